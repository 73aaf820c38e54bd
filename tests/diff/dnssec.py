#!/usr/bin/env python3
"""Zones signed by dnssec-signzone and ldns-signzone, whole and damaged: which
rules speak, and whether dnssec-verify and ldns-verify-zone say the same of the
zone as a whole. Usage: dnssec.py DCVLINT [SEED [all]]: all damages under each
signer, not some under most."""
import base64, datetime, json, os, random, re, shutil, subprocess, sys, tempfile

dcvlint = os.path.abspath(sys.argv[1])
rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
now = datetime.datetime.now(datetime.timezone.utc)
today = now.strftime("%Y-%m-%d")
differences = 0
judged = 0

# Found by no verifier as a fault of the zone.
MILD = {"dnssec-signature-expires-soon", "dnssec-signature-unverified",
        "dnssec-iterations-high", "dnssec-algorithm-deprecated",
        "dnssec-algorithm-not-validated", "dnssec-algorithm-forbidden",
        "dnssec-child-unsigned"}

ZONE = """$ORIGIN example.com.
$TTL 3600
@ SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ NS ns1
@ NS ns2.example.net.
@ MX 10 mx
@ CAA 0 issue "amazon.com"
@ TXT "one" "two"
ns1 A 8.8.8.1
mx A 8.8.8.2
mx A 8.8.8.3
mx AAAA 2001:4860:4860::8888
WWW CNAME Host.Example.ORG.
* TXT "any"
*.w A 8.8.8.4
x.y.ent TXT "deep"
afs AFSDB 1 Server.Example.ORG.
kx KX 1 Server.Example.ORG.
rp RP Host.Master.Example.ORG. Text.Example.ORG.
na NAPTR 10 20 "u" "E2U+sip" "!^.*$!sip:A@B!" Repl.Example.ORG.
svc HTTPS 1 . alpn=h2
_sip._tcp SRV 0 0 5060 Sip.Example.ORG.
old DNAME New.Example.ORG.
open NS ns.open
open NS ns.example.net.
ns.open A 8.8.8.5
deep.open2.ent2 NS ns.example.net.
safe NS ns.safe
ns.safe A 8.8.8.6
safe DS 12345 13 2 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF
\\065\\.b TXT "escapes"
"""


# Signer, algorithm, chain; whether each damage is done.
TRIES = (("bind", "ECDSAP256SHA256", "nsec", True),
         ("bind", "ECDSAP256SHA256", "nsec3", False),
         ("bind", "ECDSAP256SHA256", "salt", False),
         ("bind", "ECDSAP256SHA256", "optout", False),
         ("bind", "RSASHA256", "nsec", False),
         ("bind", "ED25519", "nsec", False),
         ("bind", "ECDSAP384SHA384", "nsec3", False),
         ("ldns", "ECDSAP256SHA256", "nsec", False),
         ("ldns", "ECDSAP256SHA256", "nsec3", True),
         ("ldns", "ECDSAP256SHA256", "optout", False),
         ("ldns", "RSASHA256", "nsec3", False),
         ("ldns", "ED25519", "nsec3", False))


def run(*args, **kw):
    return subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          **kw)


def must(*args):
    r = run(*args)
    if r.returncode != 0:
        sys.exit("dnssec: %s failed: %s" % (" ".join(args), r.stdout.decode()))
    return r.stdout.decode()


def stamp(days):
    return (now + datetime.timedelta(days=days)).strftime("%Y%m%d%H%M%S")


