/*
 * rule.h -- what a rule is, and all it may see and say
 *
 * One rule = one file rules/<topic>/<name>.c = one id "<topic>-<name>" = one
 * folder tests/rules/<topic>/<name> of golden tests. A rule is called by the
 * engine for the things it names below, looks at them through zoneparse/ and
 * dcv/, and says what it finds through lint_report(). It never prints, never
 * asks for options, never decides its severity (it may only say what a case of
 * its own is worth by default, lint_by_default, or lower it, lint_at_most), and
 * keeps no state.
 */
#ifndef LINT_RULE_H
#define LINT_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dcv/route.h"
#include "lint/finding.h"
#include "zoneparse/dnssec.h"
#include "zoneparse/view.h"

struct lint_pass; /* the run, as a rule sees it */

/* What rows of several base domains share is one finding in a run: where
 * outputs are put together, those of one rule, CA, message and help are. */
enum lint_joined {
	LINT_PER_ZONE,  /* they share nothing */
	LINT_PER_PLACE, /* and of one place, which is not the rows' own */
	LINT_PER_RUN    /* at the first of the rows */
};

struct lint_rule {
	const char *id;
	const char *summary; /* what it finds, one line, no final dot */
	const char *why;     /* why a CA or a mail server cares, one sentence */
	const char *cite;    /* "RFC 2181 section 10.3" */
	/* When it is right to ignore it, as a clause: "when ...", "never: ...";
	 * NULL: what holds for its topic (catalogue.c). */
	const char *ignore;
	/* For names asked for, merely found. LINT_OFF: what many zones rightly
	 * have; --severity (or --select with the id) switches it on. */
	enum lint_severity asked, found;
	/* The first day on which they hold (YYYY-MM-DD; NULL: ever): until then
	 * a finding is worth BEFORE at most and tells the day; BEFORE left out
	 * (LINT_OFF): nothing is found until then. */
	const char *from;
	enum lint_severity before;
	const char *until;     /* the last day of the rule; NULL: no end */
	const char *method;    /* concerned: "email", "dns", ...; NULL: any */
	bool per_ca;           /* findings depend on the CA profile */
	enum lint_joined once; /* LINT_PER_ZONE: it does not call lint_once */
	bool varies;      /* lint_by_default may raise a finding's severity */
	uint32_t rrtypes; /* ZP_T_ bits: types on_rr is called for */
	/* Of these only at names whose label is no host's ("_..."): large zones
	 * have many others, and the rule would say nothing of them. */
	uint32_t underscored;
	uint64_t facts; /* DCV_F_ bits: on_row is called if a row has any */
	/* Each record of the types above, of every zone but context ones; not
	 * of records outside the zone or hidden by a delegation. */
	void (*on_rr)(
	    struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
	/* Each zone but context ones. */
	void (*on_zone)(struct lint_pass *p, const struct zp_zone *z);
	/* Once, after all zones are loaded; its findings concern no zone. */
	void (*on_run)(struct lint_pass *p);
	/* Once, after all names were judged; its findings concern no zone. */
	void (*on_end)(struct lint_pass *p);
	/* Each judged name and profile. */
	void (*on_row)(struct lint_pass *p, const struct dcv_row *row);
	/* Each zone but context ones, after all else was said of it. */
	void (*on_after)(struct lint_pass *p, const struct zp_zone *z);
};

/* What is wrong with a comment that suppresses findings. */
enum lint_remark_kind {
	LINT_REMARK_UNUSED,
	LINT_REMARK_UNKNOWN, /* it names a rule that there is not */
	LINT_REMARK_RENAMED,
	LINT_REMARK_MALFORMED,
	LINT_REMARK_WITHOUT_REASON
};
struct lint_remark {
	enum lint_remark_kind kind;
	struct zp_span span; /* the rule's name, or the comment */
	const char *word;    /* the rule as written; NULL: the whole comment */
	const char *more;    /* what is wrong, or how it is called now */
	bool file;           /* it speaks for the whole file */
};
/* on_after: of those of KIND in the zone's files the one after AFTER (NULL: the
 * first); NULL past the last. */
const struct lint_remark *lint_remark(const struct lint_pass *p,
    enum lint_remark_kind kind, const struct lint_remark *after);

/* What a rule may look at. */
const struct zp_set *lint_set(const struct lint_pass *p);
struct zp_view lint_view(const struct lint_pass *p, const struct zp_zone *z);
struct dcv *lint_dcv(const struct lint_pass *p);
/* What is found of a zone's signatures; worked out when first asked for. */
const struct zp_dnssec *lint_dnssec(
    const struct lint_pass *p, const struct zp_zone *z);
/* The day to judge as of, YYYY-MM-DD. */
const char *lint_today(const struct lint_pass *p);
/* The Ith profile that names are judged by; NULL past the last. */
const struct dcv_profile *lint_ca(const struct lint_pass *p, unsigned i);
/* The Ith profile there is, judged by or not; NULL past the last. */
const struct dcv_profile *lint_known_ca(const struct lint_pass *p, unsigned i);
/* The first profile under which mail may reach somebody for a name that was
 * asked for; NULL: there is none (before all are judged, none so far). */
const struct dcv_profile *lint_mails(const struct lint_pass *p);
/* Whether names were asked for, rather than found in the zones. */
bool lint_asks(const struct lint_pass *p);
/* Who is said to see a zone: whoever asks (a CA too), or its own network only.
 */
enum lint_audience { LINT_NOT_SAID, LINT_PUBLIC, LINT_PRIVATE };
enum lint_audience lint_audience(
    const struct lint_pass *p, const struct zp_zone *z);

/*
 * Row rules about found names: one cause (any number that is the same for the
 * same cause: a node, a record) within a zone makes one entry with many names.
 * Returns true when the cause was reported before: the row's name has been
 * added to that entry, and the rule returns. For asked names always false. To
 * be called before lint_report, with the cause it then reports.
 */
bool lint_again(struct lint_pass *p, const struct dcv_row *row, uint64_t cause);

/* The same for what asked names share too, whatever zone, view or CA they are
 * of: one entry in a run for a cause. */
bool lint_once(struct lint_pass *p, const struct dcv_row *row, uint64_t cause);

/* Reports at SPAN. The finding's zone and name are those of what the engine
 * called for (record: its owner; zone: its apex; row: the row's name). The
 * returned finding is for the functions below; never NULL. */
struct lint_finding *lint_report(struct lint_pass *p, struct zp_span span,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The same in a case that holds before the rule's FROM already. */
struct lint_finding *lint_report_now(struct lint_pass *p, struct zp_span span,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* In place of the apex, the next finding about a zone as a whole stands for the
 * names told so, one call each; the same one after another counts once. */
void lint_about(struct lint_pass *p, uint32_t node);
/* The document that says so of this CA, in place of the rule's source; NULL
 * leaves that. */
void lint_cite(struct lint_pass *p, struct lint_finding *f,
    const struct dcv_source *source);
/* What stands under the caret. */
void lint_label(struct lint_pass *p, struct lint_finding *f, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));
/* What to do, in words ("ask ... to ..."). */
void lint_help(struct lint_pass *p, struct lint_finding *f, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));
/* The one line to write in zone Z, in the form of its own dialect: a record of
 * TYPE at OWNER (relative, "@" for the apex) for the target that FMT makes: a
 * name with its final dot, or words in parentheses; of CAA it is tag and quoted
 * value. PREFERENCE is of an MX, and the flags of a CAA. */
void lint_write(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *z, const char *owner, uint16_t type,
    unsigned preference, const char *fmt, ...)
    __attribute__((format(printf, 7, 8)));
/* The other half: where the alias is defined, what hides it. */
void lint_relate(struct lint_pass *p, struct lint_finding *f,
    struct zp_span span, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* This finding's severity in a case of its own, if neither the command line nor
 * the configuration says one for the rule. */
void lint_by_default(
    struct lint_pass *p, struct lint_finding *f, enum lint_severity severity);
/* Lowers this finding's severity to SEVERITY if it is higher. */
void lint_at_most(struct lint_finding *f, enum lint_severity severity);

/* Spans. */
struct zp_span lint_rr_span(const struct lint_pass *p, const struct zp_zone *z,
    uint32_t rr, unsigned field);
/* The first octet of the zone's file. */
struct zp_span lint_zone_span(const struct zp_zone *z);
/* Where to show a row: its first record's owner, else the zone's SOA, else
 * nowhere. */
struct zp_span lint_row_span(
    const struct lint_pass *p, const struct dcv_row *row);
/* No position at all (an asked name outside every zone). */
struct zp_span lint_nowhere(void);

/* Names as text, owned by the run: lower-case, no final dot. */
const char *lint_text(struct lint_pass *p, const struct zp_name *n);
const char *lint_node_text(
    struct lint_pass *p, const struct zp_zone *z, uint32_t node);
/* A copy of TEXT, owned by the run. */
const char *lint_copy(struct lint_pass *p, const char *text);
/* A and B one after the other. */
const char *lint_join(struct lint_pass *p, const char *a, const char *b);
/* The owner of a record to be written in zone Z for NAME: relative to the apex,
 * "@" for the apex itself. */
const char *lint_relative(
    struct lint_pass *p, const struct zp_zone *z, const struct zp_name *n);

#endif
