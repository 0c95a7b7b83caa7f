#include "core/report/writers/chart_drawing.h"
#include "core/report/writers/sheet_rows.h"
#include "core/report/writers/workbook_file.h"
#include "core/report/writers/writers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace dongbo::report {

namespace {

constexpr int uprightCharacters = 95;         ///< wider tables are printed across
constexpr lxw_row_t rowsOfSheet = 1'000'000;  ///< a sheet holds 1,048,576
constexpr std::size_t lettersOfCell = 32'767; ///< more are refused by spreadsheets
constexpr lxw_row_t chartRows = 17;           ///< height of a chart on its sheet

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
    lxw_format* decimal;
    lxw_format* day;
    lxw_format* totalText;
    lxw_format* totalNumber;
    lxw_format* totalDecimal;
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
        , decimal(cell(workbook))
        , day(cell(workbook))
        , totalText(cell(workbook))
        , totalNumber(cell(workbook))
        , totalDecimal(cell(workbook))
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
        for (auto* strong : {group, totalText, totalNumber, totalDecimal, totalDay}) {
            format_set_bold(strong);
        }
        format_set_text_wrap(text);
        // the file's own notation; Excel shows the separators of its locale: 1.234.567
        format_set_num_format(number, "#,##0");
        format_set_num_format(totalNumber, "#,##0");
        format_set_num_format(decimal, "#,##0.0");
        format_set_num_format(totalDecimal, "#,##0.0");
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

bool startsEscape(std::string_view text, std::size_t at)
{
    constexpr std::string_view digits = "0123456789abcdefABCDEF";
    return at + 7 <= text.size() && text[at + 6] == '_' &&
           text.substr(at + 2, 4).find_first_not_of(digits) == std::string_view::npos;
}

/// The text as a workbook can hold it: valid, without control characters, not too long, and with
/// nothing spreadsheets would read as an escape ("_x0041_" is "A" to them).
const std::string& asCell(const std::string& text, std::string& room)
{
    const auto isControl = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
    };
    bool isPlain = text.size() <= lettersOfCell;
    for (std::size_t i = 0; i < text.size() && isPlain; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        isPlain = byte >= 0x20 && byte < 0x7F && byte != '_';
    }
    if (isPlain) {
        return text;
    }
    room = text::isValidUtf8(text) ? text : text::repairUtf8(text);
    std::replace_if(room.begin(), room.end(), isControl, ' ');
    for (auto at = room.find("_x"); at != std::string::npos; at = room.find("_x", at + 2)) {
        if (startsEscape(room, at)) {
            room.insert(at, "_x005F");
            at += 6;
        }
    }
    if (room.size() > lettersOfCell) {
        room = std::string(text::firstCodePoints(room, lettersOfCell - 1));
    }
    return room;
}

std::int64_t serialOf(Date day)
{
    const auto first = std::chrono::sys_days(Date{std::chrono::year(1899) / 12 / 30});
    return (std::chrono::sys_days(day) - first).count();
}

/// A workbook holds doubles: beyond 2^53 đồng only text keeps every digit.
bool isExact(std::int64_t number)
{
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    return number <= exact && number >= -exact;
}

enum class Weight
{
    Plain,
    Total
};

class XlsxFile final : public ReportFile
{
public:
    XlsxFile(const std::filesystem::path& path, Instant created)
        : m_path(path)
        , m_created(created)
    {}

