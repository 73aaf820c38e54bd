#include <check.h>
#include <string.h>

#include "zoneparse/parse.h"

struct read {
	struct zp_set set;
	struct zp_zone *z;
};

static void read_as(struct read *r, const char *file, const char *text)
{
	struct zp_parse_options o = {0};
	memset(r, 0, sizeof *r);
	uint32_t id = zp_source_memory(
	    &r->set.sources, file, text, (uint32_t)strlen(text));
	r->z = zp_set_add(&r->set);
	zp_parse(&r->set, r->z, id, &o);
	zp_set_finish(&r->set);
}

/* Reads TEXT as FILE: who wrote it, the apex, and what told the origin. */
static void expect(const char *file, const char *text, enum zp_exporter by,
    const char *apex, enum zp_origin_by origin)
{
	struct read r;
	struct zp_name n;
	char buf[ZP_NAME_TEXT];
	read_as(&r, file, text);
	zp_names_get(&r.z->names, r.z->apex, &n);
	ck_assert_msg(r.z->exporter == by, "%s: by %d", text, r.z->exporter);
	ck_assert_str_eq(zp_name_print(&n, buf), apex);
	ck_assert_msg(r.z->origin_by == origin, "%s: %d", text, r.z->origin_by);
	zp_set_free(&r.set);
}

static unsigned count(const struct read *r, enum zp_problem_kind kind)
{
	unsigned n = 0;
	for (uint32_t i = 0; i < r->z->problems.n; i++)
		n += r->z->problems.v[i].kind == kind;
	return n;
}

#define SOA "SOA ns1 hostmaster 1 2 3 4 5\n"
#define CLOUDFLARE ";;\n;; Domain:\t example.com.\n;; Exported: now\n;;\n"
#define GODADDY "; Domain: EXAMPLE.COM\n; Exported (y-m-d hh:mm:ss): now\n"

START_TEST(exporters)
{
	expect("x", CLOUDFLARE "@ " SOA, ZP_EXPORT_CLOUDFLARE, "example.com",
	    ZP_ORIGIN_COMMENT);
	expect("x", ";; Domain: example.com\n; Exported: now\n@ " SOA,
	    ZP_EXPORT_CLOUDFLARE, "example.com", ZP_ORIGIN_COMMENT);
	expect("x", GODADDY "@ " SOA, ZP_EXPORT_GODADDY, "example.com",
	    ZP_ORIGIN_COMMENT);
	/* The words alone may be anybody's. */
	expect("x", "; Domain: example.com\n@ " SOA, ZP_EXPORT_NONE,
	    "example.com", ZP_ORIGIN_COMMENT);
	expect("x",
	    "\n; Exported zone file from Azure DNS\n;      Zone name: a.test\n"
	    "@ " SOA,
	    ZP_EXPORT_AZURE, "a.test", ZP_ORIGIN_COMMENT);
	expect("x", ";\r\n;  Database file a.dns for a.test zone.\r\n@ " SOA,
	    ZP_EXPORT_WINDOWS, "a.test", ZP_ORIGIN_COMMENT);
	expect("x",
	    ";  Database file (null) for Default zone scope in zone a.test.\n"
	    "@ " SOA,
	    ZP_EXPORT_WINDOWS, "a.test", ZP_ORIGIN_COMMENT);
	expect("x", "\n; <<>> DiG 9.18 <<>> a.test axfr\na.test. " SOA,
	    ZP_EXPORT_DIG, "a.test", ZP_ORIGIN_SOA);
	/* Below the first record a comment is no header. */
	expect("db.a.test", "@ 5 " SOA CLOUDFLARE, ZP_EXPORT_NONE, "a.test",
	    ZP_ORIGIN_FILENAME);
}
END_TEST

