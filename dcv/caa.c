/* Whether a set lets a CA issue: RFC 8659 section 4, RFC 8657. */
#include "dcv/caa.h"

#include <stdlib.h>
#include <string.h>

#include "dcv/caa_internal.h"
#include "dcv/timeline.h"

/* A set of more records is judged once for each question. */
#define KEPT_FROM 5

struct dcv_caa_kept {
	struct dcv_caa_kept *next;
	unsigned profile;
	bool wildcard;
	enum dcv_method method;
	struct dcv_caa_answer now, strict;
};

/* What is asked of a set. */
struct question {
	const struct dcv_profile *profile;
	bool wildcard;
	enum dcv_method method;
	enum dcv_truth obeys;
};

static enum dcv_truth least(enum dcv_truth a, enum dcv_truth b)
{
	return a < b ? a : b;
}

enum dcv_truth dcv_caa_obeys(const struct dcv *d, const struct dcv_profile *p)
{
	return dcv_day_is_here(DCV_DAY_CAA_PARAMETERS, d->today)
		   ? DCV_YES
		   : p->is.caa_parameters;
}

static bool same_octets(struct zp_str a, const char *b)
{
	return a.n == strlen(b) && memcmp(a.p, b, a.n) == 0;
}

static bool lists(const dcv_words *words, const char *word)
{
	for (uint32_t i = 0; i < words->n; i++)
		if (strcmp(words->v[i], word) == 0)
			return true;
	return false;
}

/* Whether ISSUER is one of the CA's names. */
static enum dcv_truth is_issuer(
    const struct dcv_profile *p, struct zp_str issuer)
{
	const dcv_words *own = &p->is.caa_issuers;
	enum dcv_truth best = own->n > 0 ? DCV_NO : DCV_UNKNOWN;
	for (uint32_t i = 0; i < own->n; i++) {
		if (same_octets(issuer, own->v[i]))
			return DCV_YES;
		if (!dcv_caa_same_word(issuer, own->v[i]))
			continue;
		if (p->is.caa_exact_case == DCV_NO)
			return DCV_YES;
		if (p->is.caa_exact_case == DCV_UNKNOWN)
			best = DCV_UNKNOWN;
	}
	return best;
}

/* Labels of methods: ACME's, and those of Baseline Requirements section
 * 4.2.2.1.2 for all else. */
static const struct {
	enum dcv_method method;
	const char *label;
} labels[] = {
    {DCV_BY_EMAIL, "ca-tbr-4"},
    {DCV_BY_EMAIL_CAA, "ca-tbr-13"},
    {DCV_BY_EMAIL_TXT, "ca-tbr-14"},
    {DCV_BY_REGISTRATION, "ca-tbr-2"},
    {DCV_BY_DNS, "dns-01"},
    {DCV_BY_DNS, "ca-tbr-7"},
    {DCV_BY_DNS_ACCOUNT, "dns-account-01"},
    {DCV_BY_DNS_ACCOUNT, "ca-tbr-21"},
    {DCV_BY_DNS_PERSIST, "dns-persist-01"},
    {DCV_BY_DNS_PERSIST, "ca-tbr-22"},
    {DCV_BY_HTTP, "http-01"},
    {DCV_BY_HTTP, "ca-tbr-18"},
    {DCV_BY_TLS, "tls-alpn-01"},
    {DCV_BY_TLS, "ca-tbr-20"},
};
#define LABELS (sizeof labels / sizeof *labels)

const char *dcv_caa_label(const struct dcv_profile *p, enum dcv_method method)
{
	const char *last = NULL;
	for (size_t i = 0; i < LABELS; i++) {
		if (labels[i].method != method)
			continue;
		last = labels[i].label;
		if (lists(&p->is.caa_methods, last))
			break;
	}
	return last;
}

static enum dcv_truth holds(struct zp_str list, const char *label)
{
	enum dcv_truth best = DCV_NO;
	struct zp_str word;
	for (size_t at = 0; dcv_caa_word_next(list, &at, &word);) {
		if (same_octets(word, label))
			return DCV_YES;
		/* No text says whether case counts. */
		if (dcv_caa_same_word(word, label))
			best = DCV_UNKNOWN;
	}
	return best;
}

