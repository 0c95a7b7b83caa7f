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
    Spelling, ///< one letter off
    Cue       ///< unknown, but it begins or ends like one: "Tên vật tư", "Computer name"
};

struct HeadingReading
{
    std::vector<ListField> fields; ///< likeliest first; several: the values decide. Empty: unknown
    HeadingMatch match = HeadingMatch::None;
    double confidence = 0; ///< 0 … 1
};

/// Reads one heading as it stands, also when it is written like a variable ("MaThietBi",
/// "asset_id") or in two languages ("Tên thiết bị / Device name"). Exact key, key without unit, one
/// letter off for keys of six letters and more, then whichever of known words and cues is surer.
[[nodiscard]] HeadingReading readHeading(std::string_view heading);

/// Reads "Group - Leaf": the whole, then the leaf, then the group, whichever is surest. Under a
/// group that is the price, leaves that are no sum are parts of it.
[[nodiscard]] HeadingReading readHeadingPath(const std::vector<std::string>& path);

/// The parts as one heading when they are the words of one known heading: "Nhãn", "hiệu", or "Năm
/// đưa", "vào sử", "dụng". Empty: they are not.
[[nodiscard]] std::string joinedHeading(const std::vector<std::string>& path);
/// Joins the lowest words of a path that mean something together: "Nguyên giá", "Nguồn", "NS"
/// becomes "Nguyên giá", "Nguồn NS".
void joinTail(std::vector<std::string>& path);

/// Đồng named by words like "nghìn đồng", "1.000đ", "triệu đồng" in a folded text; 0 when none is.
[[nodiscard]] std::int64_t unitOfMoneyIn(std::string_view folded);

} // namespace dongbo::importers
