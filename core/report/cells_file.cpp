#include "core/report/cells_file.h"

#include "core/report/whole_file.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <map>
#include <set>

namespace dongbo::report {

namespace {

constexpr std::size_t longestSheetName = 31;
constexpr const char* officeFont = "Times New Roman";

struct CloseWorkbook
{
    void operator()(lxw_workbook* workbook) const { workbook_close(workbook); }
};

lxw_row_t rowOf(std::uint32_t row)
{
    return row - 1;
}
lxw_col_t columnOf(std::uint32_t column)
{
    return static_cast<lxw_col_t>(column - 1);
}

/// The first `most` code points.
std::string firstOf(const std::string& text, std::size_t most)
{
    std::string out;
    std::size_t count = 0;
    for (const char c : text) {
        const bool isStart = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (isStart && count++ == most) {
            break;
        }
        out += c;
    }
    return out;
}

} // namespace

struct CellsFile::Work
{
    enum class Number : std::uint8_t
    {
        General,
        Amount,
        Day
    };

    Work(const std::filesystem::path& path, Instant created, Memory memory)
        : file(path)
    {
        draft = file.draft().string();
        errno = 0;
        if (!std::ofstream(file.draft(), std::ios::binary)) {
            throw file.failure(errno == 0 ? EIO : errno); // before the library complains on stderr
        }
        folder = file.draft().parent_path().string();
        lxw_workbook_options options{};
        options.constant_memory = memory == Memory::Flat ? LXW_TRUE : LXW_FALSE;
        options.tmpdir = folder.empty() ? nullptr : folder.data();
        workbook.reset(workbook_new_opt(draft.c_str(), &options));
        if (!workbook) {
            throw file.failure(ENOMEM);
        }
        lxw_doc_properties properties{};
        properties.created = static_cast<time_t>(created.unixMs / 1000);
        workbook_set_properties(workbook.get(), &properties);
    }

    lxw_format* format(Look look, Number number, const std::string& font)
    {
        auto& known = formats[{look, number, font}];
        if (known == nullptr) {
            known = workbook_add_format(workbook.get());
            format_set_font_name(known, font.empty() ? officeFont : font.c_str());
            format_set_font_size(known, look == Look::Title ? 14 : 12);
            if (look == Look::Bold || look == Look::Title || look == Look::Heading) {
                format_set_bold(known);
            }
            if (look == Look::Heading || look == Look::Plain || look == Look::Added) {
                format_set_border(known, LXW_BORDER_THIN);
                format_set_align(known, LXW_ALIGN_VERTICAL_TOP);
                format_set_text_wrap(known);
            }
            if (look == Look::Heading || look == Look::Title) {
                format_set_align(known, LXW_ALIGN_CENTER);
                format_set_align(known, LXW_ALIGN_VERTICAL_CENTER);
            }
            if (look == Look::Heading) {
                format_set_bg_color(known, 0xE7EEF5);
            }
            if (look == Look::Added) {
                format_set_bg_color(known, 0xFDF0D5);
            }
            if (number != Number::General) {
                format_set_num_format(known, number == Number::Day ? "dd/mm/yyyy" : "#,##0");
            }
        }
        return known;
    }

    std::string freeName(const std::string& wanted)
    {
        std::string name = wanted;
        for (auto& c : name) {
            if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos) {
                c = ' ';
            }
        }
        name = std::string(text::trim(name));
        while (!name.empty() && (name.front() == '\'' || name.back() == '\'')) {
            name.erase(name.front() == '\'' ? 0 : name.size() - 1, 1);
        }
        name = name.empty() ? "Sheet" : name;
        auto tried = firstOf(name, longestSheetName);
        for (int i = 2; !names.insert(text::fold(tried)).second; ++i) {
            const auto end = " " + std::to_string(i);
            tried = firstOf(name, longestSheetName - end.size()) + end;
        }
        return tried;
    }

    struct Offer
    {
        lxw_worksheet* sheet;
        std::uint32_t firstRow, lastRow, column;
        std::vector<std::string> texts;
    };

    /// A column of the hidden sheet for each offer.
    void writeOffers()
    {
        if (offers.empty()) {
            return;
        }
        const auto name = freeName(offersName);
        auto* hidden = workbook_add_worksheet(workbook.get(), name.c_str());
        worksheet_hide(hidden);
        std::size_t longest = 0;
        for (const auto& offer : offers) {
            longest = std::max(longest, offer.texts.size());
        }
        for (std::size_t row = 0; row < longest; ++row) {
            for (std::size_t i = 0; i < offers.size(); ++i) {
                if (row < offers[i].texts.size()) {
                    worksheet_write_string(hidden, static_cast<lxw_row_t>(row),
                                           static_cast<lxw_col_t>(i), offers[i].texts[row].c_str(),
                                           nullptr);
                }
            }
        }
        for (std::size_t i = 0; i < offers.size(); ++i) {
            const auto& offer = offers[i];
            const std::string letter(1, static_cast<char>('A' + i)); // a few columns only
            std::string formula = "='" + name + "'!$" + letter + "$1:$" + letter + "$" +
                                  std::to_string(offer.texts.size());
            lxw_data_validation rule{};
            rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
            rule.value_formula = formula.data();
            rule.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
            worksheet_data_validation_range(offer.sheet, rowOf(offer.firstRow),
                                            columnOf(offer.column), rowOf(offer.lastRow),
                                            columnOf(offer.column), &rule);
        }
    }

