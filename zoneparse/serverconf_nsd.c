/* nsd.conf: "key: value" words, sections begun by a key without value. */
#include "zoneparse/serverconf_internal.h"

#include <stdlib.h>
#include <string.h>

/* Patterns within patterns. */
#define PATTERNS_DEEP 100u

/* A zone: or pattern: section. */
struct section {
	const char *name;
	struct zp_span span;
	const char *file;
	bool copies;   /* request-xfr: another server is its primary */
	uint32_t seen; /* pattern: the zone that last took it, + 1 */
	ZP_VEC(const char *) patterns; /* include-pattern */
};

struct nsd {
	struct zp_conf_reader in;
	char *word;
	struct zp_span span;
	bool is_key; /* the word ended in a colon */
	const char *folder;
	ZP_VEC(struct section) zones, patterns;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\0' || (c >= '\t' && c <= '\r');
}

static void skip_blank(const struct zp_source *s, uint32_t *at)
{
	while (*at < s->size) {
		if (s->text[*at] == '#') {
			const char *nl =
			    memchr(s->text + *at, '\n', s->size - *at);
			*at = nl ? (uint32_t)(nl - s->text) : s->size;
		} else if (is_blank(s->text[*at])) {
			++*at;
		} else {
			return;
		}
	}
}

static void read_quoted(
    struct nsd *r, const struct zp_source *s, struct zp_conf_frame *f)
{
	uint32_t from = f->at;
	char quote = s->text[from];
	uint32_t end = from + 1;
	while (end < s->size && s->text[end] != quote && s->text[end] != '\n')
		end++;
	bool closed = end < s->size && s->text[end] == quote;
	if (!closed)
		zp_conf_fault(r->in.conf, zp_conf_span(f->source, from, 1),
		    "this quote does not end");
	f->at = end + closed;
	r->is_key = false;
	r->span = zp_conf_span(f->source, from, f->at - from);
	r->word =
	    zp_copy(&r->in.conf->arena, s->text + from + 1, end - from - 1);
}

/* The next word; a key loses its colon. False: all is read. */
static bool next(struct nsd *r)
{
	while (r->in.depth > 0) {
		struct zp_conf_frame *f = &r->in.stack[r->in.depth - 1];
		const struct zp_source *s =
		    zp_source_at(r->in.conf->sources, f->source);
		skip_blank(s, &f->at);
		if (f->at == s->size) {
			r->in.depth--;
			continue;
		}
		if (s->text[f->at] == '"' || s->text[f->at] == '\'') {
			read_quoted(r, s, f);
			return true;
		}
		uint32_t from = f->at;
		while (f->at < s->size && !is_blank(s->text[f->at]))
			f->at++;
		r->is_key = s->text[f->at - 1] == ':';
		r->span = zp_conf_span(f->source, from, f->at - from);
		r->word = zp_copy(&r->in.conf->arena, s->text + from,
		    f->at - from - r->is_key);
		return true;
	}
	return false;
}

static struct section *begin_section(struct nsd *r, bool is_zone)
{
	struct section *s =
	    is_zone ? zp_vec_add(&r->zones) : zp_vec_add(&r->patterns);
	*s = (struct section){.span = r->span};
	return s;
}

static void take_value(
    struct nsd *r, const char *key, bool server, struct section *s)
{
	if (strcmp(key, "include") == 0) {
		zp_conf_include(&r->in, r->span, r->word);
	} else if (server && strcmp(key, "zonesdir") == 0) {
		r->folder = r->word;
	} else if (s && strcmp(key, "name") == 0) {
		s->name = r->word;
		s->span = r->span;
	} else if (s && strcmp(key, "zonefile") == 0) {
		s->file = r->word;
	} else if (s && strcmp(key, "include-pattern") == 0) {
		zp_push(&s->patterns, r->word);
	} else if (s && strcmp(key, "request-xfr") == 0) {
		s->copies = true;
	}
}

