#include "tests/unit/boxes.h"

Suite *suite_mailbox_kinds(void);

START_TEST(list)
{
	load("# people\nadmin@example.com\n\nWebmaster@Example.COM # boss\n"
	     "\xff\xfe?\n",
	    ALONE);
	is_kind("recipients");
	expect("admin", DCV_YES, ":2: listed as a mailbox");
	expect("webmaster", DCV_YES, ":4: listed as a mailbox");
	expect("postmaster", DCV_UNKNOWN, "not listed in");
	ck_assert(!reach("postmaster").absent);
}
END_TEST

START_TEST(list_complete)
{
	load("admin@example.com\n", (struct how){false, true, NULL});
	expect("postmaster", DCV_NO, "which is complete");
	ck_assert(reach("postmaster").absent);
}
END_TEST

START_TEST(relay_recipients)
{
	load("admin@example.com OK\npostmaster@example.com  x\n"
	     "@example.org OK\n",
	    ALONE);
	is_kind("recipients");
	expect("admin", DCV_YES, "listed as a mailbox");
	ck_assert(zp_name_from_text(&example, "example.org"));
	expect("anybody", DCV_YES, "listed");
	ck_assert(reach("anybody").catch_all);
}
END_TEST

START_TEST(virtual_mailboxes)
{
	load("admin@example.com example.com/admin/\n", ALONE);
	is_kind("recipients");
}
END_TEST

START_TEST(locals)
{
	load("admin x\njoe x\n", (struct how){true, true, "recipients"});
	expect("admin", DCV_YES, "listed");
	expect("webmaster", DCV_NO, "complete");
}
END_TEST

START_TEST(gam)
{
	load("Type,Email,Target\r\nUser,boss@example.com,\r\n"
	     "UserAlias,admin@example.com,boss@example.com\r\n"
	     "SuspendedUser,old@example.com,\r\n"
	     "SuspendedUserAlias,webmaster@example.com,old@example.com\r\n"
	     "Group,hostmaster@example.com,\r\n",
	    WHOLE);
	is_kind("google");
	expect("admin", DCV_YES, ":2: listed as a mailbox");
	expect("webmaster", DCV_NO, "the account is suspended");
	ck_assert(reach("webmaster").disabled);
	expect("hostmaster", DCV_YES, "must take mail from outside");
	expect("postmaster", DCV_UNKNOWN, "Google may keep it");
	expect("administrator", DCV_NO, "which is complete");
}
END_TEST

START_TEST(google_console)
{
	load("First Name [Required],Email Address [Required],Status [READ "
	     "ONLY]\nA,admin@example.com,Active\n"
	     "B,webmaster@example.com,Suspended\n",
	    ALONE);
	is_kind("google");
	expect("admin", DCV_YES, "listed");
	expect("webmaster", DCV_NO, "suspended");
}
END_TEST

START_TEST(gam_users)
{
	load("primaryEmail,suspended,aliases.0,aliases.1\n"
	     "boss@example.com,False,admin@example.com,\n"
	     "old@example.com,True,webmaster@example.com,x@example.com\n",
	    ALONE);
	expect("admin", DCV_YES, ":2: listed");
	expect("webmaster", DCV_NO, "suspended");
}
END_TEST

START_TEST(exchange)
{
	load(
	    "\xef\xbb\xbf#TYPE Selected.Recipient\r\n"
	    "\"PrimarySmtpAddress\";\"EmailAddresses\";\"RecipientTypeDetails\""
	    ";\"AccountDisabled\";\"RequireSenderAuthenticationEnabled\"\r\n"
	    "\"boss@example.com\";\"SMTP:boss@example.com;smtp:admin@example."
	    "com;SIP:boss@example.com;x500:/o=x/cn=y@z\";\"UserMailbox\";"
	    "\"False\";\"\"\r\n"
	    "\"old@example.com\";\"smtp:webmaster@example.com\";"
	    "\"UserMailbox\";\"True\";\"\"\r\n"
	    "\"info@example.com\";\"smtp:postmaster@example.com\";"
	    "\"SharedMailbox\";\"True\";\"\"\r\n"
	    "\"hostmaster@example.com\";\"\";\"MailUniversalDistributionGroup\""
	    ";\"\";\"True\"\r\n",
	    ALONE);
	is_kind("exchange");
	expect("admin", DCV_YES, ":3: listed as a mailbox");
	expect("webmaster", DCV_UNKNOWN, "the account is disabled");
	ck_assert(reach("webmaster").disabled);
	expect("postmaster", DCV_YES, "listed");
	expect("hostmaster", DCV_NO, "from inside only");
}
END_TEST

