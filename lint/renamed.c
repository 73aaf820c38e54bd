#include "lint/renamed.h"

#include <string.h>

#include "lint/near.h"
#include "lint/options.h"
#include "lint/registry.h"

const struct lint_renamed lint_renamed[] = {
    {"mail-name-stripped", "mail-www-stripped", "0.1.0",
	"it speaks of www. alone"},
};
const size_t lint_renamed_count = sizeof lint_renamed / sizeof *lint_renamed;

const struct lint_renamed *lint_renamed_find(
    const struct lint_renamed *table, size_t n, const char *word)
{
	const struct lint_renamed *found = NULL;
	/* As often as there are rows: a ring of names ends too. */
	for (size_t turn = 0; turn < n; turn++) {
		size_t i = 0;
		while (i < n && strcmp(table[i].old, word) != 0)
			i++;
		if (i == n)
			break;
		found = &table[i];
		word = found->now;
	}
	return found;
}

static bool is_rule(const char *word)
{
	for (size_t i = 0; i < lint_registry_count; i++)
		if (lint_id_matches(lint_registry[i].rule->id, word))
			return true;
	for (unsigned i = 0; i < ZP_P_COUNT; i++)
		if (lint_id_matches(zp_problem_info[i].id, word))
			return true;
	return false;
}

const char *lint_rule_named(
    const char *word, struct zp_arena *a, const char **why)
{
	if (is_rule(word))
		return word;
	const struct lint_renamed *renamed =
	    lint_renamed_find(lint_renamed, lint_renamed_count, word);
	if (renamed)
		return renamed->now;
	struct lint_near near = lint_near_begin(word);
	for (size_t i = 0; i < lint_registry_count; i++)
		lint_near_offer(&near, lint_registry[i].rule->id);
	for (unsigned i = 0; i < ZP_P_COUNT; i++)
		lint_near_offer(&near, zp_problem_info[i].id);
	*why = near.best
		   ? zp_printf(a, "no rule or topic \"%s\": did you mean %s?",
			 word, near.best)
		   : zp_printf(a,
			 "no rule or topic \"%s\" (dcvlint rules lists them)",
			 word);
	return NULL;
}

const char *lint_renamed_notice(const char *word, struct zp_arena *a)
{
	const struct lint_renamed *r =
	    lint_renamed_find(lint_renamed, lint_renamed_count, word);
	return r ? zp_printf(a, "rule %s is called %s since %s: %s", word,
		       r->now, r->since, r->reason)
		 : NULL;
}
