"""Random sets of small zones in which rare branches are common.

Few labels, few hosts, little depth: so owners, targets and asked names meet.
The random numbers decide everything; the same seed makes the same set.
"""
import zlib

from reference import NETWORKS
from resolver import parent, up

# The program reads this list; of it only the first section counts.
RULES = ["com", "net", "uk", "co.uk", "*.ck", "!www.ck"]
PRIVATE = ["ex.com", "a.ex.com", "b.ex.co.uk"]
BASES = ["ex.com"] * 6 + ["ex.co.uk"] * 4 + ["b.net", "www.ck", "b.a.ck", "ex.test", "ex.zz"]
LABELS = ["a", "b", "c"]
OUTSIDE = ["out.net", "cdn.out.net", "a.out.net", "nowhere"]
LONG = "x" * 63


def edges():
    """The first and the last address of each special block, and their
    neighbours."""
    for net in NETWORKS.values():
        first, last, most = int(net[0]), int(net[-1]), 2**net.max_prefixlen - 1
        for n in {max(first - 1, 0), first, last, min(last + 1, most)}:
            yield net.version, str(type(net[0])(n))
    for low in ("8.8.8.1", "10.0.0.1", "127.0.0.1"):
        yield 6, "64:ff9b::" + low
        yield 6, "::ffff:" + low


PUBLIC = {"A": ["8.8.8.1", "8.8.8.2"], "AAAA": ["2001:4860::1"]}
ODD = {"A": sorted(a for v, a in edges() if v == 4), "AAAA": sorted(a for v, a in edges() if v == 6)}
DEAD = {"A": ["127.0.0.1", "10.0.0.1", "0.0.0.0"], "AAAA": ["::1", "fe80::1"]}
TYPES = ["A"] * 5 + ["AAAA"] * 3 + ["MX"] * 8 + ["CNAME"] * 6 + ["DNAME"] * 2 + ["NS"] * 2 + ["TXT"] * 2 + \
    ["CAA"] * 2 + ["HTTPS"]
SOA = "ns.out.net. hostmaster.out.net. 1 7200 3600 1209600 300"


