#include "dcv/methods.h"

#include <string.h>

#include "dcv/dnsmethod.h"
#include "dcv/published.h"
#include "dcv/route_internal.h"

const char *dcv_standing_text(enum dcv_standing s)
{
	static const char *const text[] = {
	    [DCV_S_NOT_OFFERED] = "not-offered",
	    [DCV_S_ENDED] = "ended",
	    [DCV_S_NOT_READY] = "not-ready",
	    [DCV_S_UNKNOWN] = "unknown",
	    [DCV_S_ROUTABLE] = "routable",
	    [DCV_S_READY] = "ready",
	};
	return text[s];
}

static enum dcv_standing of_verdict(enum dcv_verdict v)
{
	switch (v) {
	case DCV_NOT_READY: return DCV_S_NOT_READY;
	case DCV_VERDICT_UNKNOWN: return DCV_S_UNKNOWN;
	case DCV_ROUTABLE: return DCV_S_ROUTABLE;
	case DCV_READY: break;
	}
	return DCV_S_READY;
}

static enum dcv_standing of_truth(enum dcv_truth t)
{
	return t == DCV_YES  ? DCV_S_READY
	       : t == DCV_NO ? DCV_S_NOT_READY
			     : DCV_S_UNKNOWN;
}

static void put(
    struct dcv_state *s, enum dcv_standing standing, const char *reason)
{
	s->standing = standing;
	s->reason = reason;
}

static void judge_email(
    struct dcv *d, const struct dcv_row *row, struct dcv_state *s)
{
	struct dcv_way way = dcv_way_of(d, row);
	char text[ZP_NAME_TEXT];
	bool assumed = false, open = false;
	const struct dcv_decision *c = dcv_mail(d, &way, &assumed, &open);
	const char *domain = zp_name_print(&c->domain, text);
	if (open)
		put(s, DCV_S_UNKNOWN,
		    "whether the CA mails a domain above the name is said by "
		    "no source");
	else if (c->mails && c->nrecipients > 0)
		put(s, of_verdict(c->verdict),
		    zp_printf(&d->arena, "mail goes to %s (%s)", domain,
			c->recipients[0].reach.reason));
	else
		put(s, of_verdict(c->verdict),
		    zp_printf(&d->arena, "at %s: %s", domain,
			dcv_result_text(c->result)));
}

static void judge_dns(
    struct dcv *d, const struct dcv_row *row, struct dcv_state *s)
{
	struct dcv_dns dns;
	struct zp_name self = dcv_row_self(row);
	struct zp_view view = {d->set, row->view};
	char text[ZP_NAME_TEXT];
	if (s->method == DCV_BY_DNS_PERSIST)
		dcv_dns_judge_persist(
		    d, row->profile, view, &self, row->wildcard, &dns);
	else
		dcv_dns_judge(
		    d, row->profile, view, &self, row->wildcard, &dns);
	const char *reason = dcv_dns_why_text(dns.why);
	if (dns.why == DCV_DNS_FOUND || dns.why == DCV_DNS_FOLLOWED)
		reason = zp_printf(
		    &d->arena, "%s (%s)", reason, zp_name_print(&dns.at, text));
	put(s, of_truth(dns.ready), reason);
}

/* A web server is asked at the name itself: never for wildcards (Baseline
 * Requirements sections 3.2.2.4.18 to .20). */
static void judge_web(const struct dcv_row *row, struct dcv_state *s)
{
	if (row->wildcard)
		put(s, DCV_S_NOT_READY, "not allowed for wildcards");
	else
		put(s, DCV_S_UNKNOWN,
		    "whether a server answers at the name is in no file");
}

static void judge_registration(
    struct dcv *d, const struct dcv_row *row, struct dcv_state *s)
{
	(void)d;
	enum dcv_standing best = DCV_S_NOT_READY;
	const char *reason = "no registration contact is given (--contacts)";
	for (unsigned i = 0; i < row->ncontacts; i++) {
		const struct dcv_recipient *r = &row->contacts[i];
		if (r->method != DCV_BY_REGISTRATION)
			continue;
		enum dcv_standing is = of_truth(r->reach.reachable);
		is = is == DCV_S_UNKNOWN ? DCV_S_ROUTABLE : is;
		if (is >= best) {
			best = is;
			reason = zp_printf(
			    &d->arena, "%s: %s", r->address, r->reach.reason);
		}
	}
	put(s, row->ncontacts > 0 ? best : DCV_S_UNKNOWN, reason);
}

