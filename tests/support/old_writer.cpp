#include "tests/support/old_writer.h"

#include "core/text/syllables.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace dongbo::tests {

OldWriter::OldWriter(text::Encoding encoding)
    : m_encoding(encoding)
{
    const char* root = std::getenv("DONGBO_SOURCE");
    std::ifstream file(std::string(root ? root : ".") + "/data/encodings/" +
                       std::string(text::codeOf(encoding)) + ".tsv");
    if (!file) {
        throw std::runtime_error("no table of the encoding");
    }
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto tab = line.find('\t');
        std::istringstream points(line.substr(0, tab));
        std::string stored;
        for (std::string point; points >> point;) {
            text::appendCodePoint(stored, static_cast<char32_t>(std::stoul(point, nullptr, 16)));
        }
        m_stored[static_cast<char32_t>(std::stoul(line.substr(tab + 1), nullptr, 16))] = stored;
    }
}

std::string OldWriter::write(const std::string& text) const
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto letter = text::nextCodePoint(text, at);
        auto found = m_stored.find(letter);
        if (found == m_stored.end() && letter >= 0x80) {
            found = m_stored.find(small(letter));
        }
        if (found == m_stored.end()) {
            text::appendCodePoint(out, letter);
        } else {
            out += found->second;
        }
    }
    return out;
}

std::string OldWriter::readable(const std::string& text) const
{
    if (m_encoding != text::Encoding::Tcvn3 && m_encoding != text::Encoding::Vps) {
        return text;
    }
    // A word keeps its capitals when the encoding has at least two of them.
    std::vector<std::u32string> words;
    std::u32string word;
    const auto isLetter = [](char32_t c) { return capital(c) != c || small(c) != c; };
    const auto hasOwn = [this](char32_t c) {
        if (c < 0x80) {
            return true;
        }
        const auto found = m_stored.find(c);
        const auto other = m_stored.find(small(c));
        return found != m_stored.end() &&
               (other == m_stored.end() || other->second != found->second || small(c) == c);
    };
    std::string out;
    const auto flush = [&] {
        const auto known = std::count_if(word.begin(), word.end(),
                                         [&](char32_t c) { return small(c) != c && hasOwn(c); });
        const bool hasSmall =
            std::any_of(word.begin(), word.end(), [](char32_t c) { return capital(c) != c; });
        for (const auto c : word) {
            text::appendCodePoint(out, hasOwn(c) || (known >= 2 && !hasSmall) ? c : small(c));
        }
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto c = text::nextCodePoint(text, at);
        if (isLetter(c)) {
            word += c;
        } else {
            flush();
            text::appendCodePoint(out, c);
        }
    }
    flush();
    return out;
}

char32_t OldWriter::capital(char32_t letter)
{
    return text::capitalLetter(letter);
}

char32_t OldWriter::small(char32_t letter)
{
    return text::smallLetter(letter);
}

} // namespace dongbo::tests
