/*
 * caa_internal.h -- CAA within the layer
 */
#ifndef DCV_CAA_INTERNAL_H
#define DCV_CAA_INTERNAL_H

#include "dcv/route_internal.h"

/* Fills row->caa and its facts. SELF: the row's name without "*.". */
void dcv_caa_row(struct dcv *d, struct zp_view view, struct dcv_row *row,
    const struct zp_name *self);
/* As dcv_caa_find, of a name whose zone and node are known (or ZP_NONE). */
void dcv_caa_find_at(struct dcv *d, struct zp_view view,
    const struct zp_zone *z, uint32_t node, const struct zp_name *name,
    struct dcv_caa_found *out);
void dcv_caa_free(struct dcv_zone_facts *f);

#endif
