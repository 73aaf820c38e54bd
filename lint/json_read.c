#include "lint/json_read.h"

#include <jansson.h>
#include <string.h>

static const json_t *value(const struct lint_json *j)
{
	return (const json_t *)j;
}

static const json_t *member(const struct lint_json *j, const char *key)
{
	return j ? json_object_get(value(j), key) : NULL;
}

struct lint_json *lint_json_read(const char *p, size_t n)
{
	json_t *v =
	    json_loadb(p, n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
	if (v && json_is_object(v))
		return (struct lint_json *)v;
	json_decref(v);
	return NULL;
}

struct lint_json *lint_json_read_text(const char *p, size_t n,
    struct zp_arena *a, uint32_t *line, const char **why)
{
	json_error_t e = {.line = 1};
	json_t *v = json_loadb(p, n, JSON_REJECT_DUPLICATES, &e);
	*line = e.line > 0 ? (uint32_t)e.line : 1;
	*why = v ? "an object is wanted here"
		 : zp_printf(a, "no JSON: %s", e.text);
	if (v && json_is_object(v))
		return (struct lint_json *)v;
	json_decref(v);
	return NULL;
}

void lint_json_free(struct lint_json *j)
{
	json_decref((json_t *)j);
}

static const char *text_of(const json_t *v)
{
	const char *s = json_string_value(v);
	return s && strlen(s) == json_string_length(v) ? s : NULL;
}

const char *lint_json_text(const struct lint_json *j, const char *key)
{
	return text_of(member(j, key));
}

bool lint_json_maybe(
    const struct lint_json *j, const char *key, const char **out)
{
	const json_t *v = member(j, key);
	*out = text_of(v);
	return *out || json_is_null(v);
}

bool lint_json_number(const struct lint_json *j, const char *key, uint32_t *out)
{
	const json_t *v = member(j, key);
	json_int_t n = json_integer_value(v);
	if (!json_is_integer(v) || n < 0 || n > (json_int_t)UINT32_MAX)
		return false;
	*out = (uint32_t)n;
	return true;
}

bool lint_json_is_true(const struct lint_json *j, const char *key)
{
	return json_is_true(member(j, key));
}

bool lint_json_is_list(const struct lint_json *j, const char *key)
{
	return json_is_array(member(j, key));
}

const struct lint_json *lint_json_member(
    const struct lint_json *j, const char *key)
{
	return (const struct lint_json *)member(j, key);
}

const struct lint_json *lint_json_item(
    const struct lint_json *j, const char *key, uint32_t i)
{
	return (const struct lint_json *)json_array_get(member(j, key), i);
}

const char *lint_json_item_text(
    const struct lint_json *j, const char *key, uint32_t i)
{
	return text_of(value(lint_json_item(j, key, i)));
}

bool lint_json_octets(
    const struct lint_json *j, const char *key, struct zp_buf *out)
{
	const json_t *v = member(j, key);
	const char *s = json_string_value(v);
	size_t n = json_string_length(v);
	out->n = 0;
	if (!s)
		return false;
	zp_buf_reserve(out, n + 1);
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		if (c >= 128) {
			/* The library gives valid UTF-8 only. */
			if (c > 0xc3)
				return false;
			c = (unsigned char)((c & 3) << 6 | (s[++i] & 63));
		}
		out->p[out->n++] = (char)c;
	}
	out->p[out->n] = '\0';
	return true;
}
