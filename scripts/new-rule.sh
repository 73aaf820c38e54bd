#!/bin/sh
# A rule from a template, with a fixture that fails and one that passes.
# Usage: new-rule.sh topic-some-name
set -eu
id=${1:?usage: make new-rule ID=topic-some-name}
topic=${id%%-*}
name=$(echo "${id#*-}" | tr - _)
file=rules/$topic/$name.c
dir=tests/rules/$topic/$name
[ ! -e "$file" ] || { echo "$file exists" >&2; exit 1; }
grep -q "{\"$topic\", \"" lint/catalogue.c || {
	echo "no topic $topic: give it a row in lint/catalogue.c" >&2
	exit 1
}
mkdir -p "rules/$topic" "$dir"
cat >"$file" <<EOF
#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	if (z->rrs.v[rr].pref != 12345)
		return;
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, z, rr, ZP_FIELD_RDATA), "WHAT IS WRONG");
	lint_help(p, f, "WHAT TO WRITE");
}

const struct lint_rule rule_${topic}_${name} = {
	.id = "$id",
	.summary = "WHAT IT FINDS",
	.why = "WHY A CA CARES",
	.cite = "RFC NNNN section X",
	.ignore = "when IT IS RIGHT TO IGNORE IT",
	.method = "email",
	.asked = LINT_WARNING,
	.found = LINT_WARNING,
	.rrtypes = ZP_T_MX,
	.on_rr = check,
};
EOF
for case in fail pass; do
	cat >"$dir/$case.zone" <<EOF
\$ORIGIN example.com.
\$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
@ IN MX 10 mx
ns1 IN A 8.8.8.53
mx IN A 8.8.8.25
EOF
done
echo "$file, $dir/{fail,pass}.zone: fill in, then make update RULE=$id, make docs"
