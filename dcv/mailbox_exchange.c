/* Exchange and Microsoft 365: Get-Recipient, Get-Mailbox or
 * Get-DistributionGroup, through Export-Csv. */
#include "dcv/mailbox_internal.h"

#include <string.h>

static const char *const primaries[] = {
    "primarysmtpaddress", "windowsemailaddress", NULL};
static const char *const lists[] = {"emailaddresses", "proxyaddresses", NULL};
static const char *const types[] = {
    "recipienttypedetails", "recipienttype", NULL};
static const char *const disabled[] = {"accountdisabled", NULL};
static const char *const inside[] = {
    "requiresenderauthenticationenabled", NULL};
static const char *const forwards[] = {
    "forwardingsmtpaddress", "forwardingaddress", "externalemailaddress", NULL};
static const char *const both[] = {"delivertomailboxandforward", NULL};

struct columns {
	int primary, list, type, disabled, inside, forward, both;
};

static struct columns columns_of(const struct dcv_csv *c)
{
	return (struct columns){dcv_csv_column(c, primaries),
	    dcv_csv_column(c, lists), dcv_csv_column(c, types),
	    dcv_csv_column(c, disabled), dcv_csv_column(c, inside),
	    dcv_csv_column(c, forwards), dcv_csv_column(c, both)};
}

/* To the headings: "#TYPE ..." may stand before them. */
static bool to_headings(struct dcv_csv *c)
{
	do
		if (!dcv_csv_next(c))
			return false;
	while (dcv_box_begins(c->fields.v[0].text, "#TYPE"));
	return true;
}

static bool ends(struct zp_str s, const char *with)
{
	size_t n = strlen(with);
	return s.n >= n && dcv_box_is((struct zp_str){s.p + s.n - n, n}, with);
}

static bool is_on(struct dcv_csv_field f)
{
	return dcv_box_is(f.text, "true");
}

static enum dcv_box_state state_of(
    const struct dcv_csv *c, const struct columns *k)
{
	struct zp_str type = dcv_csv_field(c, k->type).text;
	/* The account of a shared mailbox or room is always disabled: others
	 * read it. */
	if (is_on(dcv_csv_field(c, k->inside)))
		return DCV_BOX_CLOSED;
	if (is_on(dcv_csv_field(c, k->disabled)) &&
	    (type.n == 0 || dcv_box_is(type, "UserMailbox")))
		return DCV_BOX_LOCKED;
	if (ends(type, "Group"))
		return dcv_csv_field(c, k->inside).text.n > 0 ? DCV_BOX_HERE
							      : DCV_BOX_GROUP;
	return DCV_BOX_HERE;
}

static struct zp_str without_prefix(struct zp_str s)
{
	if (dcv_box_begins(s, "smtp:"))
		return (struct zp_str){s.p + 5, s.n - 5};
	return s;
}

static void add(struct dcv_boxes *b, struct zp_str address, struct zp_span span,
    enum dcv_box_state state, struct zp_str forward)
{
	uint32_t entry = dcv_box_address(b, address, span);
	if (entry == ZP_NONE)
		return;
	b->entries.v[entry].state = (uint8_t)state;
	if (state == DCV_BOX_LIST)
		dcv_box_target_add(b, forward);
}

/* "SMTP:primary;smtp:alias;SIP:...;x500:...", commas or blanks too. */
static void add_list(struct dcv_boxes *b, struct dcv_csv_field f,
    struct zp_str primary, enum dcv_box_state state, struct zp_str forward)
{
	struct zp_str s = f.text;
	while (s.n > 0) {
		size_t n = 0;
		while (n < s.n && !memchr(";, \n{}", s.p[n], 6))
			n++;
		struct zp_str a = {s.p, n}, address = without_prefix(a);
		bool other = memchr(a.p, ':', a.n) && address.n == a.n;
		struct zp_span span = f.span;
		if (f.span.len == f.text.n) {
			span.at += (uint32_t)(address.p - f.text.p);
			span.len = (uint32_t)address.n;
		}
		if (!other && memchr(address.p, '@', address.n) &&
		    !dcv_box_equal(address, primary))
			add(b, address, span, state, forward);
		s.p += n < s.n ? n + 1 : n;
		s.n -= n < s.n ? n + 1 : n;
	}
}

static void read_exchange(struct dcv_boxes *b, const char *root)
{
	struct dcv_csv c = dcv_box_csv(b);
	(void)root;
	bool any = to_headings(&c);
	struct columns k = columns_of(&c);
	while (any && dcv_csv_next(&c)) {
		struct dcv_csv_field first = dcv_csv_field(&c, k.primary);
		struct zp_str primary = without_prefix(first.text);
		struct zp_str forward =
		    without_prefix(dcv_csv_field(&c, k.forward).text);
		enum dcv_box_state state = state_of(&c, &k);
		dcv_box_csv_faults(b, &c);
		/* A name of the directory instead of an address leads on to
		 * somebody, and is no address of ours to follow. */
		if (state != DCV_BOX_CLOSED &&
		    memchr(forward.p, '@', forward.n) &&
		    !is_on(dcv_csv_field(&c, k.both)))
			state = DCV_BOX_LIST;
		if (memchr(primary.p, '@', primary.n))
			add(b, primary, first.span, state, forward);
		add_list(b, dcv_csv_field(&c, k.list), primary, state, forward);
	}
	dcv_csv_end(&c);
}

static int is_exchange(struct zp_str text, const char *file)
{
	struct zp_arena arena = {0};
	struct dcv_csv c;
	(void)file;
	dcv_csv_begin(&c, text, 0, &arena);
	to_headings(&c);
	struct columns k = columns_of(&c);
	dcv_csv_end(&c);
	zp_arena_free(&arena);
	return k.primary >= 0 || k.list >= 0 ? DCV_BOX_SURE : 0;
}

const struct dcv_box_kind dcv_box_exchange = {.is = is_exchange,
    .read = read_exchange,
    .hints = {"exchange", "recipients"}};
