"""The district's lists, each in the shape its office is used to."""

import unicodedata
from dataclasses import replace
from datetime import date

from .kit import CATEGORY, DISTRICT
from .truth import ListTruth
from .xlsx import HEAD, Page, new_workbook, save

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
TOWN = "Gôi"


def office(unit):
    return f"UBND thị trấn {unit}" if unit == TOWN else f"UBND xã {unit}"


def spaced(amount):
    """"12 600 000": money as most ledgers have it, text with spaces."""
    return None if amount is None else f"{amount:,}".replace(",", " ")


def dotted(amount):
    return None if amount is None else f"{amount:,}".replace(",", ".")


def bare(text):
    """Capitals without marks."""
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in text if unicodedata.category(c) != "Mn").upper()


def as_typed(text, number):
    """Every third text decomposed, every fourth with a space or tab left behind, as keyboards differ."""
    if number % 3 == 0:
        text = unicodedata.normalize("NFD", text)
    return text + (" ", "\t")[number % 8 == 0] if number % 4 == 0 else text


def letterhead(page, left, right_column, place_line=None):
    page.write([left[0]] + [None] * (right_column - 2) + ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], bold=True)
    page.write([left[1]] + [None] * (right_column - 2) + ["Độc lập - Tự do - Hạnh phúc"], bold=True)
    if place_line:
        page.text(right_column, place_line, italic=True)


def signatures(page, left, left_name, right, right_name, right_column):
    page.skip()
    page.write([None, left] + [None] * (right_column - 3) + [right], bold=True)
    page.write([None, "(Ký, họ tên)"] + [None] * (right_column - 3) + ["(Ký tên, đóng dấu)"], italic=True)
    page.skip(3)
    page.write([None, left_name] + [None] * (right_column - 3) + [right_name], bold=True)


