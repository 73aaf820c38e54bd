# Maps of several kinds, on the command line and in the configuration.
cat >example.com.zone <<'E'
$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
@ IN MX 10 mx
ns1 IN A 8.8.8.53
mx IN A 8.8.8.25
E
run() {
	"$DCVLINT" routes --format json --ignore date --today "${day:-2026-11-24}" \
		--name www.example.com "$@" example.com.zone 2>err |
		python3 -c 'import json, sys
for n in json.load(sys.stdin)["names"]:
    print(n["verdict"])
    for r in n["recipients"]:
        print("  %(address)s %(status)s: %(reason)s" % r)'
	grep '^dcvlint:' err
}
echo "-- a chain over three maps, each of another kind"
printf 'example.com x\nadmin@example.com ops@example.com\n' >virtual
printf 'Type,Email,Target\nUserAlias,ops@example.com,boss@example.com\n' >gam.csv
printf '/^boss@(.*)$/ boss+$1@example.net\n' >patterns
run --mailboxes virtual --mailboxes gam.csv --mailboxes patterns
echo "-- local parts need a domain; a pattern that takes too long"
printf 'alias,destination\nadmin,ops@example.net\n*,all@example.net\n' >forwards.csv
run --mailboxes forwards.csv
run --mailboxes example.com=forwards.csv
printf '/^(.+)+@.*x$/ ops@example.net\n' >slow
run --mailboxes slow
echo "-- no map"
printf '{"a": 1}\n' >object.json
run --mailboxes object.json 2>&1 | grep dcvlint:
"$DCVLINT" --mailboxes object.json example.com.zone
echo "status $?"
echo "-- the kind where the content does not tell, complete, contacts"
printf 'admin joe\nwebmaster joe\n' >who
printf 'Domain: example.com\nRegistrant Email: owner@example.org\n' >whois.txt
cat >.dcvlint.yaml <<'E'
mailboxes:
  - file: who
    kind: recipients
    domains: [example.com]
    complete: true
contacts: [whois.txt]
E
run
day=2020-01-01 run
"$DCVLINT" config | grep -E '^(mailboxes|contacts)'
printf 'mailboxes: [{file: who, kind: mbox}]\n' >.dcvlint.yaml
"$DCVLINT" example.com.zone
