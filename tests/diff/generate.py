#!/usr/bin/env python3
"""Writes random zones, a named.conf and a list of names to ask for.

Usage: generate.py SEED FOLDER NAMES PORT. The zones hold what a walk to a mail
domain can meet: wildcards, empty non-terminals, child zones with and without a
delegation, delegations to nobody, aliases within and across zones, cycles,
chains around the limit of eleven, DNAMEs, null MX, targets in no zone.
"""
import os
import random
import sys

BASES = [
    "alpha-route.com", "beta-route.org", "gamma-route.co.uk",
    "delta-route.net", "omega-route.de",
]
LABELS = ["a", "b", "c", "www", "mail", "shop", "eu", "x-1", "api", "dev"]
SOA = "@ 3600 IN SOA ns hostmaster 1 7200 3600 1209600 300\n@ NS ns\nns A 192.0.2.53\n"


class Zone:
    """Records by owner, kept free of what named refuses to load."""

    def __init__(self, apex):
        self.apex = apex
        self.data = {}

    def add(self, owner, rrtype, rdata):
        types = self.data.setdefault(owner, {})
        if rrtype == "CNAME" and (types or owner == "@"):
            return
        if "CNAME" in types:
            return
        if rrtype == "DNAME" and (types or self.below(owner)):
            return
        if any(self.under_dname(owner)):
            return
        types.setdefault(rrtype, set()).add(rdata)

    def below(self, owner):
        return [o for o in self.data if o.endswith("." + owner) and self.data[o]]

    def under_dname(self, owner):
        labels = owner.split(".")
        for i in range(1, len(labels)):
            yield "DNAME" in self.data.get(".".join(labels[i:]), {})

    def text(self):
        out = ["$ORIGIN %s.\n$TTL 300\n" % self.apex, SOA]
        for owner, types in sorted(self.data.items()):
            for rrtype, values in sorted(types.items()):
                for value in sorted(values):
                    out.append("%s %s %s\n" % (owner, rrtype, value))
        return "".join(out)


def owner_of(rnd, depth):
    return ".".join(rnd.choice(LABELS) for _ in range(depth))


def target_of(rnd, apexes):
    kind = rnd.random()
    if kind < 0.15:
        return "target.elsewhere-%d.com." % rnd.randrange(3)
    apex = rnd.choice(apexes)
    if kind < 0.25:
        return apex + "."
    return "%s.%s." % (owner_of(rnd, rnd.randint(1, 2)), apex)


def add_mx(rnd, zone, owner, apexes):
    kind = rnd.random()
    if kind < 0.15:
        zone.add(owner, "MX", "%d ." % rnd.choice([0, 0, 10]))
        return
    if kind < 0.2:
        zone.add(owner, "MX", "0 .")
    zone.add(owner, "MX", "%d %s" % (rnd.randrange(0, 50, 10), target_of(rnd, apexes)))


def add_chain(rnd, zone, n):
    name = "chain%d" % n
    for i in range(n):
        zone.add("%s-%d" % (name, i), "CNAME", "%s-%d" % (name, i + 1))
    if rnd.random() < 0.7:
        zone.add("%s-%d" % (name, n), "MX", "10 mail")
    else:
        zone.add("%s-%d" % (name, n), "A", "192.0.2.7")


def fill(rnd, zone, apexes):
    if rnd.random() < 0.6:
        add_mx(rnd, zone, "@", apexes)
    for _ in range(rnd.randint(6, 22)):
        owner = owner_of(rnd, rnd.choice([1, 1, 1, 2, 2, 3]))
        if rnd.random() < 0.2:
            owner = "*" if rnd.random() < 0.3 else "*." + owner
        kind = rnd.random()
        if kind < 0.35:
            zone.add(owner, "A", "192.0.2.%d" % rnd.randrange(1, 250))
        elif kind < 0.62:
            add_mx(rnd, zone, owner, apexes)
        elif kind < 0.88:
            zone.add(owner, "CNAME", target_of(rnd, apexes))
        elif kind < 0.93 and not owner.startswith("*"):
            zone.add(owner, "DNAME", target_of(rnd, apexes))
        else:
            zone.add(owner, "TXT", '"x"')
    if rnd.random() < 0.5:
        zone.add("loop1", "CNAME", "loop2")
        zone.add("loop2", "CNAME", "loop1")
    for n in rnd.sample([2, 10, 11, 12, 13], 2):
        add_chain(rnd, zone, n)


def delegate(rnd, zone, child):
    """A cut: nothing else may stand at it, what is below it is hidden."""
    label = child[: -len(zone.apex) - 1]
    if any(zone.under_dname(label)) or zone.data.get(label):
        return
    zone.add(label, "NS", "ns.%s." % child)
    if rnd.random() < 0.5:
        zone.add("ns." + label, "A", "192.0.2.54")


def build(rnd):
    zones, children = {}, []
    for base in BASES:
        zones[base] = Zone(base)
        for label in rnd.sample(LABELS, rnd.randint(1, 3)):
            child = "%s.%s" % (label, base)
            if rnd.random() < 0.3:
                child = "%s.%s" % (rnd.choice(LABELS), child)
            children.append((base, child, rnd.random() < 0.6, rnd.random() < 0.7))
    for base, child, loaded, _ in children:
        if loaded:
            zones.setdefault(child, Zone(child))
    for base, child, loaded, delegated in children:
        if delegated or not loaded:
            delegate(rnd, zones[base], child)
    apexes = list(zones)
    for zone in zones.values():
        fill(rnd, zone, apexes)
    return zones


def names(rnd, zones, count):
    out = set()
    for zone in zones.values():
        for owner in zone.data:
            if owner != "@":
                out.add("%s.%s" % (owner, zone.apex))
        out.add(zone.apex)
    out.update(["elsewhere-0.com", "x.elsewhere-1.com"])
    apexes = list(zones)
    while len(out) < count:
        out.add("%s.%s" % (owner_of(rnd, rnd.randint(1, 3)), rnd.choice(apexes)))
    return sorted(n for n in out if "_" not in n)


def main():
    seed, folder, count, port = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
    rnd = random.Random(seed)
    zones = build(rnd)
    os.makedirs(folder + "/zones", exist_ok=True)
    conf = [
        'options { directory "%s"; listen-on port %s { 127.0.0.1; }; listen-on-v6 { none; };\n'
        ' recursion no; allow-query { any; }; pid-file "named.pid"; session-keyfile "session.key";\n'
        ' notify no; check-names primary ignore; check-integrity no; dnssec-validation no;\n'
        ' minimal-responses no; };\ncontrols { };\n' % (folder, port)
    ]
    for apex, zone in zones.items():
        with open("%s/zones/%s.zone" % (folder, apex), "w") as out:
            out.write(zone.text())
        conf.append('zone "%s" { type primary; file "zones/%s.zone"; };\n' % (apex, apex))
    with open(folder + "/named.conf", "w") as out:
        out.write("".join(conf))
    with open(folder + "/bases", "w") as out:
        out.write("\n".join(BASES + ["elsewhere-0.com", "elsewhere-1.com", "elsewhere-2.com"]) + "\n")
    with open(folder + "/names", "w") as out:
        out.write("\n".join(names(rnd, zones, count)) + "\n")


main()
