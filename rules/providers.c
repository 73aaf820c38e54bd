#include "rules/providers.h"

#include <string.h>

#define ONE_A_LINE "list its addresses in a file, one a line"

static const struct rule_provider providers[] = {
    {"Google Workspace", {"google.com", "googlemail.com"}, "google",
	"gam print addresses > addresses.csv", false},
    {"Microsoft 365", {"mail.protection.outlook.com", "mx.microsoft"},
	"exchange",
	"Get-Recipient -ResultSize Unlimited | Select-Object "
	"PrimarySmtpAddress, RecipientTypeDetails, @{n='EmailAddresses'; "
	"e={$_.EmailAddresses -join ';'}} | Export-Csv recipients.csv",
	false},
    {"Cloudflare Email Routing", {"mx.cloudflare.net"}, "cloudflare",
	"curl -H 'Authorization: Bearer TOKEN' https://api.cloudflare.com/"
	"client/v4/zones/ZONE_ID/email/routing/rules > rules.json",
	true},
    {"Forward Email", {"forwardemail.net"}, NULL,
	"its forward-email= TXT records are read where they are in the zone; "
	"else " ONE_A_LINE,
	true},
    {"Amazon SES or WorkMail", {"amazonaws.com"}, NULL,
	"aws workmail list-users --organization-id ID --query Users[].[Email] "
	"--output text > addresses (for SES: the recipients of its receipt "
	"rules, one a line)",
	false},
    {"Zoho Mail", {"zoho.com", "zoho.eu", "zoho.in", "zohomail.com"}, NULL,
	"export the users in its admin console, and " ONE_A_LINE, false},
    {"Proton Mail", {"protonmail.ch"}, NULL, ONE_A_LINE, false},
    {"Fastmail", {"messagingengine.com"}, NULL, ONE_A_LINE, false},
    {"iCloud Mail", {"mail.icloud.com"}, NULL, ONE_A_LINE, false},
    {"Yandex 360", {"mx.yandex.net", "mx.yandex.ru"}, NULL, ONE_A_LINE, false},
    {"Migadu", {"migadu.com"}, NULL, ONE_A_LINE, false},
    {"Rackspace Email", {"emailsrvr.com"}, NULL, ONE_A_LINE, false},
    {"ImprovMX", {"improvmx.com"}, NULL,
	"list its aliases as CSV: address,target", true},
    {"Porkbun", {"porkbun.com"}, NULL,
	"list its forwards as CSV: address,forwardTo", true},
    {"Namecheap", {"registrar-servers.com"}, NULL,
	"list its forwards as CSV: address,target", false},
};
#define PROVIDERS (sizeof providers / sizeof *providers)

const struct rule_provider *rule_provider_of(const struct zp_name *host)
{
	struct zp_name suffix;
	for (size_t i = 0; i < PROVIDERS; i++)
		for (unsigned k = 0; k < 4 && providers[i].suffixes[k]; k++)
			if (zp_name_from_text(
				&suffix, providers[i].suffixes[k]) &&
			    zp_name_is_below(host, &suffix))
				return &providers[i];
	return NULL;
}

const struct rule_provider *rule_provider_of_map(const char *map)
{
	for (size_t i = 0; i < PROVIDERS; i++)
		if (providers[i].map && strcmp(providers[i].map, map) == 0)
			return &providers[i];
	return NULL;
}

const struct rule_provider *rule_row_provider(const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	for (unsigned i = 0; c->result == DCV_MX && i < c->nexchanges; i++) {
		const struct rule_provider *v =
		    rule_provider_of(&c->exchanges[i].host);
		if (v)
			return v;
	}
	return NULL;
}
