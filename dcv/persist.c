#include "dcv/persist.h"

#include <limits.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "dcv/timeline.h"
#include "dcv/txt.h"

const char *dcv_persist_fault_text(enum dcv_persist_fault f)
{
	static const char *const text[] = {
	    [DCV_PERSIST_OK] = "well-formed",
	    [DCV_PERSIST_NO_ISSUER] = "no issuer's domain name comes first",
	    [DCV_PERSIST_ISSUER] = "the issuer is no domain name",
	    [DCV_PERSIST_PARAMETER] = "no parameter comes after a semicolon",
	    [DCV_PERSIST_KEY] = "a key is not of letters, digits and hyphens",
	    [DCV_PERSIST_NO_EQUALS] = "a parameter has no =",
	    [DCV_PERSIST_VALUE] = "a value holds an octet that none may hold",
	    [DCV_PERSIST_TWICE] = "a key stands twice",
	    [DCV_PERSIST_NO_ACCOUNT] = "no account is named",
	    [DCV_PERSIST_UNTIL] = "persistUntil is no number of seconds",
	};
	return text[f];
}

struct reader {
	struct zp_str s;
	struct dcv_persist *out;
	bool account, policy, until; /* keys seen */
};

static bool fault(
    struct reader *r, enum dcv_persist_fault f, size_t at, size_t len)
{
	r->out->fault = f;
	r->out->at = (uint32_t)at;
	r->out->len = (uint32_t)len;
	return false;
}

/* The octets from FROM to TO without white space (WSP of RFC 5234) around. */
static void trim(const struct reader *r, size_t *from, size_t *to)
{
	const char *p = r->s.p;
	while (*from < *to && (p[*from] == ' ' || p[*from] == '\t'))
		++*from;
	while (*to > *from && (p[*to - 1] == ' ' || p[*to - 1] == '\t'))
		--*to;
}

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* label and tag of RFC 8659 section 4.2 alike: letters and digits, hyphens only
 * between them. Returns the octet at fault, N if there is none. */
static size_t check_label(const char *p, size_t n)
{
	if (n == 0)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (!is_alnum(p[i]) && (p[i] != '-' || i == 0 || i == n - 1))
			return i;
	return n;
}

static bool read_issuer(struct reader *r, size_t from, size_t to)
{
	trim(r, &from, &to);
	if (from == to)
		return fault(r, DCV_PERSIST_NO_ISSUER, from, 0);
	r->out->issuer = (struct zp_str){r->s.p + from, to - from};
	for (size_t label = from; label <= to;) {
		const char *dot = memchr(r->s.p + label, '.', to - label);
		size_t end = dot ? (size_t)(dot - r->s.p) : to;
		size_t bad = check_label(r->s.p + label, end - label);
		if (end == label || bad < end - label)
			return fault(r, DCV_PERSIST_ISSUER, label + bad, 1);
		label = end + 1;
	}
	return true;
}

static bool is_key(struct zp_str key, const char *word)
{
	return key.n == strlen(word) && strncasecmp(key.p, word, key.n) == 0;
}

static bool once(struct reader *r, bool *seen, struct zp_str key)
{
	if (*seen)
		return fault(
		    r, DCV_PERSIST_TWICE, (size_t)(key.p - r->s.p), key.n);
	return *seen = true;
}

static bool read_until(struct reader *r, struct zp_str value)
{
	size_t at = (size_t)(value.p - r->s.p);
	int64_t until = 0;
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];
		if (c < '0' || c > '9' || until > (INT64_MAX - 9) / 10)
			return fault(r, DCV_PERSIST_UNTIL, at, value.n);
		until = until * 10 + (c - '0');
	}
	if (value.n == 0)
		return fault(r, DCV_PERSIST_UNTIL, at, 0);
	r->out->has_until = true;
	r->out->until = until;
	r->out->until_at = (uint32_t)at;
	r->out->until_len = (uint32_t)value.n;
	return true;
}

static bool keep(struct reader *r, struct zp_str key, struct zp_str value)
{
	if (is_key(key, "accounturi")) {
		r->out->account = value;
		return once(r, &r->account, key);
	}
	if (is_key(key, "persistuntil"))
		return once(r, &r->until, key) && read_until(r, value);
	if (is_key(key, "policy")) {
		r->out->wildcard = is_key(value, "wildcard");
		return once(r, &r->policy, key);
	}
	return true;
}

