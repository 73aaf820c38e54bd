/* RDAP answers as JSON (RFC 9083): entities with roles and a vcardArray, those
 * of domains only; what is redacted by RFC 9537. Several answers may stand in
 * one list. */
#include <string.h>

#include "dcv/registrations_internal.h"
#include "zoneparse/yaml.h"

#define NESTED 16 /* entities within entities */

struct reader {
	struct dcv_registrations *c;
	struct zp_yaml y;
	struct zp_str domain;
	bool told[DCV_ROLES];
};

static void add_email(
    struct reader *r, enum dcv_role role, uint32_t value, struct zp_span at)
{
	struct zp_str text = zp_yaml_text(&r->y, value);
	dcv_registrations_add(r->c, r->domain, role, text, at);
	r->told[role] = true;
}

/* ["vcard", [["email", {}, "text", "a@b"], ...]], RFC 7095. */
static void read_card(struct reader *r, enum dcv_role role, uint32_t card)
{
	const struct zp_yaml *y = &r->y;
	uint32_t list = zp_yaml_item(y, card);
	if (list != ZP_NONE)
		list = zp_yaml_after(y, card, list);
	if (list == ZP_NONE)
		return;
	for (uint32_t i = zp_yaml_item(y, list); i != ZP_NONE;
	     i = zp_yaml_after(y, list, i)) {
		uint32_t v = zp_yaml_item(y, i);
		if (v == ZP_NONE || !(zp_yaml_text_is(y, v, "email") ||
					zp_yaml_text_is(y, v, "contact-uri")))
			continue;
		for (unsigned k = 0; k < 3 && v != ZP_NONE; k++)
			v = zp_yaml_after(y, i, v);
		if (v != ZP_NONE)
			add_email(r, role, v, zp_yaml_span(y, v));
	}
}

static void read_entities(struct reader *r, uint32_t owner, unsigned depth)
{
	const struct zp_yaml *y = &r->y;
	uint32_t list = zp_yaml_get(y, owner, "entities");
	if (list == ZP_NONE || depth > NESTED)
		return;
	for (uint32_t e = zp_yaml_item(y, list); e != ZP_NONE;
	     e = zp_yaml_after(y, list, e)) {
		uint32_t roles = zp_yaml_get(y, e, "roles");
		uint32_t card = zp_yaml_get(y, e, "vcardArray");
		for (uint32_t k = roles == ZP_NONE ? ZP_NONE
						   : zp_yaml_item(y, roles);
		     k != ZP_NONE; k = zp_yaml_after(y, roles, k)) {
			enum dcv_role role;
			size_t n;
			if (dcv_registrations_role(
				zp_yaml_text(y, k), &role, &n) &&
			    card != ZP_NONE)
				read_card(r, role, card);
		}
		read_entities(r, e, depth + 1);
	}
}

/* RFC 9537 section 4.2: {"name": {"description": "Registrant Email"}, ...}. */
static void read_redacted(struct reader *r, uint32_t domain)
{
	const struct zp_yaml *y = &r->y;
	uint32_t list = zp_yaml_get(y, domain, "redacted");
	if (list == ZP_NONE)
		return;
	for (uint32_t i = zp_yaml_item(y, list); i != ZP_NONE;
	     i = zp_yaml_after(y, list, i)) {
		uint32_t name = zp_yaml_get(y, i, "name"), v;
		enum dcv_role role;
		size_t n;
		v = zp_yaml_get(y, name, "type");
		if (v == ZP_NONE)
			v = zp_yaml_get(y, name, "description");
		struct zp_str s = zp_yaml_text(y, v);
		bool mail = s.n >= 4 && memmem(s.p, s.n, "mail", 4) != NULL;
		if (!mail || !dcv_registrations_role(s, &role, &n) ||
		    r->told[role])
			continue;
		dcv_registrations_add(r->c, r->domain, role, ZP_STR("redacted"),
		    zp_yaml_span(y, v));
		r->told[role] = true;
	}
}

static bool is_domain(const struct zp_yaml *y, uint32_t n)
{
	if (y->nodes.v[n].kind != ZP_Y_MAP ||
	    zp_yaml_get(y, n, "ldhName") == ZP_NONE)
		return false;
	uint32_t what = zp_yaml_get(y, n, "objectClassName");
	return what == ZP_NONE ? zp_yaml_get(y, n, "entities") != ZP_NONE
			       : zp_yaml_text_is(y, what, "domain");
}

void dcv_registrations_rdap(struct dcv_registrations *c)
{
	struct reader r = {.c = c};
	zp_yaml_read(&r.y, c->sources, c->source, NULL);
	for (uint32_t i = 0; i < r.y.faults.n; i++)
		dcv_registrations_complain(c, r.y.faults.v[i].span, r.y.broken,
		    zp_dup(&c->arena, r.y.faults.v[i].message));
	for (uint32_t i = 0; i < r.y.nodes.n; i++) {
		if (!is_domain(&r.y, i))
			continue;
		r.domain = zp_yaml_text(&r.y, zp_yaml_get(&r.y, i, "ldhName"));
		memset(r.told, 0, sizeof r.told);
		read_entities(&r, i, 0);
		read_redacted(&r, i);
		c->any = true;
	}
	zp_yaml_free(&r.y);
}
