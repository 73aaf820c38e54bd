"""Where a CA's validation mail goes: the contract of `dcvlint routes`, by brute
force.

A Question holds the zones and what the command line says; rows() gives what
`routes --format json` must say. Nothing here is shared with dcvlint. Of what was
asked of the zones the answers are kept, of what a name decides nothing.
"""
import functools
import ipaddress
import re

from resolver import ALIASES, OCTETS, End, Suffixes, apex_of, ask, is_below, parent, size, up

FIVE = ["admin", "administrator", "hostmaster", "postmaster", "webmaster"]

# None: no source says.
ACM = dict(strip_www=True, follows=False, last="2027-09-30", contacts=[])
OTHERS = dict(strip_www=None, follows=None, last="2028-03-14", contacts=["TXT"])
PROFILES = {
    "acm": dict(ACM, walk="mx", needs_mx=True),
    "acm-api": dict(ACM, walk="none", needs_mx=False),
    "br": dict(OTHERS, walk="adn", needs_mx=False, strip_www=False, follows=True, contacts=["CAA", "TXT"]),
    "digicert": dict(OTHERS, walk=None, needs_mx=True, contacts=["CAA", "TXT"]),
    "globalsign": dict(OTHERS, walk=None, needs_mx=None),
    "sectigo": dict(OTHERS, walk="adn", needs_mx=None),
}
ONE_ALGORITHM = "2026-11-15"  # ballot SC-101v2
MOST_DOMAINS = 512  # that are looked at for one name
SHOWN = 128  # steps of a walk
WORST_FIRST = ["not-ready", "unknown", "routable", "ready"]
NOTHING = ("none", "nxdomain", "alias-loop")

