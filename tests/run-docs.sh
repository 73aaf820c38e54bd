#!/bin/sh
# Runs every command of docs/ and README.md: lines that begin with "$ " in a
# block fenced as console, from the root of a scratch copy of this repository,
# and compares what is printed (standard error too) with the lines below it.
# A line "..." stands for any number of lines; "(exit status N)" below the
# output for the status, which is compared where it is shown. Lines that begin
# with "> " continue a command. A page's commands see what those before left.
# Usage: run-docs.sh DCVLINT [check|update [PAGE...]]
set -u
dcvlint=$(realpath "$1")
mode=${2:-check}
shift
[ $# = 0 ] || shift
# A day like any other, where a command says none: 2026-11-24.
export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1795478400
unset NO_COLOR CI GITHUB_ACTIONS GITLAB_CI
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$dcvlint" "$work/bin/dcvlint" || exit 1
PATH=$work/bin:$PATH
export PATH
python3 tests/docs.py "$work" "$mode" "$@"
