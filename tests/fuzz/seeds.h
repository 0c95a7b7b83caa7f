#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

namespace dongbo::test {

/// A list taken apart: the pieces a change is made to, and how they make a file again.
struct SeedList
{
    std::string format;                        ///< as Workbook::format() names it
    std::map<std::string, std::string> pieces; ///< by part's name; "" for a file of one piece
    std::string (*pack)(const std::map<std::string, std::string>&) = nullptr;

    [[nodiscard]] std::string bytes() const { return pack(pieces); }
};

/// At least one for each format, each with what its reader knows: texts, dates, styles, merges …
[[nodiscard]] std::vector<SeedList> seedLists();

using Random = std::mt19937;

/// Changes 1–4 places: bits, numbers, stretches left out, doubled, swapped or taken from `other`.
void changeText(std::string& text, const std::string& other, Random& random);
/// Changes records of a BIFF stream, mostly without moving the ones behind them.
void changeRecords(std::string& stream, Random& random);

} // namespace dongbo::test