    WholeFile file;
    std::string draft, folder;
    std::unique_ptr<lxw_workbook, CloseWorkbook> workbook;
    lxw_worksheet* sheet = nullptr;
    std::map<std::tuple<Look, Number, std::string>, lxw_format*> formats;
    std::set<std::string> names; ///< folded: a workbook does not tell cases apart
    std::vector<Offer> offers;
    std::string offersName;
};

CellsFile::CellsFile(const std::filesystem::path& path, Instant created, Memory memory)
    : m_work(std::make_unique<Work>(path, created, memory))
{}

CellsFile::~CellsFile() = default;

void CellsFile::beginSheet(const std::string& name)
{
    m_work->sheet = workbook_add_worksheet(m_work->workbook.get(), m_work->freeName(name).c_str());
}

void CellsFile::setWidth(std::uint32_t column, int characters)
{
    worksheet_set_column(m_work->sheet, columnOf(column), columnOf(column), characters, nullptr);
}

void CellsFile::freezeBelow(std::uint32_t row)
{
    worksheet_freeze_panes(m_work->sheet, row, 0);
}

void CellsFile::text(std::uint32_t row, std::uint32_t column, const std::string& text, Look look,
                     const std::string& font)
{
    worksheet_write_string(m_work->sheet, rowOf(row), columnOf(column), text.c_str(),
                           m_work->format(look, Work::Number::General, font));
}

void CellsFile::number(std::uint32_t row, std::uint32_t column, double number)
{
    worksheet_write_number(m_work->sheet, rowOf(row), columnOf(column), number,
                           m_work->format(Look::Plain, Work::Number::General, {}));
}

void CellsFile::amount(std::uint32_t row, std::uint32_t column, std::int64_t number)
{
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    if (number > exact || number < -exact) {
        text(row, column, std::to_string(number));
        return;
    }
    worksheet_write_number(m_work->sheet, rowOf(row), columnOf(column), static_cast<double>(number),
                           m_work->format(Look::Plain, Work::Number::Amount, {}));
}

void CellsFile::day(std::uint32_t row, std::uint32_t column, Date day)
{
    lxw_datetime when{static_cast<int>(day.year()),
                      static_cast<int>(static_cast<unsigned>(day.month())),
                      static_cast<int>(static_cast<unsigned>(day.day())),
                      0,
                      0,
                      0};
    worksheet_write_datetime(m_work->sheet, rowOf(row), columnOf(column), &when,
                             m_work->format(Look::Plain, Work::Number::Day, {}));
}

void CellsFile::daySerial(std::uint32_t row, std::uint32_t column, double serial)
{
    worksheet_write_number(m_work->sheet, rowOf(row), columnOf(column), serial,
                           m_work->format(Look::Plain, Work::Number::Day, {}));
}

void CellsFile::truth(std::uint32_t row, std::uint32_t column, bool isTrue)
{
    worksheet_write_boolean(m_work->sheet, rowOf(row), columnOf(column), isTrue ? 1 : 0,
                            m_work->format(Look::Plain, Work::Number::General, {}));
}

void CellsFile::merge(std::uint32_t firstRow, std::uint32_t firstColumn, std::uint32_t lastRow,
                      std::uint32_t lastColumn, const std::string& text, Look look,
                      const std::string& font)
{
    if (firstRow == lastRow && firstColumn == lastColumn) {
        this->text(firstRow, firstColumn, text, look, font);
        return;
    }
    worksheet_merge_range(m_work->sheet, rowOf(firstRow), columnOf(firstColumn), rowOf(lastRow),
                          columnOf(lastColumn), text.c_str(),
                          m_work->format(look, Work::Number::General, font));
}

void CellsFile::remark(std::uint32_t row, std::uint32_t column, const std::string& text)
{
    worksheet_write_comment(m_work->sheet, rowOf(row), columnOf(column), text.c_str());
}

void CellsFile::offer(std::uint32_t firstRow, std::uint32_t lastRow, std::uint32_t column,
                      const std::vector<std::string>& texts, const std::string& hiddenSheet)
{
    if (!texts.empty()) {
        m_work->offers.push_back({m_work->sheet, firstRow, lastRow, column, texts});
        m_work->offersName = hiddenSheet;
    }
}

void CellsFile::keep()
{
    m_work->writeOffers();
    errno = 0;
    const lxw_error result = workbook_close(m_work->workbook.release());
    if (result != LXW_NO_ERROR) {
        throw m_work->file.failure(errno == 0 ? EIO : errno);
    }
    m_work->file.keep();
}

} // namespace dongbo::report
