/*
 * servers.h -- what configurations of name servers say about the files read
 */
#ifndef LINT_SERVERS_H
#define LINT_SERVERS_H

#include "lint/inputs.h"
#include "zoneparse/serverconf.h"

/* A configuration to be read. */
struct lint_server {
	const char *path;
	uint64_t dev, ino;
	bool named, context;
};

/* A zone statement whose file is there. */
struct lint_served {
	const char *path, *view;
	const struct zp_name *name;
	uint64_t dev, ino;
	uint32_t order;
	enum zp_server_role role;
	bool named, context; /* as its configuration */
	bool used;
};

struct lint_servers {
	ZP_VEC(struct lint_server) list;
	ZP_VEC(struct lint_served) zones; /* by file, then order */
};

/* Reads all of the list: one that another includes is read with that one only.
 * What is not understood or not there is told; it makes the run incomplete when
 * the configuration was named by the user. */
void lint_servers_read(struct lint_run *run, struct lint_servers *s);
/* The statements about a file: the first of *N. */
struct lint_served *lint_servers_of(
    const struct lint_servers *s, uint64_t dev, uint64_t ino, uint32_t *n);
void lint_servers_free(struct lint_servers *s);

#endif
