#include "zoneparse/marks.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Eight octets at a time: the high bit of each octet that is C. */
static uint64_t equal(uint64_t x, uint8_t c)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t high = ones << 7;
	x ^= c * ones;
	return ~(((x & ~high) + ~high) | x) & high;
}

/* The high bits of eight octets side by side. */
static uint64_t gather(uint64_t high)
{
	return (high >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

static uint64_t load(const char *p)
{
	uint64_t x = 0;
	for (unsigned i = 8; i-- > 0;)
		x = x << 8 | (uint8_t)p[i];
	return x;
}

static void mark_plain(const char *text, struct zp_marks *out)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t high = ones << 7;
	*out = (struct zp_marks){0, 0, 0};
	for (unsigned i = 0; i < 8; i++) {
		uint64_t x = load(text + 8 * i);
		uint64_t newline = equal(x, '\n');
		uint64_t blank =
		    equal(x, ' ') | equal(x, '\t') | equal(x, '\r');
		/* Under 32 the addition does not reach the high bit. */
		uint64_t control =
		    ~(((x & ~high) + (128 - 32) * ones) | x) & high;
		uint64_t odd = (control & ~newline & ~blank) | (x & high) |
			       equal(x, 127) | equal(x, '"') | equal(x, '(') |
			       equal(x, ')') | equal(x, ';') | equal(x, '\\');
		out->newline |= gather(newline) << 8 * i;
		out->word |= gather(~(newline | blank) & high) << 8 * i;
		out->odd |= gather(odd) << 8 * i;
	}
}

#if defined(__x86_64__)
#include <immintrin.h>

static inline __m128i is(__m128i x, char c)
{
	return _mm_cmpeq_epi8(x, _mm_set1_epi8(c));
}

/* SSE2 is part of every x86-64. */
static void mark_sse2(const char *text, struct zp_marks *out)
{
	*out = (struct zp_marks){0, 0, 0};
	for (unsigned i = 0; i < 4; i++) {
		__m128i x =
		    _mm_loadu_si128((const __m128i *)(const void *)text + i);
		__m128i newline = is(x, '\n');
		__m128i blank = _mm_or_si128(
		    _mm_or_si128(is(x, ' '), is(x, '\t')), is(x, '\r'));
		__m128i gap = _mm_or_si128(newline, blank);
		/* Signed: octets over 127 are under 32 too. */
		__m128i odd =
		    _mm_andnot_si128(gap, _mm_cmplt_epi8(x, _mm_set1_epi8(32)));
		odd = _mm_or_si128(odd, _mm_or_si128(is(x, 127), is(x, '"')));
		odd = _mm_or_si128(odd, _mm_or_si128(is(x, '('), is(x, ')')));
		odd = _mm_or_si128(odd, _mm_or_si128(is(x, ';'), is(x, '\\')));
		out->newline |= (uint64_t)(uint16_t)_mm_movemask_epi8(newline)
				<< 16 * i;
		out->word |= (uint64_t)(uint16_t)~_mm_movemask_epi8(gap)
			     << 16 * i;
		out->odd |= (uint64_t)(uint16_t)_mm_movemask_epi8(odd)
			    << 16 * i;
	}
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline __m256i is_wide(__m256i x, char c)
{
	return _mm256_cmpeq_epi8(x, _mm256_set1_epi8(c));
}

AVX2 static void mark_avx2(const char *text, struct zp_marks *out)
{
	*out = (struct zp_marks){0, 0, 0};
	for (unsigned i = 0; i < 2; i++) {
		__m256i x =
		    _mm256_loadu_si256((const __m256i *)(const void *)text + i);
		__m256i newline = is_wide(x, '\n');
		__m256i gap = _mm256_or_si256(
		    _mm256_or_si256(is_wide(x, ' '), is_wide(x, '\t')),
		    _mm256_or_si256(is_wide(x, '\r'), newline));
		__m256i odd = _mm256_andnot_si256(
		    gap, _mm256_cmpgt_epi8(_mm256_set1_epi8(32), x));
		odd = _mm256_or_si256(
		    odd, _mm256_or_si256(is_wide(x, 127), is_wide(x, '"')));
		/* ( and ) differ in one bit. */
		odd = _mm256_or_si256(
		    odd, is_wide(_mm256_or_si256(x, _mm256_set1_epi8(1)), ')'));
		odd = _mm256_or_si256(
		    odd, _mm256_or_si256(is_wide(x, ';'), is_wide(x, '\\')));
		out->newline |=
		    (uint64_t)(uint32_t)_mm256_movemask_epi8(newline) << 32 * i;
		out->word |= (uint64_t)(uint32_t)~_mm256_movemask_epi8(gap)
			     << 32 * i;
		out->odd |= (uint64_t)(uint32_t)_mm256_movemask_epi8(odd)
			    << 32 * i;
	}
}

static unsigned known(zp_mark_block *ways[3])
{
	unsigned n = 0;
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2"))
		ways[n++] = mark_avx2;
	ways[n++] = mark_sse2;
	return n;
}

#elif defined(__aarch64__)
#include <arm_neon.h>

/* One bit for each octet of a comparison's result. */
static uint16_t bits_of(uint8x16_t m)
{
	static const uint8_t weights[16] = {
	    1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
	uint8x16_t w = vandq_u8(m, vld1q_u8(weights));
	return (uint16_t)(vaddv_u8(vget_low_u8(w)) | vaddv_u8(vget_high_u8(w))
							 << 8);
}

static uint8x16_t is(uint8x16_t x, uint8_t c)
{
	return vceqq_u8(x, vdupq_n_u8(c));
}

static void mark_neon(const char *text, struct zp_marks *out)
{
	*out = (struct zp_marks){0, 0, 0};
	for (unsigned i = 0; i < 4; i++) {
		uint8x16_t x = vld1q_u8((const uint8_t *)text + 16 * i);
		uint8x16_t newline = is(x, '\n');
		uint8x16_t gap = vorrq_u8(vorrq_u8(is(x, ' '), is(x, '\t')),
		    vorrq_u8(is(x, '\r'), newline));
		uint8x16_t odd = vbicq_u8(vorrq_u8(vcltq_u8(x, vdupq_n_u8(32)),
					      vcgtq_u8(x, vdupq_n_u8(126))),
		    gap);
		odd = vorrq_u8(odd, vorrq_u8(is(x, '"'), is(x, ';')));
		odd = vorrq_u8(odd, vorrq_u8(is(x, '('), is(x, ')')));
		odd = vorrq_u8(odd, is(x, '\\'));
		out->newline |= (uint64_t)bits_of(newline) << 16 * i;
		out->word |= (uint64_t)(uint16_t)~bits_of(gap) << 16 * i;
		out->odd |= (uint64_t)bits_of(odd) << 16 * i;
	}
}

static unsigned known(zp_mark_block *ways[3])
{
	ways[0] = mark_neon;
	return 1;
}

#else

static unsigned known(zp_mark_block *ways[3])
{
	(void)ways;
	return 0;
}

#endif

zp_mark_block *zp_marks_way(unsigned i)
{
	zp_mark_block *ways[3];
	unsigned n = known(ways);
	return i < n ? ways[i] : i == n ? mark_plain : NULL;
}
