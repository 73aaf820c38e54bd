"""Each form of output against its documented shape, and against the JSON of the
same run: nothing is lost, nothing is said twice, cut-offs are announced.

usage: reports.py DCVLINT
"""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

FORMS = ["text", "concise", "json", "jsonl", "github", "gitlab", "junit", "checkstyle", "csv"]
BRIEF = re.compile(r"(?:(.+?):(\d+):(\d+)|[^:]+): (error|warning|note): (.*) \[([a-z0-9-]+)\]")


def run(dcvlint, folder, command, *words):
    """All forms of one run, by name; standard output as None."""
    arguments = [dcvlint, command, "--no-config", "--today", "2026-11-24"]
    for name in FORMS:
        arguments += ["--report", f"{name}={folder}/out.{name}"]
    done = subprocess.run(arguments + list(words), cwd=folder, capture_output=True)
    assert done.returncode in (0, 1), done.stderr
    out = {None: done.stdout.decode()}
    for name in FORMS:
        with open(f"{folder}/out.{name}", newline="", encoding="utf-8") as f:
            out[name] = f.read()
    return out


def same(what, a, b):
    assert a == b, f"{what}: {a!r} is not {b!r}"


def place(f):
    return f["file"], f["line"], f["column"], f["severity"], f["rule"]


def check_brief(lines, findings):
    got = []
    for line in lines:
        m = BRIEF.fullmatch(line)
        assert m, f"concise: {line!r}"
        got.append((m[1], int(m[2]) if m[2] else None, int(m[3]) if m[3] else None, m[4], m[6]))
    same("concise", got, [place(f) for f in findings])


def check_concise(text, findings):
    lines = text.splitlines()
    assert re.match(r"\d+ errors?, |no findings", lines.pop()), "concise: no counts at the end"
    check_brief(lines, findings)


def check_github(text, findings):
    lines, left = text.splitlines(), list(findings)
    order = ["error", "warning", "notice"]
    commands = [line for line in lines if line.startswith("::")]
    same("github: what comes first", commands, lines[:len(commands)])
    levels = [re.match(r"::(\w+)", c)[1] for c in commands]
    same("github: order", levels, sorted(levels, key=order.index))
    for command, level in zip(commands, levels):
        title = re.search(r"title=([^:,]*)::(.*)", command)
        severity = level.replace("notice", "note")
        line = re.search(r",line=(\d+),endLine=(\d+)", command)
        f = next(f for f in left if (f["rule"], f["severity"]) == (title[1], severity))
        left.remove(f)
        same("github: line", [int(n) for n in line.groups()] if line else [None, None], [f["line"], f["end_line"]])
        assert ("col=" in command) == (f["line"] is not None and f["line"] == f["end_line"]), command
        assert f["message"].replace("%", "%25") in title[2], command
    for severity, level in zip(("error", "warning", "note"), order):
        n = sum(f["severity"] == severity for f in findings)
        same("github: annotations", levels.count(level), min(n, 10))
    rest = lines[len(commands):-1]
    if left:
        same("github: what is announced", rest.pop(0).split(",")[0], f"{len(left)} more")
    check_brief(rest, left)


def check_gitlab(text, findings):
    issues = json.loads(text)
    same("gitlab: number", len(issues), len(findings))
    for issue, f in zip(issues, findings):
        same("gitlab: keys", sorted(issue), ["check_name", "description", "fingerprint", "location", "severity"])
        same("gitlab: severity", issue["severity"], {"error": "major", "warning": "minor", "note": "info"}[f["severity"]])
        same("gitlab: rule", issue["check_name"], f["rule"])
        assert issue["description"].startswith(f"{f['rule']}: {f['message']}"), issue
        path, begin = issue["location"]["path"], issue["location"]["lines"]["begin"]
        assert path and not path.startswith(("/", "./")), path
        same("gitlab: line", begin, f["line"] or 1)
    prints = [i["fingerprint"] for i in issues]
    same("gitlab: fingerprints", len(set(prints)), len(prints))


