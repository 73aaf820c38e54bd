/*
 * Only git knows what git ignores: its index, three kinds of files, and the
 * user's settings decide. So it is asked, by
 *
 *     git ls-files -z --others --ignored --exclude-standard --directory
 *
 * The repository may be hostile, its .git/config included (an archive may hold
 * one). What git could be made to run there, and why it is not:
 *
 * - core.fsmonitor names a program that is run when the index is read: it is
 *   switched off on the command line, which overrides every file, and so are
 *   the untracked cache and hooks (none is run by ls-files, but the next
 *   version of git may write the index).
 * - A .gitignore that only the index holds is read from the object store; in a
 *   partial clone a missing object is fetched, and remote.*.uploadpack, .vcs
 *   or core.sshCommand is a command line. GIT_NO_LAZY_FETCH forbids it where
 *   git is new enough, GIT_ALLOW_PROTOCOL everywhere.
 * - Filters (clean, smudge, process) and textconv run when contents are
 *   compared or written: ls-files --others does neither.
 * - A program called git in the working folder is not taken for git, even if
 *   PATH names that folder as ".".
 * - A pager is run on a terminal only, an alias cannot replace a command of
 *   git's own, and what include or includeIf bring in is settings like the
 *   others, overridden alike.
 * - safe.directory is left as the user has it: git refuses a repository of
 *   another user, which then counts as none.
 * - core.excludesFile may name a FIFO, or a file without end: git is ended
 *   after TIMEOUT_MS or MAX_ANSWER octets.
 */
#include "lint/ignored.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TIMEOUT_MS 20000
#define MAX_ANSWER ((size_t)256 << 20)

extern char **environ;

static bool in_work_tree(const char *folder)
{
	char full[PATH_MAX];
	struct zp_arena a = {0};
	bool found = false;
	if (!realpath(folder, full))
		return false;
	while (!found) {
		found = access(zp_printf(&a, "%s/.git", full), F_OK) == 0;
		char *cut = strrchr(full, '/');
		if (!cut || full[0] == '\0')
			break;
		*cut = '\0';
	}
	zp_arena_free(&a);
	return found;
}

/* Ours without git's own variables: a hook's GIT_DIR is relative to another
 * folder. What the user says about finding repositories and settings stays. */
static char **clean_environment(struct zp_arena *a)
{
	static const char *const kept[] = {"GIT_CEILING_DIRECTORIES=",
	    "GIT_DISCOVERY_ACROSS_FILESYSTEM=", "GIT_CONFIG_"};
	static const char *const ours[] = {"GIT_OPTIONAL_LOCKS=0",
	    "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
	    "GIT_TERMINAL_PROMPT=0", "LC_ALL=C"};
	size_t n = 0, out = 0, own = sizeof ours / sizeof *ours;
	while (environ[n])
		n++;
	char **list = zp_alloc(a, (n + own + 1) * sizeof *list);
	for (size_t i = 0; i < n; i++) {
		bool keep = strncmp(environ[i], "GIT_", 4) != 0 &&
			    strncmp(environ[i], "LC_ALL=", 7) != 0;
		for (unsigned k = 0; !keep && k < sizeof kept / sizeof *kept;
		     k++)
			keep =
			    strncmp(environ[i], kept[k], strlen(kept[k])) == 0;
		if (keep)
			list[out++] = environ[i];
	}
	for (size_t i = 0; i < own; i++)
		list[out++] = zp_dup(a, ours[i]);
	return list;
}

/* The first git of PATH's absolute folders, or NULL: "." may be the repository,
 * with a git of its own. */
static const char *find_git(struct zp_arena *a)
{
	const char *path = getenv("PATH");
	if (!path || !*path)
		path = "/usr/bin:/bin";
	while (*path) {
		size_t n = strcspn(path, ":");
		const char *git = zp_printf(a, "%.*s/git", (int)n, path);
		if (path[0] == '/' && access(git, X_OK) == 0)
			return git;
		path += n + (path[n] == ':');
	}
	return NULL;
}

