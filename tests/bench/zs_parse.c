/* libzscanner reading a master file and keeping nothing. The library is under
 * the GPL: it is measured against, and never part of the program.
 * Usage: zs_parse FILE */
#include <libzscanner/scanner.h>
#include <stdio.h>

static void count(zs_scanner_t *s)
{
	++*(unsigned long *)s->process.data;
}

int main(int argc, char **argv)
{
	zs_scanner_t s;
	unsigned long records = 0, faults = 0;
	if (argc != 2 || zs_init(&s, ".", 1, 3600) != 0 ||
	    zs_set_input_file(&s, argv[1]) != 0 ||
	    zs_set_processing(&s, count, NULL, &records) != 0)
		return 2;
	if (zs_parse_all(&s) != 0)
		faults = s.error.counter;
	zs_deinit(&s);
	printf("%lu records, %lu faults\n", records, faults);
	return faults > 0;
}
