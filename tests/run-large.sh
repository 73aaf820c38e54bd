#!/bin/sh
# Large YAML zones are loaded while they are read, on two threads. What comes of
# it is what comes of the same text on standard input, which is read first.
# Usage: run-large.sh DCVLINT
set -u
dcvlint=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
bad=0
zone() { # last lines
	printf -- "---\n'':\n- type: MX\n  value: {preference: 10, exchange: mx1.example.net.}\n"
	awk 'BEGIN { for (i = 0; i < 40000; i++) printf "h%d:\n  type: A\n  value: 192.0.2.%d\n", i, i % 250 }'
	printf "$@"
}
compare() { # what
	for command in dump check "routes --format jsonl"; do
		"$dcvlint" $command --no-config --today 2026-11-24 --notes example.com.yaml >one 2>&1
		a=$?
		"$dcvlint" $command --no-config --today 2026-11-24 --notes --stdin-filename example.com.yaml - <example.com.yaml >two 2>&1
		b=$?
		[ $a = $b ] && cmp -s one two && [ -s one ] || {
			bad=1
			echo "large: $1: $command differs ($a, $b)"
			diff one two | head -5
		}
	done
}
zone "last: {type: TXT, value: x}\n" >example.com.yaml
compare "a plain zone"
grep -q '^last.example.com. ' one || "$dcvlint" dump example.com.yaml | grep -q '^last.example.com. ' ||
	{ bad=1; echo "large: the last record is missing"; }
zone "h7: {type: A, value: 8.8.8.8}\n" >example.com.yaml
compare "a key twice"
"$dcvlint" dump example.com.yaml 2>/dev/null | grep -c '^h7.example.com. ' | grep -qx 1 ||
	{ bad=1; echo "large: a key twice: not the last alone"; }
zone "*: {type: A, value: 8.8.8.8}\n" >example.com.yaml
compare "a star without quotes"
zone "x: !!str {type: A, value: 8.8.8.8}\n" >example.com.yaml
compare "a tag"
zone "x: {type: A, value: 8.8\n" >example.com.yaml
compare "a text cut off"
zone "x: {type: TXT, value: \"a\\tb \\u00e4\"}\ny: {type: A, value: 8.8.8.999}\nz: {type: A, value: \377}\n" >example.com.yaml
compare "escapes and octets"
zone "a: &a {type: A, value: 8.8.8.8}\nb: *a\nc: {<<: *a, ttl: 60}\n<<: {d: *a, h1: *a}\n" >example.com.yaml
compare "aliases and merges"
[ "$bad" = 0 ] && echo "large: two threads say what one does"
exit $bad