static bool read_parameter(struct reader *r, size_t from, size_t to)
{
	size_t semicolon = from - 1;
	trim(r, &from, &to);
	if (from == to)
		return fault(r, DCV_PERSIST_PARAMETER, semicolon, 1);
	const char *equals = memchr(r->s.p + from, '=', to - from);
	if (!equals)
		return fault(r, DCV_PERSIST_NO_EQUALS, from, to - from);
	size_t key_end = (size_t)(equals - r->s.p), value = key_end + 1;
	size_t key = from, end = to;
	trim(r, &key, &key_end);
	trim(r, &value, &end);
	size_t bad = check_label(r->s.p + key, key_end - key);
	if (key == key_end || bad < key_end - key)
		return fault(r, DCV_PERSIST_KEY, key + bad, 1);
	/* %x21-3A / %x3C-7E: no white space, no semicolon. */
	for (size_t i = value; i < end; i++)
		if (r->s.p[i] < 0x21 || r->s.p[i] > 0x7e)
			return fault(r, DCV_PERSIST_VALUE, i, 1);
	return keep(r, (struct zp_str){r->s.p + key, key_end - key},
	    (struct zp_str){r->s.p + value, end - value});
}

bool dcv_persist_parse(struct zp_str value, struct dcv_persist *out)
{
	memset(out, 0, sizeof *out);
	struct reader r = {.s = value, .out = out};
	size_t at = 0;
	for (bool first = true; at <= value.n; first = false) {
		const char *semicolon =
		    at < value.n ? memchr(value.p + at, ';', value.n - at)
				 : NULL;
		size_t end =
		    semicolon ? (size_t)(semicolon - value.p) : value.n;
		if (!(first ? read_issuer(&r, at, end)
			    : read_parameter(&r, at, end)))
			return false;
		at = end + 1;
	}
	if (out->account.n == 0)
		return fault(&r, DCV_PERSIST_NO_ACCOUNT, 0, value.n);
	return true;
}

/* Seconds from which on no day of four digits of the year is left. */
#define YEAR_10000 INT64_C(253402300800)

const char *dcv_persist_day(const struct dcv_persist *p, char buf[16])
{
	struct tm tm;
	time_t t = (time_t)p->until;
	buf[0] = '\0';
	if (p->has_until && p->until < YEAR_10000 && gmtime_r(&t, &tm))
		strftime(buf, 16, "%Y-%m-%d", &tm);
	return buf;
}

int dcv_persist_days(const struct dcv_persist *p, const char *today)
{
	char day[16];
	dcv_persist_day(p, day);
	return day[0] ? dcv_days_between(today, day) : INT_MAX;
}

bool dcv_persist_is_of(
    const struct dcv_persist *p, const struct dcv_profile *profile)
{
	for (uint32_t i = 0; i < profile->is.caa_issuers.n; i++)
		if (is_key(p->issuer, profile->is.caa_issuers.v[i]))
			return true;
	return false;
}

/* Whether the record allows today; a NO for want of policy=wildcard is kept
 * apart. */
static bool allows(struct dcv *d, const struct dcv_profile *p,
    const struct zp_hop *h, bool wildcard, struct dcv_persist_at *out)
{
	struct zp_buf b = {0};
	struct dcv_persist v;
	dcv_txt_value(d->set, h->zone, h->rr, &b);
	bool ok = dcv_persist_parse((struct zp_str){b.p, b.n}, &v) &&
		  dcv_persist_is_of(&v, p) &&
		  dcv_persist_days(&v, d->today) >= 0;
	if (ok && wildcard && !v.wildcard &&
	    p->is.persist_wildcard_policy == DCV_YES) {
		out->narrow = true;
		out->by = *h;
		ok = false;
	}
	zp_buf_free(&b);
	return ok;
}

void dcv_persist_find(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, bool wildcard,
    struct dcv_persist_at *out)
{
	struct zp_name at;
	struct zp_chain c;
	*out = (struct dcv_persist_at){.found = DCV_NO};
	if (!zp_name_prepend(&at, ZP_STR(DCV_PERSIST_LABEL), name))
		return;
	zp_view_resolve(view, &at, ZP_TXT, &c);
	if (c.last.what == ZP_REFERRAL || c.last.what == ZP_NOT_LOADED)
		out->found = DCV_UNKNOWN;
	if (c.last.what != ZP_ANSWER)
		return;
	for (uint32_t rr = c.last.rr; rr != ZP_NONE;
	     rr = zp_zone_next(c.last.zone, rr, ZP_TXT)) {
		struct zp_hop h = {c.last.zone, rr};
		if (!allows(d, p, &h, wildcard, out))
			continue;
		*out = (struct dcv_persist_at){.found = DCV_YES, .by = h};
		return;
	}
}
