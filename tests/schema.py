"""See run-schema.sh. Usage: schema.py DCVLINT WORK"""
import copy
import glob
import json
import os
import re
import shlex
import subprocess
import sys

import jsonschema

dcvlint, work = sys.argv[1:3]
faults = 0
read = {"check": 0, "routes": 0, "line": 0}


def say(text):
    global faults
    faults += 1
    print("schema:", text)


def load(word):
    p = subprocess.run([dcvlint, "schema", word], capture_output=True, text=True)
    schema = json.loads(p.stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    line = {"$ref": "#/definitions/line", "definitions": schema["definitions"]}
    return schema, jsonschema.Draft7Validator(schema), jsonschema.Draft7Validator(line)


schemas = {word: load(word) for word in ("check", "routes")}
seen = set()


def walk(node, schema, where):
    """Notes which members of a schema an instance has."""
    while "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        where, schema = where.split(".")[0] + "." + name, schemas[where.split(".")[0]][0]["definitions"][name]
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
        return walk(node, schema, where) if node is not None else None
    if isinstance(node, list):
        for x in node:
            walk(x, schema["items"], where)
    elif isinstance(node, dict):
        for key, x in node.items():
            seen.add((where, key))
            if key in schema.get("properties", {}):
                walk(x, schema["properties"][key], where)


def tell(name, errors):
    for e in errors[:3]:
        for below in e.context or [e]:
            say("%s: %s: %s" % (name, "/".join(map(str, below.absolute_path)), below.message[:200]))


def whole(name, doc, word):
    read[word] += 1
    tell(name, list(schemas[word][1].iter_errors(doc)))
    walk(doc, schemas[word][0], word)


def line(name, doc, word):
    read["line"] += 1
    # oneOf tries all; the kind of a line is known.
    definitions = schemas[word][0]["definitions"]
    kind = doc.get("type", "") + "-line"
    if kind not in definitions:
        say("%s: no line %s" % (name, doc.get("type")))
        return
    one = {"$ref": "#/definitions/" + kind, "definitions": definitions}
    tell(name, list(jsonschema.Draft7Validator(one).iter_errors(doc)))


def run(name, args, cwd, word):
    """One run, both forms."""
    lines = os.path.join(work, "lines")
    p = subprocess.run([dcvlint, word, "--no-config", "--today", "2026-11-24", "--format", "json",
        "--report", "jsonl=" + lines, *args], cwd=cwd, capture_output=True, text=True)
    try:
        doc = json.loads(p.stdout)
    except ValueError as e:
        say("%s: no JSON: %s %s" % (name, e, p.stderr[-300:]))
        return None
    whole(name, doc, word)
    with open(lines, encoding="utf-8") as f:
        for text in f:
            line(name, json.loads(text), word)
    return doc


def fixtures():
    for path in sorted(glob.glob("tests/rules/*/*/*") + glob.glob("tests/dialects/*/*")):
        base, ext = os.path.splitext(path)
        if ext not in (".zone", ".yaml", ".json", ".d"):
            continue
        args = shlex.split(open(base + ".args").read()) if os.path.exists(base + ".args") else []
        cwd, file = os.path.split(path)
        run(path, [*args, file], cwd, "check")
        if ext != ".json":
            run(path + " (routes)", [*args, "--methods", file], cwd, "routes")


def shown():
    """What golden outputs and pages hold of JSON."""
    n = 0
    decoder = json.JSONDecoder()
    for path in sorted(glob.glob("tests/cli/*.expect") + glob.glob("docs/**/*.md", recursive=True)):
        text = open(path, encoding="utf-8").read().replace('"psl":"DAY"', '"psl":"2026-01-01"')
        for m in re.finditer(r'^\{"(?=version":1,"tool"|type":"(head|finding|row|certificate|summary)")', text, re.M):
            try:
                doc, _ = decoder.raw_decode(text, m.start())
            except ValueError:
                # A line may be cut short there.
                if path.endswith(".expect") and text.startswith('{"version', m.start()):
                    say("%s: no JSON at %d" % (path, m.start()))
                continue
            if "profiles" in doc or "config" in doc:
                continue
            # A baseline is a file of its own, with one member of the same name.
            if set(doc) == {"version", "tool", "findings"} and doc["tool"] == "dcvlint":
                continue
            n += 1
            routes = "names" in doc if "tool" in doc else "routable" in doc or doc["type"] in ("row", "certificate")
            if "type" in doc:
                line(path, doc, "routes" if routes else "check")
            else:
                whole(path, doc, "routes" if routes else "check")
    if n < 4:
        say("only %d outputs are shown" % n)
    return n


def objects(node):
    if isinstance(node, dict):
        yield node
        for x in node.values():
            yield from objects(x)
    elif isinstance(node, list):
        for x in node:
            yield from objects(x)


def closed(doc, word):
    """A member more, a member less, a value of another kind: refused."""
    good = copy.deepcopy(doc)
    for o in objects(good):
        o["more"] = 1
        if schemas[word][1].is_valid(good):
            say("%s: a member more is taken beside %s" % (word, sorted(o)[:4]))
        del o["more"]
        for key in list(o):
            if key in ("dnssec", "best", "methods", "baseline", "suppressed") and key in o and not isinstance(o[key], int):
                continue
            value = o.pop(key)
            if schemas[word][1].is_valid(good):
                say("%s: %s may be missing" % (word, key))
            o[key] = [[]]
            if schemas[word][1].is_valid(good):
                say("%s: %s may be anything" % (word, key))
            o[key] = value
    if good != doc:
        say("the test is wrong")


def unseen():
    for word, (schema, _, _) in schemas.items():
        places = {word: schema, **{word + "." + n: d for n, d in schema["definitions"].items() if not n.endswith("line")}}
        for where, d in places.items():
            if where == "routes.finding" or where == "routes.related":
                continue
            for key in d["properties"]:
                if (where, key) not in seen:
                    say("%s: no output has %s" % (where, key))


def accepted():
    """Comments, the configuration and a baseline accept findings."""
    folder = os.path.abspath("examples/repo")
    held = os.path.join(work, "baseline")
    text = "$ORIGIN example.com.\n$TTL 3600\n@ IN SOA ns1 h 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 IN A 8.8.8.8\n@ IN MX 10 a\nb IN MX 10 c ; dcvlint: ignore=mx soon\n"
    with open(work + "/x.zone", "w") as f:
        f.write(text)
    subprocess.run([dcvlint, "--no-config", "--today", "2026-11-24", "--write-baseline", held, "x.zone"], cwd=work, capture_output=True)
    with open(work + "/x.zone", "w") as f:
        f.write(text + "d IN MX 10 e\n")
    doc = run("baseline", ["--baseline", held, "x.zone"], work, "check")
    if {x["suppression"]["by"] for x in doc.get("suppressed", [])} != {"comment", "baseline"} or doc["summary"]["baseline"]["held"] == 0:
        say("baseline: not what a comment and a baseline accept")
    run("baseline routes", ["--baseline", held, "x.zone"], work, "routes")
    closed(doc, "check")
    p = subprocess.run([dcvlint, "--today", "2026-11-24", "--format", "json"], cwd=folder, capture_output=True)
    doc = json.loads(p.stdout)
    whole("examples/repo", doc, "check")
    if "config" not in {x["suppression"]["by"] for x in doc.get("suppressed", [])}:
        say("examples/repo: the configuration accepts nothing")


fixtures()
accepted()
n = shown()
closed(run("examples", ["zones"], "examples", "check"), "check")
small = run("examples routes", ["--methods", "--name", "shop.example.com", "--name", "cdn.example.com",
    "--certificate", "www.example.com", "zones"], "examples", "routes")
closed(small, "routes")
unseen()
print("schema: %d reports of check, %d of routes, %d lines, %d of them shown in tests and pages; %d faults"
    % (read["check"], read["routes"], read["line"], n, faults))
sys.exit(faults > 0)
