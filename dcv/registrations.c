#include "dcv/contact.h"
#include "dcv/registrations_internal.h"

#include <string.h>

const char *dcv_role_text(enum dcv_role r)
{
	static const char *const text[] = {
	    "registrant", "administrative", "technical"};
	return text[r];
}

/* Words in the place of an address. */
static const char *const redacted[] = {"redacted", "please query", "http://",
    "https://", "not disclosed", "data protected", "data redacted",
    "gdpr masked", "gdpr redacted", "statutory masking", "withheld",
    "not available", "non-public data", "select contact domain holder",
    "select request email form", "visit ", "n/a"};

/* Domains of services that stand in for the registrant. */
static const char *const privacy[] = {"domainsbyproxy.com", "whoisguard.com",
    "withheldforprivacy.com", "contactprivacy.com", "privacyprotect.org",
    "privacyguardian.org", "identity-protect.org", "whoisprotectservice.com",
    "whoisprivacyprotect.com", "perfectprivacy.com", "domaindiscreet.com",
    "networksolutionsprivateregistration.com", "domainprivacygroup.com",
    "1und1-private-registration.com", "contact.gandi.net", "o-w-o.info",
    "superprivacyservice.com", "whoisprivacyservice.org", "anonymised.email",
    "namebrightprivacy.com", "proxy.dreamhost.com", "myprivacy.net",
    "privatewhois.net", "domains-anonymizer.com", "privacy.porkbun.com"};

static bool is_redacted(struct zp_str s)
{
	for (size_t i = 0; i < sizeof redacted / sizeof *redacted; i++)
		if (dcv_box_begins(s, redacted[i]))
			return true;
	return s.n == 0;
}

static bool is_privacy(const struct zp_name *domain)
{
	struct zp_name n;
	for (size_t i = 0; i < sizeof privacy / sizeof *privacy; i++)
		if (zp_name_from_text(&n, privacy[i]) &&
		    zp_name_is_below(domain, &n))
			return true;
	return false;
}

static void judge(struct dcv_registered *k, struct zp_str text)
{
	struct dcv_address a = {0};
	if (is_redacted(text))
		k->kind = DCV_REGISTERED_REDACTED;
	else if (!dcv_address_parse(text, &a) || !a.has_domain)
		k->kind = DCV_REGISTERED_MALFORMED;
	k->domain = a.domain;
	if (k->kind == DCV_REGISTERED_ADDRESS && is_privacy(&k->domain))
		k->kind = DCV_REGISTERED_PRIVACY;
}

void dcv_registrations_complain(struct dcv_registrations *c, struct zp_span at,
    bool incomplete, const char *message)
{
	if (c->problems.n < DCV_BOX_PROBLEMS)
		zp_push(&c->problems,
		    ((struct dcv_box_problem){at, message, incomplete}));
}

void dcv_registrations_add(struct dcv_registrations *c, struct zp_str domain,
    enum dcv_role role, struct zp_str text, struct zp_span at)
{
	struct zp_name name;
	char buf[ZP_NAME_TEXT];
	struct dcv_registered k = {.role = role, .at = at, .index = c->list.n};
	domain = dcv_box_trim(domain);
	text = dcv_box_trim(text);
	char *d = zp_copy(&c->arena, domain.p, domain.n);
	if (domain.n == 0 || strlen(d) != domain.n ||
	    !zp_name_from_text(&name, d)) {
		dcv_registrations_complain(c, at, false, "of no domain");
		return;
	}
	c->any = true;
	if (dcv_box_begins(text, "mailto:"))
		text = (struct zp_str){text.p + 7, text.n - 7};
	k.text = zp_copy(&c->arena, text.p, text.n);
	judge(&k, text);
	zp_name_print(&name, buf);
	struct zp_str key = {buf, strlen(buf)};
	uint32_t first = dcv_box_get(&c->domains, key);
	if (first == ZP_NONE) {
		key.p = zp_dup(&c->arena, buf);
		dcv_box_put(&c->domains, key, c->list.n);
		first = c->list.n;
	} else {
		c->list.v[c->last.v[first]].next = c->list.n + 1;
	}
	while (c->last.n <= c->list.n)
		zp_push(&c->last, 0);
	c->last.v[first] = c->list.n;
	zp_push(&c->list, k);
}

bool dcv_registrations_role(struct zp_str word, enum dcv_role *role, size_t *n)
{
	static const struct {
		const char *word;
		enum dcv_role role;
	} words[] = {{"registrant", DCV_REGISTRANT},
	    {"domain holder", DCV_REGISTRANT}, {"holder", DCV_REGISTRANT},
	    {"owner", DCV_REGISTRANT}, {"administrative", DCV_ADMINISTRATIVE},
	    {"admin", DCV_ADMINISTRATIVE}, {"technical", DCV_TECHNICAL},
	    {"tech", DCV_TECHNICAL}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (dcv_box_begins(word, words[i].word)) {
			*role = words[i].role;
			*n = strlen(words[i].word);
			return true;
		}
	return false;
}

struct dcv_registrations *dcv_registrations_new(struct zp_sources *sources)
{
	struct dcv_registrations *c = zp_xcalloc(1, sizeof *c);
	c->sources = sources;
	return c;
}

void dcv_registrations_free(struct dcv_registrations *c)
{
	if (!c)
		return;
	zp_vec_free(&c->list);
	zp_vec_free(&c->last);
	zp_vec_free(&c->problems);
	zp_xfree(c->domains.slots);
	zp_arena_free(&c->arena);
	zp_xfree(c);
}

bool dcv_registrations_load(
    struct dcv_registrations *c, const char *file, const char **why)
{
	if (zp_source_open(c->sources, file, file, &c->source, why) !=
	    ZP_LOAD_OK)
		return false;
	const struct zp_source *s = zp_source_at(c->sources, c->source);
	struct zp_str text = {s->text, s->size};
	struct zp_str t = dcv_box_trim(text);
	c->any = false;
	if (s->size > DCV_BOX_FILE_MAX) {
		*why = "is over 256 MiB, the limit of a file of contacts";
		return false;
	}
	if (t.n > 0 && (*t.p == '{' || *t.p == '['))
		dcv_registrations_rdap(c);
	else if (dcv_registrations_is_csv(text))
		dcv_registrations_csv(c);
	else
		dcv_registrations_whois(c);
	*why = "tells no registration contact of any domain (RDAP, WHOIS text, "
	       "or CSV domain,role,address)";
	return c->any;
}

const struct dcv_registered *dcv_registrations_of(
    const struct dcv_registrations *c, const struct zp_name *domain)
{
	char buf[ZP_NAME_TEXT];
	if (!c || c->list.n == 0)
		return NULL;
	zp_name_print(domain, buf);
	uint32_t i =
	    dcv_box_get(&c->domains, (struct zp_str){buf, strlen(buf)});
	return i == ZP_NONE ? NULL : &c->list.v[i];
}

const struct dcv_registered *dcv_registrations_next(
    const struct dcv_registrations *c, const struct dcv_registered *after)
{
	return after->next ? &c->list.v[after->next - 1] : NULL;
}

bool dcv_registrations_problem(
    const struct dcv_registrations *c, unsigned i, struct dcv_box_problem *out)
{
	if (i >= c->problems.n)
		return false;
	*out = c->problems.v[i];
	return true;
}
