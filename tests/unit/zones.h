/*
 * zones.h -- sets of zones made by hand, without the parser, and what they
 * answer
 */
#ifndef TESTS_UNIT_ZONES_H
#define TESTS_UNIT_ZONES_H

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "zoneparse/view.h"

static inline struct zp_name name(const char *text)
{
	struct zp_name n;
	ck_assert_msg(zp_name_from_text(&n, text), "%s", text);
	return n;
}

static inline uint32_t add(
    struct zp_zone *z, const char *owner, uint16_t type, const char *target)
{
	struct zp_name n = name(owner);
	struct zp_rr rr = {
	    .owner = zp_names_intern(&z->names, &n), .type = type, .ttl = 60};
	if (target) {
		n = name(target);
		rr.data = zp_names_intern(&z->names, &n);
	}
	return zp_zone_add_rr(z, &rr);
}

static inline struct zp_zone *zone(struct zp_set *set, const char *apex)
{
	struct zp_zone *z = zp_set_add(set);
	struct zp_name n = name(apex);
	z->apex = zp_names_intern(&z->names, &n);
	z->origin_by = ZP_ORIGIN_OPTION;
	add(z, apex, ZP_SOA, NULL);
	add(z, apex, ZP_NS, "ns.elsewhere.test");
	return z;
}

static inline struct zp_answer ask(
    const struct zp_set *set, const char *text, uint16_t type)
{
	struct zp_name n = name(text);
	return zp_view_ask((struct zp_view){set, NULL}, &n, type);
}

/* Asks for MX: what comes, and from which node. */
static inline struct zp_answer expect(const struct zp_set *set,
    const char *text, enum zp_what what, const char *node)
{
	struct zp_answer a = ask(set, text, ZP_MX);
	struct zp_name n;
	char buf[ZP_NAME_TEXT];
	ck_assert_msg(a.what == what, "%s: %d, not %d", text, a.what, what);
	zp_names_get(&a.zone->names, a.node, &n);
	ck_assert_str_eq(zp_name_print(&n, buf), node);
	return a;
}

static inline struct zp_chain resolve(
    const struct zp_set *set, const char *text)
{
	struct zp_chain c;
	struct zp_name n = name(text);
	zp_view_resolve((struct zp_view){set, NULL}, &n, ZP_MX, &c);
	return c;
}

static inline void expect_end(
    const struct zp_chain *c, enum zp_what what, unsigned hops, const char *end)
{
	char buf[ZP_NAME_TEXT];
	ck_assert_int_eq(c->last.what, what);
	ck_assert_uint_eq(c->nhops, hops);
	ck_assert_str_eq(zp_name_print(&c->name, buf), end);
}

#endif
