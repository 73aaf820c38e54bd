/* Certificates of CloudFormation templates, and of what terraform show -json
 * prints. */
#include <string.h>

#include "lint/certificates_internal.h"
#include "zoneparse/template.h"

/* A resource of a template or a plan that asks for a public certificate. */
struct reader {
	struct lint_run *run;
	const struct zp_yaml *y;
};

/* JSON's null is what is not given. */
static uint32_t given(const struct zp_yaml *y, uint32_t map, const char *key)
{
	uint32_t n = zp_yaml_get(y, map, key);
	if (zp_yaml_is(y, n, ZP_Y_SCALAR) &&
	    zp_yaml_is_plain(y, zp_yaml_follow(y, n)) &&
	    (zp_yaml_text_is(y, n, "null") || zp_yaml_text_is(y, n, "~") ||
		zp_yaml_text(y, n).n == 0))
		return ZP_NONE;
	return n;
}

/* HostedZoneId goes with the method DNS alone. */
static bool has_hosted_zone(const struct zp_yaml *y, uint32_t options)
{
	for (uint32_t i = zp_yaml_item(y, options); i != ZP_NONE;
	     i = zp_yaml_after(y, options, i))
		if (given(y, i, "HostedZoneId") != ZP_NONE)
			return true;
	return false;
}

static enum lint_method method_of(const struct zp_yaml *y, uint32_t node)
{
	uint32_t text = zp_template_literal(y, node);
	if (text == ZP_NONE)
		return LINT_BY_UNKNOWN;
	return zp_yaml_text_is(y, text, "EMAIL") ? LINT_BY_MAIL
	       : zp_yaml_text_is(y, text, "DNS") ? LINT_BY_DNS
						 : LINT_BY_NOTHING;
}

static char *copy_text(
    struct lint_run *run, const struct zp_yaml *y, uint32_t n)
{
	struct zp_str s = zp_yaml_text(y, n);
	return zp_copy(&run->arena, s.p, s.n);
}

static void read_resource(struct reader *r, uint32_t key)
{
	const struct zp_yaml *y = r->y;
	uint32_t v = zp_yaml_value(y, key);
	uint32_t p = zp_yaml_get(y, v, "Properties");
	if (!zp_yaml_text_is(y, zp_yaml_get(y, v, "Type"),
		"AWS::CertificateManager::Certificate"))
		return;
	/* One of a private authority is not validated at all. */
	if (given(y, p, "CertificateAuthorityArn") != ZP_NONE)
		return;
	uint32_t method = given(y, p, "ValidationMethod");
	struct lint_asked a = {.id = copy_text(r->run, y, key),
	    .name = given(y, p, "DomainName"),
	    .others = given(y, p, "SubjectAlternativeNames"),
	    .options = given(y, p, "DomainValidationOptions"),
	    .key = "DomainName",
	    .value = "ValidationDomain"};
	/* CloudFormation User Guide, AWS::CertificateManager::Certificate: mail
	 * is what it takes when ValidationMethod is left out. */
	if (method != ZP_NONE)
		a.method = method_of(y, method);
	else
		a.method =
		    has_hosted_zone(y, a.options) ? LINT_BY_DNS : LINT_BY_MAIL;
	lint_certificates_add(r->run, y, &a);
}

/* One of a private authority is not validated, nor is one that is imported. */
static void read_managed(struct reader *r, uint32_t resource)
{
	const struct zp_yaml *y = r->y;
	uint32_t v = zp_yaml_get(y, resource, "values");
	if (!zp_yaml_text_is(
		y, zp_yaml_get(y, resource, "type"), "aws_acm_certificate") ||
	    zp_yaml_text_is(y, zp_yaml_get(y, resource, "mode"), "data") ||
	    given(y, v, "certificate_authority_arn") != ZP_NONE ||
	    given(y, v, "certificate_body") != ZP_NONE)
		return;
	uint32_t method = given(y, v, "validation_method");
	uint32_t address = zp_yaml_get(y, resource, "address");
	if (address == ZP_NONE)
		address = zp_yaml_get(y, resource, "name");
	struct lint_asked a = {.id = copy_text(r->run, y, address),
	    .method =
		method == ZP_NONE ? LINT_BY_UNKNOWN : method_of(y, method),
	    .name = given(y, v, "domain_name"),
	    .others = given(y, v, "subject_alternative_names"),
	    .options = given(y, v, "validation_option"),
	    .key = "domain_name",
	    .value = "validation_domain"};
	lint_certificates_add(r->run, y, &a);
}

/* Modules nest no deeper than the tree's limit allows. */
static void read_module(struct reader *r, uint32_t module)
{
	const struct zp_yaml *y = r->y;
	uint32_t all = zp_yaml_get(y, module, "resources");
	uint32_t below = zp_yaml_get(y, module, "child_modules");
	for (uint32_t i = zp_yaml_item(y, all); i != ZP_NONE;
	     i = zp_yaml_after(y, all, i))
		read_managed(r, i);
	for (uint32_t i = zp_yaml_item(y, below); i != ZP_NONE;
	     i = zp_yaml_after(y, below, i))
		read_module(r, i);
}

/* Of a plan, else of a state; ZP_NONE: Y is neither. */
static uint32_t values_of(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y);
	uint32_t values = zp_yaml_get(y, top, "planned_values");
	if (values == ZP_NONE)
		values = zp_yaml_get(y, top, "values");
	if (zp_yaml_get(y, top, "format_version") == ZP_NONE ||
	    !zp_yaml_is(y, values, ZP_Y_MAP))
		return ZP_NONE;
	return values;
}

bool lint_is_plan(const struct zp_yaml *y)
{
	return values_of(y) != ZP_NONE;
}

void lint_certificates_read(struct lint_run *run, const struct zp_yaml *y)
{
	struct reader r = {run, y};
	uint32_t values = values_of(y);
	uint32_t all = zp_yaml_get(y, zp_yaml_first_document(y), "Resources");
	if (values != ZP_NONE) {
		read_module(&r, zp_yaml_get(y, values, "root_module"));
		return;
	}
	for (uint32_t k = zp_yaml_key(y, all); k != ZP_NONE;
	     k = zp_yaml_key_after(y, all, k))
		read_resource(&r, k);
}
