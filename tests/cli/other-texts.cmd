printf '; <<>> DiG 9.18 <<>> example.com axfr\n; Transfer failed.\n' >failed.txt
printf '$TTL {{ ttl }}\n@ IN SOA a. b. 1 2 3 4 5\n' >db.example.com
printf '$TTL 5\n@ IN SOA a. b. 1 2 3 4 5\n' >example.com.zone.erb
printf '# data\n.example.com:8.8.8.53:a:259200\n@example.com:8.8.8.25:mx:10\n' >data
printf 'PK\003\004' >export.zip
printf 'This is a text of a few words\n' >words.txt
for file in failed.txt db.example.com example.com.zone.erb data export.zip words.txt; do
	"$DCVLINT" check --no-config --quiet $file
	echo "$file $?"
done
mkdir folder
mv failed.txt db.example.com example.com.zone.erb data export.zip words.txt folder
"$DCVLINT" check --no-config --quiet folder
