#include "lint/pages.h"

#include <string.h>

#ifndef DCVLINT_PAGES
#define DCVLINT_PAGES ""
#endif

/* Where what is cited stands; of RFCs see below. */
static const struct place {
	const char *cited, *url;
} places[] = {
    {"Baseline Requirements", "https://cabforum.org/working-groups/server/"
			      "baseline-requirements/requirements/"},
    {"AWS", "https://docs.aws.amazon.com/acm/latest/userguide/"},
    {"BIND 9", "https://bind9.readthedocs.io/"},
    {"Let's Encrypt", "https://letsencrypt.org/docs/challenge-types/"},
    {"octoDNS", "https://octodns.readthedocs.io/"},
    {"Postfix", "https://www.postfix.org/virtual.5.html"},
    {"Forward Email", "https://forwardemail.net/en/faq"},
    {"YAML", "https://yaml.org/spec/1.2.2/"},
};

/* "RFC 2181 section 10.3, ..." */
static bool add_rfc(struct zp_buf *b, const char *cite)
{
	if (strncmp(cite, "RFC ", 4) != 0)
		return false;
	cite += 4;
	int n = (int)strspn(cite, "0123456789");
	zp_buf_printf(b, "https://www.rfc-editor.org/rfc/rfc%.*s", n, cite);
	cite += n;
	if (strncmp(cite, " section", 8) != 0)
		return true;
	cite += strcspn(cite, "0123456789,;");
	n = (int)strspn(cite, "0123456789.");
	if (n > 0)
		zp_buf_printf(b, "#section-%.*s", n, cite);
	return true;
}

const char *lint_pages(void)
{
	static const char pages[] = DCVLINT_PAGES;
	return pages[0] ? pages : NULL;
}

bool lint_page_url(struct zp_buf *b, const struct lint_entry *a)
{
	if (lint_pages()) {
		zp_buf_printf(b, "%s/%s.md", lint_pages(), a->id);
		return true;
	}
	if (add_rfc(b, a->cite))
		return true;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (strncmp(a->cite, places[i].cited,
			strlen(places[i].cited)) == 0) {
			zp_buf_puts(b, places[i].url);
			return true;
		}
	return false;
}
