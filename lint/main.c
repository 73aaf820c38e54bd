/* The command line: opens what it names, runs, prints, and tells by its exit
 * status what came of it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dcv/registrations.h"
#include "lint/ask.h"
#include "lint/commands.h"
#include "lint/merge.h"
#include "lint/options_read.h"
#include "lint/report.h"
#include "lint/shard.h"

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

static bool wants_color(const struct lint_options *o, int fd)
{
	const char *no_color = getenv("NO_COLOR");
	return o->color_always ||
	       (!o->color_never && !(no_color && *no_color) && isatty(fd));
}

static void say_problem(struct lint_run *run, const struct dcv_box_problem *p)
{
	struct zp_pos pos = zp_source_pos(&run->set.sources, p->span);
	lint_say(run, zp_source_at(&run->set.sources, p->span.source)->name,
	    "%u:%u: %s", pos.line, pos.column, p->message);
	run->incomplete |= p->incomplete;
}

/* What is wrong with maps, and was not said before. */
static void say_map_problems(struct lint_run *run)
{
	struct dcv_box_problem p;
	for (; dcv_boxes_problem(run->boxes, run->map_problems, &p);
	     run->map_problems++)
		say_problem(run, &p);
}

static bool open_contacts(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	struct dcv_box_problem p;
	const char *why = "";
	if (o->contacts.n == 0)
		return true;
	run->contacts = run->dcv.registrations =
	    dcv_registrations_new(&run->set.sources);
	bool ok = true;
	for (uint32_t i = 0; i < o->contacts.n && ok; i++) {
		ok = dcv_registrations_load(
		    run->contacts, o->contacts.v[i], &why);
		if (!ok)
			lint_say(run, o->contacts.v[i], "%s", why);
	}
	for (unsigned i = 0; dcv_registrations_problem(run->contacts, i, &p);
	     i++)
		say_problem(run, &p);
	return ok;
}

static bool open_policies(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	const char *why = "";
	for (uint32_t i = 0; i < o->mta_sts.n; i++) {
		const struct lint_mta_sts *m = &o->mta_sts.v[i];
		if (dcv_sts_load(&run->dcv.sts, &run->set.sources, m->file,
			&m->domain, &why))
			continue;
		lint_say(run, m->file, "%s", why);
		return false;
	}
	return true;
}

static bool open_maps(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	const char *why = "";
	run->psl = dcv_psl_open(o->psl, &why);
	if (!run->psl) {
		lint_say(run, o->psl, "%s", why);
		return false;
	}
	run->boxes = dcv_boxes_new(&run->set.sources);
	dcv_init(&run->dcv, &run->set, run->psl, run->boxes, o->today);
	const char *root = lint_root(run);
	for (uint32_t i = 0; i < o->mailboxes.n; i++) {
		const struct lint_mailboxes *m = &o->mailboxes.v[i];
		struct dcv_box_file f = {.file = m->file,
		    .root = m->root ? m->root : root,
		    .kind = m->kind,
		    .domains = m->domains.v,
		    .n = m->domains.n,
		    .complete = m->complete};
		if (dcv_boxes_load(run->boxes, &f, &why))
			continue;
		lint_say(run, m->file, "%s", why);
		return false;
	}
	say_map_problems(run);
	return open_contacts(run) && open_policies(run);
}

/* A policy of a domain that no zone holds is a slip, and proves nothing. */
static void check_policies(struct lint_run *run)
{
	char text[ZP_NAME_TEXT];
	lint_views views = {0};
	lint_find_views(run, &views);
	zp_push(&views, NULL);
	for (uint32_t i = 0; i < run->opt->mta_sts.n; i++) {
		const struct lint_mta_sts *m = &run->opt->mta_sts.v[i];
		bool held = false;
		for (uint32_t k = 0; k < views.n && !held; k++)
			held =
			    zp_set_zone_of(&run->set, views.v[k], &m->domain);
		if (!held)
			lint_say(run, m->file,
			    "a policy of %s, which no loaded zone holds",
			    zp_name_print(&m->domain, text));
	}
	zp_vec_free(&views);
}

