#pragma once

#include "importers/recognise/rows/row_frame.h"

#include <cstddef>
#include <string_view>

namespace dongbo::importers {

/// What a row's cells hold, by what its columns mean.
struct Filled
{
    std::size_t describing = 0; ///< cells that tell of a device itself
    std::size_t figures = 0;
    std::size_t formulas = 0;
    bool isWordsAlone = false; ///< nothing but words in one cell that names no device
};
[[nodiscard]] Filled countFilled(const RowFrame& frame);

/// "Vụ Bản, ngày 12 tháng 5 năm 2021", folded.
[[nodiscard]] bool isDateLine(std::string_view folded);
/// "IV. Xã Đại An", "12. Xã Đại An", "* Xã Đại An" → "Xã Đại An"; a view into the text, which comes
/// back as it is when it has neither number nor bullet.
[[nodiscard]] std::string_view withoutNumber(std::string_view text);
[[nodiscard]] bool startsWithSectionNumber(std::string_view text);
/// Begins with a word for rooms; folded.
[[nodiscard]] bool beginsLikeARoom(std::string_view folded);
/// Whether every word begins with a capital, but not all letters are capitals.
[[nodiscard]] bool isProperName(std::string_view text);
/// "thiet bi …", "nhom …"
[[nodiscard]] bool beginsLikeAGroup(std::string_view folded);

} // namespace dongbo::importers
