#!/bin/sh
# Runs check and routes over examples/, whose zones hold mistakes on purpose:
# master files, octoDNS, an export of Google Cloud DNS with the CloudFormation
# template of a certificate.
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
run check examples/octodns
run routes examples/exports/certificate.template.yaml \
	examples/exports/example.com.gcloud.yaml 2>/dev/null
