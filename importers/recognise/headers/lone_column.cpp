#include "importers/recognise/headers/lone_column.h"

#include "core/text/fold.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::size_t searchedRows = 60;
constexpr std::size_t fewestDevices = 3;
constexpr std::size_t longestName = 120; // bytes; longer ones are sentences

/// What the rows from one on tell of devices.
struct Told
{
    std::size_t rows = 0;
    std::size_t kinds = 0;   ///< that name a known kind
    std::size_t precise = 0; ///< of those, with a maker or figures of a model
};

Told toldFrom(const std::vector<KeptRow>& rows, std::size_t first)
{
    const auto& words = Vocabulary::builtIn();
    Told out;
    for (std::size_t i = first; i < rows.size(); ++i) {
        const auto& text = rows[i].cells.front().text;
        const auto folded = text::fold(text);
        const bool isKind = text.size() <= longestName && words.typeIn(folded, text).has_value();
        const bool isPrecise = words.makerIn(folded).has_value() ||
                               folded.find_first_of("0123456789") != std::string::npos;
        ++out.rows;
        out.kinds += isKind ? 1 : 0;
        out.precise += isKind && isPrecise ? 1 : 0;
    }
    return out;
}

bool isOneColumnOfWords(const std::vector<KeptRow>& rows)
{
    return rows.size() >= fewestDevices &&
           std::all_of(rows.begin(), rows.end(), [&rows](const KeptRow& row) {
               return row.cells.size() == 1 && row.cells.front().kind == CellKind::Text &&
                      row.cells.front().column == rows.front().cells.front().column;
           });
}

} // namespace

std::optional<FoundHeader> findLoneColumn(const KeptRows& kept)
{
    const auto& rows = kept.rows();
    if (!isOneColumnOfWords(rows)) {
        return std::nullopt;
    }
    const auto column = rows.front().cells.front().column;
    std::optional<FoundHeader> best; // a title above it may sound like a heading, too
    HeadingMemory memory;
    for (std::size_t i = 0; i < rows.size() && i < searchedRows; ++i) {
        const HeaderRows header{rows[i].number, rows[i].number};
        auto headings = headingsOf(kept, header, memory);
        const auto reading = headings.size() == 1 ? headings.front().reading : HeadingReading{};
        const bool isName = !reading.fields.empty() && reading.fields.front() == ListField::Name;
        if (!isName || (best && best->headings.front().reading.confidence >= reading.confidence)) {
            continue;
        }
        const auto told = toldFrom(rows, i + 1);
        if (told.kinds >= fewestDevices && told.kinds * 2 >= told.rows) {
            best = FoundHeader{
                {header, 0, {"import.header_found", {{"understood", "1"}, {"columns", "1"}}}},
                std::move(headings)};
        }
    }
    if (best) {
        return best;
    }
    const auto told = toldFrom(rows, 0);
    if (told.kinds < fewestDevices || told.kinds * 10 < told.rows * 8 ||
        told.precise * 2 < told.rows) {
        return std::nullopt;
    }
    FoundHeading name{column, {columnLetters(column)}, {}};
    name.reading.fields = {ListField::Name};
    name.reading.confidence = 0.6;
    return FoundHeader{{{0, 0}, 0, {"import.header_by_values", {}}}, {std::move(name)}};
}

} // namespace dongbo::importers
