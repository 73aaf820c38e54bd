# The example: zones, views, certificates, mailboxes, all from its file.
cd repo || exit
D="$DCVLINT --today 2026-11-24"
$D --notes
echo "exit $?"
cd internal || exit
$DCVLINT routes --today 2026-11-24 --config ../.dcvlint.yaml
