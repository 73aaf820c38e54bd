#!/bin/sh
# Whole repositories, with the real git: what is walked and what is not, links,
# changed files, and a repository that would run something.
# Usage: run-repo.sh DCVLINT
set -u
dcvlint=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
if ! command -v git >/dev/null; then
	echo "repo: skipped, git is not installed"
	[ -z "${CI:-}" ] || exit 1
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
GIT_CONFIG_GLOBAL=$work/gitconfig
GIT_CONFIG_NOSYSTEM=1
LC_ALL=C.UTF-8
export GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM LC_ALL
git config --global user.name tester
git config --global user.email tester@example.com
git config --global init.defaultBranch main
passed=0
failed=0
zone() { # name, what else
	printf '$ORIGIN %s.\n$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\n@ IN MX 10 mx\nns1 IN A 8.8.8.53\nmx IN A 8.8.8.25\n%b' "$1" "${2-}"
}
# The status, and words on either output that must (or, after "!", must not) be
# there.
expect() { # status, what, words, command...
	want=$1 what=$2 words=$3
	shift 3
	timeout 60 "$@" >"$work/out" 2>&1
	got=$?
	ok=1
	[ "$got" = "$want" ] || ok=0
	case $words in
	'') ;;
	!*) ! grep -qF -e "${words#!}" "$work/out" || ok=0 ;;
	*) grep -qF -e "$words" "$work/out" || ok=0 ;;
	esac
	if [ $ok = 1 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $what: exit $got, wanted $want and \"$words\""
		head -20 "$work/out"
	fi
}
mkdir "$work/bin" "$work/nogit"
cat >"$work/bin/lint" <<END
#!/bin/sh
exec "$dcvlint" check --no-config --color never "\$@"
END
cat >"$work/bin/loaded" <<END
#!/bin/sh
"$dcvlint" dump --no-config --format jsonl "\$@" | grep -o '"file":"[^"]*"' | sort -u
END
chmod +x "$work/bin/lint" "$work/bin/loaded"
PATH=$work/bin:$PATH

# What git ignores, the index and nested repositories included.
mkdir "$work/r" && cd "$work/r" && git init -q || exit 1
mkdir -p zones/deep build/out zones/gen sub
printf 'build/\n*.tmp.zone\n/zones/gen\n' >.gitignore
zone a.example >zones/a.zone
zone deep.example >zones/deep/deep.zone
zone built.example >build/out/built.zone
zone gen.example >zones/gen/gen.zone
zone tmp.example >zones/x.tmp.zone
zone kept.example >zones/kept.tmp.zone
git add -A && git add -f zones/kept.tmp.zone && git commit -qm zones || exit 1
(cd sub && git init -q && echo 'own.zone' >.gitignore) || exit 1
zone own.example >sub/own.zone
zone shown.example >sub/shown.zone
zone hidden.example >.hidden.zone
loaded . >"$work/list"
cat >"$work/want" <<END
"file":"sub/shown.zone"
"file":"zones/a.zone"
"file":"zones/deep/deep.zone"
"file":"zones/kept.tmp.zone"
END
expect 0 "what git ignores is left out" "" cmp "$work/list" "$work/want"
loaded zones/ >"$work/list"
expect 0 "in a folder of the repository too" "" sh -c 'grep -v sub "$1" | cmp - "$2"' - "$work/want" "$work/list"
expect 0 "an ignored folder that is named" "built.example" lint build
expect 0 "an ignored file that is named" "tmp.example" lint zones/x.tmp.zone
expect 0 "a hook's GIT_DIR does not matter" "" env GIT_DIR=.git GIT_INDEX_FILE=.git/nowhere "$dcvlint" --no-config zones
expect 0 "no git installed" "tmp.example" env PATH="$work/nogit" "$dcvlint" --no-config .
expect 0 "no git installed, without a word" "!dcvlint:" env PATH="$work/nogit" "$dcvlint" --no-config .
printf '#!/bin/sh\necho zones/a.zone\nexit 3\n' >"$work/nogit/git" && chmod +x "$work/nogit/git"
expect 0 "a git that fails" "tmp.example" env PATH="$work/nogit:$PATH" lint .
rm "$work/nogit/git"

