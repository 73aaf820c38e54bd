#include <string.h>

#include "dcv/dnsmethod_internal.h"

const char *dcv_dns_why_text(enum dcv_dns_why w)
{
	static const char *const text[] = {
	    [DCV_DNS_FOUND] = "the CA's record stands there",
	    [DCV_DNS_ROOM] = "nothing is in the way",
	    [DCV_DNS_FOLLOWED] = "the challenge is delegated by an alias",
	    [DCV_DNS_NOT_TOLD] = "no source tells where the CA looks",
	    [DCV_DNS_DELEGATED] = "its place is delegated to a zone that is "
				  "not loaded",
	    [DCV_DNS_NOT_LOADED] = "its place is in no loaded zone",
	    [DCV_DNS_ELSEWHERE] =
		"no source tells whether the CA takes another "
		"domain",
	    [DCV_DNS_ALIAS_UNLOADED] = "an alias leads to a zone that is not "
				       "loaded",
	    [DCV_DNS_NOT_OFFERED] = "the CA has no such method",
	    [DCV_DNS_ALIAS] = "an alias stands at the name, and nothing can "
			      "stand beside it",
	    [DCV_DNS_DNAME] = "a DNAME rewrites all names below it",
	    [DCV_DNS_ALIAS_LOOP] = "the aliases there come to no end",
	    [DCV_DNS_TAKEN] = "other data stands where an alias is wanted",
	    [DCV_DNS_LONG] = "label and name are over 255 octets",
	};
	return text[w];
}

const char *dcv_dns_method_text(enum dcv_truth t)
{
	static const char *const text[] = {[DCV_NO] = "blocked",
	    [DCV_UNKNOWN] = "unknown",
	    [DCV_YES] = "ready"};
	return text[t];
}

static bool is_better(const struct dcv_dns *a, const struct dcv_dns *b)
{
	if (a->ready != b->ready)
		return a->ready > b->ready;
	return a->why == DCV_DNS_FOUND && b->why != DCV_DNS_FOUND;
}

static void judge_name(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, struct dcv_dns *out)
{
	struct dcv_dns one;
	memset(out, 0, sizeof *out);
	for (uint32_t i = 0; i < p->is.dns_records.n; i++) {
		dcv_dns_judge_record(
		    d, &p->is.dns_records.v[i], view, name, &one);
		if (i == 0 || is_better(&one, out))
			*out = one;
	}
}

/* What another domain than the name gives: if no source says that the CA takes
 * it, all that is known is that the name need not be the end. */
static void judge_other(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *other, enum dcv_truth may,
    struct dcv_dns *out)
{
	struct dcv_dns one;
	judge_name(d, p, view, other, &one);
	if (may == DCV_YES && is_better(&one, out)) {
		*out = one;
	} else if (may == DCV_UNKNOWN && one.ready != DCV_NO &&
		   out->ready == DCV_NO) {
		out->why = DCV_DNS_ELSEWHERE;
		out->ready = DCV_UNKNOWN;
	}
}

/* Baseline Requirements section 3.2.2.4: a CNAME may be followed (never for a
 * wildcard), labels may be pruned from the left, down to the base domain. */
static void judge_others(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, bool wildcard,
    struct dcv_dns *out)
{
	/* A CA that sends no mail but is known by ACME takes the name alone
	 * (RFC 8555 section 8.4). */
	enum dcv_truth prunes = p->is.walk == DCV_WALK_ADN ? DCV_YES
				: p->is.walk == DCV_WALK_UNKNOWN &&
					p->is.offers[DCV_BY_EMAIL] == DCV_YES
				    ? DCV_UNKNOWN
				    : DCV_NO;
	unsigned base = prunes == DCV_NO ? 0 : dcv_psl_base(d->psl, name);
	struct zp_name up = *name, target;
	struct zp_answer a = zp_view_ask(view, name, ZP_TXT);
	if (out->why == DCV_DNS_ALIAS && !wildcard &&
	    zp_view_target(&a, name, &target))
		judge_other(d, p, view, &target, p->is.follows_alias, out);
	while (base > 0 && out->ready != DCV_YES && up.labels > base) {
		up = zp_name_chop(&up, 1);
		judge_other(d, p, view, &up, prunes, out);
	}
}

