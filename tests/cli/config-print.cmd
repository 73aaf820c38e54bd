# What is in force and where it comes from.
cd repo || exit
$DCVLINT config --today 2026-11-24
echo "exit $?"
$DCVLINT config --today 2026-11-24 --ca acm --name example.com --severity mx=note --notes --format json
echo "exit $?"
$DCVLINT config --no-config
$DCVLINT config zones
$DCVLINT config --format jsonl
