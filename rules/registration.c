#include "rules/registration.h"

bool rule_uses_registration(const struct dcv_row *row)
{
	return row->profile->is.offers[DCV_BY_REGISTRATION] == DCV_YES;
}

const struct dcv_registered *rule_contact_of(struct lint_pass *p,
    const struct dcv_row *row, enum dcv_registered_kind kind)
{
	struct dcv *d = lint_dcv(p);
	const struct dcv_registered *k = dcv_row_registration(d, row);
	while (k && k->kind != kind)
		k = dcv_registrations_next(d->registrations, k);
	return k;
}

uint64_t rule_contact_cause(struct lint_pass *p, const struct dcv_row *row)
{
	return (uint64_t)(uintptr_t)dcv_row_registration(lint_dcv(p), row);
}
