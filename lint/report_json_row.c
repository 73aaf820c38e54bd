/* One row of routes as JSON. Of kin most of the text is that of the row before:
 * it is made once for each CA, and what differs is put between: the name, the
 * line, and the domain where the walk starts. */
#include <string.h>

#include "dcv/kin.h"
#include "lint/report_json.h"
#include "lint/reporter.h"

#define KNOWN 64  /* texts kept; rows of one kin stand close together */
#define SHORT 128 /* octets: no label of a CA makes such a name too long */
/* Octets from the last record within which lines are counted. */
#define NEAR 16384

/* What rows of one kin under one CA have in common, while they stand in one
 * file and below one parent. */
struct known {
	const struct dcv_kin *kin;
	const struct dcv_profile *profile;
	uint32_t source, parent;
	size_t line;  /* in text: where the line's number belongs */
	size_t start; /* where the walk's first domain belongs */
	struct zp_buf text;
	bool whole; /* it can be used */
};

struct json_known {
	struct known v[KNOWN];
	uint32_t source, at, line; /* of the last record; line 0: none */
};

struct json_known *json_known_new(void)
{
	return zp_xcalloc(1, sizeof(struct json_known));
}

void json_known_free(struct json_known *k)
{
	for (unsigned i = 0; k && i < KNOWN; i++)
		zp_buf_free(&k->v[i].text);
	zp_xfree(k);
}

static void put_steps(
    struct lint_out *o, const struct dcv_step *steps, unsigned from, unsigned n)
{
	for (unsigned i = from; i < n; i++) {
		out_puts(o, i > 0 ? ",{" : "{");
		json_name(o, "domain", &steps[i].domain);
		out_puts(o, ",");
		out_member(o, "result", dcv_result_text(steps[i].result));
		out_puts(o, "}");
	}
}

static void put_walk(struct lint_out *o, struct lint_run *run,
    const struct dcv_row *row, bool assumed)
{
	struct dcv_step steps[ZP_LABELS_MAX];
	unsigned n = dcv_walk(&run->dcv, row, assumed, steps, ZP_LABELS_MAX);
	out_puts(o, "\"walk\":[");
	put_steps(o, steps, 0, n);
	out_puts(o, "]");
}

static void put_exchanges(struct lint_out *o, const struct dcv_decision *c)
{
	out_puts(o, "\"exchanges\":[");
	for (unsigned i = 0; i < c->nexchanges; i++) {
		const struct dcv_exchange *x = &c->exchanges[i];
		out_printf(o, "%s{\"preference\":%u,", i > 0 ? "," : "",
		    x->preference);
		json_name(o, "host", &x->host);
		out_puts(o, ",");
		out_member(o, "status", dcv_exchange_text(x->status));
		out_puts(o, ",\"addresses\":[");
		for (unsigned k = 0; k < x->naddresses; k++) {
			out_puts(o, k > 0 ? "," : "");
			out_json(o, x->addresses[k]);
		}
		out_puts(o, "]}");
	}
	out_puts(o, "]");
}

const char *report_reach(enum dcv_truth t)
{
	static const char *const text[] = {[DCV_NO] = "unreachable",
	    [DCV_UNKNOWN] = "unknown",
	    [DCV_YES] = "reachable"};
	return text[t];
}

static void put_recipient(
    struct lint_out *o, const struct dcv_recipient *r, bool first)
{
	out_puts(o, first ? "{" : ",{");
	out_member(o, "address", r->address);
	out_puts(o, ",");
	out_member(o, "status", report_reach(r->reach.reachable));
	out_puts(o, ",");
	out_member(o, "reason", r->reach.reason);
	out_puts(o, "}");
}

static void put_recipients(struct lint_out *o, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	out_puts(o, "\"recipients\":[");
	for (unsigned i = 0; i < c->nrecipients; i++)
		put_recipient(o, &c->recipients[i], i == 0);
	for (unsigned i = 0; i < row->ncontacts; i++)
		put_recipient(o, &row->contacts[i], i + c->nrecipients == 0);
	out_puts(o, "]");
}

