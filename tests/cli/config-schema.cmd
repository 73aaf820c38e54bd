# The schema: its head, and what schema takes. tests/run-config.sh holds it
# against the program.
"$DCVLINT" schema config | head -20
"$DCVLINT" schema config --format json | python3 -m json.tool >/dev/null
echo "exit $?"
for words in "schema" "schema check" "schema routes" "schema config more" "schema config --format jsonl"; do
	# shellcheck disable=SC2086
	"$DCVLINT" $words
	echo "exit $?"
done
