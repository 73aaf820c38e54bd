# What a configuration cannot do, and how it says so.
try() {
	printf -- "$1" >.dcvlint.yaml
	"$DCVLINT" --today 2026-11-24 zones
	[ $? = 2 ] || echo "NOT REFUSED: $1"
}
echo "-- the network, outputs, limits, other files"
try 'online: true\nprobe: {smtp: true}\nresolver: 192.0.2.1\n'
try 'output: report.json\nreport: {json: x}\nformat: sarif\nbaseline: x\n'
try 'limits: {file: 1}\nmax_file_size: 1\ntimeout: 0\njobs: 99\n'
try 'extends: https://example.com/x.yaml\ninclude: x\nroot: /\npsl: /etc/passwd\ntoday: 2000-01-01\n'
try 'disable: ["*"]\n'
echo "-- leaving the folder"
try 'zones: [{path: /etc}]\n'
try 'zones: [{path: zones/../../x}]\ncontacts: [../x.json]\n'
ln -s .. up
ln -s /etc/passwd passwd
try 'zones: [{path: up}]\nmailboxes: [{file: passwd}]\n'
try 'mailboxes: [{file: ../x}]\nexclude: [/x]\nignore: [{rule: mx, reason: x, path: ../*}]\nper-file-ignores: {"../*": [mx]}\n'
try 'zones: [{path: "a\\tb"}]\n'
echo "-- keys"
try 'severtiy: {mx: off}\n'
try 'zones: [{path: zones, orgin: example.com}]\n'
try 'certificates: [{id: a, names: [example.com], zebra: 1}]\n'
try 'ca: [acm]\nca: [acm-api]\n'
try '"": 1\n[1]: 2\n'
echo "-- types"
try 'ca: acm\nzones: {path: x}\nseverity: [mx]\nnotes: [true]\nnotes: \n'
try 'notes: yes\n'
try 'views: {a: {public: "no"}, b: {}}\n'
try 'ignore:\n  - rule: mx\n  - reason: x\n    rule: [mx]\n'
try '- zones\n'
try 'zones\n'
try 'notes: !!bool true\n'
try 'a: &a {notes: true}\n<<: *a\n'
try 'notes: true\n---\nnotes: true\n'
echo "-- values"
try 'ca: [acme]\nselect: [mx-duplicat]\nfail-on: warn\ndenylist: [a..b]\n'
try 'severity: {mx: loud, nothing: off}\n'
try 'ignore: [{rule: mx, reason: x, until: 2026-02-30}]\n'
try 'ignore: [{rule: mx, reason: "", until: tomorrow}]\n'
try 'zones: [{path: zones, view: extern}]\nviews: {external: {public: true}}\n'
try 'zones: [{path: zones, format: zonefile}]\n' 2>&1 | sed 's/none of .*/none of .../'
try 'notes: "\\x00"\n'
echo "-- the text"
try 'notes: [true\n'
try '\tnotes: true\n'
try 'a: [[[[[[[[[1]]]]]]]]]\n'
{ printf 'notes: true\n#'; head -c 307200 /dev/zero | tr '\0' x; } >.dcvlint.yaml
"$DCVLINT" zones
rm .dcvlint.yaml
mkdir .dcvlint.yaml
"$DCVLINT" zones
rmdir .dcvlint.yaml
mkfifo .dcvlint.yaml
"$DCVLINT" zones