class ZoneSet:
    def __init__(self, r):
        self.r, self.zones = r, {}
        bases = sorted({r.choice(BASES) for _ in range(r.choice([1, 1, 1, 2]))})
        for base in bases:
            self.add_family(base)
        self.bases = bases
        for apex in sorted(self.zones):
            self.fill(apex)
        for feature, chance in ((self.add_chain, 0.2), (self.add_long, 0.06), (self.add_circle, 0.12)):
            if r.random() < chance:
                feature(r.choice(sorted(self.zones)))
        if r.random() < 0.1:
            self.add_children_of_cuts()

    def add_family(self, base):
        """A zone, children of it, sometimes only those, sometimes one above."""
        r = self.r
        family = [base]
        for _ in range(r.choice([0, 0, 1, 1, 2, 3])):
            family.append(r.choice(LABELS + ["www"]) + "." + r.choice(family))
        if len(family) > 1 and r.random() < 0.15:
            family.remove(base)
        if r.random() < 0.06:
            family.append(parent(base))
        for apex in family:
            self.zones[apex] = {apex: {"SOA": [SOA], "NS": ["ns.out.net"]}}

    def labels(self, n):
        return [self.r.choice(LABELS) for _ in range(n)]

    def owner(self, apex):
        r = self.r
        if r.random() < 0.12:
            return apex
        labels = self.labels(r.choice([1, 1, 1, 2, 2, 3]))
        if r.random() < 0.22:
            labels[0] = "*"
        elif r.random() < 0.1:
            labels[0] = "www"
        elif r.random() < 0.04:
            labels[0] = "_x"
        if len(labels) > 1 and r.random() < 0.06:
            labels[1] = "*"
        return ".".join(labels + [apex])

    def target(self):
        r = self.r
        if r.random() < 0.12:
            return r.choice(OUTSIDE)
        if r.random() < 0.01:
            return ""
        return self.owner(r.choice(sorted(self.zones))).replace("*", "a")

    def exchange(self, apex):
        r, x = self.r, self.r.random()
        if x < 0.13:
            return ""
        if x < 0.16:
            return r.choice(["localhost", "localhost." + apex, "192.0.2.1." + apex, "256.0.2.1." + apex,
                             "192.0.2.300." + apex, "192.0.2.1"])
        return self.target()

    def value(self, rrtype, apex):
        r = self.r
        if rrtype in PUBLIC:
            return r.choice(r.choice([PUBLIC, PUBLIC, ODD, ODD, DEAD])[rrtype])
        if rrtype == "MX":
            return (r.choice([0, 10, 10, 20]), self.exchange(apex))
        if rrtype == "CAA":
            return r.choice([(0, "issue", "ca.com"), (0, "iodef", "mailto:x@b.net"), (0, "contactemail", self.contact())])
        return self.contact() if rrtype == "TXT" else "1 ." if rrtype == "HTTPS" else self.target()

    def contact(self):
        return "no address" if self.r.random() < 0.2 else "joe@" + (self.target() or "b.net")

    def put(self, apex, owner, rrtype, *values):
        """Kept free of what has no answer: two aliases at one name."""
        types = self.zones[apex].setdefault(owner, {})
        if rrtype in ("CNAME", "DNAME") and rrtype in types:
            return
        kept = types.setdefault(rrtype, [])
        kept += [v for v in dict.fromkeys(values) if v not in kept]

    def fill(self, apex):
        r = self.r
        if r.random() < 0.4:
            self.put(apex, apex, "MX", (10, "mail." + apex))
            self.put(apex, "mail." + apex, "A", "8.8.8.1")
        for _ in range(r.choice([0, 1, 3, 5, 8, 14])):
            owner, rrtype = self.owner(apex), r.choice(TYPES)
            if rrtype == "TXT" and r.random() < 0.7:
                owner = "_validation-contactemail." + owner.replace("*.", "")
            types = self.zones[apex].get(owner, {})
            # Faults of zones, seldom: CNAME beside other data.
            if ("CNAME" in types or (rrtype == "CNAME" and types)) and r.random() < 0.8:
                continue
            if owner == apex and rrtype == "NS" or rrtype == "DNAME" and owner.startswith("*") and r.random() < 0.7:
                continue
            n = 1 if rrtype in ("CNAME", "DNAME", "HTTPS", "TXT") else r.choice([1, 1, 1, 2, 3])
            self.put(apex, owner, rrtype, *[self.value(rrtype, apex) for _ in range(n)])
            if rrtype in DEAD and r.random() < 0.1:
                self.zones[apex][owner][rrtype] = list(DEAD[rrtype])

    def add_chain(self, apex):
        """Around the eleven aliases that are followed."""
        r = self.r
        n = r.choice([2, 10, 11, 12, 13])
        first = r.choice(["a", "b", "www", "*"])
        owners = [first] + ["k%d" % i for i in range(1, n)]
        for i, owner in enumerate(owners):
            to = "k%d.%s" % (i + 1, apex)
            self.put(apex, owner + "." + apex, "CNAME", to)
        end = "k%d.%s" % (n, apex)
        what = r.choice(["MX", "MX", "A", "CNAME", "NS"])
        self.put(apex, end, what, {"CNAME": r.choice(OUTSIDE)}.get(what) or self.value(what, apex))

    def add_circle(self, apex):
        names = [x + "." + apex for x in self.labels(self.r.choice([1, 2, 3]))]
        for i, name in enumerate(names):
            self.put(apex, name, "CNAME", names[(i + 1) % len(names)])

    def add_long(self, apex):
        """What a DNAME makes may be longer than names can be."""
        self.put(apex, "d." + apex, "DNAME", ".".join([LONG] * self.r.choice([2, 3]) + [apex]))
        self.put(apex, self.r.choice(["a.", "*."]) + apex, "CNAME", "%s.d.%s" % (LONG, apex))

    def add_children_of_cuts(self):
        """A zone where another one delegates."""
        for apex in sorted(self.zones):
            for owner, types in sorted(self.zones[apex].items()):
                if owner != apex and "NS" in types and "*" not in owner and owner not in self.zones:
                    self.zones[owner] = {owner: {"SOA": [SOA], "NS": ["ns.out.net"]}}
                    self.fill(owner)
                    return

    def asked(self, count):
        r, names = self.r, []
        owners = sorted({o for zone in self.zones.values() for o in zone})
        while len(names) < count:
            name = r.choice(owners)
            for _ in range(r.choice([0, 1, 1, 2])):
                name = r.choice(LABELS + ["www", "*"]) + "." + name
            if r.random() < 0.2:
                name = r.choice(["www.", "*.", "*.www."]) + name
            if r.random() < 0.2:
                name = parent(name)
            if r.random() < 0.3:
                name = name.replace("*", r.choice(["a", "z", "www.z"]))
            if r.random() < 0.08:
                name = r.choice(["com", "co.uk", "www.co.uk", "a.out.net", "b.a.zz", "*.com", "_x.ex.com",
                                 "www.ex.com", "ck", "x.ck", "ex.test", "a.www.ck", LONG + ".d.ex.com"])
            if name and len(name) <= 253 and max(map(len, name.split("."))) <= 63:
                names.append(name)
        return sorted(set(names))


