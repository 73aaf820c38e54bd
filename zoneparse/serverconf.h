/*
 * serverconf.h -- which zones a name server is told to serve
 *
 * Reads named.conf (BIND), nsd.conf and knot.conf for their zone statements
 * alone: the name of each zone, its file, its view, and whether this server is
 * its primary. All else in them is passed over. What they include is read too,
 * if it lies inside the root; nothing is included by itself, and no more than
 * ZP_SERVER_OPENS times in all.
 */
#ifndef ZP_SERVERCONF_H
#define ZP_SERVERCONF_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"
#include "zoneparse/source.h"

#define ZP_SERVER_DEPTH 10u   /* includes within includes */
#define ZP_SERVER_OPENS 1000u /* includes in all */

enum zp_server {
	ZP_SERVER_NONE,
	ZP_SERVER_NAMED,
	ZP_SERVER_NSD,
	ZP_SERVER_KNOT
};

enum zp_server_role {
	ZP_SERVER_PRIMARY,
	ZP_SERVER_SECONDARY, /* a copy of what another server holds */
	ZP_SERVER_OTHER      /* hint, forward, stub, ..., or not of class IN */
};

/* A zone statement. Strings are owned by the configuration. */
struct zp_server_zone {
	const char *name;    /* as written */
	const char *file;    /* as written, %s and the like filled in; NULL */
	const char *folder;  /* that FILE is relative to, if one is named */
	const char *view;    /* NULL: in no view */
	const char *in_view; /* of which it is taken over; in the end NULL */
	enum zp_server_role role;
	struct zp_span span; /* of the name */
};

struct zp_server_fault {
	struct zp_span span;
	const char *message; /* one line, without final dot */
};

struct zp_serverconf {
	struct zp_arena arena;
	struct zp_sources *sources;
	const char *root; /* fence, or NULL: the file's own folder */
	ZP_VEC(struct zp_server_zone) zones; /* in file order */
	ZP_VEC(struct zp_server_fault) faults;
	ZP_VEC(uint32_t) files; /* sources read: [0] is the file itself */
	bool limited;           /* ZP_SERVER_OPENS was reached */
};

/* Whose configuration a file of this name is, by its base name: named.conf,
 * named.conf.local, nsd.conf, knot.conf, knot.yml. */
enum zp_server zp_server_of(const char *path);
/* Reads SOURCE. Never fails: what is not understood is a fault. ROOT: absolute,
 * without links, or NULL. The result is freed with zp_serverconf_free. */
void zp_serverconf_read(struct zp_serverconf *c, struct zp_sources *s,
    uint32_t source, enum zp_server kind, const char *root);
void zp_serverconf_free(struct zp_serverconf *c);

/* The folders that were looked at last, so that zone after zone in the same one
 * costs no more than a look at its file; begins as {0}. */
struct zp_server_folder {
	bool known;
	char path[PATH_MAX], real[PATH_MAX];
};
struct zp_server_seen {
	struct zp_server_folder config, zone;
};

/*
 * Finds the file that the configuration at path CONFIG means by FILE (relative
 * to FOLDER, if that is not NULL). An absolute path holds as it is only inside
 * the root; else, since a repository keeps /etc/bind as some folder of its own,
 * its longest end that exists below CONFIG's folder, or below a folder above
 * that one up to the root. Returns the path, from arena A, or NULL: no such
 * regular file inside the root.
 */
const char *zp_server_path(struct zp_arena *a, struct zp_server_seen *seen,
    const char *config, const char *root, const char *folder, const char *file);

#endif
