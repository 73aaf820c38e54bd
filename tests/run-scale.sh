#!/bin/sh
# Runs what docs/scale.md shows, as far as it can be without the hosts that it is
# for, and holds what comes of it against one run. Usage: run-scale.sh DCVLINT
set -u
dcvlint=$(realpath "$1")
page=$(realpath docs/scale.md)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/zones"
ln -s "$dcvlint" "$work/bin/dcvlint"
PATH=$work/bin:$PATH
export PATH
status=0
fail() {
	echo "scale: $1"
	status=1
}
block() { # name: the block of code after its mark
	awk -v mark="<!-- run: $1 -->" '
		$0 == mark { found = 1; next }
		found && /^```/ { if (open) exit; open = 1; next }
		open { print }' "$page"
}

# Thirty zones, of which most point to another.
cd "$work" || exit 1
i=1
while [ $i -le 30 ]; do
	next=$((i % 30 + 1))
	cat >"zones/example$i.com.zone" <<-ZONE
		\$TTL 3600
		@ IN SOA ns1 hostmaster 1 7200 3600 1209600 300
		@ IN NS ns1.example$next.com.
		@ IN MX 10 mx.example$next.com.
		mx IN A 192.0.2.$i
		ns1 IN A 192.0.2.1$i
		www IN CNAME www.example$next.com.
		shop IN MX 10 www.example$next.com.
	ZONE
	i=$((i + 1))
done
DAY=$(date -u +%F)
export DAY
dcvlint --format json --today "$DAY" zones >one.json
[ -s one.json ] || fail "one run says nothing"
for recipe in loop parallel; do
	rm -f shard-*.jsonl all.json
	if [ $recipe = parallel ] && ! command -v parallel >/dev/null; then
		echo "scale: skipped: GNU parallel is not installed"
		continue
	fi
	block $recipe >recipe.sh
	[ -s recipe.sh ] || fail "$recipe: the page does not show it"
	HOSTS=3/: sh recipe.sh 2>log
	cmp -s one.json all.json || fail "$recipe: not what one run says: $(tail -3 log)"
done

merged() { # name, files...
	name=$1
	shift
	dcvlint merge --today "$DAY" --format json "$@" >all.json 2>log
	cmp -s one.json all.json || fail "$name: not what one run says: $(tail -3 log)"
}
rm -f shard-*.jsonl
block slurm >array.sh
for k in 1 2 3 4 5; do
	SLURM_ARRAY_TASK_ID=$k SLURM_ARRAY_TASK_COUNT=5 sh array.sh || fail "slurm: task $k"
done
merged slurm shard-*.jsonl

rm -f shard-*.jsonl
block kubernetes >job.yaml
python3 -c 'import sys, yaml
c = yaml.safe_load(open("job.yaml"))["spec"]["template"]["spec"]["containers"][0]
print(c["args"][0])' >pod.sh || fail "kubernetes: no job"
for k in 0 1 2; do
	JOB_COMPLETION_INDEX=$k SHARDS=3 sh pod.sh || fail "kubernetes: index $k"
done
merged kubernetes shard-*.jsonl

# Shards that are given their own files only.
for k in 1 2 3; do
	grep -o '"name":"zones/[^"]*"' "shard-$k.jsonl" | cut -d'"' -f4 | sort -u >files
	xargs dcvlint --shard "$k/3" --format jsonl --today "$DAY" <files >"own-$k.jsonl"
done
merged "own files" own-*.jsonl

block spark >pipe.sh
mkdir shards
for k in 1 2 3; do
	echo $k | SHARDS=3 ZONES=zones sh pipe.sh >"shards/part-0000$k" || fail "spark: part $k"
done
merged spark shards/part-*

[ $status = 0 ] && echo "scale: the recipes of docs/scale.md give what one run gives"
exit $status
