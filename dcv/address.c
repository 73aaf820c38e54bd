#include "dcv/route.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

struct block4 {
	uint32_t net;
	uint8_t bits;
	uint8_t class;
};

/* First match wins. */
static const struct block4 blocks4[] = {
    {0x00000000, 32, DCV_ADDR_LOOPBACK}, {0x7f000000, 8, DCV_ADDR_LOOPBACK},
    {0xc0000200, 24, DCV_ADDR_DOCUMENTATION}, /* RFC 5737 section 3 */
    {0xc6336400, 24, DCV_ADDR_DOCUMENTATION},
    {0xcb007100, 24, DCV_ADDR_DOCUMENTATION}, {0x00000000, 8, DCV_ADDR_PRIVATE},
    {0x0a000000, 8, DCV_ADDR_PRIVATE}, /* RFC 1918 section 3 */
    {0xac100000, 12, DCV_ADDR_PRIVATE}, {0xc0a80000, 16, DCV_ADDR_PRIVATE},
    {0x64400000, 10, DCV_ADDR_PRIVATE}, /* RFC 6598 section 7 */
    {0xa9fe0000, 16, DCV_ADDR_PRIVATE}, /* RFC 3927 */
    {0xc0000000, 24, DCV_ADDR_PRIVATE}, /* RFC 6890 section 2.1 */
    {0xc6120000, 15, DCV_ADDR_PRIVATE}, /* RFC 2544, benchmarking */
    {0xe0000000, 4, DCV_ADDR_PRIVATE},  /* multicast */
    {0xf0000000, 4, DCV_ADDR_PRIVATE},  /* RFC 1112 section 4, reserved */
};

struct block6 {
	uint8_t net[8];
	uint8_t bits; /* at most 64 */
	uint8_t class;
};

static const struct block6 blocks6[] = {
    {{0x20, 0x01, 0x0d, 0xb8}, 32, DCV_ADDR_DOCUMENTATION}, /* RFC 3849 */
    {{0x3f, 0xff}, 20, DCV_ADDR_DOCUMENTATION},             /* RFC 9637 */
    {{0x20, 0x01}, 23, DCV_ADDR_PRIVATE}, /* RFC 6890 section 2.2.3 */
    {{0x20}, 3, DCV_ADDR_PUBLIC},         /* global unicast */
};

enum dcv_address_class dcv_class_a(uint32_t address)
{
	for (size_t i = 0; i < sizeof blocks4 / sizeof *blocks4; i++) {
		const struct block4 *b = &blocks4[i];
		uint32_t mask = UINT32_MAX << (32 - b->bits);
		if ((address & mask) == b->net)
			return (enum dcv_address_class)b->class;
	}
	return DCV_ADDR_PUBLIC;
}

static bool in_block6(const struct zp_v6 *v6, const struct block6 *b)
{
	unsigned whole = b->bits / 8, rest = b->bits % 8;
	if (memcmp(v6->octet, b->net, whole) != 0)
		return false;
	return rest == 0 ||
	       ((v6->octet[whole] ^ b->net[whole]) >> (8 - rest)) == 0;
}

static uint32_t last32(const struct zp_v6 *v6)
{
	const uint8_t *o = v6->octet + 12;
	return (uint32_t)o[0] << 24 | (uint32_t)o[1] << 16 |
	       (uint32_t)o[2] << 8 | o[3];
}

enum dcv_address_class dcv_class_aaaa(const struct zp_v6 *v6)
{
	static const uint8_t zero[16];
	static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
	static const uint8_t nat64[12] = {0x00, 0x64, 0xff, 0x9b};
	if (memcmp(v6->octet, zero, 15) == 0 && v6->octet[15] <= 1)
		return DCV_ADDR_LOOPBACK;
	/* A mapped address never crosses a network (RFC 4291 section 2.5.5.2);
	 * that of a loopback names it still. */
	if (memcmp(v6->octet, mapped, sizeof mapped) == 0)
		return dcv_class_a(last32(v6)) == DCV_ADDR_LOOPBACK
			   ? DCV_ADDR_LOOPBACK
			   : DCV_ADDR_PRIVATE;
	/* RFC 6052 section 2.1: translated, as good as what it stands for. */
	if (memcmp(v6->octet, nat64, sizeof nat64) == 0)
		return dcv_class_a(last32(v6));
	for (size_t i = 0; i < sizeof blocks6 / sizeof *blocks6; i++)
		if (in_block6(v6, &blocks6[i]))
			return (enum dcv_address_class)blocks6[i].class;
	return DCV_ADDR_PRIVATE;
}

const char *dcv_print_a(uint32_t address, char buf[48])
{
	snprintf(buf, 48, "%u.%u.%u.%u", (unsigned)(address >> 24),
	    (unsigned)(address >> 16 & 255), (unsigned)(address >> 8 & 255),
	    (unsigned)(address & 255));
	return buf;
}

const char *dcv_print_aaaa(const struct zp_v6 *v6, char buf[48])
{
	if (!inet_ntop(AF_INET6, v6->octet, buf, 48))
		buf[0] = '\0';
	return buf;
}
