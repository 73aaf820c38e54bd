/* Profiles of certificate authorities in the configuration: those that are
 * there are changed, new ones added. */
#include "dcv/profile_read.h"
#include "lint/config_internal.h"
#include "lint/near.h"

static void fault(void *to, uint32_t node, const char *text, const char *word,
    const char *const *words)
{
	struct lint_config_reader *r = to;
	struct zp_buf all = {0};
	struct lint_near near = lint_near_begin(word ? word : "");
	for (unsigned i = 0; words && words[i]; i++) {
		lint_near_offer(&near, words[i]);
		zp_buf_printf(&all, "%s%s", i > 0 ? ", " : "", words[i]);
	}
	if (near.best)
		config_fault(r, node, "%s: did you mean %s?", text, near.best);
	else if (all.n > 0)
		config_fault(r, node, "%s: known are %s", text, all.p);
	else
		config_fault(r, node, "%s", text);
	zp_buf_free(&all);
}

static const char *place(void *to, uint32_t node)
{
	struct lint_config_reader *r = to;
	struct lint_place at = config_place(r, node);
	return zp_printf(
	    &r->o->arena, "%s:%u:%u", r->o->config_shown, at.line, at.column);
}

void config_profiles(struct lint_config_reader *r, uint32_t top)
{
	struct dcv_profile_input in = {&r->y, NULL, r, fault, place};
	uint32_t list = zp_yaml_get(&r->y, top, "ca-profiles");
	for (uint32_t i = zp_yaml_item(&r->y, list); i != ZP_NONE;
	     i = zp_yaml_after(&r->y, list, i))
		dcv_profile_read(r->o->profiles, &in, i);
}

static void keep_items(
    struct lint_config_reader *r, const char *path, uint32_t node)
{
	unsigned n = 0;
	for (uint32_t i = zp_yaml_item(&r->y, node); i != ZP_NONE;
	     i = zp_yaml_after(&r->y, node, i))
		config_keep_all(
		    r, zp_printf(&r->o->arena, "%s[%u]", path, n++), i);
}

void config_keep_all(
    struct lint_config_reader *r, const char *path, uint32_t node)
{
	struct zp_arena *a = &r->o->arena;
	if (zp_yaml_is(&r->y, node, ZP_Y_SCALAR))
		config_keep(r, path, node);
	keep_items(r, path, node);
	if (!zp_yaml_is(&r->y, node, ZP_Y_MAP))
		return;
	for (uint32_t k = zp_yaml_key(&r->y, node); k != ZP_NONE;
	     k = zp_yaml_key_after(&r->y, node, k)) {
		struct zp_str key = zp_yaml_text(&r->y, k);
		config_keep_all(r,
		    zp_printf(a, "%s.%s", path, zp_copy(a, key.p, key.n)),
		    zp_yaml_value(&r->y, k));
	}
}
