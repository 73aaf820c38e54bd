#!/usr/bin/env python3
"""Compares walks that dcvlint prints with what a name server answers.

Usage: compare.py FOLDER PORT ROUTES.jsonl. Shares no code with dcvlint: each
level is asked of the server, one alias at a time.
"""
import json
import os
import random
import socket
import struct
import sys

MX, CNAME, NS, SOA = 15, 5, 2, 6
ALIASES = 11


def encode(name):
    out = b""
    for label in name.rstrip(".").split("."):
        out += bytes([len(label)]) + label.encode()
    return out + b"\0"


def decode(packet, at):
    labels, end = [], None
    while packet[at]:
        if packet[at] & 0xC0:
            if end is None:
                end = at + 2
            at = struct.unpack("!H", packet[at:at + 2])[0] & 0x3FFF
            continue
        labels.append(packet[at + 1:at + 1 + packet[at]].decode("latin-1").lower())
        at += 1 + packet[at]
    return ".".join(labels), end if end is not None else at + 1


def parse(packet):
    flags, qd, an, ns = struct.unpack("!xxHHHHxx", packet[:12])
    at = 12
    for _ in range(qd):
        at = decode(packet, at)[1] + 4
    sections = []
    for count in (an, ns):
        records = []
        for _ in range(count):
            owner, at = decode(packet, at)
            rrtype, _, _, length = struct.unpack("!HHIH", packet[at:at + 10])
            at += 10
            value = None
            if rrtype in (CNAME, NS):
                value = decode(packet, at)[0]
            elif rrtype == MX:
                value = decode(packet, at + 2)[0]
            records.append((owner, rrtype, value))
            at += length
        sections.append(records)
    return flags, sections[0], sections[1]


class Server:
    def __init__(self, port):
        self.address = ("127.0.0.1", port)
        self.known = {}
        self.asked = 0
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.settimeout(5)

    def ask(self, name):
        if name not in self.known:
            self.known[name] = self.query(name)
        return self.known[name]

    def query(self, name):
        self.asked += 1
        ident = random.randrange(65536)
        question = struct.pack("!HHHHHH", ident, 0, 1, 0, 0, 0) + encode(name) + struct.pack("!HH", MX, 1)
        self.udp.sendto(question, self.address)
        while True:
            packet = self.udp.recv(65535)
            if struct.unpack("!H", packet[:2])[0] == ident:
                break
        if packet[2] & 2:
            packet = self.over_tcp(question)
        return parse(packet)

    def over_tcp(self, question):
        with socket.create_connection(self.address, 5) as tcp:
            tcp.sendall(struct.pack("!H", len(question)) + question)
            data = b""
            while len(data) < 2 or len(data) < 2 + struct.unpack("!H", data[:2])[0]:
                data += tcp.recv(65535)
        return data[2:]


def resolve(server, name):
    """(result, aliases followed, exchanges) of MX at NAME."""
    hops = 0
    while True:
        flags, answer, authority = server.ask(name)
        rcode = flags & 15
        exchanges = [v for o, t, v in answer if o == name and t == MX]
        if exchanges:
            return ("null-mx" if set(exchanges) == {""} else "mx"), hops, exchanges
        alias = [v for o, t, v in answer if o == name and t == CNAME]
        if alias or rcode == 6:
            hops += 1
            if hops > ALIASES or rcode == 6:
                return "alias-loop", hops, []
            name = alias[0]
            continue
        if rcode == 5:
            return ("alias-unloaded" if hops else "not-loaded"), hops, []
        if rcode == 3:
            return ("none" if hops else "nxdomain"), hops, []
        types = {t for _, t, _ in authority}
        if rcode == 0 and NS in types and SOA not in types:
            return ("alias-unloaded" if hops else "delegated"), hops, []
        if rcode == 0:
            return "none", hops, []
        raise SystemExit("unexpected answer for %s: rcode %d" % (name, rcode))


def expected(server, name, bases, owners):
    self = name[2:] if name.startswith("*.") else name
    base = next(b for b in bases if self == b or self.endswith("." + b))
    result, hops, _ = resolve(server, self)
    own = "none"
    if result in ("delegated", "not-loaded", "alias-unloaded"):
        own = "unknown"
    elif result == "null-mx":
        own = "null"
    elif result == "mx":
        own = "alias" if hops else "explicit" if self in owners else "wildcard"
    level = self[4:] if self.startswith("www.") else self
    walk = []
    while True:
        result = resolve(server, level)[0]
        walk.append((level, result))
        if result not in ("none", "nxdomain") or level == base:
            return walk, level if result == "mx" else None, own
        level = level.split(".", 1)[1]


def mx_owners(folder):
    owners = set()
    for file in os.listdir(folder + "/zones"):
        apex = file[:-5]
        for line in open("%s/zones/%s" % (folder, file)):
            field = line.split()
            if len(field) > 1 and field[1] == "MX":
                owners.add(apex if field[0] == "@" else field[0] + "." + apex)
    return owners


def main():
    folder, port, routes = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    bases = sorted(open(folder + "/bases").read().split(), key=len, reverse=True)
    asked = set(open(folder + "/names").read().split())
    owners = mx_owners(folder)
    server = Server(port)
    seen, levels, bad = set(), 0, 0
    for line in open(routes):
        row = json.loads(line)
        if row["type"] != "row":
            continue
        seen.add(row["name"])
        walk, domain, own = expected(server, row["name"], bases, owners)
        levels += len(walk)
        got = [(s["domain"], s["result"]) for s in row["walk"]], row["mail_domain"], row["own_mx"]
        if got != (walk, domain, own):
            bad += 1
            print("%s\n  server  %s\n  dcvlint %s" % (row["name"], (walk, domain, own), got))
    if seen != asked:
        bad += 1
        print("rows missing or not asked for: %s" % sorted(seen ^ asked)[:10])
    print("diff: %d names, %d levels, %d queries, %d differences" % (len(seen), levels, server.asked, bad))
    sys.exit(1 if bad else 0)


main()
