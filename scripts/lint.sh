#!/bin/sh
# The style that machines keep: layers, headers that compile alone, sizes,
# banned functions, no mutable file-scope state, cppcheck.
set -u
export LC_ALL=C
status=0
bad() {
	echo "lint: $*"
	status=1
}
files=$(git ls-files '*.c' '*.h')
own=$(echo "$files" | grep -v '^tests/')

# Layers: zoneparse below dcv below lint below rules.
grep -n '#include "\(dcv\|lint\|rules\)/' zoneparse/*.[ch] && bad "zoneparse includes an upper layer"
grep -n '#include "\(lint\|rules\)/' dcv/*.[ch] && bad "dcv includes an upper layer"
grep -n '#include "rules/' lint/*.[ch] && bad "lint includes a rule"
grep -hn '#include "lint/' rules/*.[ch] rules/*/*.c | grep -v 'lint/rule.h' && bad "a rule includes more than lint/rule.h"
seam() { # header, the one file
	found=$(grep -l "#include <$1" $own | grep -v "^$2\$")
	[ -z "$found" ] || bad "$1 outside $2: $found"
}
seam ldns/ zoneparse/rdata_ldns.c
seam zlib.h zoneparse/source_gz.c
seam libpsl.h dcv/psl.c
seam idn2.h dcv/idn.c

for header in $(echo "$own" | grep '\.h$'); do
	printf '#include "%s"\n' "$header" |
		${CC:-cc} -std=c11 -D_GNU_SOURCE -I. -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c - ||
		bad "$header does not compile alone"
done
for file in $own; do
	lines=$(wc -l <"$file")
	[ "$lines" -le 450 ] || bad "$file: $lines lines"
done
awk 'FNR == 1 { open = 0 }
	/^\{/ { open = FNR }
	/^\}/ { if (open && FNR - open > 70) { printf "lint: %s:%d: %d lines in one function\n", FILENAME, open, FNR - open; bad = 1 } open = 0 }
	END { exit bad }' $(echo "$own" | grep '\.c$') || status=1
grep -nE '\b(strcpy|strcat|sprintf|vsprintf|strtok|gets|localtime|alloca)\(' $own && bad "a banned function"
grep -nE '\b(printf|fprintf|puts|fputs|putchar|perror)\(' $own && bad "printing goes through lint/out.h"
if [ -d build/dev ]; then
	for object in build/dev/zoneparse/*.o build/dev/dcv/*.o build/dev/lint/*.o build/dev/rules/*.o build/dev/rules/*/*.o; do
		size -A "$object" | awk '($1 == ".data" || $1 == ".bss") && $2 > 0 { exit 1 }' ||
			bad "$object: mutable file-scope state"
	done
fi
if command -v cppcheck >/dev/null; then
	cppcheck -q --std=c11 -I. --inline-suppr --error-exitcode=1 \
		--enable=warning,portability --suppress=missingIncludeSystem --suppress=identicalInnerCondition \
		-D__GNUC__ zoneparse dcv lint rules || bad "cppcheck"
else
	echo "lint: cppcheck is not installed, skipped"
fi
[ "$status" = 0 ] && echo "lint: clean"
exit $status
