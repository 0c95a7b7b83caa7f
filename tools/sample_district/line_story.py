"""Three years of the district's lines: contracts, measurements, who was told of what, better lines asked for.

What happened to the lines stands in history.tsv (faults about the line); this tells the rest of it. Written to
lines.tsv, played beside the history.
"""

import datetime as dt

from sample_district.kit import DISTRICT

PROVIDERS = {"VNPT Vụ Bản": "0900 300 006", "Viettel Vụ Bản": "0900 300 007"}
KEEPER = "Nguyễn Văn Mẫu"
DIVISION = "Trần Thị Mẫu Biểu"
FIRST = dt.datetime(2021, 5, 11, 16, 0)
LAST = dt.datetime(2024, 5, 10, 16, 0)
DISTRICT_FROM = dt.datetime(2021, 6, 8, 9, 0)  # its room comes with a list
NOT_RENEWED = ("Liên Bảo", "Quang Trung")  # their contracts end with 2023


class LineStory:
    def __init__(self, history_text, random):
        self.random = random
        self.steps = []
        self.sites = []
        self.faults = {}
        self.read(history_text)

    def read(self, text):
        """The sites in the order of their officers, the faults about lines with their ends."""
        for line in text.splitlines():
            cells = line.split("\t")
            if line.startswith("#") or len(cells) < 4:
                continue
            at = dt.datetime.fromisoformat(cells[0]).replace(tzinfo=None)
            values = dict(cell.split("=", 1) for cell in cells[3:])
            if cells[2] == "custodian" and values["site"] not in self.sites:
                self.sites.append(values["site"])
            if cells[2] == "fault.report" and values.get("about") == "line":
                self.faults[values["label"]] = {"at": at, "by": cells[1], **values}
            elif cells[2] == "fault.fix" and values["fault"] in self.faults:
                self.faults[values["fault"]]["fixed"] = at

    def step(self, at, by, verb, **values):
        cells = [at.isoformat(timespec="seconds") + "+07:00", by, verb]
        cells += [f"{key}={value}" for key, value in values.items()]
        self.steps.append((at, "\t".join(cells)))

    def tell(self):
        self.contracts()
        self.contacts()
        self.measurements()
        self.incidents()
        self.upgrades()
        self.support()

    def provider(self, site):
        return list(PROVIDERS)[self.sites.index(site) % 2]

    def bought(self, site):
        return 60000 if self.sites.index(site) % 6 == 0 else 40000

    def contracts(self):
        for i, site in enumerate(self.sites):
            provider = self.provider(site)
            at = FIRST if site != DISTRICT else DISTRICT_FROM
            self.step(at + dt.timedelta(minutes=i), KEEPER, "line", name=f"FTTH {site}", site=site, provider=provider,
                      kind="broadband", contract=f"HĐ-MẪU-{i + 1:03}", customer=f"MAU-{i + 1:04}",
                      down=self.bought(site), up=self.bought(site) // 2, hours=24, availability=9950,
                      hotline=PROVIDERS[provider], to="2021-12-31", cost=440000 if self.bought(site) > 40000 else 330000,
                      **{"from": "2021-01-01"})
        self.step(FIRST + dt.timedelta(minutes=40), KEEPER, "line", name="TSLCD Gôi", site="Gôi", provider="VNPT Vụ Bản",
                  kind="state_network", backup="yes", contract="HĐ-MẪU-101", down=20000, up=20000, hours=8,
                  availability=9990, hotline=PROVIDERS["VNPT Vụ Bản"], to="2024-12-31", **{"from": "2021-01-01"})
        for year in (2021, 2022, 2023):
            at = dt.datetime(year, 12, 20, 9, 0)
            for i, site in enumerate(self.sites):
                if year < 2023 or site not in NOT_RENEWED:
                    self.step(at + dt.timedelta(minutes=i), KEEPER, "renew-line", line=f"FTTH {site}",
                              to=f"{year + 1}-12-31")

    def contacts(self):
        at = FIRST + dt.timedelta(hours=17)
        points = [
            {"level": 2, "party": "Văn phòng HĐND-UBND huyện", "unit": "Vụ Bản", "officer": "Lê Thị Khuôn Mẫu", "wait": 15},
            {"level": 3, "party": "Phòng Văn hóa và Thông tin", "unit": "Vụ Bản", "officer": DIVISION, "wait": 15},
            *[{"level": 4, "party": provider, "about": "line", "provider": provider, "person": "Tổng đài mẫu",
               "phone": hotline, "wait": 30, "email": f"bao-hong-{n}@vi-du.example"}
              for n, (provider, hotline) in enumerate(PROVIDERS.items(), 1)],
            {"level": 5, "party": "Sở Thông tin và Truyền thông", "person": "Nguyễn Thị Ngoại Lệ", "phone": "0900 300 001",
             "wait": 60},
        ]
        for i, point in enumerate(points):
            self.step(at + dt.timedelta(minutes=i), KEEPER, "contact-point", **point)

    def measurements(self):
        """On a day of each month everybody measures; the office types the list in."""
        month = dt.datetime(2021, 5, 18, 10, 0)
        while month < LAST:
            values = {}
            for site in self.sites:
                if site == DISTRICT and month < DISTRICT_FROM:
                    continue
                if site == "Liên Bảo" and month > dt.datetime(2024, 2, 1):
                    continue  # nobody has looked lately
                share = self.random.uniform(0.97, 1.06)
                if self.random.random() < 0.04:
                    share = self.random.uniform(0.45, 0.85)
                bought = 100000 if site == "Tân Khánh" and month > dt.datetime(2022, 6, 10) else self.bought(site)
                if site in ("Tân Thành", "Trung Thành") and month > dt.datetime(2024, 4, 1):
                    share = {"Tân Thành": 0.45, "Trung Thành": 0.78}[site]
                values[site] = f"{round(bought * share)}/{round(bought * share / 2)}/{self.random.randint(6, 24)}"
            self.step(month, DIVISION, "measure-lines", **values)
            month = (month.replace(day=1) + dt.timedelta(days=45)).replace(day=self.random.randint(3, 8))

    def incidents(self):
        ticket = 7000
        for label, fault in self.faults.items():
            if "fixed" not in fault:
                continue
            at = fault["at"] + dt.timedelta(minutes=self.random.randint(4, 15))
            self.step(at, fault["by"], "tell", fault=label, level=2, answer="Đã nắm, liên hệ nhà mạng")
            ticket += self.random.randint(1, 9)
            at += dt.timedelta(minutes=self.random.randint(6, 40))
            self.step(at, DIVISION, "tell", fault=label, level=4, ticket=f"MAU-{ticket}", answer="Đang cử người")
            if fault["fixed"] - at > dt.timedelta(hours=30):
                self.step(at + dt.timedelta(hours=24), DIVISION, "tell", fault=label, level=4)

    def upgrades(self):
        def asked(at, site, speed, reason):
            self.step(at, DIVISION, "upgrade.ask", line=f"FTTH {site}", speed=speed, reason=reason)

        asked(dt.datetime(2022, 4, 4, 9, 0), "Tân Khánh", 100000, "Hình giật khi họp với tỉnh, ba lần trong một năm")
        self.step(dt.datetime(2022, 4, 20, 14, 0), DIVISION, "upgrade.answer", line="FTTH Tân Khánh", agreed="yes",
                  answer="Nâng trong quý II, không thu thêm cước năm đầu")
        self.step(dt.datetime(2022, 6, 8, 15, 0), DIVISION, "upgrade.done", line="FTTH Tân Khánh")
        asked(dt.datetime(2023, 3, 6, 9, 30), "Hợp Hưng", 100000, "Mạng chậm trong các buổi họp")
        self.step(dt.datetime(2023, 3, 30, 10, 0), DIVISION, "upgrade.answer", line="FTTH Hợp Hưng", agreed="no",
                  answer="Tuyến cáp hiện có chưa đáp ứng, xét lại khi kéo tuyến mới")
        asked(dt.datetime(2024, 4, 15, 9, 0), "Trung Thành", 60000, "Tín hiệu chập chờn khi họp")

    def support(self):
        def asked(at, label, site, content):
            self.step(at, DIVISION, "support-ask", label=label, site=site, of="Sở Thông tin và Truyền thông", content=content)

        asked(dt.datetime(2021, 11, 17, 8, 30), "h1", "Hợp Hưng", "Kiểm tra cấu hình codec sau khi đổi đường truyền")
        self.step(dt.datetime(2021, 11, 18, 9, 0), DIVISION, "support-answer", request="h1", answer="Cử cán bộ ngày 19/11")
        self.step(dt.datetime(2021, 11, 19, 16, 0), DIVISION, "support-help", request="h1")
        asked(dt.datetime(2022, 9, 12, 8, 30), "h2", "Minh Thuận", "Tập huấn sử dụng phần mềm họp mới")
        self.step(dt.datetime(2022, 9, 20, 9, 0), DIVISION, "support-answer", request="h2",
                  answer="Tập huấn chung toàn tỉnh trong tháng 10")
        self.step(dt.datetime(2022, 10, 14, 16, 0), DIVISION, "support-help", request="h2")
        asked(dt.datetime(2023, 8, 3, 8, 30), "h3", "Tam Thanh", "Hỗ trợ làm việc với nhà mạng về đứt cáp nhiều lần")
        self.step(dt.datetime(2023, 8, 15, 9, 0), DIVISION, "support-refuse", request="h3",
                  answer="Thuộc trách nhiệm của đơn vị ký hợp đồng")
        asked(dt.datetime(2024, 5, 6, 8, 30), "h4", "Trung Thành", "Đo kiểm đường truyền TSLCD")

    def write(self, path):
        lines = ["# Lines of the sample district: what history.tsv does not tell of them; README.md gives the grammar.",
                 "# Made by tools/make_sample.py. moment\tby\tverb\tkey=value ..."]
        lines += [text for _, text in sorted(self.steps, key=lambda step: step[0])]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
