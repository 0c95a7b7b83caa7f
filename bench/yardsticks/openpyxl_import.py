"""openpyxl_import.py LIST OUT: the list's rows into one table without indexes; prints CPU seconds."""
import os
import resource
import sqlite3
import sys

import openpyxl

if os.path.exists(sys.argv[2]):
    os.remove(sys.argv[2])
database = sqlite3.connect(sys.argv[2])
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True).worksheets[0]
rows = sheet.iter_rows(values_only=True)
width = 15
database.execute("CREATE TABLE row (%s)" % ", ".join("c%d" % i for i in range(width)))
with database:
    database.executemany(
        "INSERT INTO row VALUES (%s)" % ", ".join("?" * width),
        ([None if v is None else v if isinstance(v, (int, float)) else str(v)
          for v in (tuple(row) + (None,) * width)[:width]] for row in rows))
database.close()
use = resource.getrusage(resource.RUSAGE_SELF)
print("%.3f" % (use.ru_utime + use.ru_stime))
