/* From libyaml's events to a tree. The only file that includes yaml.h of
 * libyaml. */
#include <string.h>
#include <yaml.h>

#include "zoneparse/yaml_internal.h"

#define PATCHES_MAX 50 /* times a text is read again after a mended slip */

static void open_node(struct zp_yreader *r, enum zp_ykind kind, uint32_t at,
    const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (r->depth >= r->max_depth) {
		zp_yaml_limit(r, ZP_P_YAML_DEPTH, at,
		    "--yaml-depth N raises it", "nested collections",
		    r->max_depth);
		return;
	}
	uint32_t n = zp_yaml_add_node(r, kind, at, at);
	zp_yaml_add_tag(r, n, (const char *)tag);
	r->open[r->depth++] = (struct zp_yopen){
	    n, zp_yaml_add_anchor(r, (const char *)anchor, n), 0, r->keys.n};
}

static void mark_merge(struct zp_yreader *r, struct zp_ynode *map)
{
	if (r->ahead && map == r->y->nodes.v)
		r->top.merges = true;
	else
		map->mark = 1;
}

static void add_scalar(struct zp_yreader *r, const yaml_event_t *e)
{
	uint32_t at = zp_yaml_octet(r, e->start_mark.index);
	uint32_t end = zp_yaml_octet(r, e->end_mark.index);
	const yaml_char_t *tag = e->data.scalar.tag;
	if (tag || e->data.scalar.anchor)
		at = zp_yaml_after_properties(r, at, end);
	uint32_t n = zp_yaml_add_node(r, ZP_Y_SCALAR, at, end);
	struct zp_ynode *v = &r->y->nodes.v[n];
	if (e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
		v->plain = 1;
	zp_yaml_set_text(
	    r, v, (const char *)e->data.scalar.value, e->data.scalar.length);
	zp_yaml_add_tag(r, n, (const char *)tag);
	zp_yaml_add_anchor(r, (const char *)e->data.scalar.anchor, n);
	if (r->depth == 0)
		return;
	struct zp_ynode *up = &r->y->nodes.v[r->open[r->depth - 1].node];
	if (up->kind != ZP_Y_MAP || up->n % 2 == 0)
		return;
	if (v->plain && v->len == 2 &&
	    memcmp(e->data.scalar.value, "<<", 2) == 0)
		mark_merge(r, up);
	else
		zp_push(&r->keys,
		    ((struct zp_ykey){
			zp_yaml_hash((const char *)e->data.scalar.value,
			    e->data.scalar.length),
			n}));
}

/* An alias that stands for nothing is kept as the text that is written: most
 * often a wildcard name without its quotes. */
static void add_alias(struct zp_yreader *r, const yaml_event_t *e)
{
	uint32_t at = zp_yaml_octet(r, e->start_mark.index);
	uint32_t end = zp_yaml_octet(r, e->end_mark.index);
	const char *name = (const char *)e->data.alias.anchor;
	const struct zp_yanchor *a = zp_yaml_find_anchor(r, name);
	bool open = false;
	for (uint32_t i = 0; a && i < r->depth; i++)
		open |= r->open[i].node == a->node;
	if (!a || open) {
		uint32_t n = zp_yaml_add_node(r, ZP_Y_SCALAR, at, end);
		r->y->nodes.v[n].plain = 1;
		zp_yaml_fault(r->y, ZP_P_YAML_ALIAS,
		    zp_yaml_span_at(r, at, end - at),
		    open ? NULL
			 : "a name that begins with * is written in quotes",
		    open ? "&%s holds an alias to itself"
			 : "no anchor &%s stands above this alias",
		    name);
		return;
	}
	uint32_t n = zp_yaml_add_node(r, ZP_Y_ALIAS, at, end);
	r->y->nodes.v[n].n = a->node;
	if (r->y->nodes.v[a->node].kind == ZP_Y_SCALAR)
		return;
	r->aliases += 1 + a->aliases;
	if (r->depth > 0)
		r->open[r->depth - 1].aliases += 1 + a->aliases;
	if (r->aliases > r->max_aliases)
		zp_yaml_limit(r, ZP_P_YAML_ALIASES, at,
		    "--yaml-aliases N raises it", "aliases to collections",
		    r->max_aliases);
}

/* False at the end of the text. */
static bool take(struct zp_yreader *r, const yaml_event_t *e)
{
	uint32_t at, end;
	switch (e->type) {
	case YAML_STREAM_END_EVENT: return false;
	case YAML_SCALAR_EVENT: add_scalar(r, e); break;
	case YAML_ALIAS_EVENT: add_alias(r, e); break;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		at = zp_yaml_octet(r, e->start_mark.index);
		end = zp_yaml_octet(r, e->end_mark.index);
		if (e->type == YAML_SEQUENCE_START_EVENT)
			open_node(r, ZP_Y_SEQ,
			    zp_yaml_after_properties(r, at, end),
			    e->data.sequence_start.anchor,
			    e->data.sequence_start.tag);
		else
			open_node(r, ZP_Y_MAP,
			    zp_yaml_after_properties(r, at, end),
			    e->data.mapping_start.anchor,
			    e->data.mapping_start.tag);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		zp_yaml_close_node(r, zp_yaml_octet(r, e->end_mark.index));
		break;
	default: break;
	}
	return !r->stop;
}

/* An octet is replaced in the copy that libyaml sees, and the text is read once
 * more. */
static bool mend(struct zp_yreader *r, uint32_t at, char by)
{
	if (at >= r->size || r->y->faults.n >= PATCHES_MAX)
		return false;
	/* All is read once more as it is anyway. */
	if (r->ahead)
		return true;
	if (!r->patched) {
		char *copy = zp_xcalloc((size_t)r->size + 1, 1);
		memcpy(copy, r->text, r->size);
		r->text = copy;
		r->patched = true;
	}
	((char *)r->text)[at] = by;
	r->again = true;
	return true;
}

/* A slip that is common and can be read past: "*" or "*.x" as a key without
 * quotes. The text of the key is taken from the source. */
static bool tell_star(struct zp_yreader *r, uint32_t at)
{
	while (at > 0 && r->text[at] != '*' && r->text[at - 1] == '*')
		at--;
	if (r->text[at] != '*')
		return false;
	zp_yaml_fault(r->y, ZP_P_YAML_STAR, zp_yaml_span_at(r, at, 1),
	    "write '*' in quotes",
	    "* begins an alias in YAML, not a wildcard name");
	return mend(r, at, 'x');
}

/* Octets outside UTF-8, and controls: one at a time is read past. */
static void tell_byte(struct zp_yreader *r, uint32_t at, const char *what)
{
	if (strstr(what, "trailing") && at > 0 && at < r->size)
		while (at > 0 && (unsigned char)r->text[at] < 0xc0)
			at--;
	zp_yaml_fault(r->y, ZP_P_YAML_BYTE, zp_yaml_span_at(r, at, 1),
	    "save the file as UTF-8; in double quotes \\xNN or \\uNNNN writes "
	    "such a character",
	    "an octet that no YAML text holds (%s)", what);
	mend(r, at, 'x');
}

static const char *help_for(const struct zp_yreader *r, uint32_t at)
{
	char c = at < r->size ? r->text[at] : '\0';
	if (c == '\t')
		return "YAML is indented with blanks, never with tabs";
	if (c == '@' || c == '`' || c == '%')
		return "text that begins with this character is written in "
		       "quotes";
	return NULL;
}

static void tell_error(struct zp_yreader *r, const yaml_parser_t *p)
{
	const char *what = p->problem ? p->problem : "cannot be read";
	uint32_t at = zp_yaml_octet(r, p->problem_mark.index);
	if (p->error == YAML_READER_ERROR) {
		tell_byte(r, (uint32_t)p->problem_offset, what);
		return;
	}
	if (p->context && strstr(p->context, "alias") && tell_star(r, at))
		return;
	if (p->context && strstr(p->context, "simple key") &&
	    p->problem_mark.index > p->context_mark.index + 1024)
		what = "a key of more than 1,024 characters";
	struct zp_problem *f =
	    zp_yaml_fault(r->y, ZP_P_YAML_BAD, zp_yaml_span_at(r, at, 1),
		help_for(r, at), "this is no YAML: %s%s%s", what,
		p->context ? ", " : "", p->context ? p->context : "");
	if (!p->context || p->context_mark.index == p->problem_mark.index)
		return;
	f->related =
	    zp_yaml_span_at(r, zp_yaml_octet(r, p->context_mark.index), 1);
	f->related_message = "this begins here";
}

static void clear_tree(struct zp_yreader *r)
{
	r->y->nodes.n = r->y->tags.n = 0;
	r->y->texts.n = r->y->owned.n = 0;
	r->anchors.n = r->keys.n = r->depth = 0;
	r->chars = r->bytes = r->aliases = 0;
	memset(r->slots, 0, sizeof r->slots);
	r->again = r->stop = false;
}

void zp_yaml_read_events(struct zp_yreader *r)
{
	yaml_parser_t p;
	yaml_event_t e;
	bool more = true;
	clear_tree(r);
	zp_buf_add(&r->y->texts, "", 0); /* has a place from now on */
	/* As block style has them; flow style has more. */
	if (!r->ahead)
		zp_vec_reserve(&r->y->nodes, r->size / 6 + 16);
	if (!yaml_parser_initialize(&p))
		zp_xmalloc(SIZE_MAX); /* out of memory, told in one place */
	yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &p, (const unsigned char *)r->text, r->size);
	while (more) {
		if (!yaml_parser_parse(&p, &e)) {
			if (p.error == YAML_MEMORY_ERROR)
				zp_xmalloc(SIZE_MAX);
			tell_error(r, &p);
			break;
		}
		more = take(r, &e);
		yaml_event_delete(&e);
		if (r->ahead && !zp_yaml_publish(r))
			break;
	}
	r->y->broken = more || r->stop;
	yaml_parser_delete(&p);
	/* A mapping cut off after a key holds an empty value. */
	while (r->depth > 0 && !r->again) {
		struct zp_ynode *n = &r->y->nodes.v[r->open[r->depth - 1].node];
		if (n->kind == ZP_Y_MAP && n->n % 2 == 1) {
			uint32_t v =
			    zp_yaml_add_node(r, ZP_Y_SCALAR, r->size, r->size);
			r->y->nodes.v[v].plain = 1;
		}
		zp_yaml_close_node(r, r->size);
	}
}

