#pragma once

#include <string>
#include <vector>

namespace dongbo::present {

/// Rows for a spreadsheet, in both formats a clipboard carries. A text that begins like
/// a formula gets an apostrophe in front; the first row is the headings.
class ListClip
{
public:
    explicit ListClip(const std::vector<std::string>& titles) { add(titles, "th"); }
    void add(const std::vector<std::string>& cells) { add(cells, "td"); }

    /// Lines with tabs.
    [[nodiscard]] const std::string& lines() const { return m_lines; }
    /// The same as an HTML table.
    [[nodiscard]] std::string html() const;

private:
    void add(const std::vector<std::string>& cells, const char* htmlCell);

    std::string m_lines;
    std::string m_html;
};

} // namespace dongbo::present
