#!/bin/sh
# Golden tests: each tests/rules/<topic>/<name>/<case>.zone (or .yaml, .json, or
# folder <case>.d) is checked and what is printed compared with <case>.expect beside it;
# <case>.args holds options. So is tests/dialects/<dialect>/<case>.{yaml,json,d}
# and tests/parse/<set>/<case>.zone, and what was read of them (dump).
# The hint that every run about asked names has is left to its own tests.
# tests/cli/<case>.cmd are shell lines with $DCVLINT,
# run in a fresh copy of examples/.
# Usage: run-golden.sh DCVLINT check|update [RULE]
set -u
dcvlint=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mode=$2
only=${3:-}
root=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
out=$work/out
trap 'rm -rf "$work"' EXIT
# A day like any other, where a test says none: 2026-11-24.
export DCVLINT="$dcvlint" LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1795478400
passed=0
failed=0
ran=0
compare() { # expected file, name
	ran=$((ran + 1))
	if [ "$mode" = update ]; then
		cmp -s "$out" "$1" || { cp "$out" "$1"; echo "updated $2"; }
	elif cmp -s "$out" "$1"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED $2"
		diff -u "$1" "$out" | head -30
	fi
}
for zone in "$root"/rules/*/*/*.zone "$root"/rules/*/*/*.yaml \
	"$root"/rules/*/*/*.json "$root"/rules/*/*/*.d; do
	[ -e "$zone" ] || continue
	dir=${zone%/*}
	topic=${dir%/*}
	name=$(basename "$topic")-$(basename "$dir" | tr _ -)
	[ -z "$only" ] || [ "$only" = "$name" ] || continue
	case=$(basename "${zone%.*}")
	# What is said of every run by its day is tested by itself.
	args="--ignore date"
	[ "${topic##*/}" != date ] || args=
	[ ! -f "$dir/$case.args" ] || args="$args $(cat "$dir/$case.args")"
	(
		cd "$dir" || exit 2
		# shellcheck disable=SC2086
		"$dcvlint" check --no-config --today 2026-11-24 --color never \
			--notes --severity mail-may-be-filtered=off $args \
			"${zone##*/}" 2>&1
		echo "exit $?"
	) >"$out"
	compare "$dir/$case.expect" "$name/$case"
done
# tests/dialects and tests/parse: checked, then dumped.
for zone in "$root"/dialects/*/*.yaml "$root"/dialects/*/*.json \
	"$root"/dialects/*/*.d "$root"/parse/*/*.zone; do
	[ -e "$zone" ] || continue
	dir=${zone%/*}
	set=$(basename "$(dirname "$dir")")
	name=${set%s}-$(basename "$dir")
	[ -z "$only" ] || [ "$only" = "$name" ] || continue
	case=$(basename "${zone%.*}")
	args=
	[ ! -f "$dir/$case.args" ] || args=$(cat "$dir/$case.args")
	(
		cd "$dir" || exit 2
		# shellcheck disable=SC2086
		"$dcvlint" check --no-config --today 2026-11-24 --color never \
			--notes --ignore date --severity mail-may-be-filtered=off $args \
			"${zone##*/}" 2>&1
		echo "exit $?"
		# shellcheck disable=SC2086
		"$dcvlint" dump --no-config $args "${zone##*/}" 2>&1
		echo "exit $?"
	) >"$out"
	compare "$dir/$case.expect" "$name/$case"
done
for cmd in "$root"/cli/*.cmd; do
	[ -f "$cmd" ] || continue
	name=cli-$(basename "$cmd" .cmd)
	[ -z "$only" ] || [ "$only" = "$name" ] || continue
	rm -rf "$work/examples"
	cp -R "$root/../examples" "$work/examples"
	(
		cd "$work/examples" || exit 2
		sh "$cmd" 2>&1
		echo "exit $?"
	) >"$out"
	compare "${cmd%.cmd}.expect" "$name"
done
if [ "$ran" = 0 ]; then
	echo "golden: no tests of $only" >&2
	exit 1
fi
[ "$mode" = update ] || echo "golden: $passed passed, $failed failed"
[ "$failed" = 0 ]