void dcv_dns_judge(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, bool wildcard,
    struct dcv_dns *out)
{
	memset(out, 0, sizeof *out);
	out->domain = out->at = *name;
	out->why = p->is.offers[DCV_BY_DNS] == DCV_NO ? DCV_DNS_NOT_OFFERED
						      : DCV_DNS_NOT_TOLD;
	out->ready = dcv_dns_truth(out->why);
	if (out->ready == DCV_NO || p->is.dns_records.n == 0)
		return;
	judge_name(d, p, view, name, out);
	if (out->ready != DCV_YES)
		judge_others(d, p, view, name, wildcard, out);
}

void dcv_dns_judge_persist(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, bool wildcard,
    struct dcv_dns *out)
{
	const struct dcv_dns_record r = {
	    .label = DCV_PERSIST_LABEL, .type = ZP_TXT};
	struct dcv_persist_at found;
	dcv_dns_judge_record(d, &r, view, name, out);
	out->record = NULL;
	if (p->is.offers[DCV_BY_DNS_PERSIST] == DCV_NO) {
		out->why = DCV_DNS_NOT_OFFERED;
		out->ready = DCV_NO;
		return;
	}
	dcv_persist_find(d, p, view, name, wildcard, &found);
	if (found.found == DCV_YES) {
		out->why = DCV_DNS_FOUND;
		out->ready = DCV_YES;
		out->by = found.by;
	}
	if (p->is.offers[DCV_BY_DNS_PERSIST] == DCV_UNKNOWN &&
	    out->ready == DCV_YES) {
		out->why = DCV_DNS_NOT_TOLD;
		out->ready = DCV_UNKNOWN;
	}
}

enum dcv_truth dcv_dns_method(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, bool wildcard)
{
	struct dcv_dns dns, persist;
	dcv_dns_judge(d, p, view, name, wildcard, &dns);
	if (dns.ready == DCV_YES)
		return DCV_YES;
	dcv_dns_judge_persist(d, p, view, name, wildcard, &persist);
	/* Of a method that the CA may not have only the record counts. */
	if (p->is.offers[DCV_BY_DNS_PERSIST] != DCV_YES && !persist.by.zone)
		return dns.ready;
	return persist.ready > dns.ready ? persist.ready : dns.ready;
}

/* The row's name without its "*.". */
static struct zp_name self_of(const struct dcv_row *row)
{
	return row->wildcard ? zp_name_chop(&row->name, 1) : row->name;
}

bool dcv_dns_covered(
    struct dcv *d, const struct dcv_row *row, struct dcv_dns *out)
{
	const struct dcv_values *v = &row->profile->is;
	struct zp_view view = {d->set, row->view};
	bool looked = false;
	for (uint32_t i = 0; i < v->dns_records.n; i++) {
		const struct dcv_dns_record *r = &v->dns_records.v[i];
		if (r->label[0] == '\0' || dcv_is_random_label(r))
			continue;
		if (!looked && !dcv_labels_of(d, row->zone)->wildcard)
			return false;
		looked = true;
		struct zp_name self = self_of(row);
		dcv_dns_judge_record(d, r, view, &self, out);
		if (out->wildcard.zone)
			return true;
	}
	return false;
}

static bool is_blocked(
    struct dcv *d, const struct dcv_row *row, struct zp_view view)
{
	struct zp_name self = self_of(row);
	return dcv_dns_method(d, row->profile, view, &self, row->wildcard) ==
	       DCV_NO;
}

static bool wants_policy(
    struct dcv *d, const struct dcv_row *row, struct zp_view view)
{
	struct zp_name self = self_of(row);
	struct dcv_persist_at found;
	dcv_persist_find(d, row->profile, view, &self, true, &found);
	return found.found == DCV_NO && found.narrow;
}

void dcv_dns_facts(struct dcv *d, struct dcv_row *row, struct zp_view view)
{
	const uint64_t refused = DCV_F_UNCERTIFIABLE | DCV_F_REFUSED |
				 DCV_F_SUFFIX | DCV_F_DENIED |
				 DCV_F_UNKNOWN_TLD;
	const struct dcv_values *v = &row->profile->is;
	struct dcv_dns covered;
	if (!row->zone || (row->facts & refused))
		return;
	if (row->asked && is_blocked(d, row, view))
		row->facts |= DCV_F_DNS_BLOCKED;
	if (row->wildcard && v->persist_wildcard_policy == DCV_YES &&
	    v->offers[DCV_BY_DNS_PERSIST] != DCV_NO &&
	    wants_policy(d, row, view))
		row->facts |= DCV_F_PERSIST_NO_WILDCARD;
	if (v->dns_records.n > 0 && dcv_dns_covered(d, row, &covered))
		row->facts |= DCV_F_CHALLENGE_WILDCARD;
}
