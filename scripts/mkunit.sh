#!/bin/sh
# Writes the runner of unit tests: tests/unit/test_<topic>.c has suite_<topic>.
set -eu
echo '#include <check.h>'
echo '#include <stdlib.h>'
for file; do
	topic=$(basename "$file" .c)
	echo "Suite *suite_${topic#test_}(void);"
done
echo 'int main(void) { SRunner *r = srunner_create(NULL); int failed;'
for file; do
	topic=$(basename "$file" .c)
	echo "srunner_add_suite(r, suite_${topic#test_}());"
done
echo 'srunner_run_all(r, CK_ENV); failed = srunner_ntests_failed(r);'
echo 'srunner_free(r); return failed ? EXIT_FAILURE : EXIT_SUCCESS; }'
