#include "dcv/profile.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

#include "dcv/profile_read.h"

const char *dcv_truth_text(enum dcv_truth t)
{
	static const char *const text[] = {
	    [DCV_NO] = "no", [DCV_UNKNOWN] = "unknown", [DCV_YES] = "yes"};
	return text[t];
}

static const struct {
	const char *text;
	unsigned section;
} methods[DCV_METHODS] = {
    [DCV_BY_EMAIL] = {"email", 4},
    [DCV_BY_EMAIL_CAA] = {"email-caa", 13},
    [DCV_BY_EMAIL_TXT] = {"email-txt", 14},
    [DCV_BY_REGISTRATION] = {"registration", 2},
    [DCV_BY_DNS] = {"dns", 7},
    [DCV_BY_DNS_ACCOUNT] = {"dns-account", 21},
    [DCV_BY_DNS_PERSIST] = {"dns-persist", 22},
    [DCV_BY_HTTP] = {"http", 19},
    [DCV_BY_TLS] = {"tls", 20},
};

const char *dcv_method_text(enum dcv_method m)
{
	return methods[m].text;
}

unsigned dcv_method_section(enum dcv_method m)
{
	return methods[m].section;
}

struct dcv_profiles {
	struct zp_arena arena;
	ZP_VEC(struct dcv_profile *) list; /* by id */
	char day[sizeof "YYYY-MM-DD"];
	/* Which of those compiled in nobody has asked for yet: they are not
	 * read, since most runs ask for one. NULL: there are none. */
	bool *waiting;
	pthread_mutex_t lock; /* whoever asks may be any thread */
};

struct dcv_profiles *dcv_profiles_empty(void)
{
	struct dcv_profiles *p = zp_xcalloc(1, sizeof *p);
	pthread_mutex_init(&p->lock, NULL);
	return p;
}

struct dcv_profiles *dcv_profiles_new(const char *day)
{
	struct dcv_profiles *p = dcv_profiles_empty();
	p->waiting =
	    zp_alloc(&p->arena, dcv_profile_texts_count * sizeof *p->waiting);
	for (unsigned i = 0; i < dcv_profile_texts_count; i++)
		p->waiting[i] = true;
	dcv_profiles_on(p, day);
	return p;
}

void dcv_profiles_free(struct dcv_profiles *p)
{
	if (!p)
		return;
	for (uint32_t i = 0; i < p->list.n; i++) {
		zp_vec_free(&p->list.v[i]->sources);
		zp_vec_free(&p->list.v[i]->eras);
	}
	zp_vec_free(&p->list);
	zp_arena_free(&p->arena);
	pthread_mutex_destroy(&p->lock);
	zp_xfree(p);
}

bool dcv_era_holds(const struct dcv_era *e, const char *day)
{
	/* Days written alike compare as text does. */
	return (!e->from || strcmp(day, e->from) >= 0) &&
	       (!e->until || strcmp(day, e->until) <= 0);
}

static void put_on(struct dcv_profile *one, const char *day)
{
	one->is = one->base;
	for (uint32_t k = 0; k < one->eras.n; k++)
		if (dcv_era_holds(&one->eras.v[k], day))
			dcv_values_override(&one->is, &one->eras.v[k].values);
}

void dcv_profiles_on(struct dcv_profiles *p, const char *day)
{
	strncpy(p->day, day, sizeof p->day - 1);
	for (uint32_t i = 0; i < p->list.n; i++)
		put_on(p->list.v[i], day);
}

struct zp_arena *dcv_profiles_arena(struct dcv_profiles *p)
{
	return &p->arena;
}

/* Where ID stands in the list, or would. */
static uint32_t place_of(const struct dcv_profiles *p, const char *id)
{
	uint32_t i = 0;
	while (i < p->list.n && strcmp(p->list.v[i]->id, id) < 0)
		i++;
	return i;
}

static struct dcv_profile *in_list(const struct dcv_profiles *p, const char *id)
{
	uint32_t i = place_of(p, id);
	return i < p->list.n && strcmp(p->list.v[i]->id, id) == 0 ? p->list.v[i]
								  : NULL;
}

static void read_waiting(struct dcv_profiles *p, unsigned i)
{
	struct zp_buf faults = {0};
	p->waiting[i] = false;
	bool good = dcv_profile_read_text(p, &dcv_profile_texts[i], &faults);
	struct dcv_profile *one = in_list(p, dcv_profile_texts[i].id);
	assert(good && one);
	(void)good;
	one->index = i;
	put_on(one, p->day);
	zp_buf_free(&faults);
}

struct dcv_profile *dcv_profiles_get(struct dcv_profiles *p, const char *id)
{
	for (unsigned i = 0; p->waiting && i < dcv_profile_texts_count; i++)
		if (p->waiting[i] && strcmp(dcv_profile_texts[i].id, id) == 0)
			read_waiting(p, i);
	return in_list(p, id);
}

struct dcv_profile *dcv_profiles_add(struct dcv_profiles *p, const char *id)
{
	uint32_t at = place_of(p, id);
	struct dcv_profile *one = zp_alloc(&p->arena, sizeof *one);
	one->id = one->name = id;
	one->index = dcv_profile_texts_count + p->list.n;
	one->base = one->is = dcv_values_none;
	zp_push(&p->list, one);
	for (uint32_t i = p->list.n - 1; i > at; i--)
		p->list.v[i] = p->list.v[i - 1];
	p->list.v[at] = one;
	return one;
}

const struct dcv_profile *dcv_profile_find(
    struct dcv_profiles *p, const char *id)
{
	pthread_mutex_lock(&p->lock);
	const struct dcv_profile *one = dcv_profiles_get(p, id);
	pthread_mutex_unlock(&p->lock);
	return one;
}

const struct dcv_profile *dcv_profiles_at(struct dcv_profiles *p, unsigned i)
{
	pthread_mutex_lock(&p->lock);
	for (unsigned k = 0; p->waiting && k < dcv_profile_texts_count; k++)
		if (p->waiting[k])
			read_waiting(p, k);
	const struct dcv_profile *one = i < p->list.n ? p->list.v[i] : NULL;
	pthread_mutex_unlock(&p->lock);
	return one;
}

bool dcv_profile_refuses(
    const struct dcv_profile *p, const struct zp_name *name)
{
	for (uint32_t i = 0; i < p->is.refused_suffixes.n; i++)
		if (zp_name_is_below(name, &p->is.refused_suffixes.v[i]))
			return true;
	return false;
}
