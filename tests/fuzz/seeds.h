#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

namespace dongbo::test {

/// A decomposed list: the pieces a mutation changes, and how to assemble the file again.
struct SeedList
{
    std::string format;                        ///< as in Workbook::format()
    std::map<std::string, std::string> pieces; ///< by part name; "" for a file of one piece
    std::string (*pack)(const std::map<std::string, std::string>&) = nullptr;

    [[nodiscard]] std::string bytes() const { return pack(pieces); }
};

/// At least one per format, each with the features of its reader: texts, dates, styles, merges …
[[nodiscard]] std::vector<SeedList> seedLists();

using Random = std::mt19937;

/// Mutates 1–4 positions: bits, numbers, ranges deleted, duplicated, swapped or taken from `other`.
void changeText(std::string& text, const std::string& other, Random& random);
/// Mutates records of a BIFF stream, mostly without moving later ones.
void changeRecords(std::string& stream, Random& random);

} // namespace dongbo::test