/* Whether validationmethods lets the method be used. A method has one label or
 * two; which of them the CA uses, its profile may tell. */
static enum dcv_truth lets_method(
    const struct dcv_profile *p, enum dcv_method method, struct zp_str list)
{
	unsigned told = 0;
	enum dcv_truth any = DCV_NO, all = DCV_YES, own = DCV_NO;
	for (size_t i = 0; i < LABELS; i++) {
		if (labels[i].method != method)
			continue;
		enum dcv_truth t = holds(list, labels[i].label);
		any = t > any ? t : any;
		all = least(all, t);
		if (!lists(&p->is.caa_methods, labels[i].label))
			continue;
		told++;
		own = t > own ? t : own;
	}
	if (told > 0)
		return own;
	return all == DCV_YES ? DCV_YES : least(any, DCV_UNKNOWN);
}

/* RFC 8657 sections 3 and 4, were they obeyed. */
static struct dcv_caa_answer read_parameters(
    const struct question *q, const struct dcv_caa_value *v)
{
	struct dcv_caa_answer a = {DCV_YES, DCV_CAA_WHY_NAMED, NULL};
	unsigned methods = 0, accounts = 0;
	struct dcv_caa_parameter p;
	for (size_t at = 0; dcv_caa_parameter_next(v, &at, &p);) {
		enum dcv_truth t = DCV_UNKNOWN;
		enum dcv_caa_why why = DCV_CAA_WHY_ACCOUNT;
		if (dcv_caa_same_word(p.tag, "validationmethods")) {
			methods++;
			why = DCV_CAA_WHY_METHOD;
			t = lets_method(q->profile, q->method, p.value);
			if (!same_octets(p.tag, "validationmethods"))
				t = t == DCV_YES ? t : DCV_UNKNOWN;
		} else if (dcv_caa_same_word(p.tag, "accounturi")) {
			accounts++;
		} else {
			continue;
		}
		if (t < a.allowed)
			a = (struct dcv_caa_answer){t, why, NULL};
	}
	if (methods > 1 || accounts > 1)
		a = (struct dcv_caa_answer){DCV_NO, DCV_CAA_WHY_TWICE, NULL};
	return a;
}

static struct dcv_caa_answer ask_record(
    const struct question *q, const struct dcv_caa_record *r)
{
	struct dcv_caa_value v;
	struct dcv_caa_answer a = {DCV_NO, DCV_CAA_WHY_OTHERS, r};
	if (!r->names)
		return a;
	dcv_caa_value_read(r->value, &v);
	a.allowed = is_issuer(q->profile, v.issuer);
	if (a.allowed == DCV_NO)
		return a;
	a.why = a.allowed == DCV_YES ? DCV_CAA_WHY_NAMED : DCV_CAA_WHY_ISSUER;
	if (q->obeys == DCV_NO || v.rest.n == 0)
		return a;
	struct dcv_caa_answer p = read_parameters(q, &v);
	if (q->obeys == DCV_UNKNOWN && p.allowed == DCV_NO)
		p.allowed = DCV_UNKNOWN;
	if (p.allowed < a.allowed) {
		a.allowed = p.allowed;
		a.why = p.why;
	}
	return a;
}

/* Tags that every CA must know (Baseline Requirements section 4.2.2.1). */
static enum dcv_truth knows(
    const struct dcv_profile *p, const struct dcv_caa_record *r)
{
	const dcv_words *own = &p->is.caa_tags;
	if (r->kind <= DCV_CAA_IODEF)
		return DCV_YES;
	for (uint32_t i = 0; i < own->n; i++)
		if (dcv_caa_same_word(r->tag, own->v[i]))
			return DCV_YES;
	return own->n > 0 ? DCV_NO : DCV_UNKNOWN;
}

/* RFC 8659 section 4.1: whoever does not know a critical property must not
 * issue, whatever else the set says. */
