/* Which units are judged again because of what others hand on, and their
 * judgement. */
#include <stdlib.h>
#include <string.h>

#include "lint/json_read.h"
#include "lint/merge.h"
#include "lint/merge_zone.h"
#include "lint/shard.h"

#define NAMED 10u /* of many units */

static bool is_held(const struct lint_merge *m, uint32_t unit)
{
	return m->held.v[unit].file != 0;
}

/* Whether a unit that is handed on bears on what is said of U. */
static bool is_answered(const struct lint_merge *m, uint32_t u)
{
	const struct lint_merge_unit *h = &m->held.v[u];
	for (uint32_t i = 0; i < h->nasks; i++) {
		uint32_t asked = m->asks.v[h->asks + i];
		if (asked != u && is_held(m, asked))
			return true;
	}
	return false;
}

/* Marks U, and adds it to the list of those whose questions follow. */
static void mark(struct lint_merge *m, uint32_t u, lint_unit_list *list)
{
	if (u == UINT32_MAX || !is_held(m, u) || m->held.v[u].again)
		return;
	if (m->held.v[u].formless) {
		m->run->incomplete = true;
		return;
	}
	m->held.v[u].again = true;
	zp_push(list, u);
}

/* Whether unit U is handed on and below TOP, that of unit ABOVE. */
static bool is_spoken_of(const struct lint_merge *m, uint32_t u, uint32_t above,
    const struct zp_name *top)
{
	struct zp_name name;
	if (u == above || !is_held(m, u))
		return false;
	lint_units_get(&m->units, u, &name);
	return zp_name_is_below(&name, top);
}

/* A zone above base domains speaks of all those below it. */
static void mark_below(
    struct lint_merge *m, uint32_t above, lint_unit_list *list)
{
	struct zp_name top;
	lint_units_get(&m->units, above, &top);
	for (uint32_t u = 0; u < m->held.n; u++)
		if (is_spoken_of(m, u, above, &top))
			mark(m, u, list);
}

static void follow(struct lint_merge *m, lint_unit_list *list)
{
	for (uint32_t i = 0; i < list->n; i++) {
		const struct lint_merge_unit *h = &m->held.v[list->v[i]];
		for (uint32_t k = 0; k < h->nasks; k++)
			mark(m, m->asks.v[h->asks + k], list);
		if (h->above)
			mark_below(m, list->v[i], list);
	}
	list->n = 0;
}

static bool has_below(const struct lint_merge *m, uint32_t above)
{
	struct zp_name top;
	lint_units_get(&m->units, above, &top);
	for (uint32_t u = 0; u < m->held.n; u++)
		if (is_spoken_of(m, u, above, &top))
			return true;
	return false;
}

static void choose(struct lint_merge *m, lint_unit_list *list)
{
	for (uint32_t u = 0; u < m->held.n; u++)
		if (is_held(m, u) &&
		    (is_answered(m, u) ||
			(m->held.v[u].above && has_below(m, u))))
			mark(m, u, list);
	follow(m, list);
}

static bool read_zone(struct lint_merge *m, const struct lint_merge_zone *z)
{
	struct lint_run *run = m->run;
	struct lint_merge_unit *u = &m->held.v[z->unit];
	if (!lint_merge_line(m, z->file, z->at, z->n))
		return false;
	struct lint_json *j = lint_json_read(m->text.p, m->text.n);
	struct zp_zone *zone = lint_json_member(j, "sources")
				   ? lint_merge_zone(&run->set, &run->arena, j)
				   : NULL;
	bool formless = !zone && lint_json_text(j, "file");
	lint_json_free(j);
	u->formless |= formless;
	if (zone)
		zone->above = u->above;
	return zone || formless ||
	       lint_merge_fail(
		   m, &m->files.v[z->file], "a zone that cannot be read again");
}

