# One run makes several reports, each what --format makes of it.
for command in check routes; do
	"$DCVLINT" $command --no-config zones --report json=a.json --report jsonl=a.jsonl \
		--report text=a.txt >main.txt 2>/dev/null
	echo "$command $?"
	cmp main.txt a.txt
	for format in json jsonl; do
		"$DCVLINT" $command --no-config zones --format $format 2>/dev/null | cmp - a.$format
	done
done
# A file that cannot be written is said before anything is read; nothing is left.
for report in json=nowhere/x json=. json=/dev/full; do
	"$DCVLINT" --no-config --quiet --report jsonl=b.jsonl --report $report zones >/dev/null
	echo "$report $?"
done
ls
# What cannot be.
for words in "--report json" "--report jsn=x" "--report json=-" "--report json=x --output x" \
	"--report json=x --report jsonl=x" "--report json=x --report jsonl=./x" "--report markdown=x" \
	"--shard 1/2 --format jsonl --report json=x"; do
	# shellcheck disable=SC2086
	"$DCVLINT" --no-config $words zones
	echo "exit $?"
done
"$DCVLINT" dump --report json=x zones
echo "exit $?"
