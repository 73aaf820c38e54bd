#include "zoneparse/source_internal.h"

#include <string.h>
#include <zlib.h>

#define MEMBERS_MAX 1000u
#define CHUNK ((size_t)1 << 18)
/* Small texts pack well without being a bomb. */
#define RATIO_FROM ((size_t)16 << 20)

static bool fail(
    enum zp_load *status, enum zp_load what, const char **why, const char *text)
{
	*status = what;
	*why = text;
	return false;
}

static bool too_much(const struct zp_buf *in, const struct zp_buf *out,
    uint64_t max, uint32_t max_ratio)
{
	return out->n > max ||
	       (out->n > RATIO_FROM && out->n / max_ratio > in->n);
}

/* One member: from *at, which moves past it. */
static bool one_member(z_stream *z, const struct zp_buf *in, size_t *at,
    struct zp_buf *out, uint64_t max, uint32_t max_ratio, enum zp_load *status,
    const char **why)
{
	char *chunk = zp_xmalloc(CHUNK);
	int r = Z_OK;
	bool bomb = false;
	while (r == Z_OK && !bomb) {
		if (z->avail_in == 0) {
			size_t left = in->n - *at;
			z->avail_in = left > CHUNK ? CHUNK : (uInt)left;
			z->next_in = (Bytef *)in->p + *at;
			*at += z->avail_in;
		}
		z->next_out = (Bytef *)chunk;
		z->avail_out = (uInt)CHUNK;
		r = inflate(z, Z_NO_FLUSH);
		zp_buf_add(out, chunk, CHUNK - z->avail_out);
		bomb = too_much(in, out, max, max_ratio);
	}
	*at -= z->avail_in;
	z->avail_in = 0;
	zp_xfree(chunk);
	if (bomb)
		return fail(status, ZP_LOAD_BOMB, why,
		    "unpacks to over the limit of 1 GiB or 1,000 times its "
		    "size");
	if (r == Z_STREAM_END)
		return true;
	return fail(status, ZP_LOAD_GZIP, why,
	    r == Z_BUF_ERROR ? "gzip data that is cut off"
			     : "gzip data that is damaged");
}

static bool is_padding(const struct zp_buf *in, size_t at)
{
	for (; at < in->n; at++)
		if (in->p[at] != 0)
			return false;
	return true;
}

static bool all_members(z_stream *z, const struct zp_buf *in,
    struct zp_buf *out, uint64_t max, uint32_t max_ratio, enum zp_load *status,
    const char **why)
{
	size_t at = 0;
	for (unsigned members = 0; at < in->n; members++) {
		if (members > 0 && is_padding(in, at))
			return true;
		if (in->n - at < 2 || memcmp(in->p + at, "\x1f\x8b", 2) != 0)
			return fail(status, ZP_LOAD_GZIP, why,
			    "gzip data followed by something else");
		if (members == MEMBERS_MAX)
			return fail(status, ZP_LOAD_BOMB, why,
			    "over the limit of 1,000 gzip members");
		if (!one_member(z, in, &at, out, max, max_ratio, status, why))
			return false;
		inflateReset(z);
	}
	return true;
}

bool zp_gunzip(const struct zp_buf *in, struct zp_buf *out, uint64_t max,
    uint32_t max_ratio, enum zp_load *status, const char **why)
{
	z_stream z = {0};
	zp_buf_add(out, "", 0);
	if (inflateInit2(&z, 15 + 16) != Z_OK)
		return fail(status, ZP_LOAD_GZIP, why, "zlib does not start");
	bool ok = all_members(&z, in, out, max, max_ratio, status, why);
	inflateEnd(&z);
	return ok;
}

size_t zp_gunzip_head(const struct zp_buf *in, char *out, size_t n)
{
	z_stream z = {.next_in = (Bytef *)in->p,
	    .avail_in = (uInt)in->n,
	    .next_out = (Bytef *)out,
	    .avail_out = (uInt)n};
	if (inflateInit2(&z, 15 + 16) != Z_OK)
		return 0;
	inflate(&z, Z_SYNC_FLUSH);
	inflateEnd(&z);
	return n - z.avail_out;
}
