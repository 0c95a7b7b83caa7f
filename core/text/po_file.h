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
    bool isFuzzy = false; ///< "#, fuzzy": not to be shown
};

/// What a .po file holds, in its order, the header (empty msgid) left out.
struct PoFile
{
    std::vector<PoEntry> entries;
    /// "12: what is wrong", one for each line that could not be understood.
    std::vector<std::string> faults;
};

/// Reads the part of the format we write: msgid, msgstr, continued strings, comments, "#, fuzzy",
/// obsolete entries ("#~", skipped), escapes \n \t \" \\. Contexts and plurals are faults. Never
/// throws.
[[nodiscard]] PoFile parsePo(std::string_view text);

} // namespace dongbo::text
