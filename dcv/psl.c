#include "dcv/psl.h"

#include <libpsl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "zoneparse/day.h"
#include "zoneparse/mem.h"

#define LIST_MAX (16L << 20) /* octets; the list of 2023 has 240,000 */

struct dcv_psl {
	const psl_ctx_t *list;
	psl_ctx_t *own; /* to be freed; NULL for the built-in one */
	char date[11];
};

static void date_from_time(struct dcv_psl *p, time_t t)
{
	char text[16];
	if (t > 0)
		memcpy(p->date, zp_day_text(t / 86400, text), 10);
}

static bool is_day(const char *s)
{
	static const char form[] = "dddd-dd-dd";
	for (int i = 0; form[i]; i++) {
		bool digit = s[i] >= '0' && s[i] <= '9';
		if (form[i] == 'd' ? !digit : s[i] != '-')
			return false;
	}
	return true;
}

/* Notes the day of "// VERSION: 2023-02-09_...", and whether the list has a
 * section of ICANN at all: without one no rule would count. */
static bool look_through(struct dcv_psl *p, FILE *f)
{
	static const char version[] = "// VERSION: ";
	char line[512];
	bool icann = false;
	while (fgets(line, sizeof line, f)) {
		if (strncmp(line, ".DAFSA@PSL_", 11) == 0)
			return true;
		if (strstr(line, "===BEGIN ICANN DOMAINS==="))
			icann = true;
		const char *day = line + sizeof version - 1;
		if (strncmp(line, version, sizeof version - 1) == 0 &&
		    is_day(day)) {
			memcpy(p->date, day, 10);
			p->date[10] = '\0';
		}
	}
	return icann;
}

static const char *load(struct dcv_psl *p, const char *file)
{
	struct stat st;
	if (stat(file, &st) != 0)
		return "cannot be opened";
	if (!S_ISREG(st.st_mode))
		return "is not a file";
	if (st.st_size > LIST_MAX)
		return "is over 16 MiB";
	FILE *f = fopen(file, "re");
	if (!f)
		return "cannot be opened";
	bool icann = look_through(p, f);
	rewind(f);
	if (icann)
		p->own = psl_load_fp(f);
	fclose(f);
	if (!icann)
		return "is no public suffix list: it has no line "
		       "// ===BEGIN ICANN DOMAINS===";
	/* A compiled list has no count and gives -1. */
	if (!p->own || psl_suffix_count(p->own) == 0)
		return "is no public suffix list: no rule could be read";
	p->list = p->own;
	return NULL;
}

/* psl_latest takes the system's file when it is newer than the built-in list.
 */
static const char *load_newest(struct dcv_psl *p)
{
	struct stat st;
	psl_ctx_t *list = psl_latest(NULL);
	p->list = list ? list : psl_builtin();
	if (!p->list)
		return "there is no public suffix list on this system";
	if (p->list == psl_builtin()) {
		date_from_time(p, psl_builtin_file_time());
		return NULL;
	}
	p->own = list;
	const char *file = psl_dist_filename();
	if (file && *file && stat(file, &st) == 0)
		date_from_time(p, st.st_mtime);
	return NULL;
}

struct dcv_psl *dcv_psl_open(const char *file, const char **why)
{
	struct dcv_psl *p = zp_xcalloc(1, sizeof *p);
	*why = file ? load(p, file) : load_newest(p);
	if (!*why)
		return p;
	dcv_psl_close(p);
	return NULL;
}

void dcv_psl_close(struct dcv_psl *p)
{
	if (!p)
		return;
	psl_free(p->own);
	zp_xfree(p);
}

const char *dcv_psl_date(const struct dcv_psl *p)
{
	return p->date[0] ? p->date : NULL;
}

/* The name as the library reads it, and where each label starts. No rule holds
 * an octet outside LDH, so each such octet becomes "_": a dot or NUL inside a
 * label must not end it. */
static unsigned plain(const struct zp_name *n, char text[ZP_NAME_MAX + 1],
    uint8_t at[ZP_LABELS_MAX])
{
	unsigned labels = zp_name_labels(n, at);
	size_t used = 0;
	for (unsigned i = 0; i < labels; i++) {
		const uint8_t *l = n->wire + at[i];
		if (i > 0)
			text[used++] = '.';
		at[i] = (uint8_t)used;
		for (unsigned k = 1; k <= l[0]; k++) {
			bool ldh = (l[k] >= 'a' && l[k] <= 'z') ||
				   (l[k] >= '0' && l[k] <= '9') || l[k] == '-';
			text[used++] = ldh ? (char)l[k] : '_';
		}
	}
	text[used] = '\0';
	return labels;
}

static bool suffix_text(const struct dcv_psl *p, const char *text)
{
	return psl_is_public_suffix2(p->list, text, PSL_TYPE_ICANN) != 0;
}

bool dcv_psl_is_suffix(const struct dcv_psl *p, const struct zp_name *n)
{
	char text[ZP_NAME_MAX + 1];
	uint8_t at[ZP_LABELS_MAX];
	if (n->labels <= 1)
		return true;
	plain(n, text, at);
	return suffix_text(p, text);
}

