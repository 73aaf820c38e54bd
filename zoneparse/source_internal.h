/*
 * source_internal.h -- bytes as they come in, before they are a source
 */
#ifndef ZP_SOURCE_INTERNAL_H
#define ZP_SOURCE_INTERNAL_H

#include "zoneparse/source.h"

/* Unpacks the gzip members in IN (RFC 1952) into OUT; false with one sentence
 * in *why and the status in *status. zlib is used here alone. */
bool zp_gunzip(const struct zp_buf *in, struct zp_buf *out, uint64_t max,
    uint32_t max_ratio, enum zp_load *status, const char **why);
/* What the first octets of a gzip member unpack to, of N at most; how many. */
size_t zp_gunzip_head(const struct zp_buf *in, char *out, size_t n);
/* 1: little-endian UTF-16, 2: big-endian, 0: neither. */
int zp_utf16_kind(const struct zp_buf *b);
/* Opens NAME in folder DIR (a descriptor) without leaving it. -1 with errno;
 * EXDEV: it leaves the folder. */
int zp_open_beneath(int dir, const char *name);
/* Source ID is a file that was opened: of sources of one file, the first that
 * was not dropped is it. */
void zp_source_know(struct zp_sources *s, uint32_t id);
/* Reads descriptor FD to its end and makes a source of it. */
enum zp_load zp_source_read(struct zp_sources *s, int fd, const char *path,
    const char *shown, uint32_t *id, const char **why);

#endif
