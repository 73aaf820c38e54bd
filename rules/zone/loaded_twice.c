#include "lint/rule.h"

/* The SOA, or where the file begins. */
static struct zp_span place(const struct lint_pass *p, const struct zp_zone *z)
{
	return z->soa_rrs.n > 0
		   ? lint_rr_span(p, z, z->soa_rrs.v[0], ZP_FIELD_TYPE)
		   : lint_zone_span(z);
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_zone *other = zp_set_twin(lint_set(p), z);
	/* Said at the later one; about a context zone nothing is said. */
	if (!other || (other->index > z->index && !other->context))
		return;
	struct lint_finding *f = lint_report(p, place(p, z),
	    "zone %s is loaded from a second file: which of the two is served "
	    "cannot be told",
	    lint_node_text(p, z, z->apex));
	lint_relate(p, f, place(p, other), "the other file");
	lint_help(p, f,
	    "remove one of the two, leave it out (--exclude), or let a "
	    "named.conf beside them put them into views");
}

const struct lint_rule rule_zone_loaded_twice = {
    .id = "zone-loaded-twice",
    .summary = "one zone in two files, and no views that keep them apart",
    .why = "a certificate authority asks the one that is served; names are "
	   "judged by the first file alone",
    .cite = "RFC 1034 section 4.2",
    .ignore = "when the second file is a copy, such as a backup or the "
	      "signed form; --exclude leaves it out",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .on_zone = check,
};
