#!/usr/bin/env python3
"""Shards put together are one run, octet for octet.

Random repositories in which zones point to each other, to zones above and
below, to included and missing files, are judged whole, and as 1 to 8 shards
that are merged. Usage: shards.py DCVLINT FIRST COUNT [SECONDS]
"""
import os
import random
import subprocess
import sys
import tempfile
import time

BASES = ["ex.com", "b.com", "c.net", "d.org", "e.co.uk", "f.co.uk", "g.test", "h.lan", "i.lan", "2.0.192.in-addr.arpa"]
ABOVE = ["lan", "test", "co.uk", "uk", "com"]
OUTSIDE = ["out.example", "mx.out.example", "nowhere.example"]
LABELS = ["a", "b", "www", "mail", "mx", "*", "a.b", "_x"]
CAS = ["acm", "acm,google", "digicert", "sectigo", "acm,acm-api"]
HEAD = "$TTL 3600\n@ IN SOA {ns} hostmaster 1 7200 3600 1209600 300\n"


class Repository:
    def __init__(self, r, folder):
        self.r, self.folder = r, folder
        bases = r.sample(BASES, r.choice([1, 2, 3, 5, 8]))
        self.apexes = list(bases)
        for base in bases:
            for _ in range(r.choice([0, 0, 0, 1, 2])):
                self.apexes.append(r.choice(["sub", "eu", "a"]) + "." + base)
        if r.random() < 0.3:
            self.apexes += r.sample(ABOVE, r.choice([1, 1, 2]))
        if r.random() < 0.03:
            self.apexes.append("")
        self.apexes = list(dict.fromkeys(self.apexes))
        self.context = [a for a in self.apexes if r.random() < 0.15]
        self.includes = 0
        os.makedirs(os.path.join(folder, "zones/more"))
        os.makedirs(os.path.join(folder, "infra"))
        for apex in self.apexes:
            self.write_zone(apex)
        self.write_extras()

    def name(self):
        r = self.r
        if r.random() < 0.12:
            return r.choice(OUTSIDE) + "."
        apex = r.choice(self.context if self.context and r.random() < 0.2 else self.apexes)
        if r.random() < 0.2:
            return (apex or "") + "."
        return f"{r.choice(LABELS).replace('*', 'x')}.{apex}" + ("." if apex else "")

    def record(self, apex):
        r = self.r
        owner = r.choice(LABELS + ["@", "@"])
        kind = r.choice(["A"] * 3 + ["AAAA", "CNAME", "CNAME", "MX", "MX", "MX", "NS", "DNAME", "CAA", "TXT", "FWD", "DS",
                         "TLSA", "CONTACT", "SRV", "SYNTAX", "SPF", "NULLMX", "HTTPS"])
        if kind == "A":
            return f"{owner} IN A {r.choice(['8.8.8.8', '10.0.0.1', '127.0.0.1', '192.0.2.1'])}"
        if kind == "AAAA":
            return f"{owner} IN AAAA {r.choice(['2001:4860::1', '::1'])}"
        if kind == "MX":
            return f"{owner} IN MX {r.choice([0, 10, 20])} {self.name()}"
        if kind == "NULLMX":
            return f"{owner} IN MX 0 ."
        if kind in ("CNAME", "NS"):
            if kind == "NS" and r.random() < 0.6:
                owner = self.cut(apex) or owner
            return f"{owner} IN {kind} {self.name()}"
        if kind == "DNAME":
            return f"dn IN DNAME {self.name()}"
        if kind == "CAA":
            return owner + " IN CAA " + r.choice(['0 issue "amazon.com"', '0 issue ";"', '0 issue "ca.example"',
                                                  f'0 contactemail "joe@{self.name()[:-1]}"'])
        if kind == "TXT":
            return f'{owner} IN TXT "v=spf1 -all"'
        if kind == "SPF":
            return f'@ IN TXT "some text {r.randrange(3)}"'
        if kind == "FWD":
            return f'@ IN TXT "forward-email=admin:joe@{self.name()[:-1]}"'
        if kind == "DS":
            return f"{self.cut(apex) or owner} IN DS 12345 13 2 {'ab' * 32}"
        if kind == "TLSA":
            return f"_25._tcp.{owner.replace('@', 'mx')} IN TLSA 3 1 1 {'cd' * 32}"
        if kind == "CONTACT":
            return f'_validation-contactemail.{owner.replace("@", "a")} IN TXT "joe@{self.name()[:-1]}"'
        if kind == "SRV":
            return f"_sip._tcp IN SRV 0 0 5060 {self.name()}"
        if kind == "HTTPS":
            return f"{owner} IN HTTPS 1 {self.name()}"
        return r.choice([f"{owner} IN A 1.2.3", f"{owner} IN MX mail", f"{owner} IN NOSUCH x", "$FOO", f'{owner} TXT "'])

    def cut(self, apex):
        below = [a for a in self.apexes if apex and a.endswith("." + apex)]
        return self.r.choice(below) + "." if below else None

    def include(self):
        r = self.r
        self.includes += 1
        file = r.choice([f"inc{self.includes}", "shared", "missing", "zones/none", "inc1"])
        if file == "missing":
            return "$INCLUDE missing.inc"
        path = os.path.join(self.folder, "zones", file + ".inc")
        if not os.path.exists(path) and "/" not in file:
            lines = [self.record("x.example") for _ in range(r.choice([1, 2, 3]))]
            if r.random() < 0.2:
                lines.append("$INCLUDE inc1.inc")
            with open(path, "w") as f:
                f.write("\n".join(lines) + "\n")
        return f"$INCLUDE {file}.inc" + r.choice(["", "", " sub"])

    def text(self, apex):
        r = self.r
        lines = [HEAD.format(ns=self.name()), f"@ IN NS {self.name()}"]
        if r.random() < 0.7:
            lines.append(f"$ORIGIN {apex}." if apex else "$ORIGIN .")
        for _ in range(r.choice([0, 1, 3, 6, 12])):
            lines.append(self.record(apex))
        if r.random() < 0.15:
            lines.append("$GENERATE 1-3 h$ A 8.8.8.$")
        if r.random() < 0.25:
            lines.append(self.include())
        if r.random() < 0.1:
            lines.append("; caf\xe9 \x01 \\ \"")
        return "\n".join(lines) + "\n"

    def write_zone(self, apex):
        folder = "infra" if apex in self.context else self.r.choice(["zones", "zones", "zones", "zones/more"])
        name = (apex or "root") + ".zone"
        head = "$ORIGIN .\n" if not apex else "" if self.r.random() < 0.7 else f"$ORIGIN {apex}.\n"
        with open(os.path.join(self.folder, folder, name), "w", encoding="latin-1") as f:
            f.write(head + self.text(apex))

    def write_extras(self):
        r = self.r
        if r.random() < 0.1:
            with open(os.path.join(self.folder, "zones", "db." + self.apexes[0]), "w", encoding="latin-1") as f:
                f.write(self.text(self.apexes[0]))
        if r.random() < 0.15:
            with open(os.path.join(self.folder, "zones", "fragment.inc"), "w") as f:
                f.write("a IN A 8.8.8.8\n@ IN MX 10 mail\n")
        with open(os.path.join(self.folder, "map"), "w") as f:
            for apex in self.apexes[:3] + self.context:
                f.write(f"postmaster@{apex} joe@{self.name()[:-1]}\nadmin@{apex} :fail:\n")
        with open(os.path.join(self.folder, "contacts.csv"), "w") as f:
            f.write("domain,role,address\n")
            for apex in self.apexes[:3] + self.context:
                f.write(f"{apex},technical,joe@{self.name()[:-1]}\n")
        with open(os.path.join(self.folder, "policy"), "w") as f:
            f.write("version: STSv1\nmode: enforce\nmx: mail.ex.com\nmax_age: x\n")
        with open(os.path.join(self.folder, "denied"), "w") as f:
            f.write("a.ex.com\nb.com\n")
        with open(os.path.join(self.folder, "config.yaml"), "w") as f:
            f.write("ignore:\n  - rule: mail\n    name: www.ex.com\n    reason: known\n"
                    "  - rule: mx\n    zone: b.com\n    reason: known\n"
                    "per-file:\n  - path: zones/more/*\n    ignore: [soa]\n")
        self.views = r.random() < 0.15
        if self.views:
            with open(os.path.join(self.folder, "zones", "named.conf"), "w") as f:
                for view in ("in", "out"):
                    zones = "".join(f'zone "{a}" {{ type master; file "{a}.zone"; }};\n' for a in self.apexes
                                    if a and os.path.exists(os.path.join(self.folder, "zones", a + ".zone")))
                    f.write(f"view {view} {{ {zones} }};\n")

        if r.random() < 0.15:
            self.write_parked()

    def write_parked(self):
        """One file that is served as several zones, of several base domains."""
        parked = self.r.sample(["p.com", "q.net", "r.org", "s.co.uk", "sub.p.com", "t.test"], self.r.choice([2, 3, 5]))
        with open(os.path.join(self.folder, "zones/more/named.conf"), "w") as f:
            f.writelines(f'zone "{a}" {{ type master; file "common"; }};\n' for a in parked)
        with open(os.path.join(self.folder, "zones/more/common"), "w", encoding="latin-1") as f:
            lines = [HEAD.format(ns=self.name())] + [self.record("x.example") for _ in range(self.r.choice([1, 3, 6]))]
            f.write("\n".join(lines) + "\n" + (self.include() + "\n" if self.r.random() < 0.3 else ""))

    def options(self):
        r = self.r
        options = ["--today", r.choice(["2026-11-24", "2025-06-01", "2029-01-01"]), "--ca", r.choice(CAS)]
        options += ["--config", "config.yaml"] if r.random() < 0.25 else ["--no-config"]
        for chance, more in ((0.2, ["--mailboxes", "map"]), (0.15, ["--contacts", "contacts.csv"]),
                             (0.15, ["--denylist", "denied"]), (0.1, ["--assume-no-mx", "out.example,b.com"]),
                             (0.1, ["--mta-sts", "ex.com=policy"]), (0.1, ["--validation-domain", self.apexes[0] or "com"]),
                             (0.1, ["--select", "mx,mail"]), (0.1, ["--root", "."])):
            if r.random() < chance:
                options += more
        if self.context and r.random() < 0.8 or r.random() < 0.1:
            options += ["--context", r.choice(["infra", "infra", "."])]
        return options


