#include "lint/csr.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "zoneparse/idn.h"
#include "zoneparse/late.h"

#define CSR_MAX ((size_t)1 << 20)

#define CALLS(X)                      \
	X(ASN1_STRING_get0_data)      \
	X(ASN1_STRING_length)         \
	X(ASN1_STRING_to_UTF8)        \
	X(BIO_ctrl)                   \
	X(BIO_free)                   \
	X(BIO_new)                    \
	X(BIO_new_mem_buf)            \
	X(BIO_s_mem)                  \
	X(CRYPTO_free)                \
	X(ERR_clear_error)            \
	X(ERR_peek_last_error)        \
	X(GENERAL_NAMES_free)         \
	X(GENERAL_NAME_print)         \
	X(OPENSSL_init_crypto)        \
	X(OPENSSL_sk_num)             \
	X(OPENSSL_sk_pop_free)        \
	X(OPENSSL_sk_value)           \
	X(PEM_read_bio_X509_REQ)      \
	X(X509V3_get_d2i)             \
	X(X509_EXTENSION_free)        \
	X(X509_NAME_ENTRY_get_data)   \
	X(X509_NAME_get_entry)        \
	X(X509_NAME_get_index_by_NID) \
	X(X509_REQ_free)              \
	X(X509_REQ_get_extensions)    \
	X(X509_REQ_get_subject_name)  \
	X(d2i_X509_REQ_bio)

struct crypto {
	CALLS(ZP_LATE_MEMBER)
};

struct csr {
	struct lint_options *o;
	const char *file;
	const char **why;
	struct lint_certificate *certificate;
	struct crypto f;
};

static bool fail(struct csr *c, const char *text)
{
	*c->why = zp_printf(&c->o->arena, "%s: %s", c->file, text);
	return false;
}

