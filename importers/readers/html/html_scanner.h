#pragma once

#include "importers/readers/xml/scan_window.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::importers {

/// Iterates over the tags of an HTML page, as tolerant as browsers: tags need not nest, quotes may
/// be missing, case is ignored. Names are lower case; comments and scripts are skipped.
class HtmlScanner
{
public:
    enum class Event
    {
        Text,
        Open, ///< also of void elements such as <br>
        Close,
        End
    };

    /// `source` must give well-formed UTF-8.
    HtmlScanner(std::unique_ptr<ByteSource> source, const Limits& limits);

    /// Throws Error{TooLarge} when one tag or one run of text exceeds token_bytes.
    Event next();

    /// Name of the current tag.
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// Its attribute's value, references resolved; nullptr when absent.
    [[nodiscard]] const std::string* attribute(std::string_view name) const;
    /// The current text, references resolved, blanks unchanged.
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// Raw content of a <style> or <title> just opened; reads past its end tag.
    [[nodiscard]] std::string rawContent();

private:
    void passMarkup();
    Event takeTag();
    void takeAttributes(std::string_view inside);

    ScanWindow m_window;
    const Limits& m_limits;
    std::string m_name;
    std::string m_text;
    std::vector<std::pair<std::string, std::string>> m_attributes;
};

/// Appends text with character references resolved: numbers, and the names of Latin-1 and common
/// signs. Other text is unchanged.
void appendHtmlText(std::string& out, std::string_view raw);

} // namespace dongbo::importers
