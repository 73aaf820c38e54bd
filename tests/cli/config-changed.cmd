# Changed files and what is left out, with the zones that the file names.
mkdir -p .git all/old more
cp zones/example.net.zone all
cp zones/example.net.zone all/old/example.info.zone
printf '$ORIGIN example.com.\n$TTL 60\n@ SOA a b 1 1 1 1 1\n@ NS ns.example.net.\n$INCLUDE hosts.inc\n' >all/example.com.zone
printf 'www A 8.8.8.8\nmail MX 10 mx\n' >all/hosts.inc
cat >.dcvlint.yaml <<END
zones: [{path: all}]
exclude: [all/old/]
certificates:
  - {id: a, names: [www.example.com, mail.example.net]}
END
D="$DCVLINT --today 2026-11-24"
echo "-- all, but for what is left out"
$D | grep -v '^  \|│\|^$'
echo "-- a changed part: its zone alone"
$D --changed all/hosts.inc | grep -v '^  \|│\|^$'
(cd more && $D --changed ../all/hosts.inc | grep -v '^  \|│\|^$')
echo "-- the command line leaves out others"
$D --exclude example.com.zone --name example.com all | grep -v '^  \|│\|^$'
(cd all && $D | grep -v '^  \|│\|^$' | tail -2)
"$DCVLINT" config --exclude 'x/' --today 2026-11-24 | grep exclude
echo "-- a link that leaves"
mkdir ../elsewhere
cp zones/example.net.zone ../elsewhere
ln -s ../../elsewhere/example.net.zone all/out.zone
$D --changed all/hosts.inc | grep -v '^  \|│\|^$'
rm -r ../elsewhere