# Links.
ln -s .. zones/loop
ln -s . zones/self
ln -s deep zones/again
mkdir .store "$work/elsewhere"
zone stored.example >.store/stored.zone
zone elsewhere.example >"$work/elsewhere/e.zone"
ln -s .store stored
ln -s "$work/elsewhere" outside
ln -s "$work/elsewhere/e.zone" linked.zone
ln -s nowhere.zone dangling.zone
ln zones/a.zone zones/hard.zone
ln -s zones/gen generated
expect 0 "links to folders end" "!elsewhere/e" lint .
expect 0 "a hard link is the same file" "!zone-loaded-twice" lint .
loaded . | grep -c . >"$work/list"
# The four, the stored one, and the linked file.
expect 0 "each file once" "6" cat "$work/list"
expect 0 "a link to a hidden folder within" "stored/stored.zone" loaded .
expect 0 "a link to a file" "linked.zone" loaded .
rm zones/loop zones/self zones/again stored outside linked.zone dangling.zone zones/hard.zone generated

# Patterns.
expect 0 "a name at any depth" "!deep.example" lint --exclude deep.zone .
expect 0 "a folder" "!deep.example" lint --exclude deep/ .
expect 0 "a pattern with a slash is anchored" "deep.example" lint --exclude 'deep/*.zone' .
expect 0 "from here on" "!deep.example" lint --exclude 'zones/*/*.zone' .
expect 0 "any number of folders" "!deep.example" lint --exclude '**/deep/*' .
expect 0 "a star stops at a slash" "deep.example" lint --exclude 'zones/*.zone' .
expect 0 "taken back" "deep.example" lint --exclude '*.zone' --exclude '!deep.zone' .
expect 0 "a path in full" "!deep.example" lint --exclude 'zones/deep/' "$PWD/zones"
expect 0 "not when named" "deep.example" lint --exclude deep/ zones/deep/deep.zone
expect 0 "but when forced" "left out by --exclude" lint --force-exclude --exclude deep/ zones/deep/deep.zone
expect 0 "a folder, forced" "left out by --exclude" lint --force-exclude --exclude zones zones
expect 0 "forced and quiet" "!dcvlint" lint --quiet --force-exclude --exclude deep/ zones/deep/deep.zone
expect 2 "an empty pattern" "no pattern" lint --exclude '' .
echo 'on: push' >ci.yml
expect 2 "no zone, named" "no zone" lint ci.yml
expect 0 "no zone, where a program names" "no zone" lint --force-exclude ci.yml zones/a.zone

# Changed files, fragments, context.
mkdir -p inc/more
zone frag.example '$INCLUDE inc/hosts.inc\n' >frag.zone
printf 'www A 8.8.8.80\n$INCLUDE more/deep.inc\n' >inc/hosts.inc
printf 'shop MX 10 10.0.0.1\n' >inc/more/deep.inc
printf 'x A 8.8.8.8\n' >inc/more/nobody.inc
ln -s more/deep.inc inc/link.inc
expect 1 "a fragment in the zone that includes it" "inc/more/deep.inc:1:12: error" lint .
expect 0 "a lone fragment is told" "left out: no SOA" lint inc/more --exclude deep.inc --exclude link.inc
expect 1 "a lone fragment that is named" "syntax-origin-unknown" lint inc/more/nobody.inc
expect 0 "one that a program names" "left out: no SOA" lint --force-exclude inc/more/nobody.inc
expect 0 "one whose zone is context" "(--changed lints those)" lint --context frag.zone inc/hosts.inc
expect 1 "a changed fragment" "frag.example" lint --changed --context . inc/more/deep.inc
expect 1 "a changed fragment by a link" "frag.example" lint --changed --context . inc/link.inc
expect 1 "the others are context" "!a.example " lint --changed --context . inc/more/deep.inc
expect 0 "a changed zone" "!frag.example" lint --changed --context . zones/a.zone
expect 0 "part of no zone" "README.md: part of no zone" lint --changed --context . README.md
expect 0 "part of no zone, quiet" "!part of" lint --quiet --changed --context . ci.yml
expect 0 "a folder of changed files" "deep.example" lint --changed --context . zones/deep
expect 2 "changed without zones" "--context" lint --changed zones/a.zone
expect 2 "changed standard input" "standard input" lint --changed --context . -
mv inc/more/deep.inc "$work/deep.inc"
expect 2 "a deleted fragment" "frag.example" lint --changed --context . inc/more/deep.inc
mv "$work/deep.inc" inc/more/deep.inc
zone deep.example 'more A 8.8.8.8\n' >twin.zone
expect 1 "a second file of a zone" "zone-loaded-twice" lint --changed --context . twin.zone
expect 1 "the first of them" "zone-loaded-twice" lint --changed --context . zones/deep/deep.zone
expect 0 "a file in place of one of the context" "!zone-loaded-twice" lint --context zones twin.zone
rm twin.zone
mkdir -p octo/parts.example.
printf -- '---\n? ""\n: - type: MX\n    value: {exchange: mx.split.example., preference: 10}\n' >octo/split.example.yaml
printf -- '---\n"":\n  type: MX\n  value: {exchange: mx.parts.example., preference: 10}\n' >octo/parts.example./base.yaml
printf -- '---\nwww:\n  type: A\n  value: 10.0.0.1\n' >octo/parts.example./www.yaml
expect 1 "a changed file of another form" "split.example" lint --notes --changed --context . octo/split.example.yaml
expect 1 "a changed part of a zone" "parts.example" lint --notes --changed --context . octo/parts.example./www.yaml
expect 1 "and no other zone" "!split.example" lint --notes --changed --context . octo/parts.example./www.yaml
zone mail.example 'www CNAME mx\n' >mail.zone
zone far.example 'shop MX 10 mx.mail.example.\n' >far.zone
expect 0 "context has no findings" "!mail.zone" lint --notes --context mail.zone far.zone
expect 0 "nor rows" "!www.mail.example" "$dcvlint" routes --context mail.zone far.zone
expect 0 "nor records" "!mail.zone" loaded --context mail.zone far.zone
expect 0 "a path that is context too is judged" "mail.example " lint --context . mail.zone
expect 2 "context that is not there" "nowhere" lint --context nowhere far.zone
expect 0 "standard input in place of its file" "!zone-loaded-twice" sh -c '"$1" --no-config --context . --stdin-filename far.zone - <far.zone' - "$dcvlint"
cd "$work" || exit 1

