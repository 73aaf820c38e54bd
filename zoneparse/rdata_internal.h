/*
 * rdata_internal.h -- fields of RDATA, shared by the readers of each type
 */
#ifndef ZP_RDATA_INTERNAL_H
#define ZP_RDATA_INTERNAL_H

#include "zoneparse/rdata.h"

/* Each reads field I into r->wire; false with the fault set. A missing field is
 * a fault at the record. */
bool zp_field_u8(struct zp_rdata *r, uint32_t i, const char *what);
bool zp_field_u16(struct zp_rdata *r, uint32_t i, const char *what);
bool zp_field_u32(struct zp_rdata *r, uint32_t i, const char *what);
/* A time: seconds or with units. */
bool zp_field_time(struct zp_rdata *r, uint32_t i, const char *what);
bool zp_field_name(struct zp_rdata *r, uint32_t i, const char *what);
/* A character string with its length octet. */
bool zp_field_string(struct zp_rdata *r, uint32_t i);
/* All fields from I on, joined, as hexadecimal. */
bool zp_field_hex(struct zp_rdata *r, uint32_t i, const char *what);
/* Decimal digits of TEXT up to MAX; -1 no number, -2 out of range. */
int64_t zp_number(struct zp_str text, uint32_t max);
/* The text of field I without its quotes. */
struct zp_str zp_field_text(const struct zp_rdata *r, uint32_t i);
/* Appends TEXT with escapes taken off; false with the fault set. */
bool zp_field_unescape(struct zp_rdata *r, uint32_t i, struct zp_buf *out);
/* Sets the fault at field I (at the record if there is none). Returns false. */
bool zp_rdata_fault(struct zp_rdata *r, enum zp_problem_kind kind, uint32_t i,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* Whether exactly/at least N fields are there. */
bool zp_rdata_fields(struct zp_rdata *r, uint32_t n);
bool zp_rdata_at_least(struct zp_rdata *r, uint32_t n, const char *what);

/* One type's reader and printer. A printer returns false when the octets are
 * none of its type's. */
typedef bool zp_rdata_reader(struct zp_rdata *r);
typedef bool zp_rdata_printer(
    struct zp_buf *out, const uint8_t *wire, uint32_t n);
struct zp_rdata_codec {
	uint16_t type;
	zp_rdata_reader *read;
	zp_rdata_printer *print;
};
zp_rdata_reader zp_read_a, zp_read_aaaa, zp_read_name1, zp_read_alias,
    zp_read_soa, zp_read_mx, zp_read_srv, zp_read_txt, zp_read_caa, zp_read_ds,
    zp_read_tlsa, zp_read_svcb, zp_read_ldns;
zp_rdata_printer zp_print_a, zp_print_aaaa, zp_print_name1, zp_print_soa,
    zp_print_mx, zp_print_srv, zp_print_txt, zp_print_caa, zp_print_ds,
    zp_print_tlsa, zp_print_svcb;
/* RRSIG, NSEC and NSEC3 in their usual form; false: it is another type, or has
 * to be read by ldns. */
bool zp_read_signed(struct zp_rdata *r);
/* By ldns; false: the type is unknown to it or the octets do not fit. */
bool zp_print_ldns(
    struct zp_buf *out, uint16_t type, const uint8_t *wire, uint32_t n);

/* Keys of SVCB parameters (RFC 9460 section 14.3.2). */
enum {
	ZP_SVCB_MANDATORY,
	ZP_SVCB_ALPN,
	ZP_SVCB_NO_DEFAULT_ALPN,
	ZP_SVCB_PORT,
	ZP_SVCB_IPV4HINT,
	ZP_SVCB_ECH,
	ZP_SVCB_IPV6HINT
};
/* The name of a key, or NULL; names are numbered without a gap from 0. */
const char *zp_svcb_key(uint32_t key);
/* Appends "=value" (nothing where a key stands alone); false when the octets
 * are no value of KEY. */
bool zp_svcb_print_value(
    struct zp_buf *out, uint32_t key, const uint8_t *p, uint32_t n);

/* Octets read in order by a printer. */
struct zp_octets {
	const uint8_t *p;
	uint32_t n;
};
bool zp_take_u8(struct zp_octets *o, uint32_t *v);
bool zp_take_u16(struct zp_octets *o, uint32_t *v);
bool zp_take_u32(struct zp_octets *o, uint32_t *v);
/* Appends the name with its final dot. */
bool zp_take_name(struct zp_octets *o, struct zp_buf *out);
void zp_put_hex(struct zp_buf *out, const uint8_t *p, uint32_t n);

#endif
