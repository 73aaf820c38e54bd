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
/* Opens NAME in folder DIR (a descriptor) without leaving it. -1 with errno;
 * EXDEV: it leaves the folder. */
int zp_open_beneath(int dir, const char *name);
/* Reads descriptor FD to its end and makes a source of it. */
enum zp_load zp_source_read(struct zp_sources *s, int fd, const char *path,
    const char *shown, uint32_t *id, const char **why);

#endif
