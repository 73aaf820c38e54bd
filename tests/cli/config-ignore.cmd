# What is accepted: by rule, zone, name, file, until a day; what meets nothing.
D="$DCVLINT --today 2026-11-24"
show() {
	cat >.dcvlint.yaml
	$D --format json --notes zones 2>&1 | python3 -c 'import json, sys
text = sys.stdin.read()
print(text[:text.index("{")], end="")
r = json.loads(text[text.index("{"):])
for f in r["findings"]:
    if f["rule"] in ("mail-route-inherited", "mail-route-null", "mx-target-is-alias"):
        print(f["severity"], f["rule"], f["zone"], f["message"], f["names"])
print(r["summary"]["suppressed"], "suppressed")'
}
echo "-- nothing"
show <<END
END
echo "-- a rule"
show <<END
ignore: [{rule: mail-route-inherited, reason: known}]
END
echo "-- a topic in a zone"
show <<END
ignore: [{rule: mail, zone: example.org, reason: known}]
END
echo "-- names, the first of a group among them"
show <<END
ignore:
  - {rule: mail-route-inherited, name: blog.example.com, reason: known}
  - {rule: mail-route-inherited, name: Mail.Example.NET., reason: known}
  - {rule: mx-target-is-alias, name: shop.example.com, reason: known, until: 2026-11-24}
END
echo "-- files"
show <<END
ignore:
  - {rule: mail-route-inherited, path: zones/*.net.zone, reason: known}
  - {rule: mx, name: shop.example.com, path: "*.com.zone", reason: known}
per-file-ignores:
  "zones/**/*.gz": [mail-route-null, mail-route-inherited]
END
echo "-- ended, and meeting nothing"
show <<END
ignore:
  - rule: mail-route-inherited
    reason: known
    until: 2026-11-23
  - {rule: mail-route-null, name: nobody.example.com, reason: known}
END
echo "-- a single file: an entry may be about others"
$D zones/example.net.zone
echo "-- text tells the number"
echo 'ignore: [{rule: mx-target-origin-doubled, reason: known}, {rule: mail, reason: known}]' >.dcvlint.yaml
$D zones | tail -1
echo "exit $?"
$D --quiet zones/example.net.zone