    void begin(const Head& head) override
    {
        m_head = head;
        m_file.emplace(m_path, m_created, head.title, WorkbookFile::Memory::Flat);
        m_formats.emplace(m_file->get());
        m_last = static_cast<lxw_col_t>(std::max<std::size_t>(head.columns.size(), 2) - 1);
        beginSheet();
        for (const auto& line : head.letterhead) {
            put(line, m_formats->bold);
        }
        if (!head.letterhead.empty()) {
            ++m_row;
        }
        merged(head.title, m_formats->title);
        for (const auto& line : head.parameters) {
            put(line, m_formats->italic);
        }
        for (const auto& figure : head.figures) {
            write(0, figure.title, Weight::Plain);
            write(1, figure.value, Weight::Total);
            ++m_row;
        }
        ++m_row;
        heading();
    }
    void beginGroup(const GroupHead& group) override
    {
        const std::string indent(2 * static_cast<std::size_t>(group.level), ' ');
        if (!group.sums.empty()) {
            auto sums = group.sums;
            sums[0] = indent + group.title;
            line(sums, Weight::Total);
        } else if (!group.title.empty()) {
            roomForLine();
            merged(indent + group.title, m_formats->group);
        }
    }
    void row(Row row) override { line(row, Weight::Plain); }
    void endGroup(const Row& subtotal) override
    {
        if (!subtotal.empty()) {
            line(subtotal, Weight::Total);
        }
    }
    void end(const Tail& tail) override
    {
        if (!tail.total.empty()) {
            line(tail.total, Weight::Total);
        }
        ++m_row;
        for (const auto& note : tail.notes) {
            put(note, m_formats->plain);
        }
        for (const auto& column : m_head.columns) {
            explain(column.title, column.how);
        }
        for (const auto& figure : m_head.figures) {
            explain(figure.title, figure.how);
        }
        put(m_head.provenance, m_formats->italic);
        charts();
    }
    void keep() override { m_file->keep(); }

private:
    void explain(const std::string& title, const std::string& how)
    {
        if (!how.empty()) {
            put(title + ": " + how, m_formats->plain);
        }
    }
    void beginSheet()
    {
        ++m_sheets;
        auto name = text::say(m_head.language, "report.sheet");
        name += m_sheets == 1 ? "" : " " + std::to_string(m_sheets);
        m_sheet = m_file->addSheet(name.c_str());
        m_rows.emplace(m_sheet);
        m_row = 0;
        int width = 0;
        for (std::size_t i = 0; i < m_head.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(m_sheet, column, column, m_head.columns[i].width, nullptr);
            width += m_head.columns[i].width;
        }
        setUp(m_sheet, width > uprightCharacters);
    }
    static void setUp(lxw_worksheet* sheet, bool isAcross)
    {
        constexpr std::uint8_t a4 = 9;
        worksheet_set_paper(sheet, a4);
        if (isAcross) {
            worksheet_set_landscape(sheet);
        }
        worksheet_fit_to_pages(sheet, 1, 0); // as many pages down as needed
        // inches; 20, 20, 20 and 30 mm on the left, as usual for letters
        worksheet_set_margins(sheet, 1.18, 0.79, 0.79, 0.79);
        worksheet_set_footer(sheet, "&C&P/&N");
    }
    void put(const std::string& text, lxw_format* format)
    {
        worksheet_write_string(m_sheet, m_row++, 0, asCell(text, m_room).c_str(), format);
    }
    void merged(const std::string& text, lxw_format* format)
    {
        worksheet_merge_range(m_sheet, m_row, 0, m_row, m_last, asCell(text, m_room).c_str(),
                              format);
        ++m_row;
    }
    void heading()
    {
        for (std::size_t i = 0; i < m_head.columns.size(); ++i) {
            worksheet_write_string(m_sheet, m_row, static_cast<lxw_col_t>(i),
                                   asCell(m_head.columns[i].title, m_room).c_str(),
                                   m_formats->heading);
        }
        worksheet_repeat_rows(m_sheet, m_row, m_row);
        ++m_row;
        worksheet_freeze_panes(m_sheet, m_row, 0);
    }
    /// Goes on on another sheet when this one is full.
    void roomForLine()
    {
        if (m_row >= rowsOfSheet) {
            beginSheet();
            heading();
        }
    }
    void line(const Row& row, Weight weight)
    {
        roomForLine();
        m_rows->begin(m_row);
        for (std::size_t i = 0; i < m_head.columns.size(); ++i) {
            static const Cell nothing;
            add(i < row.size() ? row[i] : nothing, weight);
        }
        m_rows->end();
        ++m_row;
    }
    void add(const Cell& cell, Weight weight)
    {
        const bool isTotal = weight == Weight::Total;
        auto* plain = isTotal ? m_formats->totalText : m_formats->text;
        if (const auto* text = std::get_if<std::string>(&cell)) {
            m_rows->text(asCell(*text, m_room), plain);
        } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            if (isExact(*number)) {
                m_rows->number(*number, isTotal ? m_formats->totalNumber : m_formats->number);
            } else {
                m_rows->text(std::to_string(*number), plain);
            }
        } else if (const auto* decimal = std::get_if<double>(&cell);
                   decimal != nullptr && std::isfinite(*decimal)) {
            m_rows->number(*decimal, isTotal ? m_formats->totalDecimal : m_formats->decimal);
        } else if (const auto* day = std::get_if<Date>(&cell)) {
            m_rows->number(serialOf(*day), isTotal ? m_formats->totalDay : m_formats->day);
        } else {
            m_rows->nothing(plain);
        }
    }
    void write(lxw_col_t column, const Cell& cell, Weight weight)
    {
        const bool isTotal = weight == Weight::Total;
        auto* plain = isTotal ? m_formats->totalText : m_formats->text;
        if (const auto* text = std::get_if<std::string>(&cell)) {
            worksheet_write_string(m_sheet, m_row, column, asCell(*text, m_room).c_str(), plain);
        } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            if (!isExact(*number)) {
                worksheet_write_string(m_sheet, m_row, column, std::to_string(*number).c_str(),
                                       plain);
            } else {
                worksheet_write_number(m_sheet, m_row, column, static_cast<double>(*number),
                                       isTotal ? m_formats->totalNumber : m_formats->number);
            }
        } else if (const auto* decimal = std::get_if<double>(&cell);
                   decimal != nullptr && std::isfinite(*decimal)) {
            worksheet_write_number(m_sheet, m_row, column, *decimal,
                                   isTotal ? m_formats->totalDecimal : m_formats->decimal);
        } else if (const auto* day = std::get_if<Date>(&cell)) {
            worksheet_write_number(m_sheet, m_row, column, static_cast<double>(serialOf(*day)),
                                   isTotal ? m_formats->totalDay : m_formats->day);
        } else {
            worksheet_write_blank(m_sheet, m_row, column, plain);
        }
    }

    /// A sheet with the numbers of each chart, the chart beside them.
    void charts()
    {
        if (m_head.charts.empty()) {
            return;
        }
        const auto name = text::say(m_head.language, "report.sheet_charts");
        m_sheet = m_file->addSheet(name.c_str());
        setUp(m_sheet, true);
        worksheet_set_column(m_sheet, 0, 0, 26, nullptr);
        m_row = 0;
        for (const auto& chart : m_head.charts) {
            const auto first = m_row;
            numbersOf(chart);
            insert(chart, name, first);
            m_row = std::max(m_row, first + chartRows) + 2;
        }
    }
    void numbersOf(const Chart& chart)
    {
        put(chart.title + (chart.unit.empty() ? "" : " (" + chart.unit + ")"), m_formats->bold);
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            worksheet_write_string(m_sheet, m_row, static_cast<lxw_col_t>(s + 1),
                                   asCell(chart.series[s].name, m_room).c_str(),
                                   m_formats->heading);
        }
        ++m_row;
        for (std::size_t i = 0; i < chart.labels.size(); ++i) {
            write(0, chart.labels[i], Weight::Plain);
            for (std::size_t s = 0; s < chart.series.size(); ++s) {
                const auto& values = chart.series[s].values;
                const double value = i < values.size() ? values[i] : 0;
                const bool isWhole = std::floor(value) == value;
                worksheet_write_number(m_sheet, m_row, static_cast<lxw_col_t>(s + 1),
                                       std::isfinite(value) ? value : 0,
                                       isWhole ? m_formats->number : m_formats->decimal);
            }
            ++m_row;
        }
    }
    void insert(const Chart& chart, const std::string& sheet, lxw_row_t first)
    {
        static constexpr std::array<std::uint8_t, 3> kinds{
            LXW_CHART_COLUMN, LXW_CHART_COLUMN_STACKED, LXW_CHART_LINE};
        auto* drawn =
            workbook_add_chart(m_file->get(), kinds.at(static_cast<std::size_t>(chart.kind)));
        const auto from = first + 2;
        const auto to =
            static_cast<lxw_row_t>(from + std::max<std::size_t>(chart.labels.size(), 1) - 1);
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            const auto column = static_cast<lxw_col_t>(s + 1);
            auto* series = chart_add_series(drawn, nullptr, nullptr);
            chart_series_set_categories(series, sheet.c_str(), from, 0, to, 0);
            chart_series_set_values(series, sheet.c_str(), from, column, to, column);
            chart_series_set_name_range(series, sheet.c_str(), first + 1, column);
            lxw_chart_fill fill{};
            fill.color = colourOf(chart.series[s].tone, s);
            lxw_chart_line line{};
            line.color = fill.color;
            line.width = 2;
            if (chart.kind == ChartKind::Lines) {
                chart_series_set_line(series, &line);
            } else {
                chart_series_set_fill(series, &fill);
            }
        }
        chart_title_set_name(drawn, chart.title.c_str());
        if (chart.series.size() < 2) {
            chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
        } else {
            chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
        }
        lxw_chart_options options{};
        options.x_scale = 1.3;
        options.y_scale = 1.1;
        auto title = chart.title;
        options.description = title.data();
        worksheet_insert_chart_opt(m_sheet, first, static_cast<lxw_col_t>(chart.series.size() + 2),
                                   drawn, &options);
    }

    std::filesystem::path m_path;
    Instant m_created;
    std::optional<WorkbookFile> m_file;
    std::optional<Formats> m_formats;
    Head m_head;
    lxw_worksheet* m_sheet = nullptr;
    std::optional<SheetRows> m_rows; ///< of the sheet of rows
    lxw_col_t m_last = 1;
    lxw_row_t m_row = 0;
    int m_sheets = 0;
    std::string m_room;
};

} // namespace

std::unique_ptr<ReportFile> xlsxFile(const std::filesystem::path& path, Instant created)
{
    return std::make_unique<XlsxFile>(path, created);
}

} // namespace dongbo::report
