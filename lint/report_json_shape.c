/* The members of JSON reports. Words come from the functions that print them.
 */
#include "lint/report_json_shape.h"

#include <stddef.h>

#include "dcv/dnsmethod.h"
#include "dcv/methods.h"
#include "lint/report_json.h"

static const char *severity(unsigned i)
{
	return i < LINT_ERROR ? lint_severity_text(LINT_NOTE + i) : NULL;
}

static const char *verdict(unsigned i)
{
	return i <= DCV_READY ? dcv_verdict_text((enum dcv_verdict)i) : NULL;
}

static const char *own(unsigned i)
{
	return i <= DCV_OWN_NONE ? dcv_own_text((enum dcv_own)i) : NULL;
}

static const char *result(unsigned i)
{
	return i <= DCV_NOT_LOADED ? dcv_result_text((enum dcv_result)i) : NULL;
}

static const char *exchange(unsigned i)
{
	return i <= DCV_X_OK ? dcv_exchange_text((enum dcv_exchange_status)i)
			     : NULL;
}

static const char *reach(unsigned i)
{
	return i <= DCV_YES ? report_reach((enum dcv_truth)i) : NULL;
}

static const char *truth(unsigned i)
{
	return i <= DCV_YES ? dcv_truth_text((enum dcv_truth)i) : NULL;
}

static const char *permission(unsigned i)
{
	return i <= DCV_YES ? report_permission((enum dcv_truth)i) : NULL;
}

static const char *dns_method(unsigned i)
{
	return i <= DCV_YES ? dcv_dns_method_text((enum dcv_truth)i) : NULL;
}

static const char *method(unsigned i)
{
	return i < DCV_METHODS ? dcv_method_text((enum dcv_method)i) : NULL;
}

static const char *standing(unsigned i)
{
	return i <= DCV_S_READY ? dcv_standing_text((enum dcv_standing)i)
				: NULL;
}

static const char *dnssec(unsigned i)
{
	return i <= ZP_DNSSEC_UNKNOWN
		   ? zp_dnssec_state_text((enum zp_dnssec_state)i)
		   : NULL;
}

static const char *accepted_by(unsigned i)
{
	return i <= LINT_BY_BASELINE
		   ? report_accepted_by((enum lint_accepted_by)i)
		   : NULL;
}

static const char *accepted_kind(unsigned i)
{
	static const struct lint_accepted first[] = {
	    {.by = LINT_BY_COMMENT}, {.by = LINT_BY_CONFIG}};
	return i < 2 ? lint_accepted_kind(&first[i]) : NULL;
}

static const char *const objects[] = {[JSON_CHECK] = "check",
    [JSON_ROUTES] = "routes",
    [JSON_HEAD] = "head",
    [JSON_TOOL] = "tool",
    [JSON_FINDING] = "finding",
    [JSON_RELATED] = "related",
    [JSON_SUPPRESSED] = "suppressed",
    [JSON_SUPPRESSION] = "suppression",
    [JSON_BASELINE] = "baseline",
    [JSON_ROW] = "row",
    [JSON_STEP] = "step",
    [JSON_ASSUMED] = "assumed",
    [JSON_EXCHANGE] = "exchange",
    [JSON_RECIPIENT] = "recipient",
    [JSON_DNS] = "dns",
    [JSON_METHOD] = "method",
    [JSON_CERTIFICATE] = "certificate",
    [JSON_CHECKED] = "summary",
    [JSON_ROUTED] = "summary"};

