"""Damaged fixtures: whatever a file holds, the tool keeps its word.

usage: mutate.py DCVLINT FIRST_SEED LAST_SEED [SECONDS]

A seed chooses a fixture, damages it and chooses what is run on it. Demanded: no
signal, no sanitizer's report, no exit status over 2, an answer within SECONDS
(2), no raw control characters, JSON that parses, places that are in the file,
and the same output when run again. tests/fuzz/maps.d holds what is no zone. A file that fails is kept and named; the
seed alone makes it again.
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ["tests/dialects", "tests/parse", "tests/rules", "examples", "tests/fuzz/maps.d"]
ENDS = (".zone", ".yaml", ".yml", ".json", ".conf", ".tf", ".csv", ".db")
FORMATS = "zone octodns gcloud route53 cloudformation external-dns powerdns " \
    "cloudflare azure govuk records".split()
ODD = [
    b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80\xae",
    b"\xc2\x9b", b"\x1b[31m", b"\x7f", b"\x08", b"\r", b"\r\n", b"\t", b"\n\n", b" ",
    b"*", b"&a", b"*a", b"<<", b"<<: *a", b"!include", b"!include x.yaml", b"!!binary ",
    b"!", b"|", b"|9", b">-", b"?", b": ", b"- ", b"---\n", b"...\n", b"%YAML 9.9\n",
    b"%TAG ! x\n", b"{", b"}", b"[", b"]", b",", b'"', b"'", b"(", b")", b";", b"#", b"@",
    b"\\", b"\\000", b"\\256", b"\\x", b"\\u0000", b"\\ud83d", b"\\ud83d\\ude00", b"$", b"${",
    b"$ORIGIN ", b"$INCLUDE /etc/passwd\n", b"$INCLUDE file\n", b"$GENERATE 1-9 $ A 8.8.8.$\n",
    b"$GENERATE 0-4294967295/1 a${0,999,x} A 1.1.1.1\n", b"$TTL ", b"0", b"-1", b"65536",
    b"2147483648", b"4294967296", b"18446744073709551616", b"9" * 40, b"1e999", b"0x7f", b"null",
    b"~", b"true", b"''", b'""', b".", b"..", b"a" * 64, b"a." * 130, b"MX", b"CNAME", b"SOA",
    b"TXT", b"TYPE65280", b"\\# 4 0a000001", b"\\# 99999 ", b"xn--", b"xn--a", "ß".encode(),
    "．".encode(), b"\xef\xbb\xbf", b"\x1f\x8b", b"{{ x }}", b"<% x %>", b"_", b"*.",
]
RAW = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")


def fixtures():
    found = []
    for folder in FOLDERS:
        for top, dirs, files in os.walk(os.path.join(ROOT, folder)):
            dirs.sort()
            found += [os.path.join(top, f) for f in sorted(files) if f.endswith(ENDS)]
    return found


def octets(r, b):
    b = bytearray(b)
    for _ in range(r.choice([1, 1, 2, 8, 40])):
        at = r.randrange(len(b) + 1)
        what = r.randrange(4)
        if what == 0 and at < len(b):
            b[at] = r.randrange(256)
        elif what == 1:
            del b[at : at + r.choice([1, 1, 3, 20])]
        elif what == 2 and at < len(b):
            b[at] ^= 1 << r.randrange(8)
        else:
            b[at:at] = r.choice(ODD)
    return bytes(b)


def tokens(r, b):
    t = re.split(rb"([\s:,{}\[\]\"']+)", b)
    for _ in range(r.choice([1, 1, 2, 6])):
        at, other = r.randrange(len(t)), r.randrange(len(t))
        what = r.randrange(5)
        if what == 0:
            t[at] = r.choice(ODD)
        elif what == 1:
            t[at] = t[other]
        elif what == 2:
            t[at] = t[at] * r.choice([2, 3, 300])
        elif what == 3:
            t[at] = b""
        else:
            t[at] = r.choice([b"[]", b"{}", b"[a, b]", b"{a: b}", b"[[]]", b"{a: {a: b}}", b"[" * 70])
    return b"".join(t)


def lines(r, b):
    v = b.split(b"\n")
    for _ in range(r.choice([1, 1, 2, 6])):
        at, other = r.randrange(len(v)), r.randrange(len(v))
        what = r.randrange(8)
        if what == 0:
            v[at] = v[other]
        elif what == 1:
            v.insert(at, v[other])
        elif what == 2:
            v[at : at + r.choice([1, 2, 5])] = [] if len(v) > 5 else [b""]
        elif what == 3:
            v[at] = r.choice([b" ", b"  ", b"\t", b"        "]) + v[at]
        elif what == 4:
            v[at] = v[at].lstrip()
        elif what == 5:
            v[at] = v[at] + r.choice(ODD)
        elif what == 6:
            v[at] = re.sub(rb":.*", lambda m: b": " + r.choice(ODD), v[at], count=1)
        else:
            v[at : at + 1] = [v[at]] * r.choice([2, 50])
    return b"\n".join(v)


def nested(r, b):
    n = r.choice([1, 10, 63, 64, 65, 500, 5000])
    what = r.randrange(5)
    if what == 0:
        return b"[" * n + b + b"]" * n
    if what == 1:
        return b'{"a":' * n + b + b"}" * n
    if what == 2:
        return b"- " * n + b
    if what == 3:
        return b"x:\n" + b"".join(b" " * (i % 90 + 1) + b"k:\n" for i in range(n)) + b
    return b"a: &a [x]\n" + b"".join(b"k%d: &k%d [*a, *a]\n" % (i, i) for i in range(n)) + b


def doubled(r, b):
    """A key, or an element of a collection, once more."""
    v = b.split(b"\n")
    at = r.randrange(len(v))
    end = at + r.choice([1, 2, 4, 9])
    return b"\n".join(v[:end] + v[at:end] + v[end:])


def mutate(r, b, other):
    for _ in range(r.choice([1, 1, 1, 2, 4])):
        what = r.randrange(9)
        if what == 0:
            b = b[: r.randrange(len(b) + 1)]
        elif what == 1:
            b = b[: r.randrange(len(b) + 1)] + other[r.randrange(len(other) + 1) :]
        elif what == 2:
            b = nested(r, b)
        elif what == 3:
            b = doubled(r, b)
        elif what == 4:
            b = r.choice([lambda x: x.replace(b"\n", b"\r\n"), lambda x: x.replace(b"\n", b"\r"),
                          lambda x: x.decode("utf-8", "replace").encode("utf-16"),
                          lambda x: b"\xef\xbb\xbf" + x, lambda x: x.replace(b"  ", b"\t")])(b)
        else:
            b = r.choice([octets, tokens, lines])(r, b)
    return b[: 1 << 20]


class Case:
    def __init__(self, tool, seed, work, files, limit):
        self.r = random.Random(seed)
        self.tool, self.work, self.limit = tool, work, limit
        path, other = self.r.choice(files), self.r.choice(files)
        self.folder = os.path.dirname(path)
        while os.path.basename(self.folder).count(".d") == 0 and self.folder != ROOT:
            self.folder = os.path.dirname(self.folder)
        with open(path, "rb") as a, open(other, "rb") as b:
            text = mutate(self.r, a.read(), b.read())
        # A folder is a case as a whole: one file of it is damaged.
        if self.folder == ROOT:
            os.mkdir(os.path.join(work, "in"))
            self.target = os.path.join("in", os.path.basename(path))
        else:
            shutil.copytree(self.folder, os.path.join(work, "in"), symlinks=True)
            self.target = os.path.join("in", os.path.relpath(path, self.folder))
        self.file = os.path.join(work, self.target)
        with open(self.file, "wb") as f:
            f.write(text)
        self.faults = []

    def run(self, args, again=False):
        env = dict(os.environ, ASAN_OPTIONS="exitcode=99", UBSAN_OPTIONS="exitcode=99:print_stacktrace=1")
        start = time.monotonic()
        try:
            p = subprocess.run([self.tool] + args, cwd=self.work, env=env, stdin=subprocess.DEVNULL,
                               capture_output=True, timeout=self.limit * 5)
        except subprocess.TimeoutExpired:
            self.faults.append("no end: %s" % " ".join(args))
            return b""
        took = time.monotonic() - start
        tell = lambda what: self.faults.append("%s: %s" % (what, " ".join(args)))
        if p.returncode < 0 or p.returncode > 2:
            tell("exit status %d" % p.returncode)
            self.faults += [l for l in p.stderr.decode("utf-8", "replace").splitlines()
                            if "ERROR" in l or "runtime error" in l or "rror:" in l or " #" in l][:14]
        if took > self.limit:
            tell("%.1f s" % took)
        for out in (p.stdout, p.stderr):
            bad = RAW.search(out)
            if bad:
                tell("raw %r" % out[max(0, bad.start() - 20) : bad.end() + 9])
            try:
                out.decode("utf-8")
            except UnicodeDecodeError as e:
                tell("no UTF-8, %r" % out[max(0, e.start - 20) : e.end + 9])
        if p.returncode == 1 and not p.stdout + p.stderr:
            tell("exit status 1 without a word")
        if again:
            q = subprocess.run([self.tool] + args, cwd=self.work, env=env, stdin=subprocess.DEVNULL,
                               capture_output=True, timeout=self.limit * 5)
            if (q.returncode, q.stdout, q.stderr) != (p.returncode, p.stdout, p.stderr):
                tell("other output the second time")
        return p.stdout

    def text_of(self, name):
        with open(os.path.join(self.work, name), "rb") as f:
            b = f.read()
        if b[:2] in (b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b") or b"\0" in b[:64]:
            return None
        return b[3:] if b[:3] == b"\xef\xbb\xbf" else b

    def places(self, out, args):
        tell = lambda what: self.faults.append("%s: %s" % (what, " ".join(args)))
        if not out:
            return
        try:
            report = json.loads(out)
        except ValueError as e:
            tell("JSON does not parse: %s" % e)
            return
        known = {}
        for f in report.get("findings", []):
            for p in [f] + f.get("related", []):
                if not p.get("file") or p.get("line") is None:
                    continue
                if p["file"] not in known:
                    b = self.text_of(p["file"])
                    known[p["file"]] = b if b is None else b.split(b"\n")
                v = known[p["file"]]
                if v is None:
                    continue
                if not 1 <= p["line"] <= len(v) or not 1 <= p["column"] <= len(v[p["line"] - 1]) + 1:
                    tell("no such place: %s:%d:%d, %s" % (p["file"], p["line"], p["column"], f["rule"]))
                if p is f and (p["end_line"], p["end_column"]) < (p["line"], p["column"]):
                    tell("a span that ends before it begins: %s:%d:%d" % (p["file"], p["line"], p["column"]))

    def rows(self, out, args, cas):
        """Each name once for each CA, and the summary counts what is there."""
        tell = lambda what: self.faults.append("%s: %s" % (what, " ".join(args)))
        try:
            report = json.loads(out)
        except ValueError:
            return  # told already, or nothing was to be said
        rows, summary = report["names"], report["summary"]
        keys = [(row["name"], row["view"], row["method"], row["ca"]) for row in rows if row["ca"] in cas]
        if len(set(keys)) != len(keys):
            tell("a row that comes twice")
        if len({row["name"] for row in rows}) != summary["names"]:
            tell("the summary counts %d names" % summary["names"])
        for word in ("ready", "routable", "not-ready", "unknown"):
            if sum(row["verdict"] == word for row in rows) != summary[word.replace("-", "_")]:
                tell("the summary counts other rows that are %s" % word)
        for row in rows:
            ends = [step["domain"] for step in row["walk"]]
            if row["mail_domain"] is not None and row["mail_domain"] not in ends:
                tell("a mail domain that the walk does not meet: %s, %s" % (row["name"], row["ca"]))

    def all(self):
        r = self.r
        base = ["--no-config", "--today", "2026-11-24"]
        path = [self.target] if self.folder == ROOT or r.randrange(2) else ["in"]
        if r.randrange(3) == 0:
            base += ["--input-format", r.choice(FORMATS)]
        if r.randrange(4) == 0:
            base += ["--origin", "example.com"]
        # Mailbox maps and contacts are read beside a zone.
        if os.path.basename(self.folder) == "maps.d":
            path = ["in/mail.zone"]
            if self.target != path[0]:
                base += r.choice([["--mailboxes", "example.com=" + self.target], ["--mailboxes", self.target],
                                  ["--contacts", self.target, "--today", "2020-01-01"]])
        again = r.randrange(8) == 0
        self.run(["check", "--notes"] + base + path, again)
        self.run(["dump"] + base + path, again)
        # One that walks and one that does not; else those that let choose.
        cas = r.choice(["acm,acm-api", "acm,acm-api", "br,digicert,globalsign,sectigo"])
        for args in (["routes", "--format", "json", "--ca", cas], ["check", "--format", "json"]):
            args += base + path
            out = self.run(args, again)
            self.places(out, args)
            if args[0] == "routes":
                self.rows(out, args, cas.split(","))
        return self.faults


def main():
    tool = os.path.abspath(sys.argv[1])
    first, last = int(sys.argv[2]), int(sys.argv[3])
    limit = float(sys.argv[4]) if len(sys.argv) > 4 else 2.0
    files, bad = fixtures(), 0
    for seed in range(first, last + 1):
        work = tempfile.mkdtemp(prefix="mutate.")
        faults = Case(tool, seed, work, files, limit).all()
        if faults:
            bad += 1
            print("seed %d, kept in %s" % (seed, work))
            print("\n".join("  " + f for f in faults), flush=True)
        else:
            shutil.rmtree(work)
    print("mutate: %d damaged files, %d failures" % (last - first + 1, bad))
    return bad != 0


sys.exit(main())
