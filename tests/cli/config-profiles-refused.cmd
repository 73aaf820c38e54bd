# Faults of CA profiles, each where it stands.
try() {
	printf -- "$1" >.dcvlint.yaml
	"$DCVLINT" --today 2026-11-24 zones
	[ $? = 2 ] || echo "NOT REFUSED: $1"
}
one() {
	try "ca-profiles:\n  - id: x\n    $1\n"
}
echo "-- the list"
try 'ca-profiles: {x: {walk: mx}}\n'
try 'ca-profiles: [x, {name: X}]\n'
try 'ca-profiles: [{id: X}, {id: "a b"}, {id: ""}, {id: [x]}]\n'
try 'ca-profiles: [{id: x}, {id: acm}, {id: x}, {id: acm}]\n'
try 'ca-profile: []\n'
try 'ca: [y]\nca-profiles: [{id: x}]\n'
try 'certificates: [{id: a, names: [a.example.com], ca: acme}]\n'
echo "-- like"
one 'like: acmm'
one 'like: x'
one 'like: y\n  - id: y'
try 'ca-profiles: [{id: acm, like: br}]\n'
echo "-- keys"
one 'value: {}'
one 'values: {wlak: {is: mx}}'
one 'values: {walk: {si: mx}}'
one 'eras: [{form: 2026-01-01, values: {}}]'
one 'sources: {s: {titel: T}}'
one 'values: {dns-records: {is: [{lable: _a, type: TXT}]}}'
one '"values": {[a]: {is: mx}}'
one 'values: {walk: {is: mx}, walk: {is: adn}}'
one 'values: {walk: {<<: {is: mx}}}'
echo "-- values"
one 'values: {walk: mx, needs-mx: {is: [yes]}, offers: {is: email}}'
one 'values: {walk: {is: uphill}, needs-mx: {is: true}, no-route: {is: nam}}'
one 'values: {offers: {is: [emial, fax, unknown]}}'
one 'values: {offers: {is: [dns]}, offers-not: {is: [email, dns]}}'
one 'values: {window-hours: {is: 0}, caa-critical-bits: {is: 256}}'
one 'values: {window-hours: {is: 1e3}, caa-critical-bits: {is: -1}}'
one 'values: {email-new-until: {is: 2027-02-29}, email-renewal-until: {is: soon}}'
one 'values: {addresses: {is: [a@example.com, "", Admin]}, caa-tags: {is: [iss ue]}}'
one 'values: {caa-issuers: {is: ["a..b"]}, refused-suffixes: {is: ["a b"]}}'
one 'values: {dns-records: {is: [{label: a, type: TXT}, {label: _a.b, type: TXT}, {label: _a, type: MX}, {label: _a}, _a]}}'
one 'values: {dns-records: {is: [{label: _a, type: CNAME, target: "a b"}]}}'
one 'values: {addresses: {is: ["a\\0b"]}}'
one 'values: {walk: {is: !word mx}}'
echo "-- sources"
one 'sources: {policy: {title: T}}\n    values: {walk: {is: mx, from: polixy}}'
one 'values: {walk: {is: mx, from: policy}}'
one 'sources: {s: {title: "", date: 2026-1}, t: T}'
echo "-- eras"
one 'eras: [{values: {walk: {is: mx}}}, {from: 2026-01-01}]'
one 'eras: [{from: 2026-01-02, until: 2026-01-01, values: {}}]'
one 'eras: [{from: 2026-02-30, values: {}}, {until: never, values: {}}]'
one 'eras:\n      - {until: 2026-01-01, values: {walk: {is: mx}}}\n      - {from: 2026-01-01, values: {walk: {is: adn}}}'
one 'eras:\n      - {from: 2026-01-01, values: {offers: {is: [dns]}}}\n      - {until: 2027-01-01, values: {offers-not: {is: [dns]}}}'
