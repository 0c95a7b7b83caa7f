#pragma once

#include "core/store/queries/device_queries.h"
#include "core/text/language.h"

#include <string>
#include <vector>

namespace dongbo::present {

/// Rows on their way to a spreadsheet, both ways a clipboard carries them. Money is digits only,
/// days are dd/mm/yyyy; a text that begins like a formula gets an apostrophe in front.
class DeviceClip
{
public:
    explicit DeviceClip(Language language);
    void add(const store::DeviceRow& row);

    /// Lines with tabs under a line of headings.
    [[nodiscard]] const std::string& lines() const { return m_lines; }
    /// The same as an HTML table.
    [[nodiscard]] std::string html() const;

private:
    void add(const std::vector<std::string>& cells, const char* htmlCell);

    Language m_language;
    std::string m_lines;
    std::string m_html;
};

} // namespace dongbo::present
