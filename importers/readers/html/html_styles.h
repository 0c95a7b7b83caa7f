#pragma once

#include "importers/readers/cells/fonts.h"
#include "importers/readers/cells/number_format.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// Cell properties set by a style of an HTML page.
struct HtmlStyle
{
    std::uint16_t font = 0; ///< 0 when not set
    std::optional<NumberMeaning> meaning;
    bool isHidden = false;

    /// Overrides with the properties set by `nearer`.
    void add(const HtmlStyle& nearer);
};

/// Style rules of a page that name a class or a table element; office programs write no others
/// relevant here.
class HtmlStyles
{
public:
    HtmlStyles(Fonts& fonts, const Limits& limits)
        : m_fonts(fonts)
        , m_limits(limits)
    {}

    /// Adds the contents of a <style>. Rules past small_part_bytes are dropped.
    void addSheet(std::string_view css);
    /// "font-family:.VnTime; mso-number-format:'Short Date'"
    [[nodiscard]] HtmlStyle styleOf(std::string_view declarations);
    [[nodiscard]] HtmlStyle ofClass(std::string_view name) const;
    [[nodiscard]] HtmlStyle ofElement(std::string_view name) const;

private:
    void addRule(std::string_view selector, const HtmlStyle& style);

    Fonts& m_fonts;
    const Limits& m_limits;
    std::map<std::string, HtmlStyle, std::less<>> m_rules; ///< ".xl65", "td"
    std::uint64_t m_bytes = 0;
};

} // namespace dongbo::importers
