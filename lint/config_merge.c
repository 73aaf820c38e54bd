/* What holds: the command line, then the configuration, then defaults. */
#include <string.h>

#include "lint/config_internal.h"
#include "lint/options_read.h"

static void swap(void *a, void *b, size_t n)
{
	char part[32];
	memcpy(part, a, n);
	memcpy(a, b, n);
	memcpy(b, part, n);
}
/* Two vectors change places. */
#define SWAP(field) swap(&o->field, &c->field, sizeof o->field)

/* The last that speaks of a rule holds: what the configuration says of topics,
 * then of rules, then what the command line says. */
static void take_severities(struct lint_options *o, struct lint_options *c)
{
	SWAP(overrides);
	uint32_t n = o->config_overrides = o->overrides.n;
	for (uint32_t i = 0; i < n; i++) {
		struct lint_override v = o->overrides.v[i];
		if (strchr(v.rule, '-'))
			zp_push(&o->overrides, v);
	}
	for (uint32_t i = 0; i < c->overrides.n; i++)
		zp_push(&o->overrides, c->overrides.v[i]);
}

static void take_names(struct lint_options *o, struct lint_options *c)
{
	if (o->asked)
		return;
	SWAP(certificates);
	SWAP(names);
	o->asked = o->names_configured = o->names.n > 0;
	if (!lint_is_given(o, O_VALIDATION))
		SWAP(validation);
}

/* A pattern of paths, which is relative to the configuration's folder; one
 * without a slash inside fits anywhere. */
static const char *as_seen_here(struct lint_options *o, const char *pattern)
{
	const char *glob = pattern + (pattern[0] == '!');
	const char *slash = strchr(glob, '/');
	if (!slash || !slash[1] || strncmp(glob, "**", 2) == 0)
		return pattern;
	return zp_printf(&o->arena, "%s%s", glob > pattern ? "!" : "",
	    lint_config_shown(o, glob));
}

static void take_over(struct lint_options *o, struct lint_options *c)
{
	/* Those of --ca are not known yet. */
	if (!lint_is_given(o, O_CA))
		SWAP(cas);
	if (!lint_is_given(o, O_SELECT))
		SWAP(select);
	if (!lint_is_given(o, O_ASSUME))
		SWAP(assume_no_mx);
	if (!lint_is_given(o, O_DENYLIST))
		SWAP(denied);
	if (!lint_is_given(o, O_MAILBOXES))
		SWAP(mailboxes);
	if (!lint_is_given(o, O_CONTACTS))
		SWAP(contacts);
	if (!lint_is_given(o, O_MTA_STS))
		SWAP(mta_sts);
	if (!lint_is_given(o, O_FAIL_ON))
		o->fail_on = c->fail_on;
	o->notes |= c->notes;
	take_names(o, c);
	take_severities(o, c);
	SWAP(zones);
	SWAP(views);
	SWAP(ignores);
	SWAP(per_file);
	SWAP(notices);
	for (uint32_t i = 0; i < c->notices.n; i++)
		zp_push(&o->notices, c->notices.v[i]);
	for (uint32_t i = 0; i < c->excludes.n && !lint_is_given(o, O_EXCLUDE);
	     i++)
		zp_push(&o->excludes, as_seen_here(o, c->excludes.v[i]));
}

/* Profiles of certificates that say their own are judged beside those of the
 * run, and alone if every certificate says one. */
static void settle_cas(struct lint_options *o)
{
	bool common = !o->names_configured || lint_is_given(o, O_CA);
	o->ca_given = o->cas.n > 0;
	for (uint32_t i = 0; i < o->certificates.n; i++)
		common |= !o->certificates.v[i].ca;
	if (!common) {
		o->cas.n = 0;
		o->ca_given = false;
	} else if (o->cas.n == 0) {
		zp_push(&o->cas, dcv_profile_find(o->profiles, "acm"));
	}
	o->common_cas = o->cas.n;
	for (uint32_t i = 0; i < o->certificates.n; i++) {
		struct lint_certificate *c = &o->certificates.v[i];
		if (lint_is_given(o, O_CA))
			c->ca = NULL;
		bool known = !c->ca;
		for (uint32_t k = 0; k < o->cas.n && !known; k++)
			known = o->cas.v[k] == c->ca;
		if (!known)
			zp_push(&o->cas, c->ca);
	}
}

/* The profiles are known now: their values of the day, and those of --ca. */
static bool settle_profiles(struct lint_options *o)
{
	const char *why = "";
	struct lint_reader r = {o, &why};
	dcv_profiles_on(o->profiles, o->today);
	if (options_cas(&r))
		return true;
	zp_push(&o->faults, why);
	return false;
}

bool lint_config_apply(struct lint_options *o)
{
	bool wanted = o->command <= LINT_DUMP || o->command == LINT_CONFIG ||
		      o->command == LINT_CAS || o->command == LINT_MERGE;
	if (wanted && !o->no_config && !config_find(o))
		return false;
	if (o->config_folder) {
		struct lint_options *c = zp_xcalloc(1, sizeof *c);
		o->config = c;
		c->today = o->today;
		c->profiles = o->profiles;
		c->fail_on = o->fail_on;
		c->config_file = o->config_file;
		c->config_shown = o->config_shown;
		c->config_folder = o->config_folder;
		config_read(c);
		SWAP(faults);
		if (o->faults.n > 0)
			return false;
		take_over(o, c);
	}
	if (wanted && !settle_profiles(o))
		return false;
	settle_cas(o);
	/* Changed files are parts of zones: here stands which zones there are.
	 */
	bool open = o->changed ? o->context.n == 0 : o->paths.n == 0;
	return !wanted || !open || o->command == LINT_CAS ||
	       lint_config_expand(o);
}
