"""Rules, parser problems, their fixtures and their pages fit together.

usage: meta_rules.py DCVLINT

Demanded of each: a topic, summary, reason and source; a file that its id names;
a failing fixture that raises it and nothing else unexplained (a note that
tests/rules/notes.also knows, or what fail.also beside the fixture lists); a
passing one that does not; a page in docs/rules that is what the program writes,
whose example is the golden test, and whose entry for .dcvlint.yaml the program
takes.
"""
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

FINDING = re.compile(r"^(?:.*?: )?(error|warning|note)\[([a-z0-9-]+)\]: ")
# A fixture of 100 million records would be too large to keep.
WITHOUT_FIXTURE = {"syntax-record-limit"}
PAGES = "docs/rules"
tool = os.path.abspath(sys.argv[1])
failures = []


def say(words):
    failures.append(words)
    print("meta: " + words)


def run(*args, cwd=None):
    done = subprocess.run([tool, *args], cwd=cwd, capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def read(path):
    try:
        with open(path, encoding="utf-8") as f:
            return f.read()
    except FileNotFoundError:
        return None


def raised(path):
    """The (level, id) pairs of an expected output; None: there is none."""
    text = read(path)
    if text is None:
        return None
    return {m.groups() for m in map(FINDING.match, text.split("\n")) if m}


def explained(path):
    """The ids that a .also file lists, each with a reason."""
    ids = set()
    for number, line in enumerate((read(path) or "").split("\n"), 1):
        word, _, reason = line.partition("#")
        if word.strip():
            ids.add(word.strip())
            if not reason.strip():
                say(f"{path}:{number}: no reason after #")
    return ids


def place(rule):
    topic, _, name = rule.partition("-")
    return topic, name.replace("-", "_")


def check_fixtures(rule, known):
    topic, name = place(rule)
    folder = f"tests/rules/{topic}/{name}"
    fail, good = raised(f"{folder}/fail.expect"), raised(f"{folder}/pass.expect")
    if fail is None or rule not in {i for _, i in fail}:
        say(f"{rule}: {folder}/fail.* does not raise it (make update RULE={rule})")
    if good is None:
        say(f"{rule}: no {folder}/pass.*")
    elif rule in {i for _, i in good}:
        say(f"{rule}: {folder}/pass.* raises it")
    also = explained(f"{folder}/fail.also")
    for level, other in sorted((fail or set()) | (good or set())):
        if other == rule or other in also or (level == "note" and other in known):
            continue
        say(f"{rule}: {folder} raises {level}[{other}] too: mend it, or tell why in fail.also")
    for other in sorted(also - {i for _, i in (fail or set()) | (good or set())}):
        say(f"{folder}/fail.also: {other} is not raised")


def check_rule(entry, known):
    rule = entry["id"]
    topic, name = place(rule)
    for key in ("topic", "summary", "why", "source", "ignore", "page"):
        if not entry[key]:
            say(f"{rule} has no {key}")
    source = f"rules/{topic}/{name}.c"
    if topic != "syntax" and not os.path.isfile(source):
        say(f"{rule}: its file is not {source}")
    text = " ".join(str(v) for v in entry.values()) + (read(source) or "")
    if re.search(r"\b(WHAT IS WRONG|WHAT IT FINDS|WHAT TO WRITE|WHY A CA CARES|IT IS RIGHT TO IGNORE|RFC NNNN)\b", text):
        say(f"{rule}: words of the template are left in it")
    if entry["from"] and not re.fullmatch(r"\d{4}-\d\d-\d\d", entry["from"]):
        say(f"{rule}: from is no day")
    if rule not in WITHOUT_FIXTURE:
        check_fixtures(rule, known)


def check_page(path, written):
    if read(path) != written:
        say(f"{path} is not what the program writes: run make docs")
        return
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", written):
        say(f"{path}: raw octets")


def check_example(rule, page, day):
    """The page shows what the golden test is: its options, its finding."""
    topic, name = place(rule)
    folder = f"tests/rules/{topic}/{name}"
    m = re.search(r"^`dcvlint (.*)` says:\n\n(````*)text\n(.*?)^\2$", page, re.M | re.S)
    if not m:
        say(f"{rule}: its page shows no finding")
        return
    shown = re.sub(r"\(and \d+ more of them\)\n$", "", m.group(3))
    words = shlex.split(m.group(1))
    want = (read(folder + "/fail.args") or "").split()
    if "--today" not in want:
        want = ["--today", day] + want
    if [w for w in words[:-1] if w != "--notes"] != want:
        say(f"{rule}: its page's options are not those of {folder}/fail.args")
    if not os.path.exists(f"{folder}/{words[-1]}") or not words[-1].startswith("fail."):
        say(f"{rule}: its page's command names no failing fixture")
    if shown not in (read(folder + "/fail.expect") or ""):
        say(f"{rule}: its page shows what {folder}/fail.expect does not hold")
    if FINDING.match(shown).group(1) == "note" and "--notes" not in words:
        say(f"{rule}: its page's command does not show notes")


def check_entries(pages):
    """All entries for .dcvlint.yaml, as one configuration."""
    entries = [m for page in pages
               for m in re.findall(r"^ignore:\n((?:  .*\n)+)", page, re.M)]
    if len(entries) != len(pages):
        say(f"{len(pages)} pages, {len(entries)} entries for .dcvlint.yaml")
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/.dcvlint.yaml", "w") as f:
            f.write("ignore:\n" + "".join(entries))
        status, _, err = run("config", cwd=folder)
        if status != 0 or err:
            say("entries for .dcvlint.yaml are refused: " + err)


def pages_of(rules):
    """The page of each rule, as the program writes it."""
    status, out, err = run("explain", "--format", "markdown", *[e["id"] for e in rules])
    begin = "<!-- Made by"
    pages = [begin + page for page in out.split(begin)[1:]]
    if status != 0 or err or len(pages) != len(rules):
        sys.exit(f"meta: explain wrote {len(pages)} pages of {len(rules)}: {err}")
    return pages


def main():
    _, out, _ = run("rules", "--format", "jsonl")
    rules = [json.loads(line) for line in out.splitlines()]
    if not rules:
        say("no rules are listed")
    known = explained("tests/rules/notes.also")
    for entry in rules:
        check_rule(entry, known)
    pages = pages_of(rules)
    day = re.search(r"--today (\S+)", read("tests/run-golden.sh")).group(1)
    for entry, page in zip(rules, pages):
        check_page(entry["page"], page)
        if entry["id"] not in WITHOUT_FIXTURE:
            check_example(entry["id"], page, day)
    check_page(PAGES + "/README.md", run("explain", "--format", "markdown")[1])
    there = set(os.listdir(PAGES)) if os.path.isdir(PAGES) else set()
    for name in sorted(there - {os.path.basename(e["page"]) for e in rules} - {"README.md"}):
        say(f"{PAGES}/{name}: a page of no rule: run make docs")
    check_entries(pages)
    print(f"meta: {len(rules)} rules")
    sys.exit(1 if failures else 0)


main()
