#include "zoneparse/lines_ahead.h"

#include <pthread.h>
#include <string.h>

#define PIECE 65536u     /* octets */
#define THREADS_MAX 16u  /* more than one taker keeps busy */
#define FOR_A_THREAD 16u /* pieces that are worth starting one */

struct slot {
	struct zp_lines lines;
	bool ready;
};

struct zp_ahead {
	const char *text;
	uint32_t size;
	uint32_t pieces;
	uint32_t begun; /* pieces that somebody reads, or has read */
	uint32_t taken; /* that the taker is done with */
	uint32_t given; /* that it has asked for */
	struct slot *slots;
	uint32_t nslots;
	pthread_t *threads;
	unsigned nthreads;
	bool over;
	pthread_mutex_t lock;
	pthread_cond_t changed;
};

/* Where the first line begins at or after octet AT. */
static uint32_t line_from(const struct zp_ahead *a, uint32_t at)
{
	if (at == 0)
		return 0;
	const char *end = memchr(a->text + at - 1, '\n', a->size - at + 1);
	return end ? (uint32_t)(end - a->text) + 1 : a->size;
}

static void read_piece(const struct zp_ahead *a, struct slot *s, uint32_t i)
{
	uint32_t from = i * PIECE;
	uint32_t to = a->size - from > PIECE ? from + PIECE : a->size;
	from = line_from(a, from);
	zp_lines_read(&s->lines, a->text, a->size, from, to);
}

/* Reads a piece that nobody has begun, if there is room for one. Called and
 * left with the lock held. */
static bool help(struct zp_ahead *a)
{
	if (a->begun == a->pieces || a->begun >= a->taken + a->nslots)
		return false;
	uint32_t i = a->begun++;
	struct slot *s = &a->slots[i % a->nslots];
	pthread_mutex_unlock(&a->lock);
	read_piece(a, s, i);
	pthread_mutex_lock(&a->lock);
	s->ready = true;
	pthread_cond_broadcast(&a->changed);
	return true;
}

static void *work(void *arg)
{
	struct zp_ahead *a = arg;
	pthread_mutex_lock(&a->lock);
	while (!a->over && a->begun < a->pieces)
		if (!help(a))
			pthread_cond_wait(&a->changed, &a->lock);
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

struct zp_ahead *zp_ahead_new(const char *text, uint32_t size, unsigned jobs)
{
	struct zp_ahead *a = zp_xcalloc(1, sizeof *a);
	a->text = text;
	a->size = size;
	a->pieces = size / PIECE + (size % PIECE != 0);
	unsigned most = a->pieces / FOR_A_THREAD;
	unsigned n = jobs > 1 ? jobs - 1 : 0;
	n = n > most ? most : n;
	n = n > THREADS_MAX ? THREADS_MAX : n;
	a->nslots = n > 0 ? 4 * (n + 1) : 1;
	a->slots = zp_xcalloc(a->nslots, sizeof *a->slots);
	for (uint32_t i = 0; i < a->nslots; i++)
		zp_lines_init(&a->slots[i].lines, NULL);
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->changed, NULL);
	a->threads = zp_xcalloc(n + 1, sizeof *a->threads);
	/* What cannot be started is done by the others. */
	while (a->nthreads < n &&
	       pthread_create(&a->threads[a->nthreads], NULL, work, a) == 0)
		a->nthreads++;
	return a;
}

const struct zp_lines *zp_ahead_next(struct zp_ahead *a)
{
	if (a->given == a->pieces)
		return NULL;
	pthread_mutex_lock(&a->lock);
	if (a->given > 0) {
		a->slots[a->taken++ % a->nslots].ready = false;
		pthread_cond_broadcast(&a->changed);
	}
	struct slot *s = &a->slots[a->given++ % a->nslots];
	while (!s->ready)
		if (!help(a))
			pthread_cond_wait(&a->changed, &a->lock);
	pthread_mutex_unlock(&a->lock);
	return &s->lines;
}

void zp_ahead_free(struct zp_ahead *a)
{
	pthread_mutex_lock(&a->lock);
	a->over = true;
	pthread_cond_broadcast(&a->changed);
	pthread_mutex_unlock(&a->lock);
	for (unsigned i = 0; i < a->nthreads; i++)
		pthread_join(a->threads[i], NULL);
	for (uint32_t i = 0; i < a->nslots; i++)
		zp_lines_free(&a->slots[i].lines);
	pthread_mutex_destroy(&a->lock);
	pthread_cond_destroy(&a->changed);
	zp_xfree(a->slots);
	zp_xfree(a->threads);
	zp_xfree(a);
}
