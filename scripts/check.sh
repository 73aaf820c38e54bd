#!/bin/sh
# Every test there is, on the build in the folder named; ends with one line
# "N passed, M failed". Usage: check.sh BUILD
set -u
build=$1
dcvlint=$build/dcvlint
log=$build/check.log
passed=0
failed=0
skipped=

# The tests that a part says it ran: "passed failed", of libcheck's last line or
# of the golden runner's.
counts() {
	sed -n -e 's/^golden: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' \
		-e 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2 \3/p' \
		"$log" | awk 'NF == 3 { print $1 - $2 - $3, $2 + $3 } NF == 2'
}

# A part that tells no number counts for one; one that fails, for one failure at
# least; one that could not run, for nothing.
step() { # name, command...
	name=$1
	shift
	echo "== $name"
	"$@" >"$log" 2>&1
	status=$?
	cat "$log"
	# shellcheck disable=SC2046
	set -- $(counts)
	if [ $# = 2 ]; then
		good=$1
		bad=$2
	elif [ $status = 0 ]; then
		good=1
		bad=0
	else
		good=0
		bad=1
	fi
	[ $status = 0 ] || [ "$bad" != 0 ] || bad=1
	if [ $status = 0 ] && grep -q '^[a-z]*: skipped' "$log"; then
		good=0
		skipped="$skipped, $name"
	fi
	[ "$bad" = 0 ] || echo "FAILED: $name"
	passed=$((passed + good))
	failed=$((failed + bad))
}

step "unit tests" "$build/unit"
step "golden tests" sh tests/run-golden.sh "$dcvlint" check
step "rules and their fixtures" sh tests/meta.sh "$dcvlint"
step "the configuration and its schema" sh tests/run-config.sh "$dcvlint"
step "hostile command lines" sh tests/run-robust.sh "$dcvlint"
step "records against named-compilezone" sh tests/run-dump.sh "$dcvlint"
step "one zone in every dialect" python3 tests/property/dialects.py "$dcvlint" 1 100
step "CAA against the RFCs read anew" python3 tests/property/caa.py "$dcvlint" 1 100
step "names judged together" python3 tests/property/kin.py "$dcvlint" 1 60
step "shards put together" python3 tests/property/shards.py "$dcvlint" 1 60 50
step "the recipes of scale.md" sh tests/run-scale.sh "$dcvlint"
step "routes against a reference" python3 tests/property/routes.py "$dcvlint" 1 100
step "large zones on two threads" sh tests/run-large.sh "$dcvlint"
step "threads decide nothing" python3 tests/property/jobs.py "$dcvlint" 1 60
step "the table of speeds" sh tests/run-bench.sh "$build"
step "damaged fixtures" python3 tests/fuzz/mutate.py "$dcvlint" 1 80
step "walks against a real name server" sh tests/diff/run.sh "$dcvlint"
step "signed zones, whole and damaged" sh tests/run-dnssec.sh "$dcvlint"
step "whole repositories" sh tests/run-repo.sh "$dcvlint"
step "the pre-commit hook" sh tests/run-hook.sh "$dcvlint"
step "each form of output against its shape" python3 tests/property/reports.py "$dcvlint"
step "hostile text in every form of output" sh tests/run-escape.sh "$dcvlint"
step "what the pages show" sh tests/run-docs.sh "$dcvlint"
step "JSON and its schemas" sh tests/run-schema.sh "$dcvlint"
step "SARIF and the map of routes" sh tests/run-sarif.sh "$dcvlint"
step "the demonstration" sh scripts/demo.sh "$dcvlint"
[ -z "$skipped" ] || echo "skipped: ${skipped#, }"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
