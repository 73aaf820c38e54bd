/* Every type outside the hot list, through ldns, on tokens checked before: it
 * wraps numbers silently, and takes what the scanner here has refused. This is
 * the only file that includes ldns. */
#include "zoneparse/rdata_internal.h"

#include <ldns/ldns.h>
#include <string.h>

#include "zoneparse/late.h"

#define CALLS(X)                   \
	X(ldns_dname_new_frm_str)  \
	X(ldns_get_errorstr_by_id) \
	X(ldns_rdf2str)            \
	X(ldns_rdf_data)           \
	X(ldns_rdf_deep_free)      \
	X(ldns_rdf_get_type)       \
	X(ldns_rdf_size)           \
	X(ldns_rr_descript)        \
	X(ldns_rr_free)            \
	X(ldns_rr_new_frm_str)     \
	X(ldns_rr_rd_count)        \
	X(ldns_rr_rdf)             \
	X(ldns_wire2rr)

struct ldns {
	CALLS(ZP_LATE_MEMBER)
};

static void open_ldns(struct ldns *l)
{
	static const char *const names[] = {CALLS(ZP_LATE_NAME)};
	zp_late(zp_soname_ldns, names, sizeof names / sizeof *names, l);
}

#define LINE_MAX_OCTETS 60000u

/* WKS asks the machine's own tables of protocols and services; NULL and types
 * without a descriptor have no text; the meta-types (RFC 6895 section 3.1) are
 * of no zone. */
static bool known_to_ldns(const struct ldns *l, uint16_t type)
{
	const ldns_rr_descriptor *d = l->ldns_rr_descript(type);
	if (!d || !d->_name || strncmp(d->_name, "TYPE", 4) == 0)
		return false;
	if (type == LDNS_RR_TYPE_WKS || type == LDNS_RR_TYPE_NULL ||
	    type == LDNS_RR_TYPE_OPT || (type >= 249 && type <= 255) ||
	    type >= 0xff00)
		return false;
	return d->_maximum > 0 || d->_variable != LDNS_RDF_TYPE_NONE;
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
		/* An octet 0 would end the line for ldns. */
		if (memchr(s.p, '\n', s.n) || memchr(s.p, '\r', s.n) ||
		    memchr(s.p, '\0', s.n))
			return zp_rdata_fault(r, ZP_P_CONTROL_BYTE, i,
			    "a line end or an octet 0 in a field");
		zp_buf_putc(line, ' ');
		zp_buf_add(line, s.p, s.n);
	}
	return true;
}

/* The most a number of this kind is; 0: it is no number. */
static uint32_t most(ldns_rdf_type kind)
{
	switch (kind) {
	case LDNS_RDF_TYPE_INT8:
	case LDNS_RDF_TYPE_ALG:
	case LDNS_RDF_TYPE_CERTIFICATE_USAGE:
	case LDNS_RDF_TYPE_SELECTOR:
	case LDNS_RDF_TYPE_MATCHING_TYPE: return 255;
	case LDNS_RDF_TYPE_INT16:
	case LDNS_RDF_TYPE_CERT_ALG: return 65535;
	case LDNS_RDF_TYPE_INT32: return UINT32_MAX;
	default: return 0;
	}
}

/* ldns takes signs, and cuts a number to the octets it has. */
static bool check_number(struct zp_rdata *r, uint32_t i, uint32_t max)
{
	if (i >= r->ntok)
		return true;
	struct zp_str s = zp_field_text(r, i);
	if (is_numeric(s))
		return zp_number(s, max) >= 0 ||
		       zp_rdata_fault(
			   r, ZP_P_NUMBER_RANGE, i, "a number over %u", max);
	/* What starts with a letter is a mnemonic that ldns knew. */
	if (s.n > 0 && s.p[0] >= 'A')
		return true;
	return zp_rdata_fault(
	    r, ZP_P_NUMBER_BAD, i, "no number from 0 to %u", max);
}

/* RFC 4034 section 3.2: YYYYMMDDHHmmSS, or seconds. */
static bool check_time(struct zp_rdata *r, uint32_t i)
{
	struct zp_str s = zp_field_text(r, i);
	if (is_numeric(s) && s.n == 14)
		return true;
	return check_number(r, i, UINT32_MAX);
}

/* ldns makes type 0 of a mnemonic it does not know. */
static bool check_types(struct zp_rdata *r, uint32_t i, uint32_t end)
{
	for (; i < end && i < r->ntok; i++)
		if (zp_type_parse(zp_field_text(r, i)) < 0)
			return zp_rdata_fault(
			    r, ZP_P_RDATA_BAD, i, "an unknown type");
	return true;
}