/* Zones of units to be judged, and those above base domains. */
static bool read_zones(struct lint_merge *m)
{
	for (uint32_t i = 0; i < m->zones.n; i++) {
		const struct lint_merge_zone *z = &m->zones.v[i];
		const struct lint_merge_unit *u = &m->held.v[z->unit];
		if ((u->again || u->above) && !u->loaded && !read_zone(m, z))
			return false;
	}
	for (uint32_t u = 0; u < m->held.n; u++)
		m->held.v[u].loaded |= m->held.v[u].again || m->held.v[u].above;
	return true;
}

/* What a judgement asked about. */
struct ear {
	struct lint_merge *m;
	lint_unit_list *more;
};

static void heard(
    void *listener, const struct zp_name *name, const struct zp_zone *found)
{
	struct ear *e = listener;
	struct zp_name unit;
	bool above = lint_unit_of(e->m->run->psl, name, &unit);
	if (found && found->above && !above) {
		struct zp_name apex;
		zp_names_get(&found->names, found->apex, &apex);
		mark(e->m, lint_units_find(&e->m->units, &apex), e->more);
	}
	if (!above)
		mark(e->m, lint_units_find(&e->m->units, &unit), e->more);
}

/* Judges what is marked, with all that is loaded; MORE: what was asked about
 * and is handed on, but was not there. */
static void judge(
    struct lint_merge *m, struct lint_taker *t, lint_unit_list *more)
{
	struct lint_run *run = m->run;
	struct ear ear = {m, more};
	zp_set_sort(&run->set);
	zp_set_finish(&run->set);
	lint_take_judged(t, heard, &ear);
}

/* Takes out what shards said of the units judged again. */
static void drop_lines(const struct lint_merge *m, lint_line_list *list)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < list->n; i++) {
		uint32_t u = list->v[i].unit;
		if (u == UINT32_MAX || !m->held.v[u].again)
			list->v[kept++] = list->v[i];
	}
	list->n = kept;
}

static void add_lines(lint_line_list *list, const lint_line_list *more)
{
	for (uint32_t i = 0; i < more->n; i++)
		zp_push(list, more->v[i]);
}

static void replace(struct lint_merge *m, struct lint_taker *t)
{
	drop_lines(m, &m->lines.rows);
	drop_lines(m, &m->lines.findings);
	for (uint32_t u = 0; u < m->held.n; u++) {
		if (!m->held.v[u].again)
			continue;
		m->sum.names -= m->held.v[u].names;
		m->sum.suppressed -= m->held.v[u].suppressed;
	}
	m->sum.names += t->sum.names;
	m->sum.suppressed += t->sum.suppressed;
	add_lines(&m->lines.rows, &t->lines->rows);
	add_lines(&m->lines.findings, &t->lines->findings);
}

/* Names of units, so many as can be taken in. */
static void say_units(
    struct lint_merge *m, const lint_unit_list *list, const char *fmt)
{
	struct zp_buf b = {0};
	char text[ZP_NAME_TEXT];
	struct zp_name n;
	uint32_t most = m->run->opt->notes ? list->n : NAMED;
	if (list->n == 0)
		return;
	for (uint32_t i = 0; i < list->n && i < most; i++) {
		lint_units_get(&m->units, list->v[i], &n);
		zp_buf_printf(
		    &b, "%s%s", i > 0 ? ", " : "", zp_name_print(&n, text));
	}
	if (list->n > most)
		zp_buf_printf(
		    &b, " and %u more (--notes names all)", list->n - most);
	lint_say(m->run, NULL, "%s: %s", fmt, b.p);
	zp_buf_free(&b);
}

/* The unit of a zone; UINT32_MAX: of none that is known. */
static uint32_t unit_of(const struct lint_merge *m, const struct zp_zone *z)
{
	struct zp_name apex, unit;
	if (z->origin_by == ZP_ORIGIN_NONE)
		return UINT32_MAX;
	zp_names_get(&z->names, z->apex, &apex);
	lint_unit_of(m->run->psl, &apex, &unit);
	return lint_units_find(&m->units, &unit);
}