/* What makes libyaml slow without making events. */
static bool check_size(struct zp_yreader *r)
{
	uint32_t directives = 0;
	if (r->size > ZP_YAML_SIZE) {
		zp_yaml_limit(r, ZP_P_YAML_SIZE, 0, NULL,
		    "octets of a document", ZP_YAML_SIZE);
		return false;
	}
	for (const char *p = r->text, *end = p + r->size; p < end; p++) {
		if (*p == '%' && ++directives > ZP_YAML_DIRECTIVES) {
			zp_yaml_limit(r, ZP_P_YAML_SIZE,
			    (uint32_t)(p - r->text), NULL,
			    "lines that begin with %", ZP_YAML_DIRECTIVES);
			return false;
		}
		p = memchr(p, '\n', (size_t)(end - p));
		if (!p)
			break;
	}
	return true;
}

/* The beginning of a text, up to a line that begins a key, "---" or the like.
 */
static uint32_t beginning(const char *text, uint32_t size, uint32_t most)
{
	if (most == 0 || size <= most)
		return size;
	for (uint32_t n = most; n > 0; n--)
		if (text[n - 1] == '\n' && !strchr(" \t\r\n#-]}", text[n]))
			return n;
	return 0;
}

struct zp_yreader *zp_yaml_reader(struct zp_yaml *y, struct zp_sources *s,
    uint32_t source, const struct zp_yaml_limits *limits)
{
	static const struct zp_yaml_limits none = {0};
	const struct zp_source *src = zp_source_at(s, source);
	struct zp_yreader *r = zp_xcalloc(1, sizeof *r);
	limits = limits ? limits : &none;
	*y =
	    (struct zp_yaml){.sources = s, .source = source, .text = src->text};
	r->y = y;
	r->text = r->source = src->text;
	r->size = beginning(src->text, src->size, limits->max_octets);
	r->max_depth = limits->max_depth;
	r->max_aliases = limits->max_aliases;
	if (r->max_depth == 0 || r->max_depth > ZP_YAML_DEPTH_MAX)
		r->max_depth = ZP_YAML_DEPTH;
	if (r->max_aliases == 0)
		r->max_aliases = ZP_YAML_ALIASES;
	char *copy = zp_yaml_patch(r->text, r->size);
	if (copy)
		r->text = copy;
	r->patched = copy != NULL;
	r->ascii = zp_yaml_is_ascii(r->text, r->size);
	if (check_size(r))
		return r;
	y->broken = true;
	zp_yaml_reader_free(r);
	return NULL;
}

void zp_yaml_reader_free(struct zp_yreader *r)
{
	if (r->patched)
		zp_xfree((char *)r->text);
	zp_vec_free(&r->anchors);
	zp_vec_free(&r->keys);
	zp_xfree(r->table);
	zp_xfree(r);
}

void zp_yaml_read(struct zp_yaml *y, struct zp_sources *s, uint32_t source,
    const struct zp_yaml_limits *limits)
{
	struct zp_yreader *r = zp_yaml_reader(y, s, source, limits);
	if (!r)
		return;
	do
		zp_yaml_read_events(r);
	while (r->again);
	zp_yaml_reader_free(r);
}
