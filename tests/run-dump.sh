#!/bin/sh
# What dump prints, against what named-compilezone makes of the same files; and
# what it prints of zones in YAML and JSON, loaded by named-compilezone. What two
# providers export of one zone is the same.
# Usage: run-dump.sh DCVLINT
set -u
dcvlint=$1
PATH=$PATH:/usr/sbin:/sbin
if ! command -v named-compilezone >/dev/null; then
	echo "dump: skipped, named-compilezone is not installed (bind9-utils)"
	[ -z "${CI:-}" ] || exit 1
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
for zone in tests/dump/*.zone; do
	origin=$(basename "$zone" .zone)
	named-compilezone -i none -k ignore -n ignore -m ignore -r ignore \
		-s full -f text -F text -o "$work/named" "$origin" "$zone" \
		>"$work/log" 2>&1 || { cat "$work/log"; bad=1; continue; }
	"$dcvlint" dump --no-config "$zone" >"$work/ours" || bad=1
	# Ours is read by named too: the same records in one form.
	named-compilezone -i none -k ignore -n ignore -m ignore -r ignore \
		-s full -f text -F text -o "$work/again" "$origin" \
		"$work/ours" >"$work/log" 2>&1 || { cat "$work/log"; bad=1; continue; }
	tr A-Z a-z <"$work/named" | sort -u >"$work/a"
	tr A-Z a-z <"$work/again" | sort -u >"$work/b"
	if diff "$work/a" "$work/b"; then
		echo "dump: $origin: $(wc -l <"$work/a") records alike"
	else
		bad=1
	fi
done
# The names of files under examples/ hold no blanks.
# shellcheck disable=SC2046
python3 tests/dump.py "$dcvlint" --alike examples/exports/example.com.gcloud.yaml \
	examples/exports/example.com.route53.json tests/dialects/*/*.yaml \
	tests/dialects/*/*.json tests/dialects/*/*.d \
	$(find examples \( -name '*.yaml' -o -name '*.json' \) ! -name '.*' | sort) || bad=1
exit $bad
