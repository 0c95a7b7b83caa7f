#include "importers/write_back/speed_tests.h"

#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/typed_moments.h"
#include "core/text/unicode.h"
#include "importers/recognise/cells/cell_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace dongbo::importers {

namespace {

enum class Part : std::uint8_t
{
    Line,
    Moment,
    Time,
    Down,
    Up,
    Ping,
    Jitter,
    Loss,
    LossBp,
    By,
    Source,
    Notes,
    Sponsor,  ///< only speedtest-cli has it
    DownBytes ///< only Speedtest by Ookla has it
};

struct Spelling
{
    std::string_view folded;
    Part part;
};
constexpr std::array spellings{
    Spelling{"duong truyen", Part::Line},
    Spelling{"line", Part::Line},
    Spelling{"for line", Part::Line},
    Spelling{"diem cau", Part::Line},
    Spelling{"site", Part::Line},
    Spelling{"xa", Part::Line},
    Spelling{"don vi", Part::Line},
    Spelling{"do luc", Part::Moment},
    Spelling{"thoi gian", Part::Moment},
    Spelling{"thoi diem", Part::Moment},
    Spelling{"ngay gio", Part::Moment},
    Spelling{"ngay do", Part::Moment},
    Spelling{"ngay", Part::Moment},
    Spelling{"timestamp", Part::Moment},
    Spelling{"date", Part::Moment},
    Spelling{"date time", Part::Moment},
    Spelling{"measured at", Part::Moment},
    Spelling{"time", Part::Time},
    Spelling{"gio", Part::Time},
    Spelling{"gio do", Part::Time},
    Spelling{"download", Part::Down},
    Spelling{"download speed", Part::Down},
    Spelling{"down", Part::Down},
    Spelling{"tai xuong", Part::Down},
    Spelling{"toc do tai xuong", Part::Down},
    Spelling{"tai xuong theo hop dong", Part::Down}, // the register's own heading of the field
    Spelling{"download bought", Part::Down},
    Spelling{"upload", Part::Up},
    Spelling{"upload speed", Part::Up},
    Spelling{"up", Part::Up},
    Spelling{"tai len", Part::Up},
    Spelling{"toc do tai len", Part::Up},
    Spelling{"tai len theo hop dong", Part::Up},
    Spelling{"upload bought", Part::Up},
    Spelling{"ping", Part::Ping},
    Spelling{"latency", Part::Ping},
    Spelling{"idle latency", Part::Ping},
    Spelling{"do tre", Part::Ping},
    Spelling{"jitter", Part::Jitter},
    Spelling{"idle jitter", Part::Jitter},
    Spelling{"dao dong tre", Part::Jitter},
    Spelling{"packet loss", Part::Loss},
    Spelling{"loss", Part::Loss},
    Spelling{"mat goi", Part::Loss},
    Spelling{"ty le mat goi", Part::Loss},
    Spelling{"loss bp", Part::LossBp},
    Spelling{"nguoi do", Part::By},
    Spelling{"measured by", Part::By},
    Spelling{"server name", Part::Source},
    Spelling{"server", Part::Source},
    Spelling{"may chu", Part::Source},
    Spelling{"nguon", Part::Source},
    Spelling{"source", Part::Source},
    Spelling{"ghi chu", Part::Notes},
    Spelling{"notes", Part::Notes},
    Spelling{"sponsor", Part::Sponsor},
    Spelling{"download bytes", Part::DownBytes},
};

struct Column
{
    Part part;
    std::string heading;
    std::optional<text::RateUnit> unit;
};
using Columns = std::map<std::uint32_t, Column>;

/// The heading without its unit, folded.
std::string bareHeading(const std::string& heading)
{
    auto end = heading.find_first_of("(,[");
    if (end == std::string::npos && text::rateUnitIn(heading)) {
        end = heading.find_last_of(" _-");
    }
    auto bare = text::fold(heading.substr(0, end));
    if (bare.ends_with(" ms")) {
        bare.erase(bare.size() - 3);
    }
    return bare;
}

std::optional<Part> partOf(const std::string& heading)
{
    const auto whole = text::fold(heading);
    const auto bare = bareHeading(heading);
    for (const auto& spelling : spellings) {
        if (spelling.folded == whole || spelling.folded == bare) {
            return spelling.part;
        }
    }
    return std::nullopt;
}

bool has(const Columns& columns, Part part)
{
    return std::any_of(columns.begin(), columns.end(),
                       [part](const auto& column) { return column.second.part == part; });
}

class SpeedTestReader
{
public:
    SpeedTestReader(Register& reg, const SpeedTestOrder& order)
        : m_reg(reg)
        , m_order(order)
    {}

