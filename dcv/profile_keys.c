#include "dcv/profile_keys.h"

#include <string.h>

#include "zoneparse/rrtype.h"

/* Words are kept by the number of their enum. */
_Static_assert(sizeof(enum dcv_walk) == sizeof(unsigned) &&
		   sizeof(enum dcv_no_route) == sizeof(unsigned) &&
		   sizeof(enum dcv_truth) == sizeof(unsigned),
    "an enum is as large as an unsigned");

static const char *const walks[] = {[DCV_WALK_UNKNOWN] = "unknown",
    [DCV_WALK_NONE] = "none",
    [DCV_WALK_MX] = "mx",
    [DCV_WALK_ADN] = "adn",
    [DCV_WALK_ADN + 1] = NULL};
static const char *const no_routes[] = {[DCV_NO_ROUTE_UNKNOWN] = "unknown",
    [DCV_NO_ROUTE_NONE] = "nothing",
    [DCV_NO_ROUTE_NAME] = "name",
    [DCV_NO_ROUTE_NAME + 1] = NULL};
static const char *const truths[] = {[DCV_NO] = "no",
    [DCV_UNKNOWN] = "unknown",
    [DCV_YES] = "yes",
    [DCV_YES + 1] = NULL};

#define FIELD(field)                              \
	.at = offsetof(struct dcv_values, field), \
	.size = sizeof((struct dcv_values *)0)->field

const struct dcv_key_info dcv_keys[DCV_K_COUNT] = {
    [DCV_K_ADDRESSES] = {"addresses",
	"local parts that are mailed at the mail domain", DCV_V_LOCALS,
	FIELD(addresses)},
    [DCV_K_OFFERS] = {"offers",
	"methods of validation there are; others stay as they are",
	DCV_V_METHODS, FIELD(offers)},
    [DCV_K_OFFERS_NOT] = {"offers-not",
	"methods there are not; others stay as they are", DCV_V_METHODS,
	FIELD(offers)},
    [DCV_K_WALK] = {"walk",
	"domains that are mailed: the name alone, the first with an MX from "
	"the name up, or any that the applicant chooses",
	DCV_V_WORD, walks, FIELD(walk)},
    [DCV_K_NO_ROUTE] = {"no-route",
	"what is mailed when no domain of the walk has an MX: nothing, or the "
	"name",
	DCV_V_WORD, no_routes, FIELD(no_route)},
    [DCV_K_NEEDS_MX] = {"needs-mx", "an address without an MX is no route",
	DCV_V_WORD, truths, FIELD(needs_mx)},
    [DCV_K_STRIP_WWW] = {"strip-www", "a leading www. is taken off first",
	DCV_V_WORD, truths, FIELD(strip_www)},
    [DCV_K_FOLLOWS_ALIAS] = {"follows-alias",
	"the target of an alias may be mailed", DCV_V_WORD, truths,
	FIELD(follows_alias)},
    [DCV_K_WINDOW_HOURS] = {"window-hours", "hours until the request times out",
	DCV_V_NUMBER, .max = 8784, FIELD(window_hours)},
    [DCV_K_EMAIL_NEW_UNTIL] = {"email-new-until",
	"last day of mail validation for new certificates", DCV_V_DAY,
	FIELD(email_new_until)},
    [DCV_K_EMAIL_RENEWAL_UNTIL] = {"email-renewal-until",
	"last day of mail validation for renewals", DCV_V_DAY,
	FIELD(email_renewal_until)},
    [DCV_K_REFUSED_SUFFIXES] = {"refused-suffixes",
	"names at and below these are refused", DCV_V_NAMES,
	FIELD(refused_suffixes)},
    [DCV_K_CAA_ISSUERS] = {"caa-issuers",
	"issuer names in CAA that it takes for its own", DCV_V_HOSTS,
	FIELD(caa_issuers)},
    [DCV_K_CAA_TAGS] = {"caa-tags", "tags of CAA that it knows", DCV_V_LABELS,
	FIELD(caa_tags)},
    [DCV_K_CAA_CRITICAL_BITS] = {"caa-critical-bits",
	"flag bits of CAA, added up, that make a tag critical", DCV_V_NUMBER,
	.max = 255, FIELD(caa_critical_bits)},
    [DCV_K_CAA_EXACT_CASE] = {"caa-exact-case",
	"issuer names in CAA are compared octet by octet", DCV_V_WORD, truths,
	FIELD(caa_exact_case)},
    [DCV_K_CAA_PARAMETERS] = {"caa-parameters",
	"accounturi and validationmethods of CAA are obeyed", DCV_V_WORD,
	truths, FIELD(caa_parameters)},
    [DCV_K_CAA_METHODS] = {"caa-methods",
	"labels of validationmethods that it uses", DCV_V_LABELS,
	FIELD(caa_methods)},
    [DCV_K_DNS_RECORDS] = {"dns-records",
	"records by which a name is validated", DCV_V_RECORDS,
	FIELD(dns_records)},
    [DCV_K_PERSIST_WILDCARD_POLICY] = {"persist-wildcard-policy",
	"a persistent record is good for wildcards only with policy=wildcard",
	DCV_V_WORD, truths, FIELD(persist_wildcard_policy)},
};

