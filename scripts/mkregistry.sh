#!/bin/sh
# Writes the registry of rules from the names of their files: rules/<topic>/
# <name>.c defines rule_<topic>_<name>, id "<topic>-<name>". Fixtures become
# the examples that "explain" and the rule pages show, with the finding that
# is printed on them. Usage: mkregistry.sh RULE.c...
set -euf
LC_ALL=C
export LC_ALL
tab=$(printf '\t')

files_of() { # folder, what is named in it
	if [ -f "$1/$2" ]; then
		echo "F$tab$1/$2$tab$2"
		return
	fi
	find "$1/$2" -type f | sort | while read -r part; do
		echo "F$tab$part$tab${part#"$1"/}"
	done
}

# What an option of a fixture names is part of the example, if it is a file or a
# folder.
side_files() { # folder, words...
	folder=$1
	shift
	for word; do
		word=${word##*=}
		case $word in
		. | .. | */*/* | "") ;;
		*) [ ! -e "$folder/$word" ] || files_of "$folder" "$word" ;;
		esac
	done
}

# The options, as words that a shell takes.
options() {
	line=O$tab
	for word; do
		case $word in
		*[!A-Za-z0-9_./:=,@%+-]*) word="'$word'" ;;
		esac
		line="$line$word "
	done
	printf '%s\n' "${line% }"
}

# The fixture CASE of a rule's folder, line by line: what is named on the command
# line, the options, the files. A master file, else YAML, else JSON, else the
# files of a folder.
fixture() { # folder, case
	words=
	[ ! -f "$1/$2.args" ] || words=$(cat "$1/$2.args")
	for f in "$1/$2.zone" "$1/$2.yaml" "$1/$2.json" "$1/$2.d"; do
		[ ! -e "$f" ] || break
	done
	[ -e "$f" ] || return 0
	echo "C$tab$2$tab$1/$2.expect$tab${f##*/}"
	# shellcheck disable=SC2086
	options $words
	files_of "$1" "${f##*/}"
	# shellcheck disable=SC2086
	side_files "$1" $words
}

list() {
	for file; do
		name=${file#rules/}
		echo "R$tab${name%.c}"
		fixture "tests/rules/${name%.c}" fail
		fixture "tests/rules/${name%.c}" pass
	done
	set +f
	set -- tests/rules/syntax/*/
	set -f
	for dir; do
		dir=${dir%/}
		echo "S$tab${dir#tests/rules/}"
		fixture "$dir" fail
		fixture "$dir" pass
	done
}

# The golden tests are run as of a day, and so the examples are. Files that hold
# more than plain lines (marked X) are read octet by octet.
today=$(sed -n 's/.*--today \([0-9-]*\).*/\1/p' tests/run-golden.sh | head -n 1)
listed=$(mktemp)
trap 'rm -f "$listed"' EXIT
list "$@" >"$listed"
{
	sed -n "s/^F$tab\([^$tab]*\)$tab.*/\1/p" "$listed" |
		xargs grep -la "[^ -~$tab]" | sed "s/^/X$tab/"
	cat "$listed"
} | awk -F "$tab" -v "today=$today" -f scripts/mkregistry.awk