def check_junit(text, findings, clean):
    root = xml.etree.ElementTree.fromstring(text.encode())
    same("junit: root", root.tag, "testsuites")
    cases = list(root.iter("testcase"))
    names = [c.get("name") for c in cases]
    same("junit: names", len(set(names)), len(names))
    for c in cases:
        assert c.get("classname") and c.get("time") == "0" and set(c.attrib) <= {"classname", "name", "file", "time"}
    pairs = {(f["file"], f["rule"]) for f in findings}
    same("junit: cases", len(cases), len(pairs) + len(clean))
    for file, rule in pairs:
        case = cases[names.index(f"{rule} in {file}" if file else rule)]
        mine = [f for f in findings if (f["file"], f["rule"]) == (file, rule)]
        fails = any(f["severity"] != "note" for f in mine)
        body = case.find("failure" if fails else "system-out")
        assert body is not None and len(case) == 1, rule
        told = [line for line in body.text.splitlines() if BRIEF.fullmatch(line)]
        same("junit: findings", len(told), min(len(mine), 100))
        assert len(mine) <= 100 or f"{len(mine) - 100} more of this rule" in body.text, "junit: a silent cut"
    for file in clean:
        same("junit: a clean file", len(cases[names.index(f"no findings in {file}")]), 0)
    for suite in [root, *root.findall("testsuite")]:
        same("junit: tests", int(suite.get("tests")), len(list(suite.iter("testcase"))))
        same("junit: failures", int(suite.get("failures")), len(list(suite.iter("failure"))))


def check_checkstyle(text, findings):
    root = xml.etree.ElementTree.fromstring(text.encode())
    same("checkstyle: root", (root.tag, root.get("version")), ("checkstyle", "4.3"))
    got = [(e.get("line"), e.get("column"), e.get("severity"), e.get("source"), file.get("name"))
           for file in root for e in file]
    want = [(str(f["line"] or 1), str(f["column"] or 1), f["severity"].replace("note", "info"), "dcvlint." + f["rule"])
            for f in findings]
    same("checkstyle", [g[:4] for g in got], want)
    for g, f in zip(got, findings):
        assert f["file"] is None or g[4] == f["file"], g


def table(text):
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def plain(value):
    return "" if value is None else str(value)


def unguarded(text):
    return text[1:] if re.match("'[-=+@]", text) else text


def check_csv(text, findings):
    rows = table(text)
    same("csv: number", len(rows), len(findings))
    for row, f in zip(rows, findings):
        for key, value in row.items():
            want = str(len(f["names"])) if key == "names" else plain(f[key])
            same(f"csv: {key}", unguarded(value), want)


def check_rows(text, names):
    rows = table(text)
    same("csv: number of rows", len(rows), len(names))
    for row, n in zip(rows, names):
        n = dict(n, reasons=" ".join(n["reasons"]),
                 exchanges="; ".join(f"{x['preference']} {x['host']} {x['status']}" for x in n["exchanges"]))
        for key, value in row.items():
            same(f"csv: {key}", unguarded(value), plain(n[key]))


def check_text(text, findings):
    shown = re.findall(r"(?m)^\S.*: (?:error|warning|note)\[[a-z0-9-]+\]: ", text)
    same("text: findings", len(shown), min(len(findings), 1000))
    more = re.search(r"(\d+) more findings are not shown", text)
    same("text: what is announced", int(more[1]) if more else 0, max(len(findings) - 1000, 0))


