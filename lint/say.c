#include <string.h>
#include <unistd.h>

#include "lint/engine.h"
#include "lint/out.h"

/* So much of what is said goes into reports too, in octets. */
#define SAID_MAX ((size_t)1 << 16)

void lint_say(struct lint_run *run, const char *file, const char *fmt, ...)
{
	struct lint_out e = {.fd = STDERR_FILENO};
	va_list ap;
	va_start(ap, fmt);
	char *text = zp_vprintf(&run->arena, fmt, ap);
	va_end(ap);
	out_puts(&e, "dcvlint: ");
	if (file) {
		out_safe(&e, file);
		/* A position follows the name at once. */
		size_t digits = strspn(text, "0123456789");
		bool position = digits > 0 && text[digits] == ':';
		out_puts(&e, position ? ":" : ": ");
	}
	out_safe(&e, text);
	out_puts(&e, "\n");
	if (run->said.n + e.buf.n < SAID_MAX)
		zp_buf_add(&run->said, e.buf.p + strlen("dcvlint: "),
		    e.buf.n - strlen("dcvlint: "));
	out_flush(&e);
	zp_buf_free(&e.buf);
}
