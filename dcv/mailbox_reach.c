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

/* The answer T, if it is the first of its kind; else NULL. */
static struct dcv_reach *settle(struct walk *w, enum dcv_truth t,
    const struct node *n, const char *what, struct zp_str target)
{
	struct dcv_reach *r = t == DCV_YES  ? &w->yes
			      : t == DCV_NO ? &w->no
					    : &w->unknown;
	if (r->reason)
		return NULL;
	*r = (struct dcv_reach){.reachable = t, .known = true, .at = n->at};
	r->catch_all = t == DCV_YES && n->caught;
	r->reason = say(w->b, n->at, what, target);
	return r;
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
	if (!w->no.discarded)
		w->no.reason = NULL;
	struct dcv_reach *r = settle(w, DCV_NO, n, what, t);
	if (r)
		r->discarded = true;
}

/* What an entry says by itself. */
static void state(struct walk *w, const struct node *n, uint8_t what)
{
	static const struct {
		enum dcv_truth truth;
		bool disabled, malformed;
		const char *text;
	} states[] = {
	    [DCV_BOX_LIST] = {DCV_UNKNOWN, false, false, "names no target"},
	    [DCV_BOX_HERE] = {DCV_YES, false, false, "listed as a mailbox"},
	    [DCV_BOX_GROUP] = {DCV_YES, false, false,
		"listed as a group, which must take mail from outside"},
	    [DCV_BOX_WORKER] = {DCV_YES, false, false, "handed to a program"},
	    [DCV_BOX_DROPPED] = {DCV_NO, false, false, "dropped"},
	    [DCV_BOX_DISABLED] = {DCV_NO, true, false,
		"the account is suspended: its mail is refused"},
	    [DCV_BOX_LOCKED] = {DCV_UNKNOWN, true, false,
		"the account is disabled: its mail is kept, and nobody can "
		"sign in to read it"},
	    [DCV_BOX_CLOSED] = {DCV_NO, false, false,
		"takes mail from inside only"},
	    [DCV_BOX_OFF] = {DCV_NO, true, false, "switched off"},
	    [DCV_BOX_MALFORMED] = {DCV_NO, false, true,
		"all mail is refused because of "},
	};
	if (what == DCV_BOX_DROPPED) {
		discard(w, n, states[what].text, ZP_STR(""));
		return;
	}
	const char *fault = w->b->maps.v[w->b->entries.v[n->entry].map].fault;
	struct zp_str more = {fault ? fault : "", fault ? strlen(fault) : 0};
	struct dcv_reach *r =
	    settle(w, states[what].truth, n, states[what].text, more);
	if (!r)
		return;
	r->disabled = states[what].disabled;
	r->malformed = states[what].malformed;
}

