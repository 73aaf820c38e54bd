# The same for programs.
"$DCVLINT" cas --no-config --today 2026-11-24 --format json acm letsencrypt
echo "exit $?"
"$DCVLINT" cas --no-config --today 2026-11-24 --format json | python3 -c 'import json, sys
r = json.load(sys.stdin)
print(r["version"], r["today"], *(p["id"] for p in r["profiles"]))
for p in r["profiles"]:
    assert len(p["methods"]) == 9 and len(p["values"]) == 18, p["id"]
    for name, v in list(p["methods"].items()) + list(p["values"].items()):
        assert v is None or v.get("offered") == "unknown" or v["source"]["title"], name'
"$DCVLINT" cas --no-config --today 2026-11-24 --format jsonl | python3 -c 'import json, sys
for line in sys.stdin: print(json.loads(line)["name"])'
