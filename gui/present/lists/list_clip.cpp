#include "gui/present/lists/list_clip.h"

#include "core/text/markup.h"

#include <string_view>

namespace dongbo::present {

namespace {

/// A cell stays a cell, and no program takes it for a formula.
std::string plain(std::string text)
{
    for (char& c : text) {
        if (c == '\t' || c == '\n' || c == '\r') {
            c = ' ';
        }
    }
    if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) {
        text.insert(text.begin(), '\'');
    }
    return text;
}

} // namespace

void ListClip::add(const std::vector<std::string>& cells, const char* htmlCell)
{
    m_html += "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto cell = plain(cells[i]);
        m_lines.append(i == 0 ? "" : "\t").append(cell);
        m_html.append("<").append(htmlCell).append(">").append(text::escapedMarkup(cell));
        m_html.append("</").append(htmlCell).append(">");
    }
    m_lines += "\n";
    m_html += "</tr>\n";
}

std::string ListClip::html() const
{
    return "<meta charset=\"utf-8\"><table>\n" + m_html + "</table>";
}

} // namespace dongbo::present
