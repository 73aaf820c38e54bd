/*
 * problem.h -- what can be wrong with the text of a zone
 *
 * Kinds come from problem.def (an X-macro: identifier, id as users see it, what
 * it is, why, source). The id is "syntax-" + the second column and is for ever.
 * Problems are values in the order found; a bad record gives one problem, and
 * reading goes on with the next record.
 */
#ifndef ZP_PROBLEM_H
#define ZP_PROBLEM_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/source.h"

enum zp_problem_kind {
#define ZP_PROBLEM(ident, id, incomplete, summary, why, cite) ZP_P_##ident,
#include "zoneparse/problem.def"
#undef ZP_PROBLEM
	ZP_P_COUNT
};

struct zp_problem {
	struct zp_span span; /* the field at fault */
	uint16_t kind;
	const char *message; /* one line, words for people; zone arena */
	const char *help;    /* what to write instead, or NULL */
};

struct zp_problem_info {
	const char *id;  /* "syntax-name-too-long" */
	bool incomplete; /* part of the input was not read: exit status 2 */
	const char *summary, *why, *cite;
};
extern const struct zp_problem_info zp_problem_info[ZP_P_COUNT];

#endif
