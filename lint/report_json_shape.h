/*
 * report_json_shape.h -- which members the objects of the JSON reports have:
 * what "schema check" and "schema routes" are made from. Whoever gives an
 * object a member in report_json*.c gives it a row in report_json_shape.c; the
 * schemas are closed, and the tests hold every report against them.
 */
#ifndef LINT_REPORT_JSON_SHAPE_H
#define LINT_REPORT_JSON_SHAPE_H

#include <stdbool.h>

enum json_object {
	JSON_CHECK,  /* the whole of a report of check, */
	JSON_ROUTES, /* and of routes */
	JSON_HEAD,   /* members of both, and the first of JSON lines */
	JSON_TOOL,
	JSON_FINDING,
	JSON_RELATED,
	JSON_SUPPRESSED,  /* a finding, and */
	JSON_SUPPRESSION, /* why it is accepted */
	JSON_BASELINE,
	JSON_ROW,
	JSON_STEP,
	JSON_ASSUMED,
	JSON_EXCHANGE,
	JSON_RECIPIENT,
	JSON_DNS,
	JSON_METHOD,
	JSON_CERTIFICATE,
	JSON_CHECKED, /* the summary of check, */
	JSON_ROUTED,  /* and of routes */
	JSON_OBJECTS
};
/* "finding", "row": as the schema's definitions are called, and the lines'
 * "type". */
const char *json_object_name(enum json_object of);

enum json_kind {
	JSON_TEXT,
	JSON_DAY,   /* YYYY-MM-DD */
	JSON_COUNT, /* from 0 */
	JSON_PLACE, /* a line or column: from 1 */
	JSON_HASH,  /* 16 hexadecimal digits */
	JSON_WORD,  /* one of WORD's */
	JSON_ONE,   /* the number 1 */
	JSON_OBJECT /* ITEM */
};

struct json_member {
	enum json_object of;
	const char *name;
	enum json_kind kind;
	enum {
		JSON_NULL = 1,     /* it may be null */
		JSON_OPTIONAL = 2, /* it may be missing */
		JSON_LIST = 4      /* an array of such */
	} how;                     /* bits */
	enum json_object item;
	const char *(*word)(unsigned i); /* the Ith; NULL past the last */
	const char *about;               /* NULL: nothing to say */
};
/* The Ith member, objects one after the other; NULL past the last. */
const struct json_member *json_member(unsigned i);

#endif
