#!/bin/sh
# SARIF: what is written of examples, fixtures, hostile zones and large ones
# holds to the official schema and to what code scanning asks for, as
# Microsoft's validator tells; columns, fingerprints and limits are checked
# against the files. The map of routes: Graphviz draws it.
# Usage: run-sarif.sh DCVLINT
set -u
dcvlint=$(realpath "$1")
cd "$(dirname "$0")/.." || exit 1
package=${XDG_CACHE_HOME:-$HOME/.cache}/dcvlint/npm/node_modules/@microsoft/sarif-multitool-linux
export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1795478400
missing() {
	echo "sarif: skipped, $1"
	[ -z "${CI:-}" ]
	exit $?
}
command -v dot >/dev/null || missing "Graphviz is not installed"
python3 -c 'import jsonschema' 2>/dev/null ||
	missing "python3-jsonschema is not installed"
rest=
if [ ! -x "$package/Sarif.Multitool" ]; then
	rest="@microsoft/sarif-multitool-linux is not there (scripts/setup.sh check fetches it with npm): the validators"
	package=
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 tests/sarif.py "$dcvlint" "$work" "$package" || exit 1
[ -z "$rest" ] || missing "$rest"
