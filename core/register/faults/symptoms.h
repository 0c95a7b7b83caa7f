#pragma once

#include "core/domain/vocabulary.h"

#include <optional>
#include <string_view>
#include <vector>

namespace dongbo {

/// One row of data/vocabulary/symptoms.tsv.
struct Symptom
{
    std::string_view concerns; ///< device types or line, power, light, room, separated by |
    std::string_view group;
    std::string_view text; ///< as officers say it; a suggestion while typing
    std::string_view key;  ///< folded
    std::optional<Severity> usual;
};

/// All of them, in the order of the suggestions.
[[nodiscard]] const std::vector<Symptom>& symptoms();
/// The row with the longest key that the typed symptom holds as whole words; nullptr when none.
[[nodiscard]] const Symptom* recogniseSymptom(FaultAbout about, std::optional<DeviceType> type,
                                              std::string_view symptom);

} // namespace dongbo
