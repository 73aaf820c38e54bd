/* What all maps together say of one address. */
#include <string.h>

#include "dcv/mailbox_internal.h"

struct zp_str dcv_box_join(
    struct dcv_boxes *b, struct zp_str local, struct zp_str domain)
{
	b->key.n = 0;
	zp_buf_add(&b->key, local.p, local.n);
	zp_buf_putc(&b->key, '@');
	zp_buf_add(&b->key, domain.p, domain.n);
	return (struct zp_str){b->key.p, b->key.n};
}

static bool is_patterns(const struct dcv_box_map *m)
{
	return m->nrules > 0;
}

/* The map made of the records of DOMAIN, or NULL. */
static struct dcv_box_map *zone_map(struct dcv_boxes *b, struct zp_str domain)
{
	char key[2 * ZP_NAME_TEXT];
	size_t n = b->view ? strlen(b->view) : 0;
	if (b->maps.n == b->nfiles || n + 1 + domain.n > sizeof key)
		return NULL;
	if (n > 0)
		memcpy(key, b->view, n);
	key[n] = '/';
	memcpy(key + n + 1, domain.p, domain.n);
	uint32_t i =
	    dcv_box_get(&b->zones, (struct zp_str){key, n + 1 + domain.n});
	return i == ZP_NONE || b->maps.v[i].silent ? NULL : &b->maps.v[i];
}

static struct dcv_box_found entry_in(
    const struct dcv_box_map *m, uint32_t entry)
{
	enum dcv_box_what what =
	    entry == DCV_BOX_OVER ? DCV_BOX_GAVE_UP : DCV_BOX_ENTRY;
	return (struct dcv_box_found){what, entry, false, m};
}

/* In the map of a zone's records: a name of its own, a pattern for the local
 * part, the rest. */
static bool in_zone(struct dcv_boxes *b, struct dcv_box_map *m,
    struct zp_str local, struct dcv_box_found *out)
{
	uint32_t entry = m->all ? m->all - 1 : dcv_box_get(&m->keys, local);
	if (entry == ZP_NONE && is_patterns(m))
		entry = dcv_box_fit(b, (uint32_t)(m - b->maps.v), local);
	if (entry != ZP_NONE) {
		*out = entry_in(m, entry);
		return true;
	}
	entry = dcv_box_get(&m->keys, ZP_STR("@"));
	*out = entry_in(m, entry);
	out->caught = true;
	return entry != ZP_NONE;
}

/* KEY in the maps of files: addresses and patterns. */
static bool by_address(
    struct dcv_boxes *b, struct zp_str key, struct dcv_box_found *out)
{
	for (uint32_t i = 0; i < b->nfiles; i++) {
		const struct dcv_box_map *m = &b->maps.v[i];
		uint32_t entry = is_patterns(m) ? dcv_box_fit(b, i, key)
						: dcv_box_get(&m->keys, key);
		if (entry == ZP_NONE)
			continue;
		*out = entry_in(&b->maps.v[i], entry);
		return true;
	}
	return false;
}

/* LOCAL in maps that were said to speak for DOMAIN; those of aliases(5), or the
 * others. */
static bool by_local(struct dcv_boxes *b, struct zp_str local,
    struct zp_str domain, bool aliases, struct dcv_box_found *out)
{
	for (uint32_t i = 0; i < b->nfiles; i++) {
		const struct dcv_box_map *m = &b->maps.v[i];
		if (is_patterns(m) || m->kind->local != aliases ||
		    !dcv_box_has_domain(m, domain))
			continue;
		uint32_t entry = dcv_box_get(&m->keys, local);
		if (entry == ZP_NONE)
			continue;
		*out = entry_in(m, entry);
		return true;
	}
	return false;
}

/* "@domain": patterns are not asked for that. */
static bool by_catch_all(
    struct dcv_boxes *b, struct zp_str domain, struct dcv_box_found *out)
{
	struct zp_str key = dcv_box_join(b, ZP_STR(""), domain);
	for (uint32_t i = 0; i < b->nfiles; i++) {
		const struct dcv_box_map *m = &b->maps.v[i];
		uint32_t entry = is_patterns(m) || m->kind->local
				     ? ZP_NONE
				     : dcv_box_get(&m->keys, key);
		if (entry == ZP_NONE)
			continue;
		*out = entry_in(m, entry);
		out->caught = true;
		return true;
	}
	return false;
}

/* The entry that says that all of DOMAIN is in map I: virtual(5). */
static uint32_t declaration(
    struct dcv_boxes *b, uint32_t i, struct zp_str domain)
{
	struct dcv_box_map *m = &b->maps.v[i];
	if (is_patterns(m)) {
		uint32_t entry = dcv_box_fit(b, i, domain);
		return entry == DCV_BOX_OVER ? ZP_NONE : entry;
	}
	return m->declares ? dcv_box_get(&m->keys, domain) : ZP_NONE;
}

static bool is_reserved(const struct dcv_box_map *m, struct zp_str local)
{
	return m->reserves &&
	       (dcv_box_is(local, "postmaster") || dcv_box_is(local, "abuse"));
}

/* No entry: whether that proves anything. */
static struct dcv_box_found nothing(
    struct dcv_boxes *b, struct zp_str local, struct zp_str domain)
{
	struct dcv_box_found f = {DCV_BOX_OUTSIDE, ZP_NONE, false, NULL};
	for (uint32_t i = 0; i < b->nfiles; i++) {
		const struct dcv_box_map *m = &b->maps.v[i];
		bool speaks = dcv_box_has_domain(m, domain) ||
			      (!m->kind->local &&
				  dcv_box_get(&m->spoken, domain) != ZP_NONE);
		uint32_t declared = declaration(b, i, domain);
		if (speaks && is_reserved(m, local))
			return (struct dcv_box_found){
			    DCV_BOX_RESERVED, ZP_NONE, false, m};
		if (declared != ZP_NONE || (speaks && m->complete))
			return (struct dcv_box_found){
			    DCV_BOX_REFUSED, declared, false, m};
		if (f.what == DCV_BOX_OUTSIDE && speaks)
			f = (struct dcv_box_found){
			    DCV_BOX_UNLISTED, ZP_NONE, false, m};
	}
	return f;
}

/* virtual(5), TABLE SEARCH ORDER: user@domain, user, @domain; then aliases(5).
 * A domain whose own records are a map has no other server. */
struct dcv_box_found dcv_box_find(
    struct dcv_boxes *b, struct zp_str local, struct zp_str domain)
{
	struct dcv_box_found f;
	struct dcv_box_map *zone = zone_map(b, domain);
	if (zone && in_zone(b, zone, local, &f))
		return f;
	if (by_address(b, dcv_box_join(b, local, domain), &f) ||
	    by_local(b, local, domain, false, &f) ||
	    by_catch_all(b, domain, &f) || by_local(b, local, domain, true, &f))
		return f;
	if (zone) /* more may be kept at the service */
		return (struct dcv_box_found){
		    zone->complete ? DCV_BOX_REFUSED : DCV_BOX_UNLISTED,
		    ZP_NONE, false, zone};
	return nothing(b, local, domain);
}

struct dcv_box_found dcv_box_find_local(struct dcv_boxes *b,
    const struct dcv_box_map *m, struct zp_str local, struct zp_str domain)
{
	struct dcv_box_found f = {DCV_BOX_UNLISTED, ZP_NONE, false, m};
	uint32_t own = m->kind->local ? dcv_box_get(&m->keys, local) : ZP_NONE;
	if (own != ZP_NONE)
		return entry_in(m, own);
	by_local(b, local, domain, true, &f);
	return f;
}
