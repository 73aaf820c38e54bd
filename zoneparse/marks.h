/*
 * marks.h -- the octets of a text by class, 64 at a time
 *
 * What part of a text is a word, what ends a line, and where something stands
 * that only the scanner understands, as bits: by the widest instructions that
 * the machine has, and by plain C where it has none of those known here. All
 * ways give the same bits.
 */
#ifndef ZP_MARKS_H
#define ZP_MARKS_H

#include <stdint.h>

/* Bit I is of octet I of the block. */
struct zp_marks {
	uint64_t word;    /* neither blank (space, tab, CR) nor line end */
	uint64_t newline; /* line ends */
	uint64_t odd;     /* " ( ) ; \ and controls, DEL, octets over 127 */
};

/* Marks 64 octets at TEXT. */
typedef void zp_mark_block(const char *text, struct zp_marks *out);

/* The ways there are on this machine, the best first; the last is plain C.
 * NULL past the last. */
zp_mark_block *zp_marks_way(unsigned i);

#endif
