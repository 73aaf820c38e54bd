# One zone as two providers write it, and a certificate that a template asks for.
for file in exports/example.com.gcloud.yaml exports/example.com.route53.json; do
	"$DCVLINT" --no-config --notes $file
	echo "exit $?"
	"$DCVLINT" dump --no-config $file | sort >${file##*.}.dump
	"$DCVLINT" routes --no-config $file exports/certificate.template.yaml 2>${file##*.}.findings
	echo "exit $?"
done
cmp yaml.dump json.dump && cat yaml.dump
cat yaml.findings
echo "-- both at once: which is served is not known"
"$DCVLINT" --no-config --quiet --select zone exports
