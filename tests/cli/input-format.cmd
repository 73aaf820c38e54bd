# The dialect is said: by name, or by what the file is not.
d=$(mktemp -d)
cd "$d"
printf -- "'': {type: MX, value: {preference: 10, exchange: mx.example.net.}}\n" >example.com.yaml
printf -- '---\n# nothing yet\n' >example.net.yaml
printf '[{"name": "www", "type": "A", "value": "8.8.8.8"}]' >list
"$DCVLINT" dump --no-config example.com.yaml
"$DCVLINT" dump --no-config --input-format octodns example.net.yaml
echo "exit $?"
"$DCVLINT" dump --no-config example.net.yaml
echo "exit $?"
"$DCVLINT" dump --no-config --input-format records --origin example.com list
"$DCVLINT" dump --no-config --input-format route53 --origin example.com list
echo "exit $?"
"$DCVLINT" dump --no-config --input-format zone example.com.yaml
echo "exit $?"
"$DCVLINT" dump --no-config --input-format octodsn example.com.yaml
cd / && rm -r "$d"
