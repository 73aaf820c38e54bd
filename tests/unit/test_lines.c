#include <arpa/inet.h>
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "zoneparse/dump.h"
#include "zoneparse/lines_internal.h"
#include "zoneparse/parse.h"

Suite *suite_lines(void);

/* Numbers that are the same in each run. */
static uint32_t next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (uint32_t)(*state >> 16);
}

START_TEST(all_ways_mark_alike)
{
	static const char often[] = " \t\r\n\"();\\ab.\0\177\200\377\037\040";
	uint64_t state = 42;
	char text[64];
	for (unsigned k = 0; k < 20000; k++) {
		struct zp_marks first, m;
		for (unsigned i = 0; i < 64; i++)
			text[i] =
			    k % 2 ? (char)next(&state)
				  : often[next(&state) % (sizeof often - 1)];
		zp_marks_way(0)(text, &first);
		for (unsigned w = 1; zp_marks_way(w); w++) {
			zp_marks_way(w)(text, &m);
			ck_assert(m.word == first.word);
			ck_assert(m.newline == first.newline);
			ck_assert(m.odd == first.odd);
		}
		for (unsigned i = 0; i < 64; i++) {
			char c = text[i];
			bool blank = c == ' ' || c == '\t' || c == '\r';
			bool odd =
			    (!blank && c != '\n' && (unsigned char)c < 32) ||
			    (unsigned char)c > 126 ||
			    (c && strchr("\"();\\", c));
			ck_assert_uint_eq(first.newline >> i & 1, c == '\n');
			ck_assert_uint_eq(
			    first.word >> i & 1, !blank && c != '\n');
			ck_assert_uint_eq(first.odd >> i & 1, odd);
		}
	}
}
END_TEST

START_TEST(addresses)
{
	static const char octets[] = "0123456789abcdefAF:::::..g ";
	uint64_t state = 7;
	unsigned met = 0;
	for (unsigned k = 0; k < 400000; k++) {
		char text[64] = {0};
		unsigned n = next(&state) % 14;
		struct zp_v6 v6;
		uint8_t want[16];
		uint32_t v4;
		for (unsigned i = 0; i < n; i++)
			text[i] = octets[next(&state) % (sizeof octets - 1)];
		if (zp_line_aaaa(text, n, &v6)) {
			met++;
			ck_assert_int_eq(inet_pton(AF_INET6, text, want), 1);
			ck_assert_mem_eq(want, v6.octet, 16);
		}
		if (zp_line_a(text, n, &v4)) {
			ck_assert_int_eq(inet_pton(AF_INET, text, want), 1);
			for (unsigned k4 = 0; k4 < 4; k4++)
				ck_assert_uint_eq(
				    v4 >> (24 - 8 * k4) & 0xff, want[k4]);
		}
	}
	ck_assert_uint_gt(met, 100);
}
END_TEST

