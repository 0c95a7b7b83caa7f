#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::text {

/// One entry of a .po file: a code and its sentence.
struct PoEntry
{
    std::string id;
    std::string sentence;
    std::size_t line = 0; ///< of its msgid, from 1
    bool isFuzzy = false; ///< "#, fuzzy": not used
};

/// Entries of a .po file in order, without the header (empty msgid).
struct PoFile
{
    std::vector<PoEntry> entries;
    /// "12: what is wrong", one per line that could not be parsed.
    std::vector<std::string> faults;
};

/// Parses the subset of the format we write: msgid, msgstr, continued strings, comments, "#,
/// fuzzy", obsolete entries ("#~", skipped), escapes \n \t \" \\. Contexts and plurals are
/// errors. Never throws.
[[nodiscard]] PoFile parsePo(std::string_view text);

} // namespace dongbo::text
