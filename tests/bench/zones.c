/* Writes zones to measure with, the same ones each time, sound enough that
 * little is found in them. Usage:
 *
 *	zones hosts RECORDS >FILE      host names of example.com
 *	zones delegations RECORDS >FILE    what a top-level domain holds
 *	zones octodns OWNERS >FILE     example.com as octoDNS keeps it
 *	zones many ZONES FOLDER        small zones, and FOLDER/named.conf
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct writer {
	FILE *f;
	unsigned long left; /* records */
	uint32_t state;     /* of the numbers that vary */
	const char *ttl;    /* of a name's records */
};

static const char *const words[] = {"alpha", "api", "app", "archive", "assets",
    "billing", "blog", "build", "cache", "cdn", "chat", "client", "cluster",
    "console", "crm", "data", "dev", "docs", "edge", "files", "forum",
    "gateway", "git", "grafana", "help", "hr", "images", "intranet", "jira",
    "lab", "login", "mail", "media", "metrics", "mobile", "monitor", "news",
    "office", "orders", "partner", "pay", "portal", "preview", "proxy", "queue",
    "registry", "reports", "sandbox", "search", "secure", "shop", "staging",
    "static", "status", "store", "support", "test", "tracker", "upload",
    "vault", "video", "vpn", "web", "wiki"};

static uint32_t next(struct writer *w)
{
	w->state = w->state * UINT32_C(1664525) + UINT32_C(1013904223);
	return w->state >> 8;
}

static const char *word(struct writer *w)
{
	return words[next(w) % (sizeof words / sizeof *words)];
}

/* One TTL for all records of a name: sets of records must agree. */
static void next_name(struct writer *w)
{
	static const char *const ttls[] = {"", "", "", "3600\t", "300\t"};
	w->ttl = ttls[next(w) % 5];
}

/* One record; OWNER NULL: the one before. */
static void record(struct writer *w, const char *owner, const char *rest)
{
	static const char *const classes[] = {"", "IN\t", "IN "};
	if (w->left == 0)
		return;
	w->left--;
	fprintf(w->f, "%s\t%s%s%s\n", owner ? owner : "", w->ttl,
	    classes[next(w) % 3], rest);
}

static void address(char *out, size_t n, unsigned long i)
{
	snprintf(out, n, "A\t%lu.%lu.%lu.%lu", 12 + i % 16, i >> 16 & 255,
	    i >> 8 & 255, i & 255);
}

static void address6(char *out, size_t n, unsigned long i)
{
	snprintf(out, n, "AAAA\t2a02:26f0:%lx:%lx::%lx", i >> 16 & 0xffff,
	    i & 0xffff, i % 250 + 1);
}

static void apex(struct writer *w)
{
	static const char *const rest[] = {"IN SOA ns1 hostmaster ( 2026112401",
	    "IN NS ns1", "IN NS ns2", "IN MX 10 mx1", "IN MX 20 mx2",
	    "IN TXT \"v=spf1 mx -all\"", "IN CAA 0 issue \"amazon.com\""};
	static const char *const hosts[] = {"ns1", "ns2", "mx1", "mx2"};
	fprintf(
	    w->f, "$TTL 3600\n@\t%s\n\t7200 3600 1209600 3600 )\n", rest[0]);
	for (size_t i = 1; i < sizeof rest / sizeof *rest; i++)
		fprintf(w->f, "\t%s\n", rest[i]);
	for (unsigned i = 0; i < 4; i++)
		fprintf(w->f, "%s IN A 12.34.56.%u\n", hosts[i], 10 + i);
	w->left -= w->left < 11 ? w->left : 11;
}

/* What stands at most names: one address, or two, or one and a text. */
static void host(struct writer *w, const char *name, unsigned long i)
{
	char rest[120];
	address(rest, sizeof rest, i);
	record(w, name, rest);
	if (i % 4 == 0) {
		address6(rest, sizeof rest, i);
		record(w, NULL, rest);
	}
	if (i % 14 == 3) {
		snprintf(rest, sizeof rest,
		    "TXT\t\"google-site-verification=%08x%08x%08x%08x\"",
		    next(w), next(w), next(w), next(w));
		record(w, NULL, rest);
	}
	if (i % 50 == 9)
		record(w, NULL, "CAA\t0 issue \"amazon.com\"");
}

static void with_mail(struct writer *w, const char *name)
{
	record(w, name, "MX\t10 mx1");
	record(w, NULL, "MX\t20 mx2.example.com.");
	record(w, NULL, "TXT\t\"v=spf1 mx include:_spf.google.com -all\"");
}

static void hosts(struct writer *w)
{
	char name[100], other[120], rest[160];
	fputs("$ORIGIN example.com.\n", w->f);
	apex(w);
	for (unsigned long i = 0; w->left > 0; i++) {
		next_name(w);
		const char *dots = i % 16 == 5 ? ".example.com." : "";
		snprintf(name, sizeof name, "%s-%s-%06lu%s%s", word(w), word(w),
		    i, i % 8 == 1 ? ".eu" : "", dots);
		host(w, name, i);
		if (i % 9 == 2)
			with_mail(w, i % 2 == 0 ? NULL : name);
		if (i % 5 == 0) {
			snprintf(other, sizeof other, "www.%s", name);
			snprintf(rest, sizeof rest, "CNAME\t%s", name);
			record(w, other, rest);
		}
		if (i % 40 == 7) {
			snprintf(other, sizeof other, "_sip._tcp.%s", name);
			snprintf(rest, sizeof rest, "SRV\t10 5 5060 %s", name);
			record(w, other, rest);
		}
	}
}

