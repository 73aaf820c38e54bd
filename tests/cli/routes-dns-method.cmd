# Room for the record of the DNS method: ready, blocked, unknown.
cat >dns.zone <<'Z'
$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
@ IN MX 10 mx
ns1 IN A 8.8.8.53
mx IN A 8.8.8.25
shop IN A 8.8.8.80
_0123456789abcdef0123456789abcdef.shop IN CNAME _f.x.acm-validations.aws.
www IN CNAME shop
eu IN NS ns1.example.net.
moved IN DNAME example.net.
Z
"$DCVLINT" routes --no-config --format json --today 2026-11-24 \
	--ca acm --name shop.example.com --name '*.example.com' \
	--name www.example.com --name eu.example.com \
	--name x.moved.example.com --name example.org dns.zone 2>findings >json
status=$?
grep -o '\[dcv-[a-z-]*\].*' findings
sed -n 's/^{"name":"\([^"]*\)".*"dns_method":"\([a-z]*\)".*/\1 \2/p' json
"$DCVLINT" routes --no-config --format jsonl --today 2026-11-24 dns.zone 2>&1 |
	sed -n 's/^{"type":"row","name":"\([^"]*\)".*"dns_method":"\([a-z]*\)".*/\1 \2/p'
# A CA of one's own that knows no other method: an error.
cat >.dcvlint.yaml <<'Y'
ca-profiles:
  - id: own
    name: Our own CA
    values:
      offers: {is: [dns]}
      offers-not: {is: [email, email-caa, email-txt, registration, http, tls]}
      follows-alias: {is: no}
      dns-records: {is: [{label: "@", type: TXT}]}
Y
"$DCVLINT" check --config .dcvlint.yaml --today 2026-11-24 --color never \
	--ca own --name www.example.com dns.zone 2>&1
exit $status
