/*
 * octodns_config.h -- octoDNS' own configuration: no zone, but it tells how the
 * zones beside it are to be read
 */
#ifndef ZP_OCTODNS_CONFIG_H
#define ZP_OCTODNS_CONFIG_H

#include "zoneparse/name.h"
#include "zoneparse/yaml.h"

/* A provider of zones kept as files. Texts are those of the source. */
struct zp_octodns_folder {
	struct zp_str
	    directory;        /* as written: relative to where octoDNS is run */
	struct zp_str shared; /* file merged into every zone; n 0: none */
	struct zp_str split;  /* extension of split zones' folders; n 0: "." */
	bool has_default_ttl;
	uint32_t default_ttl;
	bool bare_semicolons; /* escaped_semicolons: false */
};

/* A zone with the records of another. */
struct zp_octodns_alias {
	struct zp_name zone, of;
};

struct zp_octodns_config {
	ZP_VEC(struct zp_octodns_folder) folders;
	ZP_VEC(struct zp_octodns_alias) aliases;
	ZP_VEC(struct zp_name) lenient; /* zones whose faults are let pass */
};

/* Whether the text may be one, at a glance: "providers:" and "zones:" (or
 * "manager:") begin lines. */
bool zp_octodns_config_looks(const char *text, uint32_t size);
/* Whether the tree is one; fills OUT, whose texts live as long as Y. To be
 * freed with zp_octodns_config_free. */
bool zp_octodns_config_read(
    const struct zp_yaml *y, struct zp_octodns_config *out);
void zp_octodns_config_free(struct zp_octodns_config *c);

#endif
