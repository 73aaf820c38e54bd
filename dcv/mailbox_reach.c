#include "dcv/mailbox_internal.h"

#include <string.h>

/* An entry met on the way from the question. */
struct node {
	uint32_t entry;
	uint32_t depth;
	bool caught;         /* a catch-all was used */
	struct zp_str local; /* looked up; for a target "@elsewhere" */
	struct zp_span at;   /* of the nearest entry with a key */
};

struct walk {
	struct dcv_boxes *b;
	struct zp_str domain; /* of the question */
	ZP_VEC(struct node) queue;
	struct dcv_reach yes, unknown, no; /* reason NULL: none yet */
	uint32_t targets;
	bool deep;
};

/* What the maps say of one address. */
enum found_what { ENTRY, REFUSED, UNLISTED, OUTSIDE };
struct found {
	enum found_what what;
	uint32_t entry;
	bool caught;
	const struct dcv_box_map *map; /* REFUSED, UNLISTED */
};

static const char *file_of(const struct dcv_boxes *b, uint32_t source)
{
	return zp_source_at(b->sources, source)->name;
}

/* "maps/aliases:12: WHAT TARGET", at most 64 octets of TARGET. */
static const char *say(struct dcv_boxes *b, struct zp_span at, const char *what,
    struct zp_str target)
{
	int n = target.n > 64 ? 64 : (int)target.n;
	return zp_printf(&b->arena, "%s:%u: %s%.*s", file_of(b, at.source),
	    (unsigned)zp_source_pos(b->sources, at).line, what, n, target.p);
}

static void settle(struct walk *w, enum dcv_truth t, const struct node *n,
    const char *what, struct zp_str target)
{
	struct dcv_reach *r = t == DCV_YES  ? &w->yes
			      : t == DCV_NO ? &w->no
					    : &w->unknown;
	if (r->reason)
		return;
	*r = (struct dcv_reach){.reachable = t, .known = true, .at = n->at};
	r->catch_all = t == DCV_YES && n->caught;
	r->reason = say(w->b, n->at, what, target);
}

static struct zp_str join(
    struct dcv_boxes *b, struct zp_str local, struct zp_str domain)
{
	b->key.n = 0;
	zp_buf_add(&b->key, local.p, local.n);
	zp_buf_putc(&b->key, '@');
	zp_buf_add(&b->key, domain.p, domain.n);
	return (struct zp_str){b->key.p, b->key.n};
}

static bool find_key(struct dcv_boxes *b, struct zp_str key,
    struct zp_str domain, int is_virtual, struct found *out)
{
	for (uint32_t i = 0; i < b->maps.n; i++) {
		struct dcv_box_map *m = &b->maps.v[i];
		if (is_virtual >= 0 && (m->is_virtual != (is_virtual > 0)))
			continue;
		if (domain.p && !dcv_box_has_domain(m, domain))
			continue;
		uint32_t entry = dcv_box_get(&m->keys, key);
		if (entry == ZP_NONE)
			continue;
		*out = (struct found){ENTRY, entry, false, NULL};
		return true;
	}
	return false;
}

/* No entry: whether that proves anything. */
static struct found find_nothing(struct dcv_boxes *b, struct zp_str domain)
{
	struct found f = {OUTSIDE, ZP_NONE, false, NULL};
	for (uint32_t i = 0; i < b->maps.n; i++) {
		const struct dcv_box_map *m = &b->maps.v[i];
		bool said = dcv_box_has_domain(m, domain);
		uint32_t declared =
		    m->is_virtual ? dcv_box_get(&m->keys, domain) : ZP_NONE;
		if (declared != ZP_NONE || (said && m->complete))
			return (struct found){REFUSED, declared, false, m};
		if (f.what == OUTSIDE &&
		    (said || dcv_box_get(&m->spoken, domain) != ZP_NONE))
			f = (struct found){UNLISTED, ZP_NONE, false, m};
	}
	return f;
}

/* virtual(5), TABLE SEARCH ORDER: user@domain, user, @domain; then aliases(5).
 */
static struct found find(
    struct dcv_boxes *b, struct zp_str local, struct zp_str domain)
{
	const struct zp_str any = {NULL, 0}, none = {"", 0};
	struct found f;
	if (find_key(b, join(b, local, domain), any, -1, &f) ||
	    find_key(b, local, domain, 1, &f))
		return f;
	if (find_key(b, join(b, none, domain), any, 1, &f)) {
		f.caught = true;
		return f;
	}
	if (find_key(b, local, domain, 0, &f))
		return f;
	return find_nothing(b, domain);
}

