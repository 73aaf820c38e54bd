"""Every YAML and JSON example, through dump, into named-checkzone.

usage: dump.py DCVLINT [--alike A B] FILE...

The files A and B hold the same records. A zone without SOA or NS (its dialect writes none) is given them. named-checkzone
must load each zone that has no record of a kind that no name server has, and
must read as many records as were dumped.
"""
import json
import os
import subprocess
import sys
import tempfile

SOA = "%s 3600 IN SOA ns1.nic.invalid. hostmaster.nic.invalid. 1 7200 3600 1209600 300\n"


def zones_of(dcvlint, path, args):
    p = subprocess.run(
        [dcvlint, "dump", "--no-config", "--format", "jsonl", *args, os.path.basename(path)],
        capture_output=True, text=True, cwd=os.path.dirname(path) or ".")
    zones = {}
    for line in p.stdout.splitlines():
        r = json.loads(line)
        zones.setdefault(r["zone"], []).append(r)
    return zones


def text_of(records):
    out = []
    for r in records:
        owner = r["owner"] if r["owner"] == "." else r["owner"] + "."
        out.append("%s %d IN %s %s\n" % (owner, min(r["ttl"], 2**31 - 1), r["rrtype"], r["rdata"]))
    return out


def complete(apex, records):
    """What name servers ask of a zone beside what its dialect writes."""
    top = apex + "."
    # Data outside the zone is reported elsewhere, and left out by name servers.
    kept = [r for r in records if r["rrtype"] != "ALIAS"
            and (r["owner"] == apex or r["owner"].endswith("." + apex))]
    aliases = {r["owner"] for r in kept if r["rrtype"] == "CNAME"}
    # Where a provider flattens, a CNAME stands beside other data.
    clash = {o for o in aliases if sum(r["owner"] == o for r in kept) > 1 or o == apex}
    kept = [r for r in kept if r["owner"] not in clash or r["rrtype"] != "CNAME"]
    head = []
    if not any(r["rrtype"] == "SOA" and r["owner"] == apex for r in kept):
        head.append(SOA % top)
    if not any(r["rrtype"] == "NS" and r["owner"] == apex for r in kept):
        head.append("%s 3600 IN NS ns1.nic.invalid.\n" % top)
    return head, text_of(kept)


def load(apex, head, lines, work):
    path, out = os.path.join(work, "zone"), os.path.join(work, "out")
    with open(path, "w") as f:
        f.writelines(head + lines)
    p = subprocess.run(
        ["named-compilezone", "-i", "none", "-k", "ignore", "-n", "ignore",
         "-m", "ignore", "-r", "ignore", "-s", "full", "-o", out, apex, path],
        capture_output=True, text=True)
    if p.returncode != 0:
        return "refused:\n" + p.stdout + "".join(lines)
    with open(out) as f:
        got = sum(1 for line in f if line.strip())
    want = len(set(line.lower().split(None, 2)[0] + line.split(None, 2)[2] for line in head + lines))
    return None if got == want else "%d records dumped, %d loaded" % (want, got)


def alike(dcvlint, a, b):
    """Whether two files hold one zone with the same records."""
    one, two = ({apex: sorted(text_of(records)) for apex, records in zones_of(dcvlint, path, []).items()}
                for path in (a, b))
    if one and one == two:
        print("dump: %s and %s: %d records alike" % (a, b, sum(map(len, one.values()))))
        return True
    print("%s and %s are not alike:" % (a, b), one, two, sep="\n")
    return False


def main():
    dcvlint, files = os.path.abspath(sys.argv[1]), sys.argv[2:]
    n_zones = n_records = bad = 0
    if files[:1] == ["--alike"]:
        bad += not alike(dcvlint, *files[1:3])
        files = files[3:]
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    with tempfile.TemporaryDirectory() as work:
        for path in files:
            args_file = path.rsplit(".", 1)[0] + ".args"
            args = []
            if os.path.exists(args_file):
                args = [a for a in open(args_file).read().split()]
            for apex, records in zones_of(dcvlint, path, args).items():
                head, lines = complete(apex, records)
                why = load(apex, head, lines, work)
                n_zones += 1
                n_records += len(lines)
                if why:
                    bad += 1
                    print("%s: %s: %s" % (path, apex, why))
    print("dump: %d zones of %d files, %d records: loaded by named-compilezone" % (n_zones, len(files), n_records))
    sys.exit(1 if bad or n_zones == 0 else 0)


main()
