#pragma once

#include "importers/grid/workbook.h"
#include "importers/recognise/model/reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dongbo::importers {

/// Decides which cells of a sheet are written in an old encoding, from its first 1,000 rows: by the
/// font's name, else by what a column's cells in one font read like together, else by the whole
/// sheet's. One short cell alone decides nothing. Empty: all is Unicode.
[[nodiscard]] std::vector<OldTextReading>
decideOldText(const Workbook& workbook, std::size_t sheet,
              const std::optional<text::Encoding>& chosen);

/// Reads cells' text as decided: in Unicode, tidied (cellText).
class CellTexts
{
public:
    /// `decided` must outlive this.
    CellTexts(const Workbook& workbook, const std::vector<OldTextReading>& decided)
        : m_workbook(&workbook)
        , m_decided(&decided)
    {}

    /// The cell's text into `out`. When it was converted, answers how, and `original` gets the text
    /// as the file has it, spaces tidied; else null and `original` is left alone.
    const OldTextReading* read(const Cell& cell, std::string& out, std::string& original);

private:
    [[nodiscard]] const OldTextReading* findFor(const Cell& cell);

    const Workbook* m_workbook;
    const std::vector<OldTextReading>* m_decided;
    std::unordered_map<std::uint64_t, const OldTextReading*> m_known; ///< by font and column
};

} // namespace dongbo::importers