/* ldns fills an odd digit up with a zero. */
static bool check_hex(struct zp_rdata *r, uint32_t i, uint32_t end)
{
	size_t digits = 0;
	uint32_t k = i;
	for (; k < end && k < r->ntok; k++)
		digits += zp_field_text(r, k).n;
	if (digits % 2 == 0)
		return true;
	return zp_rdata_fault(
	    r, ZP_P_HEX_BAD, k - 1, "an odd number of hexadecimal digits");
}

static bool check_salt(struct zp_rdata *r, uint32_t i)
{
	struct zp_str s = zp_field_text(r, i);
	return (s.n == 1 && s.p[0] == '-') || check_hex(r, i, i + 1);
}

/* RFC 5155 section 3.3: base32 with the extended hex alphabet, unpadded. ldns
 * takes any octet for a digit. */
static bool check_base32(struct zp_rdata *r, uint32_t i)
{
	struct zp_str s = zp_field_text(r, i);
	for (size_t k = 0; k < s.n; k++) {
		char c = (char)(s.p[k] | 0x20);
		if ((s.p[k] < '0' || s.p[k] > '9') && (c < 'a' || c > 'v'))
			return zp_rdata_fault(r, ZP_P_RDATA_BAD, i,
			    "no base32: 0-9 and A-V are expected");
	}
	return true;
}

/* RFC 1876 section 3: degrees [minutes [seconds]] and N, S, E or W, twice.
 * Sizes and the altitude are left to ldns. */
static bool check_place(struct zp_rdata *r)
{
	uint32_t max = 90, sides = 0;
	for (uint32_t i = 0; i < r->ntok && sides < 2; i++) {
		struct zp_str s = zp_field_text(r, i);
		if (s.n == 1 && s.p[0] >= 'A') {
			sides++;
			max = 180;
			continue;
		}
		const char *dot = memchr(s.p, '.', s.n);
		if (dot)
			s.n = (size_t)(dot - s.p);
		if (zp_number(s, max) < 0)
			return zp_rdata_fault(r, ZP_P_NUMBER_RANGE, i,
			    "no number from 0 to %u", max);
		max = 59;
	}
	return true;
}

/* RFC 3123 section 4: [!]family:address/prefix. */
static bool check_prefixes(struct zp_rdata *r)
{
	for (uint32_t i = 0; i < r->ntok; i++) {
		struct zp_str s = zp_field_text(r, i);
		bool skip = s.n > 0 && s.p[0] == '!';
		s.p += skip;
		s.n -= skip;
		const char *slash = memchr(s.p, '/', s.n);
		bool ok = slash && s.n > 2 && s.p[1] == ':' &&
			  (s.p[0] == '1' || s.p[0] == '2');
		if (ok)
			ok = zp_number((struct zp_str){slash + 1,
					   (size_t)(s.p + s.n - slash - 1)},
				 s.p[0] == '1' ? 32 : 128) >= 0;
		if (!ok)
			return zp_rdata_fault(r, ZP_P_RDATA_BAD, i,
			    "no address prefix: 1: or 2:, address, / and the "
			    "bits are expected");
	}
	return true;
}

static bool check_field(struct zp_rdata *r, uint32_t i, ldns_rdf_type kind)
{
	switch (kind) {
	case LDNS_RDF_TYPE_TIME: return check_time(r, i);
	case LDNS_RDF_TYPE_TYPE: return check_types(r, i, i + 1);
	case LDNS_RDF_TYPE_BITMAP: return check_types(r, i, r->ntok);
	case LDNS_RDF_TYPE_HEX: return check_hex(r, i, r->ntok);
	case LDNS_RDF_TYPE_NSEC3_SALT: return check_salt(r, i);
	case LDNS_RDF_TYPE_NSEC3_NEXT_OWNER: return check_base32(r, i);
	case LDNS_RDF_TYPE_LOC: return check_place(r);
	case LDNS_RDF_TYPE_APL: return check_prefixes(r);
	case LDNS_RDF_TYPE_IPSECKEY: /* RFC 4025 section 2.1: three octets */
		return check_number(r, i, 255) && check_number(r, i + 1, 255) &&
		       check_number(r, i + 2, 255);
	default: return most(kind) == 0 || check_number(r, i, most(kind));
	}
}

/* What ldns has let pass. Fields and tokens go side by side up to the first
 * field that takes several tokens, which is the last of every type that has
 * numbers. */
static bool fields_kept(
    const struct ldns *l, struct zp_rdata *r, const ldns_rr *rr)
{
	size_t n = l->ldns_rr_rd_count(rr);
	for (uint32_t i = 0; i < r->ntok && i < n; i++)
		if (!check_field(
			r, i, l->ldns_rdf_get_type(l->ldns_rr_rdf(rr, i))))
			return false;
	return true;
}

