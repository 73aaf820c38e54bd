#!/bin/sh
# An octoDNS zone of 250,000 owners, read beside libyaml's bare events.
# Usage: yaml.sh YAML_LOAD
set -eu
work=/tmp/by; mkdir -p /tmp/by
#trap 'rm -rf "$work"' EXIT
awk 'BEGIN {
	print "---\n\"\":\n  - type: NS\n    values:\n    - ns1.example.net.\n    - ns2.example.net."
	for (i = 0; i < 250000; i++) {
		printf "host%06d:\n", i
		if (i % 10 < 7)
			printf "  type: A\n  ttl: 300\n  value: 192.0.2.%d\n", i % 250
		else if (i % 10 < 9)
			printf "- type: A\n  value: 192.0.2.%d\n- type: TXT\n  values:\n  - v=spf1 -all\n", i % 250
		else
			printf "  type: MX\n  values:\n  - exchange: mx1.example.net.\n    preference: %d\n", i % 100
	}
}' >"$work/zone.yaml"
"$1" "$work/zone.yaml"
