"""A worksheet to write on row by row, and a workbook saved as the same bytes every time."""

import io
import re
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

THIN = Border(*[Side(style="thin")] * 4)
HEAD = PatternFill("solid", fgColor="FFDDEBF7")


def new_workbook():
    book = Workbook()
    book.remove(book.active)
    return book


class Page:
    """One sheet; remembers which of its rows hold something, for the ledger."""

    def __init__(self, book, title, widths):
        self.sheet = book.create_sheet(title)
        self.row = 0
        self.filled = []
        self.columns = len(widths)
        for i, width in enumerate(widths):
            self.sheet.column_dimensions[get_column_letter(i + 1)].width = width

    def skip(self, rows=1):
        self.row += rows

    def write(self, values, bold=False, italic=False, border=False, fill=None, wrap=False, formats=None):
        """The next row; None leaves a cell empty (its style stays when `border`). Returns its number."""
        self.row += 1
        for i, value in enumerate(values):
            cell = self.sheet.cell(row=self.row, column=i + 1)
            if value is not None:
                cell.value = value
            cell.font = Font(name="Times New Roman", size=12, bold=bold, italic=italic)
            if border:
                cell.border = THIN
            if fill:
                cell.fill = fill
            if wrap:
                cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
            if formats and i in formats and value is not None:
                cell.number_format = formats[i]
        if any(v is not None and str(v) != "" for v in values):
            self.filled.append(self.row)
        return self.row

    def text(self, column, value, bold=False, italic=False, last=None):
        """One text on the next row, merged to column `last` if given."""
        row = self.write([None] * (column - 1) + [value], bold=bold, italic=italic)
        if last:
            self.merge(row, column, row, last)
        return row

    def merge(self, r1, c1, r2, c2):
        self.sheet.merge_cells(start_row=r1, start_column=c1, end_row=r2, end_column=c2)


def save(book, path, day):
    """Writes the workbook with fixed dates and part order, so that equal content is equal bytes."""
    buffer = io.BytesIO()
    book.properties.creator = "Văn phòng (mẫu)"
    book.save(buffer)
    stamp = datetime(day.year, day.month, day.day, 8).strftime("%Y-%m-%dT%H:%M:%SZ")
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp.encode(), data)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, data)
