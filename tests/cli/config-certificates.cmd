# Certificates, mailboxes, names that are refused or assumed.
D="$DCVLINT routes --today 2026-11-24"
certificates() {
	$D --format json "$@" 2>&1 | python3 -c 'import json, sys
text = sys.stdin.read()
print(text[:text.index("{")], end="")
r = json.loads(text[text.index("{"):])
print(*r["cas"])
for n in r["names"]: print(n["ca"], n["name"], n["mail_domain"], n["verdict"])
for c in r["certificates"]: print(c["id"], c["ca"], *c["names"], c["verdict"])'
}
cat >.dcvlint.yaml <<END
zones: [{path: zones}]
certificates:
  - {id: a, names: [www.example.com, test.example.com]}
  - {id: b, names: [www.example.com, sub.test.example.com], ca: acm-api, validation-domain: example.com}
  - {id: c, names: [cdn.example.com], method: dns}
  - {id: d, names: [old.example.com], method: http, ca: acm-api}
  - {id: e, names: [mail.example.net], method: email}
END
echo "-- each by its own"
certificates
echo "-- the command line's CA"
certificates --ca acm-api
echo "-- the command line's names"
certificates --name test.example.com
echo "-- one file only"
certificates zones/example.net.zone
echo "-- none by mail: the names found"
echo 'certificates: [{id: c, names: [cdn.example.com], method: dns}]' >.dcvlint.yaml
certificates zones/example.net.zone
echo "-- a map that lists all, a denied name, an assumed target"
cat >.dcvlint.yaml <<END
zones: [{path: zones/example.com.zone}]
certificates: [{id: a, names: [blog.example.com, shop.example.com, old.example.com]}]
mailboxes: [{file: mailboxes/aliases, domains: [example.com, shop.example.com], complete: true}]
denylist: [shop.example.com]
assume-no-mx: [example.org]
END
"$DCVLINT" routes --today 2026-11-24 2>/dev/null
: >none
"$DCVLINT" routes --today 2026-11-24 --mailboxes example.com=mailboxes/aliases --denylist none --assume-no-mx cloudfront.net 2>/dev/null
echo "-- a map in a folder above"
mkdir .git zones/sub
(cd zones/sub && "$DCVLINT" routes --today 2026-11-24 --format json 2>/dev/null | grep -o 'mailboxes/aliases[^"]*' | sort | uniq -c)