START_TEST(exchange_forwards)
{
	load("PrimarySmtpAddress,ForwardingSmtpAddress,"
	     "DeliverToMailboxAndForward\n"
	     "admin@example.com,smtp:me@elsewhere.example,False\n"
	     "webmaster@example.com,smtp:me@elsewhere.example,True\n",
	    ALONE);
	expect("admin", DCV_YES, "forwarded to me@elsewhere.example");
	ck_assert(reach("admin").external);
	ck_assert_str_eq(reach("admin").target, "me@elsewhere.example");
	expect("webmaster", DCV_YES, "listed as a mailbox");
}
END_TEST

START_TEST(cloudflare)
{
	load("{\"success\": true, \"result\": [\n"
	     "{\"matchers\": [{\"type\": \"literal\", \"field\": \"to\", "
	     "\"value\": \"admin@example.com\"}], \"actions\": [{\"type\": "
	     "\"forward\", \"value\": [\"me@elsewhere.example\"]}], "
	     "\"enabled\": true},\n"
	     "{\"matchers\": [{\"type\": \"literal\", \"value\": "
	     "\"webmaster@example.com\"}], \"actions\": [{\"type\": "
	     "\"forward\", \"value\": [\"me@elsewhere.example\"]}], "
	     "\"enabled\": false},\n"
	     "{\"matchers\": [{\"type\": \"literal\", \"value\": "
	     "\"hostmaster@example.com\"}], \"actions\": [{\"type\": "
	     "\"worker\", \"value\": [\"w\"]}], \"enabled\": true},\n"
	     "{\"matchers\": [{\"type\": \"all\"}], \"actions\": [{\"type\": "
	     "\"drop\"}], \"enabled\": true}]}\n",
	    ALONE);
	is_kind("cloudflare");
	expect("admin", DCV_YES, ":2: forwarded to me@elsewhere.example");
	expect("webmaster", DCV_NO, ":3: switched off");
	expect("hostmaster", DCV_YES, "handed to a program");
	expect("postmaster", DCV_NO, ":5: dropped");
	ck_assert(reach("postmaster").discarded);
}
END_TEST

START_TEST(cloudflare_bare)
{
	load("- matchers:\n  - {type: all}\n  actions:\n  - {type: forward, "
	     "value: [me@elsewhere.example]}\n  enabled: true\n",
	    SAID);
	expect("admin", DCV_YES, "forwarded to me@elsewhere.example");
	ck_assert(reach("admin").catch_all);
}
END_TEST

START_TEST(json_of_no_kind)
{
	const char *why = "";
	ck_assert(!try("{\"a\": 1}\n", 9, ALONE, &why));
	ck_assert(strstr(why, "no mailbox map"));
}
END_TEST

START_TEST(forwards)
{
	load("address,target,enabled\nadmin@example.com,me@elsewhere.example,"
	     "true\nwebmaster@example.com,me@elsewhere.example,false\n"
	     "\"postmaster@example.com\",\"a@b.example; c@d.example\",\n"
	     "*@example.com,all@elsewhere.example,yes\n",
	    ALONE);
	is_kind("forwards");
	expect("admin", DCV_YES, ":2: forwarded to me@elsewhere.example");
	expect("webmaster", DCV_NO, "switched off");
	expect("postmaster", DCV_YES, "forwarded to a@b.example");
	expect("hostmaster", DCV_YES, "forwarded to all@elsewhere.example");
	ck_assert(reach("hostmaster").catch_all);
}
END_TEST

START_TEST(forwards_dnsimple)
{
	load("Alias;Destination\nadmin;me@elsewhere.example\n"
	     "*;all@elsewhere.example\n",
	    SAID);
	expect("admin", DCV_YES, ":2: forwarded to me@elsewhere.example");
	expect("webmaster", DCV_YES, ":3: forwarded");
}
END_TEST

START_TEST(forwards_bare)
{
	load("admin@example.com,me@elsewhere.example\n"
	     "admin@example.com,you@elsewhere.example\n",
	    ALONE);
	is_kind("forwards");
	expect("admin", DCV_YES, "forwarded to me@elsewhere.example");
}
END_TEST

