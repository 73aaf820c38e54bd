/* What a profile says of one key: {is: VALUE, from: SOURCE}. */
#include <stdlib.h>
#include <string.h>

#include "dcv/profile_read.h"
#include "dcv/timeline.h"
#include "zoneparse/idn.h"
#include "zoneparse/rrtype.h"

static void *field(struct dcv_values *v, enum dcv_key k)
{
	return (char *)v + dcv_keys[k].at;
}

static bool read_word(struct dcv_profile_reader *r, uint32_t node,
    struct dcv_values *v, enum dcv_key k)
{
	const char *text = dcv_profile_text(r, node);
	for (unsigned i = 0; text && dcv_keys[k].words[i]; i++)
		if (strcmp(dcv_keys[k].words[i], text) == 0) {
			memcpy(field(v, k), &i, sizeof i);
			return true;
		}
	return text && dcv_profile_no_word(r, node, "value", dcv_keys[k].words);
}

static bool read_number(struct dcv_profile_reader *r, uint32_t node,
    struct dcv_values *v, enum dcv_key k)
{
	char *end;
	const char *text = dcv_profile_text(r, node);
	if (!text)
		return false;
	unsigned long n = strtoul(text, &end, 10);
	if (text[0] < '1' || text[0] > '9' || *end || n > dcv_keys[k].max)
		return dcv_profile_fault(r, node,
		    "\"%s\" is no number from 1 to %u", text, dcv_keys[k].max);
	unsigned wide = (unsigned)n;
	uint8_t narrow = (uint8_t)n;
	if (dcv_keys[k].size == sizeof narrow)
		memcpy(field(v, k), &narrow, sizeof narrow);
	else
		memcpy(field(v, k), &wide, sizeof wide);
	return true;
}

static bool read_day(struct dcv_profile_reader *r, uint32_t node,
    struct dcv_values *v, enum dcv_key k)
{
	const char *text = dcv_profile_text(r, node);
	if (!text)
		return false;
	if (!dcv_is_day(text))
		return dcv_profile_fault(
		    r, node, "\"%s\" is no day: YYYY-MM-DD", text);
	memcpy(field(v, k), &text, sizeof text);
	return true;
}

static bool read_method(struct dcv_profile_reader *r, uint32_t node,
    struct dcv_values *v, enum dcv_key k)
{
	const char *words[DCV_METHODS + 1] = {NULL};
	const char *text = dcv_profile_text(r, node);
	for (unsigned m = 0; text && m < DCV_METHODS; m++) {
		words[m] = dcv_method_text((enum dcv_method)m);
		if (strcmp(words[m], text) != 0)
			continue;
		if (v->offers_from[m])
			return dcv_profile_fault(
			    r, node, "%s was said already", text);
		v->offers[m] = k == DCV_K_OFFERS ? DCV_YES : DCV_NO;
		v->offers_from[m] = r->said;
		return true;
	}
	return text && dcv_profile_no_word(r, node, "method", words);
}

/* Letters, digits and what a local part or a label of a method may hold. */
static bool is_plain(const char *text, enum dcv_kind kind)
{
	for (const char *s = text; *s; s++) {
		bool lower = (*s >= 'a' && *s <= 'z') ||
			     (*s >= '0' && *s <= '9') || *s == '-';
		if (!lower && (kind == DCV_V_LABELS || !strchr("._+", *s)))
			return false;
	}
	return true;
}

static bool read_text(struct dcv_profile_reader *r, uint32_t node,
    dcv_words *out, enum dcv_kind kind)
{
	struct zp_name n;
	const char *text = dcv_profile_text(r, node);
	if (!text)
		return false;
	if (kind == DCV_V_HOSTS && !zp_name_read(&n, text))
		return dcv_profile_fault(
		    r, node, "\"%s\" is no domain name", text);
	if (kind == DCV_V_LABELS && !is_plain(text, kind))
		return dcv_profile_fault(r, node,
		    "\"%s\": lower-case letters, digits and hyphens are wanted "
		    "here",
		    text);
	if (kind == DCV_V_LOCALS && !is_plain(text, kind))
		return dcv_profile_fault(r, node,
		    "\"%s\": the part before the @ is wanted here, in "
		    "lower case",
		    text);
	out->v[out->n++] = text;
	return true;
}

