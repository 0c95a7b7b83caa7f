#include "core/report/writers/writers.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::report {

namespace {

/// Rows whose widths decide those of the columns.
constexpr std::size_t measured = 2'000;

std::string cellText(const Cell& cell, Language language)
{
    return std::holds_alternative<std::string>(cell)
               ? text::collapseSpaces(std::get<std::string>(cell))
               : wordsOf(cell, language);
}

/// At most `width` terminal columns, "…" where truncated.
std::string fitted(const std::string& text, std::size_t width)
{
    if (text::displayWidth(text) <= width || width == 0) {
        return text;
    }
    std::size_t letters = width;
    while (letters > 0 && text::displayWidth(text::firstCodePoints(text, letters)) > width - 1) {
        --letters;
    }
    return std::string(text::firstCodePoints(text, letters)) + "…";
}

/// Holds the beginning of the table until the widths of its columns are known.
class TextSink final : public Sink
{
public:
    explicit TextSink(std::ostream& out)
        : m_out(out)
    {}

    void begin(const Head& head) override
    {
        m_head = head;
        for (const auto& line : head.letterhead) {
            m_out << line << "\n";
        }
        m_out << (head.letterhead.empty() ? "" : "\n") << head.title << "\n";
        for (const auto& line : head.parameters) {
            m_out << line << "\n";
        }
        for (const auto& figure : head.figures) {
            m_out << figure.title << ": " << wordsOf(figure.value, head.language) << "\n";
        }
        m_out << "\n";
        for (const auto& column : head.columns) {
            m_widths.push_back(text::displayWidth(column.title));
        }
    }
    void beginGroup(const GroupHead& group) override
    {
        ++m_depth;
        const std::string indent(2 * static_cast<std::size_t>(group.level), ' ');
        if (group.sums.empty()) {
            say({LineKind::Title, indent + group.title, {}});
            return;
        }
        auto sums = group.sums;
        sums[0] = indent + group.title;
        say({LineKind::Row, {}, std::move(sums)});
    }
    void row(Row row) override { say({LineKind::Row, {}, std::move(row)}); }
    void endGroup(const Row& subtotal) override
    {
        --m_depth;
        if (!subtotal.empty()) {
            say({LineKind::Row, {}, subtotal});
        }
        if (m_depth == 0) {
            say({LineKind::Gap, {}, {}});
        }
    }
    void end(const Tail& tail) override
    {
        if (!tail.total.empty() && m_isHeld) {
            widen(tail.total);
        }
        say({LineKind::Gap, {}, {}});
        release();
        if (!tail.total.empty()) {
            m_out << rule() << line(tail.total) << "\n";
        }
        for (const auto& note : tail.notes) {
            m_out << note << "\n";
        }
        m_out << m_head.provenance << "\n";
    }

private:
    enum class LineKind
    {
        Title,
        Row,
        Gap
    };
    struct Line
    {
        LineKind kind;
        std::string title;
        Row row;
    };

    void say(Line line)
    {
        if (!m_isHeld) {
            write(line);
            return;
        }
        widen(line.row);
        m_held.push_back(std::move(line));
        if (m_held.size() >= measured) {
            release();
        }
    }
    void release()
    {
        if (!m_isHeld) {
            return;
        }
        m_isHeld = false;
        Row titles;
        for (const auto& column : m_head.columns) {
            titles.push_back(column.title);
        }
        m_out << line(titles) << rule();
        for (const auto& each : m_held) {
            write(each);
        }
        m_held = {};
    }
    void write(const Line& each)
    {
        if (each.kind == LineKind::Gap) {
            m_out << (m_isAfterGap ? "" : "\n");
        } else if (each.kind == LineKind::Row) {
            m_out << line(each.row);
        } else if (!each.title.empty()) {
            m_out << each.title << "\n";
        }
        m_isAfterGap = each.kind == LineKind::Gap;
    }
    void widen(const Row& row)
    {
        for (std::size_t i = 0; i < row.size() && i < m_widths.size(); ++i) {
            auto width = text::displayWidth(cellText(row[i], m_head.language));
            if (!isNumber(m_head.columns[i].kind)) {
                width = std::min(width, static_cast<std::size_t>(m_head.columns[i].width));
            }
            m_widths[i] = std::max(m_widths[i], width);
        }
    }
    std::string line(const Row& row) const
    {
        std::string out;
        for (std::size_t i = 0; i < m_widths.size(); ++i) {
            const bool isRight = isNumber(m_head.columns[i].kind);
            auto text = i < row.size() ? cellText(row[i], m_head.language) : std::string();
            if (!isRight || (i < row.size() && std::holds_alternative<std::string>(row[i]))) {
                text = fitted(text, m_widths[i]); // numbers are never cut
            }
            const std::size_t used = text::displayWidth(text);
            const std::string gap(m_widths[i] > used ? m_widths[i] - used : 0, ' ');
            out += i == 0 ? "" : "  ";
            out += isRight ? gap + text : text + gap;
        }
        out.erase(out.find_last_not_of(' ') + 1);
        return out + "\n";
    }
    std::string rule() const
    {
        std::size_t width = m_widths.empty() ? 0 : 2 * (m_widths.size() - 1);
        for (const auto each : m_widths) {
            width += each;
        }
        std::string out;
        for (std::size_t i = 0; i < width; ++i) {
            out += "─";
        }
        return out + "\n";
    }

    std::ostream& m_out;
    Head m_head;
    std::vector<std::size_t> m_widths;
    std::vector<Line> m_held;
    bool m_isHeld = true;
    bool m_isAfterGap = true;
    int m_depth = 0;
};

} // namespace

std::unique_ptr<Sink> textSink(std::ostream& out)
{
    return std::make_unique<TextSink>(out);
}

} // namespace dongbo::report
