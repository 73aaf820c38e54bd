/*
 * engine.h -- a run: from options to findings and rows
 */
#ifndef LINT_ENGINE_H
#define LINT_ENGINE_H

#include "lint/options.h"
#include "lint/plan.h"
#include "lint/registry.h"
#include "lint/remarks.h"

/* A source's file as the configuration would name it. */
struct lint_relative_file {
	const char *path; /* NULL: it lies elsewhere */
	bool known;
};
struct lint_filed;

struct lint_run {
	const struct lint_options *opt;
	struct zp_set set;
	struct dcv dcv;
	struct dcv_psl *psl;
	struct dcv_boxes *boxes;
	struct dcv_registrations *contacts; /* NULL: none were given */
	struct zp_arena arena;
	/* Folder last looked at for a repository, and what was found. */
	const char *last_folder, *last_repository;
	lint_findings findings;
	lint_findings hidden; /* accepted ones, each with the names for which
			       * it is */
	uint32_t files;
	bool incomplete; /* something could not be done: exit status 2 */
	struct lint_pass *pass;
	struct lint_plan plan;
	enum lint_severity
	    floor;           /* what is less is neither shown nor counted */
	uint32_t suppressed; /* findings that comments in zones and the
			      * configuration accept */
	uint32_t baselined;  /* that the baseline holds */
	ZP_VEC(bool) ignores_met; /* by entry; those past the end are not */
	struct lint_remarks remarks;
	ZP_VEC(struct lint_accepted *) by_config;         /* see suppress.c */
	ZP_VEC(struct lint_relative_file) files_relative; /* by source */
	ZP_VEC(struct lint_certificate_state) certificates;
	unsigned map_problems;    /* of mailbox maps, that were said */
	struct lint_filed *filed; /* certificates.h; NULL: no file asks */
	enum lint_severity worst; /* of findings that were written and freed */
	ZP_VEC(struct zp_zone *) elsewhere; /* zones of other shards */
	struct zp_buf said; /* the first lines of lint_say, for reports */
};

struct lint_certificate_state {
	const struct lint_certificate *certificate;
	const char *ca;
	enum dcv_verdict verdict;
};

/* What a sink makes of rows: counts their verdicts, tells by which domain their
 * mail goes, or shows each. */
enum lint_sees { LINT_SEES_VERDICTS, LINT_SEES_DOMAINS, LINT_SEES_EACH };

/* Receives the rows in order. KIN: the row stands for all of them, being that
 * of the first (unless the sink sees each); NULL: for itself. REASONS: sorted
 * ids, N of them. */
struct lint_sink {
	enum lint_sees sees;
	/* Set before each row: the kin of which it is one, shown by itself; all
	 * that is said of them but name, place and walk is the same. */
	const struct dcv_kin *alike;
	void (*row)(struct lint_sink *s, struct lint_run *run,
	    const struct dcv_row *row, const struct dcv_kin *kin,
	    const char **reasons, uint32_t n);
};

/* Loads what the options name. False: nothing could be loaded (a message has
 * been written to standard error). */
bool lint_load(struct lint_run *run);
/* Whether PATH may be read: one that the configuration led to must not leave
 * its folder by a link. False: a message has been written. */
bool lint_config_admits(struct lint_run *run, const char *path);
/* The profile beside those of --ca that rows have, or NULL: that of names which
 * files ask for. */
const struct dcv_profile *lint_other_ca(const struct lint_run *run);
/* --root without links; NULL if it was not given. */
const char *lint_root(struct lint_run *run);
/* The fence of what file PATH includes: --root, else its repository's root,
 * else NULL (its own folder). */
const char *lint_root_of(struct lint_run *run, const char *path);
/* Calls every rule; each judged row goes to the sinks. */
void lint_judge(struct lint_run *run, struct lint_sink **sinks, unsigned n);
/* Its parts, where names are judged unit by unit, after lint_plan_make: rules
 * about the run, and all others about the zones that the set holds. */
void lint_judge_run(struct lint_run *run);
void lint_judge_loaded(
    struct lint_run *run, struct lint_sink **sinks, unsigned n);
/* What the run's exit status is, going by what is known so far. */
int lint_status(const struct lint_run *run);
void lint_run_free(struct lint_run *run);
/* One line on standard error: "dcvlint: FILE: text". FILE may be NULL. */
void lint_say(struct lint_run *run, const char *file, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* The severity a rule has in this run, for asked or found names. */
enum lint_severity lint_severity_of(const struct lint_options *o,
    const char *id, enum lint_severity by_default);

/* Within the engine. */
struct lint_pass *lint_pass_new(struct lint_run *run);
void lint_pass_free(struct lint_pass *p);
struct lint_run *lint_pass_run(const struct lint_pass *p);
void lint_pass_all(struct lint_pass *p, const struct lint_rule *rule);
void lint_pass_end(struct lint_pass *p, const struct lint_rule *rule);
void lint_pass_after(
    struct lint_pass *p, const struct lint_rule *rule, const struct zp_zone *z);
void lint_pass_zone(
    struct lint_pass *p, const struct lint_rule *rule, const struct zp_zone *z);
void lint_pass_rr(struct lint_pass *p, const struct lint_rule *rule,
    const struct zp_zone *z, uint32_t rr);
void lint_pass_row(struct lint_pass *p, const struct lint_rule *rule,
    const struct dcv_row *row);
/* Judges the names of the run; their rows go to the sinks. */
void lint_judge_names(
    struct lint_run *run, struct lint_sink **sinks, unsigned n);
/* Begins a row; after its rules, gives the ids that bear on it. What is found
 * is found of all of KIN, if that is not NULL. */
void lint_pass_begin(
    struct lint_pass *p, const struct dcv_row *row, const struct dcv_kin *kin);
const char **lint_pass_reasons(struct lint_pass *p, uint32_t *n);
void lint_problem(struct lint_run *run, const struct zp_zone *z,
    const struct zp_problem *problem);

#endif
