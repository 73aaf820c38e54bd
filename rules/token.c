#include "rules/token.h"

#include <string.h>
#include <strings.h>

#include "rules/caa.h"
#include "rules/exchange.h"

static struct zp_str label_of(const struct zp_zone *z, uint32_t rr)
{
	return zp_names_label(&z->names, z->rrs.v[rr].owner);
}

bool rule_label_is(const struct zp_zone *z, uint32_t rr, const char *word)
{
	return zp_str_is(label_of(z, rr), word);
}

bool rule_label_is_token(const struct zp_zone *z, uint32_t node)
{
	struct zp_str l = zp_names_label(&z->names, node);
	if (l.n != 33 || l.p[0] != '_')
		return false;
	for (size_t i = 1; i < l.n; i++)
		if (!strchr("0123456789abcdef", l.p[i]) || l.p[i] == '\0')
			return false;
	return true;
}

bool rule_is_challenge(const struct zp_zone *z, uint32_t rr)
{
	static const char *const labels[] = {"_acme-challenge", "_dnsauth",
	    DCV_PERSIST_LABEL, DCV_CONTACT_EMAIL, DCV_CONTACT_PHONE};
	uint16_t type = z->rrs.v[rr].type;
	if ((type != ZP_TXT && type != ZP_CNAME) || label_of(z, rr).p[0] != '_')
		return false;
	for (unsigned i = 0; i < 5; i++)
		if (rule_label_is(z, rr, labels[i]))
			return true;
	return rule_label_is_token(z, z->rrs.v[rr].owner);
}

bool rule_owner_doubled(
    const struct zp_zone *z, uint32_t rr, struct zp_name *rest)
{
	struct zp_name owner, origin;
	zp_rr_owner(z, rr, &owner);
	if (!rule_is_doubled(z, rr, &owner, &origin))
		return false;
	/* A zone may have such names in use: then nothing was appended. */
	uint32_t up = z->names.nodes.v[z->rrs.v[rr].owner].parent;
	if (z->names.nodes.v[up].flags & ZP_NODE_OWNER)
		return false;
	*rest = owner;
	rest->len = (uint8_t)(owner.len - origin.len + 1);
	rest->labels = (uint8_t)(owner.labels - origin.labels);
	rest->wire[rest->len - 1] = 0;
	return true;
}

struct zp_name rule_target(const struct zp_zone *z, uint32_t rr)
{
	struct zp_name n;
	zp_names_get(&z->names, z->rrs.v[rr].data, &n);
	return n;
}

bool rule_is_under(const struct zp_name *name, const char *domain)
{
	struct zp_name d;
	return zp_name_from_text(&d, domain) && name->labels > d.labels &&
	       zp_name_is_below(name, &d);
}

bool rule_is_acm(const struct zp_zone *z, uint32_t node)
{
	const struct zp_node *v = z->names.nodes.v;
	if (v[node].depth < 3)
		return false;
	while (v[node].depth > 2)
		node = v[node].parent;
	return zp_str_is(zp_names_label(&z->names, node), "acm-validations") &&
	       zp_str_is(zp_names_label(&z->names, v[node].parent), "aws");
}

struct rule_value rule_value(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct rule_value v = {{0}, {NULL, 0}, 0, {NULL, 0}};
	if (z->rrs.v[rr].type == ZP_CAA) {
		const struct dcv_caa_record *c =
		    dcv_caa_record(lint_dcv(p), z, rr);
		v.flags = c->flags;
		v.tag = c->tag;
		v.text = c->value;
	} else {
		dcv_txt_value(lint_set(p), z, rr, &v.buf);
		v.text = (struct zp_str){v.buf.p, v.buf.n};
	}
	return v;
}

bool rule_tag_is(const struct rule_value *v, const char *tag)
{
	return v->tag.n == strlen(tag) &&
	       strncasecmp(v->tag.p, tag, v->tag.n) == 0;
}

struct zp_span rule_value_span(struct lint_pass *p, const struct zp_zone *z,
    uint32_t rr, uint32_t at, uint32_t len)
{
	return z->rrs.v[rr].type == ZP_CAA
		   ? rule_caa_span(p, z, rr, at, len)
		   : dcv_txt_span(lint_set(p), z, rr, at, len);
}

bool rule_contact(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    struct rule_value *v)
{
	bool caa = z->rrs.v[rr].type == ZP_CAA;
	if (!caa && !rule_label_is(z, rr, DCV_CONTACT_EMAIL))
		return false;
	*v = rule_value(p, z, rr);
	if (!caa || rule_tag_is(v, "contactemail"))
		return true;
	zp_buf_free(&v->buf);
	return false;
}

/* The first address within VALUE that would do, or what stands for one. */
static const char *meant(struct zp_str value, char buf[320])
{
	static const char scheme[] = "mailto:";
	const char *angle = value.n > 0 ? memchr(value.p, '<', value.n) : NULL;
	struct zp_str s = value;
	struct dcv_address a;
	if (angle) {
		s.n -= (size_t)(angle + 1 - s.p);
		s.p = angle + 1;
	}
	while (s.n > 0 && (*s.p == ' ' || *s.p == '\t')) {
		s.p++;
		s.n--;
	}
	if (s.n > sizeof scheme && strncasecmp(s.p, scheme, 7) == 0) {
		s.p += 7;
		s.n -= 7;
	}
	size_t n = 0;
	while (n < s.n && s.p[n] > 32 && !strchr(">,;?\"\\", s.p[n]))
		n++;
	if (n >= 320 || !dcv_address_parse((struct zp_str){s.p, n}, &a) ||
	    !a.has_domain)
		return "(user@your domain)";
	memcpy(buf, s.p, n);
	buf[n] = '\0';
	return buf;
}

void rule_malformed(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    const struct rule_value *v)
{
	struct dcv_address a;
	if (dcv_address_parse(v->text, &a))
		return;
	bool caa = z->rrs.v[rr].type == ZP_CAA;
	uint32_t len = a.fault == DCV_ADDRESS_SCHEME  ? 7
		       : a.fault == DCV_ADDRESS_EMPTY ? 0
						      : 1;
	struct lint_finding *f =
	    lint_report(p, rule_value_span(p, z, rr, a.at, len),
		"the contact at %s is not one bare mail address",
		rule_owner(p, z, rr));
	lint_label(p, f, "%s", dcv_address_fault_text(a.fault));
	char buf[320];
	const char *address = meant(v->text, buf);
	lint_write(p, f, z, rule_owner_text(p, z, rr), z->rrs.v[rr].type, 0,
	    caa ? "contactemail \"%s\"" : "\"%s\"", address);
}