/* A bare target: a name of the same mail system. */
static struct found find_local(
    struct walk *w, const struct dcv_box_map *m, struct zp_str local)
{
	struct found f = {UNLISTED, ZP_NONE, false, m};
	uint32_t own = m->is_virtual ? ZP_NONE : dcv_box_get(&m->keys, local);
	if (own != ZP_NONE)
		return (struct found){ENTRY, own, false, NULL};
	find_key(w->b, local, w->domain, 0, &f);
	return f;
}

static void enqueue(struct walk *w, const struct node *from, uint32_t entry,
    struct zp_str local, bool caught)
{
	struct dcv_box_entry *e = &w->b->entries.v[entry];
	if (e->seen == w->b->question)
		return;
	e->seen = w->b->question;
	struct node n = {.entry = entry, .local = local, .at = e->span};
	n.caught = caught || (from && from->caught);
	n.depth = from ? from->depth + 1 : 0;
	if (from && e->span.len == 0)
		n.at = from->at;
	if (n.depth >= DCV_BOX_DEPTH)
		w->deep = true;
	else
		zp_push(&w->queue, n);
}

static void discard(
    struct walk *w, const struct node *n, const char *what, struct zp_str t)
{
	bool first = !w->no.reason || !w->no.discarded;
	if (first)
		w->no.reason = NULL;
	settle(w, DCV_NO, n, what, t);
	w->no.discarded = true;
}

static bool is_text(struct zp_str a, const char *b)
{
	return dcv_box_equal(a, (struct zp_str){b, strlen(b)});
}

/* Targets that are no address. True if T is one. */
static bool special(struct walk *w, const struct node *n, struct zp_str t)
{
	const struct zp_str nothing = {"", 0};
	if (is_text(t, "/dev/null") || dcv_box_begins(t, ":blackhole:"))
		discard(w, n, "discarded by ", t);
	else if (dcv_box_begins(t, ":fail:") || dcv_box_begins(t, "error:") ||
		 dcv_box_begins(t, ":unknown:"))
		discard(w, n, "refused by ", t);
	else if (dcv_box_begins(t, ":include:"))
		settle(w, DCV_UNKNOWN, n, "a list that was not read: ", t);
	else if (t.n > 0 && t.p[0] == '/')
		settle(w, DCV_YES, n, "written to ", t);
	else if (t.n > 0 && t.p[0] == '|')
		settle(w, DCV_YES, n, "piped to a command", nothing);
	else if (t.n > 0 && (t.p[0] == '\\' || t.p[0] == ':'))
		settle(w, DCV_UNKNOWN, n, "delivered to ", t);
	else
		return t.n == 0;
	return true;
}

static void address(struct walk *w, const struct node *n, struct zp_str t)
{
	const struct dcv_box_map *m =
	    &w->b->maps.v[w->b->entries.v[n->entry].map];
	const char *at = memrchr(t.p, '@', t.n);
	struct zp_str local = t, domain = {NULL, 0};
	struct found f;
	if (at) {
		local.n = (size_t)(at - t.p);
		domain = (struct zp_str){at + 1, t.n - local.n - 1};
	}
	if (at && local.n == 0) /* virtual(5): the same user there */
		local = n->local;
	if (at && !is_text(domain, "localhost"))
		f = find(w->b, local, domain);
	else
		f = find_local(w, m, local);
	if (f.what == ENTRY && f.entry == n->entry)
		settle(w, DCV_UNKNOWN, n,
		    "stands for itself; no map tells whether there is a "
		    "mailbox ",
		    t);
	else if (f.what == ENTRY)
		enqueue(w, n, f.entry, local, f.caught);
	else if (f.what == OUTSIDE)
		settle(w, DCV_YES, n, "forwarded to ", t);
	else if (f.what == REFUSED)
		settle(w, DCV_NO, n, "leads to an address no map lists: ", t);
	else
		settle(w, DCV_UNKNOWN, n,
		    "leads to a local user no map lists: ", t);
}

static void visit(struct walk *w, const struct node *n)
{
	const struct dcv_box_entry e = w->b->entries.v[n->entry];
	for (uint32_t i = 0; i < e.n && !w->yes.reason; i++) {
		struct dcv_box_target t = w->b->targets.v[e.first + i];
		if (w->targets++ >= DCV_BOX_FANOUT) {
			settle(w, DCV_UNKNOWN, n,
			    "more than 100,000 targets, not all followed",
			    (struct zp_str){"", 0});
			return;
		}
		if (t.list != ZP_NONE)
			enqueue(w, n, t.list, n->local, false);
		else if (!special(w, n, t.text))
			address(w, n, t.text);
	}
}

