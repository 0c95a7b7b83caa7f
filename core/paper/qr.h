#pragma once

#include "core/paper/canvas.h"

#include <string_view>
#include <vector>

namespace dongbo::paper {

/// A QR symbol, in modules.
struct QrSymbol
{
    static constexpr int quietZone = 4; ///< modules that stay empty on each side

    int side = 0;             ///< modules of a side, without the quiet zone; 0: no symbol
    std::vector<Box> boxes{}; ///< the dark modules merged into rectangles, from the symbol's corner
};
/// The text as a QR symbol of level M (ISO/IEC 18004), as small as it can be. Empty for an empty
/// text. Throws {Bug} when the text is longer than the largest symbol holds (2,331 bytes).
[[nodiscard]] QrSymbol qrOf(std::string_view text);

} // namespace dongbo::paper
