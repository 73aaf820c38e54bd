#include "zoneparse/export.h"

#include <string.h>

#define HEAD 4096       /* octets of a header */
#define LOOK (1u << 20) /* octets in which class AWS is looked for */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct zp_str trim(struct zp_str s)
{
	while (s.n > 0 && is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* Whether LINE begins with HEAD, where a blank of HEAD is any number of them;
 * LINE is then what follows. */
static bool begins(struct zp_str *line, const char *head)
{
	struct zp_str s = *line;
	for (; *head; head++) {
		if (*head == ' ') {
			s = trim(s);
			continue;
		}
		if (s.n == 0 || s.p[0] != *head)
			return false;
		s.p++;
		s.n--;
	}
	*line = trim(s);
	return true;
}

/* The first word, with or without its final dot, as the origin. */
static void say_origin(struct zp_parser *p, struct zp_str s)
{
	uint32_t at;
	size_t n = 0;
	while (n < s.n && !is_blank(s.p[n]))
		n++;
	s.n = n;
	p->has_said = n > 0 &&
		      zp_name_parse(&p->said, s, NULL, &at) == ZP_NAME_OK &&
		      p->said.labels > 0;
}

static const char *find(struct zp_str s, const char *what)
{
	return memmem(s.p, s.n, what, strlen(what));
}

/* "Database file x.dns for x zone.", "Database file (null) for Default zone
 * scope in zone x." */
static void windows_origin(struct zp_parser *p, struct zp_str s)
{
	const char *end = s.p + s.n;
	const char *at = find(s, " in zone ");
	size_t skip = 9;
	if (!at) {
		at = find(s, " for ");
		skip = 5;
	}
	if (at)
		say_origin(
		    p, (struct zp_str){at + skip, (size_t)(end - at) - skip});
}

struct lines {
	enum zp_exporter by;
	unsigned semicolons; /* before "Domain:"; 0: not met */
};

static void header_line(struct zp_parser *p, struct zp_str s, struct lines *l)
{
	unsigned n = s.n > 1 && s.p[1] == ';' ? 2 : 1;
	struct zp_str rest = {s.p + n, s.n - n};
	if (begins(&rest, " Domain:")) {
		l->semicolons = n;
		say_origin(p, rest);
	} else if (l->semicolons && begins(&rest, " Exported")) {
		/* The domain alone may be anybody's comment. */
		l->by = l->semicolons == 2 ? ZP_EXPORT_CLOUDFLARE
					   : ZP_EXPORT_GODADDY;
	} else if (begins(&rest, " Exported zone file from Azure DNS")) {
		l->by = ZP_EXPORT_AZURE;
	} else if (l->by == ZP_EXPORT_AZURE && begins(&rest, " Zone name:")) {
		say_origin(p, rest);
	} else if (begins(&rest, " Database file ")) {
		l->by = ZP_EXPORT_WINDOWS;
		windows_origin(p, rest);
	} else if (begins(&rest, " <<>> DiG")) {
		l->by = ZP_EXPORT_DIG;
	}
}

/* cli53 writes no header: its class tells. It need be known beforehand only for
 * what is escaped. */
static bool has_class_aws(const struct zp_source *s)
{
	size_t n = s->size < LOOK ? s->size : LOOK;
	const char *at = s->text, *end = s->text + n;
	if (!memchr(at, '\\', n))
		return false;
	while ((at = memmem(at, (size_t)(end - at), "AWS", 3)) != NULL) {
		struct zp_str rest = {at + 3, (size_t)(end - at) - 3};
		bool word = at > s->text && is_blank(at[-1]) && rest.n > 0 &&
			    is_blank(rest.p[0]);
		if (word &&
		    (begins(&rest, " ALIAS") || begins(&rest, " routing=")))
			return true;
		at += 3;
	}
	return false;
}

void zp_export_recognise(struct zp_parser *p, uint32_t source)
{
	const struct zp_source *src = zp_source_at(&p->set->sources, source);
	const char *at = src->text;
	const char *end = at + (src->size < HEAD ? src->size : HEAD);
	struct lines l = {ZP_EXPORT_NONE, 0};
	while (at < end) {
		const char *nl = memchr(at, '\n', (size_t)(end - at));
		nl = nl ? nl : end;
		struct zp_str s = trim((struct zp_str){at, (size_t)(nl - at)});
		at = nl + 1;
		if (s.n == 0)
			continue;
		if (begins(&s, "Returned records:"))
			l.by = ZP_EXPORT_DNSCMD;
		if (s.n == 0 || s.p[0] != ';')
			break;
		header_line(p, s, &l);
	}
	if (l.by == ZP_EXPORT_NONE && has_class_aws(src))
		l.by = ZP_EXPORT_AWS;
	p->z->exporter = l.by;
	/* Its servers answer with addresses where a CNAME stands at the apex.
	 */
	p->z->flattens = l.by == ZP_EXPORT_CLOUDFLARE;
}
