/* Forward Email: TXT records "forward-email=..." of a mail domain whose
 * exchanges are mx1 and mx2.forwardemail.net are its map of mailboxes. Items
 * are separated by commas, those of several records belong together:
 *
 *	local:target	user@there (for all without an item of their own)
 *	/regex/gi:target	there.example (the same local part there)
 *	!local (switched off)
 *
 * A target is an address, a host, an IP address or a URL. One item that is none
 * of these makes the service refuse all mail of the domain. With a record
 * "forward-email-site-verification=" more may be kept at the service. */
#include <arpa/inet.h>
#include <string.h>

#include "dcv/mailbox_internal.h"
#include "dcv/mailbox_txt.h"
#include "dcv/txt.h"

static const char prefix[] = "forward-email=";
static const char verification[] = "forward-email-site-verification=";

static const struct dcv_box_kind forward_email = {.zone = true};

struct reader {
	struct dcv_boxes *b;
	const struct zp_set *set;
	const struct zp_zone *zone;
	uint32_t rr;
	const char *value;   /* of the record being read */
	struct zp_span span; /* of the item */
	unsigned verifications;
	bool any, bad;
};

static bool is_host(struct zp_str s)
{
	char text[256];
	struct zp_name n;
	struct in6_addr ip;
	if (s.n == 0 || s.n >= sizeof text)
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	if (strlen(text) != s.n)
		return false;
	if (inet_pton(AF_INET, text, &ip) == 1 ||
	    inet_pton(AF_INET6, text, &ip) == 1)
		return true;
	return zp_name_from_text(&n, text) && n.labels >= 2 &&
	       zp_name_is_ldh(&n, false);
}

static bool is_address(struct zp_str s)
{
	const char *at = memrchr(s.p, '@', s.n);
	if (!at || at == s.p || memchr(s.p, ' ', s.n))
		return false;
	return is_host((struct zp_str){at + 1, s.n - (size_t)(at + 1 - s.p)});
}

static bool is_url(struct zp_str s)
{
	return dcv_box_begins(s, "http://") || dcv_box_begins(s, "https://");
}

/* A target as a walk over maps takes it; p NULL: none. */
static struct zp_str target_of(struct reader *r, struct zp_str s)
{
	s = dcv_box_trim(s);
	if (is_address(s))
		return s;
	if (is_url(s)) /* handed to a program */
		return ZP_STR("|");
	if (!is_host(s))
		return (struct zp_str){NULL, 0};
	char *text = zp_printf(&r->b->arena, "@%.*s", (int)s.n, s.p);
	return (struct zp_str){text, s.n + 1};
}

static void add(struct reader *r, struct zp_str key, struct zp_str target)
{
	struct dcv_boxes *b = r->b;
	uint32_t entry = dcv_box_entry_new(b, r->span);
	if (target.p)
		dcv_box_target_add(b, target);
	else
		b->entries.v[entry].state = DCV_BOX_OFF;
	dcv_box_put_more(b, key, entry);
}

/* "/regex/gi:target". */
static bool read_pattern(struct reader *r, struct zp_str item)
{
	struct dcv_boxes *b = r->b;
	struct dcv_box_rule rule = {.span = r->span};
	char why[160];
	size_t at;
	const char *slash = memrchr(item.p, '/', item.n);
	const char *colon;
	/* A URL as target has slashes too. */
	while (slash && slash > item.p &&
	       !(colon = memchr(slash, ':', item.n - (size_t)(slash - item.p))))
		slash = memrchr(item.p, '/', (size_t)(slash - item.p));
	if (!slash || slash == item.p)
		return false;
	colon = memchr(slash, ':', item.n - (size_t)(slash - item.p));
	for (const char *f = slash + 1; f < colon; f++)
		if (*f != 'g' && *f != 'i')
			return false;
	struct zp_str pattern = {item.p + 1, (size_t)(slash - item.p) - 1};
	rule.target = dcv_box_trim(
	    (struct zp_str){colon + 1, item.n - (size_t)(colon + 1 - item.p)});
	/* What "$1" stands for is not known yet. */
	if (!memchr(rule.target.p, '$', rule.target.n))
		rule.target = target_of(r, rule.target);
	if (!b->regexes)
		b->regexes = dcv_regexes_new();
	if (!rule.target.p || rule.target.n == 0 ||
	    !dcv_regex_add(
		b->regexes, pattern, DCV_RE_CASELESS, &rule.regex, why, &at))
		return false;
	zp_push(&b->rules, rule);
	dcv_box_last(b)->nrules++;
	return true;
}

