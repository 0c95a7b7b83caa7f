#!/usr/bin/env python3
"""Makes data/sample/meetings.tsv: three years of invented meetings over the sample's rooms.

Reads data/sample/history.tsv for what was broken when, so that rooms with open faults fail more often. Deterministic.
`--check`: is the file up to date?
"""
import datetime
import hashlib
import pathlib
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
TZ = datetime.timezone(datetime.timedelta(hours=7))
KEEPER, DIVISION = "Nguyễn Văn Mẫu", "Trần Thị Mẫu Biểu"
CHANCES = {"blocking": 0.45, "intermittent": 0.28, "degraded": 0.12}
BASE, UNCHECKED, SLOW = 0.015, 0.10, 0.18
NAMES = [
    ("Phòng, chống dịch Covid-19", "district"), ("Giao ban tháng", "district"),
    ("Chuyển đổi số trong cơ quan nhà nước", "province"), ("Xây dựng nông thôn mới", "district"),
    ("Phòng, chống thiên tai", "province"), ("Cải cách hành chính", "district"),
    ("Quán triệt nghị quyết", "central"), ("Tiếp xúc cử tri", "district"),
    ("An toàn giao thông", "province"), ("Sơ kết công tác nội vụ", "district"),
]
CAUSES = {"line": "đường truyền chập chờn", "power": "mất điện", "light": "thiếu ánh sáng", "room": "phòng họp hỏng"}


