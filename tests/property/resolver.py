"""Brute-force answers of name servers and public suffixes, from the RFC texts.

Zones are {apex: {owner: {type: [value, ...]}}}; names are lower-case text
without the final dot, "" is the root. Every question goes through all owners:
nothing is indexed, nothing is remembered, nothing is shared with dcvlint.
"""
ALIASES = 11
OCTETS = 255


def parent(name):
    return name.partition(".")[2]


def up(name):
    """NAME and the names above it, the root left out."""
    while name:
        yield name
        name = parent(name)


def is_below(name, above):
    return name == above or above == "" or name.endswith("." + above)


def size(name):
    """Octets on the wire."""
    return sum(1 + len(label) for label in name.split(".")) + 1 if name else 1


def join(labels, above):
    return ".".join(x for x in (labels, above) if x)


def apex_of(zones, name):
    """The loaded zone with the longest origin at or above NAME, or None."""
    return next((n for n in up(name) if n in zones), None)


def exists(zone, name):
    """RFC 4592 section 2.2.2: a name exists if it or a name below it owns data."""
    return any(is_below(owner, name) for owner, types in zone.items() if types)


def types_at(zone, owner, rrtype):
    types = zone.get(owner, {})
    if types.get(rrtype):
        return "answer", types[rrtype]
    if "CNAME" in types:
        return "alias", types["CNAME"][0]
    return "nodata", None


def ask(zones, name, rrtype):
    """(what, values or target, by a wildcard): RFC 1034 section 4.3.2 step 3."""
    apex = apex_of(zones, name)
    if apex is None:
        return "not-loaded", None, False
    zone = zones[apex]
    for at in reversed([n for n in up(name) if is_below(n, apex)]):
        types = zone.get(at, {})
        # Step 3.b, a cut: what is below is another zone's.
        if at != apex and "NS" in types:
            return "referral", None, False
        if at == name:
            break
        # RFC 6672 section 2.2: below the owner, not at it.
        if "DNAME" in types:
            kept = name[: -len(at) - 1]
            return "alias", join(kept, types["DNAME"][0]), False
        below = next(n for n in up(name) if parent(n) == at)
        if exists(zone, below):
            continue
        # Step 3.c and RFC 4592 section 3.3.1: AT is the closest encloser.
        star = "*." + at
        if not exists(zone, star):
            return "nxdomain", None, False
        if "NS" in zone.get(star, {}):  # section 4.2 leaves it open
            return "referral", None, True
        return (*types_at(zone, star, rrtype), True)
    return (*types_at(zone, name, rrtype), False)


class End:
    """What a resolver finds at the end of a chain of aliases."""

    def __init__(self, zones, name, rrtype):
        self.first, self.hops = name, 0
        while True:
            self.what, self.values, self.wildcard = ask(zones, name, rrtype)
            self.name = name
            if self.what != "alias":
                return
            self.hops += 1
            if self.hops > ALIASES or size(self.values) > OCTETS:
                self.what = "loop"
                return
            name = self.values

    def is_outside(self):
        return self.what in ("referral", "not-loaded")


class Suffixes:
    """The algorithm of publicsuffix.org over rules as text."""

    def __init__(self, rules):
        self.rules = rules

    def is_suffix(self, name):
        if "." not in name:
            return True
        if "!" + name in self.rules:
            return False
        return name in self.rules or "*." + parent(name) in self.rules

    def base(self, name):
        """One label below the suffix, or None for a suffix."""
        below = None
        for n in up(name):
            if self.is_suffix(n):
                return below
            below = n
        return None

    def knows(self, name):
        last = name.rpartition(".")[2]
        return last in self.rules or "*." + last in self.rules
