/*
 * dnssec_crypto.h -- keys, signatures and digests, as octets in and out
 *
 * The arithmetic is ldns' and its libcrypto's; nothing here knows of zones.
 * Keys may be used on several threads at once.
 */
#ifndef ZP_DNSSEC_CRYPTO_H
#define ZP_DNSSEC_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZP_SHA1_OCTETS 20
#define ZP_DIGEST_MAX 48 /* of SHA-384 */

struct zp_pubkey;

enum zp_verified {
	ZP_VERIFY_GOOD,
	ZP_VERIFY_BAD,
	ZP_VERIFY_UNABLE /* the algorithm is not known here */
};

/* A key from the last field of a DNSKEY (RFC 4034 section 2.1.4), which must
 * outlive it. To be freed with zp_pubkey_free; never NULL. */
struct zp_pubkey *zp_pubkey_new(
    uint8_t algorithm, const uint8_t *key, size_t n);
void zp_pubkey_free(struct zp_pubkey *k);
/* Whether SIG is KEY's signature over DATA (RFC 4034 section 3.1.8.1). */
enum zp_verified zp_pubkey_verify(const struct zp_pubkey *key,
    const uint8_t *sig, size_t nsig, const uint8_t *data, size_t ndata);
/* The tag of a DNSKEY's RDATA (RFC 4034 appendix B). */
uint16_t zp_key_tag(const uint8_t *rdata, size_t n);
/* The digest by the type number of a DS record (RFC 4034 section 5.1.4) into
 * OUT; its octets, 0: the type is not known. */
unsigned zp_ds_digest(
    uint8_t type, const uint8_t *data, size_t n, uint8_t out[ZP_DIGEST_MAX]);
/* The hash of NSEC3 (RFC 5155 section 5) of a name in wire form. */
void zp_nsec3_hash(const uint8_t *name, size_t nname, const uint8_t *salt,
    size_t nsalt, unsigned iterations, uint8_t out[ZP_SHA1_OCTETS]);

#endif
