/*
 * records.h -- home-grown lists of records: within the dialect
 */
#ifndef ZP_RECORDS_H
#define ZP_RECORDS_H

#include "zoneparse/loader.h"

/* Keys by which parts of a record are called, as zp_shape_find takes them. */
#define ZP_KEYS_NAME "name|host|record|subdomain|hostname|rrset_name"
#define ZP_KEYS_TYPE "type|record_type|rrtype|rrset_type"
#define ZP_KEYS_TTL "ttl|rrset_ttl|ttl_sec"
#define ZP_KEYS_VALUE \
	"value|values|content|data|rdata|target|address|records|rrset_values"
#define ZP_KEYS_ZONE "zone|domain|origin|zone_name"

/* A list of records, or one record, in the tree. */
struct zp_list {
	uint32_t node;
	uint32_t zone; /* the scalar that names its zone, or ZP_NONE */
	uint32_t ttl;  /* of records without one, or ZP_NONE */
	bool task;     /* node is one record that a task makes */
};
typedef ZP_VEC(struct zp_list) zp_lists;

/* All lists of records there are, in the order of the text. */
void zp_lists_find(const struct zp_yaml *y, zp_lists *out);
/* Whether a scalar holds a template: {{ name }}. */
bool zp_is_template(const struct zp_yaml *y, uint32_t n);

/* The zones of an Ansible role's variable bind_zone_domains: the list, or
 * ZP_NONE; loads it. */
uint32_t zp_role_find(const struct zp_yaml *y);
void zp_role_load(struct zp_loader *l, uint32_t list);

#endif
