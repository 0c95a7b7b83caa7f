#include "tests/corpus/changes.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "importers/recognise/explain/understanding.h"
#include "tests/corpus/format_writers.h"

#include <algorithm>

namespace dongbo::corpus {

namespace {

using importers::ListField;
using importers::SheetReading;

std::string nameOf(const Range& range)
{
    const auto place = [](std::uint32_t row, std::uint32_t column) {
        return importers::columnLetters(column) + std::to_string(row);
    };
    return place(range.firstRow, range.firstColumn) + ":" + place(range.lastRow, range.lastColumn);
}

SpecCell textCell(std::string text)
{
    SpecCell cell;
    cell.text = std::move(text);
    return cell;
}

std::optional<SpecCell>* cellAt(SpecSheet& sheet, std::uint32_t row, std::uint32_t column)
{
    for (auto& line : sheet.rows) {
        if (line.number == row && column <= line.cells.size() && line.cells[column - 1]) {
            return &line.cells[column - 1];
        }
    }
    return nullptr;
}

/// Rows that are headers of the sheet's tables.
bool isInHeader(const SheetReading& reading, std::uint32_t row)
{
    const auto in = [row](const SheetReading& table) {
        return row >= table.header.rows.first && row <= table.header.rows.last;
    };
    return in(reading) || std::any_of(reading.tablesBelow.begin(), reading.tablesBelow.end(), in);
}

std::string englishHeading(ListField field)
{
    static const std::map<ListField, std::string> words{
        {ListField::Sequence, "No."},
        {ListField::Name, "Device name"},
        {ListField::Code, "Asset code"},
        {ListField::Type, "Device type"},
        {ListField::Maker, "Manufacturer"},
        {ListField::Model, "Model"},
        {ListField::Serial, "Serial number"},
        {ListField::SpecText, "Specification"},
        {ListField::Measure, "Unit of measure"},
        {ListField::Quantity, "Quantity"},
        {ListField::QuantityBook, "Quantity in books"},
        {ListField::QuantityCounted, "Quantity counted"},
        {ListField::QuantityDifference, "Difference"},
        {ListField::UnitPrice, "Unit price"},
        {ListField::Amount, "Amount"},
        {ListField::Cost, "Original cost"},
        {ListField::NetValue, "Net book value"},
        {ListField::WearRate, "Depreciation rate"},
        {ListField::LifeYears, "Useful life"},
        {ListField::InUseYear, "Year in use"},
        {ListField::InUseDate, "Date in use"},
        {ListField::Acquired, "Purchase date"},
        {ListField::YearMade, "Year of manufacture"},
        {ListField::Country, "Country of origin"},
        {ListField::WarrantyUntil, "Warranty until"},
        {ListField::WarrantyMonths, "Warranty (months)"},
        {ListField::Condition, "Condition"},
        {ListField::QualityPercent, "Remaining quality %"},
        {ListField::Site, "Site"},
        {ListField::Location, "Location"},
        {ListField::Department, "Department"},
        {ListField::Custodian, "Custodian"},
        {ListField::Phone, "Phone"},
        {ListField::FundingSource, "Funding source"},
        {ListField::Supplier, "Supplier"},
        {ListField::DocumentNo, "Document no"},
        {importers::parseListField("document_date").value(), "Document date"},
        {ListField::Notes, "Notes"},
    };
    const auto found = words.find(field);
    return found == words.end() ? std::string{} : found->second;
}

class Changer
{
public:
    Changer(const ListSpec& spec, const std::vector<SheetReading>& readings)
        : m_spec(&spec)
        , m_readings(&readings)
    {}

    std::vector<Changed> all()
    {
        if (!hasFormulas(*m_spec)) {
            title();
            insertRows("blank row inserted", "");
            insertRows("remark inserted", "* Số liệu tính đến hết quý, đã đối chiếu");
        }
        sheetsRenamed();
        unrelatedSheet();
        marksStripped();
        for (std::size_t i = 0; i < m_spec->sheets.size(); ++i) {
            if (i < m_readings->size() && (*m_readings)[i].layout == importers::Layout::Rows) {
                ofTable(i, (*m_readings)[i]);
            }
        }
        return std::move(m_out);
    }

private:
    void add(std::string change, ListSpec spec, std::string detail = {})
    {
        m_out.push_back({std::move(change), std::move(detail), std::move(spec)});
    }

    void title()
    {
        auto spec = *m_spec;
        for (auto& sheet : spec.sheets) {
            shiftRows(sheet, 1, 1);
            SpecRow row;
            row.number = 1;
            row.outcome = "not_data";
            row.cells = {
                textCell("BÁO CÁO TÌNH HÌNH TÀI SẢN, PHƯƠNG TIỆN TỪ 10 TRIỆU ĐỒNG TRỞ LÊN")};
            sheet.rows.insert(sheet.rows.begin(), std::move(row));
        }
        spec.choices = {};
        add("title", m_spec->choices == importers::Choices{} ? spec : *m_spec);
    }

