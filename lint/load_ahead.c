#include "lint/load_ahead.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>

#include "lint/look.h"
#include "zoneparse/adopt.h"

#define BLOCK_MAX 64u             /* files */
#define LARGE ((uint32_t)1 << 20) /* octets: read by all threads at once */

/* A file of a block: what came of it, in numbers of the block's set. */
struct file {
	enum lint_ahead_state state;
	enum zp_load status;
	const char *why;
	uint32_t first, last; /* its sources */
	struct zp_zone *zone;
};

struct block {
	struct zp_set set;
	struct file files[BLOCK_MAX];
	bool ready;
};

struct lint_ahead {
	struct lint_run *run;
	const lint_inputs *list;
	uint32_t size, blocks; /* files in a block; blocks in all */
	struct block *slots;   /* block I is in slot I % nslots */
	uint32_t nslots;
	uint32_t begun, given; /* blocks, in order; given: taken from last */
	bool over, leave;      /* leave: no file is read ahead */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	pthread_t *threads;
	unsigned nthreads;
};

enum zp_load lint_ahead_open(struct zp_sources *s, const struct lint_input *in,
    uint32_t *id, const char **why)
{
	if (in->named || in->served)
		return zp_source_open(s, in->path, in->path, id, why);
	return zp_source_try(s, in->path, in->path, id, why);
}

/* What a file includes is one source, whoever includes it: such files are read
 * one after the other. */
static bool may_include(const struct zp_source *s)
{
	const char *p = s->text, *end = p + s->size;
	while ((p = memchr(p, '$', (size_t)(end - p))) != NULL)
		if (strncasecmp(++p, "include", 7) == 0)
			return true;
	return false;
}

static void read_file(struct lint_ahead *a, const struct lint_input *in,
    struct zp_set *set, struct zp_arena *arena, struct file *f)
{
	struct lint_look look;
	f->status = lint_ahead_open(&set->sources, in, &f->first, &f->why);
	f->state =
	    f->status == ZP_LOAD_OK ? LINT_AHEAD_OPENED : LINT_AHEAD_FAILED;
	if (f->status != ZP_LOAD_OK)
		return;
	const struct zp_source *s = zp_source_at(&set->sources, f->first);
	if (s->size < LARGE && !may_include(s)) {
		lint_look(a->run->opt, arena, in, s, &look);
		if (look.zone) {
			struct zp_parse_options po = {.origin = look.origin};
			f->zone = zp_set_add(set);
			zp_parse(set, f->zone, f->first, &po);
			f->state = LINT_AHEAD_PARSED;
		}
	}
	f->last = set->sources.list.n;
}

static void read_block(struct lint_ahead *a, uint32_t number)
{
	struct block *b = &a->slots[number % a->nslots];
	const struct zp_sources *s = &a->run->set.sources;
	struct zp_arena arena = {0};
	uint32_t from = number * a->size;
	b->set.sources.max_file = s->max_file;
	b->set.sources.max_unpacked = s->max_unpacked;
	b->set.sources.max_ratio = s->max_ratio;
	for (uint32_t i = 0; i < a->size && from + i < a->list->n; i++) {
		const struct lint_input *in = &a->list->v[from + i];
		b->files[i] = (struct file){.state = LINT_AHEAD_LEFT};
		if (!a->leave && in->same == from + i &&
		    strcmp(in->path, "-") != 0)
			read_file(a, in, &b->set, &arena, &b->files[i]);
	}
	zp_arena_free(&arena);
}

/* Reads the next block, if there is one and room for it; called and left with
 * the lock held. */
static bool help(struct lint_ahead *a)
{
	/* The block given last is still in use. */
	uint32_t done = a->given > 0 ? a->given - 1 : 0;
	if (a->begun == a->blocks || a->begun >= done + a->nslots)
		return false;
	uint32_t number = a->begun++;
	pthread_mutex_unlock(&a->lock);
	read_block(a, number);
	pthread_mutex_lock(&a->lock);
	a->slots[number % a->nslots].ready = true;
	pthread_cond_broadcast(&a->changed);
	return true;
}

static void *work(void *arg)
{
	struct lint_ahead *a = arg;
	pthread_mutex_lock(&a->lock);
	while (!a->over && a->begun < a->blocks)
		if (!help(a))
			pthread_cond_wait(&a->changed, &a->lock);
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

/* Signals are for the thread that began. What cannot be started is done by the
 * others. */
static void start(struct lint_ahead *a, unsigned n)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (a->nthreads < n &&
	       pthread_create(&a->threads[a->nthreads], NULL, work, a) == 0)
		a->nthreads++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct lint_ahead *lint_ahead_new(struct lint_run *run, const lint_inputs *list)
{
	struct lint_ahead *a = zp_xcalloc(1, sizeof *a);
	unsigned jobs = run->opt->jobs;
	a->run = run;
	a->list = list;
	/* Files that the configuration leads to are looked at before they are
	 * opened. */
	a->leave = run->opt->paths_configured || run->opt->changed;
	a->size = list->n / (8 * jobs) + 1;
	a->size = a->size > BLOCK_MAX ? BLOCK_MAX : a->size;
	a->blocks = list->n / a->size + (list->n % a->size != 0);
	a->nslots = jobs > 1 ? 4 * jobs : 1;
	a->slots = zp_xcalloc(a->nslots, sizeof *a->slots);
	a->threads = zp_xcalloc(jobs, sizeof *a->threads);
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->changed, NULL);
	unsigned most = a->blocks > 0 && !a->leave ? a->blocks - 1 : 0;
	start(a, jobs - 1 < most ? jobs - 1 : most);
	return a;
}

/* Goes on to the block after that taken from last. */
static void next_block(struct lint_ahead *a)
{
	if (a->given > 0) {
		struct block *old = &a->slots[(a->given - 1) % a->nslots];
		zp_set_join(&a->run->set, &old->set);
		old->ready = false;
	}
	pthread_mutex_lock(&a->lock);
	struct block *b = &a->slots[a->given % a->nslots];
	a->given++;
	pthread_cond_broadcast(&a->changed);
	while (!b->ready)
		if (!help(a))
			pthread_cond_wait(&a->changed, &a->lock);
	pthread_mutex_unlock(&a->lock);
}

struct lint_ahead_file lint_ahead_take(struct lint_ahead *a, uint32_t i)
{
	while (i / a->size >= a->given)
		next_block(a);
	struct block *b = &a->slots[i / a->size % a->nslots];
	struct file *f = &b->files[i % a->size];
	struct lint_ahead_file out = {f->state, f->status, f->why, 0};
	if (f->state >= LINT_AHEAD_OPENED)
		out.source = zp_set_adopt(
		    &a->run->set, &b->set, f->first, f->last, f->zone);
	return out;
}

void lint_ahead_free(struct lint_ahead *a)
{
	pthread_mutex_lock(&a->lock);
	a->over = true;
	pthread_cond_broadcast(&a->changed);
	pthread_mutex_unlock(&a->lock);
	for (unsigned i = 0; i < a->nthreads; i++)
		pthread_join(a->threads[i], NULL);
	for (uint32_t i = 0; i < a->nslots; i++)
		zp_set_join(&a->run->set, &a->slots[i].set);
	pthread_mutex_destroy(&a->lock);
	pthread_cond_destroy(&a->changed);
	zp_xfree(a->threads);
	zp_xfree(a->slots);
	zp_xfree(a);
}
