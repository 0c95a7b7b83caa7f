#pragma once

#include "importers/recognise/model/usual_price.h"

#include <functional>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// What the caller knows that no list says.
struct Surroundings
{
    std::string fileName; ///< without folders; may name the place
    /// Whether a text is the name of a unit or site of the register. Optional.
    std::function<bool(std::string_view)> isPlaceName;
    /// What devices of the register cost, by type; types it has too few of are left out.
    UsualPrices prices;
};

} // namespace dongbo::importers