static bool is_mail(enum dcv_method m)
{
	return m == DCV_BY_EMAIL || m == DCV_BY_EMAIL_CAA ||
	       m == DCV_BY_EMAIL_TXT;
}

/* The last day for new certificates. */
static const char *last_day(const struct dcv_profile *p, enum dcv_method m)
{
	if (m == DCV_BY_REGISTRATION)
		return dcv_days[DCV_DAY_REGISTRATION_END].eve;
	if (!is_mail(m))
		return NULL;
	return p->is.email_new_until ? p->is.email_new_until
				     : dcv_days[DCV_DAY_EMAIL_END].eve;
}

static bool has_ended(
    const struct dcv *d, const struct dcv_row *row, enum dcv_method m)
{
	if (m == DCV_BY_REGISTRATION)
		return dcv_day_is_here(DCV_DAY_REGISTRATION_END, d->today);
	return is_mail(m) && dcv_mail_has_ended(d, row->profile);
}

/* Before anything is looked at in the zones. */
static bool is_out(
    const struct dcv *d, const struct dcv_row *row, struct dcv_state *s)
{
	if (s->offered == DCV_NO)
		put(s, DCV_S_NOT_OFFERED, "the CA does not offer it");
	else if (s->method == DCV_BY_DNS_PERSIST &&
		 !dcv_day_is_here(DCV_DAY_PERSIST, d->today))
		put(s, DCV_S_NOT_OFFERED, "not allowed yet");
	else if (has_ended(d, row, s->method))
		put(s, DCV_S_ENDED, "not allowed any more");
	else if (row->facts & DCV_F_CANNOT)
		put(s, DCV_S_NOT_READY,
		    "no certificate is issued for the name");
	else
		return false;
	return true;
}

static void judge(struct dcv *d, const struct dcv_row *row, struct dcv_state *s)
{
	switch (s->method) {
	case DCV_BY_EMAIL: judge_email(d, row, s); return;
	case DCV_BY_EMAIL_CAA:
	case DCV_BY_EMAIL_TXT:
		s->standing =
		    dcv_published_judge(d, row, s->method, NULL, &s->reason);
		return;
	case DCV_BY_REGISTRATION: judge_registration(d, row, s); return;
	case DCV_BY_DNS:
	case DCV_BY_DNS_PERSIST: judge_dns(d, row, s); return;
	case DCV_BY_DNS_ACCOUNT:
		put(s, DCV_S_UNKNOWN,
		    "the label is made from the account, which no file tells");
		return;
	case DCV_BY_HTTP:
	case DCV_BY_TLS:
	case DCV_METHODS: break;
	}
	judge_web(row, s);
}

void dcv_method_judge(struct dcv *d, const struct dcv_row *row,
    enum dcv_method method, struct dcv_state *out)
{
	struct dcv_caa caa;
	*out = (struct dcv_state){
	    .method = method, .offered = row->profile->is.offers[method]};
	if (out->offered != DCV_NO)
		out->until = last_day(row->profile, method);
	dcv_caa_judge_found(
	    d, row->profile, &row->caa.found, row->wildcard, method, &caa);
	out->caa = caa.now.allowed;
	if (is_out(d, row, out))
		return;
	judge(d, row, out);
	if (caa.now.allowed == DCV_NO)
		put(out, DCV_S_NOT_READY, "CAA forbids the CA to issue");
	else if (out->offered == DCV_UNKNOWN && out->standing > DCV_S_UNKNOWN)
		put(out, DCV_S_UNKNOWN,
		    "no source says whether the CA offers it");
	else if (caa.now.allowed == DCV_UNKNOWN &&
		 out->standing > DCV_S_UNKNOWN)
		put(out, DCV_S_UNKNOWN,
		    "whether CAA lets the CA issue is not known");
}

void dcv_methods_judge(
    struct dcv *d, const struct dcv_row *row, struct dcv_matrix *out)
{
	memset(out, 0, sizeof *out);
	for (int m = 0; m < DCV_METHODS; m++) {
		dcv_method_judge(d, row, (enum dcv_method)m, &out->state[m]);
		if (out->state[m].standing > out->best)
			out->best = out->state[m].standing;
	}
	out->dnssec =
	    row->zone
		? zp_dnssec_of(&d->dnssec, d->set, row->zone, d->today)->state
		: ZP_DNSSEC_UNKNOWN;
}
