#include "importers/recognise/rows/outline.h"

#include "core/text/fold.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/columns/money.h"
#include "importers/recognise/rows/heading_again.h"
#include "importers/recognise/rows/row_frame.h"
#include "importers/recognise/words/numbering.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace dongbo::importers {

namespace {

constexpr std::size_t firstRows = 1'000;
constexpr std::size_t mostLines = 200'000;

/// A row as far as its place in the outline is concerned.
struct Line
{
    std::uint32_t row = 0;
    std::int64_t figure = 0;      ///< price; 0: none. Small counts add up by chance
    std::uint32_t describing = 0; ///< cells that tell of a device itself, codes not among them
    bool isNamed = false;
    bool isSum = false;    ///< by its words
    bool isBare = true;    ///< nothing but its number and its name
    bool hasDigit = false; ///< its code or some cell that describes it has one
    bool isHeader = false; ///< the header once more
    bool isTold = false;   ///< something stands beside number and name, in whatever column
    std::string firstWord; ///< of the name, folded
    std::string number;
};

bool describes(ListField field)
{
    return isOneOf(field, {ListField::Maker, ListField::Model, ListField::Serial,
                           ListField::SpecText, ListField::Measure, ListField::InUseYear,
                           ListField::InUseDate, ListField::Acquired, ListField::YearMade,
                           ListField::Country, ListField::Condition, ListField::WearRate,
                           ListField::Custodian, ListField::Location});
}

std::string firstWordOf(std::string_view name)
{
    const auto end = std::min(name.find(' '), name.size());
    return text::fold(name.substr(0, end));
}

Line lineOf(const RowFrame& frame, const SheetReading& reading, const HeadingAgain& headings)
{
    Line line;
    line.row = frame.number();
    if (headings.isIn(frame)) {
        line.isHeader = true;
        line.number.assign(1, '#'); // no row above it stands for one below
        return line;
    }
    std::uint32_t own = 0;
    for (const auto& slot : frame.slots()) {
        if (!slot.isFilled || slot.isInherited) {
            continue;
        }
        own += isOneOf(slot.field, {ListField::Sequence, ListField::Name}) ? 1U : 0U;
        line.describing += describes(slot.field) ? 1U : 0U;
        const bool mayTell = describes(slot.field) || slot.field == ListField::Code;
        line.hasDigit = line.hasDigit ||
                        (mayTell && slot.text.find_first_of("0123456789") != std::string::npos);
        line.isBare = line.isBare && isOneOf(slot.field, {ListField::Sequence, ListField::Name});
        if (slot.field == ListField::Sequence && slot.text.size() <= 12) {
            line.number = slot.text;
        } else if (slot.field == ListField::Name) {
            line.isNamed = true;
            line.firstWord = firstWordOf(slot.text);
            line.isSum = slot.kind == CellKind::Text &&
                         Vocabulary::builtIn().sum(Marked(slot.text)).has_value();
        }
        const bool isPrice = reading.priceParts.empty() ? reading.priceColumn == slot.column
                                                        : isPartOfPrice(reading, slot.column);
        if (isPrice) {
            line.figure += moneyOf(slot.kind, slot.number, slot.text, slot.unitOfMoney).value_or(0);
        }
    }
    line.isTold = frame.visibleCells() > own;
    return line;
}

/// How the rows of devices begin, and where more is told of them.
void decideHabits(SheetReading& reading, const std::vector<Line>& lines)
{
    constexpr std::size_t fewest = 3, fewestAlike = 2;
    std::map<std::string, std::size_t> words;
    std::size_t named = 0, otherwise = 0;
    for (const auto& line : lines) {
        if (line.isNamed && !line.isSum && !line.isHeader) {
            ++named;
            otherwise += line.isBare && line.isTold ? 1 : 0;
            if (line.isTold && !line.firstWord.empty()) {
                ++words[line.firstWord];
            }
        }
    }
    for (const auto& [word, count] : words) {
        if (count >= fewestAlike) {
            reading.firstWords.push_back(word);
        }
    }
    reading.isToldByOtherColumns = named >= fewest && otherwise * 2 > named;
}

/// Every so many of the lines that name something tell that much of it.
std::uint32_t typicalDescribing(const std::vector<Line>& lines)
{
    std::vector<std::uint32_t> counts;
    for (const auto& line : lines) {
        if (line.isNamed && !line.isSum) {
            counts.push_back(line.describing);
        }
    }
    if (counts.empty()) {
        return 0;
    }
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    return *middle;
}

/// Rows whose figure is the sum of the rows right below them, from the bottom up, so that groups of
/// groups are found as well.
void findGroupSums(const std::vector<Line>& lines, std::vector<OutlineRow>& out)
{
    struct Item
    {
        std::int64_t figure;
        std::uint32_t lastRow;
        std::uint32_t describing;
        bool isNumbered; ///< like a device: 1, 2, 3
    };
    const auto typical = typicalDescribing(lines);
    std::vector<Item> below; // nearest last
    for (auto at = lines.rbegin(); at != lines.rend(); ++at) {
        if (at->isSum || !at->isNamed || at->figure <= 0) {
            continue;
        }
        const bool mayBe =
            at->describing < typical || (at->describing == 0 && isSectionNumber(at->number));
        std::size_t taken = 0;
        std::int64_t sum = 0;
        if (mayBe) {
            for (auto item = below.rbegin(); item != below.rend() && sum < at->figure; ++item) {
                sum += item->figure;
                ++taken;
            }
        }
        // Of a single row below only what tells them apart makes a group: II, then 1.
        const bool isOverANumber = taken == 1 && at->describing == 0 &&
                                   isSectionNumber(at->number) && below.back().isNumbered;
        const bool isOne =
            taken == 1 && !isOverANumber && (at->describing > 0 || below.back().describing == 0);
        if (taken > 0 && sum == at->figure && !isOne) {
            const auto last = below[below.size() - taken].lastRow;
            below.resize(below.size() - taken);
            out.push_back({at->row, last});
            below.push_back({at->figure, last, 0, false});
        } else {
            below.push_back({at->figure, at->row, at->describing, isRowNumber(at->number)});
        }
    }
}

/// "1", then "1.1": the first stands for those numbered after it.
void findNumberedParents(const std::vector<Line>& lines, std::vector<OutlineRow>& out)
{
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        std::string_view number = lines[i].number;
        while (!number.empty() && number.back() == '.') {
            number.remove_suffix(1);
        }
        if (number.empty() || !isRowNumber(number) || lines[i].describing > 0 ||
            !lines[i].isNamed) {
            continue;
        }
        const auto front = std::string(number) + ".";
        const auto isBelow = [&front](const Line& line) {
            return line.number.size() > front.size() && line.number.starts_with(front);
        };
        std::size_t last = i;
        while (last + 1 < lines.size() &&
               (isBelow(lines[last + 1]) || lines[last + 1].number.empty())) {
            ++last;
        }
        if (isBelow(lines[i + 1])) {
            out.push_back({lines[i].row, lines[last].row});
        }
    }
}

