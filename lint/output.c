#include "lint/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void lint_complain(const char *a, const char *b, const char *c)
{
	struct lint_out e = {.fd = STDERR_FILENO};
	out_puts(&e, "dcvlint: ");
	out_safe(&e, a);
	out_safe(&e, b);
	out_safe(&e, c);
	out_puts(&e, "\n");
	out_flush(&e);
	zp_buf_free(&e.buf);
}

bool lint_wants_color(const struct lint_options *o, int fd)
{
	const char *no_color = getenv("NO_COLOR");
	return o->color_always ||
	       (!o->color_never && !(no_color && *no_color) && isatty(fd));
}

static void not_written(const char *path, int error)
{
	lint_complain(path ? path : "standard output",
	    ": not written: ", strerror(error));
}

bool lint_output_open(
    struct lint_output *w, struct zp_arena *a, const char *path, mode_t mode)
{
	*w = (struct lint_output){.path = path};
	w->temp = zp_printf(a, "%s.%ld.tmp", path, (long)getpid());
	w->o.fd = open(w->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	return w->o.fd >= 0;
}

static bool open_one(
    struct lint_output *w, struct lint_options *opt, const char *path)
{
	struct stat st;
	*w = (struct lint_output){.o = {.fd = STDOUT_FILENO}, .path = path};
	if (path && stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		w->o.fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	} else if (path) {
		lint_output_open(w, &opt->arena, path, 0644);
	}
	if (w->o.fd < 0) {
		not_written(path, errno);
		return false;
	}
	w->o.color = lint_wants_color(opt, w->o.fd);
	return true;
}

bool lint_outputs_open(lint_outputs *w, struct lint_options *opt)
{
	bool ok = open_one(zp_vec_add(w), opt, opt->output);
	for (uint32_t i = 0; ok && i < opt->reports.n; i++)
		ok = open_one(zp_vec_add(w), opt, opt->reports.v[i].file);
	if (ok)
		return true;
	for (uint32_t i = 0; i < w->n; i++) {
		if (w->v[i].o.fd > STDERR_FILENO)
			close(w->v[i].o.fd);
		if (w->v[i].o.fd >= 0 && w->v[i].temp)
			unlink(w->v[i].temp);
	}
	zp_vec_free(w);
	return false;
}

int lint_output_close(struct lint_output *w)
{
	struct lint_out *o = &w->o;
	out_flush(o);
	if (!o->error && w->temp && fsync(o->fd) != 0)
		o->error = errno;
	if (close(o->fd) != 0 && !o->error)
		o->error = errno;
	zp_buf_free(&o->buf);
	if (!o->error && w->temp && rename(w->temp, w->path) != 0)
		o->error = errno;
	if (o->error && w->temp)
		unlink(w->temp);
	return o->error;
}

bool lint_outputs_close(lint_outputs *w)
{
	bool ok = true;
	for (uint32_t i = 0; i < w->n; i++) {
		int error = lint_output_close(&w->v[i]);
		/* A closed pipe (| head) is no news to anybody. */
		if (error && error != EPIPE)
			not_written(w->v[i].path, error);
		ok = !error && ok;
	}
	zp_vec_free(w);
	return ok;
}