START_TEST(origins)
{
	/* The file's name stands above a header, which may be another's. */
	expect("b.test.zone", GODADDY "@ " SOA, ZP_EXPORT_GODADDY, "b.test",
	    ZP_ORIGIN_FILENAME);
	expect("b.test.zone", GODADDY "example.com " SOA, ZP_EXPORT_GODADDY,
	    "example.com", ZP_ORIGIN_COMMENT);
	expect("b.test.zone", GODADDY "$ORIGIN example.com\n@ " SOA,
	    ZP_EXPORT_GODADDY, "example.com", ZP_ORIGIN_COMMENT);
	expect("example.com.export", GODADDY "@ " SOA, ZP_EXPORT_GODADDY,
	    "example.com", ZP_ORIGIN_COMMENT);
	expect("x", GODADDY "$ORIGIN c.test.\n@ " SOA, ZP_EXPORT_GODADDY,
	    "c.test", ZP_ORIGIN_DIRECTIVE);
	expect("x", CLOUDFLARE "$ORIGIN .\n@ " SOA, ZP_EXPORT_CLOUDFLARE,
	    "example.com", ZP_ORIGIN_COMMENT);
	expect("b.test", "$ORIGIN .\nc.test " SOA, ZP_EXPORT_NONE, "c.test",
	    ZP_ORIGIN_DIRECTIVE);
	expect("b.test", "$ORIGIN .\n@ " SOA, ZP_EXPORT_NONE, ".",
	    ZP_ORIGIN_DIRECTIVE);
	expect("b.test", "$ORIGIN test.\nc " SOA, ZP_EXPORT_NONE, "c.test",
	    ZP_ORIGIN_DIRECTIVE);
	expect("x", "c.test " SOA, ZP_EXPORT_NONE, "c.test", ZP_ORIGIN_SOA);
	expect("x", "c " SOA, ZP_EXPORT_NONE, ".", ZP_ORIGIN_NONE);
	expect("x", ";; Domain: ..\n;; Exported:\n@ " SOA, ZP_EXPORT_CLOUDFLARE,
	    ".", ZP_ORIGIN_NONE);
}
END_TEST

/* Aliases of aliases double what they copy: a limit ends it. */
START_TEST(copies_end)
{
	struct read r;
	struct zp_buf b = {0};
	zp_buf_puts(&b, "$ORIGIN a.test.\n$TTL 5\n@ " SOA "a MX 1 m\n");
	for (unsigned i = 0; i < 40; i++)
		zp_buf_puts(&b, "b AWS ALIAS MX a $self false\n"
				"a AWS ALIAS MX b $self false\n");
	read_as(&r, "x", b.p);
	ck_assert_uint_eq(r.z->rrs.n, 65536 + 2);
	ck_assert(r.z->incomplete);
	ck_assert_uint_eq(count(&r, ZP_P_RECORD_LIMIT), 1);
	ck_assert_uint_eq(count(&r, ZP_P_ALIAS_RECORD), 1);
	zp_set_free(&r.set);
	zp_buf_free(&b);
}
END_TEST

START_TEST(said_once)
{
	struct read r;
	read_as(&r, "a.test.zone",
	    "@ " SOA "a [AGE:1] 5 A 8.8.8.8\nb [Aging:2] A 8.8.8.8\n"
	    "@ WINS 1\n@ WINSR 2\nc ALIAS d.\nd ANAME d.\ne A 8.8.8.8\n");
	ck_assert_uint_eq(r.z->problems.n, 4);
	ck_assert_uint_eq(count(&r, ZP_P_TTL_FROM_SOA), 1);
	ck_assert_uint_eq(r.z->rrs.n, 6);
	ck_assert_uint_eq(r.z->rrs.v[5].ttl, 5);
	zp_set_free(&r.set);
}
END_TEST

