#include "importers/readers/html/html_scanner.h"

#include <algorithm>
#include <cstring>

namespace dongbo::importers {

namespace {

constexpr std::size_t blockBytes = 64U << 10;
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
    : m_source(std::move(source))
    , m_limits(limits)
    , m_buffer(2 * blockBytes)
{}

/// Reads more bytes, keeping those from m_at on; false at the end.
bool HtmlScanner::fill()
{
    if (m_isOver) {
        return false;
    }
    std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_size - m_at);
    m_size -= m_at;
    m_at = 0;
    if (m_size >= m_limits.tokenBytes) {
        throw pastLimit("token_bytes", m_limits.tokenBytes);
    }
    // a long token is rescanned after each fill: read as much again as there is of it already
    const auto wanted = std::max(blockBytes, m_size);
    if (m_buffer.size() - m_size < wanted) {
        m_buffer.resize(m_size + wanted);
    }
    const auto got = m_source->read(m_buffer.data() + m_size, wanted);
    m_size += got;
    m_isOver = got == 0;
    return !m_isOver;
}

/// Whether the '<' begins a tag, a comment or the like rather than text.
bool HtmlScanner::startsTag(std::size_t at)
{
    const char c = at + 1 < m_size ? m_buffer[at + 1] : ' ';
    return isLetter(c) || c == '/' || c == '!' || c == '?';
}

HtmlScanner::Event HtmlScanner::next()
{
    for (;;) {
        std::size_t end = m_at;
        for (;;) { // to the next significant '<'
            const auto* found =
                static_cast<const char*>(std::memchr(m_buffer.data() + end, '<', m_size - end));
            end = found == nullptr ? m_size : static_cast<std::size_t>(found - m_buffer.data());
            if (end + 1 < m_size && !startsTag(end)) {
                ++end;
                continue;
            }
            if (end + 1 < m_size) {
                break;
            }
            const auto kept = end - m_at;
            if (!fill()) {
                end = m_size;
                break;
            }
            end = m_at + kept;
        }
        if (end > m_at) {
            m_text.clear();
            appendHtmlText(m_text, {m_buffer.data() + m_at, end - m_at});
            m_at = end;
            return Event::Text;
        }
        if (m_at == m_size) {
            return Event::End;
        }
        if (m_buffer[m_at + 1] == '!' || m_buffer[m_at + 1] == '?') {
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
    while (m_size - m_at < 4 && fill()) {
    }
    const bool isComment =
        std::string_view(m_buffer.data() + m_at, m_size - m_at).starts_with("<!--");
    passTo(isComment ? "-->" : ">");
}

void HtmlScanner::passTo(std::string_view terminator)
{
    for (;;) {
        const std::string_view seen(m_buffer.data() + m_at, m_size - m_at);
        const auto found = seen.find(terminator);
        if (found != std::string_view::npos) {
            m_at += found + terminator.size();
            return;
        }
        m_at += seen.size() - std::min(seen.size(), terminator.size() - 1);
        if (!fill()) {
            m_at = m_size;
            return;
        }
    }
}

/// m_at is at the '<' of a start or end tag. A page truncated inside a tag ends there.
HtmlScanner::Event HtmlScanner::takeTag()
{
    std::size_t at = m_at + 1;
    char quote = '\0';
    bool valueMayStart = false;
    for (;; ++at) {
        if (at == m_size) {
            const auto kept = at - m_at;
            if (!fill()) {
                m_at = m_size;
                return Event::End;
            }
            at = m_at + kept;
        }
        const char c = m_buffer[at];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if ((c == '"' || c == '\'') && valueMayStart) {
            quote = c;
        } else if (c == '>') {
            break;
        }
        valueMayStart = c == '=' || (valueMayStart && isBlank(c));
    }
    std::string_view inside(m_buffer.data() + m_at + 1, at - m_at - 1);
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
    m_at = at + 1;
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
        while (m_size - m_at < end.size() && fill()) {
        }
        const auto* from = m_buffer.data() + m_at;
        const auto* found = static_cast<const char*>(std::memchr(from, '<', m_size - m_at));
        const auto size = found == nullptr ? m_size - m_at : static_cast<std::size_t>(found - from);
        if (content.size() < m_limits.tokenBytes) {
            content.append(from, size);
        }
        m_at += size;
        while (m_size - m_at < end.size() && fill()) {
        }
        if (m_at == m_size) {
            return content;
        }
        if (lowered(
                std::string_view(m_buffer.data() + m_at, m_size - m_at).substr(0, end.size())) ==
            end) {
            return content; // the end tag is the next event
        }
        content.push_back('<');
        ++m_at;
    }
}

} // namespace dongbo::importers
