"""Routes against a reference that tries everything.

usage: routes.py DCVLINT FIRST_SEED COUNT [CA,...]

Each seed makes a set of zones, asks dcvlint for the routes of all names found
in them and of some names asked for, and compares every row with what
reference.py makes of the contract and the RFCs. A set that differs is made as
small as it can be and printed: zones, command, both answers. In a run of 300
seeds or more every kind of answer must have been seen.
"""
import collections
import ipaddress
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import reference
import zonesets

KEYS = ["name", "ca", "zone", "verdict", "own_mx", "mail_domain", "walk", "validation_domain", "assumed",
        "exchanges", "recipients"]
EXPECTED = {
    "result": "mx null-mx implicit none nxdomain alias-unloaded alias-loop delegated not-loaded",
    "verdict": "ready routable not-ready unknown",
    "own_mx": "unknown null alias wildcard explicit none",
    "status": "null address-literal alias unloaded no-address loopback private-address ok",
    "recipient": "reachable unreachable unknown",
    "assumed": "null routable ready not-ready unknown",
    "domain": "self above aside nowhere",
    "validation": "null above self aside",
}
MANY = 300


class Run:
    """One call of dcvlint and the question it answers."""

    def __init__(self, tool, work, zones, asked, said, cas):
        self.tool, self.work, self.zones, self.asked, self.said, self.cas = tool, work, zones, asked, said, cas
        self.want = None

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, text):
        with open(self.path(name), "w") as f:
            f.write(text)
        return name

    def command(self):
        said = self.said
        args = ["routes", "--no-config", "--format", "json", "--fail-on", "never", "--ca", ",".join(self.cas),
                "--today", said["today"], "--psl", self.write("psl", zonesets.suffix_list())]
        for s in said.get("assume", []):
            args += ["--assume-no-mx", s]
        for only, domain in said.get("validation", []):
            args += ["--validation-domain", (only + "=" if only else "") + domain]
        if said.get("boxes"):
            args += ["--mailboxes", self.write("virtual", zonesets.map_text(said["boxes"]))]
        for name in self.asked or []:
            args += ["--name", name]
        for apex, zone in self.zones.items():
            args.append(self.write(apex + ".zone", zonesets.text_of(zone)))
        return args

    def answer(self):
        p = subprocess.run([self.tool] + self.command(), cwd=self.work, capture_output=True, text=True)
        if p.returncode != 0:
            return None, "exit status %d: %s" % (p.returncode, p.stderr)
        said = json.loads(p.stdout)
        return [plain(row) for row in said["names"]], said["summary"]

    def expected(self):
        if self.want is None:
            self.want = self.ask_reference()
        return self.want

    def ask_reference(self):
        names = self.asked and {n.lower().rstrip(".") for n in self.asked}
        q = reference.Question(self.zones, zonesets.RULES, self.cas, names=names, **self.said)
        return [in_any_order({k: row[k] for k in KEYS}) for row in q.rows()]


def plain(row):
    row = {k: row[k] for k in KEYS}
    for x in row["exchanges"]:
        x["addresses"] = sorted(str(ipaddress.ip_address(a)) for a in x["addresses"])
    row["recipients"] = [{k: x[k] for k in ("address", "status")} for x in row["recipients"]]
    return in_any_order(row)


def in_any_order(row):
    """Contacts come in the order of the file, which is of no account."""
    five = [x for x in row["recipients"] if x["address"].partition("@")[0] in reference.FIVE]
    row["recipients"] = five + sorted((x for x in row["recipients"] if x not in five), key=lambda x: x["address"])
    return row


def summary_of(rows):
    names = {row["name"]: row["own_mx"] for row in rows}
    count = collections.Counter(row["verdict"] for row in rows)
    return {"names": len(names), "without_mx": sum(own in ("none", "null") for own in names.values()),
            "ready": count["ready"], "routable": count["routable"], "not_ready": count["not-ready"],
            "unknown": count["unknown"]}


def difference(run):
    """What differs, as text; None if nothing does."""
    got, summary = run.answer()
    want = run.expected()
    if got is None:
        return summary
    a, b = ([(row["name"], row["ca"]) for row in rows] for rows in (want, got))
    if a != b:
        return "rows: reference %s\n      dcvlint   %s" % (sorted(set(a) - set(b)) or a, sorted(set(b) - set(a)) or b)
    for w, g in zip(want, got):
        if w != g:
            keys = [k for k in KEYS if w[k] != g[k]]
            return "\n".join("%s, %s, %s:\n  reference %s\n  dcvlint   %s" % (
                w["name"], w["ca"], k, json.dumps(w[k]), json.dumps(g[k])) for k in keys)
    said = {k: summary[k] for k in summary_of(want)}
    return None if said == summary_of(want) else "summary: %s\n         %s" % (summary_of(want), said)


