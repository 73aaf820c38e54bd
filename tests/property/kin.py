"""Names that are judged together against the same names judged one by one.

usage: kin.py DCVLINT FIRST_SEED COUNT

Each seed makes a few zones in which many names are alike and some nearly so.
A list of denied names keeps the program from judging any together; one that
holds a name of nowhere changes nothing else. What both say must be the same,
octet for octet.
"""
import os
import random
import subprocess
import sys
import tempfile

CAS = ["acm", "acm-api", "br", "digicert", "globalsign", "godaddy", "letsencrypt", "sectigo", "ssl.com", "acm,br",
       "acm,letsencrypt,sectigo"]
COMMANDS = [["check", "--notes"], ["check"], ["check", "--quiet"], ["check", "--notes", "--format", "json"],
            ["routes", "--notes"], ["routes", "--format", "jsonl"], ["routes", "--methods", "--format", "json"]]


class Zone:
    def __init__(self, rng, apex, others):
        self.rng, self.apex, self.others = rng, apex, others
        self.parents = ["@"] + rng.sample(["eu", "us", "lab.eu", "deep.er.us", "www", "mail", "cut", "dn"], 5)
        self.names = []
        self.lines = [f"$ORIGIN {apex}.", "$TTL 3600", "@ SOA ns1 hostmaster 1 7200 3600 1209600 3600", "@ NS ns1",
                      "ns1 A 8.8.8.1", "mx1 A 8.8.8.2", "mx2 A 8.8.8.3", "mx3 CNAME mx1"]

    def add(self, owner, rdata):
        self.lines.append(f"{owner} {rdata}")

    def mx(self, owner):
        rng = self.rng
        for _ in range(rng.choice([1, 1, 2])):
            host = rng.choice(["mx1", "mx1", "mx2", "mx3", "gone", "mx.elsewhere.net.", "mx1.forwardemail.net."])
            ttl = rng.choice(["", "", "90000 "])
            self.add(owner, f"{ttl}MX {rng.choice([10, 20])} {host}")

    def special(self, owner):
        rng = self.rng
        kind = rng.choice("mx mx nomx caa caa2 wild wildmx cut dname txt alias cname".split())
        if kind == "mx":
            self.mx(owner)
        elif kind == "nomx":
            self.add(owner, "MX 0 .")
        elif kind == "caa":
            self.add(owner, f'CAA 0 issue "{rng.choice(["amazon.com", "letsencrypt.org", "sectigo.com", ";"])}"')
        elif kind == "caa2":
            self.add(owner, f'CAA {rng.choice([0, 128])} {rng.choice(["issuewild", "tbs"])} "x"')
            self.add(owner, 'CAA 0 contactemail "a@' + self.apex + '"')
        elif owner == "@":
            return
        elif kind == "wild":
            self.add("*." + owner, rng.choice(["A 8.8.8.8", "CNAME mx1", "TXT x"]))
        elif kind == "wildmx":
            self.add("*." + owner, "MX 10 mx1")
        elif kind == "cut":
            self.add(owner, "NS ns.elsewhere.net.")
        elif kind == "dname":
            self.add(owner, "DNAME elsewhere.net.")
        elif kind == "txt":
            self.add("_validation-contactemail." + owner, f"TXT contact@{self.apex}")
            self.add("_acme-challenge." + owner, rng.choice(["CNAME x.elsewhere.net.", "TXT x"]))
        elif kind == "alias":
            self.add(owner, "ALIAS target.elsewhere.net.")
        else:
            self.add(owner, f"CNAME {rng.choice(self.names) if self.names else 'mx1'}")

    def plain(self, owner):
        rng = self.rng
        kind = rng.choice("a a a aaaa both https in out loop other mx nomx txt".split())
        if kind in ("a", "both"):
            self.add(owner, f"A 8.8.4.{rng.randrange(250)}")
        if kind in ("aaaa", "both"):
            self.add(owner, "AAAA 2a00:1450::1")
        if kind == "https":
            self.add(owner, "HTTPS 1 .")
        if kind == "in":
            self.add(owner, f"CNAME {rng.choice(self.names + ['mx1', 'mx3', 'nothere', '@'])}")
        if kind == "out":
            self.add(owner, f"CNAME {rng.choice(['a', 'b'])}.elsewhere.net.")
        if kind == "loop":
            self.add(owner, f"CNAME {owner}")
        if kind == "other":
            self.add(owner, f"CNAME h1.{rng.choice(self.others)}.")
        if kind == "mx":
            self.mx(owner)
        if kind == "nomx":
            self.add(owner, "MX 0 .")
        if kind in ("txt", "mx") and rng.random() < 0.5:
            self.add(owner, 'TXT "v=spf1 -all"')
        if kind == "txt":
            self.add(owner, "A 8.8.4.4")
        if rng.random() < 0.1:
            self.add("_sip._tcp." + owner, "SRV 1 2 5060 mx1")

    def text(self):
        rng = self.rng
        for parent in self.parents:
            for _ in range(rng.choice([0, 0, 1, 1, 2])):
                self.special(parent)
        for i in range(rng.randrange(10, 60)):
            parent = rng.choice(self.parents)
            label = rng.choice([f"h{rng.randrange(40)}", f"h{i}", f"www.h{rng.randrange(40)}", "www"])
            owner = label if parent == "@" else f"{label}.{parent}"
            up = owner.split(".", 1)[-1]
            if owner.startswith("www.") and rng.random() < 0.4:
                self.add(owner, rng.choice(["CNAME " + up, "CNAME " + up, "A 8.8.4.4", "AAAA 2a00:1450::7"]))
            elif "www." not in owner and rng.random() < 0.08:
                self.special(owner)
            else:
                self.plain(owner)
            self.names.append(owner)
        return "\n".join(self.lines) + "\n"


def zones_of(rng, folder):
    apexes = rng.sample(["example.com", "example.org", "sub.example.com", "eu.example.com", "example.co.uk", "city.jp",
                         "lan.test", "bucket.amazonaws.com"], rng.choice([1, 1, 2, 3]))
    for apex in apexes:
        with open(os.path.join(folder, apex + ".zone"), "w") as f:
            f.write(Zone(rng, apex, apexes).text())


def answers(tool, folder, args):
    run = subprocess.run([tool] + args, cwd=folder, capture_output=True)
    return run.returncode, run.stdout, run.stderr


def main():
    tool, first, count = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    bad = runs = 0
    for seed in range(first, first + count):
        rng = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            zones_of(rng, folder)
            with open(os.path.join(folder, "denied"), "w") as f:
                f.write("nowhere.invalid\n")
            for command in rng.sample(COMMANDS, 4):
                args = command + ["--no-config", "--today", rng.choice(["2026-11-24", "2024-01-01", "2029-01-01"]),
                                  "--ca", rng.choice(CAS), "."]
                together, alone = answers(tool, folder, args), answers(tool, folder, args + ["--denylist", "denied"])
                runs += 1
                if together != alone:
                    bad += 1
                    print(f"kin: seed {seed}: {' '.join(args)}: not the same")
    print(f"kin: {count} sets of zones, {runs} pairs of runs, {bad} differences")
    sys.exit(bad > 0)


main()
