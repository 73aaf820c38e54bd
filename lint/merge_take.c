/* The lines of an output, one by one. */
#include <string.h>

#include "lint/json_read.h"
#include "lint/merge.h"

bool lint_merge_unit_of(struct lint_merge *m, const char *name, uint32_t *unit)
{
	struct zp_name n, u;
	*unit = UINT32_MAX;
	if (!name)
		return true;
	if (!zp_name_from_text(&n, name))
		return false;
	lint_unit_of(m->run->psl, &n, &u);
	*unit = lint_units_add(&m->units, &u);
	while (m->held.n < m->units.list.n)
		zp_push(&m->held, ((struct lint_merge_unit){0}));
	return true;
}

static struct lint_line line_in(
    const struct lint_merge *m, const struct lint_merge_file *f, size_t n)
{
	return (struct lint_line){
	    .file = (uint32_t)(f - m->files.v), .at = f->at, .n = (uint32_t)n};
}

static bool word_of(
    const char *text, const char *const *words, unsigned n, uint8_t *place)
{
	for (unsigned i = 0; text && i < n; i++)
		if (words[i] && strcmp(text, words[i]) == 0) {
			*place = (uint8_t)i;
			return true;
		}
	return false;
}

static bool take_finding(struct lint_merge *m, struct lint_merge_file *f,
    const struct lint_json *j, size_t n)
{
	static const char *const worths[] = {[LINT_NOTE] = "note",
	    [LINT_WARNING] = "warning",
	    [LINT_ERROR] = "error"};
	struct lint_line line = line_in(m, f, n);
	struct lint_line_place at = {.rule = lint_json_text(j, "rule"),
	    .message = lint_json_text(j, "message")};
	if (!at.rule || !at.message ||
	    !word_of(lint_json_text(j, "severity"), worths, LINT_ERROR + 1,
		&line.worth) ||
	    !lint_json_maybe(j, "file", &at.file) ||
	    !lint_json_maybe(j, "name", &at.name) ||
	    !lint_json_maybe(j, "ca", &at.ca) ||
	    !lint_json_maybe(j, "zone", &at.zone) ||
	    !lint_merge_unit_of(m, at.zone, &line.unit))
		return lint_merge_fail(m, f, "no finding of dcvlint");
	if (at.file && (!lint_json_number(j, "line", &at.line) ||
			   !lint_json_number(j, "column", &at.column)))
		return lint_merge_fail(m, f, "a finding without its place");
	line.whole = at.name && lint_joined_by(at.rule) != LINT_PER_ZONE;
	lint_lines_finding(&m->lines, &at, &line);
	return true;
}

static bool place_of(
    const struct lint_merge *m, const char *ca, uint32_t *place)
{
	for (uint32_t i = 0; ca && i < m->cas.n; i++)
		if (strcmp(m->cas.v[i], ca) == 0) {
			*place = i;
			return true;
		}
	return false;
}

static bool take_row(struct lint_merge *m, struct lint_merge_file *f,
    const struct lint_json *j, size_t n)
{
	static const char *const verdicts[] = {[DCV_READY] = "ready",
	    [DCV_ROUTABLE] = "routable",
	    [DCV_NOT_READY] = "not-ready",
	    [DCV_VERDICT_UNKNOWN] = "unknown"};
	struct lint_line line = line_in(m, f, n);
	const char *zone, *view, *name = lint_json_text(j, "name");
	const char *own = lint_json_text(j, "own_mx");
	uint32_t ca = 0;
	if (!name || !own ||
	    !word_of(lint_json_text(j, "verdict"), verdicts, 4, &line.worth) ||
	    !place_of(m, lint_json_text(j, "ca"), &ca) ||
	    !lint_json_maybe(j, "zone", &zone) ||
	    !lint_json_maybe(j, "view", &view) ||
	    !lint_merge_unit_of(m, zone, &line.unit))
		return lint_merge_fail(m, f, "no row of dcvlint");
	line.without = strcmp(own, "none") == 0 || strcmp(own, "null") == 0;
	f->routes = true;
	return lint_lines_row(&m->lines, name, view, ca, &line) ||
	       lint_merge_fail(m, f, "a row whose name is none");
}

/* A zone that lies in wait for others is the same as one that is judged: it is
 * another's no more. */
static void hide_context(struct lint_merge *m, const struct lint_json *j)
{
	struct zp_name apex;
	const char *view, *text;
	const struct lint_json *z;
	for (uint32_t i = 0; (z = lint_json_item(j, "zones", i)); i++) {
		text = lint_json_text(z, "apex");
		if (!text || !zp_name_from_text(&apex, text) ||
		    !lint_json_maybe(z, "view", &view))
			continue;
		struct zp_zone *k;
		while ((k = zp_set_zone(&m->run->set, view, &apex)) &&
		       !k->view == !view && !zp_zone_is_part(k)) {
			k->context = k->fragment = true;
			k->origin_by = ZP_ORIGIN_NONE;
			zp_set_index(&m->run->set);
		}
	}
}

