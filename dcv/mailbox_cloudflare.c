/* Cloudflare Email Routing: rules as the API lists them, or a bare list of
 * them, or a Terraform plan or state as JSON that holds such. Whatever wraps
 * them: a mapping with matchers and actions is a rule. */
#include "dcv/mailbox_internal.h"

#include "zoneparse/yaml.h"

#include <string.h>

struct reader {
	struct dcv_boxes *b;
	struct zp_yaml y;
	/* Catch-alls; they name no domain. */
	ZP_VEC(uint32_t) all;
	ZP_VEC(uint32_t) domains; /* entries, the first of each domain */
};

/* The mapping of one matcher or action, which Terraform may write alone. */
static uint32_t first_item(const struct zp_yaml *y, uint32_t n)
{
	return zp_yaml_is(y, n, ZP_Y_SEQ) ? zp_yaml_item(y, n) : n;
}

static bool is_rule(const struct zp_yaml *y, uint32_t n)
{
	if (y->nodes.v[n].kind != ZP_Y_MAP)
		return false;
	uint32_t m = zp_yaml_get(y, n, "matchers");
	if (m == ZP_NONE)
		m = zp_yaml_get(y, n, "matcher");
	if (m == ZP_NONE || zp_yaml_get(y, first_item(y, m), "type") == ZP_NONE)
		return false;
	return zp_yaml_get(y, n, "actions") != ZP_NONE ||
	       zp_yaml_get(y, n, "action") != ZP_NONE;
}

static uint32_t either(
    const struct zp_yaml *y, uint32_t n, const char *a, const char *b)
{
	uint32_t v = zp_yaml_get(y, n, a);
	return v != ZP_NONE ? v : zp_yaml_get(y, n, b);
}

/* Targets of a forward are kept in the arena, as the tree is not. */
static void add_targets(struct reader *r, uint32_t value)
{
	const struct zp_yaml *y = &r->y;
	uint32_t i =
	    zp_yaml_is(y, value, ZP_Y_SEQ) ? zp_yaml_item(y, value) : value;
	while (i != ZP_NONE) {
		struct zp_str t = zp_yaml_text(y, i);
		if (t.n > 0)
			dcv_box_target_add(
			    r->b, (struct zp_str){
				      zp_copy(&r->b->arena, t.p, t.n), t.n});
		if (i == value)
			break;
		i = zp_yaml_after(y, value, i);
	}
}

static void act(struct reader *r, uint32_t rule, uint32_t entry)
{
	const struct zp_yaml *y = &r->y;
	uint32_t a = first_item(y, either(y, rule, "actions", "action"));
	uint32_t type = zp_yaml_get(y, a, "type");
	uint8_t state = DCV_BOX_LIST;
	if (zp_yaml_text_is(y, zp_yaml_get(y, rule, "enabled"), "false"))
		state = DCV_BOX_OFF;
	else if (zp_yaml_text_is(y, type, "drop"))
		state = DCV_BOX_DROPPED;
	else if (zp_yaml_text_is(y, type, "worker"))
		state = DCV_BOX_WORKER;
	else
		add_targets(r, zp_yaml_get(y, a, "value"));
	r->b->entries.v[entry].state = state;
}

static void note_domain(struct reader *r, uint32_t entry, struct zp_str address)
{
	struct dcv_box_map *m = dcv_box_last(r->b);
	const char *at = memrchr(address.p, '@', address.n);
	if (!at)
		return;
	struct zp_str domain = {
	    at + 1, address.n - (size_t)(at + 1 - address.p)};
	if (dcv_box_get(&m->spoken, domain) == entry)
		zp_push(&r->domains, entry);
}

static void read_rule(struct reader *r, uint32_t rule)
{
	const struct zp_yaml *y = &r->y;
	uint32_t m = first_item(y, either(y, rule, "matchers", "matcher"));
	uint32_t value = zp_yaml_get(y, m, "value");
	if (zp_yaml_text_is(y, zp_yaml_get(y, m, "type"), "all")) {
		zp_push(&r->all, rule);
		return;
	}
	struct zp_str t = zp_yaml_text(y, value);
	struct zp_str address = {zp_copy(&r->b->arena, t.p, t.n), t.n};
	struct zp_span span = zp_yaml_span(y, value == ZP_NONE ? rule : value);
	uint32_t entry = dcv_box_address(r->b, address, span);
	if (entry == ZP_NONE)
		return;
	act(r, rule, entry);
	note_domain(r, entry, address);
}

/* A catch-all holds for the domain that was said, else for the one that all
 * other rules have. */
static void read_all(struct reader *r, uint32_t rule)
{
	struct dcv_boxes *b = r->b;
	struct zp_span span = zp_yaml_span(&r->y, rule);
	uint32_t entry;
	if (zp_yaml_text_is(
		&r->y, zp_yaml_get(&r->y, rule, "enabled"), "false"))
		return;
	if (dcv_box_last(b)->ndomains == 0 && r->domains.n == 1) {
		struct dcv_box_table *t = &dcv_box_last(b)->spoken;
		for (uint32_t i = 0; i < UINT32_C(1) << t->bits; i++) {
			struct zp_str d = t->slots[i].key;
			if (!d.p)
				continue;
			const char *key =
			    zp_printf(&b->arena, "@%.*s", (int)d.n, d.p);
			entry = dcv_box_address(
			    b, (struct zp_str){key, strlen(key)}, span);
			if (entry != ZP_NONE)
				act(r, rule, entry);
			return;
		}
	}
	entry = dcv_box_address(b, ZP_STR("*"), span);
	if (entry != ZP_NONE)
		act(r, rule, entry);
}

static void read_cloudflare(struct dcv_boxes *b, const char *root)
{
	struct reader r = {.b = b};
	(void)root;
	zp_yaml_read(&r.y, b->sources, dcv_box_last(b)->source, NULL);
	for (uint32_t i = 0; i < r.y.faults.n; i++) {
		const struct zp_problem *p = &r.y.faults.v[i];
		dcv_box_complain(
		    b, p->span, r.y.broken, zp_dup(&b->arena, p->message));
	}
	for (uint32_t i = 0; i < r.y.nodes.n; i++)
		if (is_rule(&r.y, i))
			read_rule(&r, i);
	for (uint32_t i = 0; i < r.all.n; i++)
		read_all(&r, r.all.v[i]);
	zp_vec_free(&r.all);
	zp_vec_free(&r.domains);
	zp_yaml_free(&r.y);
}

static int is_cloudflare(struct zp_str text, const char *file)
{
	size_t n = text.n > 1u << 20 ? 1u << 20 : text.n;
	(void)file;
	return n > 0 && memmem(text.p, n, "matcher", 7) &&
		       memmem(text.p, n, "action", 6) &&
		       memmem(text.p, n, "type", 4)
		   ? DCV_BOX_SURE
		   : 0;
}

const struct dcv_box_kind dcv_box_cloudflare = {.is = is_cloudflare,
    .read = read_cloudflare,
    .hints = {"cloudflare", "email-routing"}};
