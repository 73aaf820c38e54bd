#!/bin/sh
# Each rule and each kind of parser problem has a summary, a reason, a source, a
# fixture that raises it and one that does not. Usage: meta.sh DCVLINT
set -u
dcvlint=$1
status=0
say() {
	echo "meta: $*"
	status=1
}
"$dcvlint" rules --format jsonl | python3 -c '
import json, sys
for line in sys.stdin:
    r = json.loads(line)
    for key in ("id", "topic", "summary", "why", "source"):
        if not r[key]:
            sys.exit("meta: %s has no %s" % (r["id"], key))
    print(r["id"])' >"${TMPDIR:-/tmp}/dcvlint-ids.$$" || status=1
count=0
while read -r id; do
	topic=${id%%-*}
	name=$(echo "${id#*-}" | tr - _)
	dir=tests/rules/$topic/$name
	count=$((count + 1))
	[ "$topic" = syntax ] || [ -f "rules/$topic/$name.c" ] || say "$id: its file is not rules/$topic/$name.c"
	# A fixture of 100 million records would be too large to keep.
	[ "$id" != syntax-record-limit ] || continue
	grep -q "\[$id\]" "$dir/fail.expect" 2>/dev/null || say "$id: $dir/fail.zone does not raise it"
	[ -f "$dir/pass.expect" ] || say "$id: no $dir/pass.zone"
	! grep -q "\[$id\]" "$dir/pass.expect" 2>/dev/null || say "$id: $dir/pass.zone raises it"
	"$dcvlint" explain "$id" >/dev/null || say "$id: explain fails"
done <"${TMPDIR:-/tmp}/dcvlint-ids.$$"
rm -f "${TMPDIR:-/tmp}/dcvlint-ids.$$"
for file in rules/*/*.c; do
	[ "$(wc -l <"$file")" -le 100 ] || say "$file: over 100 lines"
done
# The README shows what the program prints, names options it has, and all
# targets there are.
out=$("$dcvlint" --color never --no-config examples/zones 2>&1)
sed -n '/^\$ dcvlint examples/,/^```/p' README.md | grep -v '^\$\|^```' |
	while read -r line; do
		case $out in *"$line"*) ;; *) echo "$line" ;; esac
	done | grep . && say "README.md shows what is not printed"
for option in $(grep -oE -e '--[a-z][a-z-]+' README.md | sort -u); do
	"$dcvlint" --help | grep -q -e "$option" || say "README.md: no option $option"
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
[ "$count" -gt 0 ] || say "no rules are listed"
echo "meta: $count rules"
exit $status
