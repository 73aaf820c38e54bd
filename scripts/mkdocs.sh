#!/bin/sh
# Writes docs/rules: a page for each rule and an index, as the program tells
# them; pages of rules that are no more are removed. Usage: mkdocs.sh DCVLINT
set -eu
dcvlint=$1
folder=docs/rules
mkdir -p "$folder"
rm -f "$folder"/*.md
"$dcvlint" explain --format markdown >"$folder/README.md"
# A page begins with the comment that says who wrote it; its title names it.
# shellcheck disable=SC2046
"$dcvlint" explain --format markdown $("$dcvlint" rules --format jsonl |
	sed 's/^{"id":"\([a-z0-9-]*\)".*/\1/') |
	awk -v "folder=$folder" '
		/^<!-- Made by/ { if (name) close(name); first = $0; getline
			name = folder "/" $2 ".md"; print first >name; n++ }
		{ print >name }
		END { print folder ": " n + 0 " pages"; exit !n }'
