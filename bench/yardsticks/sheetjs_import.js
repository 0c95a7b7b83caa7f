// sheetjs_import.js LIST: the list's rows as csv, read by SheetJS, for sqlite3 .import.
const XLSX = require('xlsx');
const book = XLSX.readFile(process.argv[2], { dense: true });
process.stdout.write(XLSX.utils.sheet_to_csv(book.Sheets[book.SheetNames[0]]));
