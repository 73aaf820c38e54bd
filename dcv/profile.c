#include "dcv/profile.h"

#include <string.h>

const char *const dcv_local_parts[6] = {
    "admin", "administrator", "hostmaster", "postmaster", "webmaster", NULL};

static const struct dcv_profile profiles[] = {
    {
	.id = "acm",
	.name = "AWS Certificate Manager, requested in the console",
	.walk = DCV_WALK_MX,
	.needs_mx = true,
	.strip_www = true,
	.amazon_refused = true,
	.window_hours = 72,
	.local_parts = dcv_local_parts,
	.source = "AWS Certificate Manager User Guide, 'Use email to "
		  "validate domain ownership'; the five addresses alone "
		  "since 2024-06",
	.source_date = "2016",
    },
    {
	/* No MX look-up is documented here: mail goes to the asked name or its
	 * ValidationDomain, by RFC 5321 section 5.1 also to a bare address. */
	.id = "acm-api",
	.name = "AWS Certificate Manager, requested through API, CLI, "
		"Terraform or CloudFormation",
	.walk = DCV_WALK_NONE,
	.needs_mx = false,
	.strip_www = true,
	.amazon_refused = true,
	.window_hours = 72,
	.local_parts = dcv_local_parts,
	.source = "AWS Certificate Manager User Guide, 'Email validation'",
	.source_date = "2026",
    },
};

const struct dcv_profile *dcv_profiles(size_t *n)
{
	*n = sizeof profiles / sizeof *profiles;
	return profiles;
}

const struct dcv_profile *dcv_profile_find(const char *id)
{
	for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
		if (strcmp(profiles[i].id, id) == 0)
			return &profiles[i];
	return NULL;
}
