#include "importers/recognise/cells/old_text.h"

#include "core/text/unicode.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/cells/twice_encoded.h"

#include <algorithm>
#include <map>
#include <set>

namespace dongbo::importers {

namespace {

constexpr std::size_t lookedRows = 1'000;
constexpr std::uint32_t fewCells = 3;

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// A column's cells in one font.
using Place = std::pair<std::uint32_t, std::uint16_t>;
using Pools = std::map<Place, text::EncodingEvidence>;

Pools poolsOf(const Workbook& workbook, std::size_t sheet)
{
    Pools pools;
    std::size_t rows = 0;
    workbook.forEachRow(sheet, [&](const Row& row) {
        for (const auto& cell : row.cells) {
            if (cell.kind == CellKind::Text && !isAscii(cell.text)) {
                pools[{cell.column, cell.font}].add(cell.text);
            }
        }
        return ++rows < lookedRows;
    });
    return pools;
}

const std::string& fontName(const Workbook& workbook, std::uint16_t font)
{
    static const std::string none;
    return font < workbook.fonts().size() ? workbook.fonts()[font] : none;
}

/// Fonts of old encodings, unless the sheet's cells in them are plainly Unicode.
void decideByFont(const Workbook& workbook, const Pools& pools, std::vector<OldTextReading>& out,
                  std::set<std::uint16_t>& decided)
{
    std::map<std::uint16_t, text::EncodingEvidence> byFont;
    for (const auto& [place, pool] : pools) {
        byFont[place.second].add(pool);
    }
    for (std::size_t i = 0; i < workbook.fonts().size(); ++i) {
        const auto font = static_cast<std::uint16_t>(i);
        const auto from = text::encodingOfFont(workbook.fonts()[i]);
        if (!from) {
            continue;
        }
        const auto found = byFont.find(font);
        if (found != byFont.end()) {
            const auto& pool = found->second;
            const double ahead = pool.score(text::Encoding::Unicode) - pool.score(from->encoding);
            if (pool.verdict() == text::Encoding::Unicode && pool.cells() >= fewCells &&
                ahead > 0.5 * pool.cells()) {
                continue; // typed in Unicode after the font had been set
            }
        }
        decided.insert(font);
        out.push_back({0, font, *from, {"import.text_by_font", {{"font", workbook.fonts()[i]}}}});
    }
}

void decideByEvidence(const Pools& pools, const std::set<std::uint16_t>& byFont,
                      std::vector<OldTextReading>& out)
{
    text::EncodingEvidence whole;
    for (const auto& [place, pool] : pools) {
        if (!byFont.contains(place.second)) {
            whole.add(pool);
        }
    }
    // Undecided counts as Unicode here: nothing is converted then.
    const auto sheet = whole.cells() >= fewCells ? whole.verdict().value_or(text::Encoding::Unicode)
                                                 : text::Encoding::Unicode;
    const bool isLegacySheet = sheet != text::Encoding::Unicode;
    for (const auto& [place, pool] : pools) {
        if (byFont.contains(place.second)) {
            continue;
        }
        const auto own = pool.cells() >= fewCells ? pool.verdict() : std::nullopt;
        const bool isOwn = own.has_value();
        auto verdict = own.value_or(sheet);
        if (isLegacySheet && verdict != text::Encoding::Unicode && verdict != sheet &&
            pool.score(sheet) >= pool.score(text::Encoding::Unicode)) {
            verdict = sheet; // a file is written in one way
        }
        if (verdict == text::Encoding::Unicode) {
            continue;
        }
        OldTextReading reading;
        reading.column = place.first;
        reading.font = place.second;
        reading.from = {verdict, false};
        reading.isMixed = pool.hasUnicode();
        reading.reason = {isOwn ? "import.text_by_column" : "import.text_by_sheet",
                          {{"cells", std::to_string((isOwn ? pool : whole).cells())}}};
        out.push_back(std::move(reading));
    }
}

/// Whether nearly all text with marks is UTF-8 encoded twice.
bool isTwiceEncoded(const Workbook& workbook, std::size_t sheet)
{
    std::size_t rows = 0, twice = 0, once = 0;
    workbook.forEachRow(sheet, [&](const Row& row) {
        for (const auto& cell : row.cells) {
            if (cell.kind == CellKind::Text && !isAscii(cell.text)) {
                (encodedOnce(cell.text) ? twice : once) += 1;
            }
        }
        // where the first words are plainly not, no more are looked at
        return ++rows < lookedRows && once < 20 + twice;
    });
    return twice >= 2 && twice >= 4 * once;
}

} // namespace

std::vector<OldTextReading> decideOldText(const Workbook& workbook, std::size_t sheet,
                                          const std::optional<text::Encoding>& chosen)
{
    std::vector<OldTextReading> out;
    if (chosen) {
        if (*chosen == text::Encoding::Unicode) {
            return out;
        }
        // A font that shows capitals does so in the encoding chosen.
        for (std::size_t i = 0; i < workbook.fonts().size(); ++i) {
            const auto from =
                text::encodingOfFont(fontName(workbook, static_cast<std::uint16_t>(i)));
            if (from && from->isCapitals) {
                out.push_back(
                    {0, static_cast<std::uint16_t>(i), {*chosen, true}, {"import.chosen", {}}});
            }
        }
        out.push_back({0, OldTextReading::anyFont, {*chosen, false}, {"import.chosen", {}}});
        return out;
    }
    const auto pools = poolsOf(workbook, sheet);
    if (pools.empty()) {
        return out;
    }
    if (isTwiceEncoded(workbook, sheet)) {
        OldTextReading reading;
        reading.font = OldTextReading::anyFont;
        reading.isTwiceEncoded = true;
        reading.reason = {"import.text_twice_encoded", {}};
        out.push_back(std::move(reading));
        return out;
    }
    std::set<std::uint16_t> byFont;
    decideByFont(workbook, pools, out, byFont);
    decideByEvidence(pools, byFont, out);
    return out;
}

const OldTextReading* CellTexts::findFor(const Cell& cell)
{
    const auto key = (std::uint64_t{cell.font} << 32) | cell.column;
    if (const auto known = m_known.find(key); known != m_known.end()) {
        return known->second;
    }
    const auto found =
        std::find_if(m_decided->begin(), m_decided->end(), [&cell](const OldTextReading& old) {
            return (old.column == 0 || old.column == cell.column) &&
                   (old.font == OldTextReading::anyFont || old.font == cell.font);
        });
    const auto* answer = found == m_decided->end() ? nullptr : &*found;
    return m_known.emplace(key, answer).first->second;
}

const OldTextReading* CellTexts::read(const Cell& cell, std::string& out, std::string& original)
{
    if (m_decided->empty() || cell.kind != CellKind::Text || isAscii(cell.text)) {
        cellTextInto(cell, out);
        return nullptr;
    }
    const auto* how = findFor(cell);
    if (how == nullptr || (how->isMixed && !text::readsBetterAs(cell.text, how->from.encoding))) {
        cellTextInto(cell, out);
        return nullptr;
    }
    if (how->isTwiceEncoded) {
        out = text::collapseSpaces(
            text::nfc(encodedOnce(cell.text).value_or(std::string(cell.text))));
    } else {
        out = text::collapseSpaces(text::decodeLegacy(cell.text, how->from));
    }
    auto before = text::collapseSpaces(cell.text);
    if (before == out) {
        return nullptr;
    }
    original = std::move(before);
    return how;
}

} // namespace dongbo::importers
