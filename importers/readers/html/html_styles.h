#pragma once

#include "importers/readers/cells/fonts.h"
#include "importers/readers/cells/number_format.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// What a style says about a cell of a web page, as far as it says it.
struct HtmlStyle
{
    std::uint16_t font = 0; ///< 0 when it names none
    std::optional<NumberMeaning> meaning;
    bool isHidden = false;

    /// Takes over what `nearer` says.
    void add(const HtmlStyle& nearer);
};

/// The rules of a page's style sheets that name a class or a table's element; office programs
/// write no others that matter here.
class HtmlStyles
{
public:
    HtmlStyles(Fonts& fonts, const Limits& limits)
        : m_fonts(fonts)
        , m_limits(limits)
    {}

    /// The contents of a <style>. Rules past small_part_bytes are not kept.
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
