/*
 * expect.h -- room for what a large file will hold, told from its beginning
 */
#ifndef ZP_EXPECT_H
#define ZP_EXPECT_H

#include "zoneparse/zone.h"

struct zp_expected;

/* Makes room in Z, of which READ of SIZE octets were read, for what is still to
 * come if it goes on so; THREAD: another thread makes the memory meanwhile. To
 * be ended before Z is used by anybody else. NULL if there is nothing to end.
 */
struct zp_expected *zp_expect(
    struct zp_zone *z, uint32_t read, uint32_t size, bool thread);
void zp_expect_end(struct zp_expected *e);

#endif
