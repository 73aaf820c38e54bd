#!/bin/sh
# The style that machines keep: layers, headers that compile alone, sizes,
# banned functions, no mutable file-scope state, cppcheck, formatting.
# Usage: lint.sh BUILD
set -u
LC_ALL=C
export LC_ALL
build=$1
status=0
bad() {
	echo "lint: $*"
	status=1
}
own=$(ls zoneparse/*.[ch] zoneparse/*/*.[ch] dcv/*.[ch] lint/*.[ch] rules/*.[ch] rules/*/*.c)
files="$own $(ls tests/unit/*.c tests/bench/*.c)"

# Layers: zoneparse below dcv below lint below rules.
layer() { # what it may include of ours, files...
	allowed=$1
	shift
	! grep -n '^#include "' "$@" | grep -Ev "\"($allowed)\"" ||
		bad "an include that its layer may not have"
}
layer 'zoneparse/([a-z]+/)?[a-z_]+\.(h|def)' zoneparse/*.[ch] zoneparse/*/*.[ch]
layer '(zoneparse|dcv)/[a-z_]+\.h' dcv/*.[ch]
layer '(zoneparse|dcv|lint)/[a-z_]+\.(h|def)' lint/*.[ch]
layer 'lint/(rule|near)\.h|(zoneparse|dcv|rules)/[a-z_]+\.h' rules/*.[ch] rules/*/*.c
seam() { # header, the files
	header=$1
	shift
	found=$(grep -l "#include <$header" $own | grep -vxF "$(printf '%s\n' "$@")")
	[ -z "$found" ] || bad "$header outside $*: $found"
}
seam ldns/ zoneparse/rdata_ldns.c zoneparse/dnssec_ldns.c
seam zlib.h zoneparse/source_gz.c
seam libpsl.h dcv/psl.c
seam openssl/ lint/csr.c
seam idn2.h zoneparse/idn.c
seam yaml.h zoneparse/yaml.c
seam pcre2.h dcv/regex.c
seam jansson.h lint/json_read.c

for header in $(echo "$own" | grep '\.h$'); do
	printf '#include "%s"\n' "$header" |
		${CC:-cc} -std=c11 -D_GNU_SOURCE -I. -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c - ||
		bad "$header does not compile alone"
done
for file in $files; do
	lines=$(wc -l <"$file")
	[ "$lines" -le 400 ] || bad "$file: $lines lines"
done
awk 'FNR == 1 { open = 0 }
	/^\{/ { open = FNR }
	/^\}/ { if (open && FNR - open > 70) { printf "lint: %s:%d: %d lines in one function\n", FILENAME, open, FNR - open; bad = 1 } open = 0 }
	END { exit bad }' $(echo "$files" | grep -o '[^ ]*\.c$') || status=1
# No copying without bounds, no hidden state, no stack sized by the input.
grep -nE '\b(str(cpy|cat|tok)|v?sprintf|gets|ato[ifl]l?|alloca|(local|gm)time|asctime|ctime|setlocale|system|popen|rand|tmpnam|mktemp) *\(' $own &&
	bad "a banned function"
grep -nE '\b(printf|fprintf|v?dprintf|puts|fputs|fputc|putchar|perror) *\(' $own && bad "printing goes through lint/out.h"
for file in $own; do
	object=$build/${file%.c}.o
	[ "${file%.h}" = "$file" ] && [ -f "$object" ] || continue
	size -A "$object" |
		awk '$1 ~ /^\.t?(data|bss)/ && $1 !~ /rel\.ro/ && $2 > 0 { exit 1 }' ||
		bad "$file: mutable file-scope state"
done
cppcheck -q --language=c --std=c11 -I. --inline-suppr --error-exitcode=1 \
	--enable=warning,portability --suppress=missingIncludeSystem \
	--suppress=identicalInnerCondition -D__GNUC__ \
	zoneparse dcv lint rules || bad "cppcheck"
clang-format --dry-run $files 2>&1 | sed -n 's/^\([^ :]*\):[0-9]*:[0-9]*: warning.*/\1/p' |
	sort | uniq -c >"$build/format"
[ ! -s "$build/format" ] || {
	cat "$build/format"
	bad "places in these files are not formatted (make format)"
}
[ "$status" = 0 ] && echo "lint: clean"
exit $status
