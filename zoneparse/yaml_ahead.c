/* Reading on a thread of its own. What the two threads share: nodes that are
 * complete, which nobody changes any more and which never move; how many those
 * are, under the lock. */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "zoneparse/yaml_internal.h"

#define BATCH 4096u /* nodes shown at once */
/* Looks at what is shown before sleeping: who is woken may find itself on the
 * reader's own processor, and then the two take turns. */
#define LOOKS 4000

struct zp_yahead {
	pthread_t thread;
	bool started;
	struct zp_yreader *r;
	/* The tree as the reader counts it: the other's stays as it is, or each
	 * node would take the line it stands in from one processor to the
	 * other. Both point to the same arrays. */
	struct zp_yaml own;
	struct zp_yaml *shown;
	uint32_t known;     /* of done, to who looks on */
	uint32_t published; /* of done, to the reader */
	pthread_mutex_t lock;
	pthread_cond_t grown;
	/* set under the lock, and looked at without it: */
	_Atomic uint32_t done; /* nodes that are complete */
	atomic_bool ended;
	bool plain;   /* the text was read to its end without a fault */
	bool settled; /* the top node is as it is without a thread */
};

static void show(struct zp_yahead *a, uint32_t done, bool ended, bool plain)
{
	pthread_mutex_lock(&a->lock);
	a->plain = plain;
	a->published = done;
	a->done = done;
	a->ended = ended;
	pthread_cond_signal(&a->grown);
	pthread_mutex_unlock(&a->lock);
}

/* Whether another event's worth of nodes has room where they are: an array that
 * grew would move. */
static bool has_room(const struct zp_yaml *y)
{
	return y->nodes.cap - y->nodes.n > 4 && y->owned.cap - y->owned.n > 4;
}

bool zp_yaml_publish(struct zp_yreader *r)
{
	const struct zp_yaml *y = r->y;
	struct zp_yahead *a = r->ahead;
	if (y->faults.n > 0 || y->tags.n > 0 || r->again || r->stop ||
	    !has_room(y))
		return false;
	/* At the end of an entry of the document's own mapping. */
	if (r->depth == 1 && r->open[0].node == 0 && y->nodes.v[0].n % 2 == 0 &&
	    y->nodes.n - a->published >= BATCH)
		show(a, y->nodes.n, false, false);
	return true;
}

static void *read_on(void *p)
{
	struct zp_yahead *a = p;
	struct zp_yreader *r = a->r;
	zp_yaml_read_events(r);
	struct zp_yaml *y = r->y;
	bool plain = y->faults.n == 0 && y->tags.n == 0 && !y->broken &&
		     !r->again && r->top.next > 0;
	show(a, plain ? r->top.next : a->published, true, plain);
	return NULL;
}

/* When the reader is done, whose last act is to say so. */
static void settle(struct zp_yahead *a)
{
	struct zp_yreader *r = a->r;
	struct zp_ynode *top = a->own.nodes.v;
	if (a->plain && !a->settled) {
		a->shown->nodes.n = a->own.nodes.n;
		zp_yaml_end_node(top, r->top.end, r->top.next);
		top->mark = r->top.merges;
	}
	a->settled = true;
}

static bool await(struct zp_yahead *a, uint32_t node)
{
	for (unsigned i = 0; i < LOOKS && a->done <= node && !a->ended; i++)
		sched_yield();
	pthread_mutex_lock(&a->lock);
	while (a->done <= node && !a->ended)
		pthread_cond_wait(&a->grown, &a->lock);
	a->known = a->done;
	if (a->ended)
		settle(a);
	pthread_mutex_unlock(&a->lock);
	return node < a->known;
}

bool zp_yaml_await(const struct zp_yaml *y, uint32_t key)
{
	return key < y->ahead->known || await(y->ahead, key);
}

bool zp_yaml_await_end(const struct zp_yaml *y)
{
	if (!y->ahead)
		return true;
	await(y->ahead, ZP_NONE - 1);
	return y->ahead->plain;
}

static void make_room(struct zp_yreader *r)
{
	struct zp_yaml *y = r->y;
	/* Room that is not used costs nothing. What is unescaped is no longer
	 * than twice what is written. */
	zp_vec_reserve(&y->nodes, r->size / 2 + 64);
	zp_vec_reserve(&y->owned, r->size / 8 + 64);
	zp_buf_reserve(&y->texts, 2 * (size_t)r->size + 64);
}

void zp_yaml_read_ahead(struct zp_yaml *y, struct zp_sources *s,
    uint32_t source, const struct zp_yaml_limits *limits)
{
	struct zp_yreader *r = zp_yaml_reader(y, s, source, limits);
	if (!r)
		return;
	struct zp_yahead *a = zp_xcalloc(1, sizeof *a);
	a->r = r;
	make_room(r);
	a->own = *y;
	a->shown = y;
	r->y = &a->own;
	r->ahead = y->ahead = a;
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->grown, NULL);
	/* Without a thread what would be its work is done here. */
	a->started = pthread_create(&a->thread, NULL, read_on, a) == 0;
	if (a->started)
		await(a, 0);
	else
		zp_yaml_finish(y);
}

bool zp_yaml_finish(struct zp_yaml *y)
{
	struct zp_yahead *a = y->ahead;
	if (!a)
		return false;
	struct zp_yreader *r = a->r;
	if (a->started)
		pthread_join(a->thread, NULL);
	bool again = !a->plain;
	settle(a);
	*y = a->own;
	r->y = y;
	y->ahead = r->ahead = NULL;
	y->faults.n = again ? 0 : y->faults.n;
	while (again) {
		zp_yaml_read_events(r);
		again = r->again;
	}
	again = !a->plain;
	zp_yaml_reader_free(r);
	pthread_mutex_destroy(&a->lock);
	pthread_cond_destroy(&a->grown);
	zp_xfree(a);
	return again;
}