class Signer:
    """A pair of keys and how a zone is signed by them."""

    def __init__(self, tool, algorithm, mode):
        self.tool, self.algorithm, self.mode = tool, algorithm, mode
        self.name = "%s %s %s" % (tool, algorithm, mode)
        self.keys = {}
        for kind in ("zsk", "ksk"):
            if tool == "bind":
                bits = ["-b", "2048"] if algorithm.startswith("RSA") else []
                flag = ["-f", "KSK"] if kind == "ksk" else []
                out = must("dnssec-keygen", "-q", "-a", algorithm, *bits,
                           *flag, "example.com")
            else:
                flag = ["-k"] if kind == "ksk" else []
                bits = ["-b", "2048"] if algorithm.startswith("RSA") else []
                out = must("ldns-keygen", "-a", algorithm, *bits, *flag,
                           "example.com")
            self.keys[kind] = out.split()[-1]

    def sign(self, text, begin=-10, end=60):
        with open("plain", "w") as f:
            f.write(text)
        if self.tool == "bind":
            mode = {"nsec": [], "nsec3": ["-3", "-"],
                    "salt": ["-3", "ab12", "-H", "5"],
                    "optout": ["-3", "-", "-A"]}[self.mode]
            with open("plain", "a") as f:
                for k in self.keys.values():
                    f.write(open(k + ".key").read())
            must("dnssec-signzone", "-q", "-P", "-x", "-o", "example.com", "-f", "signed",
                 "-O", "full", "-s", stamp(begin), "-e", stamp(end), *mode,
                 "-k", self.keys["ksk"], "plain", self.keys["zsk"])
        else:
            mode = {"nsec": [], "nsec3": ["-n"], "salt": ["-n", "-s", "ab12",
                    "-t", "5"], "optout": ["-n", "-p"]}[self.mode]
            must("ldns-signzone", "-o", "example.com", "-f", "signed", "-i",
                 stamp(begin), "-e", stamp(end), *mode, "plain",
                 self.keys["zsk"], self.keys["ksk"])
        lines = []
        for line in open("signed"):
            line = line.rstrip("\n")
            if line and not line.startswith(";"):
                lines.append(re.sub(r"\s+", " ", re.sub(r"\s;[^\"]*$", "", line)))
        return lines


def write(lines, name="zone"):
    with open(name, "w") as f:
        f.write("\n".join(lines) + "\n")


