/*
 * serverconf_internal.h -- what the readers of the servers' files share
 */
#ifndef ZP_SERVERCONF_INTERNAL_H
#define ZP_SERVERCONF_INTERNAL_H

#include "zoneparse/serverconf.h"

/* A place in the text of a source, within the files that include it. */
struct zp_conf_frame {
	uint32_t source;
	uint32_t at;
};

/* Words of the whole text, includes put in place. */
struct zp_conf_reader {
	struct zp_serverconf *conf;
	struct zp_conf_frame stack[ZP_SERVER_DEPTH];
	unsigned depth; /* frames in use; 0: all is read */
};

struct zp_span zp_conf_span(uint32_t source, uint32_t at, uint32_t len);
/* Adds a fault; the words are copied. */
void zp_conf_fault(struct zp_serverconf *c, struct zp_span span,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Opens what an include at SPAN names, as zp_server_path finds it; false after
 * a fault. */
bool zp_conf_open(struct zp_serverconf *c, struct zp_span span,
    const char *name, uint32_t *id);
/* The same, and reading goes on there. */
void zp_conf_include(
    struct zp_conf_reader *r, struct zp_span span, const char *name);
/* A zone of the given name and span, of role PRIMARY. */
struct zp_server_zone *zp_conf_zone(
    struct zp_serverconf *c, const char *name, struct zp_span span);

void zp_conf_named(struct zp_serverconf *c, uint32_t source);
void zp_conf_nsd(struct zp_serverconf *c, uint32_t source);
void zp_conf_knot(struct zp_serverconf *c, uint32_t source);

#endif
