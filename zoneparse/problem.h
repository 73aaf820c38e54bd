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
#define ZP_PROBLEM(ident, id, level, incomplete, summary, why, cite) \
	ZP_P_##ident,
#include "zoneparse/problem.def"
#undef ZP_PROBLEM
	ZP_P_COUNT
};

/* How bad a kind of problem is: whether a name server or a tool would refuse
 * the file, or read something else than was meant, or merely be surprised. */
enum zp_level { ZP_LEVEL_NOTE, ZP_LEVEL_WARNING, ZP_LEVEL_ERROR };

struct zp_problem {
	struct zp_span span; /* the field at fault */
	uint16_t kind;
	const char *message;    /* one line, words for people; zone arena */
	const char *help;       /* what to write instead, or NULL */
	struct zp_span related; /* the other half of a conflict */
	const char *related_message; /* NULL: there is none */
};

struct zp_problem_info {
	const char *id; /* "syntax-name-too-long" */
	enum zp_level level;
	bool incomplete; /* part of the input was not read: exit status 2 */
	const char *summary, *why, *cite;
};
extern const struct zp_problem_info zp_problem_info[ZP_P_COUNT];

#endif
