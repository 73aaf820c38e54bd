#!/bin/sh
# The hook with the real pre-commit: a bad staged zone is blocked, a good one
# passes. Usage: run-hook.sh DCVLINT
set -u
dcvlint=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
if ! command -v pre-commit >/dev/null || ! command -v git >/dev/null; then
	echo "hook: skipped, pre-commit is not installed"
	[ -z "${CI:-}" ] || exit 1
	exit 0
fi
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/hooks" "$work/zones"
ln -s "$dcvlint" "$work/bin/dcvlint"
PATH=$work/bin:$PATH
PRE_COMMIT_HOME=$work/home
GIT_CONFIG_GLOBAL=$work/gitconfig
GIT_CONFIG_NOSYSTEM=1
export PATH PRE_COMMIT_HOME GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM
git config --global user.name tester
git config --global user.email tester@example.com
git config --global init.defaultBranch main
pre-commit validate-manifest .pre-commit-hooks.yaml || exit 1
cp .pre-commit-hooks.yaml "$work/hooks/"
(cd "$work/hooks" && git init -q && git add -A && git commit -qm hooks) || exit 1
cd "$work/zones" && git init -q || exit 1
cat >.pre-commit-config.yaml <<EOF
repos:
  - repo: $work/hooks
    rev: $(git -C "$work/hooks" rev-parse HEAD)
    hooks:
      - id: dcvlint
EOF
cp "$here/tests/rules/mx/target_is_alias/pass.zone" good.zone
git add -A
if ! pre-commit run >"$work/log" 2>&1; then
	cat "$work/log"
	echo "hook: a good zone was blocked"
	exit 1
fi
cp "$here/tests/rules/mail/route_dead/fail.zone" bad.zone
git add -A
if pre-commit run >"$work/log" 2>&1; then
	cat "$work/log"
	echo "hook: a bad zone passed"
	exit 1
fi
grep -q 'mail-route-dead' "$work/log" || { cat "$work/log"; exit 1; }
echo "hook: a good zone passes, a bad one is blocked ($(pre-commit --version))"
