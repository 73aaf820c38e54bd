/* Cryptography by ldns, on octets whose lengths were looked at before: neither
 * its records nor its lists are made. Beside rdata_ldns.c the only file that
 * includes ldns. */
#include "zoneparse/dnssec_crypto.h"

#include <ldns/ldns.h>
#include <string.h>

#include "zoneparse/late.h"
#include "zoneparse/mem.h"

#define CALLS(X)                             \
	X(ldns_buffer_free)                  \
	X(ldns_buffer_new)                   \
	X(ldns_buffer_new_frm_data)          \
	X(ldns_calc_keytag_raw)              \
	X(ldns_convert_ecdsa_rrsig_rdf2asn1) \
	X(ldns_ecdsa2pkey_raw)               \
	X(ldns_ed255192pkey_raw)             \
	X(ldns_ed4482pkey_raw)               \
	X(ldns_rdf_deep_free)                \
	X(ldns_rdf_new_frm_data)             \
	X(ldns_sha1)                         \
	X(ldns_sha256)                       \
	X(ldns_sha384)                       \
	X(ldns_verify_rrsig_buffers_raw)     \
	X(ldns_verify_rrsig_evp_raw)
#define CRYPTO(X)        \
	X(EVP_PKEY_free) \
	X(EVP_sha256)    \
	X(EVP_sha384)

struct ldns {
	CALLS(ZP_LATE_MEMBER)
};
struct crypto {
	CRYPTO(ZP_LATE_MEMBER)
};

static void open_ldns(struct ldns *l)
{
	static const char *const names[] = {CALLS(ZP_LATE_NAME)};
	zp_late(zp_soname_ldns, names, sizeof names / sizeof *names, l);
}

static void open_crypto(struct crypto *c)
{
	static const char *const names[] = {CRYPTO(ZP_LATE_NAME)};
	zp_late(zp_soname_crypto, names, sizeof names / sizeof *names, c);
}

struct zp_pubkey {
	uint8_t algorithm;
	const uint8_t *octets;
	size_t n;
	EVP_PKEY *made; /* NULL: made anew each time (RSA), or it is none */
	struct ldns ldns;
	struct crypto crypto;
};

/* Octets of a key and of half a signature (RFC 6605 section 4). */
static unsigned ecdsa_half(uint8_t algorithm)
{
	return algorithm == LDNS_ECDSAP256SHA256   ? 32
	       : algorithm == LDNS_ECDSAP384SHA384 ? 48
						   : 0;
}

struct zp_pubkey *zp_pubkey_new(uint8_t algorithm, const uint8_t *key, size_t n)
{
	struct zp_pubkey *k = zp_xcalloc(1, sizeof *k);
	k->algorithm = algorithm;
	k->octets = key;
	k->n = n;
	open_ldns(&k->ldns);
	open_crypto(&k->crypto);
	if (ecdsa_half(algorithm) != 0 && n == 2 * ecdsa_half(algorithm))
		k->made = k->ldns.ldns_ecdsa2pkey_raw(key, n, algorithm);
	else if (algorithm == LDNS_ED25519 && n == 32)
		k->made = k->ldns.ldns_ed255192pkey_raw(key, n);
	else if (algorithm == LDNS_ED448 && n == 57)
		k->made = k->ldns.ldns_ed4482pkey_raw(key, n);
	return k;
}

void zp_pubkey_free(struct zp_pubkey *k)
{
	if (k)
		k->crypto.EVP_PKEY_free(k->made);
	zp_xfree(k);
}

static enum zp_verified told(ldns_status s, uint8_t algorithm)
{
	switch (s) {
	case LDNS_STATUS_OK: return ZP_VERIFY_GOOD;
	case LDNS_STATUS_CRYPTO_UNKNOWN_ALGO: return ZP_VERIFY_UNABLE;
	/* Some systems forbid libcrypto to verify with SHA-1. */
	case LDNS_STATUS_SSL_ERR:
		return algorithm <= LDNS_RSASHA1_NSEC3 ? ZP_VERIFY_UNABLE
						       : ZP_VERIFY_BAD;
	default: return ZP_VERIFY_BAD;
	}
}

