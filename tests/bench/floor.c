/* What the machine itself takes for the work that no reader of zones can leave
 * out: bytes from the file system, bytes read once, a place in memory that is
 * in no cache, a page that is touched first. Usage: floor FILE */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define MB (1u << 20)
#define TABLE (256u * MB)
#define STEPS 2000000u

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static unsigned char *pages(size_t n)
{
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		exit(2);
	return p;
}

/* Each of PAGES touched for the first time. */
static void first_touch(unsigned char *p, size_t n)
{
	double start = now();
	for (size_t i = 0; i < n; i += 4096)
		p[i] = 1;
	double s = now() - start;
	printf("a page touched first       %8.0f ns (%.2f GB/s)\n",
	    s / (double)(n / 4096) * 1e9, (double)n / s / 1e9);
}

static void read_once(const unsigned char *p, size_t n)
{
	const uint64_t *v = (const void *)p;
	uint64_t sum = 0;
	double start = now();
	for (size_t i = 0; i < n / 8; i += 4)
		sum += v[i] ^ v[i + 1] ^ v[i + 2] ^ v[i + 3];
	double s = now() - start;
	printf("memory read in order       %8.2f GB/s%s\n", (double)n / s / 1e9,
	    sum == 1 ? " " : "");
}

/* Each step's place is told by what was found at the one before. */
static void chase(unsigned char *p)
{
	uint32_t *v = (void *)p, n = TABLE / 4, at = 0;
	for (uint32_t i = 0; i < n; i++)
		v[i] = (i * 1664525u + 1013904223u) & (n - 1);
	double start = now();
	for (uint32_t i = 0; i < STEPS; i++)
		at = v[at];
	printf("a place in no cache        %8.1f ns, one after the other%s\n",
	    (now() - start) / STEPS * 1e9, at == 1 ? " " : "");
}

/* The places are known ahead, so that several are under way at once. */
static void probe(const unsigned char *p)
{
	const uint32_t *v = (const void *)p;
	uint32_t sum = 0, x = 1, n = TABLE / 4;
	double start = now();
	for (uint32_t i = 0; i < STEPS; i++) {
		x = x * 1664525u + 1013904223u;
		sum += v[(x >> 3) & (n - 1)];
	}
	printf("                           %8.1f ns, many at once%s\n",
	    (now() - start) / STEPS * 1e9, sum == 1 ? " " : "");
}

/* The file, from the page cache, into memory that was touched before. */
static void file(const char *path, unsigned char *p)
{
	int fd = open(path, O_RDONLY);
	ssize_t n;
	size_t all = 0;
	if (fd < 0)
		return;
	double start = now();
	while (all < TABLE - MB && (n = read(fd, p + all, MB)) > 0)
		all += (size_t)n;
	double s = now() - start;
	close(fd);
	printf("a cached file read         %8.2f GB/s (%.1f MB: %.1f ms)\n",
	    (double)all / s / 1e9, (double)all / 1e6, s * 1e3);
}

int main(int argc, char **argv)
{
	unsigned char *p = pages(TABLE);
	first_touch(p, TABLE);
	if (argc > 1)
		file(argv[1], p);
	read_once(p, TABLE);
	chase(p);
	probe(p);
	return 0;
}
