#include "dcv/mta_sts.h"

#include <string.h>

/* What a file may hold once. */
enum { VERSION = 1, MODE = 2, MAX_AGE = 4 };

struct reader {
	struct dcv_sts_policy *policy;
	uint32_t source;
	const char *text;
	unsigned seen;
	bool bad; /* something fatal was met */
};

static struct zp_span span_of(const struct reader *r, struct zp_str s)
{
	return (struct zp_span){
	    r->source, (uint32_t)(s.p - r->text), (uint32_t)s.n};
}

static void fault(struct reader *r, struct zp_str at, const char *message)
{
	zp_push(&r->policy->faults,
	    ((struct dcv_sts_fault){span_of(r, at), message, false}));
}

static void fatal(struct reader *r, struct zp_str at, const char *message)
{
	zp_push(&r->policy->faults,
	    ((struct dcv_sts_fault){span_of(r, at), message, true}));
	r->bad = true;
}

static void read_mode(struct reader *r, struct zp_str value)
{
	static const char *const words[] = {"none", "testing", "enforce"};
	r->policy->mode_at = span_of(r, value);
	for (unsigned i = 0; i < 3; i++)
		if (zp_str_is(value, words[i])) {
			r->policy->mode = (enum dcv_sts_mode)i;
			return;
		}
	fatal(r, value, "no mode: enforce, testing and none are");
}

static void read_max_age(struct reader *r, struct zp_str value)
{
	uint64_t age = 0;
	bool digits = value.n > 0 && value.n <= 10;
	for (size_t i = 0; digits && i < value.n; i++) {
		digits = value.p[i] >= '0' && value.p[i] <= '9';
		age = age * 10 + (uint64_t)(value.p[i] - '0');
	}
	if (!digits) {
		fatal(r, value, "no number of seconds");
		return;
	}
	if (age > DCV_STS_AGE_MAX) {
		fault(r, value, "over 31557600 seconds, the most there may be");
		age = DCV_STS_AGE_MAX;
	}
	r->policy->max_age = (uint32_t)age;
}

static void read_mx(struct reader *r, struct zp_str value)
{
	struct dcv_sts_pattern p = {.span = span_of(r, value)};
	struct zp_str host = value;
	uint32_t at;
	if (host.n > 2 && host.p[0] == '*' && host.p[1] == '.') {
		p.wildcard = true;
		host.p += 2;
		host.n -= 2;
	}
	if (zp_name_parse(&p.host, host, NULL, &at) != ZP_NAME_OK ||
	    p.host.labels == 0 || !zp_name_is_ldh(&p.host, false)) {
		fault(r, value,
		    "no host name (in ASCII, \"*.\" in front at most): no "
		    "exchange fits it");
		return;
	}
	if (host.p[host.n - 1] == '.')
		fault(r, value, "a final dot, which senders need not accept");
	zp_push(&r->policy->mx, p);
}

/* Fields but mx count the first time only; keys and their words are told by
 * case; other keys are extensions (RFC 8461 section 3.2). */
static void read_field(struct reader *r, struct zp_str key, struct zp_str value)
{
	unsigned bit = zp_str_is(key, "version")   ? VERSION
		       : zp_str_is(key, "mode")    ? MODE
		       : zp_str_is(key, "max_age") ? MAX_AGE
						   : 0;
	if (bit & r->seen) {
		fault(r, key, "a key that stood before: the first counts");
		return;
	}
	r->seen |= bit;
	if (bit == VERSION && !zp_str_is(value, "STSv1")) {
		fatal(r, value, "no version that senders know: STSv1 is");
	} else if (bit == MODE) {
		read_mode(r, value);
	} else if (bit == MAX_AGE) {
		read_max_age(r, value);
	} else if (zp_str_is(key, "mx")) {
		read_mx(r, value);
	}
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

static void read_line(struct reader *r, struct zp_str line)
{
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	while (line.n > 0 && is_space(line.p[line.n - 1]))
		line.n--;
	if (line.n == 0)
		return;
	const char *colon = memchr(line.p, ':', line.n);
	if (!colon) {
		fault(r, line, "no \"key: value\"");
		return;
	}
	struct zp_str key = {line.p, (size_t)(colon - line.p)};
	struct zp_str value = {colon + 1, line.n - key.n - 1};
	while (value.n > 0 && is_space(*value.p)) {
		value.p++;
		value.n--;
	}
	read_field(r, key, value);
}

static void check_whole(struct reader *r)
{
	static const struct {
		unsigned bit;
		const char *message;
	} must[] = {{VERSION, "it has no version (STSv1)"},
	    {MODE, "it has no mode"}, {MAX_AGE, "it has no max_age"}};
	struct zp_str start = {r->text, 0};
	struct dcv_sts_policy *p = r->policy;
	for (unsigned i = 0; i < 3; i++)
		if (!(r->seen & must[i].bit))
			fatal(r, start, must[i].message);
	if ((r->seen & MODE) && p->mode != DCV_STS_NONE && p->mx.n == 0)
		fatal(r, start, "it names no exchange (mx)");
	p->valid = !r->bad;
}

static void read_policy(struct reader *r, const struct zp_source *s)
{
	const char *end = s->text + s->size, *p = s->text;
	while (p < end) {
		const char *lf = memchr(p, '\n', (size_t)(end - p));
		const char *stop = lf ? lf : end;
		read_line(r, (struct zp_str){p, (size_t)(stop - p)});
		p = lf ? lf + 1 : end;
	}
	check_whole(r);
}

static enum zp_load open_small(
    struct zp_sources *s, const char *file, uint32_t *id, const char **why)
{
	uint64_t file_max = s->max_file, unpacked = s->max_unpacked;
	s->max_file = s->max_unpacked = DCV_STS_FILE_MAX;
	enum zp_load load = zp_source_try(s, file, file, id, why);
	s->max_file = file_max;
	s->max_unpacked = unpacked;
	return load;
}

bool dcv_sts_load(struct dcv_sts *s, struct zp_sources *sources,
    const char *file, const struct zp_name *domain, const char **why)
{
	struct reader r = {0};
	if (dcv_sts_find(s, domain)) {
		*why = "its domain has a policy already";
		return false;
	}
	if (open_small(sources, file, &r.source, why) != ZP_LOAD_OK)
		return false;
	zp_push(&s->list, ((struct dcv_sts_policy){.domain = *domain}));
	r.policy = &s->list.v[s->list.n - 1];
	r.text = zp_source_at(sources, r.source)->text;
	r.policy->mode_at = (struct zp_span){r.source, 0, 0};
	read_policy(&r, zp_source_at(sources, r.source));
	return true;
}

void dcv_sts_free(struct dcv_sts *s)
{
	for (uint32_t i = 0; i < s->list.n; i++) {
		zp_vec_free(&s->list.v[i].mx);
		zp_vec_free(&s->list.v[i].faults);
	}
	zp_vec_free(&s->list);
}

const struct dcv_sts_policy *dcv_sts_find(
    const struct dcv_sts *s, const struct zp_name *domain)
{
	for (uint32_t i = 0; i < s->list.n; i++)
		if (zp_name_equal(&s->list.v[i].domain, domain))
			return &s->list.v[i];
	return NULL;
}

bool dcv_sts_allows(const struct dcv_sts_policy *p, const struct zp_name *host)
{
	if (host->labels == 0)
		return false;
	struct zp_name above = zp_name_chop(host, 1);
	for (uint32_t i = 0; i < p->mx.n; i++)
		if (zp_name_equal(
			&p->mx.v[i].host, p->mx.v[i].wildcard ? &above : host))
			return true;
	return false;
}
