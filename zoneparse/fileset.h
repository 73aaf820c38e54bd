/*
 * fileset.h -- files by device and inode, each with a number
 */
#ifndef ZP_FILESET_H
#define ZP_FILESET_H

#include <stdbool.h>
#include <stdint.h>

/* Zero is empty; to be freed with zp_fileset_free. */
struct zp_fileset {
	struct zp_fileset_slot {
		uint64_t dev, ino; /* ino 0: free */
		uint32_t value;
	} * slots;
	unsigned bits;
	uint32_t n;
};

/* Takes the file in, or changes its number. Inode 0 stands for no file, and is
 * passed over. */
void zp_fileset_put(
    struct zp_fileset *s, uint64_t dev, uint64_t ino, uint32_t value);
/* Whether the file is in it; its number in *VALUE (which may be NULL). */
bool zp_fileset_get(
    const struct zp_fileset *s, uint64_t dev, uint64_t ino, uint32_t *value);
void zp_fileset_free(struct zp_fileset *s);

#endif