static struct dcv_reach conclude(struct walk *w, struct zp_span first)
{
	if (w->yes.reason)
		return w->yes;
	if (w->unknown.reason)
		return w->unknown;
	if (w->no.reason)
		return w->no;
	struct dcv_reach r = {DCV_NO, NULL, true, false, false, true, first};
	r.reason = say(w->b, first,
	    w->deep ? "over 1,000 aliases one after another"
		    : "aliases lead back to themselves",
	    (struct zp_str){"", 0});
	return r;
}

static struct dcv_reach follow(struct dcv_boxes *b, struct zp_str local,
    struct zp_str domain, const struct found *f)
{
	struct walk w = {.b = b, .domain = domain};
	struct zp_span first = b->entries.v[f->entry].span;
	b->question++;
	enqueue(&w, NULL, f->entry, local, f->caught);
	for (uint32_t i = 0; i < w.queue.n && !w.yes.reason; i++) {
		struct node n = w.queue.v[i];
		if (b->entries.v[n.entry].n == 0)
			settle(&w, DCV_UNKNOWN, &n, "names no target",
			    (struct zp_str){"", 0});
		visit(&w, &n);
	}
	struct dcv_reach r = conclude(&w, first);
	zp_vec_free(&w.queue);
	return r;
}

/* No map lists the address and none speaks of its domain. */
static const char *why_unknown(struct dcv_boxes *b, struct zp_str domain)
{
	if (b->maps.n == 0)
		return "no mailbox map given";
	for (uint32_t i = 0; i < b->maps.n; i++) {
		const struct dcv_box_map *m = &b->maps.v[i];
		const char *file = file_of(b, m->source);
		if (!m->is_virtual && m->ndomains == 0)
			return zp_printf(&b->arena,
			    "%s has no domain of its own, say "
			    "--mailboxes %s=%s",
			    file, domain.p, file);
	}
	return zp_printf(&b->arena, "no mailbox map speaks of %s", domain.p);
}

static struct dcv_reach unlisted(
    struct dcv_boxes *b, struct zp_str domain, const struct found *f)
{
	struct dcv_reach r = {.reachable = DCV_UNKNOWN,
	    .known = f->what != OUTSIDE,
	    .at = {ZP_NONE, 0, 0}};
	if (f->what == OUTSIDE) {
		r.reason = why_unknown(b, domain);
		return r;
	}
	const char *file = file_of(b, f->map->source);
	const char *form = "not listed in %s, mailboxes may exist elsewhere";
	if (!f->map->is_virtual)
		form = "not listed in %s, local users may exist";
	if (f->what == REFUSED) {
		r.reachable = DCV_NO;
		form = "not listed in %s, which is complete";
	}
	if (f->entry != ZP_NONE) {
		r.at = b->entries.v[f->entry].span;
		r.reason = zp_printf(&b->arena,
		    "%s declares %s and has no entry or catch-all", file,
		    domain.p);
		return r;
	}
	struct zp_buf text = {0};
	const char *s = strstr(form, "%s");
	zp_buf_add(&text, form, (size_t)(s - form));
	zp_buf_puts(&text, file);
	zp_buf_puts(&text, s + 2);
	r.reason = zp_copy(&b->arena, text.p, text.n);
	zp_buf_free(&text);
	return r;
}

struct dcv_reach dcv_boxes_reach(
    struct dcv_boxes *b, const char *local, const struct zp_name *domain)
{
	char buf[ZP_NAME_TEXT];
	zp_name_print(domain, buf);
	struct zp_str l = {local, strlen(local)}, d = {buf, strlen(buf)};
	struct zp_str key = join(b, l, d);
	uint32_t known = dcv_box_get(&b->memo, key);
	if (known != ZP_NONE)
		return b->answers.v[known];
	key.p = zp_copy(&b->arena, key.p, key.n);
	struct found f = find(b, l, d);
	struct dcv_reach r =
	    f.what == ENTRY ? follow(b, l, d, &f) : unlisted(b, d, &f);
	dcv_box_put(&b->memo, key, b->answers.n);
	zp_push(&b->answers, r);
	return r;
}