def text_of(zone):
    """A master file, all names absolute, the SOA first and all else in an order
    that does not change when a record is left out."""
    lines = []
    for owner, types in zone.items():
        for rrtype, values in types.items():
            for v in values:
                if rrtype == "TXT":
                    v = '"%s"' % v
                elif rrtype == "CAA":
                    v = '%d %s "%s"' % v
                elif rrtype == "MX":
                    v = "%d %s." % v
                elif rrtype in ("CNAME", "DNAME") or rrtype == "NS":
                    v += "."
                lines.append("%s. 300 IN %s %s" % (owner, rrtype, v))
    soa = [x for x in lines if " IN SOA " in x]
    rest = sorted((x for x in lines if " IN SOA " not in x), key=lambda x: zlib.crc32(x.encode()))
    return "\n".join(soa + rest) + "\n"


def suffix_list():
    return "\n".join(["// ===BEGIN ICANN DOMAINS===", *RULES, "// ===END ICANN DOMAINS===",
                      "// ===BEGIN PRIVATE DOMAINS===", *PRIVATE, "// ===END PRIVATE DOMAINS===", ""])


def mailbox_map(r, zones):
    """{address or "@domain" or domain: what becomes of it}, of virtual(5)."""
    domains = sorted({o for zone in zones.values() for o in zone if "*" not in o and {"MX", "SOA"} & set(zone[o])})
    boxes = {}
    for domain in r.sample(domains, min(len(domains), r.choice([1, 3, 5]))):
        if r.random() < 0.8:
            boxes[domain] = "declared"
        for local in ("admin", "administrator", "hostmaster", "postmaster", "webmaster", "joe", ""):
            if r.random() < 0.3:
                boxes[local + "@" + domain] = r.choice(["forward", "discard", "user"])
    return boxes


# Where no loaded zone is: else what they hold of it would count.
TARGETS = {"declared": "anything", "forward": "joe@mail.elsewhere.org", "discard": "/dev/null", "user": "joe"}


def map_text(boxes):
    return "".join("%s %s\n" % (key, TARGETS[what]) for key, what in boxes.items())


def options(r, s):
    """What the command line says beside the zones, as keywords of a Question."""
    o = {"today": "2026-11-24"}
    if r.random() < 0.35:
        o["today"] = r.choice(["2024-01-01", "2026-11-14", "2026-11-15", "2027-09-30", "2027-10-01",
                               "2028-03-14", "2028-03-15"])
    names = sorted({o for zone in s.zones.values() for o in zone if "*" not in o and "_" not in o})
    if r.random() < 0.15:
        o["assume"] = r.sample(["out.net", "cdn.out.net", "nowhere"] + names[:2], r.choice([1, 1, 2]))
    if r.random() < 0.25:
        only = r.choice([[None], r.sample(names, min(len(names), r.choice([1, 2, 4])))])
        above = lambda name: r.choice(list(up(name or r.choice(names))) + ["c.ex.com"] * (r.random() < 0.1))
        o["validation"] = [(name, above(name)) for name in only]
    if r.random() < 0.3:
        o["boxes"] = mailbox_map(r, s.zones)
    return o
