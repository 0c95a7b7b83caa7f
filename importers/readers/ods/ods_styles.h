#pragma once

#include "importers/readers/cells/fonts.h"
#include "importers/readers/xml/tag_scanner.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace dongbo::importers {

/// The relevant properties of the styles of an OpenDocument spreadsheet: fonts, and which tables
/// are hidden. Styles are identified by family ("table-cell", "text", "table") and name.
class OdsStyles
{
public:
    OdsStyles(Fonts& fonts, const Limits& limits)
        : m_fonts(fonts)
        , m_limits(limits)
    {}

    /// Call it after the Open of a <font-face>, <style> or <default-style>: reads to its Close.
    /// False when it is none of these; nothing has been read then. Throws Error{TooLarge} when all
    /// names together pass small_part_bytes.
    bool take(TagScanner& scanner);

    /// The font of a style, inherited from its parents; 0 when not set.
    [[nodiscard]] std::uint16_t fontOf(std::string_view family, std::string_view name);
    /// The font of cells without a style.
    [[nodiscard]] std::uint16_t cellFont() { return fontOf("table-cell", "Default"); }
    [[nodiscard]] bool isHiddenTable(std::string_view style) const;

private:
    struct Style
    {
        std::string parent;
        std::string font;
        bool isHidden = false;
        int known = -1; ///< the font's index once resolved
    };
    using Styles = std::map<std::pair<std::string, std::string>, Style>;

    void takeFace(TagScanner& scanner);
    void takeStyle(TagScanner& scanner, bool isDefault);
    void count(std::size_t bytes);

    Fonts& m_fonts;
    const Limits& m_limits;
    std::map<std::string, std::string, std::less<>> m_faces; ///< name → font family
    Styles m_styles;                                         ///< the family's default is named ""
    std::uint64_t m_bytes = 0;
};

} // namespace dongbo::importers
