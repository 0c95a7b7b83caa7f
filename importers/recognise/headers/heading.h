#pragma once

#include "importers/recognise/model/list_field.h"

#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// How sure a heading's words are.
enum class HeadingMatch : std::uint8_t
{
    None,
    Exact,
    Stripped, ///< without its unit or parenthesis: "Nguyên giá (ĐVT: 1.000đ)"
    Words,    ///< a known heading's words are all in it
    Spelling  ///< one letter off
};

struct HeadingReading
{
    std::vector<ListField> fields; ///< likeliest first; several: the values decide. Empty: unknown
    HeadingMatch match = HeadingMatch::None;
    double confidence = 0; ///< 0 … 1
};

/// Reads one heading as it stands. Source of the order: exact key, key without unit, words,
/// one letter off for keys of six letters and more.
[[nodiscard]] HeadingReading readHeading(std::string_view heading);

/// Reads "Group - Leaf": the whole, then the leaf, then the group, whichever is surest.
[[nodiscard]] HeadingReading readHeadingPath(const std::vector<std::string>& path);

/// Đồng named by words like "nghìn đồng", "1.000đ", "triệu đồng" in a folded text; 0 when none is.
[[nodiscard]] std::int64_t unitOfMoneyIn(std::string_view folded);

} // namespace dongbo::importers
