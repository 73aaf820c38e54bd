/* Google Workspace: "gam print addresses" (Type, Email, Target), "gam print
 * users" (primaryEmail, suspended, aliases.N), and the list of users that the
 * admin console exports (Email Address, Status). */
#include "dcv/mailbox_internal.h"

static const char *const addresses[] = {
    "email", "emailaddress", "primaryemail", "groupemail", NULL};
static const char *const types[] = {"type", NULL};
static const char *const targets[] = {"target", NULL};
static const char *const statuses[] = {"status", NULL};
static const char *const suspended[] = {"suspended", "issuspended", NULL};
static const char *const archived[] = {"archived", "isarchived", NULL};

static bool is_on(const struct dcv_csv *c, int column)
{
	return dcv_box_is(dcv_csv_field(c, column).text, "true");
}

static enum dcv_box_state state_of(
    struct zp_str type, struct zp_str status, bool off)
{
	if (off || dcv_box_begins(type, "Suspended") ||
	    dcv_box_begins(type, "Archived") ||
	    dcv_box_begins(status, "Suspended") ||
	    dcv_box_begins(status, "Archived"))
		return DCV_BOX_DISABLED;
	if (dcv_box_begins(type, "Group"))
		return DCV_BOX_GROUP;
	return DCV_BOX_HERE;
}

struct columns {
	int address, type, target, status, suspended, archived;
};

static struct columns columns_of(const struct dcv_csv *c)
{
	return (struct columns){dcv_csv_column(c, addresses),
	    dcv_csv_column(c, types), dcv_csv_column(c, targets),
	    dcv_csv_column(c, statuses), dcv_csv_column(c, suspended),
	    dcv_csv_column(c, archived)};
}

static void add(
    struct dcv_boxes *b, struct dcv_csv_field f, enum dcv_box_state state)
{
	uint32_t entry = dcv_box_address(b, f.text, f.span);
	if (entry != ZP_NONE)
		b->entries.v[entry].state = (uint8_t)state;
}

static void read_google(struct dcv_boxes *b, const char *root)
{
	struct dcv_csv c = dcv_box_csv(b);
	/* Columns that hold aliases, as the headings say. */
	ZP_VEC(int) aliases = {0};
	(void)root;
	dcv_csv_next(&c);
	struct columns k = columns_of(&c);
	for (uint32_t i = 0; i < c.fields.n; i++)
		if (dcv_csv_begins(&c, i, "aliases.") ||
		    dcv_csv_begins(&c, i, "noneditablealiases."))
			zp_push(&aliases, (int)i);
	dcv_box_last(b)->reserves = true;
	while (dcv_csv_next(&c)) {
		struct dcv_csv_field f = dcv_csv_field(&c, k.address);
		struct zp_str type = dcv_csv_field(&c, k.type).text;
		struct zp_str target = dcv_csv_field(&c, k.target).text;
		enum dcv_box_state state =
		    state_of(type, dcv_csv_field(&c, k.status).text,
			is_on(&c, k.suspended) || is_on(&c, k.archived));
		dcv_box_csv_faults(b, &c);
		/* An alias is what its account is. */
		bool alias = target.n > 0 && state != DCV_BOX_DISABLED &&
			     !dcv_box_equal(target, f.text);
		add(b, f, alias ? DCV_BOX_LIST : state);
		if (alias && b->entries.n > 0)
			dcv_box_target_add(b, target);
		for (uint32_t i = 0; i < aliases.n; i++) {
			struct dcv_csv_field a =
			    dcv_csv_field(&c, aliases.v[i]);
			if (a.text.n > 0)
				add(b, a, state);
		}
	}
	zp_vec_free(&aliases);
	dcv_csv_end(&c);
}

static int is_google(struct zp_str text, const char *file)
{
	struct zp_arena arena = {0};
	struct dcv_csv c;
	(void)file;
	dcv_csv_begin(&c, text, 0, &arena);
	dcv_csv_next(&c);
	struct columns k = columns_of(&c);
	bool is = k.address >= 0 &&
		  (k.type >= 0 || k.status >= 0 || k.suspended >= 0 ||
		      dcv_csv_begins(&c, (uint32_t)k.address, "primaryemail"));
	dcv_csv_end(&c);
	zp_arena_free(&arena);
	return is ? DCV_BOX_SURE : 0;
}

const struct dcv_box_kind dcv_box_google = {
    .is = is_google, .read = read_google, .hints = {"gam", "google"}};
