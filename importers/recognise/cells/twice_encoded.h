#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// Text whose UTF-8 was taken for Windows-1252 and written as UTF-8 again ("TÃªn thiáº¿t bá»‹"), as
/// it was meant. Five bytes have no letter in that page; where a program dropped them, the letter
/// that makes a Vietnamese syllable is put in, else U+FFFD stays. Nothing when the text is no such.
[[nodiscard]] std::optional<std::string> encodedOnce(std::string_view text);

} // namespace dongbo::importers
