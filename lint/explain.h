/*
 * explain.h -- what "explain" in text and the rule pages (docs/rules, in
 * Markdown) have in common, and the pages
 */
#ifndef LINT_EXPLAIN_H
#define LINT_EXPLAIN_H

#include "lint/catalogue.h"

/* Each appends to B, whose text then ends in a NUL. */

/* "error for names asked for, warning for names found". */
void explain_severities(struct zp_buf *b, const struct lint_entry *a);
/* "from 2027-03-15 (before: a note)"; nothing if it always holds. */
void explain_days(struct zp_buf *b, const struct lint_entry *a);
/* The command line that shows the finding of E. */
void explain_command(struct zp_buf *b, const struct lint_example *e);
/* An entry of .dcvlint.yaml, every line with its end. */
void explain_entry(struct zp_buf *b, const struct lint_entry *a);
/* TEXT line by line, each after INDENT and with a line end; octets that are not
 * for showing are escaped, tabs left. */
void explain_lines(
    struct zp_buf *b, const char *indent, const char *text, size_t n);

/* docs/rules/<id>.md. */
void page_rule(struct lint_out *o, const struct lint_entry *a);
/* docs/rules/README.md: the rules by topic; of one TOPIC, if it is not NULL. */
void page_index(struct lint_out *o, const struct lint_topic *topic);
/* A rule's page within another program: without links into this tree. */
void page_help(struct lint_out *o, const struct lint_entry *a);
/* Words as Markdown that shows them as they are, in a table too. */
void page_words(struct lint_out *o, const char *s);

#endif
