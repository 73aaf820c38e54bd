/*
 * pages.h -- where a rule is read about
 */
#ifndef LINT_PAGES_H
#define LINT_PAGES_H

#include "lint/catalogue.h"

/* Appends the URL of a rule's page, if the program was built with the place of
 * its pages (make PAGES=URL), else of the source that the rule cites first.
 * False: neither is known, and nothing is appended. */
bool lint_page_url(struct zp_buf *b, const struct lint_entry *a);
/* Where the rules' pages are; NULL: not known. */
const char *lint_pages(void);

#endif
