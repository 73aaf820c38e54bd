#!/bin/sh
# Runs check and routes over examples/, whose zones hold mistakes on purpose.
set -u
dcvlint=$1
run() {
	echo
	echo "\$ dcvlint $*"
	"$dcvlint" "$@"
	status=$?
	echo "(exit status $status)"
	[ "$status" -le 1 ] || exit "$status"
}
run check --mailboxes example.com=examples/mailboxes/aliases examples/zones
run routes --mailboxes example.com=examples/mailboxes/aliases examples/zones 2>/dev/null
