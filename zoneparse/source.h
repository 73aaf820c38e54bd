/*
 * source.h -- the bytes of one input, whole and in memory
 *
 * A source is read once, from one descriptor (so that nothing can change
 * between a check and its use, and a file truncated meanwhile cannot raise
 * SIGBUS: sources are read, not mapped). What is read is unpacked when it
 * starts with the gzip magic (RFC 1952), converted to UTF-8 when it is UTF-16,
 * and freed of a byte order mark. Offsets, lines and columns count in the text
 * that results. Text is followed by ZP_SOURCE_PAD zero octets, so that a
 * scanner may look ahead without counting.
 *
 * zlib is used by source_gz.c alone.
 */
#ifndef ZP_SOURCE_H
#define ZP_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/fileset.h"
#include "zoneparse/mem.h"

#define ZP_SOURCE_PAD 64

/* Where in a source: octets from the start of its text. */
struct zp_span {
	uint32_t source; /* index in struct zp_sources */
	uint32_t at;     /* first octet */
	uint32_t len;    /* octets; 0 for a place between two */
};

struct zp_pos {
	uint32_t line, column; /* from 1; columns in octets */
};

/* What came of an $INCLUDE. */
struct zp_included {
	const char *name; /* as written */
	uint32_t id;      /* the source; else UINT32_MAX: */
	int status;       /* enum zp_load, and why; owned by the table */
	const char *why;
};

struct zp_source {
	const char *name; /* as shown to people: as given, without "./" */
	const char *path; /* as opened; NULL for standard input */
	char *text;       /* owned; NULL after zp_source_drop */
	uint32_t size;    /* octets of text, padding not counted */
	bool had_bom;     /* a UTF-8 byte order mark was taken off */
	bool was_utf16;
	bool was_gzip;
	bool outside_root; /* its text is never quoted (never set so far) */
	uint64_t dev, ino; /* of the file, for loop guards; 0,0 for stdin */
	ZP_VEC(uint32_t) lines; /* starts of lines, made when first asked */
	uint32_t derived_from; /* for text made by us ($GENERATE): the source */
	uint32_t derived_at;   /* and the offset of what it was made from */
	uint32_t derived_len;
	ZP_VEC(struct zp_included) included; /* see zp_sources.includes */
};

/* All sources of a run; zero is empty. Pointers to elements hold until the
 * table is freed (elements are allocated singly). */
struct zp_sources {
	struct zp_arena arena;
	ZP_VEC(struct zp_source *) list;
	struct zp_fileset files; /* those that were opened, to their index */
	/* ZP_INCLUDES_KEPT: what comes of an $INCLUDE is noted at its source,
	 * for whoever hands zones on; ..._TOLD: it is what was noted there, and
	 * no file is looked for. */
	enum { ZP_INCLUDES_READ, ZP_INCLUDES_KEPT, ZP_INCLUDES_TOLD } includes;
	/* limits, in octets; 0 means the default named in source.c */
	uint64_t max_file, max_unpacked;
	uint32_t max_ratio;
};

/* What became of opening and reading; everything but ZP_LOAD_OK is an operating
 * fault (exit status 2). */
enum zp_load {
	ZP_LOAD_OK,
	ZP_LOAD_ERRNO,     /* open/read failed: see errno text in *why */
	ZP_LOAD_NOT_FILE,  /* a directory, FIFO, device or socket */
	ZP_LOAD_OUTSIDE,   /* an $INCLUDE that leaves the root */
	ZP_LOAD_TOO_LARGE, /* over max_file */
	ZP_LOAD_BOMB,      /* over max_unpacked or max_ratio */
	ZP_LOAD_GZIP,      /* truncated, damaged or followed by garbage */
	ZP_LOAD_BINARY /* NUL octets at the start, or a known other format */
};

/*
 * Reads PATH (relative to the working folder). Returns the status; on
 * ZP_LOAD_OK *id is the index of the new source. Otherwise *why is one sentence
 * for people (arena of S, bytes of PATH not included), without final dot.
 */
enum zp_load zp_source_open(struct zp_sources *s, const char *path,
    const char *shown, uint32_t *id, const char **why);
/* The same for a file that may be anything: one whose first 64 KiB (unpacked)
 * are not those of a text is ZP_LOAD_BINARY, and no more of it is read. */
enum zp_load zp_source_try(struct zp_sources *s, const char *path,
    const char *shown, uint32_t *id, const char **why);
/* The same for a descriptor already open (standard input: 0). The descriptor is
 * not closed. */
enum zp_load zp_source_fd(struct zp_sources *s, int fd, const char *shown,
    uint32_t *id, const char **why);
/*
 * The same for a file named by an $INCLUDE, or by a map's :include:. NAME is
 * resolved relative to the folder of source FROM. The file must lie in ROOT
 * (an absolute path without symbolic links, or NULL for FROM's own folder),
 * following links only inside it (openat2 RESOLVE_BENEATH; a component walk
 * where the kernel lacks it). The same file (device, inode) opened before gives
 * the same index.
 */
enum zp_load zp_source_include(struct zp_sources *s, uint32_t from,
    const char *root, struct zp_str name, uint32_t *id, const char **why);
/* A source of text made by us, e.g. one expanded $GENERATE line. TEXT is
 * copied. Its positions are those of span FROM. Returns its index. */
uint32_t zp_source_derived(
    struct zp_sources *s, struct zp_span from, const char *text, uint32_t n);
/* A source of text already in memory (tests, fuzzing). TEXT is copied. */
uint32_t zp_source_memory(
    struct zp_sources *s, const char *shown, const char *text, uint32_t n);

static inline struct zp_source *zp_source_at(
    const struct zp_sources *s, uint32_t id)
{
	return s->list.v[id];
}
/* Maps a span of a derived source to where it came from; others unchanged. */
struct zp_span zp_span_shown(const struct zp_sources *s, struct zp_span span);
/* Line and column of an octet (of the shown source, if derived). The table of
 * lines is made at the first call for a source: O(size) once, then O(log). */
struct zp_pos zp_source_pos(struct zp_sources *s, struct zp_span span);
/* The line LINE (from 1) without its line end; empty if there is none. */
struct zp_str zp_source_line(
    struct zp_sources *s, uint32_t source, uint32_t line);
/* Frees the text of a source that nothing points to; its size becomes 0. */
void zp_source_drop(struct zp_sources *s, uint32_t id);
void zp_sources_free(struct zp_sources *s);

#endif
