#include "importers/recognise/headers/broken_words.h"

#include "core/text/fold.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::uint32_t tallestBroken = 6;
constexpr std::size_t longestWords = 40;  ///< bytes: some words of a heading
constexpr std::size_t longestGroup = 120; ///< bytes: what stands over several columns

/// A number, a code: headings have figures in brackets at most, "(m2)", or a short one behind
/// words, "Quý 1".
bool isFigure(std::string_view text)
{
    constexpr int mostDigits = 2;
    int depth = 0, digits = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        digits += depth == 0 && c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits > mostDigits || (digits > 0 && text.front() >= '0' && text.front() <= '9');
}

bool isName(const FoundHeading& heading)
{
    return !heading.reading.fields.empty() && heading.reading.fields.front() == ListField::Name;
}

/// Whether the row holds nothing but short words in columns of the table, none of them where every
/// row of devices has something: in the first column and in that of the names.
bool isOfWords(const KeptRow& row, const FoundHeader& header, std::size_t longest)
{
    return std::all_of(row.cells.begin(), row.cells.end(), [&](const KeptCell& cell) {
        const auto heading =
            std::find_if(header.headings.begin(), header.headings.end(),
                         [&cell](const FoundHeading& one) { return one.column >= cell.column; });
        // To the right of the last heading it is separated by the words below it.
        const auto& own = heading == header.headings.end() ? header.headings.back() : *heading;
        return cell.kind == CellKind::Text && cell.text.size() <= longest && !isFigure(cell.text) &&
               heading != header.headings.begin() && !isName(own);
    });
}

bool hasWords(const KeptRows& rows, HeaderRows header, std::uint32_t column)
{
    for (auto number = header.first; number <= header.last; ++number) {
        if (rows.at(number, column) != nullptr) {
            return true;
        }
    }
    return false;
}

/// How many cells of the row stand under words of the header, or beside such a one under words that
/// reach over several columns: "Hiện trạng" over "Tốt", "Hỏng".
std::size_t underWords(const KeptRow& row, const KeptRows& rows, HeaderRows header)
{
    std::size_t out = 0;
    const KeptCell* before = nullptr;
    bool isBeforeUnder = false;
    for (const auto& cell : row.cells) {
        const bool isBeside =
            isBeforeUnder && before != nullptr && before->column + 1 == cell.column;
        isBeforeUnder = hasWords(rows, header, cell.column) || isBeside;
        before = &cell;
        out += isBeforeUnder ? 1 : 0;
    }
    return out;
}

bool goesOnBelow(const KeptRow* row, const KeptRows& rows, const FoundHeader& header,
                 HeaderRows grown)
{
    if (row == nullptr || row->cells.empty() || !isOfWords(*row, header, longestWords)) {
        return false;
    }
    const auto under = underWords(*row, rows, grown);
    // A single word may be a room; it is the heading's where the heading is broken already.
    const bool isBroken = grown.last > header.header.rows.last;
    return under * 2 >= row->cells.size() && (row->cells.size() >= 2 || isBroken);
}

bool beginsAbove(const KeptRow* row, const FoundHeader& header)
{
    if (row == nullptr || row->cells.size() < 3 || !isOfWords(*row, header, longestGroup)) {
        return false;
    }
    return std::none_of(row->cells.begin(), row->cells.end(), [](const KeptCell& cell) {
        return Vocabulary::builtIn().looksLikePlace(Marked(cell.text)) ||
               findWords(text::fold(cell.text), "mau so") != std::string_view::npos;
    });
}

} // namespace

HeaderRows closedOverBrokenWords(const KeptRows& rows, const FoundHeader& header)
{
    auto out = header.header.rows;
    const auto height = [&out] { return out.last - out.first + 1; };
    while (height() < tallestBroken && goesOnBelow(rows.row(out.last + 1), rows, header, out)) {
        ++out.last;
    }
    // Above only where it is plain that words are broken.
    while (out.last > header.header.rows.last && out.first > 1 && height() < tallestBroken &&
           beginsAbove(rows.row(out.first - 1), header)) {
        --out.first;
    }
    return out;
}

} // namespace dongbo::importers
