#include "core/report/writers/chart_drawing.h"
#include "core/report/writers/writers.h"
#include "core/text/language.h"
#include "core/text/markup.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <array>
#include <cstdio>

namespace dongbo::report {

namespace {

constexpr double chartWidth = 480;
constexpr double chartHeight = 190;
constexpr int uprightCharacters = 95; ///< wider tables are printed across

constexpr const char* style = R"(
:root{color-scheme:light}
body{font:12pt/1.35 "Times New Roman","Liberation Serif",serif;color:#111;margin:24px auto;max-width:1180px;padding:0 16px}
.letterhead{font-weight:bold;margin:0}
h1{font-size:16pt;text-align:center;margin:14px 0 4px}
.parameters{text-align:center;font-style:italic;margin:0 0 12px}
.figures{display:flex;flex-wrap:wrap;gap:8px 28px;margin:12px 0;padding:0}
.figures div{display:flex;flex-direction:column-reverse}
.figures dt{color:#4b5563;font-size:10.5pt}
.figures dd{margin:0;font-size:17pt;font-weight:bold}
figure{display:inline-block;margin:8px 16px 8px 0;break-inside:avoid}
figcaption{font-weight:bold}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #9aa4b1;padding:3px 6px;vertical-align:top;overflow-wrap:anywhere}
thead{display:table-header-group}
thead th{background:#e7eef5;text-align:center}
tr{break-inside:avoid}
.n{text-align:right;white-space:nowrap;overflow-wrap:normal}
.g th{text-align:left;background:#f4f6f9}
.s td{font-weight:bold}
.t td{font-weight:bold;border-top:2px solid #111}
.notes,.how{margin:10px 0 0}
.how dt{font-weight:bold;float:left;margin-right:6px}
.how dd{margin:0 0 2px}
.provenance{font-style:italic;color:#4b5563}
)";

std::string escaped(std::string_view text)
{
    auto out = text::escapedMarkup(text);
    return text::isValidUtf8(out) ? out : text::repairUtf8(out);
}

/// Points with two decimals at most, whatever the machine's settings.
std::string points(double value)
{
    const auto hundredths = static_cast<long long>(value * 100 + (value < 0 ? -0.5 : 0.5));
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%s%lld.%02lld", hundredths < 0 ? "-" : "",
                  std::abs(hundredths) / 100, std::abs(hundredths) % 100);
    return text.data();
}

std::string hex(std::uint32_t colour)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%06x", colour & 0xFFFFFFU);
    return text.data();
}

std::string svgOf(const Chart& chart, Language language)
{
    const auto drawing = draw(chart, chartWidth, chartHeight, language);
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"" +
                      escaped(chart.title) + "\" width=\"" + points(drawing.width) +
                      "pt\" height=\"" + points(drawing.height) + "pt\" viewBox=\"0 0 " +
                      points(drawing.width) + " " + points(drawing.height) +
                      "\" font-family=\"Times New Roman,Liberation Serif,serif\">";
    for (const auto& line : drawing.lines) {
        out += "<polyline fill=\"none\" stroke=\"" + hex(line.colour) + "\" stroke-width=\"" +
               points(line.width) + "\" points=\"";
        for (const auto& [x, y] : line.points) {
            out += points(x) + "," + points(y) + " ";
        }
        out += "\"/>";
    }
    for (const auto& box : drawing.boxes) {
        out += "<rect x=\"" + points(box.x) + "\" y=\"" + points(box.y) + "\" width=\"" +
               points(box.width) + "\" height=\"" + points(box.height) + "\" fill=\"" +
               hex(box.colour) + "\"><title>" + escaped(box.what) + "</title></rect>";
    }
    for (const auto& words : drawing.words) {
        static constexpr std::array<const char*, 3> anchors{"start", "middle", "end"};
        out += "<text x=\"" + points(words.x) + "\" y=\"" + points(words.y) + "\" font-size=\"" +
               points(words.size) + "\" text-anchor=\"" +
               anchors.at(static_cast<std::size_t>(words.anchor)) + "\" fill=\"" +
               hex(words.colour) + "\"" + (words.isBold ? " font-weight=\"bold\"" : "") + ">" +
               escaped(words.text) + "</text>";
    }
    return out + "</svg>";
}

class HtmlSink final : public Sink
{
public:
    explicit HtmlSink(std::ostream& out)
        : m_out(out)
    {}

    void begin(const Head& head) override
    {
        m_head = head;
        int width = 0;
        for (const auto& column : head.columns) {
            width += column.width;
        }
        m_out << "<!DOCTYPE html>\n<html lang=\""
              << (head.language == Language::Vietnamese ? "vi" : "en")
              << "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" << escaped(head.title)
              << "</title>\n<style>@page{size:A4" << (width > uprightCharacters ? " landscape" : "")
              << ";margin:20mm 20mm 20mm 30mm}" << style << "</style>\n</head>\n<body>\n";
        for (const auto& line : head.letterhead) {
            m_out << "<p class=\"letterhead\">" << escaped(line) << "</p>\n";
        }
        m_out << "<h1>" << escaped(head.title) << "</h1>\n<p class=\"parameters\">";
        for (std::size_t i = 0; i < head.parameters.size(); ++i) {
            m_out << (i == 0 ? "" : "<br>") << escaped(head.parameters[i]);
        }
        m_out << "</p>\n";
        figures();
        for (const auto& chart : head.charts) {
            m_out << "<figure><figcaption>" << escaped(chart.title) << "</figcaption>"
                  << svgOf(chart, head.language) << "</figure>\n";
        }
        m_out << "<table>\n<thead><tr>";
        for (const auto& column : head.columns) {
            m_out << "<th scope=\"col\">" << escaped(column.title) << "</th>";
        }
        m_out << "</tr></thead>\n<tbody>\n";
    }
    void beginGroup(const GroupHead& group) override
    {
        if (!group.sums.empty()) {
            auto sums = group.sums;
            sums[0] = group.title;
            write(sums, "s");
        } else if (!group.title.empty()) {
            m_out << "<tr class=\"g\"><th scope=\"rowgroup\" colspan=\"" << m_head.columns.size()
                  << "\">" << escaped(group.title) << "</th></tr>\n";
        }
    }
    void row(Row row) override { write(row, nullptr); }
    void endGroup(const Row& subtotal) override
    {
        if (!subtotal.empty()) {
            write(subtotal, "s");
        }
    }
    void end(const Tail& tail) override
    {
        if (!tail.total.empty()) {
            write(tail.total, "t");
        }
        m_out << "</tbody>\n</table>\n<div class=\"notes\">\n";
        for (const auto& note : tail.notes) {
            m_out << "<p>" << escaped(note) << "</p>\n";
        }
        m_out << "</div>\n";
        how();
        m_out << "<p class=\"provenance\">" << escaped(m_head.provenance)
              << "</p>\n</body>\n</html>\n";
    }

private:
    void figures()
    {
        if (m_head.figures.empty()) {
            return;
        }
        m_out << "<dl class=\"figures\">";
        for (const auto& figure : m_head.figures) {
            m_out << "<div><dt>" << escaped(figure.title) << "</dt><dd>"
                  << escaped(wordsOf(figure.value, m_head.language)) << "</dd></div>";
        }
        m_out << "</dl>\n";
    }
    void how()
    {
        std::string lines;
        const auto add = [&lines](const std::string& title, const std::string& text) {
            if (!text.empty()) {
                lines += "<dt>" + escaped(title) + ":</dt><dd>" + escaped(text) + "</dd>\n";
            }
        };
        for (const auto& figure : m_head.figures) {
            add(figure.title, figure.how);
        }
        for (const auto& column : m_head.columns) {
            add(column.title, column.how);
        }
        if (!lines.empty()) {
            m_out << "<dl class=\"how\">\n" << lines << "</dl>\n";
        }
    }
    void write(const Row& row, const char* look)
    {
        m_line = look == nullptr ? "<tr>" : "<tr class=\"" + std::string(look) + "\">";
        for (std::size_t i = 0; i < m_head.columns.size(); ++i) {
            m_line += isNumber(m_head.columns[i].kind) ? "<td class=\"n\">" : "<td>";
            if (i < row.size()) {
                m_line += escaped(wordsOf(row[i], m_head.language));
            }
            m_line += "</td>";
        }
        m_out << m_line << "</tr>\n";
    }

    std::ostream& m_out;
    Head m_head;
    std::string m_line;
};

} // namespace

std::unique_ptr<Sink> htmlSink(std::ostream& out)
{
    return std::make_unique<HtmlSink>(out);
}

} // namespace dongbo::report