def check_all(dcvlint, folder, files, *words):
    """FILES: those that hold zones."""
    out = run(dcvlint, folder, "check", "--notes", "--statistics", *words)
    findings = json.loads(out["json"])["findings"]
    lines = [json.loads(line) for line in out["jsonl"].splitlines()]
    same("jsonl", [dict(f, type="finding") for f in findings], [f for f in lines if f["type"] == "finding"])
    same("standard output", out[None], out["text"])
    statistics = re.findall(r"(?m)^ *(\d+)  (error|warning|note) +([a-z0-9-]+)$", out["text"])
    same("statistics", sum(int(s[0]) for s in statistics), len(findings))
    same("statistics", {s[1:] for s in statistics}, {(f["severity"], f["rule"]) for f in findings})
    assert "".join("  ".join(s) for s in statistics) == "".join(
        "  ".join(s) for s in re.findall(r"(?m)^ *(\d+)  (error|warning|note) +([a-z0-9-]+)$", out["concise"]))
    check_text(out["text"], findings)
    check_concise(re.sub(r"(?m)^ *\d+  (error|warning|note) .*\n|^\n", "", out["concise"]), findings)
    check_github(out["github"], findings)
    check_gitlab(out["gitlab"], findings)
    check_junit(out["junit"], findings, sorted(set(files) - {f["file"] for f in findings}))
    check_checkstyle(out["checkstyle"], findings)
    check_csv(out["csv"], findings)
    rows = run(dcvlint, folder, "routes", "--notes", *words)
    check_rows(rows["csv"], json.loads(rows["json"])["names"])
    for name in ("concise", "github", "gitlab", "junit", "checkstyle"):
        want = re.sub(r"(?m)^ *\d+  (error|warning|note) .*\n|^\n", "", out[name]) if name == "concise" else out[name]
        same(f"{name} of routes", rows[name], want)
    hidden = run(dcvlint, folder, "check", "--quiet", *words)
    for name in set(FORMS) - {"text", "concise", "github"}:
        same(f"{name} without --notes", hidden[name], out[name])
    assert ": note" not in hidden["text"] + hidden["concise"]
    return findings


HEAD = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 300\n@ IN NS ns1\n@ IN A 8.8.8.8\nns1 IN A 8.8.8.9\n"


def write(folder, name, text):
    with open(f"{folder}/{name}", "w", encoding="utf-8") as f:
        f.write(text)


def main():
    dcvlint = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree("examples", folder + "/examples")
        zones = [f"examples/zones/{n}" for n in os.listdir("examples/zones") if "zone" in n]
        check_all(dcvlint, folder, zones, "examples/zones")
        # As given in full, but shown as it stands below the working folder.
        out = run(dcvlint, folder, "check", folder + "/examples/zones")
        check_gitlab(out["gitlab"], json.loads(out["json"])["findings"])
        # Fifteen errors, some on lines alike; clean zones; names without a zone.
        write(folder, "a.zone", "$ORIGIN a.example.\n" + HEAD + "x IN MX 10 10.0.0.1\n" * 3 +
              "".join(f"h{i} IN MX 10 10.0.0.{i}\n" for i in range(15)) + "bad IN A 1.2.3\n" * 4 +
              '; =1\nq IN TXT "open\n')
        write(folder, "clean.zone", "$ORIGIN clean.example.\n" + HEAD + "@ IN MX 10 mx\nmx IN A 8.8.8.7\n")
        findings = check_all(dcvlint, folder, ["a.zone", "clean.zone"], "a.zone", "clean.zone", "--ignore", "date")
        assert sum(f["severity"] == "error" for f in findings) > 10 and len({f["fingerprint"] for f in findings}) < len(findings)
        check_all(dcvlint, folder, ["clean.zone"], "clean.zone", "--name", "www.clean.example", "--name", "gone.example")
        assert not check_all(dcvlint, folder, ["clean.zone"], "clean.zone", "--select", "mx")
        # More than text shows.
        write(folder, "many.zone", "$ORIGIN many.example.\n" + HEAD +
              "".join(f"h{i} IN MX 10 10.0.0.1\n" for i in range(1200)))
        findings = check_all(dcvlint, folder, ["many.zone"], "many.zone")
        assert len(findings) > 1200
    print("reports: each form is of its shape and tells the same")


main()
