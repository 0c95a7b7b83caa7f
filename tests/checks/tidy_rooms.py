"""Runs clang-tidy over sources a room at a time: all sources of a room stand in one file, so that the headers, which
take most of the time, are read once. Prints PATH:LINE: FINDING; ends with 1 when there is one.
tidy_rooms.py COMPILE_COMMANDS [SOURCE…]   sources from the root of the repository; without: from stdin

Names of two sources that clash in one file are renamed in the later one; a source that still does not compile
beside the others goes to the room's next file."""
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

MOST_LINES = 9000
CLASHES = [
    r"redefinition of '(\w+)'",
    r"(?:reference|call) to '(\w+)' is ambiguous",
    r"use of '(\w+)' with tag type",
]
COMMANDS = sys.argv[1]


def flags_of(path):
    script = os.path.join(os.path.dirname(__file__), "compile_flags.py")
    printed = subprocess.run([sys.executable, script, COMMANDS, path], capture_output=True, text=True, check=True)
    return [flag for flag in printed.stdout.split("\n") if flag and flag != "-Werror"]


def room_of(path):
    parts = path.split("/")
    return "/".join(parts[: min(len(parts) - 1, 2)])


class Unit:
    """Several sources as one file; knows which line came from where."""

    def __init__(self, folder, name, sources):
        self.path = os.path.join(folder, name + ".cpp")
        self.texts = {source: open(source, encoding="utf-8").read().rstrip("\n") + "\n" for source in sources}
        self.flags = flags_of(sources[0])
        self.renamed = set()

    def write(self):
        self.starts = []
        line = 1
        with open(self.path, "w", encoding="utf-8") as out:
            for source, text in self.texts.items():
                self.starts.append((line, source))
                out.write(text)
                line += text.count("\n")

    def origin(self, line):
        start, source = max(entry for entry in self.starts if entry[0] <= line)
        return source, line - start + 1

    def errors(self):
        """(source, message) of what does not compile; the source is that whose headers failed, too."""
        done = subprocess.run(
            ["clang++", *self.flags, "-w", "-fsyntax-only", "-ferror-limit=0", self.path],
            capture_output=True, text=True, check=False)
        found = []
        place = None
        for text in done.stderr.split("\n"):
            here = re.search(re.escape(self.path) + r":(\d+)", text)
            if here:
                place = self.origin(int(here.group(1)))[0]
            if re.search(r": (fatal )?error: ", text) and place:
                found.append((place, text.split("error: ", 1)[1]))
        return found

    def rename(self, source, name):
        key = (source, name)
        if key in self.renamed:
            return False
        self.renamed.add(key)
        self.texts[source] = re.sub(r"(?<![\w.>:\"/])" + name + r"(?![\w\"/.])(?!\.h)", name + "_", self.texts[source])
        return True

    def settle(self):
        """Renames and takes out sources until the rest compiles; gives those taken out."""
        left = []
        for _ in range(6):
            self.write()
            errors = self.errors()
            if not errors:
                break
            helped = set()
            for source, message in errors:
                for pattern in CLASHES:
                    clash = re.search(pattern, message)
                    if clash and self.rename(source, clash.group(1)):
                        helped.add(source)
            for source in dict.fromkeys(source for source, _ in errors):
                if source not in helped and len(self.texts) > 1:
                    left.append(source)
                    del self.texts[source]
            if len(self.texts) == 1 and not helped:
                break
        return left

    def findings(self):
        done = subprocess.run(["clang-tidy", "--quiet", self.path, "--config-file=.clang-tidy", "--", *self.flags],
                              capture_output=True, text=True, check=False)
        out = set()
        for text in done.stdout.split("\n"):
            found = re.match(r"(.*?):(\d+):\d+: (?:warning|error): (.*)", text)
            if not found:
                continue
            path, line, message = found.groups()
            if path == self.path:
                path, line = self.origin(int(line))
            out.add(f"{os.path.relpath(path)}:{line}: {message}")
        return out


def units_of(folder, room, sources):
    number = 0
    while sources:
        unit = Unit(folder, f"{room.replace('/', '_')}_{number}", sources)
        sources = unit.settle()
        # a source that no other can stand beside comes out of every file but its own
        for source in sources:
            unit.texts.pop(source, None)
        unit.write()
        yield unit
        number += 1


def rooms(sources):
    """Sources by room, no room longer than what one file should hold."""
    rooms_found = {}
    for source in sorted(sources):
        rooms_found.setdefault(room_of(source), []).append(source)
    for room, members in rooms_found.items():
        piece, lines, number = [], 0, 0
        for source in members:
            with open(source, encoding="utf-8") as file:
                count = sum(1 for _ in file)
            if piece and lines + count > MOST_LINES:
                yield f"{room}-{number}", piece
                piece, lines, number = [], 0, number + 1
            piece.append(source)
            lines += count
        yield f"{room}-{number}", piece


def tidied(folder, room, sources):
    found = set()
    for unit in units_of(folder, room, sources):
        found |= unit.findings()
    return found


def main():
    sources = sys.argv[2:] or sys.stdin.read().split()
    found = set()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        jobs = [workers.submit(tidied, folder, room, members) for room, members in rooms(sources)]
        for job in concurrent.futures.as_completed(jobs):
            found |= job.result()
    print("\n".join(sorted(found)), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
