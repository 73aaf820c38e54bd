#!/bin/sh
# Loads the same random zones into a real named and into dcvlint, and compares
# every walk with real MX queries. Usage: run.sh DCVLINT [SEED...]
set -u
here=$(dirname "$0")
dcvlint=$1
shift
[ $# -gt 0 ] || set -- 1 2 3 4
PATH=$PATH:/usr/sbin:/sbin
if ! command -v named >/dev/null || ! command -v python3 >/dev/null; then
	echo "diff: skipped, named or python3 is not installed (bind9, python3)"
	[ -z "${CI:-}" ] || exit 1
	exit 0
fi
work=$(mktemp -d)
pid=
trap 'test -z "$pid" || kill "$pid" 2>/dev/null; rm -rf "$work"' EXIT
chmod 755 "$work"
free_port() {
	python3 -c 'import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}
status=0
for seed; do
	port=$(free_port)
	dir=$work/$seed
	python3 "$here/generate.py" "$seed" "$dir" 750 "$port" || exit 1
	named -c "$dir/named.conf" -g >"$dir/log" 2>&1 &
	pid=$!
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		grep -q 'running$' "$dir/log" 2>/dev/null && break
		sleep 0.25
	done
	if ! grep -q 'running$' "$dir/log"; then
		echo "diff: named did not start:"
		tail -5 "$dir/log"
		exit 1
	fi
	if grep -q 'not loaded due to errors' "$dir/log"; then
		echo "diff: named refused a generated zone:"
		grep -B2 'not loaded due to errors' "$dir/log"
		exit 1
	fi
	"$dcvlint" routes --no-config --format jsonl --names-from "$dir/names" \
		"$dir"/zones/*.zone >"$dir/routes" 2>"$dir/findings"
	[ $? -le 1 ] || { echo "diff: dcvlint failed:"; tail -5 "$dir/findings"; exit 1; }
	echo "seed $seed"
	python3 "$here/compare.py" "$dir" "$port" "$dir/routes" || status=1
	kill "$pid"
	wait "$pid" 2>/dev/null
	pid=
done
exit $status
