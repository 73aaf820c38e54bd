#!/bin/sh
# Sees to it that what a build (setup.sh build), the tests (check), the style
# checks (lint) or the table of speeds (bench) need is there, and installs what is missing with apt-get; says
# what to run where another package manager reigns. "setup.sh look" only looks.
# Quick when nothing is missing.
set -u
PATH=$PATH:/usr/sbin:/sbin
what=${1:-build}
cc=${CC:-cc}
missing=
reasons=
want() { # package, reason
	missing="$missing $1"
	reasons="$reasons  $1: $2
"
}
have() {
	command -v "$1" >/dev/null 2>&1
}
lib() { # pkg-config name, package, reason
	pkg-config --exists "$1" 2>/dev/null || want "$2" "$3"
}

have "${cc%% *}" || want gcc "the C compiler"
if ! echo '#include <stdio.h>' | $cc -E - >/dev/null 2>&1; then
	want libc6-dev "the C library's headers"
fi
have pkg-config || want pkg-config "finds the libraries"
lib ldns libldns-dev "RDATA of rarely used record types"
lib zlib zlib1g-dev "gzip'd zone files"
lib libpsl libpsl-dev "public suffixes: where a base domain begins"
lib libidn2 libidn2-dev "internationalised names"
lib libcrypto libssl-dev "the names of certificate requests"
lib libpcre2-8 libpcre2-dev "Postfix' tables of patterns"
lib jansson libjansson-dev "the JSON lines that merge reads"
lib yaml-0.1 libyaml-dev "YAML and JSON zones, the configuration"
case $what in
check)
	lib check check "unit tests"
	have named || want bind9 "walks are compared with a real name server"
	have named-compilezone ||
		want bind9-utils "what dump prints is compared with its output"
	have dnssec-signzone ||
		want bind9-utils "signs zones that are then damaged"
	have ldns-signzone || want ldnsutils "signs and verifies them otherwise"
	have python3 || want python3 "drives the comparisons"
	python3 -c 'import jsonschema, yaml' 2>/dev/null ||
		want "python3-jsonschema python3-yaml" "examples are held against the configuration's schema"
	have pre-commit || want pre-commit "the hook is tried with the real program"
	have dot || want graphviz "the map of routes is drawn"
	;;
lint)
	have cppcheck || want cppcheck "looks for mistakes"
	have clang-format || want clang-format "tells whether files are formatted"
	have objdump || want binutils "tells whether a file has mutable state"
	;;
bench)
	# Without one of them its rows are left out.
	have python3 || want python3 "runs ours and others in turns"
	have kzonecheck || want knot-dnssecutils "kzonecheck, to compare with"
	have named-checkzone || want bind9-utils "named-checkzone, to compare with"
	have nsd-checkzone || want nsd "nsd-checkzone, to compare with"
	have ldns-read-zone || want ldnsutils "ldns-read-zone, to compare with"
	[ -f /usr/include/libzscanner/scanner.h ] ||
		want libzscanner-dev "a parser to compare with"
	;;
esac
# Microsoft's validator of SARIF comes from npm only; without npm, or the
# network, the tests of SARIF are left out.
sarif=@microsoft/sarif-multitool-linux
npm=${XDG_CACHE_HOME:-$HOME/.cache}/dcvlint/npm
if [ "$what" = check ] && have npm && [ ! -x "$npm/node_modules/$sarif/Sarif.Multitool" ]; then
	echo "Fetching $sarif (44 MB)"
	{ npm install --silent --no-audit --no-fund --no-save --ignore-scripts \
		--prefix "$npm" "$sarif@5.7.0" &&
		chmod +x "$npm/node_modules/$sarif/Sarif.Multitool"; } ||
		echo "npm could not fetch it; SARIF is not validated"
fi
[ -n "$missing" ] || exit 0

echo "Missing on this system:"
printf '%s' "$reasons"
if [ "$what" = look ]; then
	echo "\"make demo\" installs it."
	exit 1
fi
root=
[ "$(id -u)" = 0 ] || root=sudo
if have apt-get; then
	if [ -n "$root" ] && ! have sudo; then
		echo "Please run as root: apt-get install$missing"
		exit 1
	fi
	echo "Installing:$missing"
	# sudo passes no environment on.
	set -- $root env DEBIAN_FRONTEND=noninteractive apt-get -q -y
	"$@" update >/dev/null || true
	"$@" install --no-install-recommends $missing >/dev/null || {
		echo "apt-get could not install them all"
		exit 1
	}
	exit 0
fi

# Elsewhere: everything at once, under the names used there.
tests=
if have dnf; then
	install="dnf install"
	build="gcc make pkgconf ldns-devel zlib-devel libpsl-devel libidn2-devel libyaml-devel openssl-devel pcre2-devel jansson-devel"
	tests="check-devel bind bind-utils bind-dnssec-utils ldns-utils python3-jsonschema python3-pyyaml pre-commit graphviz"
	style="cppcheck clang-tools-extra binutils"
elif have apk; then
	install="apk add"
	build="gcc musl-dev make pkgconf ldns-dev zlib-dev libpsl-dev libidn2-dev yaml-dev openssl-dev pcre2-dev jansson-dev"
	tests="check-dev bind bind-tools bind-dnssec-tools ldns-tools py3-jsonschema py3-yaml pre-commit graphviz"
	style="cppcheck clang-extra-tools binutils"
elif have pacman; then
	install="pacman -S --needed"
	build="gcc make pkgconf ldns zlib libpsl libidn2 libyaml openssl pcre2 jansson"
	tests="check bind python-jsonschema python-yaml pre-commit graphviz"
	style="cppcheck clang binutils"
elif have brew; then
	install="brew install"
	root=
	build="pkgconf ldns zlib libpsl libidn2 libyaml openssl@3 pcre2 jansson"
	tests="check bind python pre-commit graphviz"
	style="cppcheck clang-format binutils"
else
	echo "Please install them with your package manager (Debian's names)."
	exit 1
fi
case $what in
bench) echo "Please install what Debian calls:$missing" ;;
build) echo "Please run: ${root:+$root }$install $build" ;;
check) echo "Please run: ${root:+$root }$install $build $tests" ;;
*) echo "Please run: ${root:+$root }$install $build $style" ;;
esac
exit 1
