#include "zoneparse/export.h"

#include <string.h>

uint32_t zp_export_ttl(struct zp_parser *p, struct zp_span span)
{
	if (p->z->exporter == ZP_EXPORT_WINDOWS ||
	    p->z->exporter == ZP_EXPORT_DNSCMD) {
		zp_once(p, ZP_P_TTL_FROM_SOA, span, NULL,
		    "no TTL and no SOA: 3600, the default of Windows, is "
		    "taken");
		return 3600;
	}
	zp_once(p, ZP_P_TTL_MISSING, span,
	    "write $TTL 3600 above the first record",
	    "no TTL is in force here");
	return 0;
}

bool zp_export_litter(struct zp_parser *p, const struct zp_record *r)
{
	struct zp_str a = zp_tok(p, r, 0);
	struct zp_str b = r->ntok > 1 ? zp_tok(p, r, 1) : (struct zp_str){0};
	bool is = false;
	if (p->z->exporter == ZP_EXPORT_DNSCMD)
		is = (zp_is_word(a, "RETURNED") && zp_is_word(b, "RECORDS:")) ||
		     (zp_is_word(a, "COMMAND") && zp_is_word(b, "COMPLETED"));
	if (p->z->exporter == ZP_EXPORT_CLOUDFLARE)
		is = r->ntok == 1 && zp_is_word(a, "ARRAY");
	if (is)
		zp_once(p, ZP_P_EXPORT_LITTER, zp_tok_span(p, r, 0),
		    "remove it before a name server loads the file",
		    "the exporter printed this; it is no record");
	return is;
}

static bool is_age(struct zp_str s)
{
	return (s.n > 5 && memcmp(s.p, "[AGE:", 5) == 0) ||
	       (s.n > 7 && memcmp(s.p, "[Aging:", 7) == 0);
}

bool zp_export_token(struct zp_str s)
{
	return s.p[0] == '[' ? is_age(s) : s.n == 3 && zp_is_word(s, "AWS");
}

bool zp_export_step(struct zp_parser *p, const struct zp_record *r, uint32_t i)
{
	struct zp_str s = zp_tok(p, r, i);
	if (!zp_export_token(s))
		return false;
	if (is_age(s))
		zp_once(p, ZP_P_WINDOWS_AGING, zp_tok_span(p, r, i),
		    "remove it before another server loads the file",
		    "the age of the record, which Windows keeps; it is passed "
		    "over");
	else if (p->z->exporter == ZP_EXPORT_NONE)
		p->z->exporter = ZP_EXPORT_AWS;
	return true;
}

bool zp_export_dropped(
    struct zp_parser *p, const struct zp_record *r, uint32_t i)
{
	struct zp_str s = zp_tok(p, r, i);
	if (!zp_is_word(s, "WINS") && !zp_is_word(s, "WINSR"))
		return false;
	zp_once(p, ZP_P_WINS_RECORD, zp_tok_span(p, r, i), NULL,
	    "%.*s: Windows looks names up elsewhere that the zone does not "
	    "hold",
	    (int)s.n, s.p);
	return true;
}

static bool is_computed(struct zp_str type)
{
	return zp_is_word(type, "DYNA") || zp_is_word(type, "DYNC");
}

static bool is_aws(const char *text, const struct zp_token *tok, uint32_t type)
{
	return type > 0 && tok[type - 1].len == 3 &&
	       zp_is_word((struct zp_str){text + tok[type - 1].at, 3}, "AWS");
}

void zp_alias_fields(const char *text, const struct zp_token *tok,
    uint32_t ntok, uint32_t type, uint32_t *first, uint32_t *count)
{
	struct zp_str word = {text + tok[type].at, tok[type].len};
	*first = type + 1;
	*count = ntok - *first;
	if (is_computed(word)) {
		*count = 0;
	} else if (is_aws(text, tok, type)) {
		/* AWS ALIAS type target zone evaluate */
		*first = ntok > type + 2 ? type + 2 : ntok;
		*count = ntok > *first ? 1 : 0;
	}
}