static void take_wire(
    const struct ldns *l, struct zp_rdata *r, const ldns_rr *rr)
{
	for (size_t i = 0; i < l->ldns_rr_rd_count(rr); i++) {
		const ldns_rdf *f = l->ldns_rr_rdf(rr, i);
		zp_buf_add(&r->wire, l->ldns_rdf_data(f), l->ldns_rdf_size(f));
	}
}

/* ldns does not say which field it cannot read. Of types that end in base64 it
 * is that one, if an octet outside base64 stands there. True: it is not. */
static bool blame_base64(struct zp_rdata *r)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/=";
	switch (r->type) {
	case LDNS_RR_TYPE_KEY:
	case LDNS_RR_TYPE_CERT:
	case LDNS_RR_TYPE_RRSIG:
	case LDNS_RR_TYPE_DNSKEY:
	case LDNS_RR_TYPE_DHCID:
	case LDNS_RR_TYPE_CDNSKEY:
	case LDNS_RR_TYPE_OPENPGPKEY: break;
	default: return true;
	}
	struct zp_str s = zp_field_text(r, r->ntok - 1);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\0' || !strchr(digits, s.p[i]))
			return zp_rdata_fault(r, ZP_P_BASE64_BAD, r->ntok - 1,
			    "letters, digits, + and / of base64 are expected");
	return true;
}

bool zp_read_ldns(struct zp_rdata *r)
{
	struct ldns l;
	open_ldns(&l);
	if (!known_to_ldns(&l, r->type)) {
		r->help = "write it as TYPEnnn \\# length hexadecimal";
		return zp_rdata_fault(r, ZP_P_RDATA_BAD, 0,
		    "this type is read in its \\# form only");
	}
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
		origin = l.ldns_dname_new_frm_str(text);
	}
	if (ok) {
		ldns_status s =
		    l.ldns_rr_new_frm_str(&rr, line.p, 0, origin, NULL);
		if (s != LDNS_STATUS_OK)
			ok = blame_base64(r) &&
			     zp_rdata_fault(r, ZP_P_RDATA_BAD, r->ntok, "%s",
				 l.ldns_get_errorstr_by_id(s));
	}
	ok = ok && fields_kept(&l, r, rr);
	if (ok)
		take_wire(&l, r, rr);
	l.ldns_rr_free(rr);
	l.ldns_rdf_deep_free(origin);
	zp_buf_free(&line);
	return ok;
}

/* Compression pointers in RDATA given as octets must not be followed. */
static bool same_octets(
    const struct ldns *l, const ldns_rr *rr, const uint8_t *wire, uint32_t n)
{
	size_t at = 0;
	for (size_t i = 0; i < l->ldns_rr_rd_count(rr); i++) {
		const ldns_rdf *f = l->ldns_rr_rdf(rr, i);
		size_t len = l->ldns_rdf_size(f);
		if (len > n - at || memcmp(wire + at, l->ldns_rdf_data(f), len))
			return false;
		at += len;
	}
	return at == n;
}

/* ldns ends some fields with blanks. */
static bool put_field(
    const struct ldns *l, struct zp_buf *out, const ldns_rdf *f, bool blank)
{
	char *s = l->ldns_rdf2str(f);
	if (!s)
		return false;
	size_t n = strlen(s);
	while (n > 0 && s[n - 1] == ' ')
		n--;
	if (blank && n > 0)
		zp_buf_putc(out, ' ');
	zp_buf_add(out, s, n);
	LDNS_FREE(s);
	return true;
}

bool zp_print_ldns(
    struct zp_buf *out, uint16_t type, const uint8_t *wire, uint32_t n)
{
	struct ldns l;
	open_ldns(&l);
	if (!known_to_ldns(&l, type) || n == 0 || n > ZP_RDATA_MAX - 16)
		return false;
	struct zp_buf packet = {0};
	uint8_t head[11] = {0, (uint8_t)(type >> 8), (uint8_t)type, 0, 1, 0, 0,
	    0, 0, (uint8_t)(n >> 8), (uint8_t)n};
	zp_buf_add(&packet, head, sizeof head);
	zp_buf_add(&packet, wire, n);
	ldns_rr *rr = NULL;
	size_t at = 0;
	bool ok = l.ldns_wire2rr(&rr, (const uint8_t *)packet.p, packet.n, &at,
		      LDNS_SECTION_ANSWER) == LDNS_STATUS_OK &&
		  at == packet.n;
	ok = ok && same_octets(&l, rr, wire, n);
	for (size_t i = 0; ok && i < l.ldns_rr_rd_count(rr); i++)
		ok = put_field(&l, out, l.ldns_rr_rdf(rr, i), i > 0);
	l.ldns_rr_free(rr);
	zp_buf_free(&packet);
	return ok;
}
