/* Runs a command and tells what it took, one line for each run: seconds of wall
 * clock, seconds of user and system time, KiB resident at most, exit status.
 * Usage: measure RUNS OUTPUT COMMAND ARGUMENT...
 *
 * OUTPUT takes the command's standard output; standard error goes to nowhere.
 * A program of its own, because the system counts what the one that starts a
 * command holds into that command's peak: this one holds next to nothing. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int once(const posix_spawn_file_actions_t *files, char **argv)
{
	struct rusage u;
	pid_t pid;
	int status;
	double start = now();
	if (posix_spawnp(&pid, argv[0], files, NULL, argv, environ) != 0 ||
	    wait4(pid, &status, 0, &u) != pid)
		return 2;
	double wall = now() - start;
	printf("%.6f %.6f %ld %d\n", wall,
	    seconds(u.ru_utime) + seconds(u.ru_stime), u.ru_maxrss,
	    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return 0;
}

int main(int argc, char **argv)
{
	posix_spawn_file_actions_t files;
	if (argc < 4)
		return 2;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
	    &files, 1, argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0644);
	posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	int status = 0;
	for (long left = strtol(argv[1], NULL, 10); left > 0 && !status; left--)
		status = once(&files, argv + 3);
	posix_spawn_file_actions_destroy(&files);
	return status;
}
