#include "core/report/workbook_file.h"
#include "core/report/writers.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <memory>

namespace dongbo::report {

namespace {

struct Formats
{
    lxw_format* plain;
    lxw_format* bold;
    lxw_format* title;
    lxw_format* italic;
    lxw_format* heading;
    lxw_format* group;
    lxw_format* text;
    lxw_format* number;
    lxw_format* day;
    lxw_format* totalText;
    lxw_format* totalNumber;
    lxw_format* totalDay;

    explicit Formats(lxw_workbook* workbook)
        : plain(make(workbook))
        , bold(make(workbook))
        , title(make(workbook))
        , italic(make(workbook))
        , heading(cell(workbook))
        , group(cell(workbook))
        , text(cell(workbook))
        , number(cell(workbook))
        , day(cell(workbook))
        , totalText(cell(workbook))
        , totalNumber(cell(workbook))
        , totalDay(cell(workbook))
    {
        format_set_bold(bold);
        format_set_bold(title);
        format_set_font_size(title, 14);
        format_set_align(title, LXW_ALIGN_CENTER);
        format_set_italic(italic);
        format_set_bold(heading);
        format_set_text_wrap(heading);
        format_set_align(heading, LXW_ALIGN_CENTER);
        format_set_align(heading, LXW_ALIGN_VERTICAL_CENTER);
        format_set_bg_color(heading, 0xE7EEF5);
        for (auto* strong : {group, totalText, totalNumber, totalDay}) {
            format_set_bold(strong);
        }
        format_set_text_wrap(text);
        // the file's own notation; Excel shows the separators of its locale: 1.234.567
        format_set_num_format(number, "#,##0");
        format_set_num_format(totalNumber, "#,##0");
        format_set_num_format(day, "dd/mm/yyyy");
        format_set_num_format(totalDay, "dd/mm/yyyy");
    }

    static lxw_format* make(lxw_workbook* workbook)
    {
        lxw_format* format = workbook_add_format(workbook);
        format_set_font_name(format, "Times New Roman");
        format_set_font_size(format, 12);
        return format;
    }
    static lxw_format* cell(lxw_workbook* workbook)
    {
        lxw_format* format = make(workbook);
        format_set_border(format, LXW_BORDER_THIN);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }
};

enum class Weight
{
    Plain,
    Total
};

class Sheet
{
public:
    Sheet(WorkbookFile& file, const Model& model)
        : m_model(model)
        , m_formats(file.get())
        , m_sheet(file.addSheet(nullptr))
        , m_last(static_cast<lxw_col_t>(std::max<std::size_t>(model.columns.size(), 2) - 1))
    {}

    void write()
    {
        setUp();
        for (const auto& line : m_model.letterhead) {
            put(line, m_formats.bold);
        }
        if (!m_model.letterhead.empty()) {
            ++m_row;
        }
        worksheet_merge_range(m_sheet, m_row, 0, m_row, m_last, m_model.title.c_str(),
                              m_formats.title);
        ++m_row;
        for (const auto& line : m_model.parameters) {
            put(line, m_formats.italic);
        }
        ++m_row;
        heading();
        for (const auto& group : m_model.groups) {
            if (!group.title.empty()) {
                worksheet_merge_range(m_sheet, m_row, 0, m_row, m_last, group.title.c_str(),
                                      m_formats.group);
                ++m_row;
            }
            for (const auto& row : group.rows) {
                table(row, Weight::Plain);
            }
            if (!group.subtotal.empty()) {
                table(group.subtotal, Weight::Total);
            }
        }
        if (!m_model.total.empty()) {
            table(m_model.total, Weight::Total);
        }
        ++m_row;
        for (const auto& note : m_model.notes) {
            put(note, m_formats.plain);
        }
        put(m_model.provenance, m_formats.italic);
    }

private:
    void setUp()
    {
        int width = 0;
        for (std::size_t i = 0; i < m_model.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(m_sheet, column, column, m_model.columns[i].width, nullptr);
            width += m_model.columns[i].width;
        }
        constexpr std::uint8_t a4 = 9;
        constexpr int uprightCharacters = 95;
        worksheet_set_paper(m_sheet, a4);
        if (width > uprightCharacters) {
            worksheet_set_landscape(m_sheet);
        }
        worksheet_fit_to_pages(m_sheet, 1, 0); // as many pages down as needed
        // inches; 20, 20, 20 and 30 mm on the left, as usual for letters
        worksheet_set_margins(m_sheet, 1.18, 0.79, 0.79, 0.79);
        worksheet_set_footer(m_sheet, "&C&P/&N");
    }

    void put(const std::string& text, lxw_format* format)
    {
        worksheet_write_string(m_sheet, m_row++, 0, text.c_str(), format);
    }

    void heading()
    {
        for (std::size_t i = 0; i < m_model.columns.size(); ++i) {
            worksheet_write_string(m_sheet, m_row, static_cast<lxw_col_t>(i),
                                   m_model.columns[i].title.c_str(), m_formats.heading);
        }
        worksheet_repeat_rows(m_sheet, m_row, m_row);
        ++m_row;
        worksheet_freeze_panes(m_sheet, m_row, 0);
    }

    void table(const Row& row, Weight weight)
    {
        const bool isTotal = weight == Weight::Total;
        for (std::size_t i = 0; i < m_model.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            const Cell cell = i < row.size() ? row[i] : Cell{};
            if (const auto* text = std::get_if<std::string>(&cell)) {
                worksheet_write_string(m_sheet, m_row, column, text->c_str(),
                                       isTotal ? m_formats.totalText : m_formats.text);
            } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
                writeNumber(column, *number, isTotal);
            } else if (const auto* day = std::get_if<Date>(&cell)) {
                lxw_datetime when{static_cast<int>(day->year()),
                                  static_cast<int>(static_cast<unsigned>(day->month())),
                                  static_cast<int>(static_cast<unsigned>(day->day())),
                                  0,
                                  0,
                                  0};
                worksheet_write_datetime(m_sheet, m_row, column, &when,
                                         isTotal ? m_formats.totalDay : m_formats.day);
            } else {
                worksheet_write_blank(m_sheet, m_row, column,
                                      isTotal ? m_formats.totalText : m_formats.text);
            }
        }
        ++m_row;
    }

    void writeNumber(lxw_col_t column, std::int64_t number, bool isTotal)
    {
        // a workbook holds doubles: beyond 2^53 đồng only text keeps every digit
        constexpr std::int64_t exact = std::int64_t{1} << 53;
        if (number > exact || number < -exact) {
            worksheet_write_string(m_sheet, m_row, column, std::to_string(number).c_str(),
                                   isTotal ? m_formats.totalText : m_formats.text);
            return;
        }
        worksheet_write_number(m_sheet, m_row, column, static_cast<double>(number),
                               isTotal ? m_formats.totalNumber : m_formats.number);
    }

    const Model& m_model;
    Formats m_formats;
    lxw_worksheet* m_sheet;
    lxw_col_t m_last;
    lxw_row_t m_row = 0;
};

} // namespace

void writeXlsx(const Model& model, Instant created, const std::filesystem::path& path)
{
    WorkbookFile file(path, created, model.title, WorkbookFile::Memory::Free);
    Sheet(file, model).write();
    file.keep();
}

} // namespace dongbo::report
