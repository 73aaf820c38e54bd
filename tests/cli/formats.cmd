# The same findings in each form.
D="$DCVLINT --no-config --today 2026-11-24"
for format in concise github gitlab junit checkstyle csv; do
	echo "-- $format"
	$D --format $format --select mx-target-is-alias,mx-target-origin-doubled,mail-route-none,date-email-ends zones | tr -d '\r'
done
echo "-- rows"
"$DCVLINT" routes --no-config --today 2026-11-24 --format csv --select mx-target-is-alias zones/example.com.zone |
	tr -d '\r' | head -4
echo "-- findings of names that are asked for"
"$DCVLINT" routes --no-config --today 2026-11-24 --format concise --name shop.example.com --name gone.example.com zones
echo "exit $?"
echo "-- statistics"
$D --statistics --select mx zones/example.com.zone | grep -E '^ +[0-9]+  (error|warning|note) '
$D --statistics --format concise --quiet --select mx zones
"$DCVLINT" routes --no-config --today 2026-11-24 --statistics --format json --select mx zones 2>&1 >/dev/null | tail -4
$D --statistics --format json zones
echo "exit $?"
"$DCVLINT" dump --statistics zones
echo "exit $?"
"$DCVLINT" dump --format csv zones
echo "exit $?"
echo "-- a file whose name is a command"
printf '$ORIGIN ::error::x.example.\n@ IN A 8.8.8.8 ; ##[error]x\n' >'::error::x.zone'
for format in text concise github csv; do
	$D --format $format --select zone,mail-route-none ./*.zone | tr -d '\r'
done
echo "-- nothing"
for format in concise github gitlab junit checkstyle csv; do
	$D --format $format --select mx zones/example.org.zone.gz | tr -d '\r'
done
