#include "importers/recognise/model/reading.h"

#include <algorithm>
#include <array>

namespace dongbo::importers {

namespace {

constexpr std::array<std::string_view, 9> kindCodes{"letterhead", "header",    "column_numbers",
                                                    "data",       "section",   "total",
                                                    "note",       "signature", "blank"};

} // namespace

std::string_view codeOf(RowKind kind)
{
    return kindCodes[static_cast<std::size_t>(kind)];
}

std::optional<RowKind> parseRowKind(std::string_view code)
{
    const auto found = std::find(kindCodes.begin(), kindCodes.end(), code);
    return found == kindCodes.end()
               ? std::nullopt
               : std::optional{static_cast<RowKind>(found - kindCodes.begin())};
}

const RowKindChoice* chosenKind(const SheetReading& reading, std::uint32_t row)
{
    for (auto at = reading.rowKinds.rbegin(); at != reading.rowKinds.rend(); ++at) {
        if (at->rows.first <= row && row <= at->rows.last) {
            return &*at;
        }
    }
    return nullptr;
}

std::string columnLetters(std::uint32_t column)
{
    std::string out;
    for (; column > 0; column = (column - 1) / 26) {
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return out;
}

} // namespace dongbo::importers