/* The type that a Route 53 alias answers with; false: no RDATA says it. */
static bool keep_copy(
    struct zp_parser *p, const struct zp_record *r, uint32_t i, uint16_t type)
{
	struct zp_name target;
	struct zp_alias_copy c = {.owner = p->owner, .type = type};
	if (!zp_parse_name(p, r, i, &target))
		return false;
	c.target = zp_names_intern(&p->z->names, &target);
	c.span = zp_tok_span(p, r, i);
	zp_push(&p->copies, c);
	return false;
}

static bool missing(struct zp_parser *p, const struct zp_record *r)
{
	zp_zone_problem(p->z, ZP_P_RDATA_MISSING, zp_tok_span(p, r, 0), NULL,
	    "the target of the alias is missing");
	return false;
}

bool zp_alias_head(
    struct zp_parser *p, const struct zp_record *r, struct zp_head *h)
{
	uint32_t type = h->next - 1, count;
	struct zp_str word = zp_tok(p, r, type);
	zp_alias_fields(p->text, r->tok, r->ntok, type, &h->next, &count);
	h->end = h->next + count;
	if (is_computed(word)) {
		if (type + 1 >= r->ntok)
			return missing(p, r);
		zp_once(p, ZP_P_COMPUTED_ADDRESS, zp_tok_span(p, r, type), NULL,
		    "gdnsd computes the answer; taken as an address");
		return true;
	}
	if (count == 0)
		return missing(p, r);
	if (!is_aws(p->text, r->tok, type)) {
		zp_once(p, ZP_P_ALIAS_RECORD, zp_tok_span(p, r, type),
		    "for other servers write A and AAAA records",
		    "only some servers know this type; taken as an address");
		return true;
	}
	zp_once(p, ZP_P_ALIAS_RECORD, zp_tok_span(p, r, type), NULL,
	    "an alias of Route 53, which no name server loads; taken as what "
	    "it answers with");
	int of = zp_type_parse(zp_tok(p, r, type + 1));
	if (of != ZP_A && of != ZP_AAAA && of >= 0)
		return keep_copy(p, r, h->next, (uint16_t)of);
	return true;
}

uint32_t zp_export_rdata(enum zp_exporter by, uint16_t type, const char *text,
    const struct zp_token *tok, uint32_t n)
{
	if (by != ZP_EXPORT_CLOUDFLARE || type != ZP_TXT || n < 2)
		return n;
	/* An error of the exporter: the word Array behind the strings. */
	bool litter = (tok[n - 2].flags & ZP_TOK_QUOTED) &&
		      tok[n - 1].len == 5 &&
		      memcmp(text + tok[n - 1].at, "Array", 5) == 0;
	return n - litter;
}

void zp_export_trim(struct zp_parser *p, struct zp_token *t)
{
	if (t->len < 3 || memcmp(p->text + t->at + t->len - 2, ".@", 2) != 0)
		return;
	zp_once(p, ZP_P_ORIGIN_TOKEN,
	    ((struct zp_span){p->source, t->at, t->len}), "leave it out",
	    ".@ behind a name stands for the zone to this exporter only; taken "
	    "so");
	t->len -= 2;
}

void zp_export_odd(struct zp_parser *p, struct zp_span record)
{
	if (p->rd.odd & ZP_ODD_OCTAL)
		zp_once(p, ZP_P_OCTAL_ESCAPE, record,
		    "write \\032 for a blank, * for itself",
		    "the exporter escapes in octal; taken so");
	if (p->rd.odd & ZP_ODD_AT)
		zp_once(p, ZP_P_ORIGIN_TOKEN, record,
		    "write the name of the zone",
		    "@Z and @F stand for the zone to gdnsd only; taken so");
	p->rd.odd = 0;
}

void zp_export_bare(struct zp_parser *p, const struct zp_record *r, uint32_t i)
{
	struct zp_span span = zp_tok_span(p, r, i);
	char text[ZP_NAME_TEXT];
	const char *name = zp_name_print(&p->at_z, text);
	const char *help = zp_printf(&p->z->arena, "write %s.", name);
	if (p->z->exporter != ZP_EXPORT_NONE)
		zp_once(p, ZP_P_OWNER_LOOKS_ABSOLUTE, span, help,
		    "no final dot: name servers read %s.%s; taken as %s", name,
		    name, name);
	else
		zp_once(p, ZP_P_FINAL_DOT_MISSING, span, help,
		    "the final dot is missing: name servers read %s.%s", name,
		    name);
}
