/* named.conf: the grammar of BIND's lexer, its blocks known only as far as zone
 * statements stand in them. */
#include "zoneparse/serverconf_internal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum token { END, WORD, OPEN, CLOSE, SEMICOLON };

struct named {
	struct zp_conf_reader in;
	char *word; /* of the last WORD; arena of the configuration */
	struct zp_span span;
	const char *folder; /* options { directory } */
	const char *view;
	bool other_class; /* within a view of another class */
};

static void skip_line(const struct zp_source *s, uint32_t *at)
{
	const char *nl = memchr(s->text + *at, '\n', s->size - *at);
	*at = nl ? (uint32_t)(nl - s->text) : s->size;
}

/* Past blanks and the three kinds of comments. */
static void skip_blank(struct zp_serverconf *c, const struct zp_source *s,
    uint32_t source, uint32_t *at)
{
	/* Text is followed by zero octets: looking one ahead is safe. */
	while (*at < s->size) {
		const char *p = s->text + *at;
		if (*p == '#' || (p[0] == '/' && p[1] == '/')) {
			skip_line(s, at);
		} else if (p[0] == '/' && p[1] == '*') {
			const char *end =
			    memmem(p + 2, s->size - *at - 2, "*/", 2);
			if (!end)
				zp_conf_fault(c, zp_conf_span(source, *at, 2),
				    "this comment does not end");
			*at = end ? (uint32_t)(end + 2 - s->text) : s->size;
		} else if (*p == ' ' || (*p >= '\t' && *p <= '\r')) {
			++*at;
		} else {
			return;
		}
	}
}

static void read_quoted(
    struct named *r, const struct zp_source *s, struct zp_conf_frame *f)
{
	uint32_t from = f->at++;
	struct zp_buf b = {0};
	zp_buf_add(&b, "", 0);
	while (f->at < s->size && s->text[f->at] != '"' &&
	       s->text[f->at] != '\n') {
		if (s->text[f->at] == '\\' && s->text[f->at + 1] == '"')
			f->at++;
		zp_buf_putc(&b, s->text[f->at++]);
	}
	if (f->at < s->size && s->text[f->at] == '"')
		f->at++;
	else
		zp_conf_fault(r->in.conf, zp_conf_span(f->source, from, 1),
		    "this quote does not end");
	r->span = zp_conf_span(f->source, from, f->at - from);
	r->word = zp_copy(&r->in.conf->arena, b.p ? b.p : "", b.n);
	zp_buf_free(&b);
}

static void read_word(
    struct named *r, const struct zp_source *s, struct zp_conf_frame *f)
{
	uint32_t from = f->at++;
	while (f->at < s->size &&
	       !strchr(" \t\r\n\v\f{};\"#", s->text[f->at]) &&
	       !(s->text[f->at] == '/' &&
		   (s->text[f->at + 1] == '*' || s->text[f->at + 1] == '/')))
		f->at++;
	r->span = zp_conf_span(f->source, from, f->at - from);
	r->word = zp_copy(&r->in.conf->arena, s->text + from, f->at - from);
}

static enum token next(struct named *r)
{
	while (r->in.depth > 0) {
		struct zp_conf_frame *f = &r->in.stack[r->in.depth - 1];
		const struct zp_source *s =
		    zp_source_at(r->in.conf->sources, f->source);
		skip_blank(r->in.conf, s, f->source, &f->at);
		if (f->at == s->size) {
			r->in.depth--;
			continue;
		}
		switch (s->text[f->at]) {
		case '{': f->at++; return OPEN;
		case '}': f->at++; return CLOSE;
		case ';': f->at++; return SEMICOLON;
		case '"': read_quoted(r, s, f); return WORD;
		default: read_word(r, s, f); return WORD;
		}
	}
	return END;
}

/* To the end of a statement whose last token was T. */
static enum token skip_statement(struct named *r, enum token t)
{
	unsigned long open = 0;
	for (;; t = next(r)) {
		if (t == OPEN)
			open++;
		else if (t == END || (open == 0 && t != WORD))
			return t;
		else if (t == CLOSE)
			open--;
	}
}

/* "include" may stand in any block, in place of a statement. */
static bool is_include(struct named *r, enum token *t)
{
	if (strcasecmp(r->word, "include") != 0)
		return false;
	*t = next(r);
	if (*t != WORD)
		return true;
	char *name = r->word;
	struct zp_span span = r->span;
	*t = skip_statement(r, next(r));
	zp_conf_include(&r->in, span, name);
	return true;
}

static enum zp_server_role role_of(const char *type)
{
	static const char *const copies[] = {"secondary", "slave", "mirror"};
	if (strcasecmp(type, "primary") == 0 || strcasecmp(type, "master") == 0)
		return ZP_SERVER_PRIMARY;
	for (unsigned i = 0; i < 3; i++)
		if (strcasecmp(type, copies[i]) == 0)
			return ZP_SERVER_SECONDARY;
	return ZP_SERVER_OTHER;
}

