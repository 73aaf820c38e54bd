#include "dcv/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "zoneparse/late.h"

#define PATTERN_MAX 4096                /* octets */
#define COMPILED_MAX ((size_t)64 << 20) /* octets, of all patterns */
#define STEPS_FEW 200                   /* of one match: most need less */
#define STEPS_MANY 50000
#define LONG_ONES 1000    /* matches that may need many, in a run */
#define MATCHES 20000000u /* in a run */
#define DEPTH 5000        /* of backtracking within a match */
#define GROUPS 100

#define CALLS(X)                        \
	X(pcre2_code_free)              \
	X(pcre2_compile)                \
	X(pcre2_compile_context_create) \
	X(pcre2_compile_context_free)   \
	X(pcre2_get_error_message)      \
	X(pcre2_get_ovector_pointer)    \
	X(pcre2_match)                  \
	X(pcre2_match_context_create)   \
	X(pcre2_match_context_free)     \
	X(pcre2_match_data_create)      \
	X(pcre2_match_data_free)        \
	X(pcre2_pattern_info)           \
	X(pcre2_set_depth_limit)        \
	X(pcre2_set_match_limit)        \
	X(pcre2_set_max_pattern_length)

struct pcre2 {
	CALLS(ZP_LATE_MEMBER)
};

struct pattern {
	pcre2_code *code;
	bool over;
};

struct dcv_regexes {
	struct pcre2 pcre2;
	ZP_VEC(struct pattern) list;
	pcre2_compile_context *compile;
	pcre2_match_context *few, *many;
	pcre2_match_data *data;
	size_t compiled;
	uint32_t matches, long_ones;
	const char *text; /* of the last match */
	unsigned groups;
};

static pcre2_match_context *context(const struct dcv_regexes *r, uint32_t steps)
{
	pcre2_match_context *c = r->pcre2.pcre2_match_context_create(NULL);
	if (!c)
		return NULL;
	r->pcre2.pcre2_set_match_limit(c, steps);
	r->pcre2.pcre2_set_depth_limit(c, DEPTH);
	return c;
}

struct dcv_regexes *dcv_regexes_new(void)
{
	static const char *const names[] = {CALLS(ZP_LATE_NAME)};
	struct dcv_regexes *r = zp_xcalloc(1, sizeof *r);
	zp_late(
	    zp_soname_pcre2, names, sizeof names / sizeof *names, &r->pcre2);
	r->compile = r->pcre2.pcre2_compile_context_create(NULL);
	r->few = context(r, STEPS_FEW);
	r->many = context(r, STEPS_MANY);
	r->data = r->pcre2.pcre2_match_data_create(GROUPS, NULL);
	if (r->compile)
		r->pcre2.pcre2_set_max_pattern_length(r->compile, PATTERN_MAX);
	return r;
}

void dcv_regexes_free(struct dcv_regexes *r)
{
	if (!r)
		return;
	for (uint32_t i = 0; i < r->list.n; i++)
		r->pcre2.pcre2_code_free(r->list.v[i].code);
	zp_vec_free(&r->list);
	r->pcre2.pcre2_compile_context_free(r->compile);
	r->pcre2.pcre2_match_context_free(r->few);
	r->pcre2.pcre2_match_context_free(r->many);
	r->pcre2.pcre2_match_data_free(r->data);
	zp_xfree(r);
}

static uint32_t options_of(unsigned flags)
{
	static const uint32_t bits[] = {PCRE2_CASELESS, PCRE2_MULTILINE,
	    PCRE2_DOTALL, PCRE2_EXTENDED, PCRE2_ANCHORED, PCRE2_DOLLAR_ENDONLY,
	    PCRE2_UNGREEDY};
	uint32_t o =
	    PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C;
	for (unsigned i = 0; i < sizeof bits / sizeof *bits; i++)
		if (flags & (1u << i))
			o |= bits[i];
	return o;
}

bool dcv_regex_add(struct dcv_regexes *r, struct zp_str pattern, unsigned flags,
    uint32_t *id, char why[160], size_t *at)
{
	int error = PCRE2_ERROR_NOMEMORY;
	size_t size = 0;
	struct pattern p = {0};
	*at = 0;
	if (r->compile && r->few && r->many && r->data)
		p.code = r->pcre2.pcre2_compile((PCRE2_SPTR)pattern.p,
		    pattern.n, options_of(flags), &error, at, r->compile);
	if (!p.code) {
		if (r->pcre2.pcre2_get_error_message(
			error, (PCRE2_UCHAR *)why, 160) < 0)
			why[0] = '\0';
		return false;
	}
	r->pcre2.pcre2_pattern_info(p.code, PCRE2_INFO_SIZE, &size);
	r->compiled += size;
	if (r->compiled > COMPILED_MAX) {
		static const char text[] =
		    "all patterns together are too large";
		for (unsigned i = 0; i < sizeof text; i++)
			why[i] = text[i];
		r->pcre2.pcre2_code_free(p.code);
		return false;
	}
	*id = r->list.n;
	zp_push(&r->list, p);
	return true;
}

static int match(
    struct dcv_regexes *r, const struct pattern *p, struct zp_str text)
{
	int n = r->pcre2.pcre2_match(
	    p->code, (PCRE2_SPTR)text.p, text.n, 0, 0, r->data, r->few);
	if (n == PCRE2_ERROR_NOMATCH || n >= 0)
		return n;
	if (r->long_ones >= LONG_ONES)
		return n;
	r->long_ones++;
	return r->pcre2.pcre2_match(
	    p->code, (PCRE2_SPTR)text.p, text.n, 0, 0, r->data, r->many);
}

enum dcv_match dcv_regex_match(
    struct dcv_regexes *r, uint32_t id, struct zp_str text)
{
	struct pattern *p = &r->list.v[id];
	if (p->over || r->matches >= MATCHES)
		return DCV_MATCH_OVER;
	r->matches++;
	int n = match(r, p, text);
	if (n == PCRE2_ERROR_NOMATCH)
		return DCV_NO_MATCH;
	p->over = n < 0;
	r->text = text.p;
	uint32_t groups = 0;
	r->pcre2.pcre2_pattern_info(p->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	r->groups = groups < GROUPS ? groups : GROUPS - 1;
	return n < 0 ? DCV_MATCH_OVER : DCV_MATCH;
}

bool dcv_regex_group(
    const struct dcv_regexes *r, unsigned i, struct zp_str *out)
{
	const PCRE2_SIZE *at =
	    r->pcre2.pcre2_get_ovector_pointer(r->data) + 2 * (size_t)i;
	*out = (struct zp_str){"", 0};
	if (i > r->groups)
		return false;
	if (at[0] != PCRE2_UNSET && at[1] >= at[0])
		*out = (struct zp_str){r->text + at[0], at[1] - at[0]};
	return true;
}
