#include <string.h>

#include "dcv/timeline.h"
#include "rules/registration.h"

/* The last day on which the profile wrote to registration contacts; NULL: none
 * is known. */
static const char *last_day(const struct dcv_profile *c, const char *today)
{
	const char *last = NULL;
	for (uint32_t i = 0; i < c->eras.n; i++) {
		const struct dcv_era *e = &c->eras.v[i];
		if (e->values.from[DCV_K_OFFERS] && e->until &&
		    e->values.offers[DCV_BY_REGISTRATION] == DCV_YES &&
		    strcmp(e->until, today) < 0)
			last = e->until;
	}
	return last;
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_registered *k = dcv_row_registration(lint_dcv(p), row);
	const struct dcv_day_info *end = &dcv_days[DCV_DAY_REGISTRATION_END];
	const char *today = lint_today(p);
	const char *last = last_day(row->profile, today);
	bool over = dcv_day_is_here(DCV_DAY_REGISTRATION_END, today);
	if (rule_uses_registration(row) || (!over && !last) ||
	    lint_once(p, row, rule_contact_cause(p, row)))
		return;
	struct lint_finding *f =
	    over ? lint_report(p, k->at,
		       "no CA writes to registration contacts since %s",
		       end->day)
		 : lint_report(p, k->at,
		       "%s writes to no registration contact after %s",
		       row->profile->id, last);
	lint_help(p, f,
	    "leave out --contacts; what counts are the mailboxes of the five "
	    "addresses, or validation by DNS");
}

const struct lint_rule rule_contact_registration_ended = {
    .id = "contact-registration-ended",
    .summary = "registration contacts are given, and no CA writes to them",
    .why = "an address of the registration approves nothing any more",
    .cite = "Baseline Requirements section 3.2.2.4.2, ballot SC-080",
    .ignore = "never: they are of no use",
    .method = "registration",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_CONTACTS,
    .on_row = check,
};