    void insertRows(const std::string& change, const std::string& text)
    {
        if (!(m_spec->choices == importers::Choices{})) {
            return;
        }
        auto spec = *m_spec;
        for (auto& sheet : spec.sheets) {
            // between the first two rows of data that no merge ties together
            for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
                const auto number = sheet.rows[i].number;
                const bool isTied = std::any_of(
                    sheet.merges.begin(), sheet.merges.end(), [number](const std::string& merge) {
                        const auto range = rangeOf(merge);
                        return range.firstRow < number && number <= range.lastRow;
                    });
                if (sheet.rows[i].outcome == "created" && sheet.rows[i - 1].outcome == "created" &&
                    !isTied) {
                    shiftRows(sheet, number, 1);
                    if (!text.empty()) {
                        SpecRow row;
                        row.number = number;
                        row.outcome = "not_data";
                        row.cells = {textCell(text)};
                        sheet.rows.insert(sheet.rows.begin() + static_cast<std::ptrdiff_t>(i),
                                          std::move(row));
                    }
                    break;
                }
            }
        }
        add(change, std::move(spec));
    }

    void sheetsRenamed()
    {
        auto spec = *m_spec;
        if (!(spec.choices == importers::Choices{})) {
            return;
        }
        for (std::size_t i = 0; i < spec.sheets.size(); ++i) {
            // where the sheet says where its devices are, its name is no mere name
            const bool isPlace =
                i < m_readings->size() && (*m_readings)[i].place &&
                (*m_readings)[i].place->reason.code == "import.place_from_sheet_name";
            if (!isPlace) {
                spec.sheets[i].name = "Sheet" + std::to_string(i + 7);
            }
        }
        add("sheets renamed", std::move(spec));
    }

    void unrelatedSheet()
    {
        auto spec = *m_spec;
        SpecSheet other;
        other.name = "Danh bạ";
        const auto line = [&other](std::vector<std::string> texts) {
            SpecRow row;
            row.number = static_cast<std::uint32_t>(other.rows.size() + 1);
            for (auto& text : texts) {
                row.cells.push_back(textCell(std::move(text)));
            }
            other.rows.push_back(std::move(row));
        };
        line({"Họ tên", "Chức vụ", "Điện thoại"});
        line({"Nguyễn Văn Ba", "Chuyên viên", "0912 345 678"});
        line({"Trần Thị Tư", "Văn thư", "0987 654 321"});
        spec.sheets.push_back(std::move(other));
        add("unrelated sheet", std::move(spec));
    }

    void marksStripped()
    {
        auto spec = *m_spec;
        if (spec.isOldText || !(spec.choices == importers::Choices{})) {
            return;
        }
        for (auto& sheet : spec.sheets) {
            for (auto& row : sheet.rows) {
                for (auto& cell : row.cells) {
                    if (cell) {
                        cell->text = withoutMarks(cell->text);
                    }
                }
            }
        }
        add("marks stripped", std::move(spec));
    }

    void ofTable(std::size_t at, const SheetReading& reading)
    {
        const auto& columns = reading.columns;
        if (!(m_spec->choices == importers::Choices{}) || m_spec->isOldText) {
            return;
        }
        const bool isPlain = reading.tablesBelow.empty() && reading.tablesBeside.empty();
        for (const auto& column : columns) {
            auto spec = *m_spec;
            auto& sheet = spec.sheets[at];
            if (auto* leaf = leafOf(sheet, reading.header.rows, column.column);
                leaf != nullptr && isPlain && column.field != ListField::ConditionMark) {
                (*leaf)->text = "Xqz " + std::to_string(column.column);
                add("unknown heading", std::move(spec), column.heading);
            }
        }
        if (isPlain) {
            english(at, reading);
            sequenceDropped(at, reading);
            permuted(at, reading);
        }
    }

    /// The lowest heading of the column.
    static std::optional<SpecCell>* leafOf(SpecSheet& sheet, importers::HeaderRows header,
                                           std::uint32_t column)
    {
        for (auto row = header.last; row >= header.first && row > 0; --row) {
            if (auto* cell = cellAt(sheet, row, column)) {
                return cell;
            }
        }
        return nullptr;
    }

    void english(std::size_t at, const SheetReading& reading)
    {
        auto spec = *m_spec;
        if (reading.header.rows.first != reading.header.rows.last) {
            return; // groups say part of it
        }
        for (const auto& column : reading.columns) {
            const auto word = englishHeading(column.field);
            auto* leaf = leafOf(spec.sheets[at], reading.header.rows, column.column);
            if (leaf != nullptr && !word.empty()) {
                (*leaf)->text = word + (column.unitOfMoney == 1000 && reading.unitReason.code ==
                                                                          "import.unit_from_heading"
                                            ? " (1.000đ)"
                                            : "");
            }
        }
        add("headings in English", std::move(spec));
    }

    void sequenceDropped(std::size_t at, const SheetReading& reading)
    {
        for (const auto& column : reading.columns) {
            if (column.field != ListField::Sequence) {
                continue;
            }
            auto spec = *m_spec;
            for (auto& row : spec.sheets[at].rows) {
                const auto index = column.column - 1;
                // Sections and sums may have their words in it.
                if (index < row.cells.size() && row.cells[index] &&
                    (row.outcome == "created" || isInHeader(reading, row.number))) {
                    row.cells[index].reset();
                }
            }
            add("sequence dropped", std::move(spec));
            return;
        }
    }