def run(tool, folder, *args):
    return subprocess.run([tool, *args], cwd=folder, capture_output=True)


def compare(tool, folder, command, options, n, form):
    """What differs, or nothing."""
    whole = run(tool, folder, command, *options, "--format", form, "zones")
    files = []
    for k in range(1, n + 1):
        part = run(tool, folder, command, *options, "--format", "jsonl", "--shard", f"{k}/{n}", "zones")
        files.append(f"shard{k}.jsonl")
        with open(os.path.join(folder, files[-1]), "wb") as f:
            f.write(part.stdout)
    merged = run(tool, folder, "merge", *options, "--format", form, *files)
    if (merged.returncode, merged.stdout) == (whole.returncode, whole.stdout):
        return None
    return whole, merged


def damage(r, data):
    """Lines lost, doubled, swapped, cut, and octets changed."""
    lines = data.split(b"\n")
    for _ in range(r.choice([1, 1, 2, 5])):
        i, k = r.randrange(len(lines)), r.randrange(len(lines))
        kind = r.randrange(6)
        if kind == 0:
            del lines[i]
            lines = lines or [b""]
        elif kind == 1:
            lines.insert(i, lines[k])
        elif kind == 2:
            lines[i], lines[k] = lines[k], lines[i]
        elif kind == 3:
            lines[i] = lines[i][:r.randrange(len(lines[i]) + 1)]
        elif lines[i]:
            at = r.randrange(len(lines[i]))
            new = r.choice([b'"', b"\\", b"0", b"9", b"{", b"]", b"\0", b"\xff", b"-", b"a", b"."])
            lines[i] = lines[i][:at] + new + lines[i][at + (kind == 4):]
    return b"\n".join(lines)


