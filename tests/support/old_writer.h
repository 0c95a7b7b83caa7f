#pragma once

#include "core/text/legacy_encoding.h"

#include <map>
#include <string>

namespace dongbo::tests {

/// Encodes Unicode text in a legacy encoding, as the code points a file would store. Capitals that
/// TCVN3 lacks are written in lower case, as its fonts do.
class OldWriter
{
public:
    explicit OldWriter(text::Encoding encoding);

    [[nodiscard]] std::string write(const std::string& text) const;
    /// The text without distinctions the encoding loses: capitals TCVN3 has no letter for, unless
    /// the surrounding words are all capitals.
    [[nodiscard]] std::string readable(const std::string& text) const;

    [[nodiscard]] static char32_t capital(char32_t letter);
    [[nodiscard]] static char32_t small(char32_t letter);

private:
    text::Encoding m_encoding;
    std::map<char32_t, std::string> m_stored;
};

} // namespace dongbo::tests
