#!/bin/sh
# The programs of the table of speeds build, the zones that they are measured
# with are sound, and the table comes out. How fast anything is, is not tested.
# Usage: run-bench.sh BUILD
set -u
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
fail() {
	echo "bench: $*"
	bad=1
}
${MAKE:-make} -s DEV=1 B="$build" bench-programs || exit 1

sound() { # file
	"$build/dcvlint" check --no-config --format jsonl --notes \
		--fail-on never "$1" >"$work/out" || fail "$1 cannot be checked"
	! grep -E '"rule":"syntax-|"severity":"error"' "$work/out" ||
		fail "$1 has faults"
}
"$build/bench/zones" hosts 2000 >"$work/example.com.zone"
"$build/bench/zones" delegations 2000 >"$work/example.zone"
"$build/bench/zones" octodns 200 >"$work/example.com.yaml"
mkdir "$work/many"
"$build/bench/zones" many 3 "$work/many"
for zone in "$work"/*.zone "$work"/*.yaml "$work"/many/*.zone; do
	sound "$zone"
done
for n in 1 29 2000; do
	"$build/bench/zones" hosts $n | grep -vc '^\$\|^	7200' >"$work/n"
	[ $n -lt 12 ] || [ "$(cat "$work/n")" = $n ] || fail "not $n records"
done

BENCH_SCALE=0.0005 python3 tests/bench/run.py "$build/dcvlint" \
	"$build/bench" quick >"$work/table" 2>&1 || fail "no table"
for row in check "parsing only" "zones of 25" "one zone" routes octoDNS gzip --jobs; do
	grep -q -e "$row" "$work/table" || fail "no row about $row"
done
! grep "^failed" "$work/table" || bad=1
[ $bad = 0 ] || cat "$work/table"
exit $bad