/* The whole file, followed by a NUL. */
static bool read_file(struct csr *c, struct zp_buf *b)
{
	struct stat st;
	int fd = open(c->file, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return fail(c, strerror(errno));
	bool ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	if (!ok)
		fail(c, "it is no file");
	char part[4096];
	ssize_t n = 1;
	while (ok && n > 0 && b->n <= CSR_MAX) {
		n = read(fd, part, sizeof part);
		if (n > 0)
			zp_buf_add(b, part, (size_t)n);
		else if (n < 0 && errno != EINTR)
			ok = fail(c, strerror(errno));
		else if (n < 0)
			n = 1;
	}
	close(fd);
	if (ok && b->n > CSR_MAX)
		return fail(c, "over the limit of 1 MiB for a request");
	return ok && (b->n > 0 || fail(c, "it is empty"));
}

static bool has_name(const struct csr *c, const struct zp_name *n)
{
	for (uint32_t i = 0; i < c->certificate->names.n; i++)
		if (zp_name_equal(&c->certificate->names.v[i], n))
			return true;
	return false;
}

static void skipped(struct csr *c, const char *what, const char *text)
{
	zp_push(&c->o->notices, zp_printf(&c->o->arena, "%s: %s %s: not judged",
				    c->file, what, text));
}

/* A NUL inside a name would hide what follows it (one CA reads on, another
 * stops there). */
static bool take_name(struct csr *c, const char *p, size_t n, bool common)
{
	struct zp_name name;
	if (memchr(p, '\0', n))
		return fail(c, "a name in it holds a NUL octet");
	const char *text = zp_copy(&c->o->arena, p, n);
	bool is = n > 0 && zp_name_read(&name, text);
	/* "Example Ltd" and the like stood there before subjectAltName did. */
	if (common && (!is || name.labels < 2)) {
		skipped(c, "common name", text);
		return true;
	}
	if (!is)
		return fail(c,
		    zp_printf(&c->o->arena, "\"%s\" is no domain name", text));
	if (!has_name(c, &name)) {
		zp_push(&c->certificate->names, name);
		zp_push(&c->o->names, name);
	}
	return true;
}

static bool take_subject(struct csr *c, const X509_REQ *req)
{
	const X509_NAME *subject = c->f.X509_REQ_get_subject_name(req);
	int i = -1;
	bool ok = true;
	while (ok && (i = c->f.X509_NAME_get_index_by_NID(
			  subject, NID_commonName, i)) >= 0) {
		unsigned char *text = NULL;
		int n = c->f.ASN1_STRING_to_UTF8(
		    &text, c->f.X509_NAME_ENTRY_get_data(
			       c->f.X509_NAME_get_entry(subject, i)));
		if (n >= 0)
			ok = take_name(c, (char *)text, (size_t)n, true);
		c->f.CRYPTO_free(text, __FILE__, __LINE__);
	}
	return ok;
}

static void skip_general(struct csr *c, const GENERAL_NAME *g)
{
	BIO *out = c->f.BIO_new(c->f.BIO_s_mem());
	char *text = NULL;
	long n = 0;
	if (out &&
	    c->f.GENERAL_NAME_print(out, (GENERAL_NAME *)(uintptr_t)g) > 0)
		n = c->f.BIO_ctrl(out, BIO_CTRL_INFO, 0, &text);
	skipped(c, "subjectAltName",
	    n > 0 ? zp_copy(&c->o->arena, text, (size_t)n) : "of another kind");
	c->f.BIO_free(out);
}

static bool take_alternatives(struct csr *c, X509_REQ *req)
{
	STACK_OF(X509_EXTENSION) *ext = c->f.X509_REQ_get_extensions(req);
	int found = -1;
	GENERAL_NAMES *names =
	    c->f.X509V3_get_d2i(ext, NID_subject_alt_name, &found, NULL);
	bool ok =
	    names || found == -1 || fail(c, "its subjectAltName is damaged");
	/* The typed macros for stacks call what is loaded late. */
	const OPENSSL_STACK *stack = (const OPENSSL_STACK *)names;
	for (int i = 0; ok && i < c->f.OPENSSL_sk_num(stack); i++) {
		const GENERAL_NAME *g = c->f.OPENSSL_sk_value(stack, i);
		if (g->type != GEN_DNS) {
			skip_general(c, g);
			continue;
		}
		ok = take_name(c,
		    (const char *)c->f.ASN1_STRING_get0_data(g->d.dNSName),
		    (size_t)c->f.ASN1_STRING_length(g->d.dNSName), false);
	}
	c->f.GENERAL_NAMES_free(names);
	c->f.OPENSSL_sk_pop_free((OPENSSL_STACK *)ext,
	    (OPENSSL_sk_freefunc)c->f.X509_EXTENSION_free);
	return ok;
}

static bool take_request(struct csr *c, X509_REQ *req, unsigned count)
{
	struct lint_options *o = c->o;
	zp_push(&o->certificates, ((struct lint_certificate){0}));
	c->certificate = &o->certificates.v[o->certificates.n - 1];
	c->certificate->id =
	    count == 0 ? c->file
		       : zp_printf(&o->arena, "%s#%u", c->file, count + 1);
	if (!take_subject(c, req) || !take_alternatives(c, req))
		return false;
	return c->certificate->names.n > 0 ||
	       fail(c, "a request in it asks for no host name");
}

/* Nobody is asked for a password. */
static int no_password(char *buf, int size, int writing, void *data)
{
	(void)buf;
	(void)size;
	(void)writing;
	(void)data;
	return -1;
}

static bool take_pem(struct csr *c, BIO *in, unsigned *count)
{
	X509_REQ *req;
	bool ok = true;
	while (ok && (req = c->f.PEM_read_bio_X509_REQ(
			  in, NULL, no_password, NULL)) != NULL) {
		ok = take_request(c, req, (*count)++);
		c->f.X509_REQ_free(req);
	}
	unsigned long e = c->f.ERR_peek_last_error();
	if (ok && ERR_GET_REASON(e) != PEM_R_NO_START_LINE)
		return fail(c, "a certificate request in it is damaged");
	return ok;
}

bool lint_csr_read(struct lint_options *o, const char *file, const char **why)
{
	static const char *const names[] = {CALLS(ZP_LATE_NAME)};
	struct csr c = {.o = o, .file = file, .why = why};
	struct zp_buf b = {0};
	unsigned count = 0;
	bool ok = read_file(&c, &b);
	if (ok) {
		zp_late(zp_soname_crypto, names, sizeof names / sizeof *names,
		    &c.f);
		/* No settings of the system's may load anything. */
		c.f.OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
		c.f.ERR_clear_error();
		bool der = b.p[0] == 0x30 && (b.p[1] & 0x80);
		BIO *in = c.f.BIO_new_mem_buf(b.p, (int)b.n);
		X509_REQ *req = der ? c.f.d2i_X509_REQ_bio(in, NULL) : NULL;
		if (req)
			ok = take_request(&c, req, count++);
		else if (!der)
			ok = take_pem(&c, in, &count);
		c.f.X509_REQ_free(req);
		c.f.BIO_free(in);
		c.f.ERR_clear_error();
	}
	zp_buf_free(&b);
	return ok &&
	       (count > 0 ||
		   fail(&c,
		       "it holds no certificate request, or a damaged one"));
}
