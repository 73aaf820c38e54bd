#!/bin/sh
# What must not go wrong on the command line: lost output, closed pipes, closed
# descriptors, odd file names, usage errors. Usage: run-robust.sh DCVLINT
set -u
dcvlint=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
bad=0
zone='$ORIGIN example.com.\n$TTL 60\n@ SOA a b 1 1 1 1 1\n@ NS a\na A 8.8.8.8\nx BADTYPE 1\n'
printf "$zone" >bad.zone
expect() { # status, what, command line
	sh -c "$3" >out 2>err
	got=$?
	[ "$got" = "$1" ] || { bad=1; echo "robust: $2: exit $got, expected $1"; }
}
export dcvlint
expect 1 "a syntax error" '"$dcvlint" bad.zone'
expect 2 "a full disk" '"$dcvlint" bad.zone >/dev/full'
expect 2 "a full disk, JSON" '"$dcvlint" --format json bad.zone >/dev/full'
expect 2 "standard output closed" '"$dcvlint" bad.zone >&-'
expect 1 "standard error closed" '"$dcvlint" bad.zone 2>&-'
expect 2 "standard input closed" '"$dcvlint" - <&-'
expect 2 "no path" '"$dcvlint"'
expect 2 "an unknown option" '"$dcvlint" --bogus bad.zone'
expect 2 "an unknown rule" '"$dcvlint" --ignore no-such-rule bad.zone'
expect 2 "no such file" '"$dcvlint" nowhere.zone'
expect 2 "an empty path" '"$dcvlint" ""'
expect 0 "never failing" '"$dcvlint" --fail-on never bad.zone'
expect 1 "an empty environment" 'env -i "$dcvlint" bad.zone'
expect 1 "standard input" '"$dcvlint" --stdin-filename example.com.zone - <bad.zone'
expect 1 "output into a file" '"$dcvlint" --format json --output report bad.zone'
python3 -m json.tool <report >/dev/null || bad=1
# A device of our own: a fault here must not cost the machine its /dev/null.
if mknod null c 1 3 2>/dev/null; then
	expect 1 "output into a device" '"$dcvlint" --output null bad.zone'
	[ -c null ] || { bad=1; echo "robust: a device was replaced"; }
fi
expect 2 "output into no folder" '"$dcvlint" --output nowhere/report bad.zone'
mkfifo fifo.zone
expect 2 "a FIFO" 'timeout 5 "$dcvlint" fifo.zone'
expect 2 "a device" 'timeout 5 "$dcvlint" /dev/zero'
for option in --mailboxes --contacts; do
	expect 2 "$option of a FIFO" "timeout 5 \"\$dcvlint\" $option fifo.zone bad.zone"
	expect 2 "$option of a device" "timeout 5 \"\$dcvlint\" $option /dev/zero bad.zone"
	expect 2 "$option of a folder" "\"\$dcvlint\" $option . bad.zone"
	expect 2 "$option of nothing" "\"\$dcvlint\" $option nowhere bad.zone"
done
head -c 3000000 /dev/zero >zeros
expect 2 "a map of NULs" 'timeout 5 "$dcvlint" --mailboxes zeros bad.zone'
"$dcvlint" --notes bad.zone bad.zone 2>&1 | head -1 >/dev/null
name="$(printf 'nl\n::error file=x::pwned.zone')"
printf "$zone" >"$name"
"$dcvlint" "$name" >out 2>&1
if grep -q '^::' out; then
	bad=1
	echo "robust: a file name writes a workflow command"
fi
printf "$zone"'y BADTYPE "\033[31m\302\233\342\200\256"\n' >esc.zone
"$dcvlint" --notes esc.zone >out 2>&1
"$dcvlint" --format json esc.zone >>out 2>&1
if LC_ALL=C grep -qP '\x1b|\xc2\x9b|\xe2\x80\xae' out; then
	bad=1
	echo "robust: raw control characters in the output"
fi
"$dcvlint" --format json esc.zone | python3 -m json.tool >/dev/null || bad=1
"$dcvlint" routes --format json --certificate example.com,a.example.com bad.zone 2>/dev/null |
	python3 -m json.tool >/dev/null || bad=1
"$dcvlint" check "$root/examples/zones" >one 2>&1
LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati "$dcvlint" check "$root/examples/zones" >two 2>&1
cmp -s one two || { bad=1; echo "robust: the output depends on the locale"; }
[ "$bad" = 0 ] && echo "robust: all as documented"
exit $bad
