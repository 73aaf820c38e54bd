#include "lint/look.h"

#include <string.h>

#include "lint/config.h"
#include "zoneparse/dialect.h"

const struct lint_zone_entry *lint_look_entry(
    const struct lint_options *o, struct zp_arena *a, const struct zp_source *s)
{
	return lint_config_zone(o, lint_config_relative(o, a, s->name));
}

/* The dialect that the user says a file is of; *zone: a master file. */
static const struct zp_dialect *format_for(const struct lint_options *o,
    const struct lint_zone_entry *entry, bool *zone)
{
	const char *word = o->input_format;
	if (!word && entry)
		word = entry->format;
	*zone = word && strcmp(word, "zone") == 0;
	return word ? zp_dialect_find(word) : NULL;
}

/* Nobody says of a file met in a folder that it is a zone. */
static bool looks_like_master(
    const struct lint_input *in, const struct zp_source *s)
{
	if (!zp_looks_like_zone(s->text, s->size))
		return false;
	return in->named || in->served || zp_is_likely_zone(s->text, s->size);
}

void lint_look(const struct lint_options *o, struct zp_arena *a,
    const struct lint_input *in, const struct zp_source *s,
    struct lint_look *out)
{
	bool said;
	out->entry = lint_look_entry(o, a, s);
	out->dialect = format_for(o, out->entry, &said);
	out->origin = lint_origin_for(o, in, s->name);
	if (!out->origin && out->entry && out->entry->has_origin)
		out->origin = &out->entry->origin;
	/* A template of a master file looks like one; one of YAML may be YAML.
	 */
	out->other = said || out->dialect
			 ? NULL
			 : zp_other_text(s->name, s->text, s->size);
	said |= !out->dialect && in->served;
	out->master = !out->dialect && looks_like_master(in, s);
	out->zone = said || (out->master && !out->other);
}
