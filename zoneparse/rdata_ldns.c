/* Every type outside the hot list, through ldns, on tokens checked before: it
 * wraps numbers silently, and takes what the scanner here has refused. This is
 * the only file that includes ldns. */
#include "zoneparse/rdata_internal.h"

#include <ldns/ldns.h>
#include <string.h>

#define LINE_MAX_OCTETS 60000u

/* WKS asks the machine's own tables of protocols and services; NULL, ANY and
 * types without a descriptor have no text. */
static bool known_to_ldns(uint16_t type)
{
	const ldns_rr_descriptor *d = ldns_rr_descript(type);
	return d && type != LDNS_RR_TYPE_WKS && type != LDNS_RR_TYPE_NULL &&
	    type < 0xff00 && d->_name && d->_maximum > 0 &&
	    strncmp(d->_name, "TYPE", 4) != 0;
}

static bool is_numeric(struct zp_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

static bool build_line(struct zp_rdata *r, struct zp_buf *line)
{
	char name[16];
	zp_buf_printf(line, ". 0 IN %s", zp_type_print(r->type, name));
	for (uint32_t i = 0; i < r->ntok; i++) {
		const struct zp_token *t = &r->tok[i];
		if (line->n + t->len > LINE_MAX_OCTETS)
			return zp_rdata_fault(r, ZP_P_RDATA_TOO_LONG, i,
			    "more than 60000 octets of text");
		struct zp_str s = {r->text + t->at, t->len};
		if (memchr(s.p, '\n', s.n) || memchr(s.p, '\r', s.n))
			return zp_rdata_fault(
			    r, ZP_P_CONTROL_BYTE, i, "a line end in a field");
		zp_buf_putc(line, ' ');
		zp_buf_add(line, s.p, s.n);
	}
	return true;
}

/* Every field of digits alone must come back as it went in: else ldns has cut it
 * to the octets it has. */
static bool numbers_kept(struct zp_rdata *r, const ldns_rr *rr)
{
	size_t n = ldns_rr_rd_count(rr);
	for (uint32_t i = 0; i < r->ntok && i < n; i++) {
		struct zp_str s = zp_field_text(r, i);
		if (!is_numeric(s))
			continue;
		ldns_rdf_type kind = ldns_rdf_get_type(ldns_rr_rdf(rr, i));
		uint32_t max = kind == LDNS_RDF_TYPE_INT8 ||
			kind == LDNS_RDF_TYPE_ALG ||
			kind == LDNS_RDF_TYPE_CERTIFICATE_USAGE ||
			kind == LDNS_RDF_TYPE_SELECTOR ||
			kind == LDNS_RDF_TYPE_MATCHING_TYPE
		    ? 255
		    : kind == LDNS_RDF_TYPE_INT16 ||
			    kind == LDNS_RDF_TYPE_CERT_ALG
		    ? 65535
		    : UINT32_MAX;
		if (kind != LDNS_RDF_TYPE_STR && kind != LDNS_RDF_TYPE_HEX &&
		    kind != LDNS_RDF_TYPE_B64 && zp_number(s, max) == -2 &&
		    s.n < 12)
			return zp_rdata_fault(r, ZP_P_NUMBER_RANGE, i,
			    "a number over %u", max);
	}
	return true;
}

static void take_wire(struct zp_rdata *r, const ldns_rr *rr)
{
	for (size_t i = 0; i < ldns_rr_rd_count(rr); i++) {
		const ldns_rdf *f = ldns_rr_rdf(rr, i);
		zp_buf_add(&r->wire, ldns_rdf_data(f), ldns_rdf_size(f));
	}
}

bool zp_read_ldns(struct zp_rdata *r)
{
	if (!known_to_ldns(r->type))
		return zp_rdata_fault(r, ZP_P_RDATA_BAD, 0,
		    "this type is read in its \\# form only");
	if (!zp_rdata_at_least(r, 1, "RDATA"))
		return false;
	struct zp_buf line = {0};
	ldns_rr *rr = NULL;
	char text[ZP_NAME_TEXT + 1];
	ldns_rdf *origin = NULL;
	bool ok = build_line(r, &line);
	if (ok && r->origin) {
		zp_name_print(r->origin, text);
		if (r->origin->labels > 0)
			strncat(text, ".", 2);
		origin = ldns_dname_new_frm_str(text);
	}
	if (ok) {
		ldns_status s =
		    ldns_rr_new_frm_str(&rr, line.p, 0, origin, NULL);
		if (s != LDNS_STATUS_OK)
			ok = zp_rdata_fault(r, ZP_P_RDATA_BAD, r->ntok, "%s",
			    ldns_get_errorstr_by_id(s));
	}
	ok = ok && numbers_kept(r, rr);
	if (ok)
		take_wire(r, rr);
	ldns_rr_free(rr);
	ldns_rdf_deep_free(origin);
	zp_buf_free(&line);
	return ok;
}

bool zp_print_ldns(struct zp_buf *out, uint16_t type, const uint8_t *wire,
	uint32_t n)
{
	if (!known_to_ldns(type) || n > ZP_RDATA_MAX - 16)
		return false;
	struct zp_buf packet = {0};
	uint8_t head[11] = {0, (uint8_t)(type >> 8), (uint8_t)type, 0, 1, 0, 0,
	    0, 0, (uint8_t)(n >> 8), (uint8_t)n};
	zp_buf_add(&packet, head, sizeof head);
	zp_buf_add(&packet, wire, n);
	ldns_rr *rr = NULL;
	size_t at = 0;
	bool ok = ldns_wire2rr(&rr, (const uint8_t *)packet.p, packet.n, &at,
		      LDNS_SECTION_ANSWER) == LDNS_STATUS_OK &&
	    at == packet.n;
	for (size_t i = 0; ok && i < ldns_rr_rd_count(rr); i++) {
		char *s = ldns_rdf2str(ldns_rr_rdf(rr, i));
		ok = s != NULL;
		if (i > 0)
			zp_buf_putc(out, ' ');
		if (ok)
			zp_buf_puts(out, s);
		LDNS_FREE(s);
	}
	ldns_rr_free(rr);
	zp_buf_free(&packet);
	return ok;
}
