# zones: files, folders, globs; origins, formats and views of files.
D="$DCVLINT --today 2026-11-24 --notes"
mkdir -p more/deep
printf '$TTL 60\n@ SOA a b 1 1 1 1 1\n@ NS ns.example.net.\n' >more/first
cp more/first more/deep/second
printf '; no word of a zone\nx 60 BADTYPE y\n' >more/deep/third
cat >.dcvlint.yaml <<END
zones:
  - {path: zones/example.net.zone}
  - {path: more/first, origin: first.example}
  - {path: "more/**/second", origin: second.example}
  - {path: more/deep/third, origin: third.example, format: zone}
END
$D | grep -v '^  \|│\|^$'
"$DCVLINT" dump more/first
echo "-- an option says another"
"$DCVLINT" dump --origin other.example more/first
echo "-- only told by content"
sed -i 's/, format: zone//' .dcvlint.yaml
$D | grep -v '^  \|│\|^$'
echo "-- a folder"
echo 'zones: [{path: zones}]' >.dcvlint.yaml
"$DCVLINT" dump | wc -l
echo "-- what is not there"
echo 'zones: [{path: nowhere}, {path: "nowhere/*"}, {path: "zones/*.txt"}]' >.dcvlint.yaml
$D
echo "-- a folder with a link that leaves"
mkdir links
ln -s /etc/passwd links/example.com.zone
echo 'zones: [{path: "links/*"}]' >.dcvlint.yaml
$D
ln -s / links/all
echo 'zones: [{path: "links/all/etc/*"}]' >.dcvlint.yaml
$D
echo "-- none"
echo 'zones: []' >.dcvlint.yaml
$D
