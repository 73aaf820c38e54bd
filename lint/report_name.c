/* Names that hold A-labels, shown in both forms. */
#include <string.h>

#include "lint/report.h"
#include "zoneparse/idn.h"

const char *report_unicode(struct zp_arena *a, const char *text)
{
	char buf[1024];
	struct zp_name n;
	if (!text || !strstr(text, "xn--") || !zp_name_from_text(&n, text))
		return NULL;
	const char *u = zp_name_unicode(&n, buf);
	return u ? zp_dup(a, u) : NULL;
}

const char *report_name(struct zp_arena *a, const struct zp_name *n)
{
	char text[ZP_NAME_TEXT];
	const char *u = report_unicode(a, zp_name_print(n, text));
	return u ? zp_printf(a, "%s (%s)", text, u) : zp_dup(a, text);
}