static bool read_item(struct reader *r, struct zp_str item)
{
	if (item.p[0] == '/')
		return read_pattern(r, item);
	if (item.p[0] == '!') {
		while (item.n > 0 && *item.p == '!')
			item.p++, item.n--;
		const char *colon = memchr(item.p, ':', item.n);
		if (colon)
			item.n = (size_t)(colon - item.p);
		if (item.n > 0)
			add(r, dcv_box_trim(item), (struct zp_str){NULL, 0});
		return item.n > 0;
	}
	const char *colon = memchr(item.p, ':', item.n);
	if (!colon || is_host(item)) {
		struct zp_str t = target_of(r, item);
		if (t.p && *t.p != '|')
			add(r, ZP_STR("@"), t);
		return t.p && *t.p != '|';
	}
	struct zp_str key =
	    dcv_box_trim((struct zp_str){item.p, (size_t)(colon - item.p)});
	struct zp_str t = target_of(r,
	    (struct zp_str){colon + 1, item.n - (size_t)(colon + 1 - item.p)});
	if (!t.p || key.n == 0 || memchr(key.p, '@', key.n))
		return false;
	add(r, key, t);
	return true;
}

/* Where all mail is refused because of what stands at SPAN. */
static void fail(struct reader *r, struct zp_str text, const char *what)
{
	struct dcv_boxes *b = r->b;
	if (r->bad)
		return;
	r->bad = true;
	int n = text.n > 64 ? 64 : (int)text.n;
	struct dcv_box_map *m = dcv_box_last(b);
	m->fault = zp_printf(&b->arena, "%s%.*s", what, n, text.p);
	uint32_t entry = dcv_box_entry_new(b, r->span);
	b->entries.v[entry].state = DCV_BOX_MALFORMED;
	m->all = entry + 1;
}

static void read_items(struct reader *r, struct zp_str s)
{
	r->any = true;
	while (s.n > 0 && !r->bad) {
		const char *comma = memchr(s.p, ',', s.n);
		size_t n = comma ? (size_t)(comma - s.p) : s.n;
		struct zp_str item = dcv_box_trim((struct zp_str){s.p, n});
		r->span = dcv_txt_span(r->set, r->zone, r->rr,
		    (uint32_t)(item.p - r->value), (uint32_t)item.n);
		if (item.n > 0 && !read_item(r, item))
			fail(r, item, "no forward: ");
		s.p += n + (comma != NULL);
		s.n -= n + (comma != NULL);
	}
}

static void read_records(
    struct reader *r, const struct zp_set *set, const struct zp_answer *a)
{
	struct zp_buf value = {0};
	const size_t np = sizeof prefix - 1;
	for (uint32_t rr = a->rr; rr != ZP_NONE;
	     rr = zp_zone_next(a->zone, rr, ZP_TXT)) {
		dcv_txt_value(set, a->zone, rr, &value);
		r->value = zp_copy(&r->b->arena, value.p, value.n);
		struct zp_str s =
		    dcv_box_trim((struct zp_str){r->value, value.n});
		r->set = set;
		r->zone = a->zone;
		r->rr = rr;
		r->span = zp_rr_span(set, a->zone, rr, ZP_FIELD_RDATA);
		if (dcv_box_begins(s, prefix))
			read_items(r, (struct zp_str){s.p + np, s.n - np});
		else if (dcv_box_begins(s, verification) &&
			 r->verifications++ > 0)
			fail(r, ZP_STR(""),
			    "a second forward-email-site-verification");
	}
	zp_buf_free(&value);
}

void dcv_boxes_read_txt(struct dcv_boxes *b, const struct zp_set *set,
    const char *view, const struct zp_name *domain)
{
	char text[ZP_NAME_TEXT];
	struct zp_chain c;
	struct reader r = {.b = b};
	char *key = zp_printf(
	    &b->arena, "%s/%s", view ? view : "", zp_name_print(domain, text));
	struct zp_str k = {key, strlen(key)};
	if (dcv_box_get(&b->zones, k) != ZP_NONE)
		return;
	zp_view_resolve((struct zp_view){set, view}, domain, ZP_TXT, &c);
	if (c.last.what != ZP_ANSWER)
		return;
	dcv_box_put(&b->zones, k, b->maps.n);
	dcv_box_map_new(
	    b, c.last.zone->source, &forward_email, "forward-email");
	read_records(&r, set, &c.last);
	struct dcv_box_map *m = dcv_box_last(b);
	m->complete = r.verifications == 0;
	m->silent = !r.any && !r.bad;
}