static bool read_record(
    struct dcv_profile_reader *r, uint32_t node, struct dcv_values *v)
{
	static const char *const keys[] = {"label", "type", "target", NULL};
	static const char *const types[] = {"TXT", "CNAME", NULL};
	struct dcv_dns_record out = {0};
	const struct zp_yaml *y = r->in->y;
	if (!dcv_profile_is(r, node, ZP_Y_MAP))
		return false;
	dcv_profile_keys(r, node, keys);
	uint32_t label = zp_yaml_get(y, node, "label");
	uint32_t type = zp_yaml_get(y, node, "type");
	uint32_t target = zp_yaml_get(y, node, "target");
	if (label == ZP_NONE || type == ZP_NONE)
		return dcv_profile_fault(r, node, "%s is missing",
		    label == ZP_NONE ? "label" : "type");
	out.label = dcv_profile_text(r, label);
	const char *word = dcv_profile_text(r, type);
	if (!out.label || !word)
		return false;
	if (strcmp(out.label, "@") == 0)
		out.label = "";
	else if (out.label[0] != '_' || strchr(out.label, '.'))
		return dcv_profile_fault(r, label,
		    "\"%s\": a label that begins with _, or @, is wanted here",
		    out.label);
	out.type = strcmp(word, "TXT") == 0     ? ZP_TXT
		   : strcmp(word, "CNAME") == 0 ? ZP_CNAME
						: 0;
	if (!out.type)
		return dcv_profile_no_word(r, type, "type", types);
	if (target != ZP_NONE) {
		const char *text = dcv_profile_text(r, target);
		if (text && !zp_name_read(&out.target, text))
			return dcv_profile_fault(
			    r, target, "\"%s\" is no domain name", text);
		out.has_target = true;
	}
	v->dns_records.v[v->dns_records.n++] = out;
	return true;
}

static bool read_suffix(
    struct dcv_profile_reader *r, uint32_t node, struct dcv_values *v)
{
	const char *text = dcv_profile_text(r, node);
	struct zp_name *out = &v->refused_suffixes.v[v->refused_suffixes.n];
	if (!text)
		return false;
	if (!zp_name_read(out, text))
		return dcv_profile_fault(
		    r, node, "\"%s\" is no domain name", text);
	v->refused_suffixes.n++;
	return true;
}

/* Room in the arena for the N items of a list: nobody frees or extends it. */
static void make_room(struct dcv_profile_reader *r, struct dcv_values *v,
    enum dcv_key k, uint32_t n)
{
	dcv_words *words = field(v, k);
	switch (dcv_keys[k].kind) {
	case DCV_V_NAMES:
		v->refused_suffixes.n = 0;
		v->refused_suffixes.v =
		    zp_alloc(r->arena, n * sizeof *v->refused_suffixes.v);
		return;
	case DCV_V_RECORDS:
		v->dns_records.n = 0;
		v->dns_records.v =
		    zp_alloc(r->arena, n * sizeof *v->dns_records.v);
		return;
	case DCV_V_METHODS: return;
	default: break;
	}
	words->n = 0;
	words->v = zp_alloc(r->arena, n * sizeof *words->v);
}

