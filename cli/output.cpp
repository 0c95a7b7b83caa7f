#include "cli/output.h"

#include "core/platform/open_file.h"
#include "core/platform/terminal.h"
#include "core/text/unicode.h"

#include <array>
#include <cstdio>
#include <new>

namespace dongbo::cli {

namespace {

constexpr std::size_t heldMost = std::size_t{64} * 1024;
constexpr char controlMark = '\xFF';

bool overridesDirection(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string numbered(const char* form, char32_t c)
{
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), form, static_cast<unsigned>(c));
    return out.data();
}

std::string shownControl(char32_t c)
{
    constexpr char32_t controlPictures = 0x2400;
    constexpr char32_t pictureOfDelete = 0x2421;
    std::string out;
    if (c < 0x20 || c == 0x7F) {
        text::appendCodePoint(out, c == 0x7F ? pictureOfDelete : controlPictures + c);
        return out;
    }
    return numbered("<U+%04X>", c);
}

std::string_view sequenceOf(char mark)
{
    switch (mark) {
    case 'g':
        return "\x1b[32m";
    case 'w':
        return "\x1b[33m";
    case 'b':
        return "\x1b[31m";
    case 'q':
        return "\x1b[2m";
    case 'p':
        return "\x1b[0m";
    case 'k':
        return "\r\x1b[K";
    default:
        return "";
    }
}

/// How many bytes at the end begin something that is not complete yet: a character, a control.
std::size_t incompleteTail(std::string_view text)
{
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte == 0xFF) {
            return back == 1 ? 1 : 0;
        }
        if (byte >= 0xC0) {
            const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return back < length ? back : 0;
        }
        if (byte < 0x80) {
            return 0;
        }
    }
    return 0;
}

} // namespace

bool isControl(char32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) ||
           overridesDirection(c);
}

std::string shownText(std::string_view text, Format format)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x7F) {
            out += text[at++];
            continue;
        }
        if (text[at] == controlMark && at + 1 < text.size()) {
            out += sequenceOf(text[at + 1]);
            at += 2;
            continue;
        }
        if (format == Format::Csv && text.substr(at, 2) == "\r\n") {
            out += "\r\n";
            at += 2;
            continue;
        }
        const char32_t c = text::nextCodePoint(text, at);
        if (!isControl(c)) {
            text::appendCodePoint(out, c);
        } else {
            out += format == Format::Json ? numbered("\\u%04x", c) : shownControl(c);
        }
    }
    return out;
}

Output::Output(int descriptor)
    : m_descriptor(descriptor)
    , m_isTerminal(descriptor == 1 ? platform::isOutputTerminal() : platform::isErrorTerminal())
{}

Output::~Output()
{
    try {
        pass(true);
    } catch (const std::bad_alloc&) { // NOLINT(bugprone-empty-catch): told by runProgram
    }
}

void Output::setFormat(Format format)
{
    pass(false);
    m_format = format;
}

void Output::pass(bool isLast)
{
    const std::size_t kept = isLast ? 0 : incompleteTail(m_raw);
    const std::string_view whole = std::string_view(m_raw).substr(0, m_raw.size() - kept);
    if (!m_error) {
        const bool isPlain = m_format == Format::Csv && !m_isTerminal;
        m_error = isPlain ? platform::writeAll(m_descriptor, whole)
                          : platform::writeAll(m_descriptor, shownText(whole, m_format));
    }
    m_raw.erase(0, whole.size());
}

Output::int_type Output::overflow(int_type c)
{
    if (!traits_type::eq_int_type(c, traits_type::eof())) {
        const char letter = traits_type::to_char_type(c);
        return xsputn(&letter, 1) == 1 ? c : traits_type::eof();
    }
    return traits_type::not_eof(c);
}

std::streamsize Output::xsputn(const char* text, std::streamsize count)
{
    m_raw.append(text, static_cast<std::size_t>(count));
    if (m_raw.size() > heldMost) {
        pass(false);
    }
    return !m_error ? count : 0;
}

int Output::sync()
{
    pass(false);
    return !m_error ? 0 : -1;
}

} // namespace dongbo::cli
