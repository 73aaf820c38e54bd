# Two requests in one file, one of them as DER, and files that are none.
D="$DCVLINT routes --no-config --today 2026-11-24"
$D --csr requests/shop.csr zones 2>&1 | grep -v '^  \|│\|^$'
$D --csr requests/shop.csr --format json zones 2>/dev/null |
	python3 -c 'import json, sys
for c in json.load(sys.stdin)["certificates"]: print(c["id"], *c["names"])'
sed '/END/q' requests/shop.csr | grep -v -e ---- | base64 -d >shop.der
$D --csr shop.der --quiet zones 2>/dev/null
: >empty.csr
printf 'no request\n' >text.csr
printf -- '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n' >bad.csr
head -c 100 shop.der >cut.der
sed 's/www.example.com/www\x00example.com/' shop.der >nul.der
sed 's/www.example.com/www.exam le.com/' shop.der >space.der
sed 's/shop.example.com/\x00hop.example.com/' shop.der >common.der
head -c 1048577 /dev/zero >large.csr
for file in empty.csr text.csr bad.csr cut.der nul.der space.der common.der large.csr zones nowhere.csr ""; do
	$D --csr "$file" zones
	echo "exit $?"
done
