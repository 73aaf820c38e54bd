/* What is in force, and where each value comes from. */
#include <string.h>

#include "lint/commands.h"
#include "lint/config_table.h"

/* One value to be shown: from the file (place), an option, or by default. */
struct shown {
	const char *key, *value;
	struct lint_place place;
	const char *option;
	struct lint_place instead; /* of what the option takes the place of */
};
typedef ZP_VEC(struct shown) values;

static bool is_option_of(const struct lint_config_key *key, int option)
{
	for (int i = 0; key->options[i]; i++)
		if (key->options[i] == option)
			return true;
	return false;
}

/* Where KEY begins in the file; line 0: it is not there. */
static struct lint_place first_place(
    const struct lint_options *o, const char *key)
{
	for (uint32_t i = 0; o->config && i < o->config->values.n; i++)
		if (strcmp(o->config->values.v[i].key, key) == 0)
			return o->config->values.v[i].place;
	return (struct lint_place){0, 0};
}

static bool add_options(const struct lint_options *o, values *list,
    const struct lint_config_key *key)
{
	uint32_t before = list->n;
	for (uint32_t i = 0; i < o->given.n; i++) {
		const struct lint_given *g = &o->given.v[i];
		if (!is_option_of(key, g->option))
			continue;
		zp_push(list, ((struct shown){.key = key->path,
				  .value = g->arg ? g->arg : "true",
				  .option = lint_option_name(g->option)}));
		if (!key->adds)
			list->v[list->n - 1].instead =
			    first_place(o, key->path);
	}
	return list->n > before;
}

static bool add_file(const struct lint_options *o, values *list,
    const struct lint_config_key *key)
{
	uint32_t before = list->n;
	for (uint32_t i = 0; o->config && i < o->config->values.n; i++) {
		const struct lint_value *v = &o->config->values.v[i];
		if (strcmp(v->key, key->path) == 0)
			zp_push(list, ((struct shown){.key = v->path,
					  .value = v->text,
					  .place = v->place}));
	}
	return list->n > before;
}

static void collect(const struct lint_options *o, values *list)
{
	for (int i = -1; (i = lint_config_next_key("", i)) >= 0;) {
		const struct lint_config_key *key = &lint_config_keys[i];
		bool filed = false, given = false;
		if (key->adds)
			filed = add_file(o, list, key);
		given = add_options(o, list, key);
		if (!given && !filed)
			filed = add_file(o, list, key);
		if (!given && !filed)
			zp_push(list, ((struct shown){.key = key->path,
					  .value = key->by_default}));
	}
}

static void put_where(
    struct lint_out *o, const struct lint_options *opt, const struct shown *s)
{
	if (s->option) {
		out_printf(o, "--%s", s->option);
		if (!s->instead.line)
			return;
		out_puts(o, " (in place of ");
		out_safe(o, opt->config_shown);
		out_printf(o, ":%u:%u)", s->instead.line, s->instead.column);
	} else if (s->place.line) {
		out_safe(o, opt->config_shown);
		out_printf(o, ":%u:%u", s->place.line, s->place.column);
	} else {
		out_puts(o, "default");
	}
}

static void put_padded(struct lint_out *o, const char *text, unsigned width)
{
	struct zp_buf b = {0};
	lint_escape(&b, text, strlen(text));
	zp_buf_puts(&b, "  ");
	for (unsigned w = lint_width(b.p, b.n); w < width + 2; w++)
		zp_buf_putc(&b, ' ');
	out_add(o, b.p, b.n);
	zp_buf_free(&b);
}

static void print_text(
    const struct lint_options *opt, struct lint_out *o, const values *list)
{
	unsigned keys = 0, texts = 0;
	for (uint32_t i = 0; i < list->n; i++) {
		unsigned k = (unsigned)strlen(list->v[i].key);
		unsigned t = (unsigned)strlen(list->v[i].value);
		keys = k > keys && k < 40 ? k : keys;
		texts = t > texts && t < 40 ? t : texts;
	}
	out_puts(o, "configuration: ");
	out_safe(o, opt->config ? opt->config_shown : "none");
	out_puts(o, "\n\n");
	for (uint32_t i = 0; i < list->n; i++) {
		put_padded(o, list->v[i].key, keys);
		put_padded(o, list->v[i].value, texts);
		put_where(o, opt, &list->v[i]);
		out_add(o, "\n", 1);
	}
}

static void print_json(
    const struct lint_options *opt, struct lint_out *o, const values *list)
{
	out_puts(o, "{\"version\":1,\"tool\":{\"name\":\"dcvlint\",\"version\":"
		    "\"" DCVLINT_VERSION "\"},");
	out_member(o, "config", opt->config ? opt->config_shown : NULL);
	out_puts(o, ",\"values\":[");
	for (uint32_t i = 0; i < list->n; i++) {
		const struct shown *s = &list->v[i];
		out_puts(o, i > 0 ? ",\n{" : "\n{");
		out_member(o, "key", s->key);
		out_puts(o, ",");
		out_member(o, "value", s->value);
		out_puts(o, ",");
		out_member(o, "from",
		    s->option       ? "option"
		    : s->place.line ? "file"
				    : "default");
		out_puts(o, ",");
		out_member(o, "option", s->option);
		if (s->place.line)
			out_printf(o, ",\"line\":%u,\"column\":%u}",
			    s->place.line, s->place.column);
		else
			out_puts(o, ",\"line\":null,\"column\":null}");
	}
	out_puts(o, "]}\n");
}

void lint_config_print(const struct lint_options *opt, struct lint_out *o)
{
	values list = {0};
	collect(opt, &list);
	if (opt->format == LINT_JSON)
		print_json(opt, o, &list);
	else
		print_text(opt, o, &list);
	zp_vec_free(&list);
}
