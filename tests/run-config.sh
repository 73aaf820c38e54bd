#!/bin/sh
# The configuration and its schema say the same: what the program takes, the
# schema takes; what the program refuses for its shape, the schema refuses. The
# README names every key, and its example is good. Usage: run-config.sh DCVLINT
set -u
dcvlint=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$root/examples/repo" "$work/repo"
cp "$root/README.md" "$work"
cd "$work" || exit 1
"$dcvlint" schema config >schema.json || exit 1
DCVLINT=$dcvlint python3 - <<'END'
import json, os, re, subprocess, sys
import jsonschema, yaml

class Loader(yaml.SafeLoader):
    """Dates are text, as in YAML 1.2; true and false the only booleans."""
Loader.yaml_implicit_resolvers = {}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), "tf")

schema = json.load(open("schema.json"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
bad = 0

def say(text):
    global bad
    bad += 1
    print("config:", text)

def program(text):
    with open("repo/case.yaml", "w") as f:
        f.write(text)
    return subprocess.run([os.environ["DCVLINT"], "config", "--config", "case.yaml"],
        cwd="repo", capture_output=True, text=True)

def both(text, good):
    p = program(text)
    errors = list(validator.iter_errors(yaml.load(text, Loader)))
    if (p.returncode == 0) != good:
        say("the program %s %r: %s" % ("refuses" if good else "takes", text, p.stderr))
    if (not errors) != good:
        say("the schema %s %r: %s" % ("refuses" if good else "takes", text, errors))

example = open("repo/.dcvlint.yaml").read()
readme = open("README.md").read()
section = readme.split("\n## Configuration\n", 1)[1].split("\n## ", 1)[0]
block = re.search(r"```yaml\n(.*?)```", section, re.S).group(1)
both(example, True)
both(block, True)
profiles = readme.split("\n## CA profiles\n", 1)[1].split("\n## ", 1)[0]
both(re.search(r"```yaml\n(.*?)```", profiles, re.S).group(1), True)
ca = "ca-profiles: [{id: x, %s}]"
for text in ("", "name: X", "like: acm", "note: n, sources: {s: {title: T, date: 2026-05}}", "values: {}", "eras: []",
        "sources: {s: {title: T, date: 2026}}, values: {walk: {is: mx, from: s}, needs-mx: {is: no}}",
        "values: {window-hours: {is: 24}, caa-critical-bits: {is: unknown}, email-new-until: {is: 2027-01-31}}",
        "values: {offers: {is: [email, dns]}, offers-not: {is: []}, addresses: {is: unknown}}",
        "values: {dns-records: {is: [{label: '@', type: TXT}, {label: _*, type: CNAME, target: a.example}]}}",
        "eras: [{from: 2026-01-01, values: {strip-www: {is: unknown}}}, {until: 2025-01-01, values: {}}]"):
    both(ca % text, True)
for text in ("colour: red", "id: X", "name: ''", "like: [acm]", "sources: [s]", "sources: {s: {date: 2026}}", "sources: {s: T}",
        "sources: {s: {title: T, date: soon}}", "values: []", "values: {wlak: {is: mx}}", "values: {walk: mx}",
        "values: {walk: {is: up}}", "values: {walk: {from: s}}", "values: {walk: {is: [mx]}}", "values: {needs-mx: {is: true}}",
        "values: {window-hours: {is: 0}}", "values: {email-new-until: {is: tomorrow}}", "values: {offers: {is: email}}",
        "values: {offers: {is: [fax]}}", "values: {addresses: {is: [a@b]}}", "values: {caa-tags: {is: [Issue]}}",
        "values: {caa-issuers: {is: ['a b']}}", "values: {dns-records: {is: [{label: a, type: TXT}]}}",
        "values: {dns-records: {is: [{label: _a, type: MX}]}}", "values: {dns-records: {is: [{label: _a}]}}",
        "eras: {}", "eras: [{values: {}}]", "eras: [{from: 2026-01-01}]", "eras: [{from: x, values: {}}]"):
    both(ca % text, False)
for text in ("ca-profiles: {}", "ca-profiles: acm", "ca-profiles: [acm]", "ca-profiles: [{}]"):
    both(text, False)
for text in ("{}", "notes: false", "notes: true", "fail-on: never", "ca: []", "ca: [acm, acm-api]",
        "zones: [{path: external, format: zone, origin: example.com}]", "severity: {mx: off}",
        "per-file-ignores: {'*.zone': [mx]}", "denylist: [example.com]", "views: {a: {public: false}}",
        "ignore: [{rule: mx, zone: example.com, name: '*.example.com', path: '**/x', reason: r, until: 2026-12-31}]",
        "exclude: [old/]", "select: [mx, mail-route-none]", "assume-no-mx: [example.net]",
        "certificates: [{id: a, names: ['*.example.com'], ca: acm, method: http, validation-domain: example.com}]",
        "mailboxes: [{file: mail/aliases, domains: [], complete: false}]",
        "mta-sts: [{domain: example.com, file: mail/aliases}]"):
    both(text, True)
for text in ("severtiy: {}", "notes: yes", "notes: []", "ca: acm", "zones: {}", "zones: [x]",
        "zones: [{}]", "zones: [{path: external, orgin: x}]", "zones: [{path: /etc}]", "zones: [{path: ..}]",
        "zones: [{path: a/../b}]", "zones: [{path: ''}]", "zones: [{path: external, format: text}]", "views: []",
        "views: {a: {}}", "views: {a: {public: maybe}}", "certificates: [{id: a}]", "certificates: [{names: []}]",
        "certificates: [{id: a, names: [a.example.com], method: fax}]", "mailboxes: [{domains: []}]",
        "mailboxes: [{file: ../x}]", "mta-sts: [{domain: example.com}]", "severity: {mx: loud}", "severity: [mx]", "ignore: [{rule: mx}]",
        "ignore: [{reason: x}]", "ignore: [{rule: mx, reason: ''}]", "ignore: [{rule: mx, reason: x, until: soon}]",
        "per-file-ignores: {a: mx}", "exclude: [/x]", "fail-on: always", "select: [Mx]", "denylist: ['a b']",
        "online: true", "output: x", "limits: {}", "contacts: [../x]", "root: /", "[]", "text"):
    both(text, False)

def keys(node):
    for name, below in node.get("properties", {}).items():
        yield name
        yield from keys(below)
    for part in ("items", "additionalProperties"):
        if isinstance(node.get(part), dict):
            yield from keys(node[part])

# What only the program can know: ids, and what stands elsewhere in the file.
for text in ("ca: [acme]", "certificates: [{id: a, names: [a.example], ca: acme}]", ca % "like: acme", ca % "values: {walk: {is: mx, from: s}}",
        ca % "eras: [{from: 2026-01-02, until: 2026-01-01, values: {}}]", "ca-profiles: [{id: x}, {id: x}]"):
    if program(text).returncode == 0:
        say("the program takes %r" % text)
values = set(schema["definitions"]["ca-values"]["properties"])
told = set(re.findall(r"`([a-z-]+)`", " ".join(l.split("|")[1] for l in profiles.splitlines() if l.startswith("| `")))) & values
for name in sorted(values - told):
    say("README.md: no word of the value " + name)
known = set(keys(schema))
table = [l for l in section.splitlines() if l.startswith("| `")]
named = set(re.findall(r"`([a-z-]+)`", " ".join(l.split("|")[1] + l.split("|")[2] for l in table)))
for name in sorted(known - named):
    say("README.md: no word of the key " + name)
for name in sorted(named - known):
    say("README.md: no key " + name)
for line in table:
    if not re.match(r"\| `[a-z-]+` \|", line) or line.split("`")[1] not in schema["properties"]:
        say("README.md: no first-level key in " + line)
print("config:", len(known), "keys,", bad, "faults")
sys.exit(bad > 0)
END
