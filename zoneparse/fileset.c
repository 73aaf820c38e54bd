#include "zoneparse/fileset.h"

#include "zoneparse/mem.h"

#define FIRST_BITS 6

static struct zp_fileset_slot *slot_of(
    const struct zp_fileset *s, uint64_t dev, uint64_t ino)
{
	uint32_t mask = (UINT32_C(1) << s->bits) - 1;
	uint64_t h = (ino * 31 + dev) * UINT64_C(0x9e3779b97f4a7c15);
	uint32_t i = (uint32_t)(h >> 32) & mask;
	while (s->slots[i].ino != 0 &&
	       (s->slots[i].ino != ino || s->slots[i].dev != dev))
		i = (i + 1) & mask;
	return &s->slots[i];
}

static void grow(struct zp_fileset *s)
{
	struct zp_fileset_slot *old = s->slots;
	uint32_t n = old ? UINT32_C(1) << s->bits : 0;
	s->bits = old ? s->bits + 1 : FIRST_BITS;
	s->slots = zp_xcalloc((size_t)1 << s->bits, sizeof *s->slots);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].ino != 0)
			*slot_of(s, old[i].dev, old[i].ino) = old[i];
	zp_xfree(old);
}

void zp_fileset_put(
    struct zp_fileset *s, uint64_t dev, uint64_t ino, uint32_t value)
{
	if (ino == 0)
		return;
	if (!s->slots || s->n >= (UINT32_C(1) << s->bits) / 2)
		grow(s);
	struct zp_fileset_slot *slot = slot_of(s, dev, ino);
	s->n += slot->ino == 0;
	*slot = (struct zp_fileset_slot){dev, ino, value};
}

bool zp_fileset_get(
    const struct zp_fileset *s, uint64_t dev, uint64_t ino, uint32_t *value)
{
	if (ino == 0 || !s->slots)
		return false;
	const struct zp_fileset_slot *slot = slot_of(s, dev, ino);
	if (slot->ino == 0)
		return false;
	if (value)
		*value = slot->value;
	return true;
}

void zp_fileset_free(struct zp_fileset *s)
{
	zp_xfree(s->slots);
	*s = (struct zp_fileset){0};
}