    SpeedTestsRead read(const Workbook& workbook)
    {
        for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
            m_columns.clear();
            workbook.forEachRow(i, [&](const Row& row) {
                if (m_columns.empty()) {
                    return findHeadings(row);
                }
                take(row);
                return true;
            });
        }
        if (!m_hasHeadings) {
            m_out.problems.push_back({0, {}, {"", {"line.no_speed_columns", {{"found", m_seen}}}}});
        }
        return std::move(m_out);
    }

private:
    /// Goes on until a row is a heading; not past the first sixty rows.
    bool findHeadings(const Row& row)
    {
        constexpr std::uint32_t last = 60;
        Columns found;
        std::string seen;
        for (const auto& cell : row.cells) {
            const auto heading = cellText(cell);
            const auto part = partOf(heading);
            seen += heading.empty() ? "" : (seen.empty() ? "" : ", ") + heading;
            if (part) {
                found[cell.column] = {*part, heading, text::rateUnitIn(heading)};
            }
        }
        m_seen = m_seen.empty() ? seen : m_seen;
        if (has(found, Part::Time) && !has(found, Part::Moment)) {
            for (auto& [at, column] : found) { // "Time" alone is the moment
                column.part = column.part == Part::Time ? Part::Moment : column.part;
            }
        }
        const bool isHeading = has(found, Part::Moment) &&
                               (has(found, Part::Down) || has(found, Part::Up)) &&
                               (m_order.line || has(found, Part::Line));
        if (isHeading) {
            m_hasHeadings = true;
            m_columns = std::move(found);
            nameUnits(row.number);
        } else if (!found.empty() && seen.size() > m_seen.size()) {
            m_seen = seen; // the row that came nearest
        }
        return isHeading || row.number < last;
    }

    /// Columns without a unit: those of programs that are known, else the order's, else a problem.
    void nameUnits(std::uint32_t row)
    {
        const auto known =
            has(m_columns, Part::Sponsor)     ? std::optional{text::RateUnit::BitPerSecond}
            : has(m_columns, Part::DownBytes) ? std::optional{text::RateUnit::BytePerSecond}
                                              : m_order.unit;
        for (auto& [at, column] : m_columns) {
            const bool isSpeed = column.part == Part::Down || column.part == Part::Up;
            if (isSpeed && !column.unit) {
                column.unit = known;
            }
            if (isSpeed && !column.unit) {
                m_unitless.insert({at, row});
            }
        }
    }

    void take(const Row& row)
    {
        SpeedTestsRead::Row out;
        out.row = row.number;
        auto& draft = out.draft;
        std::optional<LineId> line = m_order.line;
        std::optional<text::MomentReading> moment;
        std::optional<std::int64_t> time;
        bool hasAny = false;
        for (const auto& cell : row.cells) {
            const auto found = m_columns.find(cell.column);
            const auto text = std::string(text::trim(cellText(cell)));
            if (found == m_columns.end() || (text.empty() && cell.kind != CellKind::Date)) {
                continue; // a time alone is a date that no calendar has
            }
            hasAny = true;
            const auto& column = found->second;
            switch (column.part) {
            case Part::Line:
                line = m_order.line ? line : lineOf(row.number, column, text);
                break;
            case Part::Moment:
                moment = momentOf(row.number, column, cell, text);
                break;
            case Part::Time:
                time = timeOf(cell, text);
                break;
            case Part::Down:
                draft.downKbps = speedOf(row.number, cell, column, text);
                break;
            case Part::Up:
                draft.upKbps = speedOf(row.number, cell, column, text);
                break;
            case Part::Ping:
                draft.pingMs = wholeOf(row.number, column, text, 1);
                break;
            case Part::Jitter:
                draft.jitterMs = wholeOf(row.number, column, text, 1);
                break;
            case Part::Loss:
                draft.lossBp = wholeOf(row.number, column, text, hundred);
                break;
            case Part::LossBp:
                draft.lossBp = wholeOf(row.number, column, text, 1);
                break;
            case Part::By:
                draft.by = text;
                break;
            case Part::Source:
                draft.source = text;
                break;
            case Part::Notes:
                draft.notes = text;
                break;
            case Part::Sponsor:
            case Part::DownBytes:
                break;
            }
        }
        if (!hasAny) {
            return;
        }
        if (!moment) {
            missing(row.number, Part::Moment);
        }
        if (!line) {
            missing(row.number, Part::Line);
        }
        if (!moment || !line) {
            return;
        }
        draft.line = *line;
        draft.at = moment->hasTime || !time ? moment->at : Instant{moment->at.unixMs + *time};
        draft.source = draft.source.empty() ? m_order.source : draft.source;
        m_out.rows.push_back(std::move(out));
    }

    /// A cell that is empty; what could not be read has its problem already.
    void missing(std::uint32_t row, Part part)
    {
        const bool isTold =
            std::any_of(m_out.problems.begin(), m_out.problems.end(),
                        [row](const TableProblem& problem) { return problem.row == row; });
        for (const auto& [at, column] : m_columns) {
            if (!isTold && column.part == part) {
                m_out.problems.push_back({row, column.heading, {"", {"line.cell_missing", {}}}});
                return;
            }
        }
    }

