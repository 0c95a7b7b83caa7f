#include "importers/readers/html/html_scanner.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::size_t mostAttributes = 64;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether a '<' before this byte begins a tag, a comment or the like rather than text.
bool startsTag(char c)
{
    return isLetter(c) || c == '/' || c == '!' || c == '?';
}

std::string lowered(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        out.push_back(lowered(c));
    }
    return out;
}

} // namespace

HtmlScanner::HtmlScanner(std::unique_ptr<ByteSource> source, const Limits& limits)
    : m_window(std::move(source), limits)
    , m_limits(limits)
{}

HtmlScanner::Event HtmlScanner::next()
{
    for (;;) {
        std::size_t end = 0;
        for (;;) { // to the next significant '<'
            const auto* found = m_window.find('<', m_window.begin() + end);
            end = found == nullptr ? m_window.size()
                                   : static_cast<std::size_t>(found - m_window.begin());
            if (end + 1 < m_window.size() && !startsTag(found[1])) {
                ++end;
                continue;
            }
            if (end + 1 < m_window.size()) {
                break;
            }
            if (!m_window.fill()) {
                end = m_window.size();
                break;
            }
        }
        if (end > 0) {
            m_text.clear();
            appendHtmlText(m_text, m_window.seen().substr(0, end));
            m_window.pass(end);
            return Event::Text;
        }
        if (m_window.size() == 0) {
            return Event::End;
        }
        if (m_window.begin()[1] == '!' || m_window.begin()[1] == '?') {
            passMarkup();
            continue;
        }
        const auto event = takeTag();
        if (event == Event::Open && (m_name == "script" || m_name == "xmp")) {
            static_cast<void>(rawContent());
            continue;
        }
        return event;
    }
}

void HtmlScanner::passMarkup()
{
    m_window.see(4);
    m_window.passOver(m_window.seen().starts_with("<!--") ? "-->" : ">");
}

/// The window begins with the '<' of a start or end tag. A page truncated inside a tag ends there.
HtmlScanner::Event HtmlScanner::takeTag()
{
    std::size_t at = 1;
    char quote = '\0';
    bool valueMayStart = false;
    for (;; ++at) {
        if (at == m_window.size() && !m_window.fill()) {
            m_window.pass(m_window.size());
            return Event::End;
        }
        const char c = m_window.begin()[at];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if ((c == '"' || c == '\'') && valueMayStart) {
            quote = c;
        } else if (c == '>') {
            break;
        }
        valueMayStart = c == '=' || (valueMayStart && isBlank(c));
    }
    auto inside = m_window.seen().substr(1, at - 1);
    const bool isClose = inside.starts_with('/');
    inside.remove_prefix(isClose ? 1 : 0);
    std::size_t nameEnd = 0;
    while (nameEnd < inside.size() && !isBlank(inside[nameEnd]) && inside[nameEnd] != '/') {
        ++nameEnd;
    }
    m_name = lowered(inside.substr(0, nameEnd));
    m_attributes.clear();
    if (!isClose) {
        takeAttributes(inside.substr(nameEnd));
    }
    m_window.pass(at + 1);
    return isClose ? Event::Close : Event::Open;
}

void HtmlScanner::takeAttributes(std::string_view inside)
{
    std::size_t at = 0;
    const auto passBlanks = [&] {
        while (at < inside.size() && isBlank(inside[at])) {
            ++at;
        }
    };
    while (m_attributes.size() < mostAttributes) {
        while (at < inside.size() && (isBlank(inside[at]) || inside[at] == '/')) {
            ++at;
        }
        if (at >= inside.size()) {
            return;
        }
        const auto nameAt = at++;
        while (at < inside.size() && !isBlank(inside[at]) && inside[at] != '=' &&
               inside[at] != '/') {
            ++at;
        }
        auto name = lowered(inside.substr(nameAt, at - nameAt));
        std::string value;
        passBlanks();
        if (at < inside.size() && inside[at] == '=') {
            ++at;
            passBlanks();
            const bool quoted = at < inside.size() && (inside[at] == '"' || inside[at] == '\'');
            const auto from = quoted ? at + 1 : at;
            std::size_t end = from;
            while (end < inside.size() &&
                   (quoted ? inside[end] != inside[at] : !isBlank(inside[end]))) {
                ++end;
            }
            appendHtmlText(value, inside.substr(std::min(from, inside.size()), end - from));
            at = quoted ? end + 1 : end;
        }
        m_attributes.emplace_back(std::move(name), std::move(value));
    }
}

const std::string* HtmlScanner::attribute(std::string_view name) const
{
    for (const auto& [known, value] : m_attributes) {
        if (known == name) {
            return &value;
        }
    }
    return nullptr;
}

std::string HtmlScanner::rawContent()
{
    std::string content;
    const auto end = "</" + m_name;
    for (;;) {
        m_window.see(end.size());
        const auto* found = m_window.find('<', m_window.begin());
        const auto size =
            found == nullptr ? m_window.size() : static_cast<std::size_t>(found - m_window.begin());
        if (content.size() < m_limits.tokenBytes) {
            content.append(m_window.seen().substr(0, size));
        }
        m_window.pass(size);
        m_window.see(end.size());
        if (m_window.size() == 0) {
            return content;
        }
        if (lowered(m_window.seen().substr(0, end.size())) == end) {
            return content; // the end tag is the next event
        }
        content.push_back('<');
        m_window.pass(1);
    }
}

} // namespace dongbo::importers
