# Baselines: written, held against, pruned, and what is refused.
run() { $DCVLINT --no-config --color never --quiet "$@"; echo "exit $?"; }
mkdir b && cp zones/example.com.zone zones/example.net.zone b
run --write-baseline b.json b
wc -l <b.json
run --baseline b.json b
run --baseline b.json --format jsonl b | grep summary
(cd b && run --baseline ../b.json example.com.zone)
echo 'fresh IN MX 0 .' >>b/example.com.zone
run --baseline b.json b | grep -E '^b/|^exit'
rm b/example.net.zone
run --baseline b.json b/example.com.zone --select caa
run --baseline b.json b --ignore mail-route-null
run --baseline b.json --prune-baseline b --ignore mail-route-null
run --write-baseline b.json b
run --write-baseline b.json b none
sed 's/mail-route-null/mail-name-stripped/' b.json >old.json
$DCVLINT --no-config --baseline old.json --format jsonl b 2>&1 | grep 'is called'
for text in '' '[]' '{"version":2,"findings":[]}' '{"version":1}' \
	'{"version":1,"findings":[{"file":null,"rule":"mx","name":null,"ca":null,"count":9223372036854775808}]}' \
	'{"version":1,"findings":[{"file":null,"rule":"mx","name":7,"ca":null,"count":1}]}' \
	'{"version":1,"version":1,"findings":[]}'; do
	printf '%s\n' "$text" >bad.json
	run --baseline bad.json b
done
run --baseline none.json b
run --baseline b.json --write-baseline b.json b
run --prune-baseline b
run --baseline b.json --name www.example.com b
run --baseline b.json --shard 1/2 b
