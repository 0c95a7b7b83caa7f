#pragma once

#include "core/text/legacy_encoding.h"

#include <map>
#include <string>

namespace dongbo::tests {

/// Writes Unicode text in an old encoding, as the code points a file would store. Capitals that
/// TCVN3 lacks are written with the small letter, as its fonts do.
class OldWriter
{
public:
    explicit OldWriter(text::Encoding encoding);

    [[nodiscard]] std::string write(const std::string& text) const;
    /// The text with what the encoding cannot tell taken out: capitals TCVN3 has no letter for,
    /// unless the words around them are all capitals.
    [[nodiscard]] std::string readable(const std::string& text) const;

    [[nodiscard]] static char32_t capital(char32_t letter);
    [[nodiscard]] static char32_t small(char32_t letter);

private:
    text::Encoding m_encoding;
    std::map<char32_t, std::string> m_stored;
};

} // namespace dongbo::tests