const struct dcv_values dcv_values_none = {
    .offers = {DCV_UNKNOWN, DCV_UNKNOWN, DCV_UNKNOWN, DCV_UNKNOWN, DCV_UNKNOWN,
	DCV_UNKNOWN, DCV_UNKNOWN, DCV_UNKNOWN, DCV_UNKNOWN},
    .needs_mx = DCV_UNKNOWN,
    .strip_www = DCV_UNKNOWN,
    .follows_alias = DCV_UNKNOWN,
    .caa_exact_case = DCV_UNKNOWN,
    .caa_parameters = DCV_UNKNOWN,
    .persist_wildcard_policy = DCV_UNKNOWN,
};

static const void *field(const struct dcv_values *v, enum dcv_key k)
{
	return (const char *)v + dcv_keys[k].at;
}

static enum dcv_truth wanted(enum dcv_key k)
{
	return k == DCV_K_OFFERS ? DCV_YES : DCV_NO;
}

bool dcv_value_is_known(const struct dcv_values *v, enum dcv_key k)
{
	if (dcv_keys[k].kind != DCV_V_METHODS)
		return v->from[k] != NULL;
	for (unsigned m = 0; m < DCV_METHODS; m++)
		if (v->offers[m] == wanted(k))
			return true;
	return false;
}

static const char *method_item(
    const struct dcv_values *v, enum dcv_key k, unsigned i)
{
	for (unsigned m = 0; m < DCV_METHODS; m++)
		if (v->offers[m] == wanted(k) && i-- == 0)
			return dcv_method_text((enum dcv_method)m);
	return NULL;
}

static const char *record_item(
    struct zp_arena *a, const struct dcv_dns_record *r)
{
	char type[16], target[ZP_NAME_TEXT];
	return zp_printf(a, "%s %s%s%s", r->label[0] ? r->label : "@",
	    zp_type_print(r->type, type), r->has_target ? " " : "",
	    r->has_target ? zp_name_print(&r->target, target) : "");
}

static const char *number_item(
    struct zp_arena *a, const struct dcv_values *v, enum dcv_key k)
{
	unsigned n = *(const uint8_t *)field(v, k);
	if (dcv_keys[k].size == sizeof n)
		memcpy(&n, field(v, k), sizeof n);
	return zp_printf(a, "%u", n);
}

static const char *word_item(const struct dcv_values *v, enum dcv_key k)
{
	unsigned n;
	memcpy(&n, field(v, k), sizeof n);
	return dcv_keys[k].words[n];
}

const char *dcv_value_item(
    struct zp_arena *a, const struct dcv_values *v, enum dcv_key k, unsigned i)
{
	char text[ZP_NAME_TEXT];
	const dcv_words *words = field(v, k);
	enum dcv_kind kind = dcv_keys[k].kind;
	if (!dcv_value_is_known(v, k) || (kind <= DCV_V_DAY && i > 0))
		return NULL;
	switch (kind) {
	case DCV_V_WORD: return word_item(v, k);
	case DCV_V_NUMBER: return number_item(a, v, k);
	case DCV_V_DAY: return *(const char *const *)field(v, k);
	case DCV_V_METHODS: return method_item(v, k, i);
	case DCV_V_LOCALS:
	case DCV_V_HOSTS:
	case DCV_V_LABELS: return i < words->n ? words->v[i] : NULL;
	case DCV_V_NAMES:
		return i < v->refused_suffixes.n
			   ? zp_dup(a,
				 zp_name_print(&v->refused_suffixes.v[i], text))
			   : NULL;
	case DCV_V_RECORDS: break;
	}
	return i < v->dns_records.n ? record_item(a, &v->dns_records.v[i])
				    : NULL;
}

static bool says(const struct dcv_values *v, unsigned k)
{
	return v->from[k] || v->unknown >> k & 1;
}

static void copy_value(
    struct dcv_values *to, const struct dcv_values *by, unsigned k)
{
	memcpy((char *)to + dcv_keys[k].at, (const char *)by + dcv_keys[k].at,
	    dcv_keys[k].size);
}

void dcv_values_override(struct dcv_values *to, const struct dcv_values *by)
{
	for (unsigned m = 0; m < DCV_METHODS; m++)
		if (by->offers_from[m]) {
			to->offers[m] = by->offers[m];
			to->offers_from[m] = by->offers_from[m];
		}
	for (unsigned k = 0; k < DCV_K_COUNT; k++) {
		if (!says(by, k))
			continue;
		to->from[k] = by->from[k];
		if (dcv_keys[k].kind != DCV_V_METHODS)
			copy_value(to, by, k);
	}
}

void dcv_values_forget(struct dcv_values *to, const struct dcv_values *by)
{
	for (unsigned m = 0; m < DCV_METHODS; m++)
		if (by->offers_from[m]) {
			to->offers[m] = DCV_UNKNOWN;
			to->offers_from[m] = NULL;
		}
	for (unsigned k = 0; k < DCV_K_COUNT; k++) {
		if (!says(by, k) || dcv_keys[k].kind == DCV_V_METHODS)
			continue;
		to->from[k] = NULL;
		to->unknown &= ~(UINT32_C(1) << k);
		copy_value(to, &dcv_values_none, k);
	}
}

bool dcv_values_meet(const struct dcv_values *a, const struct dcv_values *b)
{
	for (unsigned m = 0; m < DCV_METHODS; m++)
		if (a->offers_from[m] && b->offers_from[m])
			return true;
	for (unsigned k = 0; k < DCV_K_COUNT; k++)
		if (dcv_keys[k].kind != DCV_V_METHODS && says(a, k) &&
		    says(b, k))
			return true;
	return false;
}
