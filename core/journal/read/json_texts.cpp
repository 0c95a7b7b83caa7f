#include "core/journal/read/json_texts.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace dongbo::journal {

namespace {

void appendUtf8(std::string& out, std::uint32_t code)
{
    if (code < 0x80) {
        out.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (code >> 6)));
        out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    } else {
        out.push_back(static_cast<char>(0xE0 | (code >> 12)));
        out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    }
}

/// Appends what the escape after a backslash at `at` stands for; false when it is broken.
bool unescape(std::string& out, std::string_view json, std::size_t& at)
{
    const char c = json[at++];
    switch (c) {
    case 'n':
        out.push_back('\n');
        return true;
    case 'r':
        out.push_back('\r');
        return true;
    case 't':
        out.push_back('\t');
        return true;
    case 'b':
        out.push_back('\b');
        return true;
    case 'f':
        out.push_back('\f');
        return true;
    case 'u': {
        if (json.size() - at < 4) {
            return false;
        }
        std::uint32_t code = 0;
        const auto* first = json.data() + at;
        const auto read = std::from_chars(first, first + 4, code, 16);
        if (read.ptr != first + 4 || (code >= 0xD800 && code < 0xE000)) {
            return false;
        }
        appendUtf8(out, code);
        at += 4;
        return true;
    }
    default:
        out.push_back(c);
        return true;
    }
}

} // namespace

std::vector<std::string> jsonTexts(std::string_view json)
{
    std::vector<std::string> texts;
    for (std::size_t at = 0; at < json.size();) {
        if (json[at++] != '"') {
            continue;
        }
        std::string text;
        bool isClosed = false;
        while (at < json.size() && !isClosed) {
            const auto plain = std::min(json.find_first_of("\"\\", at), json.size());
            text.append(json, at, plain - at);
            at = plain + 1;
            if (plain == json.size()) {
                break;
            }
            if (json[plain] == '"') {
                isClosed = true;
            } else if (at == json.size() || !unescape(text, json, at)) {
                return texts;
            }
        }
        if (!isClosed) {
            return texts;
        }
        texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace dongbo::journal
