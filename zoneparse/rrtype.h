/*
 * rrtype.h -- RR types and classes by number and mnemonic (IANA DNS parameters)
 *
 * Types that some rule looks into ("hot") have a bit each, so that a node tells
 * in one word what it holds.
 */
#ifndef ZP_RRTYPE_H
#define ZP_RRTYPE_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"

enum {
	ZP_A = 1,
	ZP_NS = 2,
	ZP_CNAME = 5,
	ZP_SOA = 6,
	ZP_PTR = 12,
	ZP_MX = 15,
	ZP_TXT = 16,
	ZP_AAAA = 28,
	ZP_SRV = 33,
	ZP_DNAME = 39,
	ZP_DS = 43,
	ZP_RRSIG = 46,
	ZP_NSEC = 47,
	ZP_DNSKEY = 48,
	ZP_NSEC3 = 50,
	ZP_NSEC3PARAM = 51,
	ZP_TLSA = 52,
	ZP_SVCB = 64,
	ZP_HTTPS = 65,
	ZP_ANY = 255,
	ZP_CAA = 257,
	/* Pseudo-types of some servers and exports (ALIAS, ANAME, DYNA, DYNC),
	 * under a number that is reserved: an address at this name that the
	 * server fills in. RDATA is the target's name, the root if there is
	 * none to be known. */
	ZP_ALIAS = 65535,
};

/* Bits of zp_node.types; ZP_T_OTHER stands for every type without a bit. */
enum {
	ZP_T_A = 1 << 0,
	ZP_T_NS = 1 << 1,
	ZP_T_CNAME = 1 << 2,
	ZP_T_SOA = 1 << 3,
	ZP_T_PTR = 1 << 4,
	ZP_T_MX = 1 << 5,
	ZP_T_TXT = 1 << 6,
	ZP_T_AAAA = 1 << 7,
	ZP_T_SRV = 1 << 8,
	ZP_T_DNAME = 1 << 9,
	ZP_T_DS = 1 << 10,
	ZP_T_RRSIG = 1 << 11,
	ZP_T_NSEC = 1 << 12,
	ZP_T_DNSKEY = 1 << 13,
	ZP_T_NSEC3 = 1 << 14,
	ZP_T_NSEC3PARAM = 1 << 15,
	ZP_T_TLSA = 1 << 16,
	ZP_T_SVCB = 1 << 17,
	ZP_T_HTTPS = 1 << 18,
	ZP_T_CAA = 1 << 19,
	ZP_T_ALIAS = 1 << 20,
	ZP_T_OTHER = 1 << 21,
	/* No record: what the provider serves here is not told by the files. */
	ZP_T_MX_UNKNOWN = 1 << 22, /* an MX */
	ZP_T_ANY_UNKNOWN = 1 << 23 /* anything */
};

/* The bit of a type. */
uint32_t zp_type_bit(uint16_t type);
/* Reads a mnemonic (any case) or TYPEnnn (RFC 3597 section 5; up to 65535).
 * Returns the type, or -1. The text of a hot type is told in O(1). */
int zp_type_parse(struct zp_str text);
/* "MX", or "TYPE123" for a type without a mnemonic; BUF holds 16. */
const char *zp_type_print(uint16_t type, char buf[16]);
/* IN, CH, HS, CS or CLASSnnn, any case: the class, or -1. */
int zp_class_parse(struct zp_str text);
/* The known mnemonic nearest to TEXT within one edit, or NULL: for "did you
 * mean". */
const char *zp_type_nearest(struct zp_str text);

#endif
