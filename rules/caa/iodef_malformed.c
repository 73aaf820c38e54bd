#include "rules/caa.h"

#include <string.h>
#include <strings.h>

struct fault {
	const char *what; /* NULL: none */
	bool slight;
};

static bool begins(struct zp_str s, const char *scheme)
{
	size_t n = strlen(scheme);
	return s.n >= n && strncasecmp(s.p, scheme, n) == 0;
}

/* One mail address: something, "@", a host name. */
static bool is_address(struct zp_str s)
{
	char host[ZP_NAME_MAX + 1];
	struct zp_name n;
	const char *at = memrchr(s.p, '@', s.n);
	if (!at || at == s.p || memchr(s.p, ' ', s.n))
		return false;
	size_t len = s.n - (size_t)(at + 1 - s.p);
	if (len == 0 || len >= sizeof host)
		return false;
	memcpy(host, at + 1, len);
	host[len] = '\0';
	return zp_name_from_text(&n, host) && n.labels >= 2 &&
	       zp_name_is_ldh(&n, false);
}

/* RFC 6068: addresses with commas between, then "?" and header fields. */
static bool is_mailto(struct zp_str s)
{
	struct zp_str word;
	const char *query = memchr(s.p, '?', s.n);
	if (query)
		s.n = (size_t)(query - s.p);
	if (s.n == 0)
		return false;
	for (size_t at = 0; dcv_caa_word_next(s, &at, &word);)
		if (!is_address(word))
			return false;
	return true;
}

static struct fault fault_of(struct zp_str v)
{
	if (begins(v, "mailto:")) {
		if (is_mailto((struct zp_str){v.p + 7, v.n - 7}))
			return (struct fault){NULL, false};
		return (struct fault){"no mail address follows", false};
	}
	bool https = begins(v, "https://"), http = begins(v, "http://");
	if (!https && !http)
		return (struct fault){memchr(v.p, '@', v.n)
					  ? "mailto: is missing"
					  : "not mailto: or https:",
		    false};
	size_t n = https ? 8 : 7;
	if (v.n == n || strchr("/:?#", v.p[n]))
		return (struct fault){"no host follows", false};
	return (struct fault){
	    http ? "CAs need not send reports by http" : NULL, true};
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_caa_record *r = dcv_caa_record(lint_dcv(p), z, rr);
	if (r->kind != DCV_CAA_IODEF)
		return;
	struct fault bad = fault_of(r->value);
	if (!bad.what)
		return;
	struct lint_finding *f = lint_report(p, rule_caa_value(p, z, rr),
	    "reports can hardly reach the iodef of %s",
	    lint_node_text(p, z, z->rrs.v[rr].owner));
	lint_label(p, f, "%s", bad.what);
	lint_help(p, f, "write mailto: with an address, or an https: URL");
	if (bad.slight)
		lint_at_most(f, LINT_NOTE);
}

const struct lint_rule rule_caa_iodef_malformed = {
    .id = "caa-iodef-malformed",
    .summary = "iodef is no address that a report can be sent to",
    .why = "a CA that refuses a request cannot tell you of it",
    .cite = "RFC 8659 section 4.4, Baseline Requirements section 4.2.2.1",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
