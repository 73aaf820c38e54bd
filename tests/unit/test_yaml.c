#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "zoneparse/yaml.h"

struct tree {
	struct zp_sources sources;
	struct zp_yaml y;
};

static struct tree *read_text(const char *text, const struct zp_yaml_limits *l)
{
	struct tree *t = zp_xcalloc(1, sizeof *t);
	uint32_t id = zp_source_memory(
	    &t->sources, "t.yaml", text, (uint32_t)strlen(text));
	zp_yaml_read(&t->y, &t->sources, id, l);
	return t;
}

static void done(struct tree *t)
{
	zp_yaml_free(&t->y);
	zp_sources_free(&t->sources);
	zp_xfree(t);
}

/* The value of a path of keys, separated by "/", below the first document. */
static uint32_t at(const struct tree *t, const char *path)
{
	char key[64];
	uint32_t n = zp_yaml_first_document(&t->y);
	while (*path) {
		size_t k = strcspn(path, "/");
		memcpy(key, path, k);
		key[k] = '\0';
		n = zp_yaml_get(&t->y, n, key);
		path += k + (path[k] == '/');
	}
	return n;
}

static void expect(const struct tree *t, const char *path, const char *text)
{
	struct zp_str s = zp_yaml_text(&t->y, at(t, path));
	ck_assert_msg(s.n == strlen(text) && memcmp(s.p, text, s.n) == 0,
	    "%s is \"%.*s\", not \"%s\"", path, (int)s.n, s.p, text);
}

static void expect_at(struct tree *t, struct zp_span s, uint32_t line,
    uint32_t column, uint32_t n)
{
	struct zp_pos p = zp_source_pos(&t->sources, s);
	ck_assert_msg(p.line == line && p.column == column && s.len == n,
	    "%u:%u+%u, not %u:%u+%u", p.line, p.column, s.len, line, column, n);
}

static void expect_fault(struct tree *t, uint32_t i, enum zp_problem_kind kind,
    uint32_t line, uint32_t column)
{
	ck_assert_msg(i < t->y.faults.n, "%u faults", t->y.faults.n);
	const struct zp_problem *f = &t->y.faults.v[i];
	ck_assert_str_eq(zp_problem_info[f->kind].id, zp_problem_info[kind].id);
	struct zp_pos p = zp_source_pos(&t->sources, f->span);
	ck_assert_uint_eq(p.line, line);
	ck_assert_uint_eq(p.column, column);
}

START_TEST(scalars)
{
	struct tree *t = read_text("null: ~\n010: on\n'it''s': \"a\\tb\"\n"
				   "? long\n: |\n  one\n  two\nfold: >-\n"
				   "  three\n  four\nempty:\n",
	    NULL);
	ck_assert_uint_eq(t->y.faults.n, 0);
	expect(t, "null", "~");
	expect(t, "010", "on");
	expect(t, "it's", "a\tb");
	expect(t, "long", "one\ntwo\n");
	expect(t, "fold", "three four");
	expect(t, "empty", "");
	ck_assert(zp_yaml_is_null(&t->y, at(t, "null")));
	ck_assert(zp_yaml_is_null(&t->y, at(t, "empty")));
	ck_assert(!zp_yaml_is_plain(&t->y, at(t, "fold")));
	ck_assert_uint_eq(at(t, "none"), ZP_NONE);
	done(t);
}
END_TEST

START_TEST(octets_not_characters)
{
	struct tree *t =
	    read_text("# \xc3\xa4\xf0\x9f\x98\x80\n"
		      "\xc3\xb6: [\xc3\xbc, 'it''s', \"\\u00e4x\"]\n"
		      "b: &a !t  v\nc: *a\r\nd: 8.8.8.8 # c\r\n",
		NULL);
	const struct zp_yaml *y = &t->y;
	uint32_t seq = at(t, "\xc3\xb6"), i = zp_yaml_item(y, seq);
	expect_at(t, zp_yaml_span(y, seq), 2, 5, 24);
	expect_at(t, zp_yaml_span(y, i), 2, 6, 2);
	i = zp_yaml_after(y, seq, i);
	expect_at(t, zp_yaml_span(y, i), 2, 11, 5);
	expect_at(t, zp_yaml_part(y, i, 3, 1), 2, 15, 1);
	i = zp_yaml_after(y, seq, i);
	expect_at(t, zp_yaml_part(y, i, 2, 1), 2, 26, 1);
	ck_assert_uint_eq(zp_yaml_after(y, seq, i), ZP_NONE);
	expect_at(t, zp_yaml_span(y, at(t, "b")), 3, 11, 1);
	ck_assert_str_eq(zp_yaml_tag(y, at(t, "b")), "!t");
	expect_at(t, zp_yaml_span(y, at(t, "c")), 4, 4, 2);
	expect(t, "c", "v");
	expect_at(t, zp_yaml_span(y, at(t, "d")), 5, 4, 7);
	done(t);
}
END_TEST

START_TEST(json)
{
	struct tree *t =
	    read_text("{\n\t\"a\":\"x\\/y\",\"b\":\"\\ud83d\\ude00\","
		      "\"c\":\"\x7f\xc2\x81|\\\\ud83d\"}",
		NULL);
	ck_assert_uint_eq(t->y.faults.n, 0);
	expect(t, "a", "x/y");
	expect(t, "b", "\xf0\x9f\x98\x80");
	expect(t, "c", "\x7f\xc2\x81|\\ud83d");
	expect_at(t, zp_yaml_part(&t->y, at(t, "a"), 2, 1), 2, 10, 1);
	done(t);
}
END_TEST