START_TEST(several_of_one_address)
{
	load("address,target,enabled\nadmin@example.com,a@b.example,false\n"
	     "admin@example.com,c@d.example,true\n",
	    ALONE);
	expect("admin", DCV_YES, ":3: forwarded to c@d.example");
}
END_TEST

START_TEST(quote_never_closed)
{
	load("address,target\n\"admin@example.com,me@elsewhere.example\n"
	     "webmaster@example.com,me@elsewhere.example\n",
	    ALONE);
	ck_assert(strstr(problem(0), "never closed"));
	expect("webmaster", DCV_YES, "forwarded");
}
END_TEST

START_TEST(hostile)
{
	const char *why;
	struct zp_buf text = {0};
	for (int i = 0; i < 200000; i++)
		zp_buf_puts(&text, "\"x,");
	zp_buf_add(&text, "\n\0\0\n", 4);
	for (int i = 0; i < 300000; i++)
		zp_buf_puts(&text, i % 7 ? "\"\"" : "\n,");
	try(text.p, text.n, ALONE, &why);
	for (unsigned i = 0; dcv_box_kind_words[i]; i++)
		try(text.p, text.n,
		    (struct how){true, true, dcv_box_kind_words[i]}, &why);
	reach("admin");
	zp_buf_free(&text);
}
END_TEST

START_TEST(chain_over_kinds)
{
	load("admin@example.com ops@example.com\nexample.com x\n", ALONE);
	load("Type,Email,Target\nSuspendedUser,ops@example.com,\n", ALONE);
	expect("admin", DCV_NO, "suspended");
	expect("webmaster", DCV_NO, "declares example.com");
}
END_TEST

START_TEST(dangling)
{
	load("admin@example.com nobody@example.com\n",
	    (struct how){false, true, NULL});
	expect("admin", DCV_NO, "leads to an address no map lists");
	ck_assert(reach("admin").dangling);
}
END_TEST

START_TEST(undeclared)
{
	load("example.org x\nadmin@example.com a@b.example\n", ALONE);
	ck_assert(reach("admin").undeclared);
	load("example.com x\n", (struct how){false, false, "virtual"});
	ck_assert(!dcv_boxes_reach(boxes, NULL, "admin2", &example).undeclared);
}
END_TEST

static enum dcv_truth takes_none(
    void *ctx, const char *view, const struct zp_name *domain)
{
	(void)ctx;
	(void)view;
	return domain->labels == 2 ? DCV_NO : DCV_UNKNOWN;
}

START_TEST(dead_forward)
{
	dcv_boxes_outside(boxes, (struct dcv_box_outside){takes_none, NULL});
	load("admin@example.com a@dead.example\n"
	     "webmaster@example.com a@dead.example, b@live.sub.example\n",
	    ALONE);
	expect("admin", DCV_NO, "forwarded to where no mail is taken");
	ck_assert(reach("admin").dead);
	expect("webmaster", DCV_YES, "forwarded to b@live.sub.example");
}
END_TEST

Suite *suite_mailbox_kinds(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {
	    {"list", list},
	    {"list_complete", list_complete},
	    {"relay_recipients", relay_recipients},
	    {"virtual_mailboxes", virtual_mailboxes},
	    {"locals", locals},
	    {"gam", gam},
	    {"google_console", google_console},
	    {"gam_users", gam_users},
	    {"exchange", exchange},
	    {"exchange_forwards", exchange_forwards},
	    {"cloudflare", cloudflare},
	    {"cloudflare_bare", cloudflare_bare},
	    {"json_of_no_kind", json_of_no_kind},
	    {"forwards", forwards},
	    {"forwards_dnsimple", forwards_dnsimple},
	    {"forwards_bare", forwards_bare},
	    {"several_of_one_address", several_of_one_address},
	    {"quote_never_closed", quote_never_closed},
	    {"hostile", hostile},
	    {"chain_over_kinds", chain_over_kinds},
	    {"dangling", dangling},
	    {"undeclared", undeclared},
	    {"dead_forward", dead_forward},
	};
	Suite *s = suite_create("mailbox_kinds");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *t = tcase_create(cases[i].name);
		tcase_add_checked_fixture(t, setup, teardown);
		tcase_add_test(t, cases[i].test);
		suite_add_tcase(s, t);
	}
	return s;
}
