/*
 * contact.h -- mail addresses that a zone publishes for validation
 *
 * Appendix A of the Baseline Requirements: the value of a contactemail property
 * of CAA (A.1.1), and of a TXT record at _validation-contactemail (A.2.1), is
 * one address as RFC 6532 section 3.2 has it, "with no additional padding or
 * structure, or it cannot be used".
 */
#ifndef DCV_CONTACT_H
#define DCV_CONTACT_H

#include "dcv/route.h"

#define DCV_CONTACT_EMAIL "_validation-contactemail"
#define DCV_CONTACT_PHONE "_validation-contactphone"

enum dcv_address_fault {
	DCV_ADDRESS_OK,
	DCV_ADDRESS_EMPTY,   /* nothing, or white space alone */
	DCV_ADDRESS_SCHEME,  /* mailto: */
	DCV_ADDRESS_NAMED,   /* Name <a@b>, <a@b> */
	DCV_ADDRESS_SPACE,   /* before, within or behind */
	DCV_ADDRESS_SEVERAL, /* a second one behind a comma, semicolon, space */
	DCV_ADDRESS_COMMENT, /* (in parentheses) */
	DCV_ADDRESS_NO_AT,
	DCV_ADDRESS_LOCAL_EMPTY,
	DCV_ADDRESS_DOT, /* first, last or doubled */
	DCV_ADDRESS_QUOTE,
	DCV_ADDRESS_OCTET,
	DCV_ADDRESS_UTF8,  /* not well-formed, RFC 3629 */
	DCV_ADDRESS_DOMAIN /* none, or of a form that DNS does not hold */
};
/* What is wrong, a clause without final dot. */
const char *dcv_address_fault_text(enum dcv_address_fault f);

struct dcv_address {
	enum dcv_address_fault fault;
	uint32_t at; /* the octet of the value at fault */
	/* RFC 6532: allowed by the Baseline Requirements, not by every CA. */
	bool utf8_local, utf8_domain; /* U-labels, not A-labels */
	bool quoted;                  /* the local part is a quoted string */
	bool literal;                 /* the domain is an address in brackets */
	bool has_domain;       /* false after a fault, and of a literal */
	struct zp_name domain; /* U-labels as A-labels */
	struct zp_str local;   /* within the value */
};

/* Reads VALUE whole. False: fault and at are set. The obsolete forms of RFC
 * 5322 section 4.4, comments and folding are refused as structure. */
bool dcv_address_parse(struct zp_str value, struct dcv_address *out);

/* One record that publishes a contact. */
struct dcv_contact {
	const struct zp_zone *zone;
	uint32_t rr;
	struct zp_str value; /* strings joined; owned by the struct dcv */
	struct dcv_address address;
};

struct dcv_contacts {
	/* YES: records are there (whether their values are addresses each
	 * tells); NO: proven none; UNKNOWN: what decides is not loaded. */
	enum dcv_truth found;
	struct dcv_contact
	    *contacts; /* in file order; owned by the struct dcv */
	unsigned n;
	struct zp_answer at; /* the deciding answer, end of any alias */
};

/* TXT at _validation-contactemail.ADN as a resolver sees it, aliases followed
 * (Baseline Requirements section 3.2.2.4.14). One resolution for a call; the
 * records of an owner are read once. */
void dcv_contact_txt(struct dcv *d, struct zp_view view,
    const struct zp_name *adn, struct dcv_contacts *out);

/* Whether mail to DOMAIN can arrive, by the loaded zones (RFC 5321 section 5.1,
 * RFC 7505): NO when proven that it cannot -- a null MX, an alias loop,
 * exchanges none of which works, neither MX nor address --, YES when an
 * exchange (or the domain's own address) works, UNKNOWN when what decides is
 * not loaded. *AT is the deciding answer. */
enum dcv_truth dcv_domain_takes_mail(struct dcv *d, struct zp_view view,
    const struct zp_name *domain, struct zp_answer *at);

#endif
