# CA profiles in the configuration: added, begun from another, changed.
D="$DCVLINT"
cat >.dcvlint.yaml <<END
ca: [corp]
certificates:
  - {id: a, names: [shop.example.com, test.example.com]}
  - {id: b, names: [sub.test.example.com], ca: old-acm}
ca-profiles:
  - id: corp
    name: Our own CA
    note: It is named above, and stands below.
    sources:
      policy: {title: "Certificate policy, section 4", date: 2026-05}
    values:
      offers: {is: [email, dns], from: policy}
      addresses: {is: [hostmaster, pki], from: policy}
      walk: {is: none}
      needs-mx: {is: yes}
      refused-suffixes: {is: [shop.example.com]}
      dns-records: {is: [{label: "_pki", type: TXT}]}
    eras:
      - {until: 2026-11-24, values: {window-hours: {is: 24}}}
      - {from: 2026-11-25, values: {window-hours: {is: 48, from: policy}}}
  - id: old-acm
    like: acm
    values:
      offers: {is: [registration]}
      email-new-until: {is: unknown}
  - id: acm
    values: {no-route: {is: name}}
END
$D cas --today 2026-11-24 corp old-acm
echo "exit $?"
echo "-- what the configuration says is not taken back by an era of the file"
$D cas --today 2024-07-01 old-acm | grep registration
echo "-- days"
$D cas --today 2026-11-25 corp | grep window-hours
echo "-- a profile that is there"
$D cas --today 2026-11-24 acm | grep -e '^acm' -e no-route -e registration
$D cas --no-config corp
echo "exit $?"
$D cas --format json corp | python3 -c 'import json, sys
p = json.load(sys.stdin)["profiles"][0]
print(p["configured"], p["values"]["walk"], p["values"]["dns-records"]["is"])'
echo "-- what is in force"
$D config | grep -e '^ca' -e '^certificates'
echo "-- names judged by them"
show() {
	$D routes --today 2026-11-24 --format json "$@" zones 2>/dev/null | python3 -c 'import json, sys
r = json.load(sys.stdin)
print(*r["cas"])
for n in r["names"]: print(n["ca"], n["name"], n["verdict"], *(x["address"] for x in n["recipients"]))
for c in r["certificates"]: print(c["id"], c["ca"], c["verdict"])'
}
show
show --ca old-acm --name test.example.com
$D --today 2026-11-24 --quiet zones --select name
echo "-- words that name none"
$D --ca crop zones
echo "exit $?"
$D --ca corp --no-config zones
echo "exit $?"
