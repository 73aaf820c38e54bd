#include "zoneparse/rrtype.h"

#include <string.h>

struct type {
	const char *text;
	uint16_t number;
};

/* IANA "Resource Record (RR) TYPEs"; hot types first, so that they are found
 * soonest. */
static const struct type types[] = {
    {"A", 1},
    {"NS", 2},
    {"AAAA", 28},
    {"CNAME", 5},
    {"MX", 15},
    {"TXT", 16},
    {"SOA", 6},
    {"PTR", 12},
    {"SRV", 33},
    {"CAA", 257},
    {"DNAME", 39},
    {"DS", 43},
    {"RRSIG", 46},
    {"NSEC", 47},
    {"DNSKEY", 48},
    {"NSEC3", 50},
    {"NSEC3PARAM", 51},
    {"TLSA", 52},
    {"SVCB", 64},
    {"HTTPS", 65},
    {"MD", 3},
    {"MF", 4},
    {"MB", 7},
    {"MG", 8},
    {"MR", 9},
    {"NULL", 10},
    {"WKS", 11},
    {"HINFO", 13},
    {"MINFO", 14},
    {"RP", 17},
    {"AFSDB", 18},
    {"X25", 19},
    {"ISDN", 20},
    {"RT", 21},
    {"NSAP", 22},
    {"NSAP-PTR", 23},
    {"SIG", 24},
    {"KEY", 25},
    {"PX", 26},
    {"GPOS", 27},
    {"LOC", 29},
    {"NXT", 30},
    {"EID", 31},
    {"NIMLOC", 32},
    {"ATMA", 34},
    {"NAPTR", 35},
    {"KX", 36},
    {"CERT", 37},
    {"A6", 38},
    {"SINK", 40},
    {"APL", 42},
    {"SSHFP", 44},
    {"IPSECKEY", 45},
    {"DHCID", 49},
    {"SMIMEA", 53},
    {"HIP", 55},
    {"NINFO", 56},
    {"RKEY", 57},
    {"TALINK", 58},
    {"CDS", 59},
    {"CDNSKEY", 60},
    {"OPENPGPKEY", 61},
    {"CSYNC", 62},
    {"ZONEMD", 63},
    {"SPF", 99},
    {"NID", 104},
    {"L32", 105},
    {"L64", 106},
    {"LP", 107},
    {"EUI48", 108},
    {"EUI64", 109},
    {"URI", 256},
    {"AVC", 258},
    {"AMTRELAY", 260},
    {"TA", 32768},
    {"DLV", 32769},
    {"ALIAS", ZP_ALIAS},
    {"ANAME", ZP_ALIAS},
    {"DYNA", ZP_ALIAS},
    {"DYNC", ZP_ALIAS},
};
#define NTYPES (sizeof types / sizeof *types)

uint32_t zp_type_bit(uint16_t type)
{
	switch (type) {
	case ZP_A: return ZP_T_A;
	case ZP_NS: return ZP_T_NS;
	case ZP_CNAME: return ZP_T_CNAME;
	case ZP_SOA: return ZP_T_SOA;
	case ZP_PTR: return ZP_T_PTR;
	case ZP_MX: return ZP_T_MX;
	case ZP_TXT: return ZP_T_TXT;
	case ZP_AAAA: return ZP_T_AAAA;
	case ZP_SRV: return ZP_T_SRV;
	case ZP_DNAME: return ZP_T_DNAME;
	case ZP_DS: return ZP_T_DS;
	case ZP_RRSIG: return ZP_T_RRSIG;
	case ZP_NSEC: return ZP_T_NSEC;
	case ZP_DNSKEY: return ZP_T_DNSKEY;
	case ZP_NSEC3: return ZP_T_NSEC3;
	case ZP_NSEC3PARAM: return ZP_T_NSEC3PARAM;
	case ZP_TLSA: return ZP_T_TLSA;
	case ZP_SVCB: return ZP_T_SVCB;
	case ZP_HTTPS: return ZP_T_HTTPS;
	case ZP_CAA: return ZP_T_CAA;
	case ZP_ALIAS: return ZP_T_ALIAS;
	default: return ZP_T_OTHER;
	}
}

static bool equal(struct zp_str text, const char *s)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 32);
		/* An octet 0 in the text must not match the end of s. */
		if (s[i] == '\0' || c != s[i])
			return false;
	}
	return s[text.n] == '\0';
}

/* The number after a prefix such as TYPE or CLASS, at most 65535; -1. */
static int numbered(struct zp_str text, const char *prefix)
{
	size_t n = strlen(prefix);
	if (text.n <= n || text.n > n + 5 ||
	    !equal((struct zp_str){text.p, n}, prefix))
		return -1;
	int v = 0;
	for (size_t i = n; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return -1;
		v = v * 10 + (text.p[i] - '0');
	}
	return v > 65535 ? -1 : v;
}

int zp_type_parse(struct zp_str text)
{
	if (text.n == 0 || text.n > 16)
		return -1;
	for (size_t i = 0; i < NTYPES; i++)
		if (equal(text, types[i].text))
			return types[i].number;
	/* RFC 6895 section 3.1: 0 and 65535 are reserved, 41 and 249 to 255
	 * stand in queries and packets only. */
	int v = numbered(text, "TYPE");
	bool data = v > 0 && v < 65535 && v != 41 && (v < 249 || v > 255);
	return data ? v : -1;
}

const char *zp_type_print(uint16_t type, char buf[16])
{
	static const char digits[] = "0123456789";
	if (type == ZP_ALIAS)
		return "ALIAS";
	for (size_t i = 0; i < NTYPES; i++)
		if (types[i].number == type)
			return types[i].text;
	char *o = buf + 15;
	*o = '\0';
	do {
		*--o = digits[type % 10];
		type = (uint16_t)(type / 10);
	} while (type);
	o -= 4;
	memcpy(o, "TYPE", 4);
	return o;
}

int zp_class_parse(struct zp_str text)
{
	static const char *const names[] = {"IN", "CH", "HS", "CS"};
	static const int numbers[] = {1, 3, 4, 2};
	if (text.n < 2)
		return -1;
	for (unsigned i = 0; i < 4; i++)
		if (equal(text, names[i]))
			return numbers[i];
	return numbered(text, "CLASS");
}

/* Whether the two differ by one insertion, deletion or substitution. */
static bool one_edit(struct zp_str a, const char *b)
{
	size_t n = strlen(b), i = 0, j = 0;
	unsigned edits = 0;
	while (i < a.n || j < n) {
		char c = i < a.n ? a.p[i] : '\0';
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 32);
		if (i < a.n && j < n && c == b[j]) {
			i++;
			j++;
			continue;
		}
		if (++edits > 1)
			return false;
		size_t left_a = a.n - i, left_b = n - j;
		i += left_a >= left_b;
		j += left_b >= left_a;
	}
	return true;
}

const char *zp_type_nearest(struct zp_str text)
{
	if (text.n < 2 || text.n > 12)
		return NULL;
	for (size_t i = 0; i < NTYPES; i++)
		if (strlen(types[i].text) > 1 && one_edit(text, types[i].text))
			return types[i].text;
	return NULL;
}