/* clang-format off */
static const struct json_member members[] = {
    {JSON_CHECK, "findings", JSON_OBJECT, JSON_LIST, JSON_FINDING, NULL,
	"by file, line, column, rule, name, ca"},
    {JSON_CHECK, "suppressed", JSON_OBJECT, JSON_OPTIONAL | JSON_LIST,
	JSON_SUPPRESSED, NULL, "if anything is accepted"},
    {JSON_CHECK, "summary", JSON_OBJECT, 0, JSON_CHECKED, NULL, NULL},

    {JSON_ROUTES, "names", JSON_OBJECT, JSON_LIST, JSON_ROW, NULL,
	"one for each name, CA and view, in DNS order"},
    {JSON_ROUTES, "certificates", JSON_OBJECT, JSON_LIST, JSON_CERTIFICATE,
	NULL, "that were asked for"},
    {JSON_ROUTES, "summary", JSON_OBJECT, 0, JSON_ROUTED, NULL, NULL},

    {JSON_HEAD, "version", JSON_ONE, 0, 0, NULL,
	"of this form; a new one may lack what stands here"},
    {JSON_HEAD, "tool", JSON_OBJECT, 0, JSON_TOOL, NULL, NULL},
    {JSON_HEAD, "today", JSON_DAY, 0, 0, NULL, "judged as of this day"},
    {JSON_HEAD, "psl", JSON_DAY, JSON_NULL, 0, NULL,
	"day of the public suffix list"},
    {JSON_HEAD, "cas", JSON_TEXT, JSON_LIST, 0, NULL,
	"CA profiles judged by"},

    {JSON_TOOL, "name", JSON_TEXT, 0, 0, NULL, NULL},
    {JSON_TOOL, "version", JSON_TEXT, 0, 0, NULL, NULL},

    {JSON_FINDING, "rule", JSON_TEXT, 0, 0, NULL, "its id"},
    {JSON_FINDING, "severity", JSON_WORD, 0, 0, severity, NULL},
    {JSON_FINDING, "message", JSON_TEXT, 0, 0, NULL, NULL},
    {JSON_FINDING, "help", JSON_TEXT, JSON_NULL, 0, NULL,
	"what to write, or whom to ask"},
    {JSON_FINDING, "zone", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_FINDING, "name", JSON_TEXT, JSON_NULL, 0, NULL,
	"the first of names, as A-labels"},
    {JSON_FINDING, "unicode", JSON_TEXT, JSON_NULL, 0, NULL,
	"the same as U-labels, if that differs"},
    {JSON_FINDING, "names", JSON_TEXT, JSON_LIST, 0, NULL,
	"all that it holds of"},
    {JSON_FINDING, "ca", JSON_TEXT, JSON_NULL, 0, NULL,
	"null: of every CA"},
    {JSON_FINDING, "method", JSON_TEXT, JSON_NULL, 0, NULL,
	"of validation; null: of any"},
    {JSON_FINDING, "file", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_FINDING, "line", JSON_PLACE, JSON_NULL, 0, NULL, NULL},
    {JSON_FINDING, "column", JSON_PLACE, JSON_NULL, 0, NULL, "in octets"},
    {JSON_FINDING, "end_line", JSON_PLACE, JSON_NULL, 0, NULL, NULL},
    {JSON_FINDING, "end_column", JSON_PLACE, JSON_NULL, 0, NULL,
	"the octet behind the last"},
    {JSON_FINDING, "fingerprint", JSON_HASH, 0, 0, NULL,
	"stays when the line moves"},
    {JSON_FINDING, "related", JSON_OBJECT, JSON_LIST, JSON_RELATED, NULL,
	NULL},

    {JSON_RELATED, "file", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_RELATED, "line", JSON_PLACE, JSON_NULL, 0, NULL, NULL},
    {JSON_RELATED, "column", JSON_PLACE, JSON_NULL, 0, NULL, NULL},
    {JSON_RELATED, "message", JSON_TEXT, 0, 0, NULL, NULL},

    {JSON_SUPPRESSED, "suppression", JSON_OBJECT, 0, JSON_SUPPRESSION, NULL,
	NULL},

    {JSON_SUPPRESSION, "kind", JSON_WORD, 0, 0, accepted_kind, NULL},
    {JSON_SUPPRESSION, "by", JSON_WORD, 0, 0, accepted_by, NULL},
    {JSON_SUPPRESSION, "reason", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_SUPPRESSION, "until", JSON_DAY, JSON_NULL, 0, NULL, "the last day"},
    {JSON_SUPPRESSION, "file", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_SUPPRESSION, "line", JSON_PLACE, JSON_NULL, 0, NULL, NULL},
    {JSON_SUPPRESSION, "column", JSON_PLACE, JSON_NULL, 0, NULL, NULL},

    {JSON_BASELINE, "held", JSON_COUNT, 0, 0, NULL,
	"findings that it holds"},
    {JSON_BASELINE, "gone", JSON_COUNT, 0, 0, NULL,
	"of its entries that met none"},

    {JSON_ROW, "name", JSON_TEXT, 0, 0, NULL, "as A-labels"},
    {JSON_ROW, "unicode", JSON_TEXT, JSON_NULL, 0, NULL,
	"the same as U-labels, if that differs"},
    {JSON_ROW, "zone", JSON_TEXT, JSON_NULL, 0, NULL,
	"null: no loaded zone holds it"},
    {JSON_ROW, "view", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_ROW, "file", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_ROW, "line", JSON_PLACE, JSON_NULL, 0, NULL, NULL},
    {JSON_ROW, "ca", JSON_TEXT, 0, 0, NULL, NULL},
    {JSON_ROW, "method", JSON_WORD, 0, 0, method,
	"by which the name is to be validated"},
    {JSON_ROW, "verdict", JSON_WORD, 0, 0, verdict,
	"whether validation mail could be received"},
    {JSON_ROW, "own_mx", JSON_WORD, 0, 0, own, "of the name itself"},
    {JSON_ROW, "mail_domain", JSON_TEXT, JSON_NULL, 0, NULL,
	"where mail would go"},
    {JSON_ROW, "walk", JSON_OBJECT, JSON_LIST, JSON_STEP, NULL,
	"from the name up"},
    {JSON_ROW, "validation_domain", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_ROW, "assumed", JSON_OBJECT, JSON_NULL, JSON_ASSUMED, NULL,
	"what follows if the targets of aliases have no MX"},
    {JSON_ROW, "exchanges", JSON_OBJECT, JSON_LIST, JSON_EXCHANGE, NULL,
	NULL},
    {JSON_ROW, "recipients", JSON_OBJECT, JSON_LIST, JSON_RECIPIENT, NULL,
	NULL},
    {JSON_ROW, "reasons", JSON_TEXT, JSON_LIST, 0, NULL,
	"ids of rules that bear on it"},
    {JSON_ROW, "dns", JSON_OBJECT, 0, JSON_DNS, NULL, NULL},

    {JSON_STEP, "domain", JSON_TEXT, 0, 0, NULL, NULL},
    {JSON_STEP, "result", JSON_WORD, 0, 0, result, NULL},

    {JSON_ASSUMED, "mail_domain", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_ASSUMED, "verdict", JSON_WORD, 0, 0, verdict, NULL},
    {JSON_ASSUMED, "walk", JSON_OBJECT, JSON_LIST, JSON_STEP, NULL, NULL},

    {JSON_EXCHANGE, "preference", JSON_COUNT, 0, 0, NULL, NULL},
    {JSON_EXCHANGE, "host", JSON_TEXT, 0, 0, NULL, NULL},
    {JSON_EXCHANGE, "status", JSON_WORD, 0, 0, exchange, NULL},
    {JSON_EXCHANGE, "addresses", JSON_TEXT, JSON_LIST, 0, NULL, NULL},

    {JSON_RECIPIENT, "address", JSON_TEXT, 0, 0, NULL, NULL},
    {JSON_RECIPIENT, "status", JSON_WORD, 0, 0, reach, NULL},
    {JSON_RECIPIENT, "reason", JSON_TEXT, JSON_NULL, 0, NULL, NULL},

    {JSON_DNS, "caa", JSON_WORD, 0, 0, permission, NULL},
    {JSON_DNS, "dns_method", JSON_WORD, 0, 0, dns_method,
	"whether there is room for the CA's record"},
    {JSON_DNS, "dnssec", JSON_WORD, JSON_OPTIONAL, 0, dnssec,
	"with --methods"},
    {JSON_DNS, "best", JSON_WORD, JSON_OPTIONAL, 0, standing,
	"with --methods"},
    {JSON_DNS, "methods", JSON_OBJECT, JSON_OPTIONAL | JSON_LIST, JSON_METHOD,
	NULL, "with --methods"},

    {JSON_METHOD, "method", JSON_WORD, 0, 0, method, NULL},
    {JSON_METHOD, "section", JSON_TEXT, 0, 0, NULL,
	"of the Baseline Requirements"},
    {JSON_METHOD, "offered", JSON_WORD, 0, 0, truth, "by the CA"},
    {JSON_METHOD, "status", JSON_WORD, 0, 0, standing, NULL},
    {JSON_METHOD, "caa", JSON_WORD, 0, 0, permission, NULL},
    {JSON_METHOD, "until", JSON_DAY, JSON_NULL, 0, NULL, "its last day"},
    {JSON_METHOD, "reason", JSON_TEXT, 0, 0, NULL, NULL},

    {JSON_CERTIFICATE, "id", JSON_TEXT, JSON_NULL, 0, NULL, NULL},
    {JSON_CERTIFICATE, "ca", JSON_TEXT, 0, 0, NULL, NULL},
    {JSON_CERTIFICATE, "names", JSON_TEXT, JSON_LIST, 0, NULL, NULL},
    {JSON_CERTIFICATE, "verdict", JSON_WORD, 0, 0, verdict,
	"the worst of its names'"},

    {JSON_CHECKED, "files", JSON_COUNT, 0, 0, NULL, NULL},
    {JSON_CHECKED, "zones", JSON_COUNT, 0, 0, NULL, NULL},
    {JSON_CHECKED, "records", JSON_COUNT, 0, 0, NULL, NULL},
    {JSON_CHECKED, "names", JSON_COUNT, 0, 0, NULL, NULL},
    {JSON_CHECKED, "errors", JSON_COUNT, 0, 0, NULL, NULL},
    {JSON_CHECKED, "warnings", JSON_COUNT, 0, 0, NULL, NULL},
    {JSON_CHECKED, "notes", JSON_COUNT, 0, 0, NULL, NULL},
    {JSON_CHECKED, "suppressed", JSON_COUNT, 0, 0, NULL,
	"what is accepted, and not among the findings"},
    {JSON_CHECKED, "baseline", JSON_OBJECT, JSON_OPTIONAL, JSON_BASELINE,
	NULL, NULL},

    {JSON_ROUTED, "names", JSON_COUNT, 0, 0, NULL, NULL},
    {JSON_ROUTED, "without_mx", JSON_COUNT, 0, 0, NULL,
	"names without an MX of their own"},
    {JSON_ROUTED, "ready", JSON_COUNT, 0, 0, NULL, "rows"},
    {JSON_ROUTED, "routable", JSON_COUNT, 0, 0, NULL, "rows"},
    {JSON_ROUTED, "not_ready", JSON_COUNT, 0, 0, NULL, "rows"},
    {JSON_ROUTED, "unknown", JSON_COUNT, 0, 0, NULL, "rows"},
    {JSON_ROUTED, "baseline", JSON_OBJECT, JSON_OPTIONAL, JSON_BASELINE,
	NULL, NULL},
};
/* clang-format on */

const char *json_object_name(enum json_object of)
{
	return objects[of];
}

const struct json_member *json_member(unsigned i)
{
	return i < sizeof members / sizeof *members ? &members[i] : NULL;
}
