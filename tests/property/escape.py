"""Hostile text through every form of output.

usage: escape.py DCVLINT FIRST_SEED COUNT

Each seed puts control characters, marks that turn the direction of text, invalid
UTF-8, commands of CI systems, tags, formulas, quotes and line ends into owner
names, values and comments of zones, into the names of their files, and into a
configuration. The forms are taken from the program. Each output must be what it
claims to be, and carry none of it raw.
"""
import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

NASTY = [
    b"\x1b]0;pwned\x07", b"\x1b[31mpwned", b"\x1b]8;;http://pwned.example\x1b\\x", b"\x07", b"\x08\x08pwned", b"\x7f",
    b"\xc2\x9b31mpwned", b"\xc2\x85::error::pwned", b"\x0b::error::pwned", b"\x0c::warning::pwned",
    b"\xe2\x80\xaepwned", b"\xe2\x81\xa6pwned", b"\xe2\x80\x8fpwned", b"\xe2\x80\x8b", b"\xef\xbb\xbfpwned",
    b"\xe2\x80\xa8::error::pwned", b"\xef\xbf\xbe", b"\xef\xbf\xbf", b"a\xcc\x81\xcc\x81\xcc\x81", b"\xf3\xa0\x81\x81",
    b"\xff\xfe", b"\xc3(", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82",
    b"::error::pwned", b"::stop-commands::pwned", b"::add-mask::a", b" ::error::pwned", b"\xe3\x80\x80::error::pwned",
    b"##[error]pwned", b"##[add-mask]a", b"##vso[task.setvariable variable=x]pwned", b"##teamcity[x pwned='1']",
    b"section_start:1:pwned\r\x1b[0K", b"%0A::error::pwned", b"%25",
    b"</script><script>alert(1)", b"]]>", b"<!--", b"-->", b"<b>", b"&lt;", b"&", b"<![CDATA[", b"\"quotes'", b"\\", b"\\\"",
    b"=cmd()", b"=HYPERLINK(1)", b"@SUM(1)", b"+1+1", b"-1+1", b"'=1", b"\xef\xbc\x9d1", b"a,b;c", b"\"\"\",", b"|x", b"`x`",
    b"{\"a\":1}", b"null", b"$(x)", b"${{ x }}", b"[x](http://pwned.example)", b"|---|", b"%s%n", b"\tx",
]
LINE_ENDS = [b"\n", b"\r\n", b"\r", b"\n::error::pwned\n", b"\n::stop-commands::pwned\n", b"\n##[error]pwned\n", b"\n=cmd()\n",
             b"\n</file>\n"]
GITHUB = re.compile(r"::(error|warning|notice) (file=[^:,]*,line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?)?"
                    r"title=[a-z0-9-]+::[^\r\n]*")


def is_raw(c):
    n = ord(c)
    return (unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") or n & 0xfffe == 0xfffe or 0x300 <= n < 0x370
            or 0xe0000 <= n < 0xe1000)


def no_raw(name, data, ends=("\n",)):
    """DATA as text, which may be shown anywhere."""
    text = data.decode("utf-8")
    for end in sorted(ends, key=len, reverse=True):
        text = text.replace(end, "\n") if end != "\n" else text
    bad = sorted({c for c in text if is_raw(c) and c != "\n"})
    assert not bad, f"{name}: raw {bad!r}"
    assert not re.search(r"##[a-z]*\[", text), f"{name}: a command of the old kind"
    return text


def log(name, data):
    """Text that a CI system reads line by line."""
    text = no_raw(name, data)
    for line in text.split("\n"):
        assert not line.lstrip().startswith("::"), f"{name}: a line begins with a command: {line!r}"
    return text


def read_text(data):
    log("text", data)


def read_github(data):
    text, shown = no_raw("github", data), {}
    for line in text.split("\n"):
        if line.lstrip().startswith("::"):
            m = GITHUB.fullmatch(line)
            assert m, f"github: {line!r}"
            shown[m[1]] = shown.get(m[1], 0) + 1
    assert all(n <= 10 for n in shown.values()), shown


def read_json(data):
    return json.loads(no_raw("json", data))


