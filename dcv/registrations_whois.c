/* The text of WHOIS servers: "Registrant Email: a@b", or a heading that names a
 * role and "Email: a@b" below it. */
#include <string.h>

#include "dcv/registrations_internal.h"

struct reader {
	struct dcv_registrations *c;
	struct zp_str domain;
	bool in_role; /* below a heading that names one */
	enum dcv_role role;
};

static bool is_key(struct zp_str key, const char *const *words)
{
	for (; *words; words++)
		if (dcv_box_is(key, *words))
			return true;
	return false;
}

static bool ends_in_mail(struct zp_str key)
{
	return key.n >= 4 &&
	       dcv_box_is((struct zp_str){key.p + key.n - 4, 4}, "mail");
}

static void read_pair(
    struct reader *r, struct zp_str key, struct zp_str value, struct zp_span at)
{
	static const char *const domains[] = {
	    "domain name", "domain", "domain_name", NULL};
	static const char *const mails[] = {
	    "email", "e-mail", "mail", "email address", NULL};
	enum dcv_role role;
	size_t n;
	bool named = dcv_registrations_role(key, &role, &n);
	if (is_key(key, domains) && value.n > 0) {
		const char *blank = memchr(value.p, ' ', value.n);
		r->domain = value;
		if (blank)
			r->domain.n = (size_t)(blank - value.p);
		r->in_role = false;
	} else if (named && ends_in_mail(key)) {
		dcv_registrations_add(r->c, r->domain, role, value, at);
	} else if (named && value.n == 0) {
		r->in_role = true;
		r->role = role;
	} else if (r->in_role && is_key(key, mails)) {
		dcv_registrations_add(r->c, r->domain, r->role, value, at);
	} else if (value.n == 0 && key.n > 0) {
		r->in_role = false;
	}
}

static void read_line(struct reader *r, struct zp_str line, uint32_t at)
{
	struct zp_str key = dcv_box_trim(line);
	enum dcv_role role;
	size_t n;
	if (key.n == 0) {
		r->in_role = false;
		return;
	}
	if (*key.p == '%' || *key.p == '#' || *key.p == '>')
		return;
	/* "[Tech-C]" */
	if (*key.p == '[' && key.p[key.n - 1] == ']') {
		struct zp_str s = {key.p + 1, key.n - 2};
		r->in_role = dcv_registrations_role(s, &role, &n);
		r->role = r->in_role ? role : r->role;
		return;
	}
	const char *colon = memchr(key.p, ':', key.n);
	if (!colon)
		return;
	struct zp_str value = {colon + 1, key.n - (size_t)(colon + 1 - key.p)};
	value = dcv_box_trim(value);
	key = dcv_box_trim((struct zp_str){key.p, (size_t)(colon - key.p)});
	struct zp_span span = {r->c->source,
	    at + (uint32_t)((value.n ? value.p : key.p) - line.p),
	    (uint32_t)(value.n ? value.n : key.n)};
	read_pair(r, key, value, span);
}

void dcv_registrations_whois(struct dcv_registrations *c)
{
	struct reader r = {.c = c, .domain = {"", 0}};
	const struct zp_source *s = zp_source_at(c->sources, c->source);
	for (size_t i = 0; i < s->size;) {
		const char *nl = memchr(s->text + i, '\n', s->size - i);
		size_t n = nl ? (size_t)(nl - s->text) - i : s->size - i;
		read_line(&r, (struct zp_str){s->text + i, n}, (uint32_t)i);
		i += n + 1;
	}
}
