# The command line holds against the configuration, and both against defaults.
D="$DCVLINT --today 2026-11-24 --quiet --format json"
show() {
	$D "$@" zones 2>&1 | python3 -c 'import json, sys
r = json.load(sys.stdin)
print(*r["cas"], "|", *sorted({f["rule"] + "=" + f["severity"] for f in r["findings"] if f["rule"][:2] == "mx"}), "|", r["summary"]["names"], "names")'
	$D "$@" zones >/dev/null 2>&1
	echo "exit $?"
}
echo "-- defaults"
show
cat >.dcvlint.yaml <<END
ca: [acm-api]
select: [mx, mail-route-none]
severity: {mx-target-is-alias: note, mx: warning}
fail-on: note
certificates: [{id: a, names: [shop.example.com]}]
END
echo "-- the configuration"
show
echo "-- the command line"
show --ca acm
show --select mx-target-is-alias
show --severity mx-target-is-alias=error
show --severity mx=off
show --fail-on never
show --name example.com --name old.example.com
show --no-config
"$DCVLINT" --today 2026-11-24 zones | tail -2