static void put_assumed(
    struct lint_out *o, struct lint_run *run, const struct dcv_row *row)
{
	const struct dcv_decision *a = row->assumed;
	if (!a) {
		out_puts(o, "\"assumed\":null");
		return;
	}
	out_puts(o, "\"assumed\":{");
	json_name(o, "mail_domain", a->mails ? &a->domain : NULL);
	out_puts(o, ",");
	out_member(o, "verdict", dcv_verdict_text(a->verdict));
	out_puts(o, ",");
	put_walk(o, run, row, true);
	out_puts(o, "}");
}

/* Rows come nearly in the order of the text: from the last one on it is enough
 * to count. */
static uint32_t line_of(
    struct json_known *k, struct lint_run *run, struct zp_span span)
{
	const struct zp_source *s =
	    zp_source_at(&run->set.sources, span.source);
	bool near = k->line > 0 && k->source == span.source &&
		    span.at >= k->at && span.at - k->at < NEAR &&
		    span.at <= s->size;
	if (near) {
		const char *p = s->text + k->at, *end = s->text + span.at;
		while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
			k->line++;
			p++;
		}
	} else {
		k->line = zp_source_pos(&run->set.sources, span).line;
	}
	k->source = span.source;
	k->at = span.at;
	return k->line;
}

/* From behind the name to the line. */
static void put_place(struct lint_out *o, struct lint_run *run,
    const struct dcv_row *row, const char *text, uint32_t source)
{
	struct zp_name apex;
	out_puts(o, ",");
	json_unicode(o, run, text);
	out_puts(o, ",");
	if (row->zone)
		zp_names_get(&row->zone->names, row->zone->apex, &apex);
	json_name(o, "zone", row->zone ? &apex : NULL);
	out_puts(o, ",");
	out_member(o, "view", row->view);
	out_puts(o, ",");
	out_member(o, "file",
	    row->zone ? zp_source_at(&run->set.sources, source)->name : NULL);
	out_puts(o, ",\"line\":");
}

/* From behind the line to the walk. */
static void put_verdict(struct lint_out *o, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	out_puts(o, ",");
	out_member(o, "ca", row->profile->id);
	out_puts(o, ",");
	out_member(o, "method", dcv_method_text(row->method));
	out_puts(o, ",");
	out_member(o, "verdict", dcv_verdict_text(row->verdict));
	out_puts(o, ",");
	out_member(o, "own_mx", dcv_own_text(row->own));
	out_puts(o, ",");
	json_name(o, "mail_domain", c->mails ? &c->domain : NULL);
	out_puts(o, ",");
}

/* From behind the walk to the end. */
static void put_rest(
    struct lint_out *o, struct lint_run *run, const struct json_shown *s)
{
	const struct dcv_row *row = s->row;
	out_puts(o, ",");
	json_name(o, "validation_domain",
	    row->has_validation_domain ? &row->validation_domain : NULL);
	out_puts(o, ",");
	put_assumed(o, run, row);
	out_puts(o, ",");
	put_exchanges(o, row->decision);
	out_puts(o, ",");
	put_recipients(o, row);
	out_puts(o, ",\"reasons\":[");
	for (uint32_t i = 0; i < s->nreasons; i++) {
		out_puts(o, i > 0 ? "," : "");
		out_json(o, s->reasons[i]);
	}
	out_puts(o, "],");
	json_dns(o, run, row);
}

/* Whether what the row has of its own stands in the three places alone: a
 * choice of domains and the matrix of methods name more. */
