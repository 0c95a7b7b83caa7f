"""What stands in each videoconference room of the sample district.

Everything is drawn from one random source with a fixed seed, so each run gives the same district.
Prices follow usual ranges (grade K, common knowledge; UPS, TV and PC prices near a ledger of 2014-2019).
"""

from dataclasses import dataclass, replace
from datetime import date

COMMUNES = [
    "Gôi", "Minh Thuận", "Hiển Khánh", "Tân Khánh", "Hợp Hưng", "Đại An", "Tân Thành", "Cộng Hòa", "Trung Thành",
    "Quang Trung", "Minh Tân", "Liên Bảo", "Thành Lợi", "Kim Thái", "Liên Minh", "Đại Thắng", "Tam Thanh", "Vĩnh Hào",
]
DISTRICT = "Vụ Bản"


@dataclass
class Line:
    """One row of a list: `quantity` pieces alike in the room of `unit`."""

    unit: str
    type: str
    name: str
    maker: str
    model: str
    serial: str  # of the first piece; empty when nobody wrote it down
    measure: str
    quantity: int
    price: int | None  # đồng, of one piece; None: not written
    acquired: date
    funding: str
    state: str = "Tốt"  # the wording
    notes: str = ""
    spec: str = ""
    country: str = ""

    @property
    def amount(self):
        return None if self.price is None else self.price * self.quantity

    @property
    def is_bulk(self):
        """One record with a quantity, not `quantity` records."""
        return self.type == "accessory" or self.measure in ("sợi", "m", "cuộn", "đôi")

    @property
    def devices(self):
        return 1 if self.is_bulk else self.quantity


