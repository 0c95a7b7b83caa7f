#include "importers/readers/html/html_styles.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lowered(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return out;
}

/// A value without its quotes and backslashes: `"dd\/mm\/yyyy"` and `\@`.
std::string plainValue(std::string_view value)
{
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front()) {
        value = value.substr(1, value.size() - 2);
    }
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\') {
            out.push_back(value[i]);
        } else if (value.substr(i).starts_with("\\0022")) { // a quote of the format itself
            out.push_back('"');
            i += 4;
        }
    }
    return out;
}

/// End of the declaration beginning at `at`: a ';' outside quotes.
std::size_t declarationEnd(std::string_view text, std::size_t at)
{
    char quote = '\0';
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            ++at;
        } else if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == ';') {
            break;
        }
    }
    return std::min(at, text.size());
}

} // namespace

void HtmlStyle::add(const HtmlStyle& nearer)
{
    font = nearer.font != 0 ? nearer.font : font;
    meaning = nearer.meaning ? nearer.meaning : meaning;
    isHidden = isHidden || nearer.isHidden;
}

HtmlStyle HtmlStyles::styleOf(std::string_view declarations)
{
    HtmlStyle style;
    while (!declarations.empty()) {
        const auto end = declarationEnd(declarations, 0);
        const auto one = declarations.substr(0, end);
        declarations.remove_prefix(std::min(end + 1, declarations.size()));
        const auto colon = one.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        const auto property = lowered(trimmed(one.substr(0, colon)));
        const auto value = trimmed(one.substr(colon + 1));
        if (property == "font-family") {
            const auto family = trimmed(value.substr(0, value.find(',')));
            style.font = m_fonts.indexOf(plainValue(family));
        } else if (property == "mso-number-format") {
            style.meaning = meaningOfNamed(plainValue(value));
        } else if (property == "display") {
            style.isHidden = lowered(value).starts_with("none");
        }
    }
    return style;
}

void HtmlStyles::addSheet(std::string_view css)
{
    std::string plain; // without comments; "<!--" and "-->" hide rules from old browsers only
    for (std::size_t at = 0; at < css.size();) {
        const auto rest = css.substr(at);
        if (rest.starts_with("/*")) {
            const auto end = rest.find("*/");
            at = end == std::string_view::npos ? css.size() : at + end + 2;
        } else if (rest.starts_with("<!--")) {
            at += 4;
        } else if (rest.starts_with("-->")) {
            at += 3;
        } else {
            plain.push_back(css[at++]);
        }
    }
    std::string_view left = plain;
    for (;;) {
        const auto open = left.find('{');
        const auto close = open == std::string_view::npos ? open : left.find('}', open);
        if (close == std::string_view::npos) {
            return;
        }
        const auto style = styleOf(left.substr(open + 1, close - open - 1));
        auto selectors = left.substr(0, open);
        while (!selectors.empty()) {
            const auto comma = std::min(selectors.find(','), selectors.size());
            addRule(trimmed(selectors.substr(0, comma)), style);
            selectors.remove_prefix(std::min(comma + 1, selectors.size()));
        }
        left.remove_prefix(close + 1);
    }
}

/// "td.xl65" is stored under its class, "td" and "body" as themselves; longer ones are ignored.
void HtmlStyles::addRule(std::string_view selector, const HtmlStyle& style)
{
    if (selector.empty() || selector.find_first_of(" >:#[*@") != std::string_view::npos) {
        return;
    }
    const auto dot = selector.find('.');
    const auto key = lowered(dot == std::string_view::npos ? selector : selector.substr(dot));
    m_bytes += key.size() + 96;
    if (m_bytes <= m_limits.smallPartBytes) {
        m_rules[key].add(style);
    }
}

HtmlStyle HtmlStyles::ofClass(std::string_view name) const
{
    const auto found = m_rules.find("." + lowered(name));
    return found == m_rules.end() ? HtmlStyle() : found->second;
}

HtmlStyle HtmlStyles::ofElement(std::string_view name) const
{
    const auto found = m_rules.find(name);
    return found == m_rules.end() ? HtmlStyle() : found->second;
}

} // namespace dongbo::importers
