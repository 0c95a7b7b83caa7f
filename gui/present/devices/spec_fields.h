#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"
#include "core/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::present {

enum class SpecKind : std::uint8_t
{
    Text,
    Number,
    Flag,
    Day
};

/// One thing a device of a type is asked for: "inch", a number of inches.
struct SpecField
{
    std::string key;
    SpecKind kind = SpecKind::Text;
    std::string unit;       ///< "in", "VA"; may be empty
    std::string label;      ///< "Kích thước"
    bool isCounted = false; ///< the label says already what is counted: "Số cổng"

    bool operator==(const SpecField&) const = default;
};

/// What the office records of devices of that type (the register's TypeInfo), in its order; empty
/// when it decided nothing.
[[nodiscard]] std::vector<SpecField> specFields(store::Database& database, Language language,
                                                DeviceType type);

/// A device's specs as texts by key, as a person would type them; nonsense is empty.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> specTexts(const MaybeText& specs,
                                                                         Language language);
/// Puts one typed text into specs; an empty text takes the key out. Nothing when the text is not of
/// the field's kind.
[[nodiscard]] std::optional<MaybeText> withSpec(const MaybeText& specs, const SpecField& field,
                                                const std::string& typed, Language language);
/// "55 in · 2160p · 3 cổng HDMI" of what is known, in the type's order.
[[nodiscard]] std::string specLine(const MaybeText& specs, const std::vector<SpecField>& fields,
                                   Language language);

} // namespace dongbo::present