# type -> (name, maker, model, serial pattern, from million, to million, spec, country); "#" a digit, "@" a letter
MODELS = {
    "computer": [
        ("Bộ máy tính để bàn Dell Vostro 3681", "Dell", "Vostro 3681", "@@#@@@#", 12.5, 14.5, "Core i5, RAM 8GB, SSD 256GB", "Trung Quốc"),
        ("Máy tính để bàn HP ProDesk 400 G6", "HP", "ProDesk 400 G6", "8CC#####@@", 13.0, 15.5, "Core i5, RAM 8GB, HDD 1TB", "Trung Quốc"),
        ("Bộ PC Dell OptiPlex 3050 + UPS 600VA", "Dell", "OptiPlex 3050", "@@@#@#@", 12.1, 12.7, "Core i3, RAM 4GB, HDD 500GB", "Malaysia"),
        ("Máy vi tính FPT Elead T7100", "FPT Elead", "T7100", "FE########", 10.9, 12.4, "Core i3, RAM 4GB, HDD 500GB", "Việt Nam"),
    ],
    "codec": [("Thiết bị hội nghị truyền hình Polycom HDX 7000", "Polycom", "HDX 7000", "82##########@@", 165, 180, "720p, 3 cổng", "Thái Lan")],
    "camera": [
        ("Camera hội nghị Logitech PTZ Pro 2", "Logitech", "PTZ Pro 2", "20##LZ#@@@@8", 16.5, 19.5, "1080p, PTZ, zoom 10x, USB", "Trung Quốc"),
        ("Camera AVer CAM520", "AVer", "CAM520", "530########", 24, 29, "1080p, PTZ, zoom 12x, USB", "Đài Loan"),
        ("Webcam Logitech C930e", "Logitech", "C930e", "19##LZ0@@#@8", 2.6, 3.2, "1080p, góc cố định, USB", "Trung Quốc"),
    ],
    "screen": [
        ("Tivi Samsung 55 inch UA55TU8000", "Samsung", "UA55TU8000", "0AXY3@@N######", 11.5, 14.5, "55 inch, 4K, 3 HDMI", "Việt Nam"),
        ("Smart tivi LG 65 inch 65UN7290", "LG", "65UN7290", "0##MXWB#####", 16.5, 19.9, "65 inch, 4K, 3 HDMI", "Indonesia"),
        ("Ti vi Sony 55 inch KD-55X7000G", "Sony", "KD-55X7000G", "4######", 13.9, 16.4, "55 inch, 4K, 3 HDMI", "Malaysia"),
        ("Tivi Samsung 43 inch UA43K5300", "Samsung", "UA43K5300", "0B6G3@@J######", 7.85, 11.7, "43 inch, Full HD, 2 HDMI", "Việt Nam"),
    ],
    "projector": [("Máy chiếu Panasonic PT-LB303", "Panasonic", "PT-LB303", "DD#######", 18.0, 21.0, "3100 lumen, XGA", "Trung Quốc")],
    "wireless": [
        ("Micro không dây TOA WS-5325U", "TOA", "WS-5325U", "@#######", 6.8, 8.4, "UHF", "Indonesia"),
        ("Bộ micro không dây Shure BLX288/PG58", "Shure", "BLX288/PG58", "3QF#######", 9.8, 11.8, "UHF, 2 tay", "Mexico"),
    ],
    "gooseneck": [
        ("Micro cổ ngỗng TOA EM-380", "TOA", "EM-380", "", 1.9, 2.6, "", "Indonesia"),
        ("Mic để bàn Bosch CCSD-DL", "Bosch", "CCSD-DL", "", 5.4, 6.9, "", "Bồ Đào Nha"),
        ("Micro cổ ngỗng Guinness GM-68", "Guinness", "GM-68", "", 0.85, 1.2, "", "Trung Quốc"),
    ],
    "speaker": [
        ("Loa hộp TOA BS-1030W", "TOA", "BS-1030W", "S#######", 2.1, 2.9, "30W", "Indonesia"),
        ("Loa treo tường JBL Control 25", "JBL", "Control 25", "JB#######", 3.9, 4.8, "150W", "Trung Quốc"),
        ("Loa Bosch LB1-UM20E", "Bosch", "LB1-UM20E", "L8#######", 3.0, 3.8, "20W", "Trung Quốc"),
    ],
    "amplifier": [
        ("Tăng âm liền mixer TOA A-2120", "TOA", "A-2120", "A#######", 6.2, 7.9, "120W", "Indonesia"),
        ("Amply Jarguar 203N", "Jarguar", "203N", "JG######", 5.0, 6.4, "400W, 2 kênh", "Hàn Quốc"),
        ("Âm ly Bosch PLE-1MA120", "Bosch", "PLE-1MA120", "P9#######", 8.9, 10.8, "120W", "Trung Quốc"),
    ],
    "mixer": [
        ("Mixer Yamaha MG10XU", "Yamaha", "MG10XU", "EBC######", 6.1, 7.2, "10 kênh", "Indonesia"),
        ("Bàn trộn âm thanh Behringer X1204USB", "Behringer", "X1204USB", "S1########", 5.0, 5.9, "12 kênh", "Trung Quốc"),
    ],
    "ups": [
        ("Bộ lưu điện Santak Blazer 1000 Pro", "Santak", "Blazer 1000 Pro", "BZ##########", 2.9, 3.6, "1000VA", "Trung Quốc"),
        ("UPS APC BX1100LI-MS", "APC", "BX1100LI-MS", "9B####A#####", 3.1, 3.9, "1100VA", "Philippines"),
        ("Bộ lưu điện CyberPower CP1500", "CyberPower", "CP1500", "CXE######", 4.5, 5.6, "1500VA", "Trung Quốc"),
        ("UPS Santak TG500", "Santak", "TG500", "TG##########", 0.99, 1.35, "500VA", "Trung Quốc"),
    ],
    "stabilizer": [("Ổn áp LiOA SH-5000", "LiOA", "SH-5000", "", 3.2, 4.1, "5kVA", "Việt Nam")],
    "generator": [("Máy phát điện Honda EP6500CX", "Honda", "EP6500CX", "EAJT-#######", 29, 36, "5,5kVA, xăng", "Thái Lan")],
    "switch": [
        ("Switch TP-Link TL-SG1008D 8 cổng", "TP-Link", "TL-SG1008D", "21########", 0.55, 0.75, "8 cổng, 1000Mbps", "Trung Quốc"),
        ("Bộ chia mạng Cisco SG95D-08", "Cisco", "SG95D-08", "DNI#####@#@", 1.3, 1.7, "8 cổng, 1000Mbps", "Trung Quốc"),
    ],
    "router": [
        ("Modem VNPT iGate GW020", "VNPT", "GW020", "VNPT00######", 0, 0, "4 cổng", "Việt Nam"),
        ("Router DrayTek Vigor2915", "DrayTek", "Vigor2915", "2104########", 2.3, 2.9, "4 cổng", "Đài Loan"),
    ],
    "converter": [("Converter quang TP-Link MC220L", "TP-Link", "MC220L", "22########", 0.62, 0.85, "1000Mbps", "Trung Quốc")],
    "splitter": [("Bộ chia HDMI 1 ra 4 Unitek V109A", "Unitek", "V109A", "", 0.55, 0.9, "4 cổng", "Trung Quốc")],
}
CATEGORY = {  # where a list has rooms or kinds as sections
    "screen": "Thiết bị hình ảnh", "camera": "Thiết bị hình ảnh", "codec": "Thiết bị hình ảnh",
    "projector": "Thiết bị hình ảnh", "splitter": "Thiết bị hình ảnh", "microphone": "Thiết bị âm thanh",
    "speaker": "Thiết bị âm thanh", "amplifier": "Thiết bị âm thanh", "mixer": "Thiết bị âm thanh",
    "computer": "Máy tính, mạng", "switch": "Máy tính, mạng", "router": "Máy tính, mạng",
    "converter": "Máy tính, mạng", "ups": "Thiết bị nguồn điện", "stabilizer": "Thiết bị nguồn điện",
    "generator": "Thiết bị nguồn điện", "accessory": "Phụ kiện",
}
STATES_GOOD = ["Tốt", "Tốt", "Tốt", "Hoạt động tốt", "Đang sử dụng tốt", "Bình thường", "Đang sử dụng", "Hoạt động bình thường", "Còn tốt"]
STATES_FAIR = ["Trung bình", "Chập chờn", "Cũ", "Hoạt động không ổn định"]
STATES_POOR = {"speaker": "Loa rè", "microphone": "Mic rè", "screen": "Hình hơi mờ", "camera": "Mờ", "ups": "Yếu ắc quy", "amplifier": "Kém"}
STATES_BROKEN = {"speaker": "Hỏng", "microphone": "Không hoạt động", "screen": "Không lên hình", "ups": "Hỏng ắc quy", "amplifier": "Hỏng nguồn"}
FUNDING = ["Ngân sách huyện", "Ngân sách xã", "Ngân sách tỉnh cấp", "Chương trình nông thôn mới"]