START_TEST(merges)
{
	struct tree *t = read_text("x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\n"
				   "z: {<<: [*x, *y], a: 0}\n"
				   "q: {'<<': 1}\n",
	    NULL);
	ck_assert_uint_eq(t->y.faults.n, 0);
	expect(t, "z/a", "0");
	expect(t, "z/b", "2");
	expect(t, "z/c", "4");
	expect(t, "q/<<", "1");
	ck_assert(zp_yaml_merges(&t->y, at(t, "z")));
	ck_assert(!zp_yaml_merges(&t->y, at(t, "q")));
	done(t);
}
END_TEST

START_TEST(keys_twice)
{
	struct tree *t =
	    read_text("a: {x: 1, y: 2, 'x': 3}\nb: 1\na: {x: 4}\n", NULL);
	ck_assert_uint_eq(t->y.faults.n, 2);
	expect_fault(t, 0, ZP_P_YAML_KEY_TWICE, 1, 18);
	expect_fault(t, 1, ZP_P_YAML_KEY_TWICE, 3, 1);
	expect_at(t, t->y.faults.v[1].related, 1, 1, 1);
	expect(t, "a/x", "4");
	uint32_t top = zp_yaml_first_document(&t->y);
	uint32_t k = zp_yaml_key(&t->y, top);
	ck_assert(zp_yaml_text_is(&t->y, k, "b"));
	k = zp_yaml_key_after(&t->y, top, k);
	ck_assert(zp_yaml_text_is(&t->y, k, "a"));
	ck_assert_uint_eq(zp_yaml_key_after(&t->y, top, k), ZP_NONE);
	done(t);
}
END_TEST

START_TEST(many_keys_twice)
{
	struct zp_buf b = {0};
	for (unsigned i = 0; i < 1000; i++)
		zp_buf_printf(&b, "k%u: %u\n", i % 997, i);
	struct tree *t = read_text(b.p, NULL);
	ck_assert_uint_eq(t->y.faults.n, 3);
	expect_fault(t, 2, ZP_P_YAML_KEY_TWICE, 1000, 1);
	expect(t, "k2", "999");
	zp_buf_free(&b);
	done(t);
}
END_TEST

START_TEST(documents)
{
	struct tree *t = read_text("--- {a: 1}\n---\n- 2\n...\n---\n", NULL);
	const struct zp_yaml *y = &t->y;
	uint32_t d = zp_yaml_first_document(y);
	ck_assert(zp_yaml_is(y, d, ZP_Y_MAP));
	d = zp_yaml_next_document(y, d);
	ck_assert(zp_yaml_is(y, d, ZP_Y_SEQ));
	d = zp_yaml_next_document(y, d);
	ck_assert(zp_yaml_is_null(y, d));
	ck_assert_uint_eq(zp_yaml_next_document(y, d), ZP_NONE);
	done(t);
}
END_TEST

START_TEST(limits)
{
	struct zp_yaml_limits l = {.max_depth = 2, .max_aliases = 1};
	struct tree *t = read_text("[[[1]]]", &l);
	expect_fault(t, 0, ZP_P_YAML_DEPTH, 1, 3);
	ck_assert(t->y.broken);
	done(t);
	t = read_text("a: &a [1]\nb: *a\nc: *a\n", &l);
	expect_fault(t, 0, ZP_P_YAML_ALIASES, 3, 4);
	done(t);
	t = read_text("a: &a 1\nb: [*a, *a, *a]\n", &l);
	ck_assert_uint_eq(t->y.faults.n, 0);
	done(t);
}
END_TEST

START_TEST(faults)
{
	static const struct {
		const char *text;
		enum zp_problem_kind kind;
		uint32_t line, column;
	} cases[] = {
	    {"a: 1\n\tb: 2\n", ZP_P_YAML_BAD, 2, 1},
	    {"a: \"x\n", ZP_P_YAML_BAD, 2, 1},
	    {"a: b\xff\n", ZP_P_YAML_BYTE, 1, 5},
	    {"a: \x1b[31m\n", ZP_P_YAML_BYTE, 1, 4},
	    {"*: 1\n", ZP_P_YAML_STAR, 1, 1},
	    {"a: *b\n", ZP_P_YAML_ALIAS, 1, 4},
	    {"a: &a [*a]\n", ZP_P_YAML_ALIAS, 1, 8},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tree *t = read_text(cases[i].text, NULL);
		expect_fault(
		    t, 0, cases[i].kind, cases[i].line, cases[i].column);
		done(t);
	}
}
END_TEST

START_TEST(read_past)
{
	struct tree *t = read_text("*: 1\nb: \xff\n'*.c': 2\n*.d: 3\n", NULL);
	ck_assert_uint_eq(t->y.faults.n, 3);
	ck_assert(!t->y.broken);
	expect(t, "*", "1");
	expect(t, "b", "\xff");
	expect(t, "*.c", "2");
	expect(t, "*.d", "3");
	done(t);
}
END_TEST

Suite *suite_yaml(void);
Suite *suite_yaml(void)
{
	Suite *s = suite_create("yaml");
	TCase *c = tcase_create("yaml");
	tcase_add_test(c, scalars);
	tcase_add_test(c, octets_not_characters);
	tcase_add_test(c, json);
	tcase_add_test(c, merges);
	tcase_add_test(c, keys_twice);
	tcase_add_test(c, many_keys_twice);
	tcase_add_test(c, documents);
	tcase_add_test(c, limits);
	tcase_add_test(c, faults);
	tcase_add_test(c, read_past);
	suite_add_tcase(s, c);
	return s;
}
