#include "importers/readers/xml/tag_scanner.h"

#include "importers/grid/utf8.h"

#include <algorithm>
#include <cstring>

namespace dongbo::importers {

namespace {

constexpr std::size_t blockBytes = 64U << 10;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool endsName(char c)
{
    return isSpace(c) || c == '>' || c == '/' || c == '=';
}

std::uint64_t hashOf(std::string_view name)
{
    std::uint64_t hash = 0;
    for (const char c : name) {
        hash = hash * 131 + static_cast<unsigned char>(c);
    }
    return hash;
}

std::string_view localName(std::string_view qualified)
{
    const auto colon = qualified.find(':');
    return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

} // namespace

TagScanner::TagScanner(std::unique_ptr<ByteSource> source, const Limits& limits)
    : m_source(std::move(source))
    , m_limits(limits)
    , m_buffer(2 * blockBytes)
{
    m_open.reserve(static_cast<std::size_t>(limits.depth));
}

Error TagScanner::broken(const char* what) const
{
    return unreadable("readers.broken_xml",
                      std::string(what) + " near byte " + std::to_string(m_passed + m_at));
}

/// Reads more bytes, keeping those from m_at on; false at the end of the part.
bool TagScanner::fill()
{
    if (m_at > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_size - m_at);
        m_passed += m_at;
        m_size -= m_at;
        m_at = 0;
    }
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
    return got != 0;
}

TagScanner::Event TagScanner::next()
{
    if (m_pendingClose) {
        m_pendingClose = false;
        m_attributeCount = 0;
        m_level = m_open.size();
        m_open.pop_back();
        return Event::Close;
    }
    for (;;) {
        const auto* from = m_buffer.data() + m_at;
        const auto* found = static_cast<const char*>(std::memchr(from, '<', m_size - m_at));
        if (found == nullptr || found + 1 == m_buffer.data() + m_size) {
            m_at = found == nullptr ? m_size : m_at + static_cast<std::size_t>(found - from);
            if (fill()) {
                continue;
            }
            if (!m_open.empty() || !m_started || found != nullptr) {
                throw broken("part ends inside an element");
            }
            return Event::End;
        }
        m_at += static_cast<std::size_t>(found - from);
        if (found[1] == '/') {
            return closeTag();
        }
        if (found[1] != '!' && found[1] != '?') {
            return openTag();
        }
        markup();
    }
}

/// Comments, CDATA outside text, processing instructions; m_at is at their '<'.
void TagScanner::markup()
{
    while (m_size - m_at < 9 && fill()) {
    }
    const std::string_view head(m_buffer.data() + m_at, std::min<std::size_t>(m_size - m_at, 9));
    if (head.starts_with("<?")) {
        m_at += 2;
        passOver("?>");
    } else if (head.starts_with("<!--")) {
        m_at += 4;
        passOver("-->");
    } else if (head.starts_with("<![CDATA[")) {
        m_at += 9;
        passOver("]]>");
    } else {
        throw unreadable("readers.doctype", "DOCTYPE or other declaration in a part");
    }
}

void TagScanner::passOver(std::string_view terminator)
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
            throw broken("comment without end");
        }
    }
}

TagScanner::Event TagScanner::closeTag()
{
    for (;;) {
        const std::string_view seen(m_buffer.data() + m_at, m_size - m_at);
        const auto end = seen.find('>');
        if (end == std::string_view::npos) {
            if (!fill()) {
                throw broken("tag without end");
            }
            continue;
        }
        auto qualified = seen.substr(2, end - 2);
        while (!qualified.empty() && isSpace(qualified.back())) {
            qualified.remove_suffix(1);
        }
        m_level = m_open.size();
        popName(qualified);
        m_name = localName(qualified);
        m_attributeCount = 0;
        m_at += end + 1;
        return Event::Close;
    }
}

void TagScanner::popName(std::string_view qualified)
{
    if (m_open.empty() || m_open.back() != hashOf(qualified)) {
        throw broken("end tag without its start");
    }
    m_open.pop_back();
}

TagScanner::Event TagScanner::openTag()
{
    while (!parseAttributes(m_buffer.data() + m_at + 1)) {
        if (!fill()) {
            throw broken("tag without end");
        }
    }
    m_started = true;
    m_level = m_open.size();
    return Event::Open;
}

