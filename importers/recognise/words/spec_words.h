#pragma once

#include "core/domain/vocabulary.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// Attributes of a device by name, each value as it stands in JSON: {"inch", "55"}, {"ptz",
/// "true"},
/// {"resolution", "\"1080p\""}.
using SpecValues = std::map<std::string, std::string>;

/// What a text says of a device of that type, by data/vocabulary/spec_words.tsv: of "55 inch, 4K,
/// 3 HDMI" its inches, resolution and inputs. Of an attribute told twice the first counts; what
/// the type has no attribute for is left out.
[[nodiscard]] SpecValues specValuesIn(DeviceType type, std::string_view text);

/// The JSON object of Device::specs; empty when there is nothing.
[[nodiscard]] std::string specsText(const SpecValues& values);
/// The same of texts, {"hdmi":3,"inch":55}; of an attribute in several texts the
/// earlier text counts.
[[nodiscard]] std::string specsIn(DeviceType type, std::initializer_list<std::string_view> texts);

} // namespace dongbo::importers