static bool take_unit(
    struct lint_merge *m, struct lint_merge_file *f, const struct lint_json *j)
{
	const char *domain = lint_json_text(j, "domain"), *ask;
	struct lint_merge_unit u = {
	    .file = (uint32_t)(f - m->files.v) + 1, .asks = m->asks.n};
	uint32_t unit, asked;
	if (!domain || !lint_merge_unit_of(m, domain, &unit) ||
	    !lint_json_number(j, "names", &u.names) ||
	    !lint_json_number(j, "suppressed", &u.suppressed))
		return lint_merge_fail(m, f, "no unit of dcvlint");
	if (m->held.v[unit].file != 0)
		return lint_merge_fail(m, f, "%s was told by %s already",
		    domain, m->files.v[m->held.v[unit].file - 1].name);
	for (uint32_t i = 0; (ask = lint_json_item_text(j, "asks", i)); i++) {
		if (!lint_merge_unit_of(m, ask, &asked))
			return lint_merge_fail(
			    m, f, "asks about what is no name");
		zp_push(&m->asks, asked);
	}
	u.nasks = m->asks.n - u.asks;
	u.above = lint_json_is_true(j, "above");
	u.formless = m->held.v[unit].formless;
	m->held.v[unit] = u;
	hide_context(m, j);
	return true;
}

/* A zone's text is looked at when somebody asks for it: its line begins as it
 * was written. */
static bool take_zone(
    struct lint_merge *m, struct lint_merge_file *f, const char *line, size_t n)
{
	static const char begin[] = "{\"type\":\"zone\",\"domain\":\"";
	const size_t nb = sizeof begin - 1;
	struct lint_merge_zone z = {
	    .file = (uint32_t)(f - m->files.v), .at = f->at, .n = (uint32_t)n};
	char text[ZP_NAME_TEXT];
	const char *end = n > nb ? memchr(line + nb, '"', n - nb) : NULL;
	size_t k = end ? (size_t)(end - line) - nb : 0;
	if (k == 0 || k >= sizeof text || n < 3 || line[n - 2] != '}')
		return lint_merge_fail(m, f, "no zone of dcvlint");
	memcpy(text, line + nb, k);
	text[k] = '\0';
	if (!lint_merge_unit_of(m, text, &z.unit))
		return lint_merge_fail(m, f, "a zone whose domain is none");
	zp_push(&m->zones, z);
	return true;
}

static bool take_summary(
    struct lint_merge *m, struct lint_merge_file *f, const struct lint_json *j)
{
	uint32_t names, files, zones, records, suppressed;
	f->ended = f->shards == 0;
	f->began = false;
	if (!lint_json_number(j, "names", &names))
		return lint_merge_fail(m, f, "no summary of dcvlint");
	f->routes |= lint_json_member(j, "without_mx") != NULL;
	if (f->routes)
		return true;
	if (!lint_json_number(j, "files", &files) ||
	    !lint_json_number(j, "zones", &zones) ||
	    !lint_json_number(j, "records", &records) ||
	    !lint_json_number(j, "suppressed", &suppressed))
		return lint_merge_fail(m, f, "no summary of dcvlint");
	m->sum.names += names;
	m->sum.files += files;
	m->sum.zones += zones;
	m->sum.records += records;
	m->sum.suppressed += suppressed;
	return true;
}

static bool take_end(
    struct lint_merge *m, struct lint_merge_file *f, const struct lint_json *j)
{
	if (f->shards == 0 || f->began)
		return lint_merge_fail(m, f, "an end out of its place");
	f->ended = true;
	f->incomplete = lint_json_is_true(j, "incomplete");
	return true;
}

/* Whether a line that will be written again stands as it was written. */
static bool is_as_written(const char *type, const char *line, size_t n)
{
	char begin[32];
	int k = snprintf(begin, sizeof begin, "{\"type\":\"%.12s\",", type);
	return n > (size_t)k + 2 && memcmp(line, begin, (size_t)k) == 0 &&
	       line[n - 2] == '}' && !memchr(line, '\n', n - 1);
}

static bool take_object(struct lint_merge *m, struct lint_merge_file *f,
    const struct lint_json *j, const char *line, size_t n)
{
	const char *type = lint_json_text(j, "type");
	if (!type || !is_as_written(type, line, n))
		return lint_merge_fail(
		    m, f, "no JSON line as dcvlint writes it");
	if (strcmp(type, "finding") == 0)
		return take_finding(m, f, j, n);
	if (strcmp(type, "row") == 0)
		return take_row(m, f, j, n);
	if (strcmp(type, "unit") == 0 && f->shards > 0)
		return take_unit(m, f, j);
	if (strcmp(type, "summary") == 0)
		return take_summary(m, f, j);
	if (strcmp(type, "end") == 0)
		return take_end(m, f, j);
	if (strcmp(type, "certificate") == 0) {
		zp_push(&m->certificates, line_in(m, f, n));
		return true;
	}
	return lint_merge_fail(m, f, "a line of the type \"%s\"", type);
}

bool lint_merge_take(
    struct lint_merge *m, struct lint_merge_file *f, const char *line, size_t n)
{
	static const char zone[] = "{\"type\":\"zone\",";
	if (n >= UINT32_MAX)
		return lint_merge_fail(m, f, "a line of over 4 GiB");
	if (f->shards > 0 && n > sizeof zone &&
	    memcmp(line, zone, sizeof zone - 1) == 0)
		return take_zone(m, f, line, n);
	struct lint_json *j = lint_json_read(line, n);
	if (!j)
		return lint_merge_fail(
		    m, f, "no JSON line as dcvlint writes it");
	bool done = take_object(m, f, j, line, n);
	lint_json_free(j);
	return done;
}
