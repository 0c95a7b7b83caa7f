#include "core/report/writers/writers.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

#include <charconv>

namespace dongbo::report {

namespace {

bool startsFormula(char32_t c)
{
    switch (c) {
    case U'=':
    case U'+':
    case U'-':
    case U'@':
    case U'\t':
    case U'\r':
    case U'＝':
    case U'＋':
    case U'－':
    case U'＠':
        return true;
    default:
        return false;
    }
}

bool isPlainNumber(std::string_view text)
{
    double value = 0;
    const auto end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    return result.ec == std::errc() && result.ptr == end;
}

std::string quoted(const std::string& text)
{
    if (text.find_first_of(",;\"\r\n\t") == std::string::npos &&
        (text.empty() || (text.front() != ' ' && text.back() != ' '))) {
        return text;
    }
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + "\"";
}

std::string cellText(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return neutralised(*text);
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*number);
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        return text::formatDecimal(*number, 1, Language::English);
    }
    if (const auto* day = std::get_if<Date>(&cell)) {
        return text::formatDate(*day);
    }
    return {};
}

class CsvSink final : public Sink
{
public:
    explicit CsvSink(std::ostream& out)
        : m_out(out)
    {}

    void begin(const Head& head) override
    {
        m_hasGroups = !head.groupTitle.empty();
        m_out << "\xEF\xBB\xBF";
        std::string line = m_hasGroups ? csvCell(head.groupTitle) : std::string();
        for (std::size_t i = 0; i < head.columns.size(); ++i) {
            line += i == 0 && !m_hasGroups ? "" : ",";
            line += csvCell(head.columns[i].title);
        }
        m_out << line << "\r\n";
    }
    void beginGroup(const GroupHead& group) override
    {
        m_titles.push_back(group.title);
        setGroup();
    }
    void row(Row row) override
    {
        m_line = m_group;
        for (std::size_t i = 0; i < row.size(); ++i) {
            m_line += i == 0 && !m_hasGroups ? "" : ",";
            m_line += quoted(cellText(row[i]));
        }
        m_out << m_line << "\r\n";
    }
    void endGroup(const Row& /*subtotal*/) override
    {
        m_titles.pop_back();
        setGroup();
    }
    void end(const Tail& /*tail*/) override {}

private:
    void setGroup()
    {
        std::string all;
        for (const auto& title : m_titles) {
            all += (all.empty() || title.empty() ? "" : " / ") + title;
        }
        m_group = m_hasGroups ? csvCell(all) : std::string();
    }

    std::ostream& m_out;
    bool m_hasGroups = false;
    std::vector<std::string> m_titles;
    std::string m_group;
    std::string m_line;
};

} // namespace

std::string neutralised(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const auto c = text::nextCodePoint(text, at);
        if (startsFormula(c)) {
            return (isPlainNumber(text) ? "" : "'") + std::string(text);
        }
        if (!text::isSpace(c) && !text::isInvisible(c)) {
            break;
        }
    }
    return std::string(text);
}

std::string csvCell(std::string_view text)
{
    return quoted(neutralised(text));
}

std::unique_ptr<Sink> csvSink(std::ostream& out)
{
    return std::make_unique<CsvSink>(out);
}

} // namespace dongbo::report
