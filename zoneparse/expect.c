#include "zoneparse/expect.h"

#include <pthread.h>

#include "zoneparse/label.h"

#define STEP ((size_t)4 << 20) /* octets of an array made at a time */
#define ARRAYS 4u

struct array {
	char *p;
	size_t from, to;
};

struct zp_expected {
	struct array array[ARRAYS];
	pthread_t thread;
};

/* The table is used all over; of the others the beginnings first. */
static void *make(void *arg)
{
	struct zp_expected *e = arg;
	bool any = true;
	while (any) {
		any = false;
		for (unsigned i = 0; i < ARRAYS; i++) {
			struct array *a = &e->array[i];
			size_t n = a->to - a->from;
			if (a->from >= a->to)
				continue;
			n = i > 0 && n > STEP ? STEP : n;
			zp_populate(a->p + a->from, n);
			a->from += n;
			any = true;
		}
	}
	return NULL;
}

/* What N grow to; a little more does not matter, as room is no memory. */
static uint32_t grown(uint32_t n, uint32_t read, uint32_t size)
{
	uint64_t all = (uint64_t)n * size / read;
	return all > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uint32_t)all;
}

struct zp_expected *zp_expect(
    struct zp_zone *z, uint32_t read, uint32_t size, bool thread)
{
	struct zp_names *t = &z->names;
	uint32_t nodes = grown(t->nodes.n, read, size);
	uint32_t rrs = grown(z->rrs.n, read, size);
	uint32_t labels = grown((uint32_t)t->labels.n, read, size);
	zp_vec_reserve(&z->rrs, rrs + rrs / 16);
	zp_names_reserve(t, nodes + nodes / 16);
	zp_buf_reserve(&t->labels, labels + labels / 16);
	if (!thread)
		return NULL;
	struct zp_expected *e = zp_xcalloc(1, sizeof *e);
	if (t->bits >= ZP_SLOTS_APART)
		e->array[0] = (struct array){
		    (char *)t->slots, 0, sizeof *t->slots << t->bits};
	e->array[1] = (struct array){(char *)z->rrs.v,
	    z->rrs.n * sizeof *z->rrs.v, rrs * sizeof *z->rrs.v};
	e->array[2] = (struct array){(char *)t->nodes.v,
	    t->nodes.n * sizeof *t->nodes.v, nodes * sizeof *t->nodes.v};
	e->array[3] = (struct array){t->labels.p, t->labels.n, labels};
	if (pthread_create(&e->thread, NULL, make, e) == 0)
		return e;
	zp_xfree(e);
	return NULL;
}

void zp_expect_end(struct zp_expected *e)
{
	if (!e)
		return;
	pthread_join(e->thread, NULL);
	zp_xfree(e);
}
