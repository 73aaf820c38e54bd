#include "lint/config_internal.h"

#include <string.h>

#include "lint/near.h"
#include "lint/options_read.h"

#define CONFIG_MAX (UINT64_C(256) << 10)
#define CONFIG_DEPTH 9u /* a target in ca-profiles: an era's values */
#define FAULTS_MAX 20u  /* more are no help */

static void read_node(struct lint_config_reader *r, const char *row,
    const char *path, struct lint_config_item *item);

struct lint_place config_place(struct lint_config_reader *r, uint32_t node)
{
	struct zp_pos pos =
	    zp_source_pos(&r->sources, zp_yaml_span(&r->y, node));
	return (struct lint_place){pos.line, pos.column};
}

static bool fault_at(
    struct lint_config_reader *r, struct lint_place at, const char *text)
{
	if (r->o->faults.n < FAULTS_MAX)
		zp_push(&r->o->faults,
		    zp_printf(&r->o->arena, "%s:%u:%u: %s", r->o->config_shown,
			at.line, at.column, text));
	return false;
}

bool config_fault(
    struct lint_config_reader *r, uint32_t node, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	const char *text = zp_vprintf(&r->o->arena, fmt, ap);
	va_end(ap);
	return fault_at(r, config_place(r, node), text);
}

static const char *text_of(struct lint_config_reader *r, uint32_t node)
{
	struct zp_str s = zp_yaml_text(&r->y, node);
	return zp_copy(&r->o->arena, s.p, s.n);
}

static bool is_refused(const char *word, const char *key)
{
	size_t n = strlen(key);
	return strncmp(word, key, n) == 0 &&
	       (word[n] == '\0' || word[n] == '-' || word[n] == '_');
}

static void unknown_key(
    struct lint_config_reader *r, const char *row, uint32_t node)
{
	const char *word = text_of(r, node);
	struct lint_near near = lint_near_begin(word);
	for (int i = -1; (i = lint_config_next_key(row, i)) >= 0;)
		lint_near_offer(&near, lint_config_last(&lint_config_keys[i]));
	for (unsigned i = 0; !row[0] && lint_config_refused[i].key; i++)
		if (is_refused(word, lint_config_refused[i].key)) {
			config_fault(r, node, "no key \"%s\": %s", word,
			    lint_config_refused[i].why);
			return;
		}
	if (near.best)
		config_fault(r, node, "no key \"%s\": did you mean %s?", word,
		    near.best);
	else
		config_fault(r, node,
		    "no key \"%s\" (dcvlint schema config lists them)", word);
}

static void read_list(struct lint_config_reader *r, const char *row,
    const char *path, const struct lint_config_item *item)
{
	struct zp_arena *a = &r->o->arena;
	unsigned n = 0;
	for (uint32_t i = zp_yaml_item(&r->y, item->node); i != ZP_NONE;
	     i = zp_yaml_after(&r->y, item->node, i)) {
		struct lint_config_item child = {.node = i};
		read_node(r, zp_printf(a, "%s[]", row),
		    zp_printf(a, "%s[%u]", path, n++), &child);
	}
}

/* The keys of a map; where they are the user's, ROW.* holds for each. */
static void read_map(struct lint_config_reader *r, const char *row,
    const char *path, uint32_t map, bool of_user)
{
	struct zp_arena *a = &r->o->arena;
	const char *dot = row[0] ? "." : "";
	for (uint32_t k = zp_yaml_key(&r->y, map); k != ZP_NONE;
	     k = zp_yaml_key_after(&r->y, map, k)) {
		const char *word = text_of(r, k);
		struct lint_config_item child = {
		    .node = zp_yaml_value(&r->y, k),
		    .name = word,
		    .name_node = k};
		const char *below =
		    zp_printf(a, "%s%s%s", row, dot, of_user ? "*" : word);
		if (!zp_yaml_is(&r->y, k, ZP_Y_SCALAR) || word[0] == '\0' ||
		    strlen(word) != zp_yaml_text(&r->y, k).n)
			config_fault(r, k, "a key is a word");
		else if (!of_user &&
			 (strpbrk(word, ".[*") || !lint_config_find_key(below)))
			unknown_key(r, row, k);
		else
			read_node(r, below,
			    zp_printf(a, "%s%s%s", path, dot, word), &child);
	}
	for (int i = -1; !of_user && (i = lint_config_next_key(row, i)) >= 0;) {
		const char *key = lint_config_last(&lint_config_keys[i]);
		if (lint_config_keys[i].required &&
		    zp_yaml_get_key(&r->y, map, key) == ZP_NONE)
			config_fault(
			    r, map, "%s%s%s is missing", path, dot, key);
	}
}

/* No tags, and no keys merged in: what is written is what holds. */
static bool is_bare(
    struct lint_config_reader *r, const char *path, uint32_t node)
{
	if (zp_yaml_tag(&r->y, node))
		return config_fault(r, node, "%s: no tags in this file", path);
	if (zp_yaml_merged(&r->y, node, 0) != ZP_NONE)
		return config_fault(
		    r, node, "%s: no merged keys in this file", path);
	return true;
}