/* Targets that are no address. True if T is one. */
static bool special(struct walk *w, const struct node *n, struct zp_str t)
{
	const struct zp_str nothing = {"", 0};
	if (dcv_box_is(t, "/dev/null") || dcv_box_begins(t, ":blackhole:"))
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

/* Forwarded to an address of which no map speaks. */
static void outside(struct walk *w, const struct node *n, struct zp_str local,
    struct zp_str domain)
{
	struct dcv_boxes *b = w->b;
	struct zp_name name;
	struct zp_str key = dcv_box_join(b, local, domain);
	const char *text = zp_copy(&b->arena, key.p, key.n);
	struct zp_str t = {text, key.n};
	bool dead =
	    b->outside.takes && domain.n > 0 && domain.n < 256 &&
	    zp_name_from_text(&name, zp_copy(&b->arena, domain.p, domain.n)) &&
	    b->outside.takes(b->outside.ctx, b->view, &name) == DCV_NO;
	struct dcv_reach *r =
	    dead ? settle(
		       w, DCV_NO, n, "forwarded to where no mail is taken: ", t)
		 : settle(w, DCV_YES, n, "forwarded to ", t);
	if (!r)
		return;
	r->external = true;
	r->dead = dead;
	r->target = text;
}

static void address(struct walk *w, const struct node *n, struct zp_str t)
{
	const struct dcv_box_map *m =
	    &w->b->maps.v[w->b->entries.v[n->entry].map];
	const char *at = memrchr(t.p, '@', t.n);
	struct zp_str local = t, domain = {NULL, 0};
	struct dcv_box_found f;
	struct dcv_reach *r = NULL;
	if (at) {
		local.n = (size_t)(at - t.p);
		domain = (struct zp_str){at + 1, t.n - local.n - 1};
	}
	if (at && local.n == 0) /* virtual(5): the same user there */
		local = n->local;
	if (at && !dcv_box_is(domain, "localhost"))
		f = dcv_box_find(w->b, local, domain);
	else
		f = dcv_box_find_local(w->b, m, local, w->domain);
	switch (f.what) {
	case DCV_BOX_ENTRY:
		if (f.entry != n->entry)
			enqueue(w, n, f.entry, local, f.caught);
		else
			settle(w, DCV_UNKNOWN, n,
			    "stands for itself; no map tells whether there is "
			    "a mailbox ",
			    t);
		break;
	case DCV_BOX_OUTSIDE: outside(w, n, local, domain); break;
	case DCV_BOX_REFUSED:
		r = settle(
		    w, DCV_NO, n, "leads to an address no map lists: ", t);
		break;
	case DCV_BOX_GAVE_UP:
		settle(w, DCV_UNKNOWN, n, "a pattern gave up on ", t);
		break;
	case DCV_BOX_UNLISTED:
	case DCV_BOX_RESERVED:
		settle(w, DCV_UNKNOWN, n,
		    "leads to a local user no map lists: ", t);
	}
	if (r)
		r->dangling = true;
}

static void visit_targets(struct walk *w, const struct node *n)
{
	const struct dcv_box_entry e = w->b->entries.v[n->entry];
	for (uint32_t i = 0; i < e.n && !w->yes.reason; i++) {
		struct dcv_box_target t = w->b->targets.v[e.first + i];
		if (w->targets++ >= DCV_BOX_FANOUT) {
			settle(w, DCV_UNKNOWN, n,
			    "more than 100,000 targets, not all followed",
			    ZP_STR(""));
			return;
		}
		if (t.list != ZP_NONE)
			enqueue(w, n, t.list, n->local, false);
		else if (!special(w, n, t.text))
			address(w, n, t.text);
	}
}

static void visit(struct walk *w, const struct node *n)
{
	const struct dcv_box_entry e = w->b->entries.v[n->entry];
	if (e.state != DCV_BOX_LIST || e.n == 0)
		state(w, n, e.state);
	if (e.state == DCV_BOX_LIST)
		visit_targets(w, n);
	if (e.more > 0 && !w->yes.reason)
		enqueue(w, n, e.more - 1, n->local, false);
}

static struct dcv_reach conclude(struct walk *w, struct zp_span first)
{
	if (w->yes.reason)
		return w->yes;
	if (w->unknown.reason)
		return w->unknown;
	if (w->no.reason)
		return w->no;
	struct dcv_reach r = {
	    .reachable = DCV_NO, .known = true, .loop = true, .at = first};
	r.reason = say(w->b, first,
	    w->deep ? "over 1,000 aliases one after another"
		    : "aliases lead back to themselves",
	    (struct zp_str){"", 0});
	return r;
}

/* Postfix refuses mail for domains that nothing declares: told by a map that
 * declares others. */
static bool is_undeclared(const struct dcv_boxes *b, struct zp_str domain,
    const struct dcv_box_map *map)
{
	if (!map->declares)
		return false;
	for (uint32_t i = 0; i < b->nfiles; i++) {
		const struct dcv_box_map *m = &b->maps.v[i];
		if (dcv_box_has_domain(m, domain) ||
		    (m->declares && dcv_box_get(&m->keys, domain) != ZP_NONE))
			return false;
	}
	return true;
}

static struct dcv_reach follow(struct dcv_boxes *b, struct zp_str local,
    struct zp_str domain, const struct dcv_box_found *f)
{
	struct walk w = {.b = b, .domain = domain};
	struct zp_span first = b->entries.v[f->entry].span;
	b->question++;
	enqueue(&w, NULL, f->entry, local, f->caught);
	for (uint32_t i = 0; i < w.queue.n && !w.yes.reason; i++) {
		struct node n = w.queue.v[i];
		visit(&w, &n);
	}
	struct dcv_reach r = conclude(&w, first);
	r.kind = f->map->word;
	r.undeclared = is_undeclared(b, domain, f->map);
	zp_vec_free(&w.queue);
	return r;
}

/* No map lists the address and none speaks of its domain. */
static const char *why_unknown(struct dcv_boxes *b, struct zp_str domain)
{
	if (b->nfiles == 0)
		return "no mailbox map given";
	for (uint32_t i = 0; i < b->nfiles; i++) {
		const struct dcv_box_map *m = &b->maps.v[i];
		const char *file = file_of(b, m->source);
		bool bare = m->spoken.n == 0 && m->keys.n > 0;
		if (m->ndomains == 0 && (m->kind->local || bare))
			return zp_printf(&b->arena,
			    "%s has no domain of its own, say "
			    "--mailboxes %s=%s",
			    file, domain.p, file);
	}
	return zp_printf(&b->arena, "no mailbox map speaks of %s", domain.p);
}

static const char *why_unlisted(const struct dcv_box_found *f)
{
	switch (f->what) {
	case DCV_BOX_GAVE_UP: return "%s: a pattern gave up at its limit";
	case DCV_BOX_REFUSED:
		return f->map->kind->zone
			   ? "no forward-email item in %s names it"
			   : "not listed in %s, which is complete";
	case DCV_BOX_RESERVED:
		return "not listed in %s, but Google may keep it for itself";
	default:
		return f->map->kind->local
			   ? "not listed in %s, local users may exist"
			   : "not listed in %s, mailboxes may exist elsewhere";
	}
}

static struct dcv_reach unlisted(
    struct dcv_boxes *b, struct zp_str domain, const struct dcv_box_found *f)
{
	struct dcv_reach r = {.reachable = DCV_UNKNOWN,
	    .known = f->what != DCV_BOX_OUTSIDE,
	    .at = {ZP_NONE, 0, 0}};
	if (f->what == DCV_BOX_OUTSIDE) {
		r.reason = why_unknown(b, domain);
		return r;
	}
	const char *file = file_of(b, f->map->source);
	r.kind = f->map->word;
	r.absent = f->what == DCV_BOX_REFUSED;
	if (r.absent)
		r.reachable = DCV_NO;
	if (r.absent && f->entry != ZP_NONE) {
		r.at = b->entries.v[f->entry].span;
		r.reason = zp_printf(&b->arena,
		    "%s declares %s and has no entry or catch-all", file,
		    domain.p);
		return r;
	}
	struct zp_buf text = {0};
	const char *form = why_unlisted(f);
	const char *s = strstr(form, "%s");
	zp_buf_add(&text, form, (size_t)(s - form));
	zp_buf_puts(&text, file);
	zp_buf_puts(&text, s + 2);
	r.reason = zp_copy(&b->arena, text.p, text.n);
	zp_buf_free(&text);
	return r;
}

struct dcv_reach dcv_boxes_reach(struct dcv_boxes *b, const char *view,
    const char *local, const struct zp_name *domain)
{
	char buf[ZP_NAME_TEXT];
	zp_name_print(domain, buf);
	struct zp_str l = {local, strlen(local)}, d = {buf, strlen(buf)};
	/* Without a map all is said; no answer need be kept. */
	if (b->maps.n == 0) {
		struct dcv_box_found none = dcv_box_find(b, l, d);
		return unlisted(b, d, &none);
	}
	struct zp_str key = dcv_box_join(b, l, d);
	b->view = view;
	if (view) {
		zp_buf_putc(&b->key, '/');
		zp_buf_puts(&b->key, view);
		key = (struct zp_str){b->key.p, b->key.n};
	}
	uint32_t known = dcv_box_get(&b->memo, key);
	if (known != ZP_NONE)
		return b->answers.v[known];
	key.p = zp_copy(&b->arena, key.p, key.n);
	struct dcv_box_found f = dcv_box_find(b, l, d);
	struct dcv_reach r =
	    f.what == DCV_BOX_ENTRY ? follow(b, l, d, &f) : unlisted(b, d, &f);
	dcv_box_put(&b->memo, key, b->answers.n);
	zp_push(&b->answers, r);
	return r;
}
