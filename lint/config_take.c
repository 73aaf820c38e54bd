/* The values of the configuration, one by one, into the options. */
#include <string.h>

#include "dcv/timeline.h"
#include "lint/config_internal.h"
#include "lint/near.h"
#include "lint/options_read.h"
#include "zoneparse/idn.h"

static bool check_word(
    struct lint_config_reader *r, struct lint_config_item *item)
{
	const char *word;
	const struct dcv_profile *ca;
	struct lint_near near = lint_near_begin(item->text);
	struct zp_buf all = {0};
	for (unsigned i = 0;; i++) {
		ca = dcv_profiles_at(r->o->profiles, i);
		word = item->key->kind != LINT_K_CA
			   ? lint_config_word(item->key, i)
			   : (ca ? ca->id : NULL);
		if (!word)
			break;
		if (strcmp(word, item->text) == 0) {
			item->word = i;
			zp_buf_free(&all);
			return true;
		}
		lint_near_offer(&near, word);
		zp_buf_printf(&all, "%s%s", i > 0 ? ", " : "", word);
	}
	if (near.best)
		config_fault(r, item->node,
		    "\"%s\" is none of %s: did you mean %s?", item->text, all.p,
		    near.best);
	else
		config_fault(
		    r, item->node, "\"%s\" is none of %s", item->text, all.p);
	zp_buf_free(&all);
	return false;
}

static bool check_path(
    struct lint_config_reader *r, const struct lint_config_item *item)
{
	const char *why;
	if (!config_path_is_plain(item->text, &why))
		return config_fault(
		    r, item->node, "\"%s\": %s", item->text, why);
	if (!config_is_inside(r->o, lint_config_shown(r->o, item->text)))
		return config_fault(r, item->node,
		    "\"%s\": it is a link that leaves this file's folder",
		    item->text);
	return true;
}

/* What the command line takes as well is checked as there. */
static bool check_as_option(struct lint_config_reader *r, uint32_t node,
    bool (*check)(struct lint_reader *r, const char *word), const char *text)
{
	const char *why = "";
	struct lint_reader reader = {r->o, &why};
	return check(&reader, text) || config_fault(r, node, "%s", why);
}

/* A rule or topic; one that is called otherwise now is that one. */
static bool check_rule(
    struct lint_config_reader *r, uint32_t node, const char **word)
{
	const char *why = "";
	struct lint_reader reader = {r->o, &why};
	const char *id = options_rule_named(&reader, *word);
	if (!id)
		return config_fault(r, node, "%s", why);
	*word = id;
	return true;
}

bool config_scalar(struct lint_config_reader *r, struct lint_config_item *item)
{
	const char *text = item->text;
	struct zp_str s = zp_yaml_text(&r->y, item->node);
	if (strlen(text) != s.n)
		return config_fault(r, item->node, "a NUL octet stands here");
	switch (item->key->kind) {
	case LINT_K_BOOL:
		item->on = strcmp(text, "true") == 0;
		return item->on || strcmp(text, "false") == 0 ||
		       config_fault(r, item->node,
			   "\"%s\" is neither true nor false", text);
	case LINT_K_CA:
	case LINT_K_FORMAT:
	case LINT_K_WORD: return check_word(r, item);
	case LINT_K_NAME:
		return zp_name_read(&item->host, text) ||
		       config_fault(
			   r, item->node, "\"%s\" is no domain name", text);
	case LINT_K_PATH:
	case LINT_K_GLOB: return check_path(r, item);
	case LINT_K_DATE:
		return dcv_is_day(text) ||
		       config_fault(
			   r, item->node, "\"%s\" is no day: YYYY-MM-DD", text);
	case LINT_K_RULE: return check_rule(r, item->node, &item->text);
	default:
		return s.n > 0 ||
		       config_fault(r, item->node, "some text is wanted here");
	}
}

#define LAST(vec) (&r->o->vec.v[r->o->vec.n - 1])

TAKE(zone)
{
	zp_push(&r->o->zones, ((struct lint_zone_entry){.place = v->place}));
}

TAKE(zone_path)
{
	LAST(zones)->path = v->text;
}

TAKE(zone_origin)
{
	LAST(zones)->has_origin = true;
	LAST(zones)->origin = v->host;
}

TAKE(zone_format)
{
	LAST(zones)->format = v->text;
}

TAKE(zone_view)
{
	LAST(zones)->view = v->text;
}

TAKE(zone_served)
{
	LAST(zones)->served = v->on ? ZP_SERVED_AS_IS : ZP_SERVED_SIGNED;
}

