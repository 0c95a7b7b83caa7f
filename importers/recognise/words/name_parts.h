#pragma once

#include "core/domain/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// What a device's name says besides naming it. Example: "Camera Logitech PTZ Pro 2" is a camera
/// of Logitech, model "PTZ Pro 2"; "Tivi Samsung 55 inch" has 55 inches.
struct NameParts
{
    std::optional<DeviceType> type;
    std::string maker;              ///< proper spelling; empty: not named
    std::string model;              ///< empty: not plainly there
    std::string serial;             ///< behind "S/N:", "SN:", "Serial:", "số seri:"; empty: none
    std::vector<std::string> parts; ///< of a bundle, as partsOfBundle gives them
    std::string specs; ///< JSON object of the type's attributes, {"inch":55}; empty: none
};

/// Reads a name (NFC). A model is taken only where a maker stands before it and it looks like one:
/// plain letters and digits, at least one digit, at most four words.
[[nodiscard]] NameParts readName(std::string_view name);

/// The parts of a bundle: "PC Dell + UPS 600VA" has two, "Bộ hội nghị gồm: camera, micro, loa"
/// three. Empty unless at least two parts name types of devices that are not accessories alone.
[[nodiscard]] std::vector<std::string> partsOfBundle(std::string_view name);

} // namespace dongbo::importers
