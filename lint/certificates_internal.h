/*
 * certificates_internal.h -- within certificates*.c
 */
#ifndef LINT_CERTIFICATES_INTERNAL_H
#define LINT_CERTIFICATES_INTERNAL_H

#include "lint/certificates.h"

/* A name of a certificate. */
struct lint_filed_name {
	const struct zp_name *name;
	const struct zp_name *domain; /* ValidationDomain, or NULL */
	uint32_t certificate;
	struct zp_span at;
};

struct lint_filed {
	ZP_VEC(struct lint_certificate) certificates; /* by mail */
	ZP_VEC(bool) open; /* by certificate: a name of it is not told */
	ZP_VEC(struct lint_filed_name) names; /* sorted once all are read */
	ZP_VEC(enum dcv_verdict) verdicts;    /* by certificate, then CA */
	uint32_t
	    unknown;     /* certificates whose method is not told: not judged */
	uint32_t untold; /* names that are not told */
	/* The file they are in, ZP_NONE: several. */
	uint32_t source;
	bool any;
	const struct dcv_profile *profile; /* of the API */
};

/* What the files say of one certificate, before it is told apart. */
enum lint_method {
	LINT_BY_MAIL,
	LINT_BY_DNS,
	LINT_BY_NOTHING, /* imported ones */
	LINT_BY_UNKNOWN
};
struct lint_asked {
	const char *id;
	enum lint_method method;
	uint32_t name, others;   /* nodes: DomainName and the list of others */
	uint32_t options;        /* node: list of ValidationDomains */
	const char *key, *value; /* of an option: whose, which */
};
/* Adds what A says; texts of Y are copied. */
void lint_certificates_add(
    struct lint_run *run, const struct zp_yaml *y, const struct lint_asked *a);

#endif
