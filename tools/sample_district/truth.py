"""What a correct reading of the lists gives: one entry a row, counted up a list."""

import unicodedata
from dataclasses import dataclass, field

ORDER = ["good", "fair", "poor", "broken"]


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    kept = (c for c in text if unicodedata.category(c)[0] != "M")
    return " ".join("".join(c if unicodedata.category(c)[0] in "LN" else " " for c in kept).split())


class States:
    """Reads wordings as data/vocabulary/states.tsv says they are to be read."""

    def __init__(self, path):
        self.rows = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                _, key, match, *what = line.split("\t")
                self.rows.append((key, match, [None if w == "-" else w for w in what]))
        self.rows.sort(key=lambda row: -len(row[0]))

    def read(self, wording):
        """(condition, use, paper, asset class), each None when the wording does not say."""
        rest = " " + fold(wording) + " "
        out = [None] * 4
        for key, match, what in self.rows:
            if match == "whole" and rest.strip() != key:
                continue
            if f" {key} " not in rest:
                continue
            rest = rest.replace(f" {key} ", " | ", 1)
            if what[0] and (out[0] is None or ORDER.index(what[0]) > ORDER.index(out[0])):
                out[0] = what[0]
            for i in (1, 2, 3):
                out[i] = out[i] or what[i]
        return out


@dataclass
class Entry:
    sheet: str
    row: int
    outcome: str  # created, updated, unchanged, set_aside
    reason: str
    line: object
    site: str  # the unit, or as written when it is not known
    stated_wording: str = ""


@dataclass
class ListTruth:
    name: str
    entries: list = field(default_factory=list)
    filled_rows: int = 0
    stated_total: int = 0

    def add(self, sheet, row, line, outcome="created", reason="", site=None):
        self.entries.append(Entry(sheet, row, outcome, reason, line, site or line.unit, line.state))

    def count(self, outcome):
        return sum(e.outcome == outcome for e in self.entries)

    @property
    def read(self):
        return [e for e in self.entries if e.outcome != "set_aside"]

    @property
    def devices(self):
        return sum(e.line.devices for e in self.read)

    @property
    def cost(self):
        return sum(e.line.amount or 0 for e in self.read)


def write(folder, truths, states):
    with open(folder / "expected.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write(
            "# What importing each list must give, in this order, each into what the earlier ones made (and, for the last, the\n"
            "# history up to it). Made by tools/make_sample.py together with the lists.\n"
            "# list\trows\tcreated\tupdated\tunchanged\tset_aside\tnot_data\tdevices\ttotal cost\n"
            "# rows: rows with at least one cell that is not empty, hidden sheets left out; not_data is what is left of them.\n"
            "# devices and total cost (đồng): of the rows created, updated and unchanged; the cost is the total the list states.\n"
        )
        for t in truths:
            data = len(t.entries)
            assert t.stated_total == t.cost, (t.name, t.stated_total, t.cost)
            row = [t.name, t.filled_rows, *(t.count(o) for o in ("created", "updated", "unchanged", "set_aside")), t.filled_rows - data, t.devices, t.cost]
            out.write("\t".join(map(str, row)) + "\n")
    with open(folder / "expected_rows.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write(
            "# Every data row of the sample lists, as it is to be read. Made by tools/make_sample.py.\n"
            "# list\tsheet\trow\toutcome\treason\tunit\ttype\tdevices\tquantity\tserial\tcost of the row\tcondition\tuse\tpaper\tasset class\n"
            '# "-": not stated. reason: code of the problem that set the row aside. quantity: of each record made.\n'
        )
        for t in truths:
            for e in t.entries:
                l = e.line
                row = [t.name, e.sheet, e.row, e.outcome, e.reason or "-", e.site, l.type,
                       0 if e.outcome == "set_aside" else l.devices, l.quantity if l.is_bulk else 1, l.serial or "-",
                       "-" if l.amount is None else l.amount, *(w or "-" for w in states.read(e.stated_wording))]
                out.write("\t".join(map(str, row)) + "\n")
