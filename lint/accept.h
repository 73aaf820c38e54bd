/*
 * accept.h -- why a finding is not shown
 */
#ifndef LINT_ACCEPT_H
#define LINT_ACCEPT_H

#include "zoneparse/source.h"

enum lint_accepted_by {
	LINT_BY_COMMENT, /* in the zone's file */
	LINT_BY_CONFIG,  /* "ignore" or "per-file-ignores" */
	LINT_BY_BASELINE
};

/* Owned by the run, and the same pointer for all that one entry accepts. */
struct lint_accepted {
	enum lint_accepted_by by;
	const char *reason;    /* NULL: none is given */
	const char *until;     /* the last day it holds; NULL: no end */
	struct zp_span span;   /* of the comment */
	const char *file;      /* else: of the configuration or baseline, */
	uint32_t line, column; /* and where in it; 0: no place */
};

/* As SARIF calls it: "inSource" or "external". */
const char *lint_accepted_kind(const struct lint_accepted *a);

#endif
