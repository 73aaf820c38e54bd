/*
 * token.h -- what several rules ask about records that CAs look for:
 * challenges, tokens, contacts
 */
#ifndef RULES_TOKEN_H
#define RULES_TOKEN_H

#include "dcv/contact.h"
#include "dcv/persist.h"
#include "dcv/txt.h"
#include "lint/rule.h"

/* Whether the leftmost label of the owner of RR is WORD (lower-case). */
bool rule_label_is(const struct zp_zone *z, uint32_t rr, const char *word);
/* "_" and 32 hexadecimal digits: a label that ACM, Sectigo and others give. */
bool rule_label_is_token(const struct zp_zone *z, uint32_t node);
/* Whether RR is a TXT or CNAME at a label where CAs look: _acme-challenge,
 * _dnsauth, _validation-..., or a token. */
bool rule_is_challenge(const struct zp_zone *z, uint32_t rr);
/* Whether the owner of RR ends twice in the apex (or the origin in force
 * there), and no name of that form is in use: the provider appended the zone's
 * name. *REST is the owner as it was meant. */
bool rule_owner_doubled(
    const struct zp_zone *z, uint32_t rr, struct zp_name *rest);
/* The target of the alias RR. */
struct zp_name rule_target(const struct zp_zone *z, uint32_t rr);
/* Whether the node is below acm-validations.aws and not that itself. */
bool rule_is_acm(const struct zp_zone *z, uint32_t node);
/* Whether NAME is below DOMAIN (text) and not DOMAIN itself. */
bool rule_is_under(const struct zp_name *name, const char *domain);

/* A value read: joined strings of TXT, the value of CAA. */
struct rule_value {
	struct zp_buf buf;
	struct zp_str text;
	uint8_t flags;     /* CAA */
	struct zp_str tag; /* CAA */
};
/* Of TXT or CAA record RR; freed with zp_buf_free(&v.buf). */
struct rule_value rule_value(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
/* Whether CAA value V is of property TAG (RFC 8659 section 4.1: any case). */
bool rule_tag_is(const struct rule_value *v, const char *tag);
struct zp_span rule_value_span(struct lint_pass *p, const struct zp_zone *z,
    uint32_t rr, uint32_t at, uint32_t len);
/* Whether RR publishes a contact's mail address: TXT at
 * _validation-contactemail, or contactemail of CAA. Then *V is its value, to be
 * freed; else nothing is. */
bool rule_contact(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    struct rule_value *v);
/* What an address is to be: the finding for one that is not. */
void rule_malformed(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    const struct rule_value *v);

#endif
