#!/bin/sh
# Writes the registry of rules from the names of their files: rules/<topic>/
# <name>.c defines rule_<topic>_<name>, id "<topic>-<name>". Fixtures become
# the examples that "explain" shows. Usage: mkregistry.sh RULE.c...
set -eu
LC_ALL=C
export LC_ALL

# A file as a C string literal, at most 2,000 octets of it.
literal() {
	if [ ! -f "$1" ]; then
		echo 'NULL'
		return
	fi
	head -c 2000 "$1" | od -An -v -tx1 | awk '
		{ for (i = 1; i <= NF; i++) { printf "%s\\x%s", n % 16 ? "" : "\n\t\"", $i
		  if (n++ % 16 == 15) printf "\"" } }
		END { if (n % 16) printf "\""; if (!n) printf "\"\""; print "" }'
}

# The fixture CASE of a rule's folder: a master file, else YAML, else JSON, else
# the files of a folder one after the other.
fixture() { # folder, case
	if [ -d "$1/$2.d" ]; then
		folder=$(mktemp)
		for f in "$1/$2.d"/*; do
			echo "; ${f##*/}"
			cat "$f"
		done >"$folder"
		literal "$folder"
		rm -f "$folder"
		return
	fi
	for f in "$1/$2.zone" "$1/$2.yaml" "$1/$2.json"; do
		[ ! -f "$f" ] || break
	done
	literal "$f"
}

echo '/* Made by scripts/mkregistry.sh. */'
echo '#include "lint/rule.h"'
for file; do
	name=${file#rules/}
	echo "extern const struct lint_rule rule_$(echo "${name%.c}" | tr / _);"
done
echo 'const struct lint_registered lint_registry[] = {'
for file; do
	name=${file#rules/}
	name=${name%.c}
	echo "{&rule_$(echo "$name" | tr / _),"
	fixture "tests/rules/$name" fail
	echo ','
	fixture "tests/rules/$name" pass
	echo '},'
done
echo '};'
echo 'const size_t lint_registry_count = sizeof lint_registry / sizeof *lint_registry;'
echo 'const struct lint_example lint_syntax_examples[] = {'
for dir in tests/rules/syntax/*/; do
	[ -d "$dir" ] || continue
	name=$(basename "$dir" | tr _ -)
	echo "{\"syntax-$name\","
	fixture "$dir" fail
	echo ','
	fixture "$dir" pass
	echo '},'
done
echo '{NULL, NULL, NULL}};'
echo 'const size_t lint_syntax_examples_count = sizeof lint_syntax_examples / sizeof *lint_syntax_examples - 1;'