/* Starts git with its answer at the writing end of a pipe; -1: it cannot be. */
static pid_t start(const char *folder, const int pipe_fd[2])
{
	struct zp_arena a = {0};
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t pipe_signal;
	pid_t pid = -1;
	static const char *const words[] = {"git", "--no-pager", "-c",
	    "core.fsmonitor=false", "-c", "core.untrackedCache=false", "-c",
	    "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit",
	    "-C", NULL, "ls-files", "-z", "--others", "--ignored",
	    "--exclude-standard", "--directory"};
	size_t n = sizeof words / sizeof *words;
	char **argv = zp_alloc(&a, (n + 1) * sizeof *argv);
	for (size_t i = 0; i < n; i++)
		argv[i] = zp_dup(&a, words[i] ? words[i] : folder);
	const char *git = find_git(&a);
	if (!git) {
		zp_arena_free(&a);
		return -1;
	}
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(
	    &files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&files, pipe_fd[1], STDOUT_FILENO);
	posix_spawn_file_actions_addopen(
	    &files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&how);
	sigemptyset(&pipe_signal);
	sigaddset(&pipe_signal, SIGPIPE);
	posix_spawnattr_setsigdefault(&how, &pipe_signal);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
	if (posix_spawn(&pid, git, &files, &how, argv, clean_environment(&a)) !=
	    0)
		pid = -1;
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	zp_arena_free(&a);
	return pid;
}

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The whole answer; false: too long, or too late. */
static bool read_answer(int fd, struct zp_buf *b)
{
	char part[65536];
	int64_t end = now_ms() + TIMEOUT_MS;
	for (;;) {
		int64_t left = end - now_ms();
		struct pollfd p = {.fd = fd, .events = POLLIN};
		int ready = left > 0 ? poll(&p, 1, (int)left) : 0;
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return false;
		ssize_t n = read(fd, part, sizeof part);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		zp_buf_add(b, part, (size_t)n);
		if (b->n > MAX_ANSWER)
			return false;
	}
}

static void take_answer(
    struct lint_ignored *g, const struct zp_buf *b, const char *prefix)
{
	for (size_t at = 0; at < b->n;) {
		size_t n = strnlen(b->p + at, b->n - at);
		size_t len = n;
		if (len > 0 && b->p[at + len - 1] == '/')
			len--;
		/* "./": the folder itself is ignored, yet somebody named it. */
		if (len > 0 && !(len == 1 && b->p[at] == '.'))
			zp_push(&g->paths, zp_printf(&g->arena, "%s%.*s",
					       prefix, (int)len, b->p + at));
		at += n + 1;
	}
}

bool lint_ignored_ask(
    struct lint_ignored *g, const char *folder, const char *prefix)
{
	int fd[2], status = -1;
	struct zp_buf answer = {0};
	if (!in_work_tree(folder) || pipe2(fd, O_CLOEXEC) != 0)
		return true;
	bool whole = true;
	pid_t pid = start(folder, fd);
	close(fd[1]);
	if (pid > 0) {
		whole = read_answer(fd[0], &answer);
		if (!whole)
			kill(pid, SIGKILL);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			continue;
		if (whole && WIFEXITED(status) && WEXITSTATUS(status) == 0) {
			take_answer(g, &answer, prefix);
			g->sorted = false;
		}
	}
	close(fd[0]);
	zp_buf_free(&answer);
	return whole;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool lint_ignored_has(struct lint_ignored *g, const char *path)
{
	if (g->paths.n == 0)
		return false;
	if (!g->sorted)
		qsort(g->paths.v, g->paths.n, sizeof *g->paths.v, by_text);
	g->sorted = true;
	return bsearch(&path, g->paths.v, g->paths.n, sizeof *g->paths.v,
		   by_text) != NULL;
}

bool lint_ignored_within(struct lint_ignored *g, const char *path)
{
	char part[PATH_MAX];
	size_t n = strlen(path);
	if (g->paths.n == 0 || n >= sizeof part)
		return false;
	for (size_t i = 1; i <= n; i++) {
		if (i < n && path[i] != '/')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (lint_ignored_has(g, part))
			return true;
	}
	return false;
}

void lint_ignored_free(struct lint_ignored *g)
{
	zp_vec_free(&g->paths);
	zp_arena_free(&g->arena);
}
