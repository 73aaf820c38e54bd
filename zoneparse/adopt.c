#include "zoneparse/adopt.h"

#include "zoneparse/source_internal.h"

/* Numbers of sources wrap around where they become less. */
static void shift_zone(struct zp_zone *z, uint32_t by)
{
	z->source += by;
	for (uint32_t i = 0; i < z->segments.n; i++)
		z->segments.v[i].source += by;
	for (uint32_t i = 0; i < z->includes.n; i++)
		z->includes.v[i] += by;
	for (uint32_t i = 0; i < z->problems.n; i++) {
		z->problems.v[i].span.source += by;
		z->problems.v[i].related.source += by;
	}
}

static void adopt_zone(
    struct zp_set *set, struct zp_set *from, struct zp_zone *z, uint32_t by)
{
	from->zones.v[z->index] = NULL;
	shift_zone(z, by);
	z->index = set->zones.n;
	zp_push(&set->zones, z);
}

uint32_t zp_set_adopt(struct zp_set *set, struct zp_set *from, uint32_t first,
    uint32_t last, struct zp_zone *z)
{
	struct zp_sources *to = &set->sources;
	uint32_t at = to->list.n;
	for (uint32_t i = first; i < last; i++) {
		struct zp_source *s = from->sources.list.v[i];
		from->sources.list.v[i] = NULL;
		if (s->derived_from != UINT32_MAX)
			s->derived_from += at - first;
		zp_push(&to->list, s);
		if (s->ino != 0)
			zp_source_know(to, to->list.n - 1);
	}
	if (z)
		adopt_zone(set, from, z, at - first);
	return at;
}

void zp_set_join(struct zp_set *set, struct zp_set *from)
{
	struct zp_sources *s = &from->sources;
	uint32_t kept = 0;
	zp_arena_join(&set->sources.arena, &s->arena);
	for (uint32_t i = 0; i < s->list.n; i++)
		if (s->list.v[i])
			zp_source_drop(s, i);
	s->list.n = 0;
	for (uint32_t i = 0; i < from->zones.n; i++)
		if (from->zones.v[i])
			from->zones.v[kept++] = from->zones.v[i];
	from->zones.n = kept;
	zp_set_free(from);
}