static void read_zone_block(struct named *r, struct zp_server_zone *z)
{
	enum token t;
	z->role = ZP_SERVER_OTHER;
	while ((t = next(r)) != END && t != CLOSE) {
		if (t != WORD || is_include(r, &t))
			continue;
		bool file = strcasecmp(r->word, "file") == 0;
		bool type = strcasecmp(r->word, "type") == 0;
		bool in_view = strcasecmp(r->word, "in-view") == 0;
		t = next(r);
		if (t == WORD && file)
			z->file = r->word;
		else if (t == WORD && type)
			z->role = role_of(r->word);
		else if (t == WORD && in_view)
			z->in_view = r->word;
		if (skip_statement(r, t) == CLOSE)
			break;
	}
}

/* Up to a block's opening brace; *OTHER: a class other than IN is named. */
static enum token open_block(struct named *r, bool *other)
{
	enum token t;
	while ((t = next(r)) == WORD)
		*other |= strcasecmp(r->word, "IN") != 0;
	return t;
}

static enum token read_zone(struct named *r)
{
	enum token t = next(r);
	if (t != WORD)
		return t;
	struct zp_server_zone z = {
	    .name = r->word, .span = r->span, .view = r->view};
	bool other = r->other_class;
	t = open_block(r, &other);
	if (t != OPEN)
		return t;
	read_zone_block(r, &z);
	if (other)
		z.role = ZP_SERVER_OTHER;
	zp_push(&r->in.conf->zones, z);
	return SEMICOLON;
}

static enum token read_options(struct named *r)
{
	enum token t = next(r);
	if (t != OPEN)
		return t;
	while ((t = next(r)) != END && t != CLOSE) {
		if (t != WORD || is_include(r, &t))
			continue;
		bool directory = strcasecmp(r->word, "directory") == 0;
		t = next(r);
		if (directory && t == WORD)
			r->folder = r->word;
		if (skip_statement(r, t) == CLOSE)
			break;
	}
	return SEMICOLON;
}

static void read_block(struct named *r, bool in_view);

static enum token read_view(struct named *r)
{
	enum token t = next(r);
	if (t != WORD)
		return t;
	r->view = r->word;
	t = open_block(r, &r->other_class);
	if (t == OPEN) {
		read_block(r, true);
		t = SEMICOLON;
	}
	r->view = NULL;
	r->other_class = false;
	return t;
}

static void read_block(struct named *r, bool in_view)
{
	enum token t;
	while ((t = next(r)) != END && !(in_view && t == CLOSE)) {
		if (t != WORD || is_include(r, &t))
			continue;
		if (strcasecmp(r->word, "zone") == 0)
			t = read_zone(r);
		else if (!in_view && strcasecmp(r->word, "view") == 0)
			t = read_view(r);
		else if (!in_view && strcasecmp(r->word, "options") == 0)
			t = read_options(r);
		else
			t = next(r);
		if (skip_statement(r, t) == CLOSE && in_view)
			break;
	}
}

static int by_name_and_view(const void *a, const void *b)
{
	const struct zp_server_zone *x = *(struct zp_server_zone *const *)a;
	const struct zp_server_zone *y = *(struct zp_server_zone *const *)b;
	int c = strcasecmp(x->name, y->name);
	return c ? c : strcmp(x->view ? x->view : "", y->view ? y->view : "");
}

/* A zone with in-view is the one that the other view has. */
static void share_views(struct zp_serverconf *c)
{
	uint32_t n = c->zones.n;
	struct zp_server_zone **by = zp_xcalloc(n ? n : 1, sizeof(void *));
	for (uint32_t i = 0; i < n; i++)
		by[i] = &c->zones.v[i];
	qsort(by, n, sizeof *by, by_name_and_view);
	for (uint32_t i = 0; i < n; i++) {
		struct zp_server_zone *z = &c->zones.v[i];
		if (!z->in_view)
			continue;
		struct zp_server_zone k = {.name = z->name, .view = z->in_view},
				      *key = &k;
		struct zp_server_zone **from =
		    bsearch(&key, by, n, sizeof *by, by_name_and_view);
		z->in_view = NULL;
		if (from && *from != z && !(*from)->in_view) {
			z->file = (*from)->file;
			z->role = (*from)->role;
		}
	}
	zp_xfree(by);
}

void zp_conf_named(struct zp_serverconf *c, uint32_t source)
{
	struct named r = {.in = {.conf = c, .stack = {{source, 0}}, .depth = 1},
	    .word = (char[]){""}};
	read_block(&r, false);
	for (uint32_t i = 0; i < c->zones.n; i++)
		c->zones.v[i].folder = r.folder;
	share_views(c);
}
