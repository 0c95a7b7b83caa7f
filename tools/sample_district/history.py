"""Three years in the district, as lines of use cases in order of time: data/sample/history.tsv.

Older devices fail more, microphones that come and go do so again within weeks, storms take lines and
power in several communes at once. Whatever is not finished on the last day stays open.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .kit import COMMUNES, DISTRICT
from .people import COMMUNE_POSITIONS, DISTRICT_STAFF, VENDORS

START, END = datetime(2021, 5, 11, 7, 30), datetime(2024, 5, 10, 17, 0)
FOLLOW_UP = datetime(2023, 6, 20, 9, 0)
IMPORTS = {  # list -> when, and the rooms it brings
    "01-danh-sach-thiet-bi-truc-tuyen.xlsx": (datetime(2021, 5, 12, 9, 5), ["Gôi", "Minh Thuận", "Hiển Khánh", "Đại An", "Liên Bảo"]),
    "02-trang-thiet-bi-4-xa-nghin-dong.xlsx": (datetime(2021, 5, 19, 14, 20), ["Tân Khánh", "Hợp Hưng", "Tân Thành", "Trung Thành"]),
    "03-so-theo-doi-ccdc-phong-hop.xlsx": (datetime(2021, 5, 21, 8, 40), ["Cộng Hòa"]),
    "04-THIET BI HOP TRUC TUYEN.xlsx": (datetime(2021, 6, 2, 10, 15), ["Quang Trung", "Minh Tân", "Thành Lợi"]),
    "05-phong-hop-huyen.xlsx": (datetime(2021, 6, 7, 15, 30), [DISTRICT]),
    "06-dot-2.csv": (datetime(2021, 6, 15, 9, 50), ["Kim Thái", "Liên Minh"]),
    "07-cac-xa-con-lai.xlsx": (datetime(2021, 6, 30, 10, 30), ["Đại Thắng", "Tam Thanh", "Vĩnh Hào"]),
}
# type -> (faults a year when new, [(symptom, severity, weight)], [(parts, from, to thousand đồng)])
HABITS = {
    "screen": (0.16, [("Màn hình không lên", "blocking", 4), ("Không nhận HDMI", "degraded", 3), ("Sọc màn hình", "degraded", 2), ("Không có tín hiệu", "blocking", 2)],
               [("Bo nguồn", 450, 950), ("Đèn nền", 800, 1600), ("Bo mạch chính", 1100, 2400)]),
    "projector": (0.3, [("Máy chiếu không lên", "degraded", 2), ("Hình mờ", "degraded", 2)], [("Bóng đèn máy chiếu", 2200, 3400)]),
    "camera": (0.14, [("Không nhận camera", "blocking", 4), ("Camera mờ", "degraded", 2), ("Điều khiển không ăn", "minor", 2), ("Không quay được", "minor", 1)],
               [("Cáp USB 3.0", 180, 450), ("Nguồn camera", 250, 600)]),
    "codec": (0.3, [("Codec không lên", "blocking", 2), ("Không đăng nhập được", "blocking", 2)], [("Quạt tản nhiệt", 350, 900), ("Nguồn", 900, 1900)]),
    "microphone": (0.3, [("Mic chập chờn", "intermittent", 7), ("Mic không kêu", "blocking", 2), ("Mic rè", "degraded", 2), ("Mic hú", "degraded", 1)],
                   [("Pin, tiếp điểm", 80, 220), ("Đầu mic", 350, 900), ("Bộ thu", 600, 1500)]),
    "speaker": (0.12, [("Loa rè", "degraded", 4), ("Loa không kêu", "blocking", 2), ("Loa chập chờn", "intermittent", 2)],
                [("Màng loa", 250, 600), ("Dây, giắc loa", 60, 180)]),
    "amplifier": (0.15, [("Âm ly không lên", "blocking", 4), ("Chập nguồn", "blocking", 1), ("Chiết áp rè", "degraded", 3)],
                  [("Sò công suất", 350, 900), ("Biến áp nguồn", 450, 1100), ("Chiết áp", 80, 200)]),
    "mixer": (0.1, [("Mixer mất kênh", "degraded", 3), ("Mixer không lên", "blocking", 1)], [("Nguồn mixer", 350, 700), ("Thanh trượt", 150, 400)]),
    "computer": (0.24, [("Máy tính không khởi động", "blocking", 3), ("Máy chậm", "degraded", 4), ("Máy hay treo", "degraded", 3), ("Không vào được phòng họp", "blocking", 3)],
                 [("Nguồn máy tính", 450, 750), ("SSD 256GB", 780, 1150), ("RAM 8GB", 750, 1100), ("Cài lại hệ điều hành", 150, 300)]),
    "ups": (0.18, [("UPS không lưu điện", "degraded", 5), ("UPS kêu bíp", "minor", 2), ("Ắc quy phồng", "degraded", 1)], [("Ắc quy 12V-9Ah", 420, 900)]),
    "switch": (0.07, [("Switch không lên đèn", "blocking", 1)], [("Nguồn switch", 90, 180)]),
    "router": (0.1, [("Treo modem", "blocking", 3), ("Cháy nguồn modem", "blocking", 1)], [("Nguồn modem", 90, 160)]),
    "converter": (0.08, [("Converter không sáng", "blocking", 1)], [("Nguồn converter", 90, 160)]),
}
PACE = 1.4  # all rates together: about 280 faults in three years
SELF_FIXED = {  # what the officer did without a shop
    "computer": ["Khởi động lại, gỡ phần mềm thừa", "Cài lại phần mềm họp", "Đặt lại tài khoản phòng họp"],
    "microphone": ["Thay pin, chỉnh lại kênh", "Cắm lại giắc, giảm âm lượng"],
    "camera": ["Cắm lại cáp USB, chọn lại camera", "Lau ống kính, lấy nét lại"],
    "screen": ["Cắm lại cáp HDMI, chọn lại cổng vào", "Thay dây HDMI dự phòng"],
    "": ["Cắm lại giắc", "Khởi động lại thiết bị"],
}


@dataclass
class Piece:
    serial: str
    type: str
    unit: str
    acquired: date
    since: datetime  # known to the register
    provider: bool
    price: int
    until: datetime = END + timedelta(days=400)  # replaced or out of the books
    busy: datetime = START  # nothing new before


@dataclass
class Event:
    at: datetime
    by: str
    verb: str
    args: dict


class History:
    def __init__(self, rooms, people, random):
        self.rooms, self.people, self.random = rooms, people, random
        self.events, self.taken = [], set()
        self.faults, self.repairs = 0, 0
        self.gone = set()       # serials that are not in their room any more when the follow-up is made
        self.touched = set()    # serials whose state the history changed
        self.pieces = []
        for when, units in IMPORTS.values():
            for unit in units:
                for line in rooms.lines[unit]:
                    if line.serial and line.quantity == 1 and line.type != "accessory":
                        self.pieces.append(Piece(line.serial, line.type, unit, line.acquired, when, "Nhà mạng" in line.funding, line.price or 0))
        self.state = {l.serial: l.state for lines in rooms.lines.values() for l in lines if l.serial}

    # -- small tools
    def say(self, at, by, verb, **args):
        """One line; its moment is the next free second."""
        at = at.replace(microsecond=0)
        while at in self.taken:
            at += timedelta(seconds=1)
        self.taken.add(at)
        self.events.append(Event(at, by, verb, {k.rstrip("_"): v for k, v in args.items() if v not in (None, "")}))
        return at

    def office_hours(self, day):
        return datetime.combine(day, time(7, 40)) + timedelta(minutes=self.random.randint(0, 8 * 60), seconds=self.random.randint(0, 59))

    def later(self, at, low, high):
        """A working moment `low` to `high` hours on; next morning when it falls into the night."""
        then = at + timedelta(hours=self.random.uniform(low, high))
        if then.hour >= 17 or then.hour < 7:
            day = then.date() + timedelta(days=1 if then.hour >= 17 else 0)
            then = datetime.combine(day, time(7, 45)) + timedelta(minutes=self.random.randint(0, 120))
        while then.weekday() >= 5:
            then += timedelta(days=1)
        return max(then, at + timedelta(minutes=3)).replace(microsecond=0)

    def pick(self, weighted):
        return self.random.choices(weighted, [w[-1] for w in weighted])[0]

    def officer(self, unit, at):
        """Who answers for the room: the second officer where the first has left."""
        left = self.left.get(unit)
        return self.people.name(unit, 1 if left and at >= left and unit != DISTRICT else 0 if unit != DISTRICT else 1)

    def meetings(self):
        """Dates of district meetings; faults are found when rooms are opened."""
        day, out = date(2021, 5, 18), []
        while day <= END.date():
            out.append(day)
            step = 9 if day < date(2022, 3, 1) else 16
            day += timedelta(days=step + self.random.randint(-3, 3))
            while day.weekday() >= 5:
                day += timedelta(days=1)
        return out

    # -- the story
    def tell(self):
        self.left = {"Tân Thành": datetime(2022, 9, 1), "Đại Thắng": datetime(2023, 2, 1)}
        self.meeting_days = self.meetings()
        self.begin()
        self.out_of_books()
        self.move()
        self.storms()
        self.device_faults()
        self.site_faults()
        self.stuck()
        self.events = sorted((e for e in self.events if e.at <= END), key=lambda e: e.at)
        self.number()

    def number(self):
        """Labels count up in order of time."""
        new = {}
        for e in self.events:
            for key in ("label", "fault", "repair"):
                if key in e.args:
                    old = e.args[key]
                    new.setdefault(old, f"{old[0]}{sum(k[0] == old[0] for k in new) + 1}")
                    e.args[key] = new[old]

    def begin(self):
        keeper = self.people.keeper
        at = START
        order = [1, 0, 2, 3, 4]
        for i, which in enumerate(order):
            name, position = DISTRICT_STAFF[which]
            self.say(at + timedelta(minutes=i), keeper, "officer", name=name, position=position, unit=DISTRICT, phone=f"0900 000 {i + 1:03d}")
        for i, unit in enumerate(COMMUNES):
            for j in (0, 1):
                self.say(at + timedelta(minutes=10 + 2 * i + j), keeper, "officer", name=self.people.name(unit, j), position=COMMUNE_POSITIONS[j],
                         unit=unit, phone=f"0900 {j + 1:03d} {i + 101:03d}")
        for i, (name, kind, phone, address) in enumerate(VENDORS):
            self.say(at + timedelta(minutes=60 + i), keeper, "vendor", name=name, kind=kind, phone=phone, address=address)
        for file, (when, units) in IMPORTS.items():
            self.say(when, keeper, "import", list=file)
            for i, unit in enumerate(units):
                self.say(when + timedelta(minutes=6 + i), keeper, "custodian", site=unit, officer=self.people.name(unit, 1 if unit == DISTRICT else 0))
        for unit, when in self.left.items():
            self.say(when + timedelta(hours=8, minutes=12), keeper, "custodian", site=unit, officer=self.people.name(unit, 1),
                     document=f"{self.random.randint(20, 90)}/QĐ-UBND")
        self.say(FOLLOW_UP, keeper, "import", list="08-ra-soat-2023.xlsx")

    def piece(self, unit, type_, which=0, good=True):
        found = [p for p in self.pieces if p.unit == unit and p.type == type_ and (not good or self.is_working(p)) and p.until > END]
        return found[which] if which < len(found) else None

    def is_working(self, piece):
        words = self.state[piece.serial].lower()
        return not any(w in words for w in ("hỏng", "không", "sửa", "thanh lý", "dự phòng", "kho", "mất")) or words == "hoạt động không ổn định"

    def out_of_books(self):
        """What was broken on the day of the list is proposed for disposal, and most of it decided."""
        number = 0
        for p in self.pieces:
            words = self.state[p.serial].lower()
            if "hỏng" not in words and "không lên" not in words and words != "không hoạt động":
                continue
            number += 1
            p.busy = p.until = p.since
            self.gone.add(p.serial)
            at = datetime(2021, 9, 6, 8, 30) + timedelta(days=number * 3, minutes=number * 7)
            at = self.later(at, 0, 2)
            if "thanh lý" not in words:
                self.say(at, self.people.keeper, "device.dispose", device=p.serial, step="propose", reason="Hỏng, không còn giá trị sửa chữa")
            if number % 5 != 4:
                self.say(datetime(2022, 3, 22, 9, 0) + timedelta(minutes=number * 4), self.people.name(DISTRICT, 4), "device.dispose", device=p.serial,
                         step="decide", decision="415/QĐ-UBND", reason="Thanh lý tài sản năm 2022", proceeds=self.random.choice([0, 50000, 100000, 150000]) or None)

    def move(self):
        """Second screens and the district's spares go where they are missed; the last in the last week."""
        moves = [
            (datetime(2021, 11, 8, 9, 15), DISTRICT, "switch", 1, "Minh Tân", "612/QĐ-UBND", "Cấp bổ sung cho điểm cầu", False),
            (datetime(2022, 7, 14, 14, 5), "Quang Trung", "screen", 1, "Liên Minh", "355/QĐ-UBND", "Điều chuyển tivi thừa", True),
            (datetime(2022, 12, 6, 8, 50), "Tân Khánh", "microphone", 1, "Hợp Hưng", "701/QĐ-UBND", "Bổ sung micro", True),
            (datetime(2023, 9, 19, 10, 10), "Vĩnh Hào", "screen", 1, "Tam Thanh", "498/QĐ-UBND", "Điều chuyển tivi thừa", True),
            (datetime(2024, 1, 23, 15, 25), DISTRICT, "microphone", 1, "Kim Thái", "52/QĐ-UBND", "Cấp micro dự phòng", False),
            (datetime(2024, 5, 8, 9, 20), "Minh Thuận", "screen", 1, "Trung Thành", "233/QĐ-UBND", "Điều chuyển tivi giữa hai điểm cầu", True),
        ]
        for at, source, type_, which, target, decision, why, good in moves:
            p = self.piece(source, type_, which, good)
            assert p is not None, (source, type_)
            p.busy = at + timedelta(days=20)  # no story about it that would cross the move
            self.say(at, self.people.keeper, "device.transfer", device=p.serial, to=target, decision=decision, reason=why)
            p.unit = target
            p.since = at

    def report(self, p, at, symptom, severity, about=None):
        """The report of a fault and its label; `p` is a Piece, or the name of a unit with `about`."""
        self.faults += 1
        label = f"f{self.faults}"
        unit = p if about else p.unit
        during = f"Hội nghị trực tuyến ngày {at:%d/%m/%Y}" if at.date() in self.meeting_days and self.random.random() < 0.7 else None
        where = dict(site=unit, about=about) if about else dict(device=p.serial)
        self.say(at, self.officer(unit, at), "fault.report", label=label, **where, symptom=symptom, severity=severity, during=during)
        if not about:
            self.touched.add(p.serial)
        return label

    def accept(self, label, at):
        at = self.later(at, 0.1, 20)
        return self.say(at, self.random.choice([self.people.keeper, self.people.name(DISTRICT, 2)]), "fault.accept", fault=label)

    def close(self, label, at, unit):
        return self.say(self.later(at, 2, 72), self.officer(unit, at), "fault.close", fault=label)

    def repair(self, label, at, by, hours, **finish):
        """Starts and finishes a repair; `by` names a shop or an officer."""
        self.repairs += 1
        name = f"r{self.repairs}"
        shop = by in [v[0] for v in VENDORS]
        at = self.say(self.later(at, 0.3, 48), self.people.keeper, "repair.start", label=name, fault=label, vendor=by if shop else None, officer=None if shop else by)
        return self.say(self.later(at, *hours), self.people.keeper, "repair.finish", repair=name, **finish)

    def shop_for(self, type_):
        if type_ in ("microphone", "speaker", "amplifier", "mixer"):
            return self.random.choice(["Âm thanh Thí Dụ", "Điện tử Mẫu Thành"])
        if type_ in ("computer", "switch", "codec"):
            return self.random.choice(["Cửa hàng Minh Anh", "Tin học Giả Định"])
        return self.random.choice(["Cửa hàng Minh Anh", "Điện tử Mẫu Thành"])

    def story(self, p, at):
        """One fault of a device from report to close. Returns when it was over."""
        _rate, symptoms, parts = HABITS[p.type]
        symptom, severity, _ = self.pick(symptoms)
        start, unit = at, p.unit
        label = self.report(p, at, symptom, severity)
        at = self.accept(label, at)
        age = at.year - p.acquired.year
        in_warranty = (at.date() - p.acquired).days < 365 * (1 if p.type in ("microphone", "speaker", "ups") else 2)
        chance = self.random.random()
        part, low, high = self.random.choice(parts)
        cost = self.random.randint(low // 10, high // 10) * 10000
        if p.provider:
            at = self.say(self.later(at, 0.1, 2), self.people.name(DISTRICT, 2), "fault.wait", fault=label, for_="provider")
            at = self.say(self.later(at, 3, 50), self.people.name(DISTRICT, 2), "fault.fix", fault=label, notes="Nhà mạng đã khắc phục")
        elif chance < 0.27 or symptom in ("Không vào được phòng họp", "Không nhận HDMI", "Điều khiển không ăn"):
            at = self.say(self.later(at, 0.3, 26), self.people.keeper, "fault.fix", fault=label,
                          notes=self.random.choice(SELF_FIXED.get(p.type, SELF_FIXED[""])))
        elif severity == "blocking" and age >= 4 and chance > 0.5 and self.replaceable(p, at):
            at = self.repair(label, at, self.shop_for(p.type), (4, 60), outcome="unrepairable", cost=self.random.choice([None, 100000, 150000]), notes="Không còn linh kiện thay")
            at = self.renew(p, label, at)
        elif in_warranty:
            supplier = self.random.choice(["Tin học Giả Định", "Thiết bị hội nghị Ví Dụ"])
            at = self.repair(label, at, supplier, (40, 240), outcome="fixed", cost=0, in_warranty="yes", parts=part, document=f"BH-{self.random.randint(100, 999)}")
        elif chance > 0.6 and cost >= 700000:
            at = self.repair(label, at, self.shop_for(p.type), (4, 40), outcome="not_fixed", notes="Chờ linh kiện", parts=None)
            at = self.say(self.later(at, 0.2, 5), self.people.keeper, "fault.wait", fault=label, for_=self.random.choice(["parts", "parts", "money"]))
            at = self.repair(label, self.later(at, 48, 400), self.shop_for(p.type), (4, 40), outcome="fixed", cost=cost, parts=part, document=f"HĐ {self.random.randint(1000, 9999)}")
        elif chance > 0.52 and p.type == "microphone":
            at = self.repair(label, at, self.people.keeper, (1, 20), outcome="partly", cost=None, notes="Vẫn còn lúc được lúc không")
            at = self.repair(label, at, self.shop_for(p.type), (8, 60), outcome="fixed", cost=cost, parts=part)
        else:
            at = self.repair(label, at, self.shop_for(p.type), (3, 70), outcome="fixed", cost=cost, parts=part,
                             document=f"HĐ {self.random.randint(1000, 9999)}" if cost > 400000 else None)
        end = self.close(label, at, unit)
        if end > END and start < END - timedelta(days=75):
            raise AssertionError("a story that never ends")
        return end

    def replaceable(self, p, at):
        return at < END - timedelta(days=60) and p.type in ("screen", "microphone", "amplifier", "ups", "computer", "camera", "speaker") and p.unit != DISTRICT

    def renew(self, p, label, at):
        """The old device goes, a new one of today's model takes its place."""
        kind = "wireless" if p.type == "microphone" else p.type
        at = self.later(at, 90, 700)
        new = self.rooms.piece(p.unit, kind, at.date(), pick=0)
        self.say(at, self.people.keeper, "device.replace", fault=label, old=p.serial, type=new.type, name=new.name, maker=new.maker, model=new.model,
                 spec=new.spec, serial=new.serial, cost=new.price, acquired=at.date().isoformat(), reason="Không sửa được, mua thay thế", document=f"HĐ {self.random.randint(1000, 9999)}")
        p.until = at
        if at < FOLLOW_UP:
            self.gone.add(p.serial)
        else:
            self.touched.add(p.serial)
        self.pieces.append(Piece(new.serial, new.type, p.unit, at.date(), at, False, new.price, busy=at + timedelta(days=45)))
        self.state[new.serial] = "Tốt"
        self.say(datetime(at.year + 1, 3, 15, 9, 0) + timedelta(minutes=self.faults), self.people.name(DISTRICT, 4), "device.dispose", device=p.serial, step="decide",
                 decision=f"{300 + at.year - 2020}/QĐ-UBND", reason=f"Thanh lý tài sản năm {at.year + 1}")
        return at

    def device_faults(self):
        for p in list(self.pieces):
            if p.type not in HABITS or p.until <= p.since or not self.is_working(p):
                continue
            self.live(p)
        done = len(self.pieces)
        for p in [q for q in self.pieces if q.acquired > date(2021, 7, 1)]:
            assert len(self.pieces) == done
            if p.type in HABITS and p.busy < END and self.random.random() < 0.2:
                self.live(p)

    def live(self, p):
        """The faults of one device over its time in the register."""
        rate = HABITS[p.type][0]
        weak = {"chập chờn": 2.2, "cũ": 1.6, "trung bình": 1.5, "mic rè": 2.0, "loa rè": 1.8}.get(self.state[p.serial].lower(), 1.0)
        at = max(p.since, p.busy)
        while p.until > END:
            age = max(0.0, (at.date() - p.acquired).days / 365)
            at += timedelta(days=self.random.expovariate(PACE * rate * weak * (0.45 + 0.16 * age)) * 365)
            if at >= END - timedelta(hours=8):
                return
            if self.random.random() < 0.6:  # found when the room is opened
                days = [d for d in self.meeting_days if d >= at.date()]
                if not days:
                    return
                at = datetime.combine(days[0], time(7, 35)) + timedelta(minutes=self.random.randint(0, 150), seconds=self.random.randint(0, 59))
            else:
                at = self.later(self.office_hours(at.date()), 0, 1)
            if at <= max(p.busy, p.since) or at >= END - timedelta(hours=2):
                at = max(at, p.busy)
                if at >= END - timedelta(hours=2):
                    return
                continue
            end = self.story(p, at)
            # What comes and goes comes back: the same trouble within weeks.
            if p.type == "microphone" and p.until > END and self.random.random() < 0.35 and end < END - timedelta(days=40):
                again = self.later(self.office_hours((end + timedelta(days=self.random.randint(6, 40))).date()), 0, 1)
                label = self.report(p, again, "Mic chập chờn", "intermittent")
                then = self.accept(label, again)
                then = self.repair(label, then, self.shop_for("microphone"), (6, 60), outcome="fixed", cost=self.random.randint(8, 60) * 10000, parts="Tiếp điểm, cáp")
                end = self.close(label, then, p.unit)
            p.busy = end
            at = end

    def line_fault(self, unit, at, symptom, severity, hours):
        provider = self.people.name(DISTRICT, 2)
        label = self.report(unit, at, symptom, severity, "line")
        then = self.accept(label, at)
        then = self.say(self.later(then, 0.1, 1), provider, "fault.wait", fault=label, for_="provider")
        then = self.say(self.later(then, *hours), provider, "fault.fix", fault=label, notes="Nhà mạng đã khắc phục")
        self.close(label, then, unit)

    def power_fault(self, unit, at, symptom, severity):
        label = self.report(unit, at, symptom, severity, "power")
        then = self.accept(label, at)
        if symptom in ("Ổ cắm hỏng", "Nhảy aptomat"):
            then = self.repair(label, then, "Cửa hàng Minh Anh", (2, 20), outcome="fixed", cost=self.random.randint(8, 45) * 10000, parts="Ổ cắm, aptomat")
        else:
            then = self.say(self.later(then, 1, 12), self.officer(unit, then), "fault.fix", fault=label, notes="Điện lực đã cấp lại")
        self.close(label, then, unit)

    def known(self, unit):
        return next(when for when, units in IMPORTS.values() if unit in units)

    def storms(self):
        for day in (date(2021, 10, 11), date(2022, 8, 25), date(2023, 7, 18), date(2023, 9, 28)):
            hit = self.random.sample(COMMUNES, 5)
            for i, unit in enumerate(hit):
                at = datetime.combine(day, time(8, 5)) + timedelta(minutes=13 * i + self.random.randint(0, 9), seconds=self.random.randint(0, 59))
                if i < 3:
                    self.line_fault(unit, at, self.random.choice(["Đứt cáp quang", "Mất mạng"]), "blocking", (6, 40))
                else:
                    self.power_fault(unit, at, "Mất điện", "blocking")

    def site_faults(self):
        kinds = [("line", "Mạng chậm", "degraded", 5), ("line", "Tín hiệu chập chờn", "intermittent", 6), ("line", "Rớt mạng", "blocking", 4),
                 ("line", "Tiếng ngắt quãng", "degraded", 3), ("power", "Điện yếu", "degraded", 3), ("power", "Nhảy aptomat", "blocking", 2),
                 ("power", "Ổ cắm hỏng", "minor", 2), ("light", "Thiếu sáng", "minor", 2), ("light", "Đèn hỏng", "minor", 2), ("room", "Điều hòa hỏng", "minor", 1)]
        for _ in range(62):
            about, symptom, severity, _w = self.pick(kinds)
            unit = self.random.choice(COMMUNES)
            day = self.random.choice(self.meeting_days)
            at = datetime.combine(day, time(7, 30)) + timedelta(minutes=self.random.randint(0, 240), seconds=self.random.randint(0, 59))
            if at <= self.known(unit):
                continue
            if about == "line":
                self.line_fault(unit, at, symptom, severity, (1, 60))
            elif about == "power":
                self.power_fault(unit, at, symptom, severity)
            else:
                label = self.report(unit, at, symptom, severity, about)
                then = self.accept(label, at)
                if self.random.random() < 0.5:
                    then = self.repair(label, then, "Cửa hàng Minh Anh", (4, 60), outcome="fixed", cost=self.random.randint(6, 70) * 10000)
                else:
                    then = self.say(self.later(then, 2, 60), self.officer(unit, then), "fault.fix", fault=label, notes="Tự khắc phục")
                self.close(label, then, unit)

    def stuck(self):
        """What waits for money or parts for months, and what came in during the last days."""
        plan = [
            ("Đại An", "amplifier", datetime(2023, 11, 14, 8, 20), "Âm ly không lên", "blocking", "money"),
            ("Hiển Khánh", "camera", datetime(2024, 1, 9, 14, 2), "Không nhận camera", "blocking", "parts"),
            ("Liên Bảo", "computer", datetime(2024, 2, 27, 9, 47), "Máy tính không khởi động", "blocking", "money"),
            ("Tam Thanh", "ups", datetime(2024, 3, 19, 10, 5), "UPS không lưu điện", "degraded", "money"),
            ("Gôi", "speaker", datetime(2024, 4, 2, 8, 31), "Loa rè", "degraded", "parts"),
            ("Đại Thắng", "mixer", datetime(2024, 4, 11, 15, 12), "Mixer mất kênh", "degraded", "parts"),
            ("Hợp Hưng", "microphone", datetime(2024, 4, 23, 7, 58), "Mic chập chờn", "intermittent", "repair"),
            ("Cộng Hòa", "screen", datetime(2024, 4, 25, 8, 9), "Sọc màn hình", "degraded", "repair"),
            ("Vĩnh Hào", "computer", datetime(2024, 5, 6, 13, 50), "Máy hay treo", "degraded", "repair"),
            ("Kim Thái", "microphone", datetime(2024, 5, 7, 8, 15), "Mic rè", "degraded", "accept"),
            ("Minh Tân", "screen", datetime(2024, 5, 8, 7, 52), "Màn hình không lên", "blocking", "accept"),
            ("Tân Khánh", "ups", datetime(2024, 5, 9, 9, 33), "UPS kêu bíp", "minor", "report"),
            ("Quang Trung", "camera", datetime(2024, 5, 9, 14, 41), "Camera mờ", "degraded", "report"),
            ("Thành Lợi", "microphone", datetime(2024, 5, 10, 8, 6), "Mic chập chờn", "intermittent", "report"),
            ("Liên Minh", "screen", datetime(2024, 5, 10, 14, 18), "Không có tín hiệu", "blocking", "report"),
        ]
        for unit, type_, at, symptom, severity, how in plan:
            free = [p for p in self.pieces if p.unit == unit and p.type == type_ and p.until > END and p.since < at and self.is_working(p) and p.busy < at]
            if not free:
                continue
            p = free[0]
            label = self.report(p, at, symptom, severity)
            if how == "report":
                continue
            then = self.accept(label, at)
            if how == "repair":
                self.repairs += 1
                self.say(self.later(then, 0.5, 20), self.people.keeper, "repair.start", label=f"r{self.repairs}", fault=label, vendor=self.shop_for(type_))
            elif how in ("money", "parts"):
                then = self.repair(label, then, self.shop_for(type_), (4, 60), outcome="not_fixed", notes="Báo giá quá mức" if how == "money" else "Chưa có linh kiện")
                self.say(self.later(then, 0.3, 6), self.people.keeper, "fault.wait", fault=label, for_=how)
        at = datetime(2024, 5, 10, 15, 27)
        label = self.report("Trung Thành", at, "Tín hiệu chập chờn", "intermittent", "line")
        label = self.report("Tân Thành", at - timedelta(days=1, hours=2), "Mạng yếu", "degraded", "line")
        self.accept(label, at - timedelta(days=1, hours=2))

    # -- the follow-up list: what it must say differently, and what is new in it
    def follow_up(self):
        """(serials that are gone, serial -> fields written differently, unit -> new lines)."""
        r = self.random
        still = [l for u in ("Gôi", "Đại An") for l in self.rooms.lines[u] if l.serial and l.serial not in self.gone and l.serial not in self.touched]
        worn = next(l for l in still if l.state.startswith("Tốt"))
        still.remove(worn)
        changes = {worn.serial: dict(state="Trung bình"), still[3].serial: dict(notes="Đã vệ sinh, bảo dưỡng tháng 4/2023"), still[-2].serial: dict(notes="Nên thay trong năm 2024")}
        news = {"Gôi": [self.rooms.piece("Gôi", "wireless", date(2023, 3, 20), pick=1)],
                "Đại An": [self.rooms.piece("Đại An", "ups", date(2022, 10, 5), pick=2), self.rooms.piece("Đại An", "screen", date(2023, 2, 14), pick=1)]}
        for lines in news.values():
            for line in lines:
                line.state, line.funding = "Tốt", r.choice(["Ngân sách huyện", "Ngân sách xã"])
        return self.gone, changes, news

    def write(self, path):
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            out.write("# Three years of the sample district, one use case a line, in order of time; README.md gives the grammar.\n")
            out.write("# Made by tools/make_sample.py. moment\tby\tverb\tkey=value ...\n")
            for e in self.events:
                out.write("\t".join([e.at.strftime("%Y-%m-%dT%H:%M:%S+07:00"), e.by, e.verb, *(f"{k}={v}" for k, v in e.args.items())]) + "\n")
