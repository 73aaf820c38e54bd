# Split horizon: the same zone twice, judged apart; private addresses by view.
cd repo || exit
D="$DCVLINT --today 2026-11-24 --notes"
zones='zones: [{path: internal, view: internal}, {path: external, view: external}]'
printf '%s\nviews: {internal: {public: false}, external: {public: true}}\n' "$zones" >.dcvlint.yaml
$D --select mx,mail-route-dead
echo "exit $?"
"$DCVLINT" routes --today 2026-11-24 2>/dev/null
echo "-- an asked name is seen by a CA on the public side only"
"$DCVLINT" routes --today 2026-11-24 --name shop.example.com --name build.example.com 2>/dev/null
echo "-- both declared public"
printf '%s\nviews: {internal: {public: true}, external: {public: true}}\n' "$zones" >.dcvlint.yaml
$D --select mx-target-private-address --quiet
echo "exit $?"
$D --select mx-target-private-address --severity mx-target-private-address=note | tail -1
"$DCVLINT" routes --today 2026-11-24 --name shop.example.com 2>/dev/null