/* libcrypto wants the two numbers of ECDSA as ASN.1. */
static ldns_status verify_ecdsa(const struct zp_pubkey *k, const uint8_t *sig,
    size_t nsig, const ldns_buffer *data)
{
	const struct ldns *l = &k->ldns;
	ldns_status s = LDNS_STATUS_CRYPTO_BOGUS;
	unsigned half = ecdsa_half(k->algorithm);
	if (nsig != 2 * half)
		return s;
	ldns_rdf *rdf = l->ldns_rdf_new_frm_data(LDNS_RDF_TYPE_B64, nsig, sig);
	ldns_buffer *asn1 = l->ldns_buffer_new(256);
	if (rdf && asn1 &&
	    l->ldns_convert_ecdsa_rrsig_rdf2asn1(asn1, rdf) == LDNS_STATUS_OK)
		s = l->ldns_verify_rrsig_evp_raw(ldns_buffer_begin(asn1),
		    ldns_buffer_position(asn1), data, k->made,
		    half == 32 ? k->crypto.EVP_sha256()
			       : k->crypto.EVP_sha384());
	l->ldns_buffer_free(asn1);
	l->ldns_rdf_deep_free(rdf);
	return s;
}

enum zp_verified zp_pubkey_verify(const struct zp_pubkey *key,
    const uint8_t *sig, size_t nsig, const uint8_t *data, size_t ndata)
{
	const struct ldns *l = &key->ldns;
	ldns_buffer b;
	uint8_t a = key->algorithm;
	ldns_status s;
	/* ldns means to change neither, but does not say so. */
	memset(&b, 0, sizeof b);
	l->ldns_buffer_new_frm_data(&b, data, ndata);
	ldns_buffer_set_position(&b, ndata);
	if (ecdsa_half(a) != 0 || a == LDNS_ED25519 || a == LDNS_ED448) {
		s = !key->made           ? LDNS_STATUS_CRYPTO_BOGUS
		    : ecdsa_half(a) != 0 ? verify_ecdsa(key, sig, nsig, &b)
					 : l->ldns_verify_rrsig_evp_raw(
					       sig, nsig, &b, key->made, NULL);
	} else if (key->n < 4 || nsig == 0) {
		s = LDNS_STATUS_CRYPTO_BOGUS;
	} else {
		unsigned char *copy = zp_xmalloc(nsig + key->n);
		memcpy(copy, sig, nsig);
		memcpy(copy + nsig, key->octets, key->n);
		s = l->ldns_verify_rrsig_buffers_raw(
		    copy, nsig, &b, copy + nsig, key->n, a);
		zp_xfree(copy);
	}
	LDNS_FREE(b._data);
	return told(s, a);
}

uint16_t zp_key_tag(const uint8_t *rdata, size_t n)
{
	struct ldns l;
	open_ldns(&l);
	return n < 4 ? 0 : l.ldns_calc_keytag_raw(rdata, n);
}

unsigned zp_ds_digest(
    uint8_t type, const uint8_t *data, size_t n, uint8_t out[ZP_DIGEST_MAX])
{
	struct ldns l;
	open_ldns(&l);
	switch (type) {
	case LDNS_SHA1: l.ldns_sha1(data, (unsigned)n, out); return 20;
	case LDNS_SHA256: l.ldns_sha256(data, (unsigned)n, out); return 32;
	case LDNS_SHA384: l.ldns_sha384(data, (unsigned)n, out); return 48;
	default: return 0;
	}
}

void zp_nsec3_hash(const uint8_t *name, size_t nname, const uint8_t *salt,
    size_t nsalt, unsigned iterations, uint8_t out[ZP_SHA1_OCTETS])
{
	struct ldns l;
	uint8_t text[255 + 255];
	size_t n = nname;
	open_ldns(&l);
	memcpy(text, name, nname);
	for (unsigned i = 0; i <= iterations; i++) {
		memcpy(text + n, salt, nsalt);
		l.ldns_sha1(text, (unsigned)(n + nsalt), out);
		memcpy(text, out, ZP_SHA1_OCTETS);
		n = ZP_SHA1_OCTETS;
	}
}
