#!/bin/sh
# Signed zones, whole and damaged, against Debian's signers and verifiers.
# Usage: run-dnssec.sh DCVLINT [SEED [all]]
set -u
PATH=$PATH:/usr/sbin:/sbin
for tool in dnssec-keygen dnssec-signzone dnssec-verify dnssec-dsfromkey ldns-keygen ldns-signzone ldns-verify-zone python3; do
	command -v "$tool" >/dev/null && continue
	echo "dnssec: skipped, $tool is not installed (bind9-utils, ldnsutils)"
	[ -z "${CI:-}" ] || exit 1
	exit 0
done
exec python3 "$(dirname "$0")/diff/dnssec.py" "$@"