static bool read_list(struct dcv_profile_reader *r, uint32_t node,
    struct dcv_values *v, enum dcv_key k)
{
	const struct zp_yaml *y = r->in->y;
	uint32_t n = 0;
	bool good = true;
	if (!dcv_profile_is(r, node, ZP_Y_SEQ))
		return false;
	for (uint32_t i = zp_yaml_item(y, node); i != ZP_NONE;
	     i = zp_yaml_after(y, node, i))
		n++;
	make_room(r, v, k, n + 1);
	for (uint32_t i = zp_yaml_item(y, node); i != ZP_NONE;
	     i = zp_yaml_after(y, node, i)) {
		enum dcv_kind kind = dcv_keys[k].kind;
		good &= kind == DCV_V_METHODS   ? read_method(r, i, v, k)
			: kind == DCV_V_RECORDS ? read_record(r, i, v)
			: kind == DCV_V_NAMES
			    ? read_suffix(r, i, v)
			    : read_text(r, i, field(v, k), kind);
	}
	return good;
}

static bool read_is(struct dcv_profile_reader *r, uint32_t node,
    struct dcv_values *v, enum dcv_key k)
{
	enum dcv_kind kind = dcv_keys[k].kind;
	if (kind != DCV_V_METHODS &&
	    zp_yaml_text_is(r->in->y, node, "unknown") &&
	    zp_yaml_is_plain(r->in->y, node)) {
		v->unknown |= UINT32_C(1) << k;
		return false;
	}
	switch (kind) {
	case DCV_V_WORD: return read_word(r, node, v, k);
	case DCV_V_NUMBER: return read_number(r, node, v, k);
	case DCV_V_DAY: return read_day(r, node, v, k);
	default: return read_list(r, node, v, k);
	}
}

/* A configuration needs no source: it is one. */
static const struct dcv_source *own_source(
    struct dcv_profile_reader *r, uint32_t node)
{
	struct dcv_source *s = zp_alloc(r->arena, sizeof *s);
	s->title = zp_dup(r->arena, r->in->place(r->in->to, node));
	return s;
}

static const struct dcv_source *source_of(
    struct dcv_profile_reader *r, uint32_t key, uint32_t from)
{
	const char *words[64] = {NULL};
	unsigned n = 0;
	if (from == ZP_NONE && r->in->file_id) {
		dcv_profile_fault(r, key, "a value without a source (from)");
		return NULL;
	}
	if (from == ZP_NONE)
		return own_source(r, key);
	const char *text = dcv_profile_text(r, from);
	/* What came last holds. */
	for (uint32_t i = r->p->sources.n; text && i > 0; i--) {
		const struct dcv_source *s = r->p->sources.v[i - 1];
		if (strcmp(s->id, text) == 0)
			return s;
		if (n < 63)
			words[n++] = s->id;
	}
	if (text)
		dcv_profile_no_word(r, from, "source", words);
	return NULL;
}

static void read_value(struct dcv_profile_reader *r, uint32_t key,
    struct dcv_values *v, enum dcv_key k)
{
	static const char *const keys[] = {"is", "from", NULL};
	const struct zp_yaml *y = r->in->y;
	uint32_t map = zp_yaml_value(y, key);
	if (!dcv_profile_is(r, map, ZP_Y_MAP))
		return;
	dcv_profile_keys(r, map, keys);
	uint32_t is = zp_yaml_get(y, map, "is");
	const struct dcv_source *from =
	    source_of(r, key, zp_yaml_get(y, map, "from"));
	r->said = from;
	if (is == ZP_NONE)
		dcv_profile_fault(r, map, "is is missing");
	else if (read_is(r, is, v, k))
		v->from[k] = from;
}

void dcv_profile_values(
    struct dcv_profile_reader *r, uint32_t node, struct dcv_values *v)
{
	const char *words[DCV_K_COUNT + 1] = {NULL};
	const struct zp_yaml *y = r->in->y;
	if (!dcv_profile_is(r, node, ZP_Y_MAP))
		return;
	for (unsigned k = 0; k < DCV_K_COUNT; k++)
		words[k] = dcv_keys[k].text;
	dcv_profile_keys(r, node, words);
	for (unsigned k = 0; k < DCV_K_COUNT; k++) {
		uint32_t key = zp_yaml_get_key(y, node, dcv_keys[k].text);
		if (key != ZP_NONE)
			read_value(r, key, v, (enum dcv_key)k);
	}
}