def withstands(tool, r, folder, options):
    """Whether merge ends as it should whatever it is given: the message, if not."""
    files = sorted(f for f in os.listdir(folder) if f.startswith("shard") and f.endswith(".jsonl"))
    path = os.path.join(folder, r.choice(files))
    with open(path, "rb") as f:
        data = f.read()
    with open(path, "wb") as f:
        f.write(damage(r, data))
    merged = run(tool, folder, "merge", *options, *files)
    return None if merged.returncode in (0, 1, 2) and b"anitizer" not in merged.stderr else merged


def main():
    tool, first, count = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    until = time.monotonic() + float(sys.argv[4]) if len(sys.argv) > 4 else None
    bad = runs = 0
    for seed in range(first, first + count):
        if until and time.monotonic() > until:
            break
        r = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            options = Repository(r, folder).options()
            for n in {1, r.randrange(2, 9)} if seed % 4 == 0 else {r.randrange(1, 9)}:
                command, form = r.choice(["check", "routes"]), r.choice(["json", "jsonl"])
                runs += 1
                differ = compare(tool, folder, command, options, n, form)
                ends = withstands(tool, r, folder, options)
                if ends:
                    bad += 1
                    print(f"shards: seed {seed}: damaged lines end with {ends.returncode}: {ends.stderr[-300:]!r}")
                for file in os.listdir(folder):
                    if file.startswith("shard"):
                        os.unlink(os.path.join(folder, file))
                if differ:
                    bad += 1
                    print(f"shards: seed {seed}: {command} {' '.join(options)} --format {form}, {n} shards: "
                          f"exit {differ[0].returncode} and {differ[1].returncode}; {differ[1].stderr[-300:]!r}")
    print(f"shards: {runs} repositories in parts, {bad} differences")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
