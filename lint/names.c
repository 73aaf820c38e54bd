#include "lint/names.h"

#include <stdlib.h>
#include <string.h>

#include "dcv/kin.h"

uint32_t lint_names_count(const struct lint_finding *f)
{
	uint32_t n = f->names.n;
	/* The first of its kin is among the names. */
	for (uint32_t i = 0; i < f->kins.n; i++)
		n += f->kins.v[i]->n - 1;
	return n;
}

/* A printed name, which is absolute. */
static struct zp_name read_name(const char *text)
{
	struct zp_name n = {0};
	uint32_t at;
	zp_name_parse(&n, (struct zp_str){text, strlen(text)}, NULL, &at);
	return n;
}

static const char *print(struct lint_run *run, const struct zp_name *n)
{
	char text[ZP_NAME_TEXT];
	return zp_dup(&run->arena, zp_name_print(n, text));
}

struct few {
	struct zp_name name[DCV_KIN_FIRST];
	unsigned n;
};

/* Keeps the first ones, each once. */
static void keep(struct few *few, const struct zp_name *n)
{
	unsigned i = 0;
	int c = 1;
	while (i < few->n && (c = zp_name_compare(&few->name[i], n)) < 0)
		i++;
	if (i == DCV_KIN_FIRST || (i < few->n && c == 0))
		return;
	unsigned last = few->n < DCV_KIN_FIRST ? few->n++ : DCV_KIN_FIRST - 1;
	for (; last > i; last--)
		few->name[last] = few->name[last - 1];
	few->name[i] = *n;
}

unsigned lint_names_first(
    struct lint_run *run, const struct lint_finding *f, const char **out)
{
	struct few few = {.n = 0};
	unsigned n = 0;
	for (; f->kins.n == 0 && n < f->names.n && n < DCV_KIN_FIRST; n++)
		out[n] = f->names.v[n];
	if (f->kins.n == 0)
		return n;
	for (uint32_t i = 0; i < f->names.n && i <= DCV_KIN_FIRST; i++) {
		struct zp_name one = read_name(f->names.v[i]);
		keep(&few, &one);
	}
	for (uint32_t i = 0; i < f->kins.n; i++) {
		const struct dcv_kin *k = f->kins.v[i];
		for (uint32_t j = 0; j < k->n && j < DCV_KIN_FIRST; j++) {
			struct zp_name one;
			zp_names_get(&k->zone->names, k->first[j], &one);
			keep(&few, &one);
		}
	}
	for (; n < few.n; n++)
		out[n] = print(run, &few.name[n]);
	return n;
}

/* One of the kin; a finding may have some of several zones. */
struct one {
	const struct zp_zone *zone;
	uint32_t node;
};

static int in_order(const void *a, const void *b)
{
	const struct one *x = a, *y = b;
	struct zp_name m, n;
	if (x->zone == y->zone)
		return dcv_compare_nodes(&x->zone->names, x->node, y->node);
	zp_names_get(&x->zone->names, x->node, &m);
	zp_names_get(&y->zone->names, y->node, &n);
	return zp_name_compare(&m, &n);
}

typedef ZP_VEC(struct one) ones;
static void gather(
    struct lint_run *run, const struct lint_finding *f, ones *out)
{
	dcv_nodes nodes = {0};
	for (uint32_t i = 0; i < f->kins.n; i++) {
		const struct dcv_kin *k = f->kins.v[i];
		nodes.n = 0;
		dcv_kin_nodes(&run->dcv, k, &nodes);
		for (uint32_t j = 0; j < nodes.n; j++)
			zp_push(out, ((struct one){k->zone, nodes.v[j]}));
	}
	zp_vec_free(&nodes);
	qsort(out->v, out->n, sizeof *out->v, in_order);
}

void lint_names_all(struct lint_run *run, struct lint_finding *f)
{
	ones nodes = {0};
	ZP_VEC(const char *) all = {0};
	if (f->kins.n == 0)
		return;
	gather(run, f, &nodes);
	uint32_t k = 0;
	for (uint32_t i = 0; i < nodes.n; i++) {
		struct zp_name n;
		int c = 1;
		zp_names_get(&nodes.v[i].zone->names, nodes.v[i].node, &n);
		for (; k < f->names.n; k++) {
			struct zp_name one = read_name(f->names.v[k]);
			if ((c = zp_name_compare(&one, &n)) >= 0)
				break;
			zp_push(&all, f->names.v[k]);
		}
		k += k < f->names.n && c == 0;
		zp_push(&all, print(run, &n));
	}
	for (; k < f->names.n; k++)
		zp_push(&all, f->names.v[k]);
	zp_vec_free(&nodes);
	zp_vec_free(&f->names);
	zp_vec_free(&f->kins);
	f->names.v = all.v;
	f->names.n = all.n;
	f->names.cap = all.cap;
	f->name = all.v[0];
}