class Rooms:
    """Draws the rooms; `lines[unit]` are the rows of that unit's room, in the order a person lists them."""

    def __init__(self, random):
        self.random = random
        self.serials = set()
        self.lines = {unit: self._commune(unit) for unit in COMMUNES}
        self.lines[DISTRICT] = self._district()
        self._spoil()

    def new_serial(self, pattern):
        """A serial number nobody has yet; never one that Excel would round or strip of zeros."""
        while pattern:
            text = "".join(
                self.random.choice("0123456789") if c == "#" else self.random.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") if c == "@" else c
                for c in pattern
            )
            if text not in self.serials and not (text.isdigit() and text[0] == "0"):
                self.serials.add(text)
                return text
        return ""

    def piece(self, unit, kind, when, quantity=1, pick=None, with_serial=True, measure=None):
        """A line of `quantity` pieces of one model of MODELS[kind], bought on `when`."""
        name, maker, model, pattern, low, high, spec, country = (
            MODELS[kind][pick] if pick is not None else self.random.choice(MODELS[kind])
        )
        price = round(self.random.uniform(low, high) * 1e6 / 10000) * 10000
        from_provider = kind == "router" and price == 0
        return Line(
            unit=unit,
            type={"wireless": "microphone", "gooseneck": "microphone"}.get(kind, kind),
            name=name, maker=maker, model=model,
            serial=self.new_serial(pattern) if with_serial and quantity == 1 else "",
            measure=measure or ("bộ" if name.lower().startswith(("bộ máy", "bộ pc", "bộ micro", "máy tính")) else "cái"),
            quantity=quantity,
            price=None if from_provider else price,
            acquired=when,
            funding="Nhà mạng trang bị" if from_provider else self.random.choice(FUNDING),
            state=self.random.choice(STATES_GOOD),
            notes="Nhà mạng cho mượn" if from_provider else "",
            spec=spec, country=country,
        )

    def accessory(self, unit, name, measure, quantity, price, when):
        return Line(unit, "accessory", name, "", "", "", measure, quantity, price, when, "Ngân sách xã", "Tốt")

    def day(self, year):
        return date(year, self.random.randint(1, 12) if year < 2021 else self.random.randint(1, 3), self.random.randint(1, 28))

    def _commune(self, unit):
        r = self.random
        old, new = r.choice([2015, 2016, 2017]), r.choice([2019, 2020, 2021])
        first, second = self.day(old), self.day(new)
        rows = [
            self.piece(unit, "screen", second, pick=r.choice([0, 0, 1, 2])),
            self.piece(unit, "screen", first if r.random() < 0.7 else second, pick=r.choice([3, 3, 0])),
            self.piece(unit, "camera", second, pick=r.choice([0, 0, 1, 2])),
            self.piece(unit, "splitter", second),
            self.piece(unit, "computer", second if r.random() < 0.6 else first, pick=r.choice([0, 1, 2, 3])),
            self.piece(unit, "wireless", second),
            self.piece(unit, "wireless", first, pick=0),
        ]
        gooseneck = r.randrange(3)
        rows.append(self.piece(unit, "gooseneck", first, quantity=2, pick=gooseneck))
        pick = r.randrange(3)
        if r.random() < 0.5:
            rows.append(self.piece(unit, "speaker", first, quantity=2, pick=pick))
        else:
            rows += [self.piece(unit, "speaker", first, pick=pick), self.piece(unit, "speaker", first, pick=pick)]
        rows += [
            self.piece(unit, "amplifier", first),
            self.piece(unit, "mixer", second),
            self.piece(unit, "ups", second if r.random() < 0.6 else first),
        ]
        if r.random() < 0.75:
            rows.append(self.piece(unit, "stabilizer", first))
        if r.random() < 0.15:
            rows.append(self.piece(unit, "generator", first))
        rows += [
            self.piece(unit, "switch", second),
            self.piece(unit, "router", second, pick=0 if r.random() < 0.8 else 1),
            self.piece(unit, "converter", second),
            self.accessory(unit, "Cáp HDMI 15m", "sợi", r.randint(2, 4), r.choice([180000, 250000, 320000]), second),
            self.accessory(unit, "Giá treo tivi", "cái", 2, 350000, second),
        ]
        if r.random() < 0.4:
            rows.append(self.accessory(unit, "Remote tivi", "cái", 1, None, second))
        return rows

    def _district(self):
        d = DISTRICT
        a, b, c = date(2014, 9, 18), date(2018, 11, 6), date(2020, 12, 2)
        rows = [
            self.piece(d, "codec", a), self.piece(d, "camera", b, pick=1), self.piece(d, "camera", c, pick=0),
            self.piece(d, "screen", c, pick=1), self.piece(d, "screen", c, pick=1), self.piece(d, "screen", b, pick=3),
            self.piece(d, "projector", a), self.piece(d, "splitter", c, quantity=2),
            self.piece(d, "computer", c, pick=0), self.piece(d, "computer", b, pick=1), self.piece(d, "computer", b, pick=2),
            self.piece(d, "wireless", c, pick=1), self.piece(d, "wireless", c, pick=1),
            self.piece(d, "gooseneck", b, quantity=8, pick=1),
            self.piece(d, "speaker", b, quantity=4, pick=1), self.piece(d, "amplifier", b, pick=2),
            self.piece(d, "amplifier", a, pick=1), self.piece(d, "mixer", c, pick=0),
            self.piece(d, "ups", c, pick=2), self.piece(d, "ups", b, pick=1),
            self.piece(d, "stabilizer", b), self.piece(d, "generator", b),
            self.piece(d, "switch", c, pick=1), self.piece(d, "switch", c, pick=0),
            self.piece(d, "router", c, pick=1), self.piece(d, "converter", c),
            self.accessory(d, "Cáp HDMI 20m", "sợi", 6, 420000, c), self.accessory(d, "Dây mạng Cat6", "cuộn", 1, 2650000, c),
            self.accessory(d, "Giá treo tivi", "cái", 3, 450000, c),
        ]
        for line, state in ((rows[2], "Dự phòng"), (rows[12], "Để dự phòng"), (rows[19], "Dự phòng"), (rows[23], "Lưu kho")):
            line.state = state
        return rows

    def _spoil(self):
        """Some things are worn, broken or away on the day of the list; identical twins stand apart."""
        r = self.random
        for unit in COMMUNES:
            for line in self.lines[unit]:
                age = 2021 - line.acquired.year
                chance = r.random()
                if line.type == "accessory":
                    continue
                if age >= 4 and chance < 0.07 and line.type in STATES_BROKEN:
                    line.state = STATES_BROKEN[line.type]
                elif age >= 4 and chance < 0.16 and line.type in STATES_POOR:
                    line.state = STATES_POOR[line.type]
                elif age >= 3 and chance < 0.34:
                    line.state = r.choice(STATES_FAIR)
                elif chance > 0.97:
                    line.state = ""
        away = next(l for l in self.lines["Kim Thái"] if l.type == "mixer")
        away.state, away.notes = "Đang sửa chữa", "Gửi cửa hàng từ tháng 4"
        gone = next(l for l in self.lines["Liên Minh"] if l.type == "amplifier")
        gone.state, gone.notes = "Hỏng chờ thanh lý", "Cháy nguồn năm 2020"
        for unit in ("Đại An", "Thành Lợi"):  # the two gooseneck microphones as two equal rows
            rows = self.lines[unit]
            at = next(i for i, l in enumerate(rows) if l.name.startswith(("Micro cổ", "Mic để")))
            single = replace(rows[at], quantity=1)
            rows[at:at + 1] = [single, replace(single)]
