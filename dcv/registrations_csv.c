/* domain,role,address */
#include "dcv/registrations_internal.h"

static const char *const domains[] = {"domain", "domainname", "name", NULL};
static const char *const roles[] = {"role", "contact", "type", NULL};
static const char *const addresses[] = {
    "address", "email", "emailaddress", "mail", NULL};

struct columns {
	int domain, role, address;
	bool headings;
};

static struct columns columns_of(const struct dcv_csv *k)
{
	struct columns c = {dcv_csv_column(k, domains),
	    dcv_csv_column(k, roles), dcv_csv_column(k, addresses), true};
	if (c.domain < 0 || c.role < 0 || c.address < 0)
		return (struct columns){0, 1, 2, false};
	return c;
}

static void read_row(struct dcv_registrations *c, const struct dcv_csv *k,
    const struct columns *at)
{
	struct dcv_csv_field role = dcv_csv_field(k, at->role);
	struct dcv_csv_field address = dcv_csv_field(k, at->address);
	enum dcv_role r;
	size_t n;
	if (!dcv_registrations_role(role.text, &r, &n)) {
		dcv_registrations_complain(c, role.span, false,
		    "no role: registrant, administrative and technical are");
		return;
	}
	dcv_registrations_add(c, dcv_csv_field(k, at->domain).text, r,
	    address.text, address.span);
}

void dcv_registrations_csv(struct dcv_registrations *c)
{
	struct dcv_csv k;
	const struct zp_source *s = zp_source_at(c->sources, c->source);
	dcv_csv_begin(
	    &k, (struct zp_str){s->text, s->size}, c->source, &c->arena);
	bool any = dcv_csv_next(&k);
	struct columns at = columns_of(&k);
	if (at.headings)
		any = dcv_csv_next(&k);
	for (; any; any = dcv_csv_next(&k)) {
		if (k.fault)
			dcv_registrations_complain(c, dcv_csv_field(&k, 0).span,
			    false,
			    "a quote of this record is never closed: read to "
			    "the end of its line");
		struct zp_str first = dcv_csv_field(&k, 0).text;
		if (first.n == 0 || *first.p != '#')
			read_row(c, &k, &at);
	}
	dcv_csv_end(&k);
}

bool dcv_registrations_is_csv(struct zp_str text)
{
	struct zp_arena arena = {0};
	struct dcv_csv k;
	enum dcv_role r;
	size_t n;
	dcv_csv_begin(&k, text, 0, &arena);
	bool is =
	    dcv_csv_next(&k) &&
	    (columns_of(&k).headings ||
		(k.fields.n >= 3 &&
		    dcv_registrations_role(dcv_csv_field(&k, 1).text, &r, &n)));
	dcv_csv_end(&k);
	zp_arena_free(&arena);
	return is;
}