static bool is_known(const struct lint_run *run, const struct json_shown *s,
    const char *text, size_t n)
{
	const struct dcv_row *row = s->row;
	const struct dcv_values *v = &row->profile->is;
	if (!s->alike || run->opt->methods || n > SHORT || row->assumed ||
	    !row->mailed || v->walk != DCV_WALK_MX || strstr(text, "xn--"))
		return false;
	/* What stands at the name itself may be in such a record's way, and
	 * kin tell apart by one label below it at most. */
	for (uint32_t i = 0; i < v->dns_records.n; i++) {
		const char *label = v->dns_records.v[i].label;
		if (label[0] == '\0' || strchr(label, '.'))
			return false;
	}
	return true;
}

/* The text is made as the row is put, with its parts left out. */
static void make_known(
    struct known *k, struct lint_run *run, const struct json_shown *s)
{
	/* What is too long for a buffer fails to be written, and is put row by
	 * row. */
	struct lint_out o = {.fd = -1, .buf = k->text};
	struct dcv_step steps[ZP_LABELS_MAX];
	unsigned n = dcv_walk(&run->dcv, s->row, false, steps, ZP_LABELS_MAX);
	o.buf.n = 0;
	put_place(&o, run, s->row, "", k->source);
	k->line = o.buf.n;
	put_verdict(&o, s->row);
	out_puts(&o, "\"walk\":[{\"domain\":\"");
	k->start = o.buf.n;
	out_puts(&o, "\",");
	out_member(&o, "result", dcv_result_text(steps[0].result));
	out_puts(&o, "}");
	put_steps(&o, steps, 1, n);
	out_puts(&o, "]");
	put_rest(&o, run, s);
	k->text = o.buf;
	k->whole = n > 0 && o.error == 0;
}

/* The text of the row's kin, made anew where it is another's. */
static const struct known *find_known(struct json_known *all,
    struct lint_run *run, const struct json_shown *s, uint32_t source)
{
	const struct dcv_row *row = s->row;
	const struct zp_node *v = row->zone->names.nodes.v;
	uint32_t parent = v[row->node].parent;
	struct known *k =
	    &all->v[(s->alike->index * 5u + row->profile->index) % KNOWN];
	if (row->name.labels != row->start.labels)
		parent = v[parent].parent;
	if (k->kin != s->alike || k->profile != row->profile ||
	    k->source != source || k->parent != parent) {
		k->kin = s->alike;
		k->profile = row->profile;
		k->source = source;
		k->parent = parent;
		make_known(k, run, s);
	}
	return k;
}

static void put_known(struct lint_out *o, const struct known *k,
    const struct dcv_row *row, const char *name, size_t n, uint32_t line)
{
	const char *start = name;
	for (uint8_t i = row->start.labels; i < row->name.labels; i++)
		start = strchr(start, '.') + 1;
	out_add(o, k->text.p, k->line);
	out_uint(o, line);
	out_add(o, k->text.p + k->line, k->start - k->line);
	out_add(o, start, n - (size_t)(start - name));
	out_add(o, k->text.p + k->start, k->text.n - k->start);
}

void json_row(struct lint_out *o, struct lint_run *run,
    const struct json_shown *s, struct json_known *all)
{
	const struct dcv_row *row = s->row;
	const struct known *k = NULL;
	struct zp_span span = {0, 0, 0};
	uint32_t line = 0;
	char text[ZP_NAME_TEXT];
	zp_name_print(&row->name, text);
	size_t n = strlen(text);
	out_member(o, "name", text);
	if (row->zone) {
		span = lint_span_of_row(run, row);
		line = line_of(all, run, span);
	}
	if (row->zone && is_known(run, s, text, n))
		k = find_known(all, run, s, span.source);
	if (k && k->whole) {
		put_known(o, k, row, text, n, line);
		return;
	}
	put_place(o, run, row, text, span.source);
	if (row->zone)
		out_uint(o, line);
	else
		out_puts(o, "null");
	put_verdict(o, row);
	put_walk(o, run, row, false);
	put_rest(o, run, s);
}
