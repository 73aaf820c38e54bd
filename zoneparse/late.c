#include "zoneparse/late.h"

#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

static void say(const char *text)
{
	ssize_t n = write(STDERR_FILENO, text, strlen(text));
	(void)n;
}

/* As without memory: what needs the library cannot be left out, and what is
 * printed so far is not the whole. */
static void __attribute__((noreturn)) give_up(void)
{
	const char *why = dlerror();
	say("dcvlint: a library that this input needs cannot be loaded: ");
	say(why ? why : "it holds no such function");
	say("\n");
	_exit(2);
}

void zp_late(
    const char *soname, const char *const *names, size_t n, void *table)
{
	/* It stays loaded, and yet its users are not counted up for ever. */
	void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	if (!library)
		give_up();
	for (size_t i = 0; i < n; i++) {
		void *function = dlsym(library, names[i]);
		if (!function)
			give_up();
		/* C knows no way from a pointer to a function; POSIX does. */
		memcpy((char *)table + i * sizeof function, &function,
		    sizeof function);
	}
	dlclose(library);
}
