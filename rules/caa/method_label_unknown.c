#include "lint/near.h"
#include "rules/caa.h"

#include <string.h>

/* Of ACME, as registered. */
static const char *const known[] = {"http-01", "dns-01", "tls-alpn-01",
    "tls-sni-01", "tls-sni-02", "tkauth-01", "email-reply-00", "onion-csr-01",
    "dns-account-01", "dns-persist-01", "bp-nodeid-00", "device-attest-01"};
#define KNOWN (sizeof known / sizeof *known)

/* Labels that begin with "ca-" are the CA's own (RFC 8657 section 4), but for
 * those of the Baseline Requirements, which end in a subsection's number. */
static bool is_known(struct zp_str s)
{
	if (s.n > 7 && memcmp(s.p, "ca-tbr-", 7) == 0) {
		unsigned n = 0;
		for (size_t i = 7; i < s.n && n < 100; i++)
			n = s.p[i] >= '0' && s.p[i] <= '9'
				? 10 * n + (unsigned)(s.p[i] - '0')
				: 100;
		return s.p[7] != '0' && n < 100;
	}
	if (s.n > 3 && memcmp(s.p, "ca-", 3) == 0)
		return true;
	for (size_t i = 0; i < KNOWN; i++)
		if (zp_str_is(s, known[i]))
			return true;
	return false;
}

static void report(struct lint_pass *p, const struct zp_zone *z,
    const struct dcv_caa_record *r, struct zp_str word)
{
	struct zp_buf lower = {0};
	for (size_t i = 0; i < word.n; i++)
		zp_buf_putc(&lower, word.p[i] >= 'A' && word.p[i] <= 'Z'
					? (char)(word.p[i] | 32)
					: word.p[i]);
	zp_buf_add(&lower, "", 0);
	struct lint_near near = lint_near_begin(lower.p);
	for (size_t i = 0; i < KNOWN; i++)
		lint_near_offer(&near, known[i]);
	struct lint_finding *f = lint_report(p,
	    rule_caa_word(
		p, z, r, word.n > 0 ? word : (struct zp_str){word.p, 1}),
	    word.n > 0 ? "a CAA of %s allows the method \"%s\", which nobody "
			 "knows"
		       : "a CAA of %s has an empty method between commas%s",
	    lint_node_text(p, z, z->rrs.v[r->rr].owner),
	    rule_caa_text(p, word));
	if (near.best)
		lint_help(p, f, "write %s", near.best);
	else if (is_known((struct zp_str){lower.p, lower.n}))
		lint_help(p, f, "write it in lower case");
	else
		lint_help(p, f, "write labels such as dns-01 or ca-tbr-4");
	zp_buf_free(&lower);
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_caa_record *r = dcv_caa_record(lint_dcv(p), z, rr);
	struct dcv_caa_value v;
	struct dcv_caa_parameter a;
	struct zp_str word;
	if (r->kind > DCV_CAA_ISSUEWILD || !r->names)
		return;
	dcv_caa_value_read(r->value, &v);
	for (size_t at = 0; dcv_caa_parameter_next(&v, &at, &a);) {
		if (!dcv_caa_same_word(a.tag, "validationmethods"))
			continue;
		for (size_t k = 0; dcv_caa_word_next(a.value, &k, &word);)
			if (!is_known(word))
				report(p, z, r, word);
	}
}

const struct lint_rule rule_caa_method_label_unknown = {
    .id = "caa-method-label-unknown",
    .summary = "validationmethods has a label that no method goes by",
    .why = "a CA validates by none but the methods that are named",
    .cite = "RFC 8657 section 4, Baseline Requirements section 4.2.2.1.2",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
