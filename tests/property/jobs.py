#!/usr/bin/env python3
"""--jobs decides nothing that is found: outputs, messages and exit status are
those of one thread, octet for octet.

Over all fixtures at once, over random repositories (shards.py), and over a
folder of many files of which some are no zones, packed, linked, unreadable or
cut off. Usage: jobs.py DCVLINT FIRST COUNT
"""
import glob
import gzip
import os
import random
import shutil
import subprocess
import sys
import tempfile

import shards

JOBS = (2, 3, 8)
FORMS = (["check", "--notes"], ["check", "--format", "json"], ["routes", "--format", "jsonl"], ["dump"])
HERE = os.path.dirname(os.path.abspath(__file__))


def run(tool, folder, jobs, args):
    p = subprocess.run([tool, *args, "--jobs", str(jobs)], cwd=folder, capture_output=True)
    return p.returncode, p.stdout, p.stderr


def differences(tool, folder, args):
    one = run(tool, folder, 1, args)
    bad = 0
    for jobs in JOBS:
        if run(tool, folder, jobs, args) != one:
            bad += 1
            print(f"jobs: {' '.join(args)}: --jobs {jobs} differs from --jobs 1")
    if one[0] not in (0, 1, 2):
        bad += 1
        print(f"jobs: {' '.join(args)}: ends with {one[0]}: {one[2][-300:]!r}")
    return bad


def fixtures(tool, folder):
    """Every file of every fixture in one run: what each is tested for alone."""
    for i, path in enumerate(sorted(glob.glob(os.path.join(HERE, "../rules/*/*/*")))):
        if path.endswith((".expect", ".also", ".opts", ".cmd")):
            continue
        place = os.path.join(folder, "zones", f"{i:04}")
        os.makedirs(place)
        to = os.path.join(place, os.path.basename(path))
        (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, to)
    return sum(differences(tool, folder, [*form, "--today", "2026-11-24", "--no-config", "zones"]) for form in FORMS)


def odd_file(r, path, i):
    text = f"$ORIGIN z{i}.com.\n@ SOA ns h 1 2 3 4 5\n@ MX 10 mx{i % 7}.z{i % 31}.com.\nmx{i % 7} A 8.8.8.8\n"
    text += "".join(f"h{k} A 192.0.2.{k}\n" for k in range(r.choice([0, 1, 5, 200])))
    kind = r.randrange(14)
    if kind == 0:
        text += "a MX 70000 b\nc TXT \"open\n"
    elif kind == 1:
        text += "$INCLUDE ../shared.inc\n"
    elif kind == 2:
        text = "zone: no\nother: file\n"
    elif kind == 3:
        text = "\0\1\2" + text
    elif kind == 4:
        text = text.replace(f"z{i}.com", f"z{i // 2}.com")
    elif kind == 5:
        text = ""
    elif kind == 6:
        text = text[:r.randrange(len(text))]
    elif kind == 7:
        text = "---\n'':\n- type: MX\n  values:\n  - exchange: mx.z1.com.\n    preference: 10\nwww:\n  type: CNAME\n  value: a.z2.com.\n"
        path = os.path.join(os.path.dirname(path), f"y{i}.com.yaml")
    data = text.encode("latin-1")
    if kind == 8:
        data, path = gzip.compress(data, mtime=0), path + ".gz"
    elif kind == 9:
        data, path = gzip.compress(data, mtime=0)[:-r.randrange(1, 30)], path + ".gz"
    with open(path, "wb") as f:
        f.write(data)
    if kind == 10:
        os.symlink(os.path.basename(path), path + ".link.zone")
    elif kind == 11:
        os.link(path, path + ".twin.zone")
    elif kind == 12:
        os.symlink("nowhere", path + ".gone.zone")


def many(tool, folder, seed):
    r = random.Random(seed)
    os.makedirs(os.path.join(folder, "zones"))
    with open(os.path.join(folder, "shared.inc"), "w") as f:
        f.write("s MX 10 nobody\n")
    for i in range(r.choice([3, 60, 400])):
        odd_file(r, os.path.join(folder, "zones", f"z{i:03}.zone"), i)
    return sum(differences(tool, folder, [*form, "--today", "2026-11-24", "--no-config", "zones"]) for form in FORMS)


def repository(tool, folder, seed):
    r = random.Random(seed)
    options = shards.Repository(r, folder).options()
    return differences(tool, folder, [*r.choice(FORMS[:3]), *options, "zones"])


def main():
    tool, first, count = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        bad += fixtures(tool, folder)
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            bad += repository(tool, folder, seed)
        if seed % 10 == 0:
            with tempfile.TemporaryDirectory() as folder:
                bad += many(tool, folder, seed)
    print(f"jobs: all fixtures and {count} repositories, each with 1, 2, 3 and 8 threads, {bad} differences")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
