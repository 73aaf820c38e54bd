#!/bin/sh
# Every test there is, on the build in the folder named; ends with one line
# "N passed, M failed". Usage: check.sh BUILD
set -u
build=$1
dcvlint=$build/dcvlint
passed=0
failed=0
step() { # name, command...
	name=$1
	shift
	echo "== $name"
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $name"
	fi
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
unit() {
	"$build/unit" >"$log" 2>&1
	status=$?
	tail -n 20 "$log"
	return $status
}
step "unit tests" unit
golden() {
	sh tests/run-golden.sh "$dcvlint" check >"$log" 2>&1
	status=$?
	cat "$log"
	return $status
}
step "golden tests" golden
set -- $(sed -n 's/^golden: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$log")
passed=$((passed + ${1:-0}))
failed=$((failed + ${2:-0}))
step "rules and their fixtures" sh tests/meta.sh "$dcvlint"
step "hostile command lines" sh tests/run-robust.sh "$dcvlint"
step "records against named-compilezone" sh tests/run-dump.sh "$dcvlint"
step "walks against a real name server" sh tests/diff/run.sh "$dcvlint"
step "the pre-commit hook" sh tests/run-hook.sh "$dcvlint"
step "the demonstration" sh scripts/demo.sh "$dcvlint"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
