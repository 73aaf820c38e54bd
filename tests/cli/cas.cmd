# What is known of each CA; those that are named; words that name none.
"$DCVLINT" cas --no-config --today 2026-11-24
echo "exit $?"
echo "-- other days"
"$DCVLINT" cas --no-config --today 2024-05-31 acm | grep -e registration -e '^in force'
"$DCVLINT" cas --no-config --today 2024-06-30 acm | grep -e registration -e '^in force'
"$DCVLINT" cas --no-config --today 2027-03-15 br acm | grep -e caa-parameters
for words in "acmm" "acm nowhere" "zones" "--ca acmm" "--format markdown" "--today soon"; do
	# shellcheck disable=SC2086
	"$DCVLINT" cas $words
	echo "exit $?"
done
"$DCVLINT" --ca acm,letsencript zones
echo "exit $?"
"$DCVLINT" --ca quite-another zones
echo "exit $?"
