#!/bin/sh
# Writes the texts of the CA profiles, rules/ca/<id>.yaml, as arrays: a literal
# may be too short for one. Usage: mkprofiles.sh FILE.yaml...
set -eu
LC_ALL=C
export LC_ALL
echo '/* Made by scripts/mkprofiles.sh. */'
echo '#include "dcv/profile_read.h"'
n=0
for file; do
	echo "static const char text_$n[] = {"
	od -An -v -tx1 "$file" | sed 's/ \([0-9a-f][0-9a-f]\)/\x27\\x\1\x27,/g'
	echo '0};'
	n=$((n + 1))
done
echo 'const struct dcv_profile_text dcv_profile_texts[] = {'
n=0
for file; do
	id=${file##*/}
	echo "{\"${id%.yaml}\", text_$n, sizeof text_$n - 1},"
	n=$((n + 1))
done
echo '};'
echo "const unsigned dcv_profile_texts_count = $n;"
