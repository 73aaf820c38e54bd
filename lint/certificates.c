#include "lint/certificates_internal.h"

#include <stdlib.h>
#include <string.h>

#include "lint/ask.h"
#include "zoneparse/idn.h"
#include "zoneparse/template.h"

#define TOLD_MAX 3u /* certificates named at one finding */

static struct lint_filed *filed(struct lint_run *run)
{
	if (!run->filed) {
		run->filed = zp_xcalloc(1, sizeof *run->filed);
		run->filed->profile =
		    dcv_profile_find(run->opt->profiles, "acm-api");
	}
	return run->filed;
}

/* Names that the user asks for are judged alone; those that a configuration
 * asks for, beside the files'. */
static bool is_judged(const struct lint_run *run)
{
	return run->filed && (!run->opt->asked || run->opt->names_configured);
}

/* Profiles that a certificate is judged by. */
static uint32_t cas_of(const struct lint_run *run)
{
	return run->opt->ca_given ? run->opt->common_cas : 1;
}

bool lint_certificates_any(const struct lint_run *run)
{
	return run->filed && run->filed->any;
}

void lint_certificates_free(struct lint_run *run)
{
	struct lint_filed *f = run->filed;
	if (!f)
		return;
	for (uint32_t i = 0; i < f->certificates.n; i++)
		zp_vec_free(&f->certificates.v[i].names);
	zp_vec_free(&f->certificates);
	zp_vec_free(&f->open);
	zp_vec_free(&f->names);
	zp_vec_free(&f->verdicts);
	zp_xfree(f);
	run->filed = NULL;
}

/* The name that NODE tells, in the run's arena; NULL: none is told. */
static const struct zp_name *read_name(
    struct lint_run *run, const struct zp_yaml *y, uint32_t node)
{
	struct zp_str s = zp_yaml_text(y, zp_template_literal(y, node));
	struct zp_name n;
	if (s.n == 0 || s.n > 1024 || memchr(s.p, '\0', s.n))
		return NULL;
	char text[1025];
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	if (!zp_name_read(&n, text))
		return NULL;
	struct zp_name *copy = zp_alloc(&run->arena, sizeof n);
	*copy = n;
	return copy;
}

/* ValidationDomains of one certificate; domain NULL: not told. */
struct option {
	const struct zp_name *name, *domain;
};
typedef ZP_VEC(struct option) options;

static int by_option_name(const void *a, const void *b)
{
	return zp_name_compare(
	    ((const struct option *)a)->name, ((const struct option *)b)->name);
}

static void read_options(struct lint_run *run, const struct zp_yaml *y,
    const struct lint_asked *a, options *out)
{
	for (uint32_t i = zp_yaml_item(y, a->options); i != ZP_NONE;
	     i = zp_yaml_after(y, a->options, i)) {
		uint32_t value = zp_yaml_get(y, i, a->value);
		struct option o = {read_name(run, y, zp_yaml_get(y, i, a->key)),
		    read_name(run, y, value)};
		if (o.name && value != ZP_NONE)
			zp_push(out, o);
	}
	if (out->n > 1)
		qsort(out->v, out->n, sizeof *out->v, by_option_name);
}

/* A certificate being added: its number, what its options are, whether all of
 * them are told. */
struct adding {
	struct lint_run *run;
	const struct zp_yaml *y;
	options options;
	uint32_t certificate;
	bool options_open;
};

static bool is_first(const struct adding *g, const struct zp_name *n)
{
	const struct lint_certificate *c =
	    &g->run->filed->certificates.v[g->certificate];
	return c->names.n > 0 && zp_name_equal(&c->names.v[0], n);
}

static void add_name(struct adding *g, uint32_t node)
{
	struct lint_filed *f = g->run->filed;
	const struct zp_name *n = read_name(g->run, g->y, node);
	const struct option *o = NULL;
	if (n && g->options.n > 0)
		o = bsearch(&(struct option){n, NULL}, g->options.v,
		    g->options.n, sizeof *o, by_option_name);
	/* A ValidationDomain that is not told may be any. */
	if (!n || (o && !o->domain) || (!o && g->options_open)) {
		f->untold++;
		f->open.v[g->certificate] = true;
		return;
	}
	/* Terraform repeats the first among the others. */
	if (is_first(g, n))
		return;
	zp_push(&f->certificates.v[g->certificate].names, *n);
	zp_push(&f->names, ((struct lint_filed_name){n, o ? o->domain : NULL,
			       g->certificate, zp_yaml_span(g->y, node)}));
}

