/*
 * registry.h -- the rules there are, with the golden fixtures of each as
 * examples; made from files and folders by scripts/mkregistry.sh
 */
#ifndef LINT_REGISTRY_H
#define LINT_REGISTRY_H

#include "lint/rule.h"

/* A file of a fixture, cut to what can be shown; it may hold any octets. */
struct lint_example_file {
	const char *name, *text;
	size_t n;
};

struct lint_example {
	const char *target;  /* what the command line names; NULL: no example */
	const char *options; /* of the command line; "": none */
	const struct lint_example_file *files;
	size_t count;
	/* Of a failing one: the rule's finding as it is printed in text, NULL
	 * in others, and how many more of the rule there are. */
	const char *finding;
	unsigned more;
};

struct lint_registered {
	const struct lint_rule *rule;
	struct lint_example fail, pass;
};
extern const struct lint_registered lint_registry[];
extern const size_t lint_registry_count;

struct lint_problem_example {
	const char *id; /* "syntax-quote-open" */
	struct lint_example fail, pass;
};
extern const struct lint_problem_example lint_problem_examples[];
extern const size_t lint_problem_examples_count;

/* The day that the examples are judged as of. */
extern const char lint_examples_day[];

/* How findings of a rule are joined where outputs are put together. */
enum lint_joined lint_joined_by(const char *id);

#endif
