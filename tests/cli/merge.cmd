# What comes in is not what one hopes for.
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
say() { sed "s,$T/,,g; s,$T,T,g"; }
for k in 1 2 3; do
	"$DCVLINT" --no-config --today 2026-11-24 --shard $k/3 --format jsonl zones >"$T/$k" 2>/dev/null
done
merge() { "$DCVLINT" merge --no-config --today 2026-11-24 "$@" 2>&1 >/dev/null | say; }
merge "$T/1" "$T/2"
merge "$T/1" "$T/2" "$T/3" "$T/2"
merge "$T/nowhere"
merge "$T"
: >"$T/empty"
merge "$T/empty"
head -c 3000 "$T/1" >"$T/cut"
merge "$T/cut" "$T/2" "$T/3"
sed '$d' "$T/2" >"$T/cut"
merge "$T/1" "$T/cut" "$T/3"
sed '1s/"tool":{"name":"dcvlint","version":"[^"]*"/"tool":{"name":"dcvlint","version":"9.9"/' "$T/2" >"$T/foreign"
merge "$T/1" "$T/foreign" "$T/3"
echo '{"type":"head"' >"$T/no-json"
merge "$T/no-json"
{ sed -n 1,2p "$T/2"; echo '{"type":"finding","rule":7}'; } >"$T/odd"
merge "$T/1" "$T/odd" "$T/3"
{ sed -n 1,2p "$T/2"; echo '[[[['; } >"$T/odd"
merge "$T/1" "$T/odd" "$T/3"
{ sed '$d' "$T/2"; grep '"unit"' "$T/1" | head -1; } >"$T/odd"
merge "$T/1" "$T/odd" "$T/3" | sed 's/: [a-z.]* was/: ... was/'
"$DCVLINT" routes --no-config --today 2026-11-24 --shard 2/3 --format jsonl zones >"$T/routes" 2>/dev/null
merge "$T/1" "$T/routes" "$T/3"
"$DCVLINT" merge --no-config --today 2026-11-24 --select mx "$T/1" "$T/2" "$T/3" 2>&1 >/dev/null | say
"$DCVLINT" merge --no-config --today 2026-11-25 "$T/1" "$T/2" "$T/3" 2>&1 >/dev/null | say | cut -c1-60
"$DCVLINT" merge
"$DCVLINT" merge --format text "$T/1"
for shard in 0/2 3/2 2 a/b 1/100001; do
	"$DCVLINT" --shard $shard zones
done
"$DCVLINT" --shard 1/2 --name www.example.com zones
"$DCVLINT" dump --shard 1/2 zones
"$DCVLINT" --shard 1/2 --changed zones
# Runs that were no shards.
"$DCVLINT" --no-config --today 2026-11-24 --format jsonl zones >"$T/a" 2>/dev/null
"$DCVLINT" merge "$T/a" 2>/dev/null | cmp - "$T/a" && echo same
