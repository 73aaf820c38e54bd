#!/usr/bin/env python3
"""What the program takes beside others doing less, as ratios in one run.

Usage: run.py DCVLINT FOLDER [quick]

FOLDER holds the programs that the Makefile builds from tests/bench, and takes
the data. Ours and the other run in turns; of the runs of each the shortest
counts. BENCH_SCALE (1: zones of 1,000,000 records) makes the data smaller.
The exit status is 0 when the table could be made, whatever stands in it.
"""
import gzip
import os
import shutil
import subprocess
import sys

DCVLINT, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
QUICK = sys.argv[3:] == ["quick"]
SCALE = float(os.environ.get("BENCH_SCALE", "0.25" if QUICK else "1"))
# Turns, and seconds after which a command is not run again.
ROUNDS, ENOUGH = (1, 1) if SCALE < 0.01 else (3, 2) if QUICK else (5, 20)
CHECK = [DCVLINT, "check", "--no-config", "--quiet", "--fail-on", "never"]
JOBS = "--jobs" in subprocess.run([DCVLINT, "--help"], capture_output=True, text=True).stdout
os.environ["PATH"] += ":/usr/sbin:/sbin"
os.environ["LC_ALL"] = "C"


class Run:
    """The least of the runs of one command: wall, cpu in seconds, peak in KiB."""

    def __init__(self, argv, output="/dev/null", repeat=1):
        self.argv, self.output, self.repeat = argv, output, repeat
        self.wall = self.cpu = self.rss = float("inf")
        self.spent = 0.0

    def take(self):
        done = subprocess.run([own("measure"), str(self.repeat), self.output] + self.argv,
                              capture_output=True, text=True, check=True).stdout
        for line in done.splitlines():
            wall, cpu, rss, status = line.split()
            if status != "0":
                raise RuntimeError("exit status %s: %s" % (status, " ".join(self.argv)))
            self.wall = min(self.wall, float(wall))
            self.cpu = min(self.cpu, float(cpu))
            self.rss = min(self.rss, float(rss))
            self.spent += float(wall)
        return self


def in_turns(*runs):
    for _ in range(ROUNDS):
        for r in runs:
            if r.spent < ENOUGH:
                r.take()
    return runs


def own(name):
    return os.path.join(FOLDER, name)


def data(name):
    return os.path.join(FOLDER, "data", name)


def scaled(n, least=30):
    return max(least, int(n * SCALE))


def write(name, kind, n):
    with open(data(name), "wb") as out:
        subprocess.run([own("zones"), kind, str(n)], stdout=out, check=True)


def make_data():
    shutil.rmtree(data(""), ignore_errors=True)
    os.makedirs(data("many"))
    write("example.com.zone", "hosts", scaled(1000000))
    write("example.zone", "delegations", scaled(1000000))
    write("one.zone", "hosts", 100)
    write("example.com.yaml", "octodns", scaled(250000))
    if not QUICK:
        write("large.zone", "hosts", scaled(10000000))
    subprocess.run([own("zones"), "many", str(scaled(5000, 5)), data("many")], check=True)
    with open(data("example.com.zone"), "rb") as plain, \
            gzip.open(data("example.com.zone.gz"), "wb", 6) as packed:
        shutil.copyfileobj(plain, packed, 1 << 20)


ROW = "%-39s %-36s %11s %11s %7s %8s  %s"


def show(work, peer, ours, theirs, ratio, goal, reached):
    print((ROW % (work, peer, ours, theirs, ratio, goal, reached)).rstrip(), flush=True)


def skip(work, peer, why):
    show(work, peer, "", "", "", "", "skipped: " + why)


def in_unit(value, unit):
    if unit == "MB":
        return "%.1f MB" % (value / 1024)
    return "%.4f s" % value if value < 0.1 else "%.3f s" % value


def row(work, peer, ours, theirs, goal, least=False, unit="s"):
    """GOAL: ours is at most that much of theirs; LEAST: theirs is at least that
    much of ours."""
    ratio = theirs / ours if least else ours / theirs
    reached = ratio >= goal if least else ratio <= goal
    show(work, peer, in_unit(ours, unit), in_unit(theirs, unit), "%.3f" % ratio,
         "%s %s" % (">=" if least else "<=", goal), "yes" if reached else "no")


def attempt(part, *arguments):
    try:
        part(*arguments)
    except RuntimeError as fault:
        print("failed: %s" % fault, flush=True)


def missing(program, package):
    return None if shutil.which(program) or os.path.exists(program) else package + " is not installed"


def on_zone(work, file, origin):
    zone = data(file)
    ours = Run(CHECK + [zone])
    single = Run(CHECK + ["--jobs", "1", zone])
    peers = [
        ("libzscanner, parsing only", own("zs_parse"), "libzscanner-dev", [zone], 1.0),
        ("kzonecheck", "kzonecheck", "knot-dnssecutils", ["-o", origin, zone], 0.15),
        ("named-checkzone -i local", "named-checkzone", "bind9-utils", ["-i", "local", origin, zone], 0.05),
        ("nsd-checkzone", "nsd-checkzone", "nsd", [origin, zone], None),
        ("ldns-read-zone -0", "ldns-read-zone", "ldnsutils", ["-0", zone], None),
    ]
    for peer, program, package, arguments, goal in peers:
        why = missing(program, package)
        if why:
            skip("check, %s" % work, peer, why)
            continue
        if goal is None and QUICK:
            continue
        theirs = Run([program] + arguments)
        ours.spent = single.spent = 0
        in_turns(ours, theirs, *([single] if JOBS and goal == 1.0 else []))
        if goal is None:
            show("check, " + work, peer, in_unit(ours.wall, "s"), in_unit(theirs.wall, "s"),
                 "%.3f" % (ours.wall / theirs.wall), "", "")
            continue
        row("check, " + work, peer, ours.wall, theirs.wall, goal)
        if JOBS and goal == 1.0:
            row("  the same with --jobs 1", peer, single.wall, theirs.wall, goal)
        if program == "kzonecheck":
            row("  peak memory", peer, ours.rss, theirs.rss, 0.30, unit="MB")


