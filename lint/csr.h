/*
 * csr.h -- the names of certificate requests (PKCS#10, RFC 2986)
 *
 * One seam for OpenSSL's libcrypto: csr.c alone includes its headers.
 */
#ifndef LINT_CSR_H
#define LINT_CSR_H

#include "lint/options.h"

/*
 * Reads FILE, at most 1 MiB: requests in PEM (several may stand in one file)
 * or one in DER. Each becomes a certificate of O, its names the subject's
 * common names that are host names and the DNS names of its subjectAltName
 * (RFC 5280 section 4.2.1.6); they are asked for. What else it asks for (IP
 * addresses, mail addresses) is named in o->notices. False with one sentence in
 * *why (arena of O): FILE cannot be read, holds no request, or a request
 * without names or with one that is no domain name. Signatures are not
 * verified.
 */
bool lint_csr_read(struct lint_options *o, const char *file, const char **why);

#endif
