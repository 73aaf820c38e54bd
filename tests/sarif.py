"""See run-sarif.sh. Usage: sarif.py DCVLINT WORK PACKAGE"""
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
from collections import Counter

import jsonschema

dcvlint, work, package = sys.argv[1:4]
root = os.getcwd()
faults = 0

# What the validator says of every file of ours, and why that stays.
ACCEPTED = {
    "SARIF2002": "texts in place of ids with arguments: code scanning reads texts only",
    "SARIF2003": "the revision is known to whoever uploads; no file tells it",
    "SARIF2005": "the program has no address of its own to name",
    "SARIF2006": "it asks the network whether addresses answer",
    "SARIF2009": "rules have words as ids",
    "SARIF2010": "places between characters, and long ones, have no text to quote",
    "SARIF2011": "a file of one line has nothing around it",
    "SARIF2012": "what no document requires has none to read",
}


def say(text):
    global faults
    faults += 1
    print("sarif:", text)


def once(pairs):
    d = dict(pairs)
    if len(d) != len(pairs):
        say("a member twice: %s" % [k for k, _ in pairs])
    return d


def run(name, args, cwd=root, status=None):
    """Runs dcvlint; gives the log and what was said on standard error."""
    p = subprocess.run([dcvlint, *args], cwd=cwd, capture_output=True)
    if status is not None and p.returncode != status:
        say("%s: exit status %d, not %d: %s" % (name, p.returncode, status, p.stderr[-300:]))
    if re.search(rb"[^\n -\x7e\x80-\xff]", p.stdout):
        say(name + ": a control character is written raw")
    path = os.path.join(work, name + ".sarif")
    log = json.loads(p.stdout.decode(), object_pairs_hook=once)
    with open(path, "wb") as f:
        f.write(p.stdout)
    if log["runs"][0]["invocations"][0]["exitCode"] != p.returncode:
        say(name + ": another exit status than the log's")
    check(name, log, cwd)
    return log, p.stderr.decode(errors="replace")


def hashes(text):
    """The line hashes of code scanning, worked out for each line alone."""
    units, starts, fresh = [], [], True
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for c in text:
        if c in " \t":
            continue
        if fresh:
            starts.append(len(units))
        fresh = c == "\n"
        w = c.encode("utf-16-le")
        units += [w[i] | w[i + 1] << 8 for i in range(0, len(w), 2)]
    if fresh:
        starts.append(len(units))
    units += [65535] + [0] * 100
    seen, out = Counter(), []
    for s in starts:
        h = 0
        for u in units[s:s + 100]:
            h = (h * 37 + u) % 2**64
        seen[h] += 1
        out.append("%x:%d" % (h, seen[h]))
    return out


def strings(x, path=""):
    if isinstance(x, str):
        yield path, x
    elif isinstance(x, dict):
        for k, v in x.items():
            yield from strings(v, path + "." + k)
    elif isinstance(x, list):
        for v in x:
            yield from strings(v, path)