/* A name server inside a domain needs glue. */
static void glue(struct writer *w, const char *domain, unsigned long i)
{
	char name[80], rest[80];
	for (unsigned k = 1; k <= 2; k++) {
		snprintf(name, sizeof name, "ns%u.%s", k, domain);
		address(rest, sizeof rest, i * 2 + k);
		record(w, name, rest);
	}
}

static void digest(struct writer *w, unsigned long i)
{
	char rest[120];
	int at = snprintf(rest, sizeof rest, "DS\t%lu 13 2 ", i % 65536);
	for (int k = 0; k < 8; k++)
		at += snprintf(rest + at, sizeof rest - (size_t)at, "%08X",
		    next(w) << 8 | (uint32_t)(i & 255));
	record(w, NULL, rest);
}

static void delegations(struct writer *w)
{
	char name[60], rest[80];
	fputs("$ORIGIN example.\n$TTL 86400\n"
	      "@ IN SOA ns1.nic hostmaster.nic 1 7200 3600 1209600 3600\n"
	      "@ IN NS ns1.nic\nns1.nic IN A 12.34.56.10\n",
	    w->f);
	w->left -= w->left < 3 ? w->left : 3;
	for (unsigned long i = 0; w->left > 0; i++) {
		next_name(w);
		unsigned long server = next(w) % 20000;
		snprintf(name, sizeof name, "%s-%s%lu", word(w), word(w), i);
		/* Up to 7 records: the last ones shall not lack their glue. */
		int inside = i % 10 == 0 && w->left >= 7;
		for (unsigned k = 1; k <= 2; k++) {
			if (inside)
				snprintf(
				    rest, sizeof rest, "NS\tns%u.%s", k, name);
			else
				snprintf(rest, sizeof rest,
				    "NS\tns%u.%s-dns%lu.net.", k,
				    words[server % 64], server);
			record(w, k == 1 ? name : NULL, rest);
		}
		if (i % 5 < 2)
			digest(w, i);
		if (inside)
			glue(w, name, i);
	}
}

/* Without a mapping in flow style, as octoDNS itself writes it. */
static void octodns(struct writer *w)
{
	fputs("---\n\"\":\n  - type: NS\n    values:\n"
	      "    - ns1.example.net.\n    - ns2.example.net.\n",
	    w->f);
	for (unsigned long i = 0; i < w->left; i++) {
		fprintf(w->f, "host%06lu:\n", i);
		if (i % 10 < 7)
			fprintf(w->f,
			    "  type: A\n  ttl: 300\n  value: 192.0.2.%lu\n",
			    i % 250);
		else if (i % 10 < 9)
			fprintf(w->f,
			    "- type: A\n  value: 192.0.2.%lu\n"
			    "- type: TXT\n  values:\n  - v=spf1 -all\n",
			    i % 250);
		else
			fprintf(w->f,
			    "  type: MX\n  values:\n"
			    "  - exchange: mx1.example.net.\n"
			    "    preference: %lu\n",
			    i % 100);
	}
}

static FILE *create(const char *folder, const char *name)
{
	char path[4096];
	if (snprintf(path, sizeof path, "%s/%s", folder, name) >=
	    (int)sizeof path)
		return NULL;
	return fopen(path, "w");
}

/* Zones of 25 records. */
static int many(unsigned long n, const char *folder)
{
	char name[60];
	FILE *conf = create(folder, "named.conf");
	if (!conf)
		return 2;
	fprintf(conf, "options { directory \"%s\"; };\n", folder);
	for (unsigned long i = 0; i < n; i++) {
		struct writer w = {.left = 25, .state = (uint32_t)i};
		snprintf(name, sizeof name, "%s%lu.com.zone", words[i % 64], i);
		w.f = create(folder, name);
		if (!w.f)
			return 2;
		apex(&w);
		for (unsigned long k = 0; w.left > 0; k++) {
			char owner[40];
			next_name(&w);
			snprintf(owner, sizeof owner, "%s%lu", word(&w), k);
			host(&w, owner, i * 16 + k);
		}
		if (fclose(w.f) != 0)
			return 2;
		fprintf(conf, "zone \"%.*s\" { type master; file \"%s\"; };\n",
		    (int)strlen(name) - 5, name, name);
	}
	return fclose(conf) == 0 ? 0 : 2;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*write)(struct writer *w);
	} kinds[] = {{"hosts", hosts}, {"delegations", delegations},
	    {"octodns", octodns}};
	if (argc < 3)
		return 2;
	struct writer w = {.f = stdout, .left = strtoul(argv[2], NULL, 10)};
	if (argc == 4 && strcmp(argv[1], "many") == 0)
		return many(w.left, argv[3]);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (strcmp(argv[1], kinds[i].name) != 0)
			continue;
		kinds[i].write(&w);
		return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
	}
	return 2;
}