static uint32_t list_length(const struct zp_yaml *y, uint32_t list)
{
	uint32_t n = 0;
	for (uint32_t i = zp_yaml_item(y, list); i != ZP_NONE;
	     i = zp_yaml_after(y, list, i))
		n++;
	return n;
}

static void add_judged(struct lint_run *run, const struct zp_yaml *y,
    const struct lint_asked *a, enum dcv_method method)
{
	struct lint_filed *f = run->filed;
	struct adding g = {
	    .run = run, .y = y, .certificate = f->certificates.n};
	struct lint_certificate c = {.id = a->id, .method = method};
	/* Most have few names, and there may be many certificates. */
	c.names.cap = 1 + list_length(y, a->others);
	c.names.v = zp_xmalloc(c.names.cap * sizeof *c.names.v);
	zp_push(&f->certificates, c);
	zp_push(&f->open, false);
	if (method == DCV_BY_EMAIL) {
		read_options(run, y, a, &g.options);
		g.options_open = zp_template_is_open(y, a->options);
	}
	if (a->name == ZP_NONE) {
		f->untold++;
		f->open.v[g.certificate] = true;
	} else {
		add_name(&g, a->name);
	}
	if (a->others != ZP_NONE && !zp_yaml_is(y, a->others, ZP_Y_SEQ))
		add_name(&g, a->others);
	for (uint32_t i = zp_yaml_item(y, a->others); i != ZP_NONE;
	     i = zp_yaml_after(y, a->others, i))
		add_name(&g, i);
	zp_vec_free(&g.options);
}

void lint_certificates_add(
    struct lint_run *run, const struct zp_yaml *y, const struct lint_asked *a)
{
	struct lint_filed *f = filed(run);
	if (a->method == LINT_BY_NOTHING)
		return;
	if (!f->any)
		f->source = y->source;
	else if (f->source != y->source)
		f->source = ZP_NONE;
	f->any = true;
	f->unknown += a->method == LINT_BY_UNKNOWN;
	if (a->method == LINT_BY_MAIL)
		add_judged(run, y, a, DCV_BY_EMAIL);
	else if (a->method == LINT_BY_DNS)
		add_judged(run, y, a, DCV_BY_DNS);
}

static int by_name(const void *a, const void *b)
{
	const struct lint_filed_name *x = a, *y = b;
	int c = zp_name_compare(x->name, y->name);
	return c ? c : x->certificate < y->certificate ? -1 : 1;
}

static void say(
    struct lint_run *run, uint32_t n, const char *what, const char *ending)
{
	const struct lint_filed *f = run->filed;
	const char *file =
	    f->source == ZP_NONE
		? NULL
		: zp_source_at(&run->set.sources, f->source)->name;
	if (n > 0 && !run->opt->quiet)
		lint_say(run, file, "%u %s%s %s", n, what, n == 1 ? "" : "s",
		    ending);
}

static void ask(struct lint_run *run, dcv_subjects *out,
    const lint_views *views, const struct lint_filed_name *n)
{
	uint32_t from = out->n;
	run->dcv.validates_above |= n->domain != NULL;
	if (!lint_ask_views(run, out, views, n->name))
		zp_push(out,
		    ((struct dcv_subject){.node = ZP_NONE, .asked = n->name}));
	for (uint32_t i = from; i < out->n; i++) {
		out->v[i].filed = true;
		out->v[i].validation = n->domain;
		out->v[i].method =
		    run->filed->certificates.v[n->certificate].method;
	}
}

void lint_certificates_ask(struct lint_run *run, dcv_subjects *out)
{
	struct lint_filed *f = run->filed;
	if (!is_judged(run))
		return;
	say(run, f->unknown, "certificate",
	    "whose method of validation the file does not tell: not judged");
	say(run, f->untold, "name",
	    "of certificates that the file does not tell: not judged");
	if (f->names.n > 1)
		qsort(f->names.v, f->names.n, sizeof *f->names.v, by_name);
	uint32_t cas = cas_of(run);
	for (uint32_t i = 0; i < f->certificates.n; i++)
		for (uint32_t k = 0; k < cas; k++)
			zp_push(&f->verdicts,
			    f->open.v[i] ? DCV_VERDICT_UNKNOWN : DCV_READY);
	lint_views views = {0};
	lint_find_views(run, &views);
	for (uint32_t i = 0; i < f->names.n; i++)
		ask(run, out, &views, &f->names.v[i]);
	zp_vec_free(&views);
}