/// "24.1 | Hạt Yên Thủy" with nothing beside it, then rows without numbers that have prices: it
/// stands for them. Once is chance, or a device nobody has told more of.
void findBareParents(const std::vector<Line>& lines, std::vector<OutlineRow>& out)
{
    std::vector<OutlineRow> found;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const auto isPart = [](const Line& line) {
            return line.number.empty() && line.isNamed && !line.isSum && line.figure > 0;
        };
        if (!lines[i].isBare || !lines[i].isNamed || lines[i].number.empty() ||
            !isPart(lines[i + 1])) {
            continue;
        }
        auto last = i + 1;
        while (last + 1 < lines.size() && isPart(lines[last + 1])) {
            ++last;
        }
        found.push_back({lines[i].row, lines[last].row});
    }
    if (found.size() >= 2) {
        out.insert(out.end(), found.begin(), found.end());
    }
}

std::vector<OutlineRow> outlineOf(const std::vector<Line>& lines)
{
    std::vector<OutlineRow> out;
    findGroupSums(lines, out);
    findNumberedParents(lines, out);
    findBareParents(lines, out);
    std::sort(out.begin(), out.end(), [](const OutlineRow& a, const OutlineRow& b) {
        return a.row != b.row ? a.row < b.row : a.lastRow > b.lastRow;
    });
    out.erase(std::unique(out.begin(), out.end(),
                          [](const OutlineRow& a, const OutlineRow& b) { return a.row == b.row; }),
              out.end());
    return out;
}

} // namespace

void decideOutline(SheetReading& reading, const Workbook& workbook, std::uint32_t lastRow)
{
    std::vector<Line> lines;
    const HeadingAgain headings(reading);
    const auto walk = [&](std::size_t most) {
        RowFrame frame(workbook, reading);
        lines.clear();
        bool isWhole = true;
        workbook.forEachRow(reading.sheet, [&](const Row& row) {
            if (row.number <= reading.header.rows.last || row.number > lastRow) {
                return row.number <= lastRow;
            }
            if (lines.size() >= most) {
                isWhole = false;
                return false;
            }
            frame.load(row);
            lines.push_back(lineOf(frame, reading, headings));
            return true;
        });
        return isWhole;
    };
    const bool isWhole = walk(firstRows);
    reading.outline = outlineOf(lines);
    decideHabits(reading, lines);
    if (isWhole) {
        reading.lastDataRows.assign(1, 0);
        bool wasHeader = true;
        for (const auto& line : lines) {
            if (line.isHeader && !wasHeader) {
                reading.lastDataRows.push_back(0);
            }
            wasHeader = line.isHeader;
            const bool isDevice = line.isNamed && !line.isSum &&
                                  (line.hasDigit || line.figure > 0 || isRowNumber(line.number));
            auto& last = reading.lastDataRows.back();
            last = isDevice ? line.row : last;
        }
    } else if (!reading.outline.empty()) {
        walk(mostLines);
        reading.outline = outlineOf(lines);
    }
}

} // namespace dongbo::importers
