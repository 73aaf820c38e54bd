/*
 * providers.h -- known mail services: whose an exchange is, and how their
 * mailboxes are listed
 */
#ifndef RULES_PROVIDERS_H
#define RULES_PROVIDERS_H

#include "lint/rule.h"

struct rule_provider {
	const char *name;
	const char *suffixes[4]; /* of exchanges; NULL ends them */
	const char *map; /* word of the kind its export is; NULL: other */
	/* How to make a map of its mailboxes, a sentence without dot. */
	const char *how;
	bool sole; /* its map holds only while its exchanges are the domain's */
};

/* The provider of an exchange, or NULL. */
const struct rule_provider *rule_provider_of(const struct zp_name *host);
/* Whose map of that kind is, or NULL. */
const struct rule_provider *rule_provider_of_map(const char *map);
/* The first provider among the exchanges that decide a row, or NULL. */
const struct rule_provider *rule_row_provider(const struct dcv_row *row);

#endif
