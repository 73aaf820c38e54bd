/* The summary of a run as JSON. */
#include "lint/report_json.h"

void json_summary(
    struct lint_out *o, bool lines, const struct report_json_summary *s)
{
	out_puts(o, lines ? "{\"type\":\"summary\"," : ",\n\"summary\":{");
	if (s->routes)
		out_printf(o,
		    "\"names\":%u,\"without_mx\":%u,\"ready\":%u,"
		    "\"routable\":%u,\"not_ready\":%u,\"unknown\":%u",
		    s->names, s->without, s->verdicts[DCV_READY],
		    s->verdicts[DCV_ROUTABLE], s->verdicts[DCV_NOT_READY],
		    s->verdicts[DCV_VERDICT_UNKNOWN]);
	else
		out_printf(o,
		    "\"files\":%u,\"zones\":%u,\"records\":%u,\"names\":%u,"
		    "\"errors\":%u,\"warnings\":%u,\"notes\":%u,"
		    "\"suppressed\":%u",
		    s->files, s->zones, s->records, s->names, s->found.errors,
		    s->found.warnings, s->found.notes, s->suppressed);
	if (s->baseline)
		out_printf(o, ",\"baseline\":{\"held\":%u,\"gone\":%u}",
		    s->held, s->gone);
	out_puts(o, lines ? "}\n" : "}}\n");
}
