/* The command line: reads it, runs what it names, and tells by the exit status
 * what came of it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "lint/commands.h"
#include "lint/run.h"

/* A closed descriptor 0 to 2 would be taken by the first file opened. */
static void keep_standard_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
			continue;
		/* Takes the lowest free number, which is fd; reading and
		 * writing fail as if it were closed. */
		if (open("/dev/null",
			fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			_exit(2);
	}
}

static int run_command(struct lint_options *opt, lint_outputs *w)
{
	struct lint_out *o = &w->v[0].o;
	switch (opt->command) {
	case LINT_VERSION:
		out_puts(o, "dcvlint " DCVLINT_VERSION "\n");
		return 0;
	case LINT_HELP:
		for (unsigned i = 0; lint_help_text[i]; i++)
			out_puts(o, lint_help_text[i]);
		return 0;
	case LINT_RULES: lint_rules(opt, o); return 0;
	case LINT_EXPLAIN: return lint_explain(opt, o);
	case LINT_CONFIG: lint_config_print(opt, o); return 0;
	case LINT_SCHEMA: lint_schema(o, opt->paths.v[0]); return 0;
	case LINT_CAS: lint_cas(opt, o); return 0;
	case LINT_CHECK:
	case LINT_ROUTES:
	case LINT_DUMP:
	case LINT_MERGE: break;
	}
	return lint_run_zones(opt, w);
}

int main(int argc, char **argv)
{
	struct lint_options opt = {0};
	lint_outputs outputs = {0};
	const char *why = "";
	keep_standard_descriptors();
	signal(SIGPIPE, SIG_IGN);
	bool read = lint_options_read(&opt, argc, argv, &why);
	for (uint32_t i = 0; i < opt.faults.n; i++)
		lint_complain("", opt.faults.v[i], "");
	if (!read && opt.faults.n == 0)
		lint_complain("", why, " (dcvlint --help)");
	bool tell = read && !opt.quiet && opt.command != LINT_DUMP;
	for (uint32_t i = 0; i < opt.notices.n && tell; i++)
		lint_complain("", opt.notices.v[i], "");
	int status = 2;
	if (read && lint_outputs_open(&outputs, &opt)) {
		status = run_command(&opt, &outputs);
		if (!lint_outputs_close(&outputs))
			status = 2;
	}
	lint_options_free(&opt);
	return status;
}