static void read_all(struct nsd *r)
{
	static const char *const sections[] = {"zone", "pattern", "server",
	    "key", "remote-control", "tls-auth", "verify", "dnstap", "xdp"};
	bool server = false;
	struct section *open = NULL; /* moves only when the next begins */
	while (next(r)) {
		unsigned i = 0, n = sizeof sections / sizeof *sections;
		if (!r->is_key)
			continue;
		while (i < n && strcmp(r->word, sections[i]) != 0)
			i++;
		if (i < n) {
			server = i == 2;
			open = i < 2 ? begin_section(r, i == 0) : NULL;
			continue;
		}
		const char *key = r->word;
		if (next(r))
			take_value(r, key, server, open);
	}
}

static struct section *pattern_of(const struct nsd *r, const char *name)
{
	for (uint32_t i = 0; i < r->patterns.n; i++) {
		struct section *s = &r->patterns.v[i];
		if (s->name && strcmp(s->name, name) == 0)
			return s;
	}
	return NULL;
}

/* What S has from its patterns, each taken once; a pattern may include others.
 */
static void inherit(const struct nsd *r, const struct section *s,
    struct zp_server_zone *z, uint32_t stamp, unsigned left)
{
	if (s->copies)
		z->role = ZP_SERVER_SECONDARY;
	if (s->file && !z->file)
		z->file = s->file;
	for (uint32_t i = 0; i < s->patterns.n && left > 0; i++) {
		struct section *p = pattern_of(r, s->patterns.v[i]);
		if (!p || p->seen == stamp)
			continue;
		p->seen = stamp;
		inherit(r, p, z, stamp, left - 1);
	}
}

/* The Nth label from the right (0 the last), without dots; "." for none. */
static struct zp_str label_of(const char *name, unsigned n)
{
	size_t end = strlen(name);
	while (end > 0 && name[end - 1] == '.')
		end--;
	for (;;) {
		size_t from = end;
		while (from > 0 && name[from - 1] != '.')
			from--;
		if (from == end)
			return ZP_STR(".");
		if (n-- == 0)
			return (struct zp_str){name + from, end - from};
		if (from == 0)
			return ZP_STR(".");
		end = from - 1;
	}
}

/* %s the zone's name; %1 to %3 its first characters; %z, %y, %x its labels from
 * the right (nsd.conf(5), "zonefile"). */
static const char *fill_in(
    struct zp_arena *a, const char *file, const char *name)
{
	struct zp_buf b = {0};
	size_t n = strlen(name);
	zp_buf_add(&b, "", 0);
	for (; *file; file++) {
		char c = file[0] == '%' ? file[1] : '\0';
		struct zp_str s = {NULL, 0};
		if (c == 's')
			s = (struct zp_str){name, n};
		else if (c >= '1' && c <= '3')
			s = (size_t)(c - '1') < n
				? (struct zp_str){name + (c - '1'), 1}
				: ZP_STR(".");
		else if (c >= 'x' && c <= 'z')
			s = label_of(name, (unsigned)('z' - c));
		if (!s.p) {
			zp_buf_putc(&b, *file);
			continue;
		}
		zp_buf_add(&b, s.p, s.n);
		file++;
	}
	const char *text = zp_copy(a, b.p ? b.p : "", b.n);
	zp_buf_free(&b);
	return text;
}

void zp_conf_nsd(struct zp_serverconf *c, uint32_t source)
{
	struct nsd r = {.in = {.conf = c, .stack = {{source, 0}}, .depth = 1}};
	read_all(&r);
	for (uint32_t i = 0; i < r.zones.n; i++) {
		const struct section *s = &r.zones.v[i];
		if (!s->name)
			continue;
		struct zp_server_zone *z = zp_conf_zone(c, s->name, s->span);
		inherit(&r, s, z, i + 1, PATTERNS_DEEP);
		z->folder = r.folder;
		if (z->file)
			z->file = fill_in(&c->arena, z->file, z->name);
	}
	for (uint32_t i = 0; i < r.zones.n; i++)
		zp_vec_free(&r.zones.v[i].patterns);
	for (uint32_t i = 0; i < r.patterns.n; i++)
		zp_vec_free(&r.patterns.v[i].patterns);
	zp_vec_free(&r.zones);
	zp_vec_free(&r.patterns);
}
