#include "rules/caa.h"

#include <stdlib.h>
#include <string.h>

/* An issuer that no profile goes by, and where. */
struct stranger {
	const char *issuer;
	struct zp_str word;
	const struct dcv_caa_set *set;
	const struct dcv_caa_record *record;
};
typedef ZP_VEC(struct stranger) strangers;

static void collect(
    struct lint_pass *p, const struct dcv_caa_set *s, strangers *out)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct dcv_caa_record *r = &s->record[i];
		struct dcv_caa_value v;
		if (!r->names || r->kind > DCV_CAA_ISSUEWILD)
			continue;
		dcv_caa_value_read(r->value, &v);
		if (!rule_caa_is_issuer(p, v.issuer))
			zp_push(
			    out, ((struct stranger){rule_caa_text(p, v.issuer),
				     v.issuer, s, r}));
	}
}

static int by_issuer(const void *a, const void *b)
{
	const struct stranger *x = a, *y = b;
	int c = strcmp(x->issuer, y->issuer);
	if (c != 0)
		return c;
	return x->record->rr < y->record->rr ? -1 : 1;
}

static void report(struct lint_pass *p, const struct stranger *s, uint32_t n)
{
	const char *meant = rule_caa_nearest(p, s->issuer);
	struct lint_finding *f =
	    lint_report(p, rule_caa_word(p, s->set->zone, s->record, s->word),
		"CAA of %s names %s, which no CA profile goes by",
		rule_caa_owner(p, s->set), s->issuer);
	if (n > 1)
		lint_label(p, f, "here and in %u more", n - 1);
	if (!meant)
		lint_at_most(f, LINT_NOTE);
	if (meant)
		rule_caa_write(
		    p, f, s->set, dcv_caa_tag_text(s->record->kind), meant);
	else
		lint_help(p, f, "look the name up in the documents of the CA");
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const dcv_caa_firsts *sets = dcv_caa_sets(lint_dcv(p), z);
	strangers all = {0};
	for (uint32_t i = 0; i < sets->n; i++)
		collect(p,
		    dcv_caa_set(lint_dcv(p), z, z->rrs.v[sets->v[i]].owner),
		    &all);
	if (all.n > 1)
		qsort(all.v, all.n, sizeof *all.v, by_issuer);
	for (uint32_t i = 0, to; i < all.n; i = to) {
		for (to = i; to < all.n &&
			     strcmp(all.v[to].issuer, all.v[i].issuer) == 0;
		     to++)
			;
		report(p, &all.v[i], to - i);
	}
	zp_vec_free(&all);
}

const struct lint_rule rule_caa_issuer_unknown = {
    .id = "caa-issuer-unknown",
    .summary = "CAA names an issuer that no CA profile goes by",
    .why = "a misspelt issuer is nobody: the CA that was meant must not issue",
    .cite = "RFC 8659 section 4.2",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
