/* The names of a zone shared out to threads, each of which does the arithmetic
 * of its own; what they find is put together in the order of names. */
#include <pthread.h>
#include <unistd.h>

#include "zoneparse/dnssec_sig.h"

#define THREADS_MAX 8
#define ALONE 500u /* signatures for which no thread is worth while */

/* Signatures are counted up to the limit; the name where it is reached begins
 * what is passed over. */
static uint32_t count_signatures(struct zp_dnssec_look *l)
{
	const struct zp_zone *z = l->z;
	uint32_t n = 0;
	l->limit = l->order.n;
	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t node = l->order.v[i];
		if (!zp_dnssec_is_own(z, node))
			continue;
		if (n >= ZP_SIGNATURES_MAX && l->limit == l->order.n)
			l->limit = i;
		for (uint32_t rr = zp_zone_first(z, node, ZP_RRSIG);
		     rr != ZP_NONE; rr = zp_zone_next(z, rr, ZP_RRSIG))
			n++;
	}
	return n;
}

static void *run(void *work)
{
	struct zp_d_work *w = work;
	for (uint32_t i = w->from; i < w->to; i++) {
		w->passing = i >= w->l->limit;
		zp_dnssec_judge_node(w, w->l->order.v[i]);
	}
	return NULL;
}

static void gather(
    struct zp_d_work *w, struct zp_dnssec *d, zp_dnssec_faults_vec *faults)
{
	for (uint32_t i = 0; i < w->faults.n; i++)
		zp_push(faults, w->faults.v[i]);
	d->rrsets += w->rrsets;
	d->unable += w->unable;
	d->passed_over += w->passed_over;
	zp_vec_free(&w->faults);
	zp_vec_free(&w->list);
	zp_vec_free(&w->items);
	zp_buf_free(&w->wire);
	zp_buf_free(&w->sigs);
	zp_buf_free(&w->octets);
	zp_buf_free(&w->data);
}

void zp_dnssec_signatures(struct zp_dnssec_look *l, zp_dnssec_faults_vec *out)
{
	struct zp_d_work work[THREADS_MAX] = {{.l = l}};
	pthread_t thread[THREADS_MAX];
	bool started[THREADS_MAX] = {false};
	l->d->signatures = count_signatures(l);
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	uint32_t n = l->d->signatures < ALONE || cpus < 1 ? 1
		     : cpus > THREADS_MAX                 ? THREADS_MAX
							  : (uint32_t)cpus;
	/* What is passed over costs little: the rest is shared evenly. */
	for (uint32_t i = 0; i < n; i++) {
		work[i].l = l;
		work[i].from = (uint32_t)((uint64_t)l->limit * i / n);
		work[i].to = i + 1 < n
				 ? (uint32_t)((uint64_t)l->limit * (i + 1) / n)
				 : l->order.n;
	}
	for (uint32_t i = 1; i < n; i++)
		started[i] =
		    pthread_create(&thread[i], NULL, run, &work[i]) == 0;
	for (uint32_t i = 0; i < n; i++)
		if (!started[i])
			run(&work[i]);
	for (uint32_t i = 1; i < n; i++)
		if (started[i])
			pthread_join(thread[i], NULL);
	for (uint32_t i = 0; i < n; i++)
		gather(&work[i], l->d, out);
}