TAKE(view)
{
	zp_push(&r->o->views, ((struct lint_view_entry){v->name, false}));
}

TAKE(view_public)
{
	LAST(views)->is_public = v->on;
}

TAKE(certificate)
{
	(void)v;
	zp_push(&r->o->certificates, ((struct lint_certificate){0}));
}

TAKE(certificate_id)
{
	LAST(certificates)->id = v->text;
}

TAKE(certificate_name)
{
	zp_push(&LAST(certificates)->names, v->host);
}

TAKE(certificate_ca)
{
	LAST(certificates)->ca = dcv_profile_find(r->o->profiles, v->text);
}

TAKE(certificate_method)
{
	static const enum dcv_method methods[] = {
	    DCV_BY_EMAIL, DCV_BY_DNS, DCV_BY_HTTP};
	LAST(certificates)->method = methods[v->word];
}

TAKE(certificate_domain)
{
	LAST(certificates)->has_validation_domain = true;
	LAST(certificates)->validation_domain = v->host;
}

TAKE(mailboxes)
{
	(void)v;
	zp_push(&r->o->mailboxes,
	    ((struct lint_mailboxes){.root = r->o->config_folder}));
}

TAKE(mailboxes_file)
{
	LAST(mailboxes)->file = lint_config_shown(r->o, v->text);
}

TAKE(mailboxes_kind)
{
	LAST(mailboxes)->kind = v->text;
}

TAKE(mailboxes_domain)
{
	zp_push(&LAST(mailboxes)->domains, v->host);
}

TAKE(mailboxes_complete)
{
	LAST(mailboxes)->complete = v->on;
}

TAKE(contacts)
{
	zp_push(&r->o->contacts, lint_config_shown(r->o, v->text));
}

TAKE(mta_sts)
{
	(void)v;
	zp_push(&r->o->mta_sts, ((struct lint_mta_sts){0}));
}

TAKE(mta_sts_domain)
{
	LAST(mta_sts)->domain = v->host;
}

TAKE(mta_sts_file)
{
	LAST(mta_sts)->file = lint_config_shown(r->o, v->text);
}

TAKE(ca)
{
	zp_push(&r->o->cas, dcv_profile_find(r->o->profiles, v->text));
}

TAKE(severity)
{
	struct zp_arena *a = &r->o->arena;
	const char *rule = v->name;
	if (check_rule(r, v->name_node, &rule))
		check_as_option(r, v->node, options_override,
		    zp_printf(a, "%s=%s", rule, v->text));
}

TAKE(ignore)
{
	zp_push(
	    &r->o->ignores, ((struct lint_ignore_entry){.place = v->place}));
}

TAKE(ignore_rule)
{
	LAST(ignores)->rule = v->text;
}

static const char *as_printed(
    struct lint_config_reader *r, const struct lint_config_item *v)
{
	char text[ZP_NAME_TEXT];
	return zp_dup(&r->o->arena, zp_name_print(&v->host, text));
}

TAKE(ignore_zone)
{
	LAST(ignores)->zone = as_printed(r, v);
}

TAKE(ignore_name)
{
	LAST(ignores)->name = as_printed(r, v);
}

TAKE(ignore_path)
{
	LAST(ignores)->path = v->text;
}

TAKE(ignore_reason)
{
	LAST(ignores)->reason = v->text;
}

TAKE(ignore_until)
{
	struct lint_ignore_entry *e = LAST(ignores);
	e->until = v->text;
	/* Days written alike compare as text does. */
	e->over = strcmp(v->text, r->o->today) < 0;
}

TAKE(per_file)
{
	const char *why;
	if (!config_path_is_plain(v->name, &why))
		config_fault(r, v->name_node, "\"%s\": %s", v->name, why);
	zp_push(&r->o->per_file, ((struct lint_per_file){.glob = v->name}));
}

TAKE(per_file_rule)
{
	zp_push(&LAST(per_file)->rules, v->text);
}

TAKE(exclude)
{
	zp_push(&r->o->excludes, v->text);
}

TAKE(assume)
{
	zp_push(&r->o->assume_no_mx, v->host);
}

TAKE(denied)
{
	zp_push(&r->o->denied, v->host);
}

TAKE(fail_on)
{
	check_as_option(r, v->node, options_fail_on, v->text);
}

TAKE(notes)
{
	r->o->notes |= v->on;
}

TAKE(select)
{
	zp_push(&r->o->select, v->text);
}
