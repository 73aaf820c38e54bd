#include "zoneparse/source.h"

#include <string.h>

static void make_lines(struct zp_source *s)
{
	const char *p = s->text, *end = s->text + s->size;
	zp_push(&s->lines, 0);
	while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		p++;
		zp_push(&s->lines, (uint32_t)(p - s->text));
		if (p == end)
			break;
	}
}

struct zp_pos zp_source_pos(struct zp_sources *s, struct zp_span span)
{
	span = zp_span_shown(s, span);
	struct zp_source *src = s->list.v[span.source];
	if (src->lines.n == 0)
		make_lines(src);
	if (span.at > src->size)
		span.at = src->size;
	uint32_t lo = 0, hi = src->lines.n;
	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (src->lines.v[mid] <= span.at)
			lo = mid;
		else
			hi = mid;
	}
	return (struct zp_pos){lo + 1, span.at - src->lines.v[lo] + 1};
}

struct zp_str zp_source_line(
    struct zp_sources *s, uint32_t source, uint32_t line)
{
	struct zp_source *src = s->list.v[source];
	if (src->lines.n == 0)
		make_lines(src);
	if (line == 0 || line > src->lines.n)
		return (struct zp_str){"", 0};
	uint32_t at = src->lines.v[line - 1];
	uint32_t end = line < src->lines.n ? src->lines.v[line] - 1 : src->size;
	if (end > at && src->text[end - 1] == '\r')
		end--;
	return (struct zp_str){src->text + at, end - at};
}
