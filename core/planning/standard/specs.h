#pragma once

#include "core/domain/message.h"
#include "core/domain/records.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::planning {

/// One requirement of a line: `attribute` at least, at most or exactly `value`.
struct SpecDemand
{
    enum class Sense : std::uint8_t
    {
        AtLeast,
        AtMost,
        Exactly
    };
    std::string attribute;
    Sense sense = Sense::AtLeast;
    std::string value;

    bool operator==(const SpecDemand&) const = default;
};
/// Parses "inch>=55;resolution>=1080p;kind=omni"; unreadable pieces are skipped. "-" and empty: no
/// requirements.
[[nodiscard]] std::vector<SpecDemand> parseMinimum(std::string_view minimum);
/// "inch>=55;kind=omni": the inverse of parseMinimum.
[[nodiscard]] std::string textOf(std::span<const SpecDemand> demands);

/// The attribute every type has: the year a device was made, else put into use, else acquired.
inline constexpr std::string_view yearAttribute = "year";

/// Type of an attribute as listed in the catalogue: "inch:number:in:more;kind:text".
enum class AttributeKind : std::uint8_t
{
    Number,
    Text,
    Flag,
    Date
};
struct Attribute
{
    std::string name;
    AttributeKind kind = AttributeKind::Text;
    std::string measure;
    bool isMoreBetter = false;
};
/// Parses TypeInfo::attributes; unreadable pieces are skipped.
[[nodiscard]] std::vector<Attribute> parseAttributes(std::string_view attributes);
/// What is wrong with a minimum typed for a type with these attributes, as Problems of the field
/// "minimum": a piece that is no requirement, an attribute the type does not have, a value that
/// does not fit the attribute, a comparison it does not allow, requirements that exclude each
/// other.
[[nodiscard]] Problems checkMinimum(std::string_view minimum,
                                    std::span<const Attribute> attributes);

enum class SpecAnswer : std::uint8_t
{
    Reached,
    NotKnown, ///< nothing known falls short, and a required attribute is not recorded
    Short
};
/// Whether specs (a JSON object of plain values) meet the requirements. Numbers compare as numbers,
/// resolutions by their lines ("4K" is 2160), flags with true above false, days as text; anything
/// else only for equality. Specs that are not a JSON object count as empty.
[[nodiscard]] SpecAnswer compareSpecs(const MaybeText& specs, std::span<const SpecDemand> minimum,
                                      std::optional<std::int64_t> year = std::nullopt);

/// The first requirement that is not met, with what is recorded; `have` is empty when nothing is.
struct Shortfall
{
    SpecDemand demand;
    std::string have;
};
[[nodiscard]] std::optional<Shortfall> shortfallOf(const MaybeText& specs,
                                                   std::span<const SpecDemand> minimum,
                                                   std::optional<std::int64_t> year = std::nullopt);

/// Calls `visit` for the trimmed pieces separated by `mark`.
template <typename F> void eachPiece(std::string_view text, char mark, F&& visit)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(mark), text.size());
        auto piece = text.substr(0, end);
        while (!piece.empty() && piece.front() == ' ') {
            piece.remove_prefix(1);
        }
        while (!piece.empty() && piece.back() == ' ') {
            piece.remove_suffix(1);
        }
        visit(piece);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}
/// Lower-case ASCII letters; others unchanged.
[[nodiscard]] std::string lowerAscii(std::string_view text);

} // namespace dongbo::planning
