#include <string.h>

#include "zoneparse/rdata.h"

static uint32_t get32(const uint8_t *w)
{
	return (uint32_t)w[0] << 24 | (uint32_t)w[1] << 16 |
	       (uint32_t)w[2] << 8 | w[3];
}

static uint32_t intern_wire(struct zp_zone *z, const uint8_t *w, unsigned *used)
{
	struct zp_name n;
	zp_name_from_wire(&n, w);
	*used = n.len;
	return zp_names_intern(&z->names, &n);
}

static uint32_t add_soa(struct zp_zone *z, const uint8_t *w)
{
	struct zp_soa s;
	unsigned a, b;
	s.mname = intern_wire(z, w, &a);
	s.rname = intern_wire(z, w + a, &b);
	w += a + b;
	s.serial = get32(w);
	s.refresh = get32(w + 4);
	s.retry = get32(w + 8);
	s.expire = get32(w + 12);
	s.minimum = get32(w + 16);
	zp_push(&z->soas, s);
	return z->soas.n - 1;
}

void zp_keep_rdata(struct zp_zone *z, const uint8_t *w, struct zp_rr *rr)
{
	struct zp_v6 v6;
	unsigned used;
	switch (rr->type) {
	case ZP_A:
	case ZP_DS: rr->data = get32(w); break;
	case ZP_AAAA:
		memcpy(v6.octet, w, sizeof v6.octet);
		rr->data = z->v6.n;
		zp_push(&z->v6, v6);
		break;
	case ZP_CNAME:
	case ZP_DNAME:
	case ZP_NS:
	case ZP_ALIAS:
	case ZP_PTR: rr->data = intern_wire(z, w, &used); break;
	case ZP_MX:
		rr->pref = (uint16_t)(w[0] << 8 | w[1]);
		rr->data = intern_wire(z, w + 2, &used);
		break;
	case ZP_SRV:
		rr->pref = (uint16_t)(w[0] << 8 | w[1]);
		rr->data = intern_wire(z, w + 6, &used);
		break;
	case ZP_SOA: rr->data = add_soa(z, w); break;
	default: break;
	}
}
