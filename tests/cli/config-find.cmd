# Here, then above, up to the folder of the repository.
D="$DCVLINT config --today 2026-11-24"
where() {
	$D "$@" 2>&1 | grep -e '^configuration' -e '^notes' -e '^zones' -e '^dcvlint'
}
mkdir -p a/b/c
echo 'notes: true' >.dcvlint.yaml
echo "-- here"
where
echo "-- above, but in no repository"
(cd a/b && where)
mkdir a/.git
echo "-- above the repository"
(cd a/b && where)
echo 'zones: [{path: b/*.zone}, {path: d}]' >a/.dcvlint.yaml
cp zones/example.net.zone a/b
mkdir a/d
echo "-- at its root"
(cd a/b/c && where)
(cd a/b && "$DCVLINT" dump --today 2026-11-24 | head -2 && "$DCVLINT" --notes --today 2026-11-24 | grep -e '^[^ ]*zone:')
rm -r a/.git
echo "gitdir: elsewhere" >a/.git
echo "-- a worktree's .git is a file"
(cd a/b/c && where)
echo "-- said"
where --config a/.dcvlint.yaml
where --config ./a/.dcvlint.yaml --no-config
where --no-config --config a/.dcvlint.yaml
where --config a/missing.yaml
where --config ""
echo "-- empty"
: >a/.dcvlint.yaml
where --config a/.dcvlint.yaml
printf -- '# nothing\n---\n' >a/.dcvlint.yaml
where --config a/.dcvlint.yaml
echo "-- a link that leaves the repository"
rm a/.dcvlint.yaml
ln -s ../.dcvlint.yaml a/.dcvlint.yaml
(cd a && where)