# A repository that would run something.
mkdir evil && cd evil && git init -q || exit 1
zone evil.example >evil.zone
mkdir sub
echo ignored.zone >sub/.gitignore
zone ignored.example >sub/ignored.zone
git add -A && git commit -qm evil || exit 1
# A .gitignore that only the index has, and whose object will be gone.
object=$(git rev-parse HEAD:sub/.gitignore)
git update-index --skip-worktree sub/.gitignore
for hook in fsmonitor post-index-change pre-commit reference-transaction; do
	printf '#!/bin/sh\ntouch "%s"\n' "$work/pwned-$hook" >".git/hooks/$hook"
	chmod +x ".git/hooks/$hook"
done
touch="touch '$work/pwned-config'; false"
cat >>.git/config <<END
[core]
	repositoryformatversion = 1
	fsmonitor = .git/hooks/fsmonitor
	hooksPath = .git/hooks
	pager = $touch
	sshCommand = $touch
	editor = $touch
[pager]
	ls-files = $touch
[alias]
	ls-files = "!$touch"
[filter "x"]
	clean = $touch
	smudge = $touch
	process = $touch
	required = true
[include]
	path = more
[extensions]
	partialClone = origin
[remote "origin"]
	url = $work/evil/sub
	promisor = true
	uploadpack = "touch '$work/pwned-fetch'; false"
END
printf '[core]\n\tfsmonitor = "%s"\n' "$touch" >.git/more
echo '*.zone filter=x' >.gitattributes
rm -f sub/.gitignore ".git/objects/$(echo "$object" | cut -c1-2)/$(echo "$object" | cut -c3-)" "$work"/pwned-*
touch evil.zone
git ls-files -o -i --exclude-standard --directory >"$work/out" 2>&1
expect 0 "plain git runs what stands there" "pwned-config" ls "$work"
git -c core.fsmonitor=false ls-files -o -i --exclude-standard --directory >"$work/out" 2>&1
expect 0 "and fetches what is not" "pwned-fetch" ls "$work"
rm -f "$work"/pwned-*
expect 0 "a hostile repository" "evil.example" lint .
expect 0 "nothing of it runs" "!pwned" ls "$work"
printf '#!/bin/sh\ntouch "%s"\n' "$work/pwned-git" >git && chmod +x git
expect 0 "a git of its own" "evil.example" env PATH=".::$PATH" lint .
expect 0 "does not run" "!pwned" ls "$work"
printf '[core]\n\tfsmonitor = false\n\tworktree = /\n' >.git/config
expect 0 "a work tree elsewhere" "evil.example" lint .
echo "golden: $passed passed, $failed failed"
[ "$failed" = 0 ]
