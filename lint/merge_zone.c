/* A zone that was handed on, read again. */
#include <string.h>

#include "lint/json_read.h"
#include "lint/merge_zone.h"
#include "zoneparse/hash.h"
#include "zoneparse/parse.h"

/* A name as a file has it, in the arena of sources; NULL: it is none. */
static const char *name_in(struct zp_sources *s, const struct lint_json *j)
{
	struct zp_buf b = {0};
	const char *name = NULL;
	if (lint_json_octets(j, "name", &b) && b.n > 0 &&
	    !memchr(b.p, '\0', b.n))
		name = zp_copy(&s->arena, b.p, b.n);
	zp_buf_free(&b);
	return name;
}

/* Several zones may be of one file, or include one: a file is one source. No
 * device has the number of those that are handed on. */
static bool known(struct zp_sources *s, const char *name,
    const struct zp_buf *text, uint32_t *id)
{
	uint64_t h = zp_hash(ZP_HASH_BEGIN, name, strlen(name));
	if (!zp_fileset_get(&s->files, UINT64_MAX, h, id)) {
		zp_fileset_put(&s->files, UINT64_MAX, h, s->list.n);
		return false;
	}
	const struct zp_source *f = zp_source_at(s, *id);
	return strcmp(f->name, name) == 0 && f->size == text->n &&
	       memcmp(f->text, text->p, text->n) == 0;
}

static bool read_source(
    struct zp_sources *s, const struct lint_json *j, uint32_t *id)
{
	struct zp_buf b = {0};
	const char *name = name_in(s, j);
	bool done = name && lint_json_octets(j, "text", &b) &&
		    b.n < UINT32_MAX - ZP_SOURCE_PAD;
	if (done && !known(s, name, &b, id)) {
		*id = zp_source_memory(s, name, b.p, (uint32_t)b.n);
		struct zp_source *f = zp_source_at(s, *id);
		f->had_bom = lint_json_is_true(j, "bom");
		f->was_utf16 = lint_json_is_true(j, "utf16");
	}
	zp_buf_free(&b);
	return done;
}

typedef ZP_VEC(uint32_t) source_list;

/* What came of its $INCLUDEs, which stand among ALL. */
static bool read_includes(struct zp_sources *s, const struct lint_json *j,
    uint32_t id, const source_list *all)
{
	const struct lint_json *one;
	for (uint32_t i = 0; (one = lint_json_item(j, "includes", i)); i++) {
		struct zp_included in = {.name = name_in(s, one)};
		const char *why = lint_json_text(one, "why");
		uint32_t status, source;
		if (!in.name)
			return false;
		if (lint_json_number(one, "source", &source)) {
			if (source >= all->n)
				return false;
			in.id = all->v[source];
		} else {
			if (!why || !lint_json_number(one, "status", &status) ||
			    status == ZP_LOAD_OK || status > ZP_LOAD_BINARY)
				return false;
			in.id = UINT32_MAX;
			in.status = (int)status;
			in.why = zp_dup(&s->arena, why);
		}
		zp_push(&zp_source_at(s, id)->included, in);
	}
	return true;
}

static bool read_sources(
    struct zp_sources *s, const struct lint_json *j, uint32_t *first)
{
	const struct lint_json *one;
	source_list all = {0};
	bool done = true;
	uint32_t id;
	for (uint32_t i = 0; done && (one = lint_json_item(j, "sources", i));
	     i++) {
		done = read_source(s, one, &id);
		zp_push(&all, id);
	}
	for (uint32_t i = 0; i < all.n && done; i++)
		done = zp_source_at(s, all.v[i])->included.n > 0 ||
		       read_includes(
			   s, lint_json_item(j, "sources", i), all.v[i], &all);
	done = done && all.n > 0;
	if (done)
		*first = all.v[0];
	zp_vec_free(&all);
	return done;
}

struct zp_zone *lint_merge_zone(
    struct zp_set *set, struct zp_arena *a, const struct lint_json *j)
{
	struct zp_name origin;
	struct zp_parse_options po = {.origin = NULL};
	const char *view, *text;
	uint32_t first = 0, order, served;
	if (!lint_json_number(j, "order", &order) || order > INT32_MAX ||
	    !lint_json_number(j, "served", &served) ||
	    served > ZP_SERVED_SIGNED || !lint_json_maybe(j, "view", &view) ||
	    !lint_json_maybe(j, "origin", &text) ||
	    (text && !zp_name_from_text(&origin, text)) ||
	    !read_sources(&set->sources, j, &first))
		return NULL;
	po.origin = text ? &origin : NULL;
	struct zp_zone *z = zp_set_add(set);
	set->sources.includes = ZP_INCLUDES_TOLD;
	zp_parse(set, z, first, &po);
	set->sources.includes = ZP_INCLUDES_READ;
	z->order = order;
	z->served = (enum zp_served)served;
	z->view = view ? zp_dup(a, view) : NULL;
	return z;
}
