/*
 * dnssec.h -- what the rules about signatures share: one finding for all that
 * has one cause, weighed by what becomes of the file
 */
#ifndef RULES_DNSSEC_H
#define RULES_DNSSEC_H

#include "lint/rule.h"

/* Since then what does not validate is no permission (Baseline Requirements
 * section 4.2.2.2, ballots SC-085 and SC-094). */
#define RULE_DNSSEC_FROM "2026-03-15"
#define RULE_DNSSEC_CITE "Baseline Requirements section 4.2.2.2"

struct rule_faults {
	const struct zp_dnssec *d;
	const struct zp_dnssec_fault *v;
	uint32_t n;
	const char *what; /* "the MX of www.example.com", "37 RRsets" */
	bool all;         /* of whatever is signed */
};

/* The faults of KIND in a zone, to be reported as one finding about the names
 * that have them: the next lint_report is it. False: there are none. */
bool rule_faults(struct lint_pass *p, const struct zp_zone *z,
    enum zp_dnssec_kind kind, struct rule_faults *out);
/* Where FIELD of the first fault's record stands. */
struct zp_span rule_fault_span(const struct lint_pass *p,
    const struct zp_zone *z, const struct rule_faults *f, unsigned field);
/* The lowest value among the faults, times compared as times. */
uint32_t rule_first_value(const struct rule_faults *f);
/* Ends a finding about Z: a file that its server signs anew is noted only, and
 * a zone that the one above delegates without DS is validated by nobody. */
void rule_weigh(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *z, const struct zp_dnssec *d);
/* As rule_weigh, with the word to sign the zone again. */
void rule_sign_again(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *z, const struct zp_dnssec *d);
/* "ECDSAP256SHA256"; "algorithm 250" of a number without a name. */
const char *rule_algorithm(uint8_t number, char buf[24]);

/* If RR is the first DS at a delegation of Z whose zone is loaded: that zone.
 * Else NULL. */
const struct zp_zone *rule_ds_child(
    const struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
/* The help to write the DS of CHILD's key, in the zone UP above. */
void rule_write_ds(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *up, const struct zp_zone *child);
/* Related: the keys of ALGORITHM but the first. */
void rule_relate_keys(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *z, const struct zp_dnssec *d, uint8_t algorithm);
/* The first key of each algorithm that IS says so of; NULL: no more. AFTER is
 * the one returned before, NULL to begin. */
const struct zp_dnskey *rule_next_algorithm(const struct zp_dnssec *d,
    const struct zp_dnskey *after, bool (*is)(uint8_t algorithm));

#endif