START_TEST(other_texts)
{
	static const char *const texts[] = {"; Transfer failed.\n",
	    "; <<>> DiG 9 <<>> x\n;; connection timed out\n",
	    "@ IN SOA {{ ns }} h 1 2 3 4 5\n", "{% for x in y %}\n",
	    "<% x %>\n", "# x\n.a.test:8.8.8.8:a\n@a.test:8.8.8.8:m:10\n"};
	static const char *const zones[] = {"; {{ x }}\n@ IN A 8.8.8.8\n",
	    "a TXT \"{{x}}\"\n", "a TXT x\\{{\n",
	    "; <<>> DiG 9 <<>> x\na. 5 IN A 8.8.8.8\n", "", "a:b\n c:d\n"};
	for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++)
		ck_assert_msg(
		    zp_other_text("x", texts[i], (uint32_t)strlen(texts[i])),
		    "%s", texts[i]);
	for (unsigned i = 0; i < sizeof zones / sizeof *zones; i++)
		ck_assert_msg(
		    !zp_other_text("x", zones[i], (uint32_t)strlen(zones[i])),
		    "%s", zones[i]);
	ck_assert(zp_other_text("a.test.zone.j2", "", 0));
	ck_assert(zp_other_text("a.tmpl", "", 0));
}
END_TEST

START_TEST(looks_like_zone)
{
	static const char *const zones[] = {
	    "Returned records:\n@ [Aging:1] 600 MX 10 a\n",
	    "a 86400 AWS ALIAS A www $self false\n", "\t\t300\tIN\tMX\t10 a\n",
	    "@\tSOA ns1 hostmaster (\n1 2 3 4 5)\n", "@ DYNA multifo!x\n",
	    "  172800 IN NS a.\n", "a mx 10 b\n", "a in mx 10 b\n"};
	static const char *const others[] = {"This is a test of it\n",
	    "  a list of things to do\n", "the key is under the mat\n",
	    "make an alias for it\n", "name: A record\n",
	    "Command completed successfully.\n", ""};
	for (unsigned i = 0; i < sizeof zones / sizeof *zones; i++)
		ck_assert_msg(
		    zp_looks_like_zone(zones[i], (uint32_t)strlen(zones[i])),
		    "%s", zones[i]);
	for (unsigned i = 0; i < sizeof others / sizeof *others; i++)
		ck_assert_msg(
		    !zp_looks_like_zone(others[i], (uint32_t)strlen(others[i])),
		    "%s", others[i]);
}
END_TEST

START_TEST(likely_zone)
{
	static const char *const zones[] = {"www A 8.8.8.8\n",
	    "# x\n$TTL 1h\nfor the\nrest of\nit\n",
	    "Returned records:\n@ [Aging:1] 600 MX 10 a\n[Aging:1] 600 NS b\n",
	    "some words here\nand more\n@ SOA a b 1 2 3 4 5\n",
	    "a in mx 10 b\n\tin txt \"x\"\n"};
	static const char *const others[] = {"", "$TTL = 3600\n",
	    "#ifndef A_H\n#define A_H\nstruct key a;\n",
	    "function f(x) {\n\tkey = keys[i];\n\treturn 1;\n}\n",
	    "import os\nfrom a import b\n\nclass alias(object):\n\tpass\n",
	    "\talias <A> = <B>;\n\talias <C> = <D>;\n",
	    "fsp\t21/udp\tns\nssh\t22/tcp\tloc sink\n"};
	for (unsigned i = 0; i < sizeof zones / sizeof *zones; i++)
		ck_assert_msg(
		    zp_is_likely_zone(zones[i], (uint32_t)strlen(zones[i])),
		    "%s", zones[i]);
	for (unsigned i = 0; i < sizeof others / sizeof *others; i++)
		ck_assert_msg(
		    !zp_is_likely_zone(others[i], (uint32_t)strlen(others[i])),
		    "%s", others[i]);
}
END_TEST

Suite *suite_export(void);
Suite *suite_export(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {{"exporters", exporters}, {"export-origins", origins},
	    {"copies-end", copies_end}, {"said-once", said_once},
	    {"likely-zone", likely_zone}, {"other-texts", other_texts},
	    {"looks-like-zone", looks_like_zone}};
	Suite *s = suite_create("export");
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *t = tcase_create(cases[i].name);
		tcase_add_test(t, cases[i].test);
		suite_add_tcase(s, t);
	}
	return s;
}
