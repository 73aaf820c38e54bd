#include "rules/dnssec.h"

#include <stdio.h>

#include "zoneparse/dnssec_crypto.h"
#include "zoneparse/rdata.h"

/* Words that outlive the call: names are texts of the run. */
static const char *what_of(
    struct lint_pass *p, const struct zp_zone *z, const struct rule_faults *f)
{
	char type[16];
	struct zp_buf b = {0};
	const char *text;
	if (f->n > 1)
		zp_buf_printf(&b, "%u RRsets", f->n);
	else
		zp_buf_printf(&b, "the %s of %s",
		    zp_type_print(f->v[0].type, type),
		    lint_node_text(p, z, f->v[0].node));
	text = lint_copy(p, b.p);
	zp_buf_free(&b);
	return text;
}

bool rule_faults(struct lint_pass *p, const struct zp_zone *z,
    enum zp_dnssec_kind kind, struct rule_faults *out)
{
	out->d = lint_dnssec(p, z);
	out->v = zp_dnssec_faults(out->d, kind, &out->n);
	if (out->n == 0)
		return false;
	out->what = what_of(p, z, out);
	out->all = out->n > 1 && out->n == out->d->rrsets;
	/* The zone as a whole is its apex. */
	for (uint32_t i = 0; !out->all && i < out->n; i++)
		lint_about(p, out->v[i].node);
	return true;
}

struct zp_span rule_fault_span(const struct lint_pass *p,
    const struct zp_zone *z, const struct rule_faults *f, unsigned field)
{
	return lint_rr_span(p, z, f->v[0].rr, field);
}

uint32_t rule_first_value(const struct rule_faults *f)
{
	uint32_t first = f->v[0].value;
	for (uint32_t i = 1; i < f->n; i++)
		if ((int32_t)(f->v[i].value - first) < 0)
			first = f->v[i].value;
	return first;
}

void rule_weigh(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *z, const struct zp_dnssec *d)
{
	if (z->served == ZP_SERVED_SIGNED) {
		lint_by_default(p, f, LINT_NOTE);
		return;
	}
	if (d->link != ZP_LINK_NONE || f->severity != LINT_ERROR)
		return;
	lint_by_default(p, f, LINT_WARNING);
	lint_relate(p, f, lint_zone_span(d->above),
	    "the zone above delegates without DS: nobody validates yet");
}

void rule_sign_again(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *z, const struct zp_dnssec *d)
{
	rule_weigh(p, f, z, d);
	lint_help(p, f,
	    "sign the zone again (dnssec-signzone, ldns-signzone, or the "
	    "server that signs it) and serve the new file%s",
	    z->served == ZP_SERVED_NOT_SAID
		? "; if its server signs it anyway, say served-as-is: false "
		  "under zones in the configuration"
		: "");
}

const char *rule_algorithm(uint8_t number, char buf[24])
{
	static const char *const names[] = {
	    [1] = "RSAMD5",
	    [3] = "DSA",
	    [5] = "RSASHA1",
	    [6] = "DSA-NSEC3-SHA1",
	    [7] = "RSASHA1-NSEC3-SHA1",
	    [8] = "RSASHA256",
	    [10] = "RSASHA512",
	    [12] = "ECC-GOST",
	    [13] = "ECDSAP256SHA256",
	    [14] = "ECDSAP384SHA384",
	    [15] = "ED25519",
	    [16] = "ED448",
	    [17] = "SM2SM3",
	    [23] = "ECC-GOST12",
	    [253] = "PRIVATEDNS",
	    [254] = "PRIVATEOID",
	};
	if (number < sizeof names / sizeof *names && names[number])
		return names[number];
	snprintf(buf, 24, "algorithm %u", number);
	return buf;
}

const struct zp_zone *rule_ds_child(
    const struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	uint32_t node = z->rrs.v[rr].owner;
	struct zp_name name;
	const struct zp_set *set = lint_set(p);
	if (z->names.nodes.v[node].depth > set->deepest ||
	    !(z->names.nodes.v[node].flags & ZP_NODE_CUT) ||
	    zp_zone_first(z, node, ZP_DS) != rr)
		return NULL;
	zp_names_get(&z->names, node, &name);
	const struct zp_zone *child = zp_set_zone(set, z->view, &name);
	return child && lint_dnssec(p, child)->above == z ? child : NULL;
}

/* The key whose DS belongs above: one that signs the keys, an entry point
 * (RFC 4034 section 2.1.1) before others. */
static const struct zp_dnskey *entry_key(const struct zp_dnssec *d)
{
	const struct zp_dnskey *best = NULL;
	for (uint32_t i = 0; i < d->keys.n; i++) {
		const struct zp_dnskey *k = &d->keys.v[i];
		if (k->signs && (!best || (!(best->flags & ZP_KEY_SEP) &&
					      (k->flags & ZP_KEY_SEP))))
			best = k;
	}
	return best;
}

void rule_write_ds(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *up, const struct zp_zone *child)
{
	const struct zp_dnssec *d = lint_dnssec(p, child);
	const struct zp_dnskey *k = entry_key(d);
	uint8_t digest[ZP_DIGEST_MAX];
	struct zp_buf data = {0}, hex = {0};
	struct zp_name apex;
	if (!k)
		return;
	zp_names_get(&child->names, child->apex, &apex);
	zp_buf_add(&data, apex.wire, apex.len);
	zp_buf_add(&data, d->key_octets.p + k->at, k->n);
	unsigned n = zp_ds_digest(2, (const uint8_t *)data.p, data.n, digest);
	for (unsigned i = 0; i < n; i++)
		zp_buf_printf(&hex, "%02X", digest[i]);
	lint_write(p, f, up, lint_relative(p, up, &apex), ZP_DS, 0,
	    "%u %u 2 %s", k->tag, k->algorithm, hex.p);
	zp_buf_free(&data);
	zp_buf_free(&hex);
}

void rule_relate_keys(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *z, const struct zp_dnssec *d, uint8_t algorithm)
{
	bool first = true;
	for (uint32_t i = 0; i < d->keys.n; i++) {
		if (d->keys.v[i].algorithm != algorithm)
			continue;
		if (!first)
			lint_relate(p, f,
			    lint_rr_span(
				p, z, d->keys.v[i].rr, ZP_FIELD_RDATA + 2),
			    "and this one");
		first = false;
	}
}

const struct zp_dnskey *rule_next_algorithm(const struct zp_dnssec *d,
    const struct zp_dnskey *after, bool (*is)(uint8_t algorithm))
{
	for (uint32_t i = after ? (uint32_t)(after - d->keys.v) + 1 : 0;
	     i < d->keys.n; i++) {
		const struct zp_dnskey *k = &d->keys.v[i];
		bool known = !is(k->algorithm);
		for (uint32_t j = 0; j < i; j++)
			known |= d->keys.v[j].algorithm == k->algorithm;
		if (!known)
			return k;
	}
	return NULL;
}
