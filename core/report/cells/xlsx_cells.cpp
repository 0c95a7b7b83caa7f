#include "core/report/cells/cells_work.h"
#include "core/report/writers/workbook_file.h"
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

class XlsxCells final : public CellsFile::Work
{
public:
    using Look = CellsFile::Look;
    using Memory = CellsFile::Memory;

    enum class Number : std::uint8_t
    {
        General,
        Amount,
        Day
    };

    XlsxCells(const std::filesystem::path& path, Instant created, Memory memory)
        : m_file(path, created, {},
                 memory == Memory::Flat ? WorkbookFile::Memory::Flat : WorkbookFile::Memory::Free)
    {}

    void beginSheet(const std::string& name) override
    {
        m_sheet = m_file.addSheet(freeName(name).c_str());
    }

    void setWidth(std::uint32_t column, int characters) override
    {
        worksheet_set_column(m_sheet, columnOf(column), columnOf(column), characters, nullptr);
    }

    void freezeBelow(std::uint32_t row) override { worksheet_freeze_panes(m_sheet, row, 0); }

    void text(std::uint32_t row, std::uint32_t column, const std::string& text, Look look,
              const std::string& font) override
    {
        worksheet_write_string(m_sheet, rowOf(row), columnOf(column), text.c_str(),
                               format(look, Number::General, font));
    }

    void number(std::uint32_t row, std::uint32_t column, double number) override
    {
        worksheet_write_number(m_sheet, rowOf(row), columnOf(column), number,
                               format(Look::Plain, Number::General, {}));
    }

    void amount(std::uint32_t row, std::uint32_t column, std::int64_t number) override
    {
        constexpr std::int64_t exact = std::int64_t{1} << 53;
        if (number > exact || number < -exact) {
            text(row, column, std::to_string(number), Look::Plain, {});
            return;
        }
        worksheet_write_number(m_sheet, rowOf(row), columnOf(column), static_cast<double>(number),
                               format(Look::Plain, Number::Amount, {}));
    }

    void day(std::uint32_t row, std::uint32_t column, Date day) override
    {
        lxw_datetime when{static_cast<int>(day.year()),
                          static_cast<int>(static_cast<unsigned>(day.month())),
                          static_cast<int>(static_cast<unsigned>(day.day())),
                          0,
                          0,
                          0};
        worksheet_write_datetime(m_sheet, rowOf(row), columnOf(column), &when,
                                 format(Look::Plain, Number::Day, {}));
    }

    void daySerial(std::uint32_t row, std::uint32_t column, double serial) override
    {
        worksheet_write_number(m_sheet, rowOf(row), columnOf(column), serial,
                               format(Look::Plain, Number::Day, {}));
    }

    void truth(std::uint32_t row, std::uint32_t column, bool isTrue) override
    {
        worksheet_write_boolean(m_sheet, rowOf(row), columnOf(column), isTrue ? 1 : 0,
                                format(Look::Plain, Number::General, {}));
    }

    void merge(std::uint32_t firstRow, std::uint32_t firstColumn, std::uint32_t lastRow,
               std::uint32_t lastColumn, const std::string& text, Look look,
               const std::string& font) override
    {
        worksheet_merge_range(m_sheet, rowOf(firstRow), columnOf(firstColumn), rowOf(lastRow),
                              columnOf(lastColumn), text.c_str(),
                              format(look, Number::General, font));
    }

    void remark(std::uint32_t row, std::uint32_t column, const std::string& text) override
    {
        worksheet_write_comment(m_sheet, rowOf(row), columnOf(column), text.c_str());
    }

    void offer(std::uint32_t firstRow, std::uint32_t lastRow, std::uint32_t column,
               const std::vector<std::string>& texts, const std::string& hiddenSheet) override
    {
        m_offers.push_back({m_sheet, firstRow, lastRow, column, texts});
        m_offersName = hiddenSheet;
    }

    void keep() override
    {
        writeOffers();
        m_file.keep();
    }

private:
    lxw_format* format(Look look, Number number, const std::string& font)
    {
        auto& known = m_formats[{look, number, font}];
        if (known == nullptr) {
            known = workbook_add_format(m_file.get());
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
        for (int i = 2; !m_names.insert(text::fold(tried)).second; ++i) {
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

    /// One column of the hidden m_sheet per drop-down.
    void writeOffers()
    {
        if (m_offers.empty()) {
            return;
        }
        const auto name = freeName(m_offersName);
        auto* hidden = m_file.addSheet(name.c_str());
        worksheet_hide(hidden);
        std::size_t longest = 0;
        for (const auto& offer : m_offers) {
            longest = std::max(longest, offer.texts.size());
        }
        for (std::size_t row = 0; row < longest; ++row) {
            for (std::size_t i = 0; i < m_offers.size(); ++i) {
                if (row < m_offers[i].texts.size()) {
                    worksheet_write_string(hidden, static_cast<lxw_row_t>(row),
                                           static_cast<lxw_col_t>(i),
                                           m_offers[i].texts[row].c_str(), nullptr);
                }
            }
        }
        for (std::size_t i = 0; i < m_offers.size(); ++i) {
            const auto& offer = m_offers[i];
            const std::string letter(1, static_cast<char>('A' + i)); // only a few columns
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

    WorkbookFile m_file;
    lxw_worksheet* m_sheet = nullptr;
    std::map<std::tuple<Look, Number, std::string>, lxw_format*> m_formats;
    std::set<std::string> m_names; ///< folded: workbooks ignore case
    std::vector<Offer> m_offers;
    std::string m_offersName;
};

} // namespace

std::unique_ptr<CellsFile::Work> xlsxCells(const std::filesystem::path& path, Instant created,
                                           CellsFile::Memory memory)
{
    return std::make_unique<XlsxCells>(path, created, memory);
}

} // namespace dongbo::report
