#include "importers/readers/xml/tag_scanner.h"

#include "importers/grid/utf8.h"

#include <algorithm>
#include <cstring>

namespace dongbo::importers {

namespace {

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
    : m_window(std::move(source), limits)
    , m_limits(limits)
{
    m_open.reserve(static_cast<std::size_t>(limits.depth));
}

Error TagScanner::broken(const char* what) const
{
    return unreadable("readers.broken_xml",
                      std::string(what) + " near byte " + std::to_string(m_window.passed()));
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
        const auto* found = m_window.find('<', m_window.begin());
        if (found == nullptr || found + 1 == m_window.end()) {
            m_window.passTo(found == nullptr ? m_window.end() : found);
            if (m_window.fill()) {
                continue;
            }
            if (!m_open.empty() || !m_started || found != nullptr) {
                throw broken("part ends inside an element");
            }
            return Event::End;
        }
        m_window.passTo(found);
        if (found[1] == '/') {
            return closeTag();
        }
        if (found[1] != '!' && found[1] != '?') {
            return openTag();
        }
        markup();
    }
}

/// Comments, CDATA outside text, processing instructions; the window begins with their '<'.
void TagScanner::markup()
{
    constexpr std::size_t longestHead = 9;
    m_window.see(longestHead);
    const auto head = m_window.seen().substr(0, longestHead);
    std::string_view end;
    if (head.starts_with("<?")) {
        m_window.pass(2);
        end = "?>";
    } else if (head.starts_with("<!--")) {
        m_window.pass(4);
        end = "-->";
    } else if (head.starts_with("<![CDATA[")) {
        m_window.pass(longestHead);
        end = "]]>";
    } else {
        throw unreadable("readers.doctype", "DOCTYPE or other declaration in a part");
    }
    if (!m_window.passOver(end)) {
        throw broken("comment without end");
    }
}

TagScanner::Event TagScanner::closeTag()
{
    for (;;) {
        const auto seen = m_window.seen();
        const auto end = seen.find('>');
        if (end == std::string_view::npos) {
            if (!m_window.fill()) {
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
        m_window.pass(end + 1);
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
    while (!parseAttributes(m_window.begin() + 1)) {
        if (!m_window.fill()) {
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
    const char* const end = m_window.end();
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
    m_window.passTo(at + 1);
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
        const char* const from = m_window.begin();
        const char* const end = m_window.end();
        const auto* mark = m_window.find('<', from);
        if (mark != nullptr && mark + 1 != end && mark[1] != '/') {
            break;
        }
        const auto* close = mark == nullptr || mark + 1 == end ? nullptr : m_window.find('>', mark);
        if (close == nullptr) {
            if (!m_window.fill()) {
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
        m_window.passTo(close + 1);
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
        auto seen = m_window.seen();
        auto mark = seen.find('<');
        while (mark == std::string_view::npos || seen.size() - mark < 9) {
            if (!m_window.fill()) {
                break;
            }
            seen = m_window.seen();
            mark = seen.find('<');
        }
        if (mark == std::string_view::npos) {
            break; // next() reports whether the part may end here
        }
        appendXmlText(text, seen.substr(0, mark));
        m_window.pass(mark);
        if (text.size() > m_limits.tokenBytes) {
            throw pastLimit("token_bytes", m_limits.tokenBytes);
        }
        const auto tag = seen.substr(mark);
        if (tag.starts_with("<![CDATA[")) {
            m_window.pass(9);
            appendCdata(text);
        } else if (tag.starts_with("<!") || tag.starts_with("<?")) {
            markup();
        } else {
            break;
        }
    }
    return next();
}

/// The window begins behind the opening delimiter.
void TagScanner::appendCdata(std::string& text)
{
    auto end = m_window.seen().find("]]>");
    while (end == std::string_view::npos) {
        if (!m_window.fill()) {
            throw broken("CDATA without end");
        }
        end = m_window.seen().find("]]>");
    }
    appendRepaired(text, m_window.seen().substr(0, end));
    m_window.pass(end + 3);
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
