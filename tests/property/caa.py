"""Random zones with CAA: dns.caa of routes against RFC 8659, read anew.

usage: caa.py DCVLINT FIRST_SEED LAST_SEED

The generator makes a model: zones, owners, records as values. It is written out
as master files for dcvlint. The reference below never sees that text: it works
on the model, from the texts of RFC 1034 (section 4.3.2), 4592, 6672, 8659, 8657
and what is written down about the CAs, by brute force.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

YES, UNKNOWN, NO = "allowed", "unknown", "denied"
ORDER = {NO: 0, UNKNOWN: 1, YES: 2}
SUFFIXES = {"com", "net", "org", "uk", "co.uk"}


# ---- the model: names are tuples of labels, the leftmost first

def name(text):
    return tuple(text.split("."))


def text(n):
    return ".".join(n)


def is_below(n, above):
    return len(n) >= len(above) and n[len(n) - len(above) :] == above


class Zone:
    def __init__(self, apex):
        self.apex = name(apex)
        self.data = {}  # owner -> type -> list of values

    def add(self, owner, rtype, value):
        self.data.setdefault(owner, {}).setdefault(rtype, []).append(value)

    def has(self, owner, rtype):
        return rtype in self.data.get(owner, {})

    def exists(self, n):
        return any(is_below(owner, n) for owner in self.data)


# ---- the reference: look-ups

class Failed(Exception):
    pass


class NotLoaded(Exception):
    def __init__(self, aliased):
        self.aliased = aliased


def zone_of(zones, n):
    at = [z for z in zones if is_below(n, z.apex)]
    return max(at, key=lambda z: len(z.apex)) if at else None


def ask_once(zones, n, aliased):
    """("set", records), ("alias", target) or None: no CAA."""
    z = zone_of(zones, n)
    if z is None:
        raise NotLoaded(aliased)
    for k in range(len(n) - len(z.apex), -1, -1):
        up = n[k:]
        if up != z.apex and z.has(up, "NS"):
            raise NotLoaded(aliased)
        if k > 0 and z.has(up, "DNAME"):
            target = n[:k] + z.data[up]["DNAME"][0]
            if sum(len(label) + 1 for label in target) + 1 > 255:
                raise Failed
            return ("alias", target)
    owner = n
    if not z.exists(n):
        k = next(k for k in range(len(n)) if z.exists(n[k:]))
        owner = ("*",) + n[k:]
        if not z.exists(owner):
            return None
    if z.has(owner, "CAA"):
        return ("set", z.data[owner]["CAA"])
    if z.has(owner, "CNAME"):
        return ("alias", z.data[owner]["CNAME"][0])
    return None


def ask(zones, n):
    aliases = 0
    while True:
        r = ask_once(zones, n, aliases > 0)
        if r is None or r[0] == "set":
            return r and r[1]
        aliases += 1
        if aliases > 11:
            raise Failed
        n = r[1]


def relevant(zones, n):
    """RFC 8659 section 3: a set or None; raises where it cannot be told."""
    loaded = False
    for k in range(len(n)):
        up = n[k:]
        try:
            found = ask(zones, up)
            loaded = True
        except NotLoaded as e:
            # Public suffixes, and what is above them, are taken to have none.
            at_suffix = any(is_below(name(s), up) for s in SUFFIXES)
            if e.aliased or not at_suffix or not loaded:
                raise
            found = None
        if found:
            return found
    return None


# ---- the reference: sets

WSP = r"[ \t]*"
WORD = r"[A-Za-z0-9](?:-*[A-Za-z0-9])*"
PARAMETER = r"(%s)%s=%s([!-:<-~]*)" % (WORD, WSP, WSP)
PLAIN = PARAMETER.replace("(%s)" % WORD, "(?:%s)" % WORD).replace("([!-:<-~]*)", "(?:[!-:<-~]*)")
VALUE = re.compile(
    r"%s(?:(%s(?:\.%s)*)%s)?(?:;%s((?:%s%s;%s)*%s%s)?)?\Z" % (WSP, WORD, WORD, WSP, WSP, PLAIN, WSP, WSP, PLAIN, WSP)
)
EITHER = {"email": ["ca-tbr-4"], "dns": ["dns-01", "ca-tbr-7"]}
CAS = {
    "acm": dict(
        issuers=["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"],
        tags=["issue", "issuewild", "iodef"], bits=128, case=None, obeys=None, labels=[], method="email"),
    "letsencrypt": dict(
        issuers=["letsencrypt.org"], tags=["issue", "issuewild", "iodef", "issuemail", "issuevmc"],
        bits=129, case=True, obeys=True, labels=["dns-01", "http-01", "tls-alpn-01"], method="dns"),
    "google": dict(issuers=["pki.goog"], tags=None, bits=128, case=None, obeys=None, labels=[], method="dns"),
    "br": dict(
        issuers=[], tags=["issue", "issuewild", "iodef"], bits=128, case=None, obeys=None,
        labels=["dns-01", "ca-tbr-4", "ca-tbr-7"], method="email"),
}


def lowest(*truths):
    return min(truths, key=ORDER.get)


def highest(truths):
    return max(truths, key=ORDER.get)


def method_allowed(ca, listed):
    def one(label):
        if label in listed:
            return YES
        return UNKNOWN if label in [x.lower() for x in listed] else NO

    mine = EITHER[ca["method"]]
    told = [x for x in mine if x in ca["labels"]]
    if told:
        return highest(one(x) for x in told)
    every = [one(x) for x in mine]
    if lowest(*every) == YES:
        return YES
    return NO if highest(every) == NO else UNKNOWN


def record_allows(ca, obeys, value):
    m = VALUE.match(value)
    if not m or not m.group(1):
        return NO
    issuer = m.group(1)
    if issuer in ca["issuers"]:
        truth = YES
    elif not ca["issuers"]:
        truth = UNKNOWN
    elif issuer.lower() in ca["issuers"] and ca["case"] is not True:
        truth = UNKNOWN if ca["case"] is None else YES
    else:
        return NO
    if obeys is False:
        return truth
    found = re.findall(PARAMETER, m.group(2) or "")
    kinds = [t.lower() for t, _ in found]
    bound = YES
    for tag, v in found:
        if tag.lower() == "accounturi":
            bound = lowest(bound, UNKNOWN)
        if tag.lower() == "validationmethods":
            t = method_allowed(ca, v.split(",") if v else [])
            if tag != "validationmethods" and t != YES:
                t = UNKNOWN
            bound = lowest(bound, t)
    if kinds.count("accounturi") > 1 or kinds.count("validationmethods") > 1:
        bound = NO
    if obeys is None and bound == NO:
        bound = UNKNOWN
    return lowest(truth, bound)


def set_allows(ca, wildcard, records, today):
    obeys = True if today >= "2027-03-15" else ca["obeys"]
    truth = YES
    for flags, tag, _ in records:
        tag = tag.lower()
        if flags & ca["bits"] and tag not in ("issue", "issuewild", "iodef"):
            if ca["tags"] is None:
                truth = lowest(truth, UNKNOWN)
            elif tag not in ca["tags"]:
                return NO
    by_tag = lambda t: [v for _, tag, v in records if tag.lower() == t]
    issue = by_tag("issue")
    if wildcard and by_tag("issuewild"):
        issue = by_tag("issuewild")
    if issue:
        truth = lowest(truth, highest(record_allows(ca, obeys, v) for v in issue))
    return truth


def judge(zones, n, ca, today):
    wildcard = n[0] == "*"
    try:
        records = relevant(zones, n[1:] if wildcard else n)
    except NotLoaded:
        return UNKNOWN
    except Failed:
        return NO
    if records is None:
        return YES
    return set_allows(CAS[ca], wildcard, records, today)


# ---- the generator

APEXES = ["example.com", "sub.example.com", "b.a.example.com", "example.net", "example.co.uk", "co.uk", "com"]
ISSUERS = [
    "amazon.com", "amazontrust.com", "letsencrypt.org", "pki.goog", "ca.example.net", "Amazon.com", "LetsEncrypt.org",
    "amazon.com.", ".amazon.com", "amazon..com", "-amazon.com", "amazon-.com", "ama--zon.com", "https://amazon.com",
    "ca@amazon.com", "amazon_com", "", "", "x",
]
PARAMETERS = [
    "validationmethods=dns-01", "validationmethods=ca-tbr-4", "validationmethods=dns-01,ca-tbr-4",
    "validationmethods=ca-tbr-7,dns-01", "validationmethods=http-01", "validationmethods=", "validationmethods=DNS-01",
    "validationmethods=,ca-tbr-4,", "ValidationMethods=dns-01", "accounturi=https://ca.example/7", "AccountURI=x",
    "policy=ev", "a=", "a", "=b", "a_b=c", "a=b c", "a=\xe9", "-a=b", "a-b=c", "a = b", "",
]
TAGS = ["issue"] * 8 + ["issuewild"] * 4 + ["iodef", "ISSUE", "IssueWild", "tbs", "issuemail", "contactemail", "policy"]


def random_name(r, apexes, wild=True):
    apex = name(r.choice(apexes))
    labels = [r.choice("abcw") if r.random() < 0.93 else "sub" for _ in range(r.choice([0, 1, 1, 1, 2, 2, 3]))]
    if wild and labels and r.random() < 0.15:
        labels[0] = "*"
    if r.random() < 0.01:
        labels = [c * 63 for c in "abc"][: r.choice([2, 3])] + labels[:1]
    n = tuple(labels) + apex
    return n if sum(len(label) + 1 for label in n) < 255 else apex


def random_value(r, tag):
    if tag == "iodef":
        return r.choice(["mailto:a@example.com", "x"])
    # Half of the parts are sound, so that many wholes are.
    v = r.choice(["", "", "", " ", "\t"]) + r.choice(ISSUERS[:4] if r.random() < 0.6 else ISSUERS)
    few = r.sample(PARAMETERS[:9] if r.random() < 0.6 else PARAMETERS, 2)
    if r.random() < 0.2:
        few = ["accounturi=a:1", "accounturi=a:2"]
    for _ in range(r.choice([0, 0, 0, 1, 1, 2, 3])):
        v += r.choice(["", " "]) + ";" + r.choice(["", " ", " \t"]) + r.choice(few)
    return v + (r.choice([" ", ";", " more"]) if r.random() < 0.15 else "")


def random_set(r):
    records = []
    for _ in range(r.choice([1, 1, 2, 3, 7])):
        tag = r.choice(TAGS)
        records.append((r.choice([0] * 6 + [128, 1, 129, 64]), tag, random_value(r, tag)))
    return records


def random_zones(r):
    apexes = r.sample(APEXES, r.choice([1, 2, 2, 3, 4]))
    zones = []
    for apex in apexes:
        z = Zone(apex)
        zones.append(z)
        z.add(z.apex, "SOA", None)
        z.add(z.apex, "NS", ("ns", "example", "net"))
        for _ in range(r.randrange(2, 14)):
            owner = random_name(r, [apex])
            has = z.data.get(owner, {})
            kind = r.choice(["A", "A", "CAA", "CAA", "CNAME", "CNAME", "DNAME", "NS"])
            if "CNAME" in has or (kind in ("CNAME", "DNAME", "NS") and (has or owner == z.apex)):
                continue
            if kind in has or (kind in ("NS", "DNAME") and owner[0] == "*"):
                continue
            if kind == "CAA":
                for record in random_set(r):
                    z.add(owner, kind, record)
            elif kind == "A":
                z.add(owner, kind, None)
            else:
                z.add(owner, kind, random_name(r, APEXES if r.random() < 0.8 else ["example.org"], False))
        if r.random() < 0.08:
            # As many aliases as a resolver follows, or one more.
            n = r.choice([10, 11, 12])
            for i in range(n):
                if ("r%d" % i,) + z.apex not in z.data:
                    z.add(("r%d" % i,) + z.apex, "CNAME", ("r%d" % (i + 1),) + z.apex)
            z.add(("r%d" % n,) + z.apex, "CAA", (0, "issue", r.choice(["amazon.com", ";"])))
    return zones


def written(r, value):
    """The value as a token: quoted or not, with escapes where there is choice."""
    quoted = r.random() < 0.8 or not value
    out = ""
    for c in value:
        plain = " " < c < "\x7f" and c not in '"\\;()@$'
        if c in '"\\' or (not quoted and not plain) or r.random() < 0.03 or c > "~" or c < " ":
            if r.random() < 0.5 and "!" <= c <= "~" and not c.isdigit():
                out += "\\" + c
            else:
                out += "\\%03d" % ord(c)
        else:
            out += c
    return '"%s"' % out if quoted else out


def write_zone(r, z):
    lines = ["$TTL 3600"]
    # The SOA first: it tells the apex.
    for owner in sorted(z.data, key=lambda o: (o != z.apex, o)):
        for rtype in sorted(z.data[owner], key=lambda t: t != "SOA"):
            for v in z.data[owner][rtype]:
                if rtype == "SOA":
                    rdata = "ns.example.net. hostmaster.example.net. 1 7200 3600 1209600 300"
                elif rtype == "A":
                    rdata = "8.8.8.8"
                elif rtype == "CAA":
                    rdata = "%d %s %s" % (v[0], v[1], written(r, v[2]))
                else:
                    rdata = text(v) + "."
                lines.append("%s. IN %s %s" % (text(owner), rtype, rdata))
    return "\n".join(lines) + "\n"


def names_to_ask(r, zones):
    names = {random_name(r, APEXES + ["example.org"]) for _ in range(25)}
    for z in zones:
        names.update(o for o in z.data if r.random() < 0.9)
    return sorted(n for n in names if len(n) >= 2)


def run(dcvlint, args, folder):
    p = subprocess.run([dcvlint, "routes", "--no-config", "--format", "jsonl"] + args, cwd=folder, capture_output=True, text=True)
    if p.returncode not in (0, 1):
        sys.exit("caa: exit status %d: %s" % (p.returncode, p.stderr))
    return [row for row in map(json.loads, p.stdout.splitlines()) if row["type"] == "row"]


def main():
    dcvlint = os.path.abspath(sys.argv[1])
    zones_n = names_n = different = 0
    seen = {}
    for seed in range(int(sys.argv[2]), int(sys.argv[3]) + 1):
        r = random.Random(seed)
        zones = random_zones(r)
        zones_n += len(zones)
        today = r.choice(["2026-11-24", "2027-03-15"])
        with tempfile.TemporaryDirectory() as folder:
            for z in zones:
                with open(os.path.join(folder, text(z.apex) + ".zone"), "w", encoding="latin-1") as f:
                    f.write(write_zone(r, z))
            with open(os.path.join(folder, "names"), "w") as f:
                f.writelines(text(n) + "\n" for n in names_to_ask(r, zones))
            base = ["--today", today, "--ca", ",".join(CAS)]
            files = [text(z.apex) + ".zone" for z in zones]
            rows = run(dcvlint, base + files, folder)
            rows += run(dcvlint, base + ["--names-from", "names"] + files, folder)
        for row in rows:
            names_n += 1
            want = judge(zones, name(row["name"]), row["ca"], today)
            seen[want] = seen.get(want, 0) + 1
            if row["dns"]["caa"] != want:
                different += 1
                if different <= 10:
                    print("seed %d, %s, %s, %s: %s and not %s" % (seed, today, row["ca"], row["name"], row["dns"]["caa"], want))
    # A test of nothing but one answer would prove little.
    if min(seen.get(t, 0) for t in ORDER) * 50 < names_n:
        sys.exit("caa: the answers are lopsided: %s" % seen)
    print("%d zones, %d names, %d differences" % (zones_n, names_n, different))
    sys.exit(different > 0)


main()
