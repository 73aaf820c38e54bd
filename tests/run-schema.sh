#!/bin/sh
# The JSON of check and routes holds to the schemas that the program prints: of
# every fixture, and what the pages and tests show. The schemas are closed, and
# nothing stands in them that no output has.
# Usage: run-schema.sh DCVLINT
set -u
dcvlint=$(realpath "$1")
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1795478400
if ! python3 -c 'import jsonschema' 2>/dev/null; then
	echo "schema: skipped, python3-jsonschema is not installed"
	[ -z "${CI:-}" ]
	exit $?
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 tests/schema.py "$dcvlint" "$work"