    std::optional<LineId> lineOf(std::uint32_t row, const Column& column, const std::string& text)
    {
        const auto known = m_lines.find(text);
        if (known != m_lines.end()) {
            return known->second;
        }
        try {
            return m_lines.emplace(text, findLine(m_reg, text)).first->second;
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Usage) {
                throw;
            }
            m_out.problems.push_back({row, column.heading, {"", error.message()}});
            return std::nullopt;
        }
    }

    std::optional<text::MomentReading> momentOf(std::uint32_t row, const Column& column,
                                                const Cell& cell, const std::string& text)
    {
        auto reading = text::readTypedMoment(text, m_reg.today());
        if (reading && cell.kind == CellKind::Date) { // a serial's fraction is the time
            const auto part = cell.number - std::floor(cell.number);
            reading->hasTime = part > 0;
            reading->at.unixMs += std::llround(part * minutesOfDay) * minute;
        }
        if (!reading) {
            bad(row, column, text);
        }
        return reading;
    }

    [[nodiscard]] std::optional<std::int64_t> timeOf(const Cell& cell,
                                                     const std::string& text) const
    {
        if (cell.kind == CellKind::Date || cell.kind == CellKind::Number) {
            const auto part = cell.number - std::floor(cell.number);
            return std::llround(part * minutesOfDay) * minute;
        }
        const auto reading =
            text::readTypedMoment(isoText(m_reg.today()) + " " + text, m_reg.today());
        return reading ? std::optional{reading->at.unixMs - startOfDay(m_reg.today()).unixMs}
                       : std::nullopt;
    }

    std::optional<std::int64_t> speedOf(std::uint32_t row, const Cell& cell, const Column& column,
                                        const std::string& text)
    {
        if (!column.unit && !text::parseRate(text).unknownUnit.empty()) {
            m_out.problems.push_back(
                {row,
                 column.heading,
                 {"", {"line.unknown_unit", {{"unit", text::parseRate(text).unknownUnit}}}}});
            return std::nullopt;
        }
        const bool hasOwnUnit = text.find_first_of("bBmMkKgG") != std::string::npos;
        if (!column.unit && !hasOwnUnit) {
            if (const auto asked = m_unitless.find(cell.column); asked != m_unitless.end()) {
                m_out.problems.push_back(
                    {asked->second, column.heading, {"", {"line.column_without_unit", {}}}});
                m_unitless.erase(asked); // once a column
            }
            return std::nullopt;
        }
        const auto unit = column.unit.value_or(text::RateUnit::Megabit);
        const auto rate = cell.kind == CellKind::Number
                              ? text::TypedRate{text::kbpsOf(cell.number, unit), {}}
                              : text::parseRate(text, unit);
        if (!rate.unknownUnit.empty()) {
            m_out.problems.push_back(
                {row, column.heading, {"", {"line.unknown_unit", {{"unit", rate.unknownUnit}}}}});
        } else if (!rate.kbps) {
            bad(row, column, text);
        }
        return rate.kbps;
    }

    std::optional<std::int64_t> wholeOf(std::uint32_t row, const Column& column,
                                        std::string_view text, double factor)
    {
        for (const std::string_view unit : {"ms", "%"}) {
            if (text.ends_with(unit)) {
                text.remove_suffix(unit.size());
            }
        }
        // a fraction of any length is one: "12.345" ms
        const auto number = text::parseDecimal(
            text::trim(text),
            text.find(',') == std::string_view::npos ? Language::English : Language::Vietnamese);
        if (!number || *number < 0) {
            bad(row, column, std::string(text));
            return std::nullopt;
        }
        return std::llround(*number * factor);
    }

    void bad(std::uint32_t row, const Column& column, const std::string& text)
    {
        m_out.problems.push_back(
            {row, column.heading, {"", {"table.bad_value", {{"text", text}}}}});
    }

    static constexpr double hundred = 100; // a percent is a hundred of 1/100 %
    static constexpr double minutesOfDay = 24 * 60;
    static constexpr std::int64_t minute = 60'000;

    Register& m_reg;
    const SpeedTestOrder& m_order;
    Columns m_columns;
    std::map<std::uint32_t, std::uint32_t> m_unitless; ///< columns without a unit, their row
    std::map<std::string, LineId> m_lines;
    std::string m_seen; ///< headings that were there
    bool m_hasHeadings = false;
    SpeedTestsRead m_out;
};

} // namespace

SpeedTestsRead readSpeedTests(Register& reg, const Workbook& workbook, const SpeedTestOrder& order)
{
    return SpeedTestReader(reg, order).read(workbook);
}

} // namespace dongbo::importers