def chance(*words):
    """A number from 0 to 1 that is the same for the same words."""
    digest = hashlib.sha256("|".join(str(word) for word in words).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def rows(name):
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def steps():
    for cells in rows("sample/history.tsv"):
        values = dict(cell.split("=", 1) for cell in cells[3:])
        yield datetime.datetime.fromisoformat(cells[0]), cells[1], cells[2], values


class Fault:
    def __init__(self, label, site, values, at):
        self.label, self.site, self.at, self.over = label, site, at, None
        self.severity, self.about = values["severity"], values.get("about", "device")
        self.symptom = values["symptom"]

    def is_open(self, moment):
        return self.at <= moment and (self.over is None or self.over > moment)


def faults():
    unit_of, found, repairs = {}, {}, {}
    for at, by, verb, values in steps():
        if verb == "officer":
            unit_of[values["name"]] = values["unit"]
        elif verb == "fault.report":
            site = values.get("site", unit_of.get(by))
            found[values["label"]] = Fault(values["label"], site, values, at)
        elif verb == "repair.start":
            repairs[values["label"]] = values["fault"]
        elif verb == "repair.finish" and values["outcome"] == "fixed":
            found[repairs[values["repair"]]].over = at
        elif verb in ("fault.fix", "fault.close"):
            fault = found[values["fault"]]
            fault.over = fault.over or at
    return list(found.values())


def meeting_days():
    day = datetime.date(2021, 6, 3)
    while day < datetime.date(2024, 5, 9):
        while day.weekday() > 4:
            day += datetime.timedelta(days=1)
        yield day
        day += datetime.timedelta(days=27 + int(chance("gap", day) * 8))


def line(at, by, verb, **values):
    cells = [at.isoformat(), by, verb] + [f"{key}={value}" for key, value in values.items() if value is not None]
    return at, "\t".join(cells)


def worst(site_faults):
    for severity in ("blocking", "intermittent", "degraded"):
        for fault in site_faults:
            if fault.severity == severity:
                return fault
    return None


def slow_starts(label, site, day):
    """How often a tired device of the room had to be switched on; None where all come on at once."""
    if day.year < 2023 or chance("slow room", site) >= 0.3 or chance("slow", label, site) >= 0.55:
        return None
    kind = "computer" if chance("slow kind", site) < 0.5 else "screen"
    return f"{kind}:{2 + int(chance('starts', label, site) * 3)}"


def checks_of(label, sites, start, known, last):
    """When each room was looked at before the meeting; some were not."""
    out, checked = {}, set()
    for site in sites:
        if chance("checked", label, site) < 0.1:
            continue
        minutes = int(chance("when", label, site) * 7 * 60)
        at = start.replace(hour=8, minute=0) - datetime.timedelta(days=1) + datetime.timedelta(minutes=minutes)
        at = min(at, last)
        out["at/" + site] = at.isoformat()
        checked.add(site)
        failed = sorted({f.about for f in known if f.site == site and f.is_open(at) and f.about in ("line", "power")})
        if failed:
            out["fail/" + site] = ",".join(failed)
        slow = slow_starts(label, site, start)
        if slow:
            out["starts/" + site] = slow
    return out, checked


def meeting(index, day, sites, known, out):
    name, level = NAMES[index % len(NAMES)]
    hour = 14 if chance("half", day) < 0.5 else 8
    start = datetime.datetime(day.year, day.month, day.day, hour, 0, tzinfo=TZ)
    end = start + datetime.timedelta(minutes=120 + 30 * int(chance("long", day) * 4))
    label = f"m{index + 1}"
    ahead = 20 if chance("late", day) < 0.15 else 44 + int(chance("ahead", day) * 60)
    sent = start - datetime.timedelta(hours=ahead)
    sent = sent.replace(hour=min(max(sent.hour, 8), 16))
    link = "state_network" if level == "central" else "internet" if index % 3 else "both"
    out.append(line(sent - datetime.timedelta(minutes=20), KEEPER, "meeting-add", label=label,
                    name=f"{name} {day:%m/%Y}", tier="commune", level=level, starts=start.isoformat(), ends=end.isoformat(),
                    platform="phần mềm họp mẫu", link=link, host="Vụ Bản", contact=f"{KEEPER}, 0900 000 001",
                    notice=f"{60 + index}/GM-VD", sent=sent.isoformat()))
    late = [site for site in sites if chance("receipt", label, site) < 0.06]
    out.append(line(sent + datetime.timedelta(hours=2), KEEPER, "meeting-receipt", meeting=label,
                    sites="; ".join(site for site in sites if site not in late)))
    for officer, role in ((KEEPER, "technician"), (DIVISION, "on_call")):
        out.append(line(sent + datetime.timedelta(hours=2, minutes=5 if role == "technician" else 6), KEEPER,
                        "meeting-duty", meeting=label, officer=officer, role=role))
    # written when all have answered: in the evening before, or before the sample ends
    written = (start - datetime.timedelta(days=1)).replace(hour=16, minute=30)
    taken, checked = checks_of(label, sites, start, known, written)
    out.append(line(written, KEEPER, "meeting-check", meeting=label, **taken))
    for site in sites:
        open_faults = [fault for fault in known if fault.site == site and fault.is_open(start)]
        holds = 1 - BASE
        for fault in open_faults:
            holds *= 1 - CHANCES.get(fault.severity, 0)
        holds *= 1 if site in checked else 1 - UNCHECKED
        holds *= 1 - SLOW if "starts/" + site in taken else 1
        if chance("fails", label, site) >= 1 - holds:
            continue
        fault = worst(open_faults)
        is_lost = chance("lost", label, site) < (0.5 if fault and fault.severity == "blocking" else 0.15)
        minutes = 30 + int(chance("minutes", label, site) * 80) if is_lost else 3 + int(chance("minutes", label, site) * 25)
        out.append(line(end + datetime.timedelta(minutes=5 + sites.index(site)), KEEPER, "meeting-outcome", meeting=label,
                        site=site, outcome="lost" if is_lost else "degraded", minutes=minutes,
                        cause=fault.symptom if fault else "thiết bị phải bật mấy lần mới lên" if "starts/" + site in taken
                        else "tiếng ngắt vài lần, chưa rõ vì sao",
                        fault=fault.label if fault else None))
    out.append(line(end + datetime.timedelta(minutes=40), KEEPER, "meeting-freeze", meeting=label))


def upcoming(sites, known, out):
    """The meeting the sample's people prepare when it is opened."""
    start = datetime.datetime(2024, 5, 13, 14, 0, tzinfo=TZ)
    sent = datetime.datetime(2024, 5, 9, 9, 0, tzinfo=TZ)
    out.append(line(sent - datetime.timedelta(minutes=15), KEEPER, "meeting-add", label="next",
                    name="Phòng, chống thiên tai năm 2024", level="district", starts=start.isoformat(),
                    ends=(start + datetime.timedelta(hours=2)).isoformat(), platform="phần mềm họp mẫu", link="internet",
                    host="Vụ Bản", contact=f"{KEEPER}, 0900 000 001", notice="118/GM-VD", sent=sent.isoformat()))
    late = ("Quang Trung", "Tân Khánh")
    out.append(line(sent + datetime.timedelta(hours=3), KEEPER, "meeting-receipt", meeting="next",
                    sites="; ".join(site for site in sites if site not in late)))
    for minute, officer, role in ((1, KEEPER, "technician"), (2, DIVISION, "on_call"), (3, "Lê Thị Khuôn Mẫu", "main")):
        out.append(line(sent + datetime.timedelta(hours=3, minutes=minute), KEEPER, "meeting-duty", meeting="next",
                        officer=officer, role=role))
    written = datetime.datetime(2024, 5, 10, 15, 20, tzinfo=TZ)
    taken = {}
    for site in sites:
        if site in ("Liên Bảo", "Trung Thành"):
            continue
        at = datetime.datetime(2024, 5, 10, 8, 0, tzinfo=TZ) + datetime.timedelta(minutes=int(chance("next", site) * 420))
        taken["at/" + site] = at.isoformat()
        failed = sorted({f.about for f in known if f.site == site and f.is_open(at) and f.about in ("line", "power")})
        if failed:
            taken["fail/" + site] = ",".join(failed)
    out.append(line(written, KEEPER, "meeting-check", meeting="next", **taken))


def text():
    sites = [cells[1] for cells in rows("units/vu-ban-2021.tsv") if len(cells) > 1]
    communes = sorted({values["unit"] for _, _, verb, values in steps() if verb == "officer"} - {"Vụ Bản"})
    assert set(communes) <= set(sites)
    known, out = faults(), []
    items = " ;; ".join(["power || Bật áptômát, xem đèn nguồn các máy", "power | ups | Rút điện thử, máy vẫn chạy",
                         "light || Đủ sáng, mặt người dự thấy rõ trên hình", "sound | microphone | Nói thử từng micro",
                         "picture | camera | Hình rõ, lấy đủ người ngồi", "line || Vào phòng họp thử, đo tốc độ"])
    out.append(line(datetime.datetime(2023, 9, 28, 9, 0, tzinfo=TZ), DIVISION, "procedure", name="Kiểm tra phòng họp trực tuyến",
                    version="2023", items=items, document="QT-VD 02", **{"from": "2023-10-01"}))
    days = list(meeting_days())
    for index, day in enumerate(days):
        meeting(index, day, communes, known, out)
    upcoming(communes + ["Vụ Bản"], known, out)
    out.sort(key=lambda one: one[0])
    head = ["# Three years of meetings over the sample's rooms, one use case a line, in order of time; README.md gives the grammar.",
            "# Made by tools/make_meetings.py. moment	by	verb	key=value ..."]
    return "\n".join(head + [one for _, one in out]) + "\n"


def main():
    path = DATA / "sample" / "meetings.tsv"
    if "--check" in sys.argv:
        sys.exit(0 if path.read_text(encoding="utf-8") == text() else "data/sample/meetings.tsv is out of date")
    path.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
