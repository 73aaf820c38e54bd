#!/bin/sh
# What belongs together is together: rules, fixtures and pages (meta_rules.py),
# the README and what the program does. Usage: meta.sh DCVLINT
set -u
dcvlint=$1
status=0
say() {
	echo "meta: $*"
	status=1
}
python3 tests/meta_rules.py "$dcvlint" || status=1
wc -l rules/*/*.c | awk '$1 > 100 && $2 != "total" { print "meta: " $2 ": over 100 lines"; bad = 1 }
	END { exit bad }' || status=1
# The README shows what the program prints, names options it has, and all
# targets there are.
out=$("$dcvlint" --color never --no-config examples/zones 2>&1)
sed -n '/^\$ dcvlint examples/,/^```/p' README.md | grep -v '^\$\|^```' |
	while read -r line; do
		case $out in *"$line"*) ;; *) echo "$line" ;; esac
	done | grep . && say "README.md shows what is not printed"
help=$("$dcvlint" --help)
for option in $(grep -oE -e '--[a-z][a-z-]+' README.md | sort -u); do
	case $help in *"$option"*) ;; *) say "README.md: no option $option" ;; esac
done
for target in $(sed -n 's/^.*echo "make \([a-z-]*\).*/\1/p' Makefile); do
	grep -q "\`$target" README.md || grep -q "make $target" README.md ||
		say "README.md: no word of make $target"
done
# The CA profiles are those of the README's table and of the files.
"$dcvlint" cas --no-config --format jsonl | python3 -c '
import json, sys
for line in sys.stdin:
    p = json.loads(line)
    print("| `%s` | %s |" % (p["id"], p["name"]))' >"${TMPDIR:-/tmp}/dcvlint-cas.$$"
sed -n '/^| profile | what it is/,/^$/p' README.md | grep '^| `' |
	diff - "${TMPDIR:-/tmp}/dcvlint-cas.$$" || say "README.md: the CA profiles are others"
for file in rules/ca/*.yaml; do
	id=$(basename "$file" .yaml)
	grep -q "^| \`$id\` |" "${TMPDIR:-/tmp}/dcvlint-cas.$$" || say "$file: no profile $id"
done
rm -f "${TMPDIR:-/tmp}/dcvlint-cas.$$"
# Each format that --help lists is a row of the README's table, and each dialect
# is listed there.
formats=$("$dcvlint" --help | sed -n '/^  --input-format/,/^  --[^i]/p' |
	grep -v '^  --[^i]' | sed 's/--input-format F//; s/(default)//' | tr -s ' ,' '\n\n' | grep .)
for format in $formats; do
	[ "$format" = auto ] || grep -q "^| \`$format\` |" README.md ||
		say "README.md: no row for the format $format"
done
for dialect in $(sed -n 's/^[[:space:]]*\.name = "\(.*\)",/\1/p' zoneparse/dialects/*.c); do
	echo "$formats" | grep -qx "$dialect" || say "--help: no format $dialect"
done
sed -n 's/^| `\([a-z][a-z0-9-]*\)` | .* | .* |$/\1/p; /^Also read/q' README.md | while read -r format; do
	echo "$formats" | grep -qx "$format" || echo "$format"
done | grep . && say "README.md has rows of formats that there are not"
exit $status