/// Parses a start tag after its '<'. False when the tag is incomplete in the buffer: nothing has
/// changed then, and the caller retries with more bytes.
bool TagScanner::parseAttributes(const char* at)
{
    const char* const end = m_buffer.data() + m_size;
    const char* const nameAt = at;
    const char* colon = nullptr;
    std::uint64_t hash = 0;
    while (at != end && !endsName(*at)) {
        if (*at == ':' && colon == nullptr) {
            colon = at;
        }
        hash = hash * 131 + static_cast<unsigned char>(*at);
        ++at;
    }
    const auto nameSize = static_cast<std::size_t>(at - nameAt);
    std::size_t count = 0;
    bool closed = false;
    for (;;) {
        while (at != end && isSpace(*at)) {
            ++at;
        }
        if (at == end) {
            return false;
        }
        if (*at == '>') {
            break;
        }
        if (*at == '/') {
            closed = true;
            ++at;
            continue;
        }
        const char* const attributeAt = at;
        const char* attributeColon = nullptr;
        while (at != end && !endsName(*at)) {
            if (*at == ':') {
                attributeColon = at;
            }
            ++at;
        }
        const char* const attributeEnd = at;
        while (at != end && (isSpace(*at) || *at == '=')) {
            ++at;
        }
        if (at == end) {
            return false;
        }
        if (*at != '"' && *at != '\'') {
            throw broken("attribute without quotes");
        }
        const char quote = *at++;
        const char* const valueAt = at;
        while (at != end && *at != quote) {
            ++at;
        }
        if (at == end) {
            return false;
        }
        if (count < m_attributes.size()) {
            const auto* local = attributeColon == nullptr ? attributeAt : attributeColon + 1;
            m_attributes[count++] = {{local, static_cast<std::size_t>(attributeEnd - local)},
                                     {valueAt, static_cast<std::size_t>(at - valueAt)}};
        }
        ++at;
    }
    if (nameSize == 0) {
        throw broken("tag without name");
    }
    if (m_open.size() >= m_limits.depth) {
        throw pastLimit("depth", m_limits.depth);
    }
    m_open.push_back(hash); // the same as hashOf(name)
    const auto* local = colon == nullptr ? nameAt : colon + 1;
    m_name = {local, nameSize - static_cast<std::size_t>(local - nameAt)};
    m_attributeCount = count;
    m_pendingClose = closed;
    m_at = static_cast<std::size_t>(at + 1 - m_buffer.data());
    return true;
}

std::string_view TagScanner::attribute(std::string_view localName) const
{
    for (std::size_t i = 0; i < m_attributeCount; ++i) {
        if (m_attributes[i].name == localName) {
            return m_attributes[i].value;
        }
    }
    return {};
}

std::string_view TagScanner::rawText(bool& resolved)
{
    resolved = false;
    if (m_pendingClose) {
        next();
        return {};
    }
    // the common case: text, then the element's own end tag, all of it in the buffer
    for (;;) {
        const char* const from = m_buffer.data() + m_at;
        const char* const end = m_buffer.data() + m_size;
        const auto* mark =
            static_cast<const char*>(std::memchr(from, '<', static_cast<std::size_t>(end - from)));
        if (mark != nullptr && mark + 1 != end && mark[1] != '/') {
            break;
        }
        const auto* close = mark == nullptr || mark + 1 == end
                                ? nullptr
                                : static_cast<const char*>(
                                      std::memchr(mark, '>', static_cast<std::size_t>(end - mark)));
        if (close == nullptr) {
            if (!fill()) {
                throw broken("text without end");
            }
            continue;
        }
        m_level = m_open.size();
        std::string_view qualified(mark + 2, static_cast<std::size_t>(close - mark - 2));
        while (!qualified.empty() && isSpace(qualified.back())) {
            qualified.remove_suffix(1);
        }
        popName(qualified);
        m_at += static_cast<std::size_t>(close + 1 - from);
        return {from, static_cast<std::size_t>(mark - from)};
    }
    resolved = true;
    return slowText();
}

/// Text interrupted by comments, CDATA or child elements.
std::string_view TagScanner::slowText()
{
    m_text.clear();
    const auto level = m_open.size();
    while (nextAfterText(m_text) != Event::Close || m_open.size() >= level) {
        if (m_text.size() > m_limits.tokenBytes) {
            throw pastLimit("token_bytes", m_limits.tokenBytes);
        }
    }
    return m_text;
}

TagScanner::Event TagScanner::nextAfterText(std::string& text)
{
    while (!m_pendingClose) {
        std::string_view seen(m_buffer.data() + m_at, m_size - m_at);
        auto mark = seen.find('<');
        while (mark == std::string_view::npos || seen.size() - mark < 9) {
            if (!fill()) {
                break;
            }
            seen = {m_buffer.data() + m_at, m_size - m_at};
            mark = seen.find('<');
        }
        if (mark == std::string_view::npos) {
            break; // next() reports whether the part may end here
        }
        appendXmlText(text, seen.substr(0, mark));
        m_at += mark;
        if (text.size() > m_limits.tokenBytes) {
            throw pastLimit("token_bytes", m_limits.tokenBytes);
        }
        const auto tag = seen.substr(mark);
        if (tag.starts_with("<![CDATA[")) {
            m_at += 9;
            appendCdata(text);
        } else if (tag.starts_with("<!") || tag.starts_with("<?")) {
            markup();
        } else {
            break;
        }
    }
    return next();
}

/// m_at is after the opening delimiter.
void TagScanner::appendCdata(std::string& text)
{
    auto end = std::string_view(m_buffer.data() + m_at, m_size - m_at).find("]]>");
    while (end == std::string_view::npos) {
        if (!fill()) {
            throw broken("CDATA without end");
        }
        end = std::string_view(m_buffer.data() + m_at, m_size - m_at).find("]]>");
    }
    appendRepaired(text, {m_buffer.data() + m_at, end});
    m_at += end + 3;
}

std::string_view TagScanner::text()
{
    bool resolved = false;
    const auto raw = rawText(resolved);
    if (resolved || (raw.find('&') == std::string_view::npos &&
                     raw.find('\r') == std::string_view::npos && isUtf8(raw))) {
        return raw;
    }
    m_text.clear();
    appendXmlText(m_text, raw);
    return m_text;
}

void TagScanner::skip()
{
    const auto level = m_open.size();
    while (m_open.size() >= level) {
        if (next() == Event::End) {
            return;
        }
    }
}

} // namespace dongbo::importers
