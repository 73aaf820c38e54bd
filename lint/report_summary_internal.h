/*
 * report_summary_internal.h -- what the files that make the block of each zone
 * share
 */
#ifndef LINT_REPORT_SUMMARY_INTERNAL_H
#define LINT_REPORT_SUMMARY_INTERNAL_H

#include "dcv/kin.h"
#include "lint/report.h"

#define FIRST 3u /* names of a line */

/* Names of one zone whose mail meets the same fate. */
struct fate {
	const struct zp_zone *zone;
	const struct dcv_decision *decision, *assumed;
	const char *ca;
	enum dcv_verdict verdict;
	/* Of a cause in the decision; NULL: it has it. Not MAILED: by which
	 * method the names are to be validated. */
	const char *instead;
	bool mailed;
	uint32_t names, hash;
	/* At most three names, in order. Node ZP_NONE: asked for. */
	struct first {
		const char *name;
		uint32_t node;
	} first[FIRST];
	unsigned nfirst;
};

struct zone_block {
	const struct zp_zone *zone;
	uint32_t names, without;
};

struct report_summary {
	struct lint_sink sink;
	struct zp_arena arena;
	ZP_VEC(struct fate) fates;
	ZP_VEC(struct zone_block) zones;
	uint32_t *slots; /* fate + 1 by hash; 0 free */
	unsigned bits;
	ZP_VEC(uint32_t) block; /* by index of zone + 1: block + 1, 0 none */
	uint32_t printed;
	bool any;
	struct zp_name last; /* of the row before, and its view */
	const char *view;
};

/* By zone; then those of most names first. */
void report_fates_sort(struct report_summary *s);
/* Why mail of what is decided so reaches nobody, or who knows whom. */
const char *report_cause(const struct dcv_decision *c);

#endif