def physical(name, place, base, cache):
    uri = place["artifactLocation"]["uri"]
    if place["artifactLocation"].get("uriBaseId") != "%SRCROOT%":
        if not uri.startswith("file:///"):
            say("%s: neither relative nor absolute: %s" % (name, uri))
        return None
    if not re.fullmatch(r"(?!/)([A-Za-z0-9._~/+,=@-]|%[0-9A-F]{2})+", uri) or ".." in uri.split("/"):
        say("%s: no relative URI: %s" % (name, uri))
    path = os.path.join(os.fsencode(base), urllib.parse.unquote_to_bytes(uri))
    if path not in cache:
        try:
            with open(path, "rb") as f:
                data = f.read()
        except OSError:
            cache[path] = None
            return None
        if data[:2] in (b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff"):
            cache[path] = None
            return None
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            # Octets that are no characters: one column each.
            text = data.decode("utf-8", "surrogateescape")
        marked, text = text[:1] == "\ufeff", text.removeprefix("\ufeff")
        cache[path] = (text.split("\n"), hashes("\ufeff" * marked + re.sub("[\udc80-\udcff]", "\ufffd", text)))
    got = cache[path]
    if got is None:
        return None
    lines, region = got[0], place["region"]
    if region["endLine"] > len(lines):
        say("%s: %s: line %d is not there" % (name, uri, region["endLine"]))
        return got
    if "snippet" in region and "\udc80" > max(region["snippet"]["text"], default=""):
        part = lines[region["startLine"] - 1:region["endLine"]]
        part[-1] = part[-1][:region["endColumn"] - 1]
        part[0] = part[0][region["startColumn"] - 1:]
        text = re.sub("[\udc80-\udcff]", "\ufffd", "\n".join(part))
        if text != region["snippet"]["text"]:
            say("%s: %s: region %s is %r" % (name, uri, region, text))
    return got


def check(name, log, base):
    r = log["runs"][0]
    rules = r["tool"]["driver"]["rules"]
    results, cache = r["results"], {}
    base = r.get("_base", base)
    for path, s in strings(log):
        if s == "":
            say("%s: an empty string at %s" % (name, path))
        if work in s:
            say("%s: a path of this machine at %s: %s" % (name, path, s))
        if "\ufffd" not in s and re.search("[\u202a-\u202e\u2066-\u2069\x1b]", s) and "snippet" not in path:
            say("%s: a control character at %s: %r" % (name, path, s))
    if {x["ruleIndex"] for x in results} != set(range(len(rules))):
        say(name + ": rules are not those of the results")
    for rule in rules:
        tags = rule["properties"]["tags"]
        if len(tags) > 10 or len(rule["shortDescription"]["text"]) > 1024 or len(rule["fullDescription"]["text"]) > 1024:
            say("%s: over a limit: %s" % (name, rule["id"]))
    for x in results:
        if rules[x["ruleIndex"]]["id"] != x["ruleId"]:
            say("%s: another rule at ruleIndex: %s" % (name, x["ruleId"]))
        ids = {l["id"] for l in x.get("relatedLocations", [])}
        linked = set(map(int, re.findall(r"(?<!\\)\]\((\d+)\)", x["message"]["text"])))
        if not linked <= ids or len(linked) != min(5, len(ids)):
            say("%s: links and places differ: %s" % (name, x["message"]["text"]))
        if re.search(r"(?<!\\)\]\((?!\d+\))", x["message"]["text"]):
            say("%s: a link made of zone text: %s" % (name, x["message"]["text"]))
        for l in x["locations"] + x.get("relatedLocations", []):
            if "physicalLocation" not in l:
                continue
            got = physical(name, l["physicalLocation"], base, cache)
            line = x["partialFingerprints"].get("primaryLocationLineHash")
            if got and line and l is x["locations"][0]:
                want = got[1][l["physicalLocation"]["region"]["startLine"] - 1]
                if want != line:
                    say("%s: %s: line hash %s, not %s" % (name, x["ruleId"], line, want))


def schema(logs):
    with open(package + "/sarif-2.1.0.json", encoding="utf-8-sig") as f:
        s = json.load(f)
    v = jsonschema.validators.validator_for(s)(s)
    for name, log in logs.items():
        for e in list(v.iter_errors(log))[:5]:
            say("%s: schema: %s: %s" % (name, "/".join(map(str, e.absolute_path)), e.message[:200]))


def validator(names):
    """Microsoft's, with the rules of code scanning; it always exits with 0.
    Requests that it makes of the network meet a closed door."""
    out = os.path.join(work, "validated")
    door = "http://127.0.0.1:9"
    env = dict(os.environ, http_proxy=door, https_proxy=door, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1")
    p = subprocess.run([package + "/Sarif.Multitool", "validate", *names, "-o", out, "--rule-kind", "Sarif;Ghas",
        "--level", "Error;Warning;Note", "--log", "ForceOverwrite"], cwd=work, env=env, capture_output=True, text=True)
    if not os.path.exists(out):
        say("the validator wrote nothing: " + p.stdout[-500:])
        return Counter()
    said = Counter()
    for r in json.load(open(out, encoding="utf-8-sig"))["runs"]:
        for n in r.get("invocations", [{}])[0].get("toolExecutionNotifications", []):
            if n.get("level") == "error":
                say("the validator fails: %s" % n["message"])
        for x in r["results"]:
            id = x["ruleId"].split("/")[0]
            said[id] += 1
            if id not in ACCEPTED or (id == "SARIF2005" and "nformationUri" not in str(x)):
                say("validator: %s %s %s %s" % (x["ruleId"], x.get("level", "warning"), x["message"], x["locations"][0]["physicalLocation"]))
    if len(said) == 0:
        say("the validator says nothing, not even what is known")
    return said


SOA = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 IN A 192.0.2.1\n"


def put(folder, file, text):
    path = os.path.join(os.fsencode(folder), file if isinstance(file, bytes) else os.fsencode(file))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())


def hostile():
    """A repository whose names, files and texts mean harm."""
    folder = os.path.join(work, "hostile")
    os.makedirs(folder + "/.git")
    put(folder, "zones/a b%20c#d?e[f](1)\u202e\u00fc.zone", "\ufeff$ORIGIN example.com.\n" + SOA.replace("\n", "\r\n")
        + 'a\u00fc\U0001f600\u202e IN MX 10 "](http://evil.example/)\r\n'
        + 'b IN TXT "\U0001f600 \u00fc" IN MX\nc\tIN\tMX 10 \u00fc\U0001f600.\u00e9 ; [x](1) \x1b[31m\n'
        + 'd IN MX 10 "[click](http://evil.example/)"\nd\\]\\(1\\) IN MX 10 [a](2).example.com.\n'
        + "e IN CAA 0 issue \"[a](1) \u202e ;<script>alert(1)</script>\"\n* IN MX 0 \x1b]0;x\x07\n")
    put(folder, b"zones/\xff\xfe\n::error::.zone", b"$ORIGIN example.net.\n" + SOA.encode()
        + b"\xff\xfe IN MX 10 \xc3\x28\nx IN MX 10 \xf0\x28\x8c\x28 mail\xff\ny\xff IN A 1.2.3.4 \x00\nz IN A 1.2.3\n")
    put(folder, "zones/sub/long.zone", "$ORIGIN example.org.\n" + SOA + "l IN TXT (\n" + ' "xx"\n' * 300 + " foo bar\n"
        + "m IN MX 10 " + "n" * 70 + "\n" + "o IN A (\n 1.2.3\n )\np IN MX 10 mail ; " + "\u00fc" * 3000 + "\n")
    put(folder, "one-line.zone", "@ 3600 IN A 1.2.3")
    return folder


def cases():
    logs = {}
    day = ["--no-config", "--today", "2026-11-24", "--format", "sarif"]
    examples = os.path.join(work, "examples")
    shutil.copytree("examples", examples)
    logs["examples"], _ = run("examples", [*day, "zones", "octodns", "exports"], examples)
    logs["config"], _ = run("config", ["--today", "2026-11-24", "--format", "sarif"], examples + "/repo")
    logs["routes"], said = run("routes", ["routes", *day, "zones"], examples, 1)
    if said:
        say("routes: standard error has " + said)
    logs["asked"], _ = run("asked", [*day, "--name", "x.example.invalid", "zones"], examples)
    if not all("physicalLocation" in x["locations"][0] for x in logs["asked"]["runs"][0]["results"]):
        say("asked: a finding without a place that code scanning takes")
    for folder in ("rules", "parse", "dialects"):
        shutil.copytree("tests/" + folder, work + "/fixtures/" + folder)
    logs["fixtures"], said = run("fixtures", [*day, "."], work + "/fixtures")
    notes = logs["fixtures"]["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    if ["dcvlint: " + n["message"]["text"] for n in notes] != said.splitlines()[:len(notes)] or not notes:
        say("fixtures: notifications are not what was said")
    bad = hostile()
    logs["hostile"], _ = run("hostile", [*day, "."], bad)
    # Below the root, files are called as from the root.
    p = subprocess.run([dcvlint, *day, "sub", "../one-line.zone"], cwd=bad + "/zones", capture_output=True)
    uris = {x["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for x in json.loads(p.stdout)["runs"][0]["results"]}
    if uris != {"zones/sub/long.zone", "one-line.zone"}:
        say("below the root: %s" % uris)
    for level in ("error", "warning", "note"):
        if not any(x["level"] == level for l in logs.values() for x in l["runs"][0]["results"]):
            say("no result of level " + level)
    accepted(day, logs)
    os.makedirs(work + "/empty")
    logs["empty"], _ = run("empty", [*day, "."], work + "/empty", 0)
    put(work + "/clean", "x.zone", "$ORIGIN example.com.\n" + SOA)
    logs["clean"], _ = run("clean", [*day, "--select", "mx", "x.zone"], work + "/clean", 0)
    for name in ("empty", "clean"):
        if logs[name]["runs"][0]["results"]:
            say(name + ": there are results")
    logs["nothing"], _ = run("nothing", [*day, "none.zone"], work + "/empty", 2)
    again = subprocess.run([dcvlint, *day, "--jobs", "2", "."], cwd=bad, capture_output=True).stdout
    if again != open(work + "/hostile.sarif", "rb").read():
        say("hostile: another run writes something else")
    logs["many"] = many(day)
    return logs


def accepted(day, logs):
    """What comments, the configuration and a baseline accept is there, and why."""
    text = "$ORIGIN example.com.\n" + SOA + "@ IN MX 10 a\nb IN MX 10 c ; dcvlint: ignore=mx as [asked](http://a.example/)\n"
    put(work + "/held", "x.zone", text)
    subprocess.run([dcvlint, *day[:3], "--write-baseline", "base", "x.zone"], cwd=work + "/held", capture_output=True)
    put(work + "/held", "x.zone", text + "d IN MX 10 e\n")
    logs["held"], _ = run("held", [*day, "--baseline", "base", "--select", "mx", "x.zone"], work + "/held", 1)
    got = Counter()
    for x in logs["held"]["runs"][0]["results"]:
        at = x["locations"][0]["physicalLocation"]["region"]["startLine"]
        why = [s["kind"] for s in x.get("suppressions", [])]
        want = {6: (["external"], "unchanged"), 7: (["inSource"], "new"), 8: ([], "new")}
        got[at] += 1
        if (why, x["baselineState"]) != want[at]:
            say("held: line %d: %s %s" % (at, why, x["baselineState"]))
        if why == ["inSource"] and x["suppressions"][0].get("justification") != "as \\[asked\\](http://a.example/)":
            say("held: %s" % x["suppressions"])
    if set(got) != {6, 7, 8}:
        say("held: results at %s" % got)
    if not any("suppressions" in x and x["suppressions"][0]["kind"] == "external" for x in logs["config"]["runs"][0]["results"]):
        say("config: what it accepts is not there")


def many(day):
    """30,000 findings, of which code scanning takes 25,000: errors first."""
    folder = work + "/many"
    put(folder, "x.zone", "$ORIGIN example.com.\n" + SOA + "".join(
        "a%d IN MX 10 192.0.2.1\n" % i if i % 300 == 0 else "a%d IN MX 10 b%d\nb%d IN CNAME c\n" % (i, i, i)
        for i in range(30000)))
    log, said = run("many", [*day, "--select", "mx", "x.zone"], folder)
    r = log["runs"][0]
    p = subprocess.run([dcvlint, "--no-config", "--today", "2026-11-24", "--format", "json", "--select", "mx", "x.zone"],
        cwd=folder, capture_output=True)
    all = Counter(f["severity"] for f in json.loads(p.stdout)["findings"])
    got = Counter(x["level"] for x in r["results"])
    room, want = 25000, Counter()
    for level in ("error", "warning", "note"):
        want[level] = min(room, all[level])
        room -= want[level]
    if sum(all.values()) < 30000 or room or +want != got:
        say("many: %s of %s" % (got, all))
    text = "sarif: 25000 of %d results" % sum(all.values())
    if text not in said or text not in str(r["invocations"][0]):
        say("many: that results are left out is not said: " + said)
    at = [x["locations"][0]["physicalLocation"]["region"]["startLine"] for x in r["results"]]
    if at != sorted(at):
        say("many: not in the order of lines")
    # The validators see a part of it, as they take minutes for all.
    keep = r["results"][:40]
    ids = sorted({x["ruleIndex"] for x in keep})
    r["tool"]["driver"]["rules"] = [r["tool"]["driver"]["rules"][i] for i in ids]
    r["results"] = [dict(x, ruleIndex=ids.index(x["ruleIndex"])) for x in keep]
    json.dump(log, open(work + "/many.sarif", "w"))
    return log


def graph(name, args, cwd):
    p = subprocess.run([dcvlint, "routes", "--no-config", "--today", "2026-11-24", "--format", "dot", *args],
        cwd=cwd, capture_output=True)
    d = subprocess.run(["dot", "-Tsvg"], input=p.stdout, capture_output=True, timeout=120)
    if d.returncode or d.stderr or b"</svg>" not in d.stdout:
        say("%s: dot: %s" % (name, d.stderr[-300:]))
    if re.search(rb"[^\n -\x7e\x80-\xff]", p.stdout) or re.search("[\u202a-\u202e]", p.stdout.decode()):
        say(name + ": the graph has a control character")
    return p.stdout.decode(), d.stdout.decode(), p.stderr.decode()


def graphs():
    text, svg, _ = graph("examples", ["zones"], work + "/examples")
    if svg.count('class="cluster"') != 3 or "10 names" not in svg or "dasharray" not in svg:
        say("the graph of the examples is another")
    graph("fixtures", ["rules/mail", "rules/mx"], work + "/fixtures")
    text, svg, _ = graph("hostile", ["."], work + "/hostile")
    if "<script" in svg or "evil.example/)" in svg:
        say("the graph passes on harm")
    odd = work + "/odd"
    put(odd, "x.zone", "$ORIGIN example.com.\n" + SOA + '@ IN MX 10 m\\"x\\\\n&lt\\;b&gt\\;\\010.example.com.\n'
        + "a IN MX 10 \\N.\\G.example.net.\nb IN A 192.0.2.2\n" + "".join("@ IN MX %d n%02d\n" % (i, i) for i in range(20, 40)))
    text, svg, _ = graph("odd", ["."], odd)
    for shown in ("&amp;lt", "more"):
        if shown not in svg:
            say("odd: the graph does not show " + shown)
    text, svg, _ = graph("none", ["."], work + "/empty")
    if "no names" not in svg:
        say("the empty graph does not say so")
    put(work + "/wide", "x.zone", "$ORIGIN example.com.\n" + SOA + "".join(
        "a%d IN MX 10 m%d.example.net.\n" % (i, i) for i in range(1000)))
    text, svg, said = graph("wide", ["."], work + "/wide")
    if "groups more" not in svg or not re.search(r"dot: 200 of \d+ groups", said) or text.count("  n") > 500:
        say("wide: what is left out is not said")


def main():
    logs = cases()
    said = Counter()
    if package:
        schema({k: v for k, v in logs.items() if k != "fixtures"})
        said = validator([n + ".sarif" for n in logs])
    graphs()
    n = sum(len(l["runs"][0]["results"]) for l in logs.values())
    print("sarif: %d logs, %d results, %d faults; the validator's notes: %s" % (len(logs), n, faults,
        ", ".join("%s %d" % x for x in sorted(said.items()))))
    return faults > 0


sys.exit(main())
