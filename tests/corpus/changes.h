#pragma once

#include "importers/recognise/model/reading.h"
#include "tests/corpus/list_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::corpus {

// The same list in another shape: what is in it stays, so must what is read from it.

/// `by` empty rows before row `from`; everything the list names by row moves along.
void shiftRows(SpecSheet& sheet, std::uint32_t from, std::uint32_t by);
/// An empty column at the left; merges, fields by column and totals move along.
void shiftColumns(SpecSheet& sheet);
/// Every text cell that is the first text becomes the second; sheet names too.
void replaceTexts(ListSpec& spec, const std::map<std::string, std::string>& words);
/// Whether cells hold formulas, which name their rows and columns and do not move along.
[[nodiscard]] bool hasFormulas(const ListSpec& spec);
/// The text without marks: "Đèn" → "Den". Case and punctuation stay.
[[nodiscard]] std::string withoutMarks(std::string_view text);

struct Changed
{
    std::string change; ///< of which kind: "unknown heading"
    std::string detail; ///< of what: "Số lượng"
    ListSpec spec;
};

/// The list under every kind of change that its shape allows. `readings`: how it is read unchanged,
/// which says where its header stands.
[[nodiscard]] std::vector<Changed> changesOf(const ListSpec& spec,
                                             const std::vector<importers::SheetReading>& readings);

} // namespace dongbo::corpus