unsigned dcv_psl_base(const struct dcv_psl *p, const struct zp_name *n)
{
	char text[ZP_NAME_MAX + 1];
	uint8_t at[ZP_LABELS_MAX];
	unsigned labels = plain(n, text, at);
	/* From the whole name upwards: the longest rule that matches counts. */
	for (unsigned i = 0; i + 1 < labels; i++)
		if (suffix_text(p, text + at[i]))
			return i == 0 ? 0 : labels - i + 1;
	return labels >= 2 ? 2 : 0;
}

static bool is_tld(const struct dcv_psl *p, const char *label)
{
	return psl_is_public_suffix2(
		   p->list, label, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) != 0;
}

bool dcv_psl_knows_tld(const struct dcv_psl *p, const struct zp_name *n)
{
	char text[ZP_NAME_MAX + 1];
	uint8_t at[ZP_LABELS_MAX];
	unsigned labels = plain(n, text, at);
	return labels > 0 && is_tld(p, text + at[labels - 1]);
}

/* Whether A becomes B by one insertion, deletion, substitution, or exchange of
 * neighbours. */
static bool is_one_edit(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b), i = 0;
	while (a[i] && a[i] == b[i])
		i++;
	if (na == nb)
		return a[i] &&
		       (strcmp(a + i + 1, b + i + 1) == 0 ||
			   (a[i] == b[i + 1] && a[i + 1] == b[i] && b[i] &&
			       a[i + 1] && strcmp(a + i + 2, b + i + 2) == 0));
	if (na + 1 == nb)
		return strcmp(a + i, b + i + 1) == 0;
	return na == nb + 1 && strcmp(a + i + 1, b + i) == 0;
}

static bool try_tld(const struct dcv_psl *p, const char *label, char buf[64])
{
	if (!is_tld(p, label))
		return false;
	memcpy(buf, label, strlen(label) + 1);
	return true;
}

/* One letter of WORD left out, changed or added at I; deletions first. */
static bool try_at(
    const struct dcv_psl *p, const char *word, size_t i, char buf[64])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	size_t n = strlen(word);
	char w[66];
	if (i < n) {
		memcpy(w, word, i);
		memcpy(w + i, word + i + 1, n - i);
		if (n > 1 && try_tld(p, w, buf))
			return true;
	}
	for (const char *c = letters; *c; c++) {
		memcpy(w, word, n + 1);
		w[i] = *c;
		if (i < n && try_tld(p, w, buf))
			return true;
		memcpy(w + i + 1, word + i, n - i + 1);
		if (n < 63 && try_tld(p, w, buf))
			return true;
	}
	return false;
}

bool dcv_psl_nearest_tld(
    const struct dcv_psl *p, const struct zp_name *n, char buf[64])
{
	/* By names registered below them, the most first. */
	static const char *const common[] = {"com", "net", "org", "de", "uk",
	    "cn", "nl", "info", "ru", "br", "fr", "eu", "xyz", "it", "au", "in",
	    "ca", "pl", "io", "ch", "es", "us", "be", "jp", "at", "se", "dk",
	    "cz", "biz", "dev", "app", "shop", "online", "site", "store"};
	char text[ZP_NAME_MAX + 1];
	uint8_t at[ZP_LABELS_MAX];
	unsigned labels = plain(n, text, at);
	if (labels == 0)
		return false;
	const char *tld = text + at[labels - 1];
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		if (is_one_edit(tld, common[i]) && try_tld(p, common[i], buf))
			return true;
	for (size_t i = 0; i <= strlen(tld); i++)
		if (try_at(p, tld, i, buf))
			return true;
	return false;
}

/* ABOVE is in wire form, its root left out. */
static bool is_at_or_below(const struct zp_name *n, const char *above)
{
	size_t k = strlen(above) + 1, at = 0;
	if (n->len < k || memcmp(n->wire + n->len - k, above, k) != 0)
		return false;
	while (at < n->len - k)
		at += n->wire[at] + 1u;
	return at == n->len - k;
}

bool dcv_is_special_use(const struct zp_name *n)
{
	/* RFC 6761 section 6, RFC 6762 section 3, RFC 7686, RFC 8375, RFC 9476,
	 * RFC 9665, and "internal" as ICANN reserved it in 2024. */
	static const char *const special[] = {"\4test", "\7example",
	    "\7invalid", "\11localhost", "\5local", "\10internal", "\5onion",
	    "\3alt", "\4home\4arpa", "\7service\4arpa", "\10resolver\4arpa",
	    "\0066tisch\4arpa", "\3eap\4arpa"};
	for (size_t i = 0; i < sizeof special / sizeof *special; i++)
		if (is_at_or_below(n, special[i]))
			return true;
	return false;
}

bool dcv_is_reverse(const struct zp_name *n)
{
	return is_at_or_below(n, "\7in-addr\4arpa") ||
	       is_at_or_below(n, "\3ip6\4arpa");
}