def parts(run):
    """All that a run could do without, the large parts first."""
    yield from (("ca", ca) for ca in run.cas)
    yield from (("name", name) for name in run.asked or [])
    yield from (("said", key) for key in run.said if key != "today")
    yield from (("zone", apex) for apex in run.zones)
    for apex, zone in run.zones.items():
        for owner, types in zone.items():
            yield from (("record", apex, owner, t, v) for t, values in types.items() for v in values
                        if owner != apex or t not in ("SOA", "NS"))


def without(run, part):
    """The run less a part; None if nothing would be left."""
    zones, asked, said, cas = run.zones, run.asked, run.said, run.cas
    if part[0] == "ca":
        cas = [ca for ca in cas if ca != part[1]]
    elif part[0] == "name":
        asked = [n for n in asked if n != part[1]]
    elif part[0] == "said":
        said = {k: v for k, v in said.items() if k != part[1]}
    elif part[0] == "zone":
        zones = {a: z for a, z in zones.items() if a != part[1]}
    elif part[1] in zones:
        _, apex, owner, rrtype, value = part
        zone = {o: {t: [x for x in v if (o, t, x) != (owner, rrtype, value)] for t, v in types.items()}
                for o, types in zones[apex].items()}
        zone = {o: {t: v for t, v in types.items() if v} for o, types in zone.items()}
        zones = {**zones, apex: {o: types for o, types in zone.items() if types}}
    if not zones or not cas or asked == []:
        return None
    return Run(run.tool, run.work, zones, asked, said, cas)


def smallest(run):
    smaller = True
    while smaller:
        smaller = False
        for part in list(parts(run)):
            less = without(run, part)
            if less and difference(less):
                run, smaller = less, True
    return run


def show(seed, run):
    run = smallest(run)
    print("seed %d differs; the smallest of it:" % seed)
    for name in [apex + ".zone" for apex in run.zones] + (["virtual"] if run.said.get("boxes") else []):
        run.command()
        print("--- %s" % name)
        with open(run.path(name)) as f:
            print(f.read(), end="")
    print("--- dcvlint %s" % shlex.join(run.command()))
    print(difference(run), flush=True)


def note(seen, rows):
    for row in rows:
        seen["verdict"][row["verdict"]] += 1
        seen["own_mx"][row["own_mx"]] += 1
        seen["result"].update(step["result"] for step in row["walk"])
        seen["status"].update(x["status"] for x in row["exchanges"])
        seen["recipient"].update(x["status"] for x in row["recipients"])
        seen["assumed"][row["assumed"]["verdict"] if row["assumed"] else "null"] += 1
        seen["domain"][place(row["mail_domain"], row["name"], "aside", "nowhere")] += 1
        seen["validation"][place(row["validation_domain"], row["name"], "aside", "null")] += 1


def place(domain, name, aside, none):
    name = name.removeprefix("*.")
    if domain is None:
        return none
    return "self" if domain == name else "above" if name.endswith("." + domain) else aside


def disguise(r, names):
    """An asked name may be written in any case, with or without the dot."""
    return [r.choice([n, n, n, n.upper(), n + "."]) for n in names]


def some(r, cas):
    return sorted(r.sample(cas, min(len(cas), 3)))


def main():
    tool, first, count = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    cas = sys.argv[4].split(",") if len(sys.argv) > 4 else sorted(reference.PROFILES)
    seen = collections.defaultdict(collections.Counter)
    rows = bad = 0
    with tempfile.TemporaryDirectory() as work:
        for seed in range(first, first + count):
            r = random.Random(seed)
            s = zonesets.ZoneSet(r)
            asked = disguise(r, s.asked(r.choice([4, 8, 12])))
            runs = [Run(tool, work, s.zones, a, zonesets.options(r, s), some(r, cas)) for a in (None, asked)]
            failed = next((run for run in runs if difference(run)), None)
            if failed:
                bad += 1
                show(seed, failed)
            for run in runs:
                want = run.expected()
                rows += len(want)
                note(seen, want)
    missed = 0
    for what, words in EXPECTED.items():
        print("%s: %s" % (what, ", ".join("%s %d" % (w, seen[what][w]) for w in words.split())))
        if any(w not in words.split() for w in seen[what]):
            sys.exit("%s: not expected: %s" % (what, dict(seen[what])))
        missed += sum(seen[what][w] == 0 for w in words.split())
    print("routes: %d zone sets, %d rows, %d differences" % (count, rows, bad))
    if missed and count >= MANY:
        sys.exit("routes: %d kinds of answers were never seen" % missed)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
