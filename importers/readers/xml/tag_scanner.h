#pragma once

#include "importers/readers/xml/scan_window.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// A pull parser for large XML parts, without a tree and without copying. Checks that tags nest,
/// rejects DOCTYPE, and ignores namespaces: names are given without their prefix. Exists because a
/// general parser takes 2.9 times as long on a sheet
/// (docs/decisions/0012-reading-lists.md).
class TagScanner
{
public:
    enum class Event
    {
        Open,
        Close, ///< also after an Open that was written <a/>
        End
    };

    /// `source` must give UTF-8 (see decodedXml).
    TagScanner(std::unique_ptr<ByteSource> source, const Limits& limits);

    /// The next tag; text between tags is skipped. Throws Error{Unreadable} when tags do not
    /// nest or the part ends early, Error{TooLarge} past depth or token_bytes.
    Event next();

    /// As next(), and appends the skipped text to `text`: references resolved, CDATA included, line
    /// ends as LF, blanks unchanged. Throws Error{TooLarge} when one run exceeds
    /// token_bytes.
    Event nextAfterText(std::string& text);

    /// Local name of the current tag; valid until the next call.
    [[nodiscard]] std::string_view name() const { return m_name; }
    /// Number of open elements, including the one just opened or closed.
    [[nodiscard]] std::size_t level() const { return m_level; }

    /// The raw attribute, references not resolved; empty when absent. The first 32 only.
    [[nodiscard]] std::string_view attribute(std::string_view localName) const;

    struct Attribute
    {
        std::string_view name; ///< local
        std::string_view value;
    };
    [[nodiscard]] const Attribute* attributesBegin() const { return m_attributes.data(); }
    [[nodiscard]] const Attribute* attributesEnd() const
    {
        return m_attributes.data() + m_attributeCount;
    }

    /// After Open: reads on to the element's own end and returns its raw text (references
    /// unresolved unless `*resolved` becomes true, CDATA and children's tags removed). Valid until
    /// the next call.
    std::string_view rawText(bool& resolved);
    /// After Open: the element's text, references resolved, line ends as LF.
    std::string_view text();
    /// After Open: skips everything up to the element's end.
    void skip();

private:
    Event openTag();
    Event closeTag();
    bool parseAttributes(const char* at);
    void markup();
    void popName(std::string_view qualified);
    std::string_view slowText();
    void appendCdata(std::string& text);
    [[nodiscard]] Error broken(const char* what) const;

    ScanWindow m_window; ///< from the next token on
    const Limits& m_limits;
    std::string_view m_name;
    std::size_t m_level = 0;
    bool m_pendingClose = false;
    bool m_started = false;
    std::array<Attribute, 32> m_attributes;
    std::size_t m_attributeCount = 0;
    std::vector<std::uint64_t> m_open; ///< hashes of the open elements' qualified names
    std::string m_text;
};

/// Appends `raw` with its character and named references resolved and CR, CRLF as LF. An invalid
/// reference is unchanged. Bytes that are not UTF-8 are repaired as by appendRepaired.
void appendXmlText(std::string& out, std::string_view raw);

/// The escapes of spreadsheets: _x000D_ is U+000D, _x005F_ an underscore. In place.
void resolveSpreadsheetEscapes(std::string& text);

} // namespace dongbo::importers