def rules(*files, day=today, extra=()):
    r = subprocess.run([dcvlint, "--no-config", "--select", "dnssec", "--format",
                        "json", "--today", day, *extra, *files],
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if r.returncode not in (0, 1):
        sys.exit("dnssec: dcvlint fails: %s" % r.stderr.decode())
    return {f["rule"]: f for f in json.loads(r.stdout)["findings"]}


def differ(what, lines=None):
    global differences
    differences += 1
    print("DIFFERS %s" % what)
    keep = os.environ.get("KEEP")
    if keep and lines:
        write(lines, os.path.join(keep, "diff%d.zone" % differences))


def judge(signer, what, lines, expected, verify=("bind", "ldns")):
    """EXPECTED: the rules that speak, but the mild ones."""
    global judged
    judged += 1
    write(lines)
    found = set(rules("zone", extra=["--origin", "example.com"]))
    loud = found - MILD
    if loud != set(expected):
        differ("%s, %s: %s, not %s" % (signer.name, what, sorted(loud),
                                       sorted(expected)), lines)
    verdicts = {}
    if "bind" in verify:
        verdicts["dnssec-verify"] = run("dnssec-verify", "-q", "-o",
                                        "example.com", "zone")
    if "ldns" in verify:
        verdicts["ldns-verify-zone"] = run("ldns-verify-zone", "zone")
    for tool, r in verdicts.items():
        if (r.returncode == 0) != (not loud):
            differ("%s, %s: %s says %s (%s), dcvlint %s" %
                   (signer.name, what, tool, r.returncode,
                    r.stdout.decode().strip()[:200], sorted(loud)), lines)


def fields(line):
    """Owner, TTL, class, type, RDATA."""
    return line.split(" ", 4)


def of(lines, rtype, owner=None, covers=None):
    out = []
    for i, line in enumerate(lines):
        f = fields(line)
        if f[3] != rtype or (owner and f[0].lower() != owner + "."):
            continue
        if covers and f[4].split()[0] != covers:
            continue
        out.append(i)
    return out


def without(lines, drop):
    drop = set(drop)
    return [l for i, l in enumerate(lines) if i not in drop]


def edit(lines, i, change):
    out = list(lines)
    f = fields(out[i])
    f[4] = change(f[4])
    out[i] = " ".join(f)
    return out


def flip(text):
    """Another bit in the last field, base64 put together."""
    f = text.split(" ")
    head, sig = f[:8], base64.b64decode("".join(f[8:]))
    at = rng.randrange(len(sig))
    sig = sig[:at] + bytes([sig[at] ^ (1 << rng.randrange(8))]) + sig[at + 1:]
    return " ".join(head + [base64.b64encode(sig).decode()])


def numbered(n, value):
    def change(text):
        f = text.split(" ")
        f[n] = value(f[n]) if callable(value) else value
        return " ".join(f)
    return change


WRONG, MISSING = "dnssec-signature-wrong", "dnssec-signature-missing"
CHAIN, BITMAP = "dnssec-chain-broken", "dnssec-bitmap-wrong"


def damages(s, z):
    """What, lines, expected rules, verifiers that look at it: ldns-verify-zone
    lets a bitmap list types that are not there, and NSEC3PARAM be missing."""
    mx = "mx.example.com"
    both = ("bind", "ldns")
    i = rng.choice(of(z, "RRSIG", covers="A"))
    yield "a bit of a signature", edit(z, i, flip), [WRONG], both
    i = rng.choice(of(z, "A", mx))
    yield "an address", edit(z, i, lambda t: "8.8.9.9"), [WRONG], both
    i = of(z, "SOA")[0]
    yield "the serial", edit(z, i, numbered(2, "2")), [WRONG], both
    i = of(z, "AFSDB")[0]
    yield "letters of a target", edit(z, i, str.upper), [], both
    i = of(z, "NAPTR")[0]
    yield "letters of a regexp", edit(z, i, lambda t: t.replace("sip:A", "sip:a")), [WRONG], both
    yield "an RRSIG gone", without(z, of(z, "RRSIG", mx, "A")), [MISSING], both
    yield "DS without RRSIG", without(z, of(z, "RRSIG", "safe.example.com", "DS")), [MISSING], both
    yield "no RRSIG over the keys", without(z, of(z, "RRSIG", None, "DNSKEY")), ["dnssec-keys-unsigned"], both
    yield "a record doubled", z + [z[of(z, "MX")[0]]], [], both
    yield "glue changed", edit(z, of(z, "A", "ns.safe.example.com")[0], lambda t: "8.8.9.9"), [], both
    yield "delegation changed", edit(z, of(z, "NS", "open.example.com")[0], lambda t: "ns9.example.net."), [], both
    zsk = [i for i in of(z, "DNSKEY") if fields(z[i])[4].startswith("256")]
    yield "the signing key gone", without(z, zsk), ["dnssec-key-missing", WRONG], both
    i = of(z, "RRSIG", mx, "A")[0]
    yield "another signer", edit(z, i, numbered(7, "example.net.")), [WRONG], both
    yield "labels", edit(z, i, numbered(2, "2")), [WRONG], both
    yield "the original TTL", edit(z, i, numbered(3, "3601")), [WRONG], both
    yield "another tag", edit(z, i, numbered(6, lambda v: str((int(v) + 1) % 65536))), ["dnssec-key-missing"], both
    yield "the end of its time", edit(z, i, numbered(4, lambda v: v[:-1] + str((int(v[-1]) + 1) % 10))), [WRONG], both
    # A validator looks at the original TTL alone; dnssec-verify wants them equal.
    yield "other TTLs", [l.replace(" 3600 IN A 8.8.8.2", " 300 IN A 8.8.8.2").replace(" 3600 IN A 8.8.8.3", " 300 IN A 8.8.8.3").replace(" 3600 IN AAAA", " 300 IN AAAA") for l in z], [], ("ldns",)
    yield "a name added", z + ["new.example.com. 3600 IN A 8.8.8.9"], [MISSING, CHAIN], both
    yield "a type added", z + ["kx.example.com. 3600 IN A 8.8.8.9"], [MISSING, BITMAP], both
    gone = [i for i, l in enumerate(z) if fields(l)[0].lower() == "rp.example.com." and
            "NSEC" not in fields(l)[3] and not fields(l)[4].startswith("NSEC")]
    yield "data gone", without(z, gone), [BITMAP] if s.mode == "nsec" else [CHAIN], ("bind",)
    yield "a type gone", without(z, of(z, "AAAA") + of(z, "RRSIG", None, "AAAA")), [BITMAP], ("bind",)
    # dnssec-verify does not ask that NSEC3 proves that there is no DS.
    yield ("unsigned delegation added", z + ["open3.example.com. 3600 IN NS ns.example.net."],
           [] if s.mode == "optout" else [CHAIN], both if s.mode == "nsec" else ("ldns",))
    kind = "NSEC" if s.mode == "nsec" else "NSEC3"
    i = rng.choice(of(z, kind))
    owner = fields(z[i])[0].lower()[:-1]
    yield "an %s gone" % kind, without(z, [i] + of(z, "RRSIG", owner, kind)), [CHAIN], both
    yield "all %s gone" % kind, [l for l in z if fields(l)[3] != kind and
                                 not fields(l)[4].startswith(kind + " ")], [CHAIN], both
    if kind == "NSEC":
        i = rng.choice(of(z, "NSEC"))
        yield "next name", edit(z, i, numbered(0, "zzz.example.com.")), [WRONG, CHAIN], both
        i = of(z, "NSEC", mx)[0]
        yield "bitmap", edit(z, i, lambda t: t.replace(" AAAA", "")), [WRONG, BITMAP], both
    else:
        i = rng.choice(of(z, "NSEC3"))
        yield "next hash", edit(z, i, numbered(4, "0" * 32)), [WRONG, CHAIN], both
        i = [k for k in of(z, "NSEC3") if fields(z[k])[4].count(" AAAA")][0]
        yield "bitmap", edit(z, i, lambda t: t.replace(" AAAA", "")), [WRONG, BITMAP], both
        yield "no NSEC3PARAM", without(z, of(z, "NSEC3PARAM") + of(z, "RRSIG", None, "NSEC3PARAM")), [CHAIN], ("bind",)


def times(s):
    judge(s, "signed long ago", s.sign(ZONE, -60, -3),
          ["dnssec-signature-expired"])
    judge(s, "signed for later", s.sign(ZONE, 3, 60),
          ["dnssec-signature-not-yet-valid"])
    z = s.sign(ZONE, -10, 5)
    judge(s, "near its end", z, [])
    if "dnssec-signature-expires-soon" not in rules("zone"):
        differ("%s: the end that is near is not told" % s.name)
    z = s.sign(ZONE)
    write(z)
    for days, expected in ((-12, "dnssec-signature-not-yet-valid"), (0, None),
                           (52, None), (57, "dnssec-signature-expires-soon"),
                           (62, "dnssec-signature-expired")):
        day = (now + datetime.timedelta(days=days)).strftime("%Y-%m-%d")
        found = set(rules("zone", day=day)) - {"dnssec-iterations-high"}
        if found != ({expected} if expected else set()):
            differ("%s, %d days on: %s" % (s.name, days, sorted(found)))


def delegations(s):
    """A child and its DS in a zone above."""
    global judged
    write(s.sign(ZONE))
    ds = must("dnssec-dsfromkey", "-2", s.keys["ksk"] + ".key").strip()
    zsk = must("dnssec-dsfromkey", "-2", s.keys["zsk"] + ".key").strip()
    sha384 = must("dnssec-dsfromkey", "-a", "SHA-384", s.keys["ksk"] + ".key").strip()
    sha1 = must("dnssec-dsfromkey", "-1", s.keys["ksk"] + ".key").strip()
    up = ["$ORIGIN com.", "@ 60 IN SOA a.nic b.nic 1 1 1 1 1", "@ 60 IN NS a.nic",
          "a.nic 60 IN A 8.8.8.8", "example 60 IN NS ns1.example"]
    swapped = ds[:-4] + ("0000" if ds[-4:] != "0000" else "1111")
    for what, extra, expected in (
            ("no DS", [], set()), ("its DS", [ds], set()),
            ("by SHA-384", [sha384], set()),
            ("by SHA-1", [sha1], {"dnssec-algorithm-deprecated"}),
            ("another digest", [swapped], {"dnssec-ds-mismatch"}),
            ("of a key to come", [swapped, ds], set()),
            ("DS of a key that does not sign the keys", [zsk],
             {"dnssec-ds-mismatch"})):
        judged += 1
        write(up + extra, "above")
        for files in (("zone", "above"), ("zone", "--context", "above"),
                      ("above", "--context", "zone")):
            found = set(rules(*files)) - {"dnssec-iterations-high"}
            want = expected
            if files[2:] and files[0] == "zone":
                want = expected - {"dnssec-algorithm-deprecated"}
            if found != want:
                differ("%s, %s, %s: %s" % (s.name, what, files, sorted(found)))
    write([l for l in ZONE.split("\n")], "zone")
    write(up + [ds], "above")
    if set(rules("zone", "above")) != {"dnssec-child-unsigned"}:
        differ("%s: DS above an unsigned zone: %s" % (s.name, set(rules("zone", "above"))))


def main():
    work = tempfile.mkdtemp()
    os.chdir(work)
    try:
        for tool, algorithm, mode, full in TRIES:
            s = Signer(tool, algorithm, mode)
            z = s.sign(ZONE)
            judge(s, "whole", z, [])
            done = list(damages(s, z))
            if not (full or sys.argv[3:]):
                done = rng.sample(done, 3)
            for damage in done:
                judge(s, *damage)
            if full or sys.argv[3:]:
                times(s)
                delegations(s)
    finally:
        shutil.rmtree(work)
    print("dnssec: %d zones, %d differences" % (judged, differences))
    sys.exit(differences > 0)


main()
