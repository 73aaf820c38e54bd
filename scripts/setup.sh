#!/bin/sh
# Installs what is missing to build (setup.sh build) or to test (setup.sh
# check), through the system's package manager. Quick when nothing is missing.
set -u
PATH=$PATH:/usr/sbin:/sbin
what=${1:-build}
missing=
want() { # package, reason
	missing="$missing $1"
	reasons="${reasons:-}  $1: $2
"
}
command -v cc >/dev/null 2>&1 || want gcc "the C compiler"
[ -e /usr/include/stdio.h ] || want libc6-dev "the C library's headers"
lib() { # pkg-config name, package, reason
	pkg-config --exists "$1" 2>/dev/null || want "$2" "$3"
}
command -v pkg-config >/dev/null 2>&1 || want pkg-config "finds the libraries"
[ -d /usr/include/linux ] || want linux-libc-dev "the kernel's headers"
lib ldns libldns-dev "RDATA of rarely used record types"
lib zlib zlib1g-dev "gzip'd zone files"
lib libpsl libpsl-dev "public suffixes: where a base domain begins"
lib libidn2 libidn2-dev "internationalised names"
if [ "$what" = check ]; then
	lib check check "unit tests"
	command -v named >/dev/null 2>&1 || want bind9 "walks are compared with a real name server"
	command -v python3 >/dev/null 2>&1 || want python3 "the comparison with the name server"
	command -v pre-commit >/dev/null 2>&1 || want pre-commit "the hook is tried with the real program"
fi
[ -n "$missing" ] || exit 0

echo "Missing on this system:"
printf '%s' "$reasons"
root=
[ "$(id -u)" = 0 ] || root=sudo
if command -v apt-get >/dev/null 2>&1; then
	echo "Installing:$missing"
	export DEBIAN_FRONTEND=noninteractive
	$root apt-get update -q >/dev/null || true
	exec $root apt-get install -y -q --no-install-recommends $missing >/dev/null
fi
names='gcc pkgconf ldns-devel zlib-devel libpsl-devel libidn2-devel check-devel bind python3 pre-commit'
if command -v dnf >/dev/null 2>&1; then
	say="dnf install $names"
elif command -v apk >/dev/null 2>&1; then
	root=
	say="apk add gcc musl-dev linux-headers pkgconf ldns-dev zlib-dev libpsl-dev libidn2-dev check-dev bind python3 pre-commit"
elif command -v pacman >/dev/null 2>&1; then
	say="pacman -S gcc pkgconf ldns zlib libpsl libidn2 check bind python pre-commit"
elif command -v brew >/dev/null 2>&1; then
	root=
	say="brew install pkg-config ldns zlib libpsl libidn2 check bind python pre-commit"
else
	say="(your package manager) install$missing"
	root=
fi
echo "Please run: ${root:+$root }$say"
exit 1