static bool same_place(const struct dcv_subject *a, const struct dcv_subject *b)
{
	struct zp_name x, y;
	dcv_subject_name(a, &x);
	dcv_subject_name(b, &y);
	return zp_name_equal(&x, &y) &&
	       strcmp(a->view ? a->view : "", b->view ? b->view : "") == 0;
}

bool lint_certificates_cover(
    const struct lint_run *run, const dcv_subjects *s, uint32_t i, uint32_t k)
{
	if (i + 1 >= s->n || s->v[i].filed || !s->v[i + 1].filed ||
	    !same_place(&s->v[i], &s->v[i + 1]))
		return false;
	if (!s->v[i].asked)
		return true;
	return run->opt->ca_given ? k < run->opt->common_cas
				  : run->opt->cas.v[k] == run->filed->profile;
}

const struct dcv_profile *lint_certificates_profile(const struct lint_run *run)
{
	const struct lint_filed *f = run->filed;
	return is_judged(run) && f->names.n > 0 && !run->opt->ca_given
		   ? f->profile
		   : NULL;
}

const struct dcv_profile *lint_other_ca(const struct lint_run *run)
{
	const struct dcv_profile *p = lint_certificates_profile(run);
	for (uint32_t i = 0; p && i < run->opt->cas.n; i++)
		if (run->opt->cas.v[i] == p)
			return NULL;
	return p;
}

/* The first entry of NAME in the sorted list. */
static uint32_t first_of(const struct lint_filed *f, const struct zp_name *n)
{
	uint32_t low = 0, high = f->names.n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (zp_name_compare(f->names.v[mid].name, n) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool is_of_row(const struct lint_filed *f,
    const struct lint_filed_name *n, const struct dcv_row *row)
{
	if (f->certificates.v[n->certificate].method != row->wanted)
		return false;
	if (!n->domain || !row->own_validation)
		return !n->domain && !row->own_validation;
	return zp_name_equal(n->domain, row->own_validation);
}

/* A finding that no record is the place of is shown where the name is asked
 * for. */
static void relate(struct lint_run *run, struct lint_finding *f,
    const struct lint_filed_name *n)
{
	const char *id = run->filed->certificates.v[n->certificate].id;
	if (f->span.source == ZP_NOWHERE || f->span.at + f->span.len == 0) {
		f->span = n->at;
		f->label =
		    zp_printf(&run->arena, "asked for by certificate %s", id);
		return;
	}
	struct lint_related r = {n->at,
	    zp_printf(&run->arena, "certificate %s asks for it here", id)};
	zp_push(&f->related, r);
}

static uint32_t ca_of(const struct lint_run *run, const struct dcv_profile *p)
{
	uint32_t k = 0;
	while (k + 1 < cas_of(run) && run->opt->cas.v[k] != p)
		k++;
	return k;
}

void lint_certificates_note(
    struct lint_run *run, const struct dcv_row *row, uint32_t from)
{
	struct lint_filed *f = run->filed;
	uint32_t cas = cas_of(run), told = 0;
	for (uint32_t i = first_of(f, &row->name); i < f->names.n; i++) {
		const struct lint_filed_name *n = &f->names.v[i];
		if (!zp_name_equal(n->name, &row->name))
			break;
		if (!is_of_row(f, n, row))
			continue;
		enum dcv_verdict *v =
		    &f->verdicts
			 .v[n->certificate * cas + ca_of(run, row->profile)];
		if (row->verdict < *v)
			*v = row->verdict;
		for (uint32_t k = from; k < run->findings.n && told < TOLD_MAX;
		     k++)
			relate(run, run->findings.v[k], n);
		told++;
	}
}

void lint_certificates_end(struct lint_run *run)
{
	const struct lint_filed *f = run->filed;
	const struct lint_options *o = run->opt;
	if (!is_judged(run))
		return;
	uint32_t cas = cas_of(run);
	for (uint32_t i = 0; i < f->certificates.n; i++)
		for (uint32_t k = 0; k < cas; k++)
			zp_push(&run->certificates,
			    ((struct lint_certificate_state){
				&f->certificates.v[i],
				o->ca_given ? o->cas.v[k]->id : f->profile->id,
				f->verdicts.v[i * cas + k]}));
}