static void pass_options(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	for (uint32_t i = 0; i < o->assume_no_mx.n; i++)
		zp_push(&run->dcv.assume_no_mx, o->assume_no_mx.v[i]);
	for (uint32_t i = 0; i < o->denied.n; i++)
		zp_push(&run->dcv.denied, o->denied.v[i]);
	for (uint32_t i = 0; i < o->validation.n; i++)
		zp_push(&run->dcv.validation,
		    ((struct dcv_validation){o->validation.v[i].name != NULL,
			o->validation.v[i].named, o->validation.v[i].domain}));
}

static int status_of(const struct lint_run *run)
{
	if (run->incomplete)
		return 2;
	if (run->opt->fail_on != LINT_OFF && run->worst >= run->opt->fail_on)
		return 1;
	for (uint32_t i = 0; i < run->findings.n; i++)
		if (run->opt->fail_on != LINT_OFF &&
		    run->findings.v[i]->severity >= run->opt->fail_on)
			return 1;
	return 0;
}

/* A note that is neither shown nor counted, and fails nothing, need not be
 * found; but whether an entry of the configuration meets any must be known. */
static enum lint_severity floor_of(const struct lint_options *o, bool routes)
{
	bool unseen = o->format == LINT_TEXT && o->quiet && !o->notes &&
		      o->fail_on != LINT_NOTE && o->ignores.n == 0;
	return unseen && !routes ? LINT_WARNING : LINT_NOTE;
}

static void judge_text(struct lint_run *run, struct lint_out *o, bool routes)
{
	struct report_summary *s = report_summary_new();
	struct report_table *t = report_table_new(run->opt->methods);
	struct lint_out e = {.fd = STDERR_FILENO};
	e.color = wants_color(run->opt, e.fd);
	struct lint_out *f = routes ? &e : o;
	struct lint_sink *sink =
	    routes ? report_table_sink(t) : report_summary_sink(s);
	/* What is not printed need not be known. */
	lint_judge(run, &sink, routes || !run->opt->quiet ? 1 : 0);
	report_findings(f, run);
	if (routes)
		report_table_print(o, t);
	else if (!run->opt->quiet)
		report_summary_print(o, run, s);
	if (!run->opt->quiet)
		report_totals(f, run);
	out_flush(f);
	zp_buf_free(&e.buf);
	report_table_free(t);
	report_summary_free(s);
}

static void judge_json(struct lint_run *run, struct lint_out *o, bool routes)
{
	bool lines = run->opt->format == LINT_JSONL;
	struct report_json *j = report_json_new(o, lines, routes);
	struct lint_sink *sink = report_json_sink(j);
	report_json_begin(j, run);
	lint_judge(run, &sink, 1);
	report_json_end(j, run);
	zp_xfree(j);
	if (!routes || lines)
		return;
	struct lint_out e = {.fd = STDERR_FILENO};
	e.color = wants_color(run->opt, e.fd);
	report_findings(&e, run);
	out_flush(&e);
	zp_buf_free(&e.buf);
}

/* False: it cannot be; that has been said. */
static bool choose_shard(struct lint_run *run)
{
	const char *obstacle = lint_shard_obstacle(run);
	if (obstacle) {
		lint_say(run, NULL, "%s", obstacle);
		run->incomplete = true;
		return false;
	}
	lint_shard_choose(run);
	return true;
}

static int run_zones(const struct lint_options *opt, struct lint_out *o)
{
	struct lint_run run = {.opt = opt};
	int status = 2;
	run.pass = lint_pass_new(&run);
	if (open_maps(&run)) {
		pass_options(&run);
		if (opt->shards > 0)
			run.set.sources.includes = ZP_INCLUDES_KEPT;
		bool any = opt->command == LINT_MERGE || lint_load(&run);
		if (!opt->quiet && opt->shards == 0 &&
		    opt->command != LINT_MERGE && lint_is_given(opt, O_MTA_STS))
			check_policies(&run);
		bool routes = opt->command == LINT_ROUTES;
		run.floor = floor_of(opt, routes);
		bool whole = opt->shards == 0;
		if (opt->command == LINT_MERGE)
			run.incomplete |= !lint_merge(&run, o);
		else if (!whole && !choose_shard(&run))
			;
		else if (!whole && opt->format == LINT_JSONL)
			lint_shard_lines(&run, o, routes);
		else if (opt->command == LINT_DUMP)
			lint_dump(&run, o);
		else if (opt->format == LINT_TEXT)
			judge_text(&run, o, routes);
		else
			judge_json(&run, o, routes);
		say_map_problems(&run);
		status = status_of(&run);
		if (!any && status == 0 && !opt->quiet)
			lint_say(&run, NULL, "no zones found");
	}
	if (run.dcv.memo)
		lint_run_free(&run);
	return status;
}

