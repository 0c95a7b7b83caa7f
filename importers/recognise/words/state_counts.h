#pragma once

#include "importers/recognise/words/vocabulary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// So many devices of a row and the state a cell gives them: 1 × "hỏng nguồn".
struct CountedState
{
    std::int64_t count = 0;
    std::string wording; ///< without the count, as written
    StateReading state;
};

/// What a state cell of a row of several devices says of how many of them.
struct StateCounts
{
    enum class Kind : std::uint8_t
    {
        Uncounted, ///< one state for all of them: "Tốt", "hỏng 2 cái" of two
        AddUp,     ///< "1 hỏng, 1 tốt" of two; "1 cái hỏng, còn lại tốt"
        OfSome,    ///< "chập chờn 1 cái" of four: of the others it says nothing
        DoNotAddUp ///< "3 hỏng, 1 tốt" of three
    };
    Kind kind = Kind::Uncounted;
    /// Of AddUp and OfSome: as written, together `devices`. The last part of OfSome is those that
    /// no number speaks of: without wording and state, or in the one state that has no number
    /// ("1 hỏng, tốt" of three).
    std::vector<CountedState> parts;
    std::string besides; ///< what else the cell says: "mua 2019" of "hỏng 3, mua 2019"
};

/// Reads a state cell for a row of that many devices. A number counts devices only where a measure
/// or a state stands beside it: "hỏng cổng HDMI 2" and "dùng 2 năm" count nothing.
[[nodiscard]] StateCounts readStateCounts(std::string_view cell, std::int64_t devices);

/// How many of so many devices a note counts as broken or bad: 3 for "Hỏng 3"; 0: it counts none.
[[nodiscard]] std::int64_t countedBad(std::string_view note, std::int64_t devices);

} // namespace dongbo::importers