def parsing(work, file):
    peer = "libzscanner, parsing only"
    why = missing(own("zs_parse"), "libzscanner-dev")
    if why:
        return skip("parsing only, " + work, peer, why)
    ours, theirs = in_turns(Run([own("parse_only"), data(file)]), Run([own("zs_parse"), data(file)]))
    row("parsing only, " + work, peer, ours.wall, theirs.wall, 0.4)


def small_zones():
    why = missing("named-checkconf", "bind9-utils")
    if why:
        return skip("many zones of 25 records", "named-checkconf -z", why)
    ours, theirs = in_turns(Run(CHECK + [data("many")]), Run(["named-checkconf", "-z", data("many/named.conf")]))
    row("%d zones of 25 records" % scaled(5000, 5), "named-checkconf -z", ours.wall, theirs.wall, 0.10)


def start_up():
    """Differences, for which the least of a few hundred runs is steady."""
    n = 10 if SCALE < 0.01 else 100
    ours = Run(CHECK + [data("one.zone")], repeat=n)
    empties = [Run([own(p)], repeat=n) for p in ("empty_same", "empty_all", "empty")]
    in_turns(ours, *empties)
    names = ("empty, linked to the same libraries", "empty, linked to all of the build's", "empty, linked to nothing")
    for name, empty, goal in zip(names, empties, (2.0, None, None)):
        difference = (ours.wall - empty.wall) * 1000
        show("one zone of 100 records", name, "%.2f ms" % (ours.wall * 1000), "%.2f ms" % (empty.wall * 1000),
             "%+.2f" % difference, "<= +%g" % goal if goal else "",
             "" if goal is None else "yes" if difference <= goal else "no")


def ten_times():
    small, large = in_turns(Run(CHECK + [data("example.com.zone")]),
                            Run(CHECK + ["--origin", "example.com", data("large.zone")]))
    row("check, ten times the records: time", "the same, %d records" % scaled(1000000), large.wall, small.wall, 10.5)
    row("  peak memory", "the same", large.rss, small.rss, 10.5, unit="MB")


def rows_out():
    zone, out, again = data("example.com.zone"), data("routes.jsonl"), data("copy.jsonl")
    plain = Run([DCVLINT, "check", "--no-config", "--fail-on", "never", zone])
    routes = Run([DCVLINT, "routes", "--no-config", "--fail-on", "never", "--format", "jsonl", zone], out)
    in_turns(plain, routes)
    cat = in_turns(Run(["cat", out], again))[0]
    row("routes --format jsonl to a file, %.0f MB" % (os.path.getsize(out) / 1e6),
        "the summary alone + 2 x cat to a file", routes.wall, plain.wall + 2 * cat.wall, 1.0)


def yaml():
    ours, theirs, check = in_turns(Run([own("yaml_load"), "records", data("example.com.yaml")]),
                                   Run([own("yaml_load"), "events", data("example.com.yaml")]),
                                   Run(CHECK + [data("example.com.yaml")]))
    owners = "octoDNS, %d owners" % scaled(250000)
    row(owners + ": loading", "libyaml's bare events", ours.wall, theirs.wall, 1.3)
    row("  check", "libyaml's bare events", check.wall, theirs.wall, 1.3)


def unpacking():
    zone = data("example.com.zone.gz")
    ours, theirs = in_turns(Run(CHECK + [zone]), Run(["zcat", zone]))
    row("check, host names, gzip'd", "zcat to nowhere", ours.wall, theirs.wall, 1.2)


def second_core():
    if not JOBS:
        return skip("--jobs 2", "--jobs 1", "there is no --jobs")
    if os.cpu_count() < 2:
        return skip("--jobs 2", "--jobs 1", "there is one core")
    for work, path, goal in (("%d zones of 25 records" % scaled(5000, 5), "many", 1.7),
                             ("one large zone", "example.com.zone", 1.4)):
        two, one = in_turns(Run(CHECK + ["--jobs", "2", data(path)]), Run(CHECK + ["--jobs", "1", data(path)]))
        row("--jobs 2, " + work, "--jobs 1", two.wall, one.wall, goal, least=True)


def main():
    make_data()
    records = scaled(1000000)
    show("work", "beside", "ours", "theirs", "ratio", "goal", "reached")
    attempt(on_zone, "%d records, host names" % records, "example.com.zone", "example.com")
    attempt(on_zone, "%d records, delegations" % records, "example.zone", "example")
    attempt(parsing, "host names", "example.com.zone")
    attempt(parsing, "delegations", "example.zone")
    for part in (small_zones, start_up, *([] if QUICK else [ten_times]), rows_out, yaml, unpacking, second_core):
        attempt(part)
    if not QUICK:
        print("\nThe machine itself:", flush=True)
        subprocess.run([own("floor"), data("example.com.zone")], check=True)
    # Gigabytes by now; the programs stay.
    shutil.rmtree(data(""))


main()