def read_jsonl(data):
    lines = no_raw("jsonl", data).split("\n")
    assert lines.pop() == ""
    return [json.loads(line) for line in lines]


def read_xml(data):
    no_raw("xml", data)
    xml.etree.ElementTree.fromstring(data)
    if shutil.which("xmllint"):
        done = subprocess.run(["xmllint", "--noout", "-"], input=data, capture_output=True)
        assert done.returncode == 0, done.stderr


def read_csv(data):
    text = no_raw("csv", data, ("\r\n",))
    assert data.count(b"\n") == data.count(b"\r\n") and text.endswith("\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert len({len(r) for r in rows}) == 1, "csv: rows of different lengths"
    for row in rows:
        for field in row:
            assert not re.match(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]", field), f"csv: a formula {field!r}"


def read_dot(data):
    no_raw("dot", data)
    if shutil.which("dot"):
        done = subprocess.run(["dot", "-Tcanon"], input=data, capture_output=True)
        assert done.returncode == 0 and not done.stderr, done.stderr


READERS = {"text": read_text, "concise": read_text, "github": read_github, "json": read_json, "sarif": read_json,
           "gitlab": read_json, "jsonl": read_jsonl, "junit": read_xml, "checkstyle": read_xml, "csv": read_csv,
           "dot": read_dot}


def forms(dcvlint):
    """The forms there are: a wrong one is refused with their list."""
    done = subprocess.run([dcvlint, "--format", "?", "."], capture_output=True, text=True)
    names = re.search(r"known are (.*) \(", done.stderr, re.I)[1].split(", ")
    assert set(names) <= set(READERS), f"no reader of {set(names) - set(READERS)}"
    return names


class Make:
    def __init__(self, rng):
        self.rng = rng

    def text(self, ends=False):
        return b"".join(self.rng.choices(NASTY + (LINE_ENDS * 3 if ends else []), k=self.rng.choice([1, 1, 1, 2, 3])))

    def label(self):
        """Any octets as one label, escaped."""
        raw = self.text(True)[:40]
        if self.rng.random() < 0.3:
            return "".join(chr(c) if 0x21 <= c < 0x7f and chr(c) not in '.\\"();@$' else "\\%03d" % c for c in raw)
        return "".join("\\%03d" % c for c in raw)

    def quoted(self):
        raw = self.text(self.rng.random() < 0.3)[:200]
        return b'"' + raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'

    def comment(self):
        return b" ; " + self.text() if self.rng.random() < 0.7 else b""

    def zone(self):
        rng = self.rng
        apex = rng.choice(["example.com", self.label() + ".example"])
        lines = [b"$ORIGIN %s." % apex.encode(), b"$TTL 3600",
                 b"@ IN SOA ns1 hostmaster 1 7200 3600 1209600 300", b"@ IN NS ns1", b"@ IN A 192.0.2.1",
                 b"mail IN CNAME %s.example.net." % self.label().encode()]
        for _ in range(rng.randint(4, 30)):
            owner = rng.choice([b"@", b"www", self.label().encode(), b"*." + self.label().encode()])
            line = rng.choice([
                lambda: b"IN MX 10 mail", lambda: b"IN MX 10 10.0.0.1", lambda: b"IN MX 10 " + self.label().encode(),
                lambda: b"IN MX 0 .", lambda: b"IN A 192.0.2.9", lambda: b"IN CNAME " + self.label().encode(),
                lambda: b"IN TXT " + self.quoted(), lambda: b"IN CAA 0 issue " + self.quoted(),
                lambda: b"IN CAA 0 iodef " + self.quoted(), lambda: b"IN CAA 128 x%s x" % b"", lambda: b"IN TXT \"open",
                lambda: b"IN MX " + self.quoted() + b" mail", lambda: b"IN BOGUS " + self.text(),
                lambda: b"IN A " + self.text(), lambda: self.text()])()
            if rng.random() < 0.2:
                owner, line = b"_validation-contactemail", b"IN TXT " + self.quoted()
            lines.append(owner + b" " + line + self.comment())
        if rng.random() < 0.3:
            lines.append(b"$INCLUDE " + self.quoted())
        return b"\n".join(lines) + b"\n"

    def yaml(self):
        def quote(raw):
            return json.dumps(raw.decode("utf-8", "replace"))
        lines = ["? ''", ": - type: MX", "    value: {exchange: mail, preference: 10}"]
        for _ in range(self.rng.randint(2, 12)):
            lines += [quote(self.text(True)) + ":",
                      "  type: " + self.rng.choice(["MX", "TXT", "CNAME", "A", quote(self.text())]),
                      "  value: " + quote(self.text(True)) + self.rng.choice(["", " # x"])]
        return "\n".join(lines).encode() + b"\n"

    def file_name(self, end):
        raw = self.text(True)[:60].replace(b"/", b"_").replace(b"\0", b"")
        return raw + end

    def config(self):
        def quote(raw):
            return json.dumps(raw.decode("utf-8", "replace"))
        return "\n".join([
            "certificates:", f"  - id: {quote(self.text(True))}", "    names: [www.example.com, gone.example.com]",
            "ignore:", f"  - rule: mail-route-dead\n    zone: example.com\n    reason: {quote(self.text(True))}",
            "views:", f"  {quote(self.text())}: {{public: true}}" if self.rng.random() < 0.3 else "  v: {public: true}",
            "zones:", "  - path: z"] + ["    view: v"] * (self.rng.random() < 0.5)).encode() + b"\n"


def check(dcvlint, names, seed, work):
    make = Make(random.Random(seed))
    os.mkdir(work + "/z")
    for _ in range(3):
        for end, text in ((b".zone", make.zone()), (b".yaml", make.yaml())):
            with open(work.encode() + b"/z/" + make.file_name(end), "wb") as f:
                f.write(text)
    with open(work + "/.dcvlint.yaml", "wb") as f:
        f.write(make.config())
    begin = make.rng.choice([b"", b"::error::", b" ::error::", b"\xe3\x80\x80::error::", b"##[error]", b"-", b"="])
    top = work.encode() + b"/" + begin + make.file_name(b".zone")
    with open(top, "wb") as f:
        f.write(make.zone())
    asked = ["--name", make.rng.choice(["a\x1b[31m.example.com", "\u202eb.example.com", "::error::.example.com"])]
    told = 0
    for command in ("check", "routes"):
        for config, paths in ((["--no-config"], [b"z"]), (["--no-config"], [b"--", os.path.basename(top)]), ([], []),
                              (["--no-config"] + asked, [b"z"])):
            arguments = [dcvlint, command, "--notes", "--today", "2026-11-24", "--statistics"] + config
            for name in names:
                arguments += ["--report", f"{name}={work}/out.{name}"]
            done = subprocess.run(arguments + paths, cwd=work, capture_output=True, timeout=60)
            if b"has no --report" in done.stderr:
                fewer = [n for n in names if f"--report {n} ".encode() not in done.stderr]
                assert len(fewer) < len(names), done.stderr
                arguments = arguments[:len(arguments) - 2 * len(names)]
                for name in fewer:
                    arguments += ["--report", f"{name}={work}/out.{name}"]
                done = subprocess.run(arguments + paths, cwd=work, capture_output=True, timeout=60)
            assert done.returncode in (0, 1, 2), (done.returncode, done.stderr)
            log("standard output", done.stdout)
            log("standard error", done.stderr)
            for name in names:
                out = f"{work}/out.{name}"
                if not os.path.exists(out):
                    continue
                with open(out, "rb") as f:
                    data = f.read()
                os.unlink(out)
                told += len(data)
                try:
                    READERS[name](data)
                except Exception as e:
                    raise AssertionError(f"{command} {config} as {name}: {e!r}") from e
    return told


def main():
    dcvlint, first, count = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    names, told = forms(dcvlint), 0
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as work:
            try:
                told += check(dcvlint, names, seed, work)
            except AssertionError as e:
                print(f"escape: seed {seed}: {e}".encode("ascii", "backslashreplace").decode())
                sys.exit(1)
    assert told > 1000 * count, "hardly anything was said"
    print(f"escape: {count} sets of hostile text in {len(names)} forms ({', '.join(names)}), {told} octets: as they claim to be")


main()
