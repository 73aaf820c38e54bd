/* --mta-sts [DOMAIN=]FILE */
#include <string.h>

#include "lint/options_read.h"
#include "zoneparse/idn.h"

#define SERVED "/.well-known/mta-sts.txt"

/* The DOMAIN of ".../mta-sts.DOMAIN/.well-known/mta-sts.txt" or
 * ".../[mta-sts.]DOMAIN.txt"; false if the path tells none. */
static bool domain_of(
    struct lint_reader *r, const char *path, struct zp_name *out)
{
	size_t n = strlen(path), tail = strlen(SERVED);
	if (n > tail && strcmp(path + n - tail, SERVED) == 0)
		n -= tail;
	else if (n > 4 && strcmp(path + n - 4, ".txt") == 0)
		n -= 4;
	else
		return false;
	const char *end = path + n, *from = end;
	while (from > path && from[-1] != '/')
		from--;
	if (end - from > 8 && strncmp(from, "mta-sts.", 8) == 0)
		from += 8;
	const char *text = zp_copy(&r->o->arena, from, (size_t)(end - from));
	return zp_name_read(out, text) && out->labels > 1;
}

bool options_mta_sts(struct lint_reader *r, const char *arg)
{
	struct lint_mta_sts m = {.file = arg};
	const char *eq = strchr(arg, '=');
	if (eq) {
		const char *text =
		    zp_copy(&r->o->arena, arg, (size_t)(eq - arg));
		m.file = eq + 1;
		if (!zp_name_read(&m.domain, text))
			return options_fail(
			    r, "\"%s\" is no domain name", text);
	} else if (!domain_of(r, arg, &m.domain)) {
		return options_fail(r,
		    "\"%s\" does not tell whose policy it is: "
		    "--mta-sts DOMAIN=FILE",
		    arg);
	}
	zp_push(&r->o->mta_sts, m);
	return true;
}