/* Those that zones of --context answer for. */
static void pass_over_context(struct lint_merge *m)
{
	const struct zp_set *set = &m->run->set;
	for (uint32_t i = 0; i < set->zones.n; i++) {
		const struct zp_zone *z = set->zones.v[i];
		uint32_t u =
		    z->order < m->first_context ? UINT32_MAX : unit_of(m, z);
		if (u != UINT32_MAX)
			m->held.v[u].loaded = true;
	}
}

/* Questions that no zone could answer. */
static void say_left(struct lint_merge *m)
{
	lint_unit_list left = {0};
	pass_over_context(m);
	for (uint32_t u = 0; u < m->held.n; u++) {
		const struct lint_merge_unit *h = &m->held.v[u];
		for (uint32_t i = 0; i < h->nasks; i++) {
			uint32_t asked = m->asks.v[h->asks + i];
			if (is_held(m, asked) || m->held.v[asked].loaded)
				continue;
			m->held.v[asked].loaded = true;
			zp_push(&left, asked);
		}
	}
	if (!m->run->opt->quiet)
		say_units(m, &left,
		    "asked about, and in no zone of any shard or --context");
	zp_vec_free(&left);
}

/* Whether a zone that cannot be handed on bears on U: its own, one that it
 * asked about, or one above base domains that it looks up to. */
static bool hangs(const struct lint_merge *m, uint32_t u)
{
	const struct lint_merge_unit *h = &m->held.v[u];
	struct zp_name name, top;
	bool does = h->formless;
	for (uint32_t i = 0; i < h->nasks; i++)
		does |= m->held.v[m->asks.v[h->asks + i]].formless;
	lint_units_get(&m->units, u, &name);
	for (uint32_t i = 0; i < m->formless.n && !does; i++) {
		lint_units_get(&m->units, m->formless.v[i], &top);
		does = zp_name_is_below(&name, &top);
	}
	return does;
}

/* Which zones of those handed on are judged. */
static void set_roles(struct lint_merge *m)
{
	struct zp_set *set = &m->run->set;
	for (uint32_t i = 0; i < set->zones.n; i++) {
		struct zp_zone *z = set->zones.v[i];
		/* Those of --context stand behind all others. */
		if (z->origin_by == ZP_ORIGIN_NONE ||
		    z->order >= m->first_context)
			continue;
		uint32_t u = unit_of(m, z);
		z->context = u == UINT32_MAX || !m->held.v[u].again;
	}
}

/* Those that hang on zones which cannot be handed on stay as they were. */
static void leave_formless(struct lint_merge *m)
{
	lint_unit_list list = {0};
	m->formless.n = 0;
	for (uint32_t u = 0; u < m->held.n; u++)
		if (m->held.v[u].formless && m->held.v[u].above)
			zp_push(&m->formless, u);
	for (bool any = true; any;) {
		any = false;
		for (uint32_t u = 0; u < m->held.n; u++) {
			struct lint_merge_unit *h = &m->held.v[u];
			if (!h->again || !hangs(m, u))
				continue;
			h->again = false;
			h->formless = any = true;
			zp_push(&list, u);
		}
	}
	say_units(m, &list,
	    "left as the shards said, because zones that are no master files "
	    "are not handed on (judge these in one run)");
	m->run->incomplete |= list.n > 0;
	zp_vec_free(&list);
}

bool lint_merge_judge(struct lint_merge *m)
{
	lint_unit_list list = {0};
	struct lint_lines lines = {0};
	struct lint_taker t;
	bool done = true;
	lint_taker_init(&t, m->run, &lines, m->routes);
	choose(m, &list);
	lint_plan_make(&m->run->plan, m->run->opt, m->run->floor);
	for (bool more = true; more && done;) {
		done = read_zones(m);
		leave_formless(m);
		set_roles(m);
		lines.rows.n = lines.findings.n = 0;
		m->run->worst = LINT_OFF;
		if (done)
			judge(m, &t, &list);
		more = list.n > 0;
		follow(m, &list);
	}
	replace(m, &t);
	say_left(m);
	/* Both stay until the end: lines of one are in the other's list. */
	m->judged = lines;
	lint_taker_free(&t);
	zp_vec_free(&list);
	return done;
}
