#!/bin/sh
# Writes the list of dialects from the names of their files:
# zoneparse/dialects/<name>.c defines zp_dialect_<name>.
# Usage: mkdialects.sh FILE.c...
set -eu
LC_ALL=C
export LC_ALL
echo '/* Made by scripts/mkdialects.sh. */'
echo '#include "zoneparse/dialect.h"'
# The order they are asked in is that of their ranks.
ranked=$(for file; do
	rank=$(sed -n 's/^[[:space:]]*\.rank = \([0-9]*\),.*/\1/p' "$file")
	[ -z "$rank" ] || echo "$rank $(basename "$file" .c)"
done | sort -k1,1n -k2,2 | cut -d' ' -f2)
for name in $ranked; do
	echo "extern const struct zp_dialect zp_dialect_$name;"
done
echo 'const struct zp_dialect *const zp_dialects[] = {'
for name in $ranked; do
	echo "&zp_dialect_$name,"
done
echo '};'
echo 'const unsigned zp_dialects_count = sizeof zp_dialects / sizeof *zp_dialects;'