class Lists:
    """`write(folder)` makes the files; `truths` then says how each is to be read, in file order."""

    def __init__(self, rooms, people):
        self.lines = rooms.lines
        self.rooms = rooms
        self.people = people
        self.truths = []

    def write(self, folder):
        self.folder = folder
        self._sections()
        self._thousands()
        self._letterhead_only()
        self._capitals()
        self._district()
        self._semicolons()
        self._sheets()

    def _begin(self, name):
        self.truths.append(ListTruth(name))
        return self.truths[-1]

    # 1: communes as roman section rows, money as text with spaces, sub-totals, one serial twice
    COLUMNS_1 = ["TT", "Tên thiết bị", "Hãng SX", "Model", "Thông số kỹ thuật", "Số seri", "ĐVT", "SL", "Năm SD", "Đơn giá", "Thành tiền", "Nguồn vốn", "Tình trạng", "Ghi chú"]

    def _section_list(self, name, title, subtitle, day, sections, outcome_of, extra=None):
        truth = self._begin(name)
        book = new_workbook()
        page = Page(book, "DS thiết bị", [5, 38, 12, 16, 28, 20, 7, 5, 8, 14, 15, 22, 22, 24])
        letterhead(page, ("ỦY BAN NHÂN DÂN", "HUYỆN VỤ BẢN"), 10)
        page.skip()
        page.text(1, title, bold=True, last=14)
        page.text(1, subtitle, italic=True, last=14)
        page.text(13, "Đơn vị tính: đồng", italic=True)
        page.skip()
        page.write(self.COLUMNS_1, bold=True, border=True, fill=HEAD, wrap=True)
        total = 0
        for number, (unit, lines) in enumerate(sections):
            page.write([ROMAN[number], office(unit)] + [None] * 12, bold=True, border=True)
            subtotal = 0
            for i, line in enumerate(lines):
                quantity = f"{line.quantity:02d}" if number % 2 else line.quantity
                row = page.write(
                    [i + 1, line.name, line.maker or None, line.model or None, line.spec or None, line.serial or None, line.measure, quantity,
                     line.acquired.year, spaced(line.price), spaced(line.amount), line.funding, line.state or None, line.notes or None],
                    border=True)
                truth.add("DS thiết bị", row, line, *outcome_of(line))
                subtotal += line.amount or 0
            if extra and extra[0] == unit:
                twice = extra[1]
                row = page.write([len(lines) + 1, twice.name, twice.maker, twice.model, None, twice.serial, twice.measure, 1, twice.acquired.year,
                                  None, None, None, "Tốt", "Ghi trùng?"], border=True)
                truth.add("DS thiết bị", row, replace(twice, price=None, state="Tốt"), "set_aside", "serial_repeated")
            page.write([None, "Cộng"] + [None] * 8 + [spaced(subtotal)] + [None] * 3, bold=True, border=True)
            total += subtotal
        page.write([None, "Tổng cộng"] + [None] * 8 + [spaced(total)] + [None] * 3, bold=True, border=True)
        page.skip()
        page.text(11, f"Vụ Bản, ngày {day.day} tháng {day.month} năm {day.year}", italic=True)
        signatures(page, "Người lập biểu", self.people.name("Vụ Bản", 1), "KT. CHÁNH VĂN PHÒNG", self.people.name("Vụ Bản", 0), 11)
        truth.stated_total, truth.filled_rows = total, len(page.filled)
        save(book, self.folder / name, day)

    def _sections(self):
        units = ["Gôi", "Minh Thuận", "Hiển Khánh", "Đại An", "Liên Bảo"]
        twice = next(l for l in self.lines["Hiển Khánh"] if l.type == "ups")
        self._section_list(
            "01-danh-sach-thiet-bi-truc-tuyen.xlsx", "DANH SÁCH THIẾT BỊ PHÒNG HỌP TRỰC TUYẾN CÁC XÃ, THỊ TRẤN (ĐỢT 1)",
            "(Kèm theo Công văn số 292/UBND-VHTT ngày 11/5/2021)", date(2021, 5, 12),
            [(u, self.lines[u]) for u in units], lambda line: ("created",), ("Hiển Khánh", twice))

    # 2: the commune merged down its rows, two header rows with line breaks, column numbers, thousand đồng
    def _thousands(self):
        name = "02-trang-thiet-bi-4-xa-nghin-dong.xlsx"
        truth = self._begin(name)
        book = new_workbook()
        page = Page(book, "Tổng hợp", [5, 14, 36, 16, 26, 20, 13, 8, 8, 9, 13, 22, 26])
        letterhead(page, ("UBND HUYỆN VỤ BẢN", "PHÒNG VĂN HÓA VÀ THÔNG TIN"), 9, "Vụ Bản, ngày 18 tháng 5 năm 2021")
        page.skip()
        page.text(1, "TỔNG HỢP TRANG THIẾT BỊ PHỤC VỤ HỌP TRỰC TUYẾN", bold=True, last=13)
        page.text(12, "Đơn vị tính: nghìn đồng", italic=True)
        style = dict(bold=True, border=True, fill=HEAD, wrap=True)
        top = page.write(["STT", "Xã,\nthị trấn", "Tên thiết bị", "Thông tin kỹ thuật", None, None, None, "Đơn vị\ntính", "Số\nlượng",
                          "Năm\nsử dụng", "Giá trị", "Tình trạng", "Ghi chú"], **style)
        page.write([None, None, None, "Ký mã\nhiệu", "Thông số", "Số\nserial", "Nước\nsản xuất"] + [None] * 6, **style)
        page.merge(top, 4, top, 7)
        for column in (1, 2, 3, 8, 9, 10, 11, 12, 13):
            page.merge(top, column, top + 1, column)
        page.write([f"({i + 1})" for i in range(13)], italic=True, border=True)
        total, number = 0, 0
        for unit in ["Tân Khánh", "Hợp Hưng", "Tân Thành", "Trung Thành"]:
            first = page.row + 1
            for line in self.lines[unit]:
                number += 1
                line.price = None if line.price is None else line.price // 1000 * 1000
                thousands = None if line.amount is None else line.amount // 1000
                row = page.write([number, f"Xã {unit}" if page.row + 1 == first else None, line.name, line.model or None, line.spec or None,
                                  line.serial or None, line.country or None, line.measure, line.quantity, line.acquired.year, thousands, line.state or None,
                                  line.notes or None], border=True, formats={10: "#,##0"})
                truth.add("Tổng hợp", row, line)
                total += line.amount or 0
            page.merge(first, 2, page.row, 2)
        odd = replace(self.lines["Trung Thành"][0], name="Loa cột hội trường", type="speaker", maker="", model="", serial="", quantity=1, price=None, state="Tốt")
        row = page.write([number + 1, "Xã Trung Thành", odd.name, None, None, None, None, "cái", 1.5, 2018, None, "Tốt", None], border=True)
        truth.add("Tổng hợp", row, odd, "set_aside", "quantity_out_of_range")
        row = page.write(["TỔNG CỘNG"] + [None] * 9 + [total // 1000, None, None], bold=True, border=True, formats={10: "#,##0"})
        page.merge(row, 1, row, 10)
        for at in range(8, page.row + 1):  # styled and empty, far to the right
            page.sheet.cell(row=at, column=24).fill = HEAD
        signatures(page, "NGƯỜI TỔNG HỢP", self.people.name("Vụ Bản", 2), "TRƯỞNG PHÒNG", self.people.name("Vụ Bản", 3), 11)
        truth.stated_total, truth.filled_rows = total, len(page.filled)
        save(book, self.folder / name, date(2021, 5, 18))

    # 3: one commune, named only in the letterhead; kinds as sections; "02 bộ"; dates and money as text;
    #    names composed and decomposed
    def _letterhead_only(self):
        name = "03-so-theo-doi-ccdc-phong-hop.xlsx"
        truth = self._begin(name)
        unit = "Cộng Hòa"
        book = new_workbook()
        page = Page(book, "S26-H", [5, 40, 20, 26, 14, 10, 14, 15, 24, 20])
        page.text(1, "UBND XÃ CỘNG HÒA", bold=True)
        page.text(1, "Mã đơn vị SDNS: 1000000")
        page.text(1, "SỔ THEO DÕI TÀI SẢN VÀ CÔNG CỤ, DỤNG CỤ TẠI NƠI SỬ DỤNG", bold=True, last=10)
        page.text(1, "Phòng họp trực tuyến - Năm 2021", italic=True, last=10)
        page.write(["STT", "Tên công cụ, dụng cụ", "Số máy", "Đặc điểm kỹ thuật", "Ngày mua", "Số lượng", "Đơn giá", "Thành tiền", "Hiện trạng", "Ghi chú"],
                   bold=True, border=True, wrap=True)
        page.write(["A", "B", "C", "D", "E", 1, 2, "3=1x2", "F", "G"], italic=True, border=True)
        total, letter, number = 0, 0, 0
        kinds = list(dict.fromkeys(CATEGORY[l.type] for l in self.lines[unit]))
        for kind in kinds:
            page.write(["ABCDEF"[letter], kind] + [None] * 8, bold=True, border=True)
            letter += 1
            for line in [l for l in self.lines[unit] if CATEGORY[l.type] == kind]:
                number += 1
                row = page.write([number, as_typed(line.name, number), line.serial or None, line.spec or None, line.acquired.strftime("%d/%m/%Y"), f"{line.quantity:02d} {line.measure}",
                                  dotted(line.price), dotted(line.amount), line.state or None, line.notes or None], border=True)
                truth.add("S26-H", row, line)
                total += line.amount or 0
        page.write([None, "Cộng"] + [None] * 5 + [dotted(total), None, None], bold=True, border=True)
        page.skip()
        page.text(2, "Sổ này có 01 trang, đánh số từ trang 01 đến trang 01.", italic=True)
        page.text(7, "Ngày 20 tháng 5 năm 2021", italic=True)
        signatures(page, "Người lập", self.people.name(unit, 0), "Thủ trưởng đơn vị", self.people.name(unit, 1), 7)
        truth.stated_total, truth.filled_rows = total, len(page.filled)
        save(book, self.folder / name, date(2021, 5, 20))

    # 4: capitals without marks, true dates, a commune that is not in the district
    def _capitals(self):
        name = "04-THIET BI HOP TRUC TUYEN.xlsx"
        truth = self._begin(name)
        book = new_workbook()
        page = Page(book, "Sheet1", [5, 18, 40, 14, 20, 8, 10, 12, 15, 26, 24])
        page.text(1, "DANH SACH THIET BI HOP TRUC TUYEN", bold=True, last=11)
        page.text(1, "(SO LIEU DEN NGAY 01/6/2021)", last=11)
        page.skip()
        page.write(["STT", "XA, THI TRAN", "TEN THIET BI", "HANG", "SERIAL", "DVT", "SO LUONG", "NGAY MUA", "THANH TIEN", "TINH TRANG", "GHI CHU"],
                   bold=True, border=True)
        total, number = 0, 0
        for unit in ["Quang Trung", "Minh Tân", "Thành Lợi"]:
            for line in self.lines[unit]:
                number += 1
                serial = int(line.serial) if line.serial.isdigit() else line.serial or None
                row = page.write([number, "XA " + bare(unit), bare(line.name), bare(line.maker) or None, serial, bare(line.measure), line.quantity,
                                  line.acquired, line.amount, bare(line.state) or None, bare(line.notes) or None],
                                 border=True, formats={7: "dd/mm/yyyy", 8: "#,##0"})
                truth.add("Sheet1", row, line)
                total += line.amount or 0
        lost = replace(self.lines["Thành Lợi"][0], unit="xã Tân Tiến", name="Loa treo tường JBL Control 25", type="speaker", serial="", price=None, quantity=2, state="Tốt")
        row = page.write([number + 1, "XA TAN TIEN", bare(lost.name), "JBL", None, "CAI", 2, date(2019, 3, 5), None, "TOT", None],
                         border=True, formats={7: "dd/mm/yyyy"})
        truth.add("Sheet1", row, lost, "set_aside", "place_unknown", "XA TAN TIEN")
        page.write([None, "TONG CONG"] + [None] * 6 + [total, None, None], bold=True, border=True, formats={8: "#,##0"})
        page.skip()
        page.text(9, "NGUOI LAP", bold=True)
        page.skip(2)
        page.text(9, bare(self.people.name("Quang Trung", 0)))
        truth.stated_total, truth.filled_rows = total, len(page.filled)
        save(book, self.folder / name, date(2021, 6, 1))

    # 5: the district's own room, two header rows, codes of the accountant, dates as dates
    def _district(self):
        name = "05-phong-hop-huyen.xlsx"
        truth = self._begin(name)
        book = new_workbook()
        page = Page(book, "Phòng họp số 1", [5, 16, 42, 22, 24, 8, 9, 14, 15, 16, 22, 22])
        letterhead(page, ("UBND HUYỆN VỤ BẢN", "VĂN PHÒNG HĐND-UBND"), 8)
        page.skip()
        page.text(1, "BẢNG KÊ TÀI SẢN, THIẾT BỊ PHÒNG HỌP TRỰC TUYẾN HUYỆN", bold=True, last=12)
        page.text(1, "Tên đơn vị: UBND huyện Vụ Bản", last=12)
        page.text(11, "Đơn vị tính: đồng", italic=True)
        style = dict(bold=True, border=True, fill=HEAD, wrap=True)
        top = page.write(["Số\nTT", "Mã tài sản", "Tên tài sản, thiết bị", "Số serial", "Thông số\nkỹ thuật", "ĐVT", "Số\nlượng",
                          "Ngày đưa vào sử dụng", "Giá trị", None, "Tình trạng sử dụng", "Ghi chú"], **style)
        page.write([None] * 8 + ["Đơn giá", "Thành tiền", None, None], **style)
        page.merge(top, 9, top, 10)
        for column in (1, 2, 3, 4, 5, 6, 7, 8, 11, 12):
            page.merge(top, column, top + 1, column)
        page.write(["A", "B", "C", "D", "E", "F", 1, "G", 2, "3=1x2", "H", "I"], italic=True, border=True)
        total = 0
        for number, line in enumerate(self.lines[DISTRICT]):
            code = f"TS-VP-{number + 1:03d}" if line.quantity == 1 and line.type != "accessory" else None
            row = page.write([number + 1, code, line.name, line.serial or None, line.spec or None, line.measure, line.quantity, line.acquired,
                              line.price, line.amount, line.state or None, line.notes or None], border=True,
                             formats={7: "dd/mm/yyyy", 8: "#,##0", 9: "#,##0"})
            truth.add("Phòng họp số 1", row, line)
            total += line.amount or 0
        page.write([None, None, "Tổng cộng"] + [None] * 6 + [total, None, None], bold=True, border=True, formats={9: "#,##0"})
        page.skip()
        page.text(9, "Vụ Bản, ngày 04 tháng 6 năm 2021", italic=True)
        signatures(page, "Kế toán", self.people.name("Vụ Bản", 4), "Thủ trưởng đơn vị", self.people.name("Vụ Bản", 0), 9)
        truth.stated_total, truth.filled_rows = total, len(page.filled)
        save(book, self.folder / name, date(2021, 6, 4))

    # 6: a text file from a web form: semicolons, byte order mark, a line break inside a cell
    def _semicolons(self):
        name = "06-dot-2.csv"
        truth = self._begin(name)
        rows, filled, total, number = [], 0, 0, 0

        def cell(value):
            text = "" if value is None else str(value)
            return '"' + text.replace('"', '""') + '"' if any(c in text for c in ';"\n') else text

        def put(*values):
            nonlocal filled
            rows.append(";".join(cell(v) for v in values))
            filled += any(v not in (None, "") for v in values)
            return len(rows)

        width = 12
        put("DANH SÁCH THIẾT BỊ HỌP TRỰC TUYẾN ĐỢT 2", *[None] * (width - 1))
        put(*[None] * width)
        put("STT", "Điểm cầu", "Tên thiết bị", "Model", "Cấu hình", "Serial", "ĐVT", "Số lượng", "Năm sử dụng", "Nguyên giá", "Tình trạng", "Ghi chú")
        for unit in ["Kim Thái", "Liên Minh"]:
            for line in self.lines[unit]:
                number += 1
                notes = line.notes
                if unit == "Kim Thái" and line.type == "computer":
                    notes = line.notes = "Cài phần mềm họp;\ntài khoản của xã"
                row = put(number, f"Điểm cầu {unit}", line.name, line.model, line.spec, line.serial, line.measure, line.quantity, line.acquired.year,
                          dotted(line.amount), line.state, notes)
                truth.add("", row, line)
                total += line.amount or 0
        vague = replace(self.lines["Liên Minh"][0], name="Micro cài áo", type="microphone", serial="", price=None, state="Tốt")
        row = put(number + 1, "Điểm cầu Liên Minh", vague.name, None, None, None, "cái", "vài cái", 2017, None, "Tốt", "Chưa kiểm đếm")
        truth.add("", row, vague, "set_aside", "quantity_unreadable")
        put(None, None, "Tổng cộng", *[None] * 6, dotted(total), None, None)
        truth.stated_total, truth.filled_rows = total, filled
        with open(self.folder / name, "w", encoding="utf-8-sig", newline="") as out:
            out.write("\r\n".join(rows) + "\r\n")

    # 7: a sheet a commune, named only by the sheet; a hidden sheet of helpers; who has the room
    def _sheets(self):
        name = "07-cac-xa-con-lai.xlsx"
        truth = self._begin(name)
        book = new_workbook()
        helper = Page(book, "DanhMuc", [14, 20])
        for state in ("Tốt", "Trung bình", "Kém", "Hỏng"):
            helper.write([state, "#VALUE!"])
        helper.sheet.sheet_state = "hidden"
        for unit in ["Đại Thắng", "Tam Thanh", "Vĩnh Hào"]:
            page = Page(book, unit, [5, 38, 12, 16, 28, 20, 8, 8, 13, 15, 24, 22, 22])
            page.text(1, "BIỂU TỔNG HỢP THIẾT BỊ PHÒNG HỌP TRỰC TUYẾN", bold=True, last=13)
            page.text(1, "(Tính đến tháng 6/2021; đơn vị tính: đồng)", italic=True, last=13)
            page.skip()
            page.write(["STT", "Tên thiết bị (*)", "Nhãn hiệu", "Ký mã hiệu", "Quy cách", "Số sê-ri", "Đơn vị tính", "Số lượng", "Ngày mua", "Nguyên giá",
                        "Tình trạng", "Cán bộ phụ trách", "Ghi chú"], bold=True, border=True, fill=HEAD, wrap=True)
            total = 0
            for number, line in enumerate(self.lines[unit]):
                row = page.write([number + 1, line.name, line.maker or None, line.model or None, line.spec or None, line.serial or None, line.measure,
                                  line.quantity, line.acquired, line.amount, line.state or None, self.people.name(unit, 0), line.notes or None],
                                 border=True, formats={8: "dd/mm/yyyy", 9: '#,##0" đ"'})
                truth.add(unit, row, line)
                total += line.amount or 0
            page.write([None, "Cộng"] + [None] * 7 + [total] + [None] * 3, bold=True, border=True, formats={9: '#,##0" đ"'})
            signatures(page, "Người lập", self.people.name(unit, 0), "Chủ tịch", self.people.name(unit, 1), 11)
            truth.stated_total += total
            truth.filled_rows += len(page.filled)
        save(book, self.folder / name, date(2021, 6, 24))

    # 8: two years later, Gôi and Đại An looked over again on the layout of list 1
    def follow_up(self, folder, gone_serials, changes, news):
        """`changes`: serial -> (field, value) written differently now; `news`: unit -> lines bought since."""
        self.folder = folder
        old = {"Gôi": [], "Đại An": []}
        for unit, lines in old.items():
            for line in self.lines[unit]:
                if line.serial and line.serial not in gone_serials:
                    lines.append(replace(line, **changes.get(line.serial, {})))
            lines.extend(news[unit])
        new_serials = {l.serial for lines in news.values() for l in lines}

        def outcome(line):
            return ("created",) if line.serial in new_serials else ("updated",) if line.serial in changes else ("unchanged",)

        self._section_list("08-ra-soat-2023.xlsx", "RÀ SOÁT THIẾT BỊ PHÒNG HỌP TRỰC TUYẾN NĂM 2023", "(Số liệu đến ngày 15/6/2023)",
                           date(2023, 6, 15), list(old.items()), outcome)
