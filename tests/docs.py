"""Runs the commands of pages, see run-docs.sh. Usage: docs.py WORK check|update [PAGE...]"""
import difflib
import glob
import re
import shutil
import subprocess
import sys


def blocks(lines):
    """(from, to) of the lines inside each block fenced as console."""
    start = None
    for i, line in enumerate(lines):
        if start is None and line.strip() == "```console":
            start = i + 1
        elif start is not None and line.strip() == "```":
            yield start, i
            start = None
    if start is not None:
        sys.exit("docs: a block is not closed")


def commands(lines, first, last):
    """(command, line of it, from, to of what is printed)."""
    at = [i for i in range(first, last) if lines[i].startswith("$ ")]
    if at[:1] != [first]:
        yield None, first, first, last
    for i, end in zip(at, at[1:] + [last]):
        text = lines[i][2:]
        out = i + 1
        while out < end and lines[out].startswith("> "):
            text += "\n" + lines[out][2:]
            out += 1
        yield text, i, out, end


def run(text, root):
    done = subprocess.run(["sh", "-c", text], cwd=root, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    out = done.stdout.decode("utf-8", "surrogateescape")
    return out.splitlines(), done.returncode


def same(shown, printed):
    """Whether they are the same; "..." in SHOWN stands for any lines."""
    if "..." not in shown:
        return shown == printed
    pattern = "".join("(?:.*\n)*" if s == "..." else re.escape(s) + "\n" for s in shown)
    return re.fullmatch(pattern, "".join(p + "\n" for p in printed)) is not None


def page(path, work, update):
    root = work + "/copy"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(".", root, symlinks=True,
                    ignore=lambda d, names: [n for n in names if d == "." and n in ("build", ".git")])
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    ran = bad = 0
    new, taken = [], 0
    for first, last in blocks(lines):
        for text, at, out, end in commands(lines, first, last):
            if text is None:
                print(f"docs: {path}:{at + 1}: a console block begins with a command")
                bad += 1
                continue
            ran += 1
            shown = lines[out:end]
            while shown and shown[-1] == "":
                shown.pop()
                end -= 1
            printed, status = run(text, root)
            while printed and printed[-1] == "":
                printed.pop()
            wants = re.fullmatch(r"\(exit status (\d+)\)", shown[-1]) if shown else None
            if status and (wants or update):
                printed.append(f"(exit status {status})")
            if same(shown, printed):
                continue
            if update:
                new += lines[taken:out] + printed
                taken = end
                print(f"docs: updated {path}:{at + 1}")
                continue
            bad += 1
            print(f"docs: {path}:{at + 1}: $ {text}")
            sys.stdout.writelines(line + "\n" for line in difflib.unified_diff(
                shown, printed, "shown", "printed", lineterm="", n=1))
    if taken:
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(new + lines[taken:]))
    return ran, bad


def main():
    work, mode, pages = sys.argv[1], sys.argv[2], sys.argv[3:]
    sys.stdout.reconfigure(errors="backslashreplace")
    ran = bad = 0
    for path in pages or ["README.md"] + sorted(glob.glob("docs/**/*.md", recursive=True)):
        if "```console" not in open(path, encoding="utf-8").read():
            continue
        r, b = page(path, work, mode == "update")
        ran += r
        bad += b
    print(f"docs: {ran} commands, {bad} not as shown")
    sys.exit(bad > 0)


main()
