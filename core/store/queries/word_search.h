#pragma once

#include "core/store/file/database.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// Inside core/store only.

namespace dongbo::store {

/// Row numbers of devices, rising.
struct WordHits
{
    std::vector<std::int64_t> rows;
    bool isComplete = false; ///< these are all there are
};

/// Up to `limit` devices that have, for every one of the folded words, a word beginning so.
///
/// The index answers at once for beginnings of up to three letters, and takes a hundred times
/// longer for longer ones, because it first puts together the lists of every word that begins so.
/// So longer words are asked for by their first three letters and the rows are looked at; when too
/// few of them fit, the rarest word is asked for as a whole.
[[nodiscard]] WordHits devicesWithWords(Database& database, const std::vector<std::string>& words,
                                        std::size_t limit);
/// Up to `limit` devices whose code or serial has the folded text somewhere inside; none for texts
/// shorter than three letters.
[[nodiscard]] WordHits devicesWithPart(Database& database, const std::string& folded,
                                       std::size_t limit);

/// True when the folded text has a word that begins so.
[[nodiscard]] bool hasWord(std::string_view folded, std::string_view beginning);
/// The words of a text as typed, folded, without those that only begin another one.
[[nodiscard]] std::vector<std::string> typedWords(const std::string& folded);
/// The full-text question for words beginning so, all of them; each cut to `letters` of its own.
[[nodiscard]] std::string wordQuery(const std::vector<std::string>& words, std::size_t letters);

} // namespace dongbo::store
