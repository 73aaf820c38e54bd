#!/bin/sh
# The hook with the real pre-commit: committing a bad zone is blocked, a good one
# is not, and files that only look like zones are not asked about.
# Usage: run-hook.sh DCVLINT
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
pre-commit install >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
try() { # what is committed
	git add -A && git commit -m "$1" >"$work/log" 2>&1
}
fail() {
	cat "$work/log"
	echo "hook: $*"
	exit 1
}
good=$here/tests/rules/mx/target_is_alias/pass.zone
bad=$here/tests/rules/mail/route_dead/fail.zone
mkdir zones
cp "$good" good.zone
sed 's/example\.com/example.net/g' "$good" >zones/db.example.net
sed 's/example\.com/example.org/g' "$good" | gzip -c >zones/example.org.zone.gz
try "good zones" || fail "a good zone was blocked"
grep -q 'dcvlint\.*Passed' "$work/log" || fail "the hook did not run"
echo 'no zone' | tee db.js named.conf.local data.db database.py >Thumbs.db
try "no zones" || fail "a file that is no zone was blocked"
grep -q 'dcvlint.*Skipped' "$work/log" || fail "a file that is no zone was checked"
for name in bad.zone zones/named.example.com; do
	cp "$bad" "$name"
	! try "a bad zone" || fail "$name passed"
	grep -q 'mail-route-dead' "$work/log" || fail "$name: not what it holds"
	git rm -q -f "$name"
done
echo "hook: good zones pass, bad ones are blocked ($(pre-commit --version))"
