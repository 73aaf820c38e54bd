/*
 * dnsmethod_internal.h -- what the files that judge DNS methods share
 */
#ifndef DCV_DNSMETHOD_INTERNAL_H
#define DCV_DNSMETHOD_INTERNAL_H

#include "dcv/dnsmethod.h"
#include "dcv/route_internal.h"

/* What a zone holds for labels that are told by their first octet only. */
struct dcv_label {
	uint32_t parent, node;
};
struct dcv_labels {
	bool wildcard;       /* some wildcard of the zone has CNAME or TXT */
	struct dcv_label *v; /* aliases at "_..." labels, by parent */
	uint32_t n;
};

/* Of the zone, found out once. */
const struct dcv_labels *dcv_labels_of(struct dcv *d, const struct zp_zone *z);
/* Whether the label is "_*". */
bool dcv_is_random_label(const struct dcv_dns_record *r);
enum dcv_truth dcv_dns_truth(enum dcv_dns_why w);
/* One record at NAME alone. */
void dcv_dns_judge_record(struct dcv *d, const struct dcv_dns_record *r,
    struct zp_view view, const struct zp_name *name, struct dcv_dns *out);

#endif