    /// The columns right of the name in the other order.
    void permuted(std::size_t at, const SheetReading& reading)
    {
        if (reading.header.rows.first != reading.header.rows.last) {
            return;
        }
        std::uint32_t first = 0, last = 0;
        for (const auto& column : reading.columns) {
            first = column.field == ListField::Name ? column.column + 1 : first;
            last = std::max(last, column.column);
        }
        auto spec = *m_spec;
        auto& sheet = spec.sheets[at];
        for (const auto& merge : sheet.merges) {
            if (rangeOf(merge).lastColumn >= first) {
                return;
            }
        }
        if (first == 0 || first >= last || hasFormulas(spec)) {
            return;
        }
        for (auto& row : sheet.rows) {
            if (row.number < reading.header.rows.first) {
                continue;
            }
            row.cells.resize(std::max<std::size_t>(row.cells.size(), last));
            std::reverse(row.cells.begin() + (first - 1), row.cells.begin() + last);
        }
        for (auto& total : sheet.totals) {
            const auto column = columnNumber(total.column);
            if (column >= first && column <= last) {
                total.column = importers::columnLetters(first + last - column);
            }
        }
        add("columns permuted", std::move(spec));
    }

    const ListSpec* m_spec;
    const std::vector<SheetReading>* m_readings;
    std::vector<Changed> m_out;
};

} // namespace

void shiftRows(SpecSheet& sheet, std::uint32_t from, std::uint32_t by)
{
    const auto moved = [from, by](std::uint32_t row) { return row >= from ? row + by : row; };
    for (auto& row : sheet.rows) {
        row.number = moved(row.number);
    }
    for (auto& merge : sheet.merges) {
        auto range = rangeOf(merge);
        range.firstRow = moved(range.firstRow);
        range.lastRow = moved(range.lastRow);
        merge = nameOf(range);
    }
    for (auto& total : sheet.totals) {
        total.row = moved(total.row);
    }
    for (auto& device : sheet.devices) {
        device.row = moved(device.row);
    }
    for (auto* texts : {&sheet.symptoms, &sheet.places, &sheet.problems}) {
        std::map<std::uint32_t, std::string> out;
        for (auto& [row, text] : *texts) {
            out[moved(row)] = text;
        }
        *texts = std::move(out);
    }
    sheet.header.clear();
}

void shiftColumns(SpecSheet& sheet)
{
    for (auto& row : sheet.rows) {
        row.cells.insert(row.cells.begin(), std::nullopt);
    }
    for (auto& merge : sheet.merges) {
        auto range = rangeOf(merge);
        ++range.firstColumn;
        ++range.lastColumn;
        merge = nameOf(range);
    }
    for (auto& total : sheet.totals) {
        total.column = importers::columnLetters(columnNumber(total.column) + 1);
    }
    std::map<std::string, std::string> columns;
    for (const auto& [letters, field] : sheet.columns) {
        columns[importers::columnLetters(columnNumber(letters) + 1)] = field;
    }
    sheet.columns = std::move(columns);
}

void replaceTexts(ListSpec& spec, const std::map<std::string, std::string>& words)
{
    const auto replace = [&words](std::string& text) {
        if (const auto found = words.find(text); found != words.end()) {
            text = found->second;
        }
    };
    for (auto& sheet : spec.sheets) {
        replace(sheet.name);
        for (auto& row : sheet.rows) {
            for (auto& cell : row.cells) {
                if (cell) {
                    replace(cell->text);
                }
            }
        }
        for (auto& device : sheet.devices) {
            for (auto& [field, value] : device.fields) {
                if (value != "null") { // which says that there is none
                    replace(value);
                }
            }
        }
        for (auto& [row, place] : sheet.places) {
            replace(place);
        }
    }
}

bool hasFormulas(const ListSpec& spec)
{
    for (const auto& sheet : spec.sheets) {
        for (const auto& row : sheet.rows) {
            for (const auto& cell : row.cells) {
                if (cell && !cell->formula.empty()) {
                    return true;
                }
            }
        }
    }
    return false;
}

std::string withoutMarks(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto code = text::nextCodePoint(text, at);
        const auto letter = text.substr(begin, at - begin);
        const auto plain = code < 0x80 ? std::string(letter) : text::fold(letter);
        if (code < 0x80 || plain.size() != 1) {
            out += letter;
            continue;
        }
        // capitals differ from their small letters in the text with marks
        const bool isCapital = code == 0x110 || (code < 0x100 && code < 0xE0) ||
                               (code >= 0x100 && code != 0x1B0 && code % 2 == 0) || code == 0x1AF;
        const char c = plain[0];
        out += isCapital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

std::vector<Changed> changesOf(const ListSpec& spec,
                               const std::vector<importers::SheetReading>& readings)
{
    return Changer(spec, readings).all();
}

} // namespace dongbo::corpus
