#!/usr/bin/env python3
"""Makes data/sample: the lists of an invented district, their truth, and three years of history.

Needs python3 and openpyxl (Debian: apt install python3-openpyxl). Run from anywhere:

    /usr/bin/python3 tools/make_sample.py            writes data/sample
    /usr/bin/python3 tools/make_sample.py --check    makes it elsewhere and says what differs; exit 1 if anything does

One fixed seed: the texts come out the same everywhere, the workbooks too but for the compression of
another zlib, so they are compared unpacked. After a change look at `git diff data/sample/*.tsv`.
"""

import argparse
import filecmp
import random
import sys
import tempfile
import zipfile
from pathlib import Path

from sample_district import truth
from sample_district.history import History
from sample_district.kit import Rooms
from sample_district.line_story import LineStory
from sample_district.lists import Lists
from sample_district.people import People

SEED = 292
DATA = Path(__file__).resolve().parent.parent / "data"


def make(folder):
    rooms = Rooms(random.Random(SEED))
    people = People()
    lists = Lists(rooms, people)
    (folder / "lists").mkdir(parents=True, exist_ok=True)
    lists.write(folder / "lists")
    history = History(rooms, people, random.Random(SEED + 1))
    history.tell()
    lists.follow_up(folder / "lists", *history.follow_up())
    truth.write(folder, lists.truths, truth.States(DATA / "vocabulary" / "states.tsv"))
    history.write(folder / "history.tsv")
    lines = LineStory((folder / "history.tsv").read_text(encoding="utf-8"), random.Random(SEED + 2))
    lines.tell()
    lines.write(folder / "lines.tsv")


def same(a, b):
    if a.suffix != ".xlsx":
        return filecmp.cmp(a, b, shallow=False)
    with zipfile.ZipFile(a) as x, zipfile.ZipFile(b) as y:
        return x.namelist() == y.namelist() and all(x.read(n) == y.read(n) for n in x.namelist())


def check():
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        make(fresh)
        made = [p.relative_to(fresh) for p in sorted(fresh.rglob("*")) if p.is_file()]
        wrong = [str(p) for p in made if not (DATA / "sample" / p).exists() or not same(fresh / p, DATA / "sample" / p)]
    for path in wrong:
        print(f"data/sample/{path} is not what tools/make_sample.py makes", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Makes the sample district in data/sample.")
    parser.add_argument("--check", action="store_true", help="only say whether data/sample is up to date")
    if parser.parse_args().check:
        sys.exit(check())
    make(DATA / "sample")
