#!/bin/sh
# Hostile text through every form of output. Usage: run-escape.sh DCVLINT
set -u
for tool in xmllint python3; do
	command -v "$tool" >/dev/null && continue
	echo "escape: skipped, $tool is not installed"
	[ -z "${CI:-}" ]
	exit
done
python3 tests/property/escape.py "$1" 1 40
