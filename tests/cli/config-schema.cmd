# The schemas: their heads, and what schema takes. tests/run-config.sh and
# tests/run-schema.sh hold them against the program.
for of in config check routes; do
	"$DCVLINT" schema $of | head -20
done
"$DCVLINT" schema config --format json | python3 -m json.tool >/dev/null
echo "exit $?"
for words in "schema" "schema dump" "schema config more" "schema check --format jsonl"; do
	# shellcheck disable=SC2086
	"$DCVLINT" $words
	echo "exit $?"
done
