#include "core/report/writers/writers.h"
#include "tests/report/report_office.h"
#include "tests/support/reading.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <unistd.h>

// Workbooks of all reports, opened with another program's eyes: the reader of foreign lists.

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using namespace dongbo::test;

namespace {

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The numbers and the words of every row of the first sheet.
struct SheetLine
{
    std::map<std::uint32_t, double> numbers; ///< by column
    std::multiset<std::string> words;
};

std::vector<SheetLine> linesOf(const std::filesystem::path& path)
{
    std::vector<SheetLine> out;
    const auto book = readBytes(contentOf(path));
    book->forEachRow(0, [&](const importers::Row& row) {
        SheetLine line;
        for (const auto& cell : row.cells) {
            CHECK_FALSE(cell.isFormula);
            if (cell.kind == importers::CellKind::Text) {
                line.words.insert(std::string(cell.text));
            } else {
                line.numbers[cell.column] = cell.number;
            }
        }
        out.push_back(std::move(line));
        return true;
    });
    return out;
}

/// Whether some line has exactly the numbers of that row.
bool hasNumbers(const std::vector<SheetLine>& lines, const report::Row& row)
{
    std::map<std::uint32_t, double> wanted;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto column = static_cast<std::uint32_t>(i + 1);
        if (const auto* number = std::get_if<std::int64_t>(&row[i])) {
            wanted[column] = static_cast<double>(*number);
        } else if (const auto* decimal = std::get_if<double>(&row[i])) {
            wanted[column] = *decimal;
        } else if (const auto* day = std::get_if<Date>(&row[i])) {
            wanted[column] = static_cast<double>(
                std::chrono::sys_days(*day).time_since_epoch().count() + 25'569);
        }
    }
    return std::any_of(lines.begin(), lines.end(),
                       [&](const SheetLine& line) { return line.numbers == wanted; });
}

} // namespace

TEST_CASE("Workbooks: every report's rows and totals are read back as they are",
          "[report][xlsx][every]")
{
    ReportOffice office;
    const auto folder =
        std::filesystem::temp_directory_path() / ("report_books_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::size_t books = 0;
    for (const auto& info : report::reports(Language::Vietnamese)) {
        const bool needs = std::any_of(info.parameters.begin(), info.parameters.end(),
                                       [](const report::Parameter& each) {
                                           return each.initial == report::Initial::Required;
                                       });
        if (info.isPaper || needs) {
            continue;
        }
        INFO(info.name);
        const auto model = office.run(info.name);
        const auto path = folder / (info.name + ".xlsx");
        report::writeReport(model, Instant{}, path);
        const auto lines = linesOf(path);
        for (const auto& row : rowsOf(model)) {
            REQUIRE(hasNumbers(lines, row));
        }
        for (const auto& group : model.groups) {
            CHECK((group.subtotal.empty() || hasNumbers(lines, group.subtotal)));
        }
        CHECK((model.total.empty() || hasNumbers(lines, model.total)));
        ++books;
    }
    CHECK(books >= 25);
    std::filesystem::remove_all(folder);
}

TEST_CASE("Workbooks: rows written by ourselves are read as the library's own", "[report][xlsx]")
{
    const auto folder =
        std::filesystem::temp_directory_path() / ("report_rows_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    report::Model model;
    model.title = "a";
    const std::vector<std::string> words{"a & b <c>", " before",    "after ", "Đại An\nhai dòng",
                                         "0",         "\"quoted\"", ""};
    model.columns = {{"Chữ", report::ColumnKind::Text, 20},
                     {"Số", report::ColumnKind::Integer, 12},
                     {"Thập phân", report::ColumnKind::Decimal, 15}};
    report::Group group;
    std::int64_t number = -1;
    for (const auto& word : words) {
        group.rows.push_back({word, number, static_cast<double>(number) / 10});
        number = number * -13 + 7;
    }
    model.groups = {group};
    const auto path = folder / "ours.xlsx";
    report::writeReport(model, Instant{}, path);
    const auto theirs = folder / "theirs.xlsx";
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    auto* book = workbook_new_opt(theirs.c_str(), &options);
    auto* sheet = workbook_add_worksheet(book, nullptr);
    lxw_row_t at = 0;
    for (const auto& row : group.rows) {
        worksheet_write_string(sheet, at, 0, std::get<std::string>(row[0]).c_str(), nullptr);
        worksheet_write_number(sheet, at, 1, static_cast<double>(std::get<std::int64_t>(row[1])),
                               nullptr);
        worksheet_write_number(sheet, at++, 2, std::get<double>(row[2]), nullptr);
    }
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
    const auto ourLines = linesOf(path);
    const auto theirLines = linesOf(theirs);
    for (const auto& line : theirLines) {
        CHECK(std::any_of(ourLines.begin(), ourLines.end(), [&](const SheetLine& ours) {
            return ours.numbers == line.numbers && ours.words == line.words;
        }));
    }
    std::filesystem::remove_all(folder);
}
