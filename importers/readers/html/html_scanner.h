#pragma once

#include "importers/grid/limits.h"
#include "importers/readers/container/byte_source.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::importers {

/// Walks a web page tag by tag, as forgiving as browsers are: tags need not nest, quotes may lack,
/// letters may be large or small. Names come in small letters; comments and scripts are passed
/// over.
class HtmlScanner
{
public:
    enum class Event
    {
        Text,
        Open, ///< also of tags that never close, such as <br>
        Close,
        End
    };

    /// `source` gives well-formed UTF-8.
    HtmlScanner(std::unique_ptr<ByteSource> source, const Limits& limits);

    /// Throws Error{TooLarge} when one tag or one stretch of text passes token_bytes.
    Event next();

    /// Of the tag just met.
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// Its attribute's value, references resolved; nullptr when it has none of that name.
    [[nodiscard]] const std::string* attribute(std::string_view name) const;
    /// Of the text just met, references resolved, blanks as written.
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// What stands in a <style> or <title> just opened, as written; reads past its end.
    [[nodiscard]] std::string rawContent();

private:
    bool fill();
    bool startsTag(std::size_t at);
    void passMarkup();
    void passTo(std::string_view terminator);
    Event takeTag();
    void takeAttributes(std::string_view inside);

    std::unique_ptr<ByteSource> m_source;
    const Limits& m_limits;
    std::vector<char> m_buffer;
    std::size_t m_at = 0;
    std::size_t m_size = 0;
    bool m_isOver = false; ///< the source has no more
    std::string m_name;
    std::string m_text;
    std::vector<std::pair<std::string, std::string>> m_attributes;
};

/// Appends text with web references resolved: numbers, and the names of Latin-1 and common signs.
/// What is no reference stays as written.
void appendHtmlText(std::string& out, std::string_view raw);

} // namespace dongbo::importers
