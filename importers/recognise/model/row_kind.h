#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dongbo::importers {

/// What a row of a sheet turned out to be.
enum class RowKind : std::uint8_t
{
    Letterhead, ///< above the header
    Header,
    ColumnNumbers, ///< "A B 1 2 3", "(1) (2)", "*"
    Data,
    Section,
    Total,
    Note,
    Signature,
    Blank ///< cells with nothing but spaces, or only a running number
};

[[nodiscard]] std::string_view codeOf(RowKind kind);
/// Reads codeOf's words.
[[nodiscard]] std::optional<RowKind> parseRowKind(std::string_view code);

} // namespace dongbo::importers
