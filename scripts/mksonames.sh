#!/bin/sh
# Writes the names by which the libraries that are loaded late (zoneparse/late.h)
# are found at run time: those that the linker puts into a program linked to
# them. Usage: mksonames.sh LATE, with CC in the environment; LATE "no": they
# are linked, and need no name.
set -eu
LC_ALL=C
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo '/* Made by scripts/mksonames.sh. */'
echo '#include "zoneparse/late.h"'
soname() { # LATE, what it is called here, pkg-config's name, how its file begins
	value=NULL
	if [ "$1" != no ]; then
		echo 'void none(void); void none(void) {}' >"$work/none.c"
		# shellcheck disable=SC2046,SC2086
		${CC:-cc} -shared -fPIC -o "$work/none.so" "$work/none.c" \
			-Wl,--no-as-needed $(pkg-config --libs "$3")
		value=$(objdump -p "$work/none.so" |
			sed -n "s/^ *NEEDED  *\($4\.so[^ ]*\)\$/\"\1\"/p")
		[ -n "$value" ] || {
			echo "mksonames: no name of $3; make LATE=no links it" >&2
			exit 1
		}
	fi
	echo "const char *const zp_soname_$2 = $value;"
}
soname "$1" ldns ldns libldns
soname "$1" crypto libcrypto libcrypto
soname "$1" pcre2 libpcre2-8 libpcre2-8