static bool is_shape(struct lint_config_reader *r,
    const struct lint_config_key *key, const char *path, uint32_t node)
{
	static const char *const wanted[] = {[ZP_Y_MAP] = "a map (KEY: VALUE)",
	    [ZP_Y_SEQ] = "a list ([VALUE, ...])",
	    [ZP_Y_SCALAR] = "one value"};
	bool map = key->kind == LINT_K_MAP || key->kind == LINT_K_FREE;
	bool list = key->kind == LINT_K_LIST || key->kind == LINT_K_PROFILES;
	enum zp_ykind kind = map ? ZP_Y_MAP : list ? ZP_Y_SEQ : ZP_Y_SCALAR;
	if (!is_bare(r, path, node))
		return false;
	if (zp_yaml_is(&r->y, node, kind))
		return true;
	return config_fault(
	    r, node, "%s: %s is wanted here", path, wanted[kind]);
}

void config_keep(struct lint_config_reader *r, const char *path, uint32_t node)
{
	struct lint_value v = {.path = path,
	    .text = text_of(r, node),
	    .place = config_place(r, node)};
	v.key = zp_copy(&r->o->arena, path, strcspn(path, ".["));
	zp_push(&r->o->values, v);
}

static void read_node(struct lint_config_reader *r, const char *row,
    const char *path, struct lint_config_item *item)
{
	const struct lint_config_key *key = lint_config_find_key(row);
	item->key = key;
	item->place = config_place(r, item->node);
	if (!is_shape(r, key, path, item->node))
		return;
	bool scalar = zp_yaml_is(&r->y, item->node, ZP_Y_SCALAR);
	if (scalar) {
		item->text = text_of(r, item->node);
		if (!config_scalar(r, item))
			return;
		config_keep(r, path, item->node);
	}
	if (key->take)
		key->take(r, item);
	if (key->kind == LINT_K_LIST)
		read_list(r, row, path, item);
	else if (key->kind == LINT_K_PROFILES)
		config_keep_all(r, path, item->node);
	else if (!scalar)
		read_map(r, row, path, item->node, key->kind == LINT_K_FREE);
}

static void read_tree(struct lint_config_reader *r)
{
	uint32_t top = zp_yaml_first_document(&r->y);
	for (uint32_t i = 0; i < r->y.faults.n; i++) {
		struct zp_pos pos =
		    zp_source_pos(&r->sources, r->y.faults.v[i].span);
		fault_at(r, (struct lint_place){pos.line, pos.column},
		    r->y.faults.v[i].message);
	}
	if (top == ZP_NONE || r->y.broken)
		return;
	uint32_t more = zp_yaml_next_document(&r->y, top);
	if (more != ZP_NONE)
		config_fault(r, more, "a configuration is one document");
	/* "---" alone, or comments. */
	if (zp_yaml_is(&r->y, top, ZP_Y_SCALAR) &&
	    zp_yaml_text(&r->y, top).n == 0)
		return;
	if (!zp_yaml_is(&r->y, top, ZP_Y_MAP))
		config_fault(r, top, "a configuration is a map (KEY: VALUE)");
	else if (is_bare(r, "top", top)) {
		config_profiles(r, top);
		read_map(r, "", "", top, false);
	}
}

/* A view is declared, wherever in the file. */
static void check_views(struct lint_config_reader *r)
{
	const struct lint_options *o = r->o;
	for (uint32_t i = 0; i < o->zones.n; i++) {
		const struct lint_zone_entry *z = &o->zones.v[i];
		bool known = !z->view;
		struct lint_near near = lint_near_begin(z->view ? z->view : "");
		for (uint32_t k = 0; k < o->views.n && !known; k++) {
			known = strcmp(z->view, o->views.v[k].name) == 0;
			lint_near_offer(&near, o->views.v[k].name);
		}
		if (known)
			continue;
		const char *best = near.best ? near.best : NULL;
		fault_at(r, z->place,
		    best ? zp_printf(&r->o->arena,
			       "no view \"%s\" stands under views: did you "
			       "mean %s?",
			       z->view, best)
			 : zp_printf(&r->o->arena,
			       "no view \"%s\" stands under views", z->view));
	}
}

/* Ended ones hold no longer. */
static void settle(struct lint_options *c)
{
	for (uint32_t i = 0; i < c->ignores.n; i++) {
		const struct lint_ignore_entry *e = &c->ignores.v[i];
		if (e->over)
			zp_push(&c->notices,
			    zp_printf(&c->arena,
				"%s:%u:%u: this ignore of %s ended on %s: it "
				"holds no longer",
				c->config_shown, e->place.line, e->place.column,
				e->rule, e->until));
	}
	for (uint32_t i = 0; i < c->certificates.n; i++) {
		const struct lint_certificate *k = &c->certificates.v[i];
		for (uint32_t n = 0; n < k->names.n; n++) {
			zp_push(&c->names, k->names.v[n]);
			if (k->has_validation_domain &&
			    k->method == DCV_BY_EMAIL)
				zp_push(&c->validation,
				    ((struct lint_validation){k->id,
					k->names.v[n], k->validation_domain}));
		}
	}
}

void config_read(struct lint_options *c)
{
	const struct zp_yaml_limits limits = {.max_depth = CONFIG_DEPTH};
	struct lint_config_reader r = {.o = c};
	const char *why = "";
	r.sources.max_file = r.sources.max_unpacked = CONFIG_MAX;
	if (zp_source_open(&r.sources, c->config_file, c->config_shown,
		&r.source, &why) == ZP_LOAD_OK) {
		zp_yaml_read(&r.y, &r.sources, r.source, &limits);
		read_tree(&r);
		check_views(&r);
		settle(c);
		zp_yaml_free(&r.y);
	} else {
		zp_push(&c->faults,
		    zp_printf(&c->arena, "%s: %s", c->config_shown, why));
	}
	zp_sources_free(&r.sources);
}
