/* Files that octoDNS zones include with !include. */
#include <string.h>

#include "zoneparse/dialects/octodns.h"

#define INCLUDE_OPENS 100

bool zp_octodns_is_include(const struct zp_yaml *y, uint32_t n)
{
	const char *tag = zp_yaml_tag(y, n);
	return tag && strcmp(tag, "!include") == 0;
}

/* What "!include PATH" stands for: the first document of that file, whose tree
 * becomes the one being read. ZP_NONE: a problem was added. The caller puts the
 * tree and the depth back. */
static uint32_t include(struct zp_octodns *o, uint32_t node)
{
	struct zp_loader *l = o->l;
	struct zp_span at = zp_yaml_span(l->y, node);
	const char *why = "";
	uint32_t id;
	if (o->depth >= ZP_OCTODNS_DEPTH || o->trees.n >= INCLUDE_OPENS) {
		zp_load_problem(l, o->z, ZP_P_INCLUDE_LIMIT, at, NULL,
		    "the limit of %u levels or %u files of !include is "
		    "reached; the file is not read",
		    ZP_OCTODNS_DEPTH, INCLUDE_OPENS);
		return ZP_NONE;
	}
	enum zp_load status = zp_source_include(&l->set->sources, l->y->source,
	    l->opt->root, zp_yaml_text(l->y, node), &id, &why);
	if (status != ZP_LOAD_OK) {
		zp_load_problem(l, o->z,
		    status == ZP_LOAD_OUTSIDE ? ZP_P_INCLUDE_OUTSIDE
					      : ZP_P_INCLUDE_UNREADABLE,
		    at, NULL, "the file is not included: %s", why);
		return ZP_NONE;
	}
	for (uint32_t i = 0; i <= o->depth; i++)
		if (o->stack[i] == id) {
			zp_load_problem(l, o->z, ZP_P_INCLUDE_LOOP, at, NULL,
			    "the file includes itself");
			return ZP_NONE;
		}
	struct zp_yaml *y = zp_xcalloc(1, sizeof *y);
	zp_yaml_read(y, &l->set->sources, id, &l->opt->limits);
	zp_push(&o->trees, y);
	zp_push(&o->z->includes, id);
	o->stack[++o->depth] = id;
	l->y = y;
	zp_load_faults(l, o->z);
	o->z->partial |= y->broken;
	return zp_yaml_first_document(y);
}

struct zp_octodns_at zp_octodns_here(const struct zp_octodns *o)
{
	return (struct zp_octodns_at){o->l->y, o->depth};
}

void zp_octodns_back(struct zp_octodns *o, struct zp_octodns_at at)
{
	o->l->y = at.y;
	o->depth = at.depth;
}

uint32_t zp_octodns_resolve(struct zp_octodns *o, uint32_t node)
{
	while (node != ZP_NONE && zp_octodns_is_include(o->l->y, node))
		node = include(o, node);
	return node;
}

void zp_octodns_included_free(struct zp_octodns *o)
{
	for (uint32_t i = 0; i < o->trees.n; i++) {
		zp_yaml_free(o->trees.v[i]);
		zp_xfree(o->trees.v[i]);
	}
	zp_vec_free(&o->trees);
}