# RFC 6890, RFC 5735; "::" and 0.0.0.0 reach the host itself.
LOOPBACK = ["127.0.0.0/8", "0.0.0.0/32", "::1/128", "::/128"]
DOCUMENTATION = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"]
RESERVED = ["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "::/3", "4000::/2", "8000::/1"]


NETWORKS = {text: ipaddress.ip_network(text) for text in LOOPBACK + DOCUMENTATION + RESERVED}


def is_in(address, blocks):
    return any(address in NETWORKS[b] for b in blocks)


@functools.cache
def address_class(text):
    address = ipaddress.ip_address(text)
    if address.version == 6:
        low = ipaddress.ip_address(int(address) & 0xFFFFFFFF)
        if address in ipaddress.ip_network("::ffff:0:0/96"):
            return "loopback" if is_in(low, LOOPBACK) else "private"
        if address in ipaddress.ip_network("64:ff9b::/96"):
            address = low
    if is_in(address, LOOPBACK):
        return "loopback"
    if is_in(address, DOCUMENTATION):
        return "public"
    return "private" if is_in(address, RESERVED) else "public"


def is_literal(host):
    octets = host.split(".")[:4]
    return len(octets) == 4 and all(o.isdigit() and len(o) <= 3 and int(o) < 256 for o in octets)


def dns_order(name):
    return [label.encode() for label in reversed(name.split("."))]


class Question:
    def __init__(self, zones, rules, cas, today, names=None, validation=(), assume=(), boxes=None):
        self.zones, self.psl = zones, Suffixes(rules)
        self.cas, self.today, self.names = cas, today, names
        self.validation, self.assume, self.boxes = validation, assume, boxes
        self.end = functools.cache(lambda name, rrtype: End(zones, name, rrtype))

    # Names that zones hold

    def is_candidate(self, apex, owner):
        zone = self.zones[apex]
        if owner != apex and not {"A", "AAAA", "CNAME", "HTTPS", "MX"} & set(zone[owner]):
            return False
        if apex_of(self.zones, owner) != apex or self.psl.is_suffix(owner):
            return False
        for n in up(owner):
            if n == apex:
                break
            if "NS" in zone.get(n, {}):
                return False
        if any("DNAME" in zone.get(n, {}) for n in up(parent(owner)) if is_below(n, apex)):
            return False
        labels = owner.split(".")
        return all(re.fullmatch("[a-z0-9-]+", x) for x in (labels[1:] if labels[0] == "*" else labels))

    def found(self):
        return {o for apex, zone in self.zones.items() for o in [apex, *zone]
                if (o == apex or zone[o]) and self.is_candidate(apex, o)}

    # One level

    def has_address(self, name):
        return any(self.end(name, t).what == "answer" for t in ("A", "AAAA"))

    def result(self, name, ca, assume=False):
        end = self.end(name, "MX")
        if end.what == "answer":
            return "null-mx" if all(host == "" for _, host in end.values) else "mx"
        if end.what == "loop":
            return "alias-loop"
        if end.is_outside():
            if end.hops == 0:
                return "delegated" if end.what == "referral" else "not-loaded"
            no_mx = assume or any(is_below(end.name, s) for s in self.assume)
            # It may have an address, which would do.
            return "none" if no_mx and ca["needs_mx"] else "alias-unloaded"
        if not ca["needs_mx"] and self.has_address(name):
            return "implicit"
        return "nxdomain" if end.what == "nxdomain" and end.hops == 0 else "none"

    def exchange(self, preference, host):
        x = {"preference": preference, "host": host or ".", "addresses": []}
        if host == "":
            return dict(x, status="null"), False
        ends = [self.end(host, t) for t in ("A", "AAAA")]
        found = [v for e in ends if e.what == "answer" for v in e.values]
        outside = any(e.is_outside() for e in ends)
        classes = {address_class(a) for a in found}
        x["addresses"] = sorted(str(ipaddress.ip_address(a)) for a in found)
        if not found and is_literal(host):
            return dict(x, status="address-literal"), False
        if any(e.hops for e in ends):
            return dict(x, status="alias"), bool(found) or outside
        if not found and is_below(host, "localhost"):
            return dict(x, status="loopback"), False
        if not found:
            return dict(x, status="unloaded" if outside else "no-address"), outside
        status = "ok"
        if classes == {"loopback"}:
            status = "loopback"
        elif classes <= {"loopback", "private"}:
            status = "private-address"
        return dict(x, status=status), status == "ok"

    def reach(self, local, domain):
        """Of a virtual map: forwarded, discarded, a local user, nothing."""
        if not self.boxes:
            return "unknown"
        for key in (local + "@" + domain, "@" + domain):
            if key in self.boxes:
                return {"forward": "reachable", "discard": "unreachable", "user": "unknown"}[self.boxes[key]]
        return "unreachable" if domain in self.boxes else "unknown"

    def decide(self, name, ca, result):
        d = {"result": result, "domain": name, "mail_domain": None, "exchanges": [], "recipients": []}
        d["verdict"] = "not-ready" if result in NOTHING + ("null-mx",) else "unknown"
        if result == "null-mx":
            d["exchanges"] = [self.exchange(0, "")[0]]
        if result not in ("mx", "implicit"):
            return d
        values = [(0, name)] if result == "implicit" else self.end(name, "MX").values
        judged = [self.exchange(p, h) for p, h in sorted(values, key=lambda v: (v[0], dns_order(v[1])))]
        d["mail_domain"] = name
        d["exchanges"] = [x for x, _ in judged]
        reached = [self.reach(local, name) for local in FIVE]
        d["recipients"] = [{"address": a + "@" + name, "status": s} for a, s in zip(FIVE, reached)]
        if not any(works for _, works in judged) or set(reached) == {"unreachable"}:
            d["verdict"] = "not-ready"
        elif result == "implicit" and ca["needs_mx"] is None:
            d["verdict"] = "unknown"
        else:
            d["verdict"] = "ready" if "reachable" in reached else "routable"
        return d

    # Walks

    def climb(self, start, base, ca, assume=False):
        walk = []
        for n in up(start):
            walk.append((n, self.result(n, ca, assume)))
            if walk[-1][1] not in ("none", "nxdomain") or n == base:
                break
        return self.decide(walk[-1][0], ca, walk[-1][1]), walk, False

    def pruned(self, name):
        base = self.psl.base(name) or name
        return [n for n in up(name) if is_below(n, base)] or [name]

    def targets(self, name):
        for _ in range(ALIASES):
            what, target, _ = ask(self.zones, name, "MX")
            if what != "alias" or size(target) > OCTETS:
                return
            name = target
            # Above a target of others nothing is known, and it is theirs.
            yield from self.pruned(name) if apex_of(self.zones, name) else [name]

    def domains(self, start, ca, wildcard):
        """Authorization Domain Names, each once, and whether the CA uses it."""
        all_ = {start: True}
        if ca["walk"] == "none":
            return all_
        for n in self.pruned(start):
            all_.setdefault(n, ca["walk"] == "adn")
        if wildcard or ca["follows"] is False:
            return all_
        certain = ca["walk"] == "adn" and ca["follows"] is True
        # Before that day steps could be mixed: what remains of a name may be an
        # alias in its turn.
        mixed = self.today < ONE_ALGORITHM
        sources = list(all_) if mixed else [start]
        for name in sources:
            for n in self.targets(name):
                if n not in all_ and len(all_) < MOST_DOMAINS:
                    all_[n] = certain
                    if mixed:
                        sources.append(n)
        return all_

    def choose(self, domains, ca, assume=False):
        """The applicant's best; what no source allows may only make it open."""
        results = [(n, self.result(n, ca, assume)) for n in domains]
        made = [self.decide(n, ca, r) for n, r in results if r not in NOTHING]
        worth = lambda d: WORST_FIRST.index(d["verdict"])
        sure = [d for d in made if domains[d["domain"]]]
        best = max(sure, key=worth) if sure else self.decide(results[0][0], ca, results[0][1])
        is_open = any(worth(d) > worth(best) for d in made) and best["verdict"] != "ready"
        walk = results
        if best["mail_domain"] is not None:
            walk = results[: [n for n, _ in results].index(best["domain"]) + 1]
        return best, walk, is_open

    # Contacts that zones publish

    def relevant_caa(self, name):
        """RFC 8659 section 3; None: not known. A public suffix that is not
        loaded is taken to have none."""
        loaded = False
        for n in up(name):
            end = self.end(n, "CAA")
            if end.what == "answer":
                return end.values
            if end.what == "loop":
                return []
            if end.is_outside() and not (loaded and end.hops == 0 and self.psl.is_suffix(n)):
                return None
            loaded = loaded or not end.is_outside()
        return []

    def published(self, domain, where):
        """Values of contacts, None: not known."""
        if where == "CAA":
            found = self.relevant_caa(domain)
            return found and [v for _, tag, v in found if tag == "contactemail"]
        label = "_validation-contactemail." + domain
        end = self.end(label, "TXT")
        if end.is_outside():
            return None
        return end.values if end.what == "answer" and size(label) <= OCTETS else []

    def takes_mail(self, domain):
        """Whether mail to a contact's domain can arrive (RFC 5321 section 5.1)."""
        end = self.end(domain, "MX")
        if end.is_outside():
            return None
        if end.what == "answer":
            return any(self.exchange(p, h)[1] for p, h in end.values)
        return end.what != "loop" and self.has_address(domain) and self.exchange(0, domain)[1]

    def contact(self, value):
        """(verdict, recipient): mail must arrive, and be received."""
        local, at, domain = value.partition("@")
        if not at:
            return "not-ready", None
        takes, status = self.takes_mail(domain), self.reach(local, domain)
        if takes is False:
            status = "unreachable"
        verdict = "unknown" if takes is None else "ready" if status == "reachable" else "routable"
        return "not-ready" if status == "unreachable" else verdict, {"address": value, "status": status}

    def contacts(self, domains, ca):
        """The verdict that contacts give, and those that are sure to be mailed."""
        verdicts, listed = ["not-ready"], []
        for where in ca["contacts"]:
            sure, other = ["not-ready"], ["not-ready"]
            for domain, certain in domains.items():
                values = self.published(domain, where)
                made = [("unknown", None)] if values is None else [self.contact(v) for v in values]
                (sure if certain else other).extend(v for v, _ in made)
                listed += [c for _, c in made if c and certain and c not in listed]
                if "ready" in sure:
                    break
            best, maybe = (max(v, key=WORST_FIRST.index) for v in (sure, other))
            verdicts.append("unknown" if WORST_FIRST.index(maybe) > WORST_FIRST.index(best) else best)
        return max(verdicts, key=WORST_FIRST.index), listed

    # Rows

    def own_mx(self, name):
        end = self.end(name, "MX")
        if end.is_outside():
            assumed = end.hops and any(is_below(end.name, s) for s in self.assume)
            return "none" if assumed else "unknown"
        if end.what != "answer":
            return "none"
        if all(host == "" for _, host in end.values):
            return "null"
        return "alias" if end.hops else "wildcard" if end.wildcard else "explicit"

    def nearest_mail(self, name, base):
        for n in up(parent(name)):
            if not is_below(n, base):
                return None
            if self.own_mx(n) in ("alias", "wildcard", "explicit"):
                return n
        return None

    def asked_domain(self, name, bare):
        for only, domain in self.validation:
            if only == name:
                return domain
        return next((d for only, d in self.validation if only is None and is_below(bare, d)), None)

    def is_refused(self, name, bare):
        labels = (bare if name.startswith("*.") else name).split(".")
        ldh = all(re.fullmatch("[a-z0-9]([a-z0-9-]*[a-z0-9])?", x) for x in labels)
        known = self.psl.knows(bare) and not is_below(bare, "test")
        return self.names is not None and not (ldh and len(labels) >= 2 and known)

    def row(self, name, ca_id):
        ca = PROFILES[ca_id]
        bare = name[2:] if name.startswith("*.") else name
        start, suffix = bare, self.psl.is_suffix(bare)
        if ca["strip_www"] and bare.startswith("www.") and not self.psl.is_suffix(bare[4:]):
            start = bare[4:]
        base = self.psl.base(bare) or start
        domain, bad = self.asked_domain(name, bare), False
        if domain is not None:
            bad = not is_below(bare, domain) or not is_below(domain, base)
            start = base = domain
        own = self.own_mx(bare)
        walk_of = lambda assume: self.climb(start, base, ca, assume)
        if ca["walk"] != "mx":
            alone = {start: True}
            domains = alone if domain is not None else self.domains(start, ca, name.startswith("*."))
            walk_of = lambda assume: self.choose(domains, ca, assume)
        best, walk, is_open = walk_of(assume=False)
        verdict, listed = "unknown" if is_open else best["verdict"], []
        if ca["contacts"] and self.today <= ca["last"]:
            published, listed = self.contacts(domains, ca)
            verdict = max(verdict, published, key=WORST_FIRST.index)
        if self.today > ca["last"] or bad or suffix or self.is_refused(name, bare):
            verdict = "not-ready"
        row = {"name": name, "ca": ca_id, "zone": apex_of(self.zones, name), "verdict": verdict, "own_mx": own}
        row.update({k: best[k] for k in ("mail_domain", "exchanges")}, walk=said(walk), assumed=None)
        row["recipients"] = best["recipients"] + listed
        if best["result"] == "alias-unloaded" and ca["needs_mx"]:
            other, way, _ = walk_of(assume=True)
            row["assumed"] = {"mail_domain": other["mail_domain"], "verdict": other["verdict"], "walk": said(way)}
        row["validation_domain"] = domain
        if domain is None and own in ("none", "null", "unknown"):
            row["validation_domain"] = self.nearest_mail(bare, base)
        return row

    def rows(self):
        names = self.names if self.names is not None else self.found()
        return [self.row(n, ca) for n in sorted(set(names), key=dns_order) for ca in sorted(self.cas)]


def said(walk):
    return [{"domain": n or ".", "result": r} for n, r in walk[:SHOWN]]
