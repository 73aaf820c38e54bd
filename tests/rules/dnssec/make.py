#!/usr/bin/env python3
"""Signs the fixtures of this folder's rules anew, with new keys: to be run when a
fixture is to hold other data, as what is signed cannot be edited. Needs
dnssec-signzone. Usage: make.py"""
import base64, os, re, shutil, struct, subprocess, tempfile

here = os.path.dirname(os.path.abspath(__file__))
BEGIN, END = "20261101000000", "20461101000000"
ZONE = """$TTL 3600
@ SOA ns1.example.net. hostmaster 1 7200 3600 1209600 3600
@ NS ns1.example.net.
@ A 8.8.8.8
@ MX 10 @
_dmarc TXT "v=DMARC1"
"""


def run(*args):
    return subprocess.run(args, check=True, stdout=subprocess.PIPE).stdout.decode()


def key(zone="example.com", ksk=True, algorithm="ECDSAP256SHA256"):
    return run("dnssec-keygen", "-q", "-a", algorithm,
               *(["-f", "KSK"] if ksk else []), zone).split()[-1]


def sign(text, keys, zone="example.com", begin=BEGIN, end=END, mode=(), others=()):
    """One line a record. KEYS sign; OTHERS stand in the zone only."""
    with open("plain", "w") as f:
        f.write(text)
        for k in list(keys) + list(others):
            f.write(open(k + ".key").read())
    run("dnssec-signzone", "-q", "-P", "-z", "-o", zone, "-f", "signed", "-O",
        "full", "-s", begin, "-e", end, *mode, "plain", *keys)
    lines = [re.sub(r"\s+", " ", l.strip()) for l in open("signed")]
    return [l for l in lines if l and not l.startswith(";")]


def put(rule, case, comment, lines):
    path = os.path.join(here, rule, case)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write("; %s\n" % comment if comment else "")
        f.write("\n".join(lines) + "\n")


def drop(lines, *parts):
    """Without the lines that hold one of PARTS."""
    return [l for l in lines if not any(p in l for p in parts)]


def take(lines, *parts):
    return [l for l in lines if any(p in l for p in parts)]


def replaced(lines, old, new):
    out = [l.replace(old, new) for l in lines]
    assert out != lines, old
    return out


def other_algorithm(lines, number):
    """The same signatures and key under another algorithm's number."""
    out, tags = [], {}
    for l in lines:
        f = l.split(" ")
        if f[3] == "DNSKEY":
            octets = lambda alg: struct.pack(">HBB", int(f[4]), int(f[5]), alg) + \
                base64.b64decode("".join(f[7:]))
            tags[tag(octets(int(f[6])))] = tag(octets(number))
    for l in lines:
        f = l.split(" ")
        if f[3] == "DNSKEY":
            f[6] = str(number)
        if f[3] == "RRSIG":
            f[5] = str(number)
            f[10] = str(tags[int(f[10])])
        out.append(" ".join(f))
    return out


def tag(w):
    n = sum(b if i & 1 else b << 8 for i, b in enumerate(w))
    return (n + (n >> 16)) & 0xffff


PLAIN = ["$ORIGIN example.com.", *ZONE.strip().split("\n")]


def signatures(k):
    put("signature_expired", "fail.zone", "Signed in September, and not since.",
        sign(ZONE, [k], begin="20260920000000", end="20261020000000"))
    good = sign(ZONE, [k])
    old = take(sign(ZONE, [k], begin="20260920000000", end="20261020000000"), "RRSIG TXT ", "RRSIG MX ")
    put("signature_expired", "some.zone", "Only texts were left behind.",
        drop(good, "RRSIG TXT ", "RRSIG MX ") + old)
    put("signature_expired", "beside.zone", "An old signature beside a new one does no harm.",
        good + old)
    put("signature_expires_soon", "fail.zone", "Four days are left.",
        sign(ZONE, [k], end="20261128120000"))
    put("signature_expires_soon", "today.zone", "Some hours of the day are left.",
        sign(ZONE, [k], end="20261124120000"))
    put("signature_not_yet_valid", "fail.zone", "Signed for December.",
        sign(ZONE, [k], begin="20261201000000"))
    put("signature_wrong", "fail.zone", "The address was changed after signing.",
        replaced(good, "A 8.8.8.8", "A 8.8.8.7"))
    mx = take(good, "RRSIG MX ")[0]
    put("signature_wrong", "signer.zone", "Signed in the name of another zone.",
        replaced(good, mx, mx.replace(" example.com. ", " example.net. ")))
    put("signature_wrong", "labels.zone", "Three labels are counted at a name of two.",
        replaced(good, mx, mx.replace("MX 13 2 ", "MX 13 3 ")))
    put("signature_wrong", "short.zone", "No room for a signature.",
        replaced(good, mx, "example.com. 3600 IN RRSIG \\# 2 000f"))
    put("signature_missing", "fail.zone", "Nothing signs the MX record.",
        drop(good, "RRSIG MX "))
    put("keys_unsigned", "fail.zone", "Nothing signs the key.", drop(good, "RRSIG DNSKEY "))
    put("signature_unverified", "fail.zone", "A private algorithm's number.",
        other_algorithm(good, 250))
    for rule in ("signature_expired", "signature_expires_soon", "signature_not_yet_valid",
                 "signature_wrong", "signature_missing", "keys_unsigned", "key_missing",
                 "signature_unverified", "chain_broken", "bitmap_wrong",
                 "algorithm_incomplete"):
        put(rule, "pass.zone", None, good)


