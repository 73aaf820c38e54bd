/* What forwarding services of registrars and DNS hosts list (Porkbun, DNSimple,
 * Google Cloud Domains), as CSV: an address, its target, and whether it is on.
 * Headings are known by their words; without them the first two columns. */
#include "dcv/mailbox_internal.h"

#include <string.h>

static const char *const addresses[] = {"address", "alias", "source", "from",
    "email", "emailaddress", "recipient", "mailbox", "forwardfrom",
    "aliasemail", NULL};
static const char *const targets[] = {"target", "targets", "destination",
    "destinations", "forwardto", "forwardsto", "forward", "goto", "to",
    "destinationemail", "targetemailaddress", NULL};
static const char *const enabled[] = {"enabled", "active", "on", NULL};

struct columns {
	int address, target, enabled;
	bool headings;
};

static struct columns columns_of(const struct dcv_csv *c)
{
	struct columns k = {dcv_csv_column(c, addresses),
	    dcv_csv_column(c, targets), dcv_csv_column(c, enabled), false};
	k.headings = k.address >= 0 && k.target >= 0;
	if (!k.headings) {
		k.address = 0;
		k.target = 1;
		k.enabled = 2;
	}
	return k;
}

static bool is_off(struct zp_str s)
{
	static const char *const words[] = {
	    "false", "no", "0", "off", "disabled", "inactive"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (dcv_box_is(s, words[i]))
			return true;
	return false;
}

static void add(
    struct dcv_boxes *b, const struct dcv_csv *c, const struct columns *k)
{
	struct dcv_csv_field f = dcv_csv_field(c, k->address);
	struct zp_str rest = dcv_csv_field(c, k->target).text, t;
	uint32_t entry = dcv_box_address(b, f.text, f.span);
	if (entry == ZP_NONE)
		return;
	if (is_off(dcv_csv_field(c, k->enabled).text)) {
		b->entries.v[entry].state = DCV_BOX_OFF;
		return;
	}
	for (size_t i = 0; i < rest.n; i++)
		if (rest.p[i] == ';') {
			char *copy = zp_copy(&b->arena, rest.p, rest.n);
			for (; i < rest.n; i++)
				copy[i] = copy[i] == ';' ? ',' : copy[i];
			rest.p = copy;
		}
	while (dcv_box_next_target(b, &rest, true, &t))
		dcv_box_target_add(b, t);
}

static void read_forwards(struct dcv_boxes *b, const char *root)
{
	struct dcv_csv c = dcv_box_csv(b);
	(void)root;
	bool any = dcv_csv_next(&c);
	struct columns k = columns_of(&c);
	if (k.headings)
		any = dcv_csv_next(&c);
	for (; any; any = dcv_csv_next(&c)) {
		dcv_box_csv_faults(b, &c);
		if (c.fields.v[0].text.n > 0 && *c.fields.v[0].text.p == '#')
			continue;
		add(b, &c, &k);
	}
	dcv_csv_end(&c);
}

/* "admin@example.com,ops@example.net": an address, and a target. */
static bool is_row(const struct dcv_csv *c)
{
	struct zp_str a = dcv_csv_field(c, 0).text;
	struct zp_str t = dcv_csv_field(c, 1).text;
	return a.n > 0 && memchr(a.p, '@', a.n) && !memchr(a.p, ' ', a.n) &&
	       !memchr(a.p, ':', a.n) && t.n > 0 && memchr(t.p, '@', t.n);
}

static int is_forwards(struct zp_str text, const char *file)
{
	struct zp_arena arena = {0};
	struct dcv_csv c;
	int votes = 0;
	(void)file;
	dcv_csv_begin(&c, text, 0, &arena);
	bool any = dcv_csv_next(&c);
	if (any && columns_of(&c).headings)
		votes = DCV_BOX_SURE - 1;
	for (int i = 0; any && i < 1000 && votes < DCV_BOX_SURE - 1; i++) {
		votes += 2 * is_row(&c);
		any = dcv_csv_next(&c);
	}
	dcv_csv_end(&c);
	zp_arena_free(&arena);
	return votes;
}

const struct dcv_box_kind dcv_box_forwards = {
    .is = is_forwards, .read = read_forwards, .hints = {"forward", ".csv"}};
