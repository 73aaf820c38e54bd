"""One random zone in every dialect: equal dumps and equal routes.

usage: dialects.py DCVLINT FIRST_SEED LAST_SEED

A zone is a list of RRsets (owner, ttl, type, values); values are tuples of
fields. Each printer below writes it as one dialect has it. What dump and routes
say of each must be what they say of the master file.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

APEX = "example.com"


def rel(owner):
    return "@" if owner == APEX else owner[: -len(APEX) - 1]


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def chunks(text):
    return [text[i : i + 255] for i in range(0, len(text), 255)] or [""]


def present(rtype, v):
    """RDATA in presentation form, names absolute."""
    if rtype == "TXT":
        return " ".join(quote(c) for c in chunks(v[0]))
    if rtype == "CAA":
        return "%s %s %s" % (v[0], v[1], quote(v[2]))
    return " ".join(v)


def random_text(r):
    n = r.choice([0, 1, 5, 20, 300])
    text = "".join(r.choice('abc xyz;"=+/\\\'#{}:,*&!') for _ in range(n))
    # Dialects differ in what these mean, and so people avoid them.
    while "\\;" in text or "\\\\" in text:
        text = text.replace("\\;", ";").replace("\\\\", "\\")
    text = text.strip('" \\')
    return text or "x"


def random_label(r, taken=True):
    return r.choice(["a", "b", "c", "www", "mail", "mx1", "mx2", "shop", "eu", "x1"])


def random_name(r):
    n = r.choice([1, 1, 1, 2, 2, 3])
    labels = [random_label(r) for _ in range(n)]
    if r.random() < 0.12:
        labels[0] = "*"
    if r.random() < 0.06:
        labels[0] = "_sip"
    return ".".join(labels) + "." + APEX


def random_target(r):
    return r.choice(
        ["mx1." + APEX, "mx2." + APEX, random_name(r).replace("*.", ""), "mx.example.net", "www.example.org"]
    ) + "."


def random_values(r, rtype):
    def one():
        if rtype == "A":
            return ("8.8.%d.%d" % (r.randrange(256), r.randrange(256)),)
        if rtype == "AAAA":
            return ("2001:4860::%x" % r.randrange(1, 65536),)
        if rtype == "MX":
            if r.random() < 0.08:
                return ("0", ".")
            return (str(r.randrange(0, 65536)), random_target(r))
        if rtype == "TXT":
            return (random_text(r),)
        if rtype == "SRV":
            return (str(r.randrange(10)), "0", "5060", random_target(r))
        if rtype == "CAA":
            return (r.choice(["0", "128"]), r.choice(["issue", "issuewild", "iodef"]), r.choice(["amazon.com", ";", "mailto:a@example.com"]))
        return (random_target(r),)

    n = 1 if rtype in ("CNAME", "DNAME") else r.choice([1, 1, 2, 3])
    return sorted({one() for _ in range(n)})


def random_zone(r):
    zone = [(APEX, 3600, "NS", [("ns1.example.net.",), ("ns2.example.net.",)])]
    owners = {APEX: {"NS"}}
    if r.random() < 0.7:
        zone.append((APEX, 300, "MX", random_values(r, "MX")))
        owners[APEX].add("MX")
    for _ in range(r.randrange(3, 25)):
        owner = random_name(r)
        has = owners.setdefault(owner, set())
        rtype = r.choice(["A", "A", "AAAA", "MX", "MX", "TXT", "CNAME", "SRV", "CAA", "NS"])
        if rtype in has or "CNAME" in has or (rtype == "CNAME" and has):
            continue
        if rtype == "NS" and (has or owner.startswith("*")):
            continue
        has.add(rtype)
        zone.append((owner, r.choice([60, 300, 3600]), rtype, random_values(r, rtype)))
    return zone


SOA = "ns1.example.net. hostmaster.example.net. 1 7200 3600 1209600 300"


def master(zone):
    lines = ["$ORIGIN %s." % APEX, "@ 3600 IN SOA " + SOA]
    for owner, ttl, rtype, values in zone:
        for v in values:
            lines.append("%s %d IN %s %s" % (rel(owner), ttl, rtype, present(rtype, v)))
    return "\n".join(lines) + "\n"


OCTO = {
    "MX": ("preference", "exchange"),
    "SRV": ("priority", "weight", "port", "target"),
    "CAA": ("flags", "tag", "value"),
}


def octodns(zone, r):
    owners = {}
    for owner, ttl, rtype, values in zone:
        out = []
        for v in values:
            if rtype in OCTO:
                out.append({k: (int(x) if x.isdigit() else x) for k, x in zip(OCTO[rtype], v)})
            elif rtype == "TXT":
                out.append(v[0].replace(";", "\\;"))
            else:
                out.append(v[0])
        record = {"type": rtype, "ttl": ttl}
        if len(out) == 1 and r.random() < 0.5:
            record["value"] = out[0]
        else:
            record["values"] = out
        owners.setdefault("" if owner == APEX else rel(owner), []).append(record)
    # JSON is YAML; block style is written by hand.
    if r.random() < 0.5:
        return json.dumps(owners, indent=r.choice([None, 1, 2]))
    lines = ["---"]
    for owner in owners:
        lines.append("'%s':" % owner)
        for record in owners[owner]:
            lead = "- "
            for key in ("type", "ttl", "value", "values"):
                if key in record:
                    lines.append("%s%s: %s" % (lead, key, json.dumps(record[key])))
                    lead = "  "
    return "\n".join(lines) + "\n"


def gcloud(zone, r):
    sets = [(APEX, 3600, "SOA", None)] + zone
    docs = []
    for owner, ttl, rtype, values in sets:
        data = [SOA] if values is None else [present(rtype, v) for v in values]
        docs.append({"kind": "dns#resourceRecordSet", "name": owner + ".", "rrdatas": data, "ttl": ttl, "type": rtype})
    if r.random() < 0.5:
        return json.dumps(docs)
    return "".join("---\n" + "".join("%s: %s\n" % (k, json.dumps(v)) for k, v in d.items()) for d in docs)


def route53(zone, r):
    sets = [(APEX, 3600, "SOA", None)] + zone
    out = []
    for owner, ttl, rtype, values in sets:
        data = [SOA] if values is None else [present(rtype, v) for v in values]
        name = owner.replace("*", "\\052") + "."
        out.append({"Name": name, "Type": rtype, "TTL": ttl, "ResourceRecords": [{"Value": d} for d in data]})
    return json.dumps({"ResourceRecordSets": out}, indent=r.choice([None, 4]))


def powerdns(zone, r):
    sets = [(APEX, 3600, "SOA", None)] + zone
    out = []
    for owner, ttl, rtype, values in sets:
        data = [SOA] if values is None else [present(rtype, v) for v in values]
        out.append({"name": owner + ".", "type": rtype, "ttl": ttl, "comments": [], "records": [{"content": d, "disabled": False} for d in data]})
    return json.dumps({"name": APEX + ".", "kind": "Native", "rrsets": out})


def cloudflare(zone, r):
    out = []
    for owner, ttl, rtype, values in zone:
        for v in values:
            record = {"id": "0", "type": rtype, "name": owner, "zone_name": APEX, "ttl": ttl, "proxied": False, "tags": []}
            if rtype == "MX":
                record.update(priority=int(v[0]), content=v[1].rstrip(".") or ".")
            elif rtype == "TXT":
                record["content"] = " ".join(quote(c) for c in chunks(v[0]))
            elif rtype == "SRV":
                record["data"] = dict(priority=int(v[0]), weight=int(v[1]), port=int(v[2]), target=v[3].rstrip("."))
                record["content"] = "%s %s %s" % (v[1], v[2], v[3].rstrip("."))
                record["priority"] = int(v[0])
            elif rtype == "CAA":
                record["data"] = dict(flags=int(v[0]), tag=v[1], value=v[2])
                record["content"] = "%s %s %s" % (v[0], v[1], quote(v[2]))
            else:
                record["content"] = v[0].rstrip(".")
            out.append(record)
    return json.dumps({"result": out, "success": True, "errors": [], "messages": []})


AZURE = {
    "A": ("ARecords", lambda v: {"ipv4Address": v[0]}),
    "AAAA": ("AAAARecords", lambda v: {"ipv6Address": v[0]}),
    "NS": ("NSRecords", lambda v: {"nsdname": v[0]}),
    "MX": ("MXRecords", lambda v: {"preference": int(v[0]), "exchange": v[1]}),
    "TXT": ("TXTRecords", lambda v: {"value": chunks(v[0])}),
    "SRV": ("SRVRecords", lambda v: dict(priority=int(v[0]), weight=int(v[1]), port=int(v[2]), target=v[3])),
    "CAA": ("caaRecords", lambda v: dict(flags=int(v[0]), tag=v[1], value=v[2])),
}


def azure(zone, r):
    out = [{"name": "@", "fqdn": APEX + ".", "TTL": 3600, "type": "Microsoft.Network/dnszones/SOA",
            "SOARecord": dict(zip(("host", "email", "serialNumber", "refreshTime", "retryTime", "expireTime", "minimumTTL"), SOA.split()))}]
    for owner, ttl, rtype, values in zone:
        record = {"name": rel(owner), "fqdn": owner + ".", "TTL": ttl, "type": "Microsoft.Network/dnszones/" + rtype, "targetResource": {"id": None}}
        if rtype == "CNAME":
            record["CNAMERecord"] = {"cname": values[0][0]}
        else:
            key, make = AZURE[rtype]
            record[key] = [make(v) for v in values]
        out.append(record)
    return json.dumps(out)


def govuk(zone, r):
    out = []
    for owner, ttl, rtype, values in zone:
        for v in values:
            data = present(rtype, v).replace(";", "\\;") if rtype == "TXT" else present(rtype, v)
            out.append({"record_type": rtype, "subdomain": rel(owner), "ttl": str(ttl), "data": data})
    return "---\norigin: '%s.'\nrecords:\n" % APEX + "".join("- %s\n" % json.dumps(x) for x in out)


def records(zone, r):
    out = []
    for owner, ttl, rtype, values in zone:
        for v in values:
            out.append({"zone": APEX, "name": rel(owner), "type": rtype, "ttl": ttl, "value": present(rtype, v)})
    return json.dumps(out)


PRINTERS = {
    "octodns": (octodns, False),
    "gcloud": (gcloud, True),
    "route53": (route53, True),
    "powerdns": (powerdns, True),
    "cloudflare": (cloudflare, False),
    "azure": (azure, True),
    "govuk": (govuk, False),
    "records": (records, False),
}


def run(dcvlint, *args):
    p = subprocess.run([dcvlint, *args], capture_output=True, text=True)
    if p.returncode not in (0, 1):
        sys.exit("%s: exit %d\n%s%s" % (" ".join(args), p.returncode, p.stdout, p.stderr))
    return p


def dump(dcvlint, path, with_soa):
    p = run(dcvlint, "dump", "--no-config", "--origin", APEX, path)
    lines = sorted(line for line in p.stdout.splitlines() if with_soa or " IN SOA " not in line)
    return lines, p.stderr


# What is said of a name, less where it is written.
SAME = ("name", "zone", "verdict", "own_mx", "mail_domain", "walk", "validation_domain", "assumed", "exchanges", "recipients")


def routes(dcvlint, path):
    p = run(dcvlint, "routes", "--no-config", "--today", "2026-11-24", "--format", "jsonl", "--origin", APEX, path)
    rows = [json.loads(line) for line in p.stdout.splitlines()]
    return [{k: row[k] for k in SAME} for row in rows if row["type"] == "row"]


def check(dcvlint, seed, work, known):
    r = random.Random(seed)
    zone = random_zone(r)
    path = os.path.join(work, APEX + ".zone")
    with open(path, "w") as f:
        f.write(master(zone))
    want, _ = dump(dcvlint, path, True)
    bare = [line for line in want if " IN SOA " not in line]
    rows = routes(dcvlint, path)
    for name in known:
        printer, with_soa = PRINTERS[name]
        other = os.path.join(work, APEX + "." + ("json" if name != "govuk" else "yaml"))
        if name == "octodns" and seed % 2:
            other = os.path.join(work, APEX + ".yaml")
        with open(other, "w") as f:
            f.write(printer(zone, random.Random(seed)))
        got, said = dump(dcvlint, other, with_soa)
        if got != (want if with_soa else bare):
            diff = sorted(set(got) ^ set(want if with_soa else bare))
            sys.exit("seed %d, %s: another dump\n%s\n%s" % (seed, name, "\n".join(diff), said))
        if routes(dcvlint, other) != rows:
            sys.exit("seed %d, %s: other routes" % (seed, name))
        os.unlink(other)
    return len(want), len(rows)


def main():
    dcvlint, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    text = subprocess.run([dcvlint, "--help"], capture_output=True, text=True).stdout
    known = [n for n in PRINTERS if n in text and (len(sys.argv) < 5 or n in sys.argv[4:])]
    n_records = n_rows = 0
    with tempfile.TemporaryDirectory() as work:
        for seed in range(first, last + 1):
            a, b = check(dcvlint, seed, work, known)
            n_records += a
            n_rows += b
    print("property: %d zones, %d records, %d rows: equal in a master file and %s" % (last - first + 1, n_records, n_rows, ", ".join(known)))


main()