static int run_command(struct lint_options *opt, struct lint_out *o)
{
	switch (opt->command) {
	case LINT_VERSION:
		out_puts(o, "dcvlint " DCVLINT_VERSION "\n");
		return 0;
	case LINT_HELP: out_puts(o, lint_help_text); return 0;
	case LINT_RULES: lint_rules(opt, o); return 0;
	case LINT_EXPLAIN: return lint_explain(opt, o);
	case LINT_CONFIG: lint_config_print(opt, o); return 0;
	case LINT_SCHEMA: lint_schema(o); return 0;
	case LINT_CAS: lint_cas(opt, o); return 0;
	case LINT_CHECK:
	case LINT_ROUTES:
	case LINT_DUMP:
	case LINT_MERGE: break;
	}
	return run_zones(opt, o);
}

/* One line on standard error; gives the exit status. */
static int complain(const char *a, const char *b, const char *c)
{
	struct lint_out e = {.fd = STDERR_FILENO};
	out_puts(&e, "dcvlint: ");
	out_safe(&e, a);
	out_safe(&e, b);
	out_safe(&e, c);
	out_puts(&e, "\n");
	out_flush(&e);
	zp_buf_free(&e.buf);
	return 2;
}

static void usage(const char *why)
{
	complain("", why, " (dcvlint --help)");
}

static int not_written(const struct lint_options *o, int error)
{
	return complain(o->output ? o->output : "standard output",
	    ": not written: ", strerror(error));
}

/* The output of a run goes to a sibling first: an interrupted run leaves no
 * half file. */
static int finish(
    struct lint_out *o, const char *temp, const struct lint_options *opt)
{
	out_flush(o);
	if (o->fd != STDOUT_FILENO && temp && fsync(o->fd) != 0)
		o->error = errno;
	if (close(o->fd) != 0 && !o->error)
		o->error = errno;
	zp_buf_free(&o->buf);
	if (!o->error && temp && rename(temp, opt->output) != 0)
		o->error = errno;
	if (!o->error)
		return 0;
	if (temp)
		unlink(temp);
	/* A closed pipe (| head) is no news to anybody. */
	return o->error == EPIPE ? 2 : not_written(opt, o->error);
}

int main(int argc, char **argv)
{
	struct lint_options opt = {0};
	const char *why = "";
	keep_standard_descriptors();
	signal(SIGPIPE, SIG_IGN);
	bool read = lint_options_read(&opt, argc, argv, &why);
	for (uint32_t i = 0; i < opt.faults.n; i++)
		complain("", opt.faults.v[i], "");
	if (!read) {
		if (opt.faults.n == 0)
			usage(why);
		lint_options_free(&opt);
		return 2;
	}
	bool tell = !opt.quiet && opt.command != LINT_DUMP;
	for (uint32_t i = 0; i < opt.notices.n && tell; i++)
		complain("", opt.notices.v[i], "");
	struct lint_out o = {.fd = STDOUT_FILENO};
	char *temp = NULL;
	/* Only a regular file is replaced; a device or pipe is written to. */
	struct stat st;
	bool direct =
	    opt.output && stat(opt.output, &st) == 0 && !S_ISREG(st.st_mode);
	if (direct)
		o.fd = open(opt.output, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	else if (opt.output) {
		temp = zp_printf(
		    &opt.arena, "%s.%ld.tmp", opt.output, (long)getpid());
		o.fd =
		    open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	}
	if (o.fd < 0) {
		int status = not_written(&opt, errno);
		lint_options_free(&opt);
		return status;
	}
	o.color = wants_color(&opt, o.fd);
	int status = run_command(&opt, &o);
	int written = finish(&o, temp, &opt);
	lint_options_free(&opt);
	return written ? written : status;
}
