/*
 * lines_ahead.h -- the lines of a text, piece by piece, read by several threads
 * while one takes them in order
 *
 * A piece is known by where it begins alone (lines.h), so any thread can read
 * any piece. Whoever wants a piece that nobody has begun reads it, and reads
 * others while it waits: with no thread beside it that is all there is to it.
 */
#ifndef ZP_LINES_AHEAD_H
#define ZP_LINES_AHEAD_H

#include "zoneparse/lines.h"

struct zp_ahead;

/* TEXT as for zp_lines_read, to be kept until the end; JOBS: threads that may
 * work on it, the caller's included (0 is 1). Small texts need but one. */
struct zp_ahead *zp_ahead_new(const char *text, uint32_t size, unsigned jobs);
/* The next piece, valid until the next call; NULL: there is none. */
const struct zp_lines *zp_ahead_next(struct zp_ahead *a);
void zp_ahead_free(struct zp_ahead *a);

#endif