def keys(k):
    z1, z2 = key(ksk=False), key(ksk=False)
    with_z1 = sign(ZONE, [z1], others=[k])
    zone = drop(with_z1, " DNSKEY ") + take(sign(ZONE, [k], others=[z2]), " DNSKEY ")
    put("key_missing", "fail.zone", "The new signing key is there, the old one signs.", zone)
    ed = key(algorithm="ED25519")
    put("algorithm_incomplete", "fail.zone", "A key of another algorithm signs nothing.",
        sign(ZONE, [k], others=[ed]))
    rev = key(ksk=False)
    revoked = take(run("dnssec-revoke", rev).split("\n"), "K")
    name = os.path.basename(revoked[-1]).strip()
    put("key_missing", "revoked.zone", "The MX record is signed by a key that was revoked.",
        revoke(sign(ZONE, [k]), name, k))


def revoke(good, name, k):
    """The MX signed by the revoked key alone, which stands in the keys."""
    zone = sign(ZONE, [k], others=[name])
    tags = int(name.split("+")[-1])
    mx = take(zone, "RRSIG MX ")[0].split(" ")
    mx[10] = str(tags)
    return drop(zone, "RRSIG MX ") + [" ".join(mx)]


def chains(k):
    nsec = sign(ZONE, [k])
    put("chain_broken", "fail.zone", "The NSEC of _dmarc.example.com was lost.",
        [l for l in nsec if not (l.startswith("_dmarc.") and (" IN NSEC " in l or "RRSIG NSEC " in l))])
    put("chain_broken", "none.zone", "No NSEC at all.", drop(nsec, " IN NSEC ", "RRSIG NSEC "))
    more = ZONE + "_a.ent TXT x\nopen NS ns1.example.net.\n"
    nsec3 = sign(more, [k], mode=["-3", "-", "-A"])
    put("chain_broken", "opt_out.zone", "Sound: an unsigned delegation is left out, an empty "
        "name is not.", nsec3)
    hashes = [l for l in nsec3 if " IN NSEC3 " in l]
    owner = hashes[1].split(" ")[0]
    put("chain_broken", "nsec3.zone", "One NSEC3 was lost.", drop(nsec3, owner))
    put("chain_broken", "no_param.zone", "NSEC3PARAM was lost.", drop(nsec3, "NSEC3PARAM "))
    with_txt = sign(ZONE + '@ TXT "x"\n', [k])
    put("bitmap_wrong", "fail.zone", "The TXT record and its signature were put in later.",
        nsec[:6] + take(with_txt, "example.com. 3600 IN TXT \"x", "com. 3600 IN RRSIG TXT 13 2 ") + nsec[6:])
    put("bitmap_wrong", "gone.zone", "The TXT record and its signature were taken out.",
        drop(with_txt, " IN TXT \"x", "RRSIG TXT 13 2 "))


def folder(rule, case, files):
    for name, lines in files.items():
        put(rule, "%s.d/%s.zone" % (case, name), None, lines)


def delegations():
    k = key("sub.example.com")
    sub = sign(ZONE, [k], zone="sub.example.com")
    ds = [re.sub(r"\s+", " ", run("dnssec-dsfromkey", "-2", k + ".key").strip())]
    ds = [l.replace("sub.example.com. IN DS", "sub IN DS") for l in ds]
    up = PLAIN + ["sub NS ns1.example.net."]
    folder("ds_mismatch", "fail", {"example.com": up + ["sub IN DS 12345 13 2 " + "AB" * 32],
                                   "sub.example.com": sub})
    folder("ds_mismatch", "pass", {"example.com": up + ds, "sub.example.com": sub})
    folder("ds_mismatch", "island", {
        "example.com": up, "sub.example.com": replaced(sub, "A 8.8.8.8", "A 8.8.8.7")})
    folder("child_unsigned", "fail", {
        "example.com": up + ds,
        "sub.example.com": ["$ORIGIN sub.example.com.", *ZONE.strip().split("\n")]})
    folder("child_unsigned", "pass", {"example.com": up + ds, "sub.example.com": sub})
    put("algorithm_deprecated", "ds.zone", "Digest type 1 is SHA-1.", up +
        ["sub IN DS 12345 13 1 " + "AB" * 20, "old NS ns1.example.net.",
         "old IN DS 12345 13 1 " + "AB" * 20, "old IN DS 12345 13 2 " + "CD" * 32])


def algorithms():
    rsa = base64.b64encode(bytes([3, 1, 0, 1]) + b"\xa5" * 128).decode()
    for rule, number in (("algorithm_forbidden", 3), ("algorithm_deprecated", 5),
                         ("algorithm_not_validated", 16)):
        put(rule, "fail.zone", "Its server signs it.", PLAIN + [
            "@ IN DNSKEY 256 3 %d %s" % (number, rsa), "@ IN DNSKEY 257 3 %d %s" % (number, rsa)])
        put(rule, "pass.zone", "Its server signs it.",
            PLAIN + ["@ IN DNSKEY 257 3 13 " + base64.b64encode(b"\xa5" * 64).decode()])
    put("algorithm_deprecated", "mild.zone", None, PLAIN + ["@ IN DNSKEY 257 3 10 " + rsa])
    put("algorithm_not_validated", "private.zone", None, PLAIN + ["@ IN DNSKEY 257 3 250 " + rsa])
    put("iterations_high", "fail.zone", "Its server signs it.",
        PLAIN + ["@ IN NSEC3PARAM 1 0 100 ABCD"])
    put("iterations_high", "few.zone", None, PLAIN + ["@ IN NSEC3PARAM 1 0 1 -"])
    put("iterations_high", "pass.zone", None, PLAIN + ["@ IN NSEC3PARAM 1 0 0 -"])


work = tempfile.mkdtemp()
os.chdir(work)
try:
    csk = key()
    signatures(csk)
    keys(csk)
    chains(csk)
    delegations()
    algorithms()
finally:
    shutil.rmtree(work)