static struct dcv_caa_answer ask_critical(
    const struct dcv_profile *p, const struct dcv_caa_set *s)
{
	uint8_t bits = p->is.caa_critical_bits ? p->is.caa_critical_bits : 128;
	struct dcv_caa_answer a = {DCV_YES, DCV_CAA_WHY_OPEN, NULL};
	for (uint32_t i = 0; i < s->n && a.allowed != DCV_NO; i++) {
		const struct dcv_caa_record *r = &s->record[i];
		enum dcv_truth t = r->flags & bits ? knows(p, r) : DCV_YES;
		if (t < a.allowed)
			a = (struct dcv_caa_answer){t, DCV_CAA_WHY_CRITICAL, r};
	}
	return a;
}

static struct dcv_caa_answer ask_set(
    const struct question *q, const struct dcv_caa_set *s)
{
	/* Section 4.3: with an issuewild, issue says nothing of wildcards. */
	enum dcv_caa_tag tag = q->wildcard && s->count[DCV_CAA_ISSUEWILD] > 0
				   ? DCV_CAA_ISSUEWILD
				   : DCV_CAA_ISSUE;
	struct dcv_caa_answer critical = ask_critical(q->profile, s);
	struct dcv_caa_answer best = {DCV_NO, DCV_CAA_WHY_NONE, NULL};
	if (s->count[tag] == 0)
		best = (struct dcv_caa_answer){DCV_YES, DCV_CAA_WHY_OPEN, NULL};
	for (uint32_t i = 0; i < s->n && best.allowed != DCV_YES; i++) {
		if (s->record[i].kind != tag)
			continue;
		struct dcv_caa_answer a = ask_record(q, &s->record[i]);
		if (!best.record || a.allowed > best.allowed ||
		    (a.allowed == best.allowed && a.why > best.why))
			best = a;
	}
	return critical.allowed < best.allowed || critical.allowed == DCV_NO
		   ? critical
		   : best;
}

static void ask_both(const struct dcv *d, struct question *q,
    const struct dcv_caa_set *s, struct dcv_caa *out)
{
	q->obeys = dcv_caa_obeys(d, q->profile);
	out->now = ask_set(q, s);
	out->strict = out->now;
	if (q->obeys == DCV_YES)
		return;
	q->obeys = DCV_YES;
	out->strict = ask_set(q, s);
}

/* Large sets keep what was said of them. */
static void ask_kept(struct dcv *d, struct question *q, struct dcv_caa_set *s,
    struct dcv_caa *out)
{
	struct dcv_caa_kept *k = s->kept;
	while (k && (k->profile != q->profile->index ||
			k->wildcard != q->wildcard || k->method != q->method))
		k = k->next;
	if (k) {
		out->now = k->now;
		out->strict = k->strict;
		return;
	}
	ask_both(d, q, s, out);
	if (s->n < KEPT_FROM)
		return;
	k = zp_alloc(&d->arena, sizeof *k);
	*k = (struct dcv_caa_kept){s->kept, q->profile->index, q->wildcard,
	    q->method, out->now, out->strict};
	s->kept = k;
}

void dcv_caa_judge_found(struct dcv *d, const struct dcv_profile *p,
    const struct dcv_caa_found *found, bool wildcard, enum dcv_method method,
    struct dcv_caa *out)
{
	struct question q = {p, wildcard, method, DCV_YES};
	out->found = *found;
	out->set = NULL;
	out->now = (struct dcv_caa_answer){DCV_YES, DCV_CAA_WHY_NONE, NULL};
	switch (found->what) {
	case DCV_CAA_NONE: break;
	case DCV_CAA_NOT_LOADED:
		out->now.allowed = DCV_UNKNOWN;
		out->now.why = DCV_CAA_WHY_NOT_LOADED;
		break;
	case DCV_CAA_FAILED:
		/* Baseline Requirements section 4.2.2.1 lets a CA go on after
		 * a failure that is not its own; none is bound to. */
		out->now.allowed = DCV_NO;
		out->now.why = DCV_CAA_WHY_FAILED;
		break;
	case DCV_CAA_SET:
		out->set = dcv_caa_set(d, found->zone, found->node);
		ask_kept(d, &q, out->set, out);
		return;
	}
	out->strict = out->now;
}