static const char *word(uint64_t *s, const char *const *words, unsigned n)
{
	return words[next(s) % n];
}
#define WORD(s, ...)                                \
	word(s, (const char *const[]){__VA_ARGS__}, \
	    sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* A line that is right, or nearly so. */
static void add_line(struct zp_buf *b, uint64_t *s)
{
	if (next(s) % 40 == 0)
		zp_buf_puts(b, WORD(s, "$ORIGIN sub", "$ORIGIN example.com.",
				   "$TTL 1h", "$TTL 300", "", "   ", "; words",
				   "$GENERATE 1-3 g$ A 8.8.8.$", "\t; \"(",
				   "x TXT ( \"a\"", "y A 1.1.1.1 )", ")"));
	else
		zp_buf_printf(b, "%s%s%s%s %s",
		    WORD(s, "a ", "A\t", "www.B ", "x.example.com. ", "\t",
			"  ", "@ ", "*.w ", "_dmarc ", "a..b ", ". ", "@Z ",
			"q\\046q ", ".a ", "very.deep.name.of.sub ", "ex@mple ",
			"$x "),
		    WORD(s, "", "", "300 ", "1h ", "4294967295 ", "IN ", "-1 "),
		    WORD(s, "", "IN ", "in\t", "CH ", "60 "),
		    WORD(s, "A", "a", "AAAA", "MX", "mx", "NS", "CNAME", "TXT",
			"PTR", "SRV", "DS", "CAA", "TLSA", "TYPE1", "SOA",
			"LOC", "Axfr", "ALIAS"),
		    WORD(s, "1.2.3.4", "1.2.3.04", "::1",
			"1:2:3:4:5:6:7::", "::ffff:1.2.3.4", "10 mx",
			"10 mx.example.com.", "70000 mx", "0 .", "host",
			"host.", "a.b.c.", "@", "\"quoted words; (here)\"",
			"\"one\" \"two\"", "\"open", "plain words",
			"\"esc\\\"aped\"", "1 2 3 target", "1 2 70000 t",
			"12345 13 2 "
			"0123456789abcdef0123456789abcdef0123456789abcdef0123"
			"456789abcdef",
			"0 issue ca.example", "3 1 1 abcd", "3 1 1 abc",
			"\\# 4 01020304", "host extra", "", "a..b", "x@y",
			"very-long-label-of-more-than-sixty-three-octets-"
			"which-is-not-allowed"));
}

/* What a text becomes; AFTER stands at the end of each line. */
static void parse(const struct zp_buf *lines, const char *after, unsigned jobs,
    struct zp_buf *dump)
{
	struct zp_set set = {0};
	struct zp_buf text = {0};
	struct zp_name origin;
	ck_assert(zp_name_from_text(&origin, "example.com"));
	struct zp_parse_options opt = {.origin = &origin, .jobs = jobs};
	zp_buf_add(&text, "", 0);
	for (const char *p = lines->p, *end; *p; p = end + 1) {
		end = strchr(p, '\n');
		zp_buf_add(&text, p, (size_t)(end - p));
		zp_buf_puts(&text, after);
		zp_buf_putc(&text, '\n');
	}
	uint32_t id =
	    zp_source_memory(&set.sources, "z", text.p, (uint32_t)text.n);
	struct zp_zone *z = zp_set_add(&set);
	zp_parse(&set, z, id, &opt);
	zp_buf_add(dump, "", 0);
	for (uint32_t i = 0; i < z->rrs.n; i++)
		zp_dump_rr(dump, &set, z, i);
	for (uint32_t i = 0; i < z->problems.n; i++)
		zp_buf_printf(dump, "%u %s\n", z->problems.v[i].kind,
		    z->problems.v[i].message);
	for (uint32_t i = 0; i < z->names.nodes.n; i++)
		zp_buf_printf(dump, "%u %u %u\n", z->names.nodes.v[i].parent,
		    z->names.nodes.v[i].types, z->names.nodes.v[i].flags);
	zp_set_free(&set);
	zp_buf_free(&text);
}

/* A comment behind each line has the scanner read them all. */
START_TEST(as_the_scanner)
{
	uint64_t state = 1 + (uint64_t)_i;
	struct zp_buf lines = {0}, a = {0}, b = {0};
	zp_buf_puts(&lines, "$TTL 60\n@ SOA ns h 1 2 3 4 5\n");
	for (unsigned i = 0; i < 400; i++) {
		add_line(&lines, &state);
		zp_buf_putc(&lines, '\n');
	}
	parse(&lines, "", 1, &a);
	parse(&lines, " ;", 1, &b);
	ck_assert_str_eq(a.p, b.p);
	zp_buf_free(&lines);
	zp_buf_free(&a);
	zp_buf_free(&b);
}
END_TEST

START_TEST(threads_change_nothing)
{
	uint64_t state = 99;
	struct zp_buf lines = {0}, a = {0}, b = {0};
	zp_buf_puts(&lines, "$TTL 60\n@ SOA ns h 1 2 3 4 5\n");
	for (unsigned i = 0; i < 70000; i++) {
		if (next(&state) % 50 == 0)
			add_line(&lines, &state);
		else
			zp_buf_printf(&lines, "host%u.%s A 8.8.8.%u", i,
			    WORD(&state, "a", "b.c", "example.com."), i % 256);
		zp_buf_putc(&lines, '\n');
	}
	parse(&lines, "", 1, &a);
	for (unsigned jobs = 2; jobs <= 5; jobs++) {
		b.n = 0;
		parse(&lines, "", jobs, &b);
		ck_assert(a.n == b.n && memcmp(a.p, b.p, a.n) == 0);
	}
	zp_buf_free(&lines);
	zp_buf_free(&a);
	zp_buf_free(&b);
}
END_TEST

START_TEST(text_without_a_line_end)
{
	struct zp_lines l;
	char text[256 + 64];
	zp_lines_init(&l, NULL);
	for (unsigned pad = 0; pad < 130; pad++) {
		memset(text, 0, sizeof text);
		memset(text, ' ', pad);
		memcpy(text + pad, "\nhost A 1.2.3.4", 15);
		uint32_t n = pad + 15;
		ck_assert_uint_eq(zp_lines_read(&l, text, n, 0, n), n);
		ck_assert_uint_eq(l.lines.n, 1);
		ck_assert_uint_eq(l.lines.v[0].type, ZP_A);
		ck_assert_uint_eq(l.lines.v[0].at, pad + 1);
		ck_assert_uint_eq(l.lines.v[0].data, 0x01020304);
	}
	ck_assert_uint_eq(zp_lines_read(&l, text, 0, 0, 0), 0);
	ck_assert_uint_eq(l.lines.n, 0);
	zp_lines_free(&l);
}
END_TEST

Suite *suite_lines(void)
{
	Suite *s = suite_create("lines");
	TCase *t = tcase_create("lines");
	tcase_set_timeout(t, 120);
	tcase_add_test(t, all_ways_mark_alike);
	tcase_add_test(t, addresses);
	tcase_add_loop_test(t, as_the_scanner, 0, 200);
	tcase_add_test(t, threads_change_nothing);
	tcase_add_test(t, text_without_a_line_end);
	suite_add_tcase(s, t);
	return s;
}
