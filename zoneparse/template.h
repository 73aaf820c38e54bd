/*
 * template.h -- values that a file leaves to the program that deploys it
 *
 * CloudFormation's functions stand as short tags (!Ref Zone) or as mappings of
 * one key ({"Ref": "Zone"}, {"Fn::Sub": "..."}); other programs put holes into
 * text (${NAME}, {{ .Values.name }}). A parameter's default is not its value:
 * whoever deploys may give another.
 */
#ifndef ZP_TEMPLATE_H
#define ZP_TEMPLATE_H

#include "zoneparse/yaml.h"

/* Whether NODE is a function of CloudFormation, whatever its arguments. */
bool zp_template_is_function(const struct zp_yaml *y, uint32_t node);
/* The scalar that NODE tells: itself, or the text of a Sub that has no holes;
 * ZP_NONE: only the deployment tells it, or NODE is no scalar at all. */
uint32_t zp_template_literal(const struct zp_yaml *y, uint32_t node);
/* Whether NODE's value is left to the deployment. */
bool zp_template_is_open(const struct zp_yaml *y, uint32_t node);
/* The resource that NODE stands for by Ref or GetAtt; empty: none. */
struct zp_str zp_template_reference(const struct zp_yaml *y, uint32_t node);

#endif
