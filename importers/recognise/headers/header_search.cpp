#include "importers/recognise/headers/header_search.h"

#include "core/text/fold.h"
#include "importers/recognise/headers/broken_words.h"
#include "importers/recognise/headers/header_score.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace dongbo::importers {

namespace {

constexpr std::uint32_t searchedRows = 60;
constexpr std::uint32_t tallestHeader = 4;
constexpr std::uint32_t widestHeader = 256;

/// Text of the header at one place: the cell, or the merge that covers it.
std::string headerText(const KeptRows& rows, std::uint32_t row, std::uint32_t column)
{
    const auto* cell = rows.at(row, column);
    return cell ? cell->text : std::string{};
}

/// A row of groups merged over nearly all columns right above the header belongs to it: "Thông tin
/// thiết bị", "Thông tin quản lý". Titles and offices' names are no groups.
bool isRowOfGroups(const KeptRows& rows, std::uint32_t number, std::uint32_t columns)
{
    const auto* row = rows.row(number);
    if (row == nullptr || row->cells.size() < 2) {
        return false;
    }
    std::uint32_t covered = 0;
    for (const auto& cell : row->cells) {
        const auto* merge = rows.mergeAt(number, cell.column);
        const auto folded = text::fold(cell.text);
        if (cell.kind != CellKind::Text || cell.text.size() > 60 ||
            Vocabulary::builtIn().looksLikePlace(Marked(cell.text)) ||
            findWords(folded, "mau so") != std::string_view::npos ||
            findWords(folded, "xa hoi chu nghia") != std::string_view::npos) {
            return false;
        }
        covered += merge ? merge->lastColumn - merge->firstColumn + 1 : 1;
    }
    return covered * 10 >= columns * 8;
}

} // namespace

HeaderRows closedOverMerges(const KeptRows& rows, HeaderRows header)
{
    auto out = header;
    for (bool grows = true; grows;) {
        grows = false;
        for (std::uint32_t column = 1; column <= std::min(rows.lastColumn(), widestHeader);
             ++column) {
            for (const auto number : {out.first, out.last}) {
                const auto* merge = rows.mergeAt(number, column);
                if (merge == nullptr ||
                    (merge->firstRow >= out.first && merge->lastRow <= out.last)) {
                    continue;
                }
                out = {std::min(out.first, merge->firstRow), std::max(out.last, merge->lastRow)};
                grows = true;
            }
        }
        if (out.last - out.first + 1 > tallestHeader) {
            return header;
        }
    }
    return out;
}

std::vector<FoundHeading> headingsOf(const KeptRows& rows, HeaderRows header, HeadingMemory& memory)
{
    std::map<std::uint32_t, std::vector<std::string>> paths;
    const auto last = std::min(rows.lastColumn(), widestHeader);
    for (auto number = header.first; number <= header.last; ++number) {
        std::string group; // reaches to the right of an unmerged group heading
        for (std::uint32_t column = 1; column <= last; ++column) {
            auto text = headerText(rows, number, column);
            if (!text.empty()) {
                const auto* merge = rows.mergeAt(number, column);
                group = number < header.last && merge == nullptr ? text : std::string{};
            } else if (!group.empty()) {
                bool hasBelow = false;
                for (auto below = number + 1; below <= header.last; ++below) {
                    hasBelow = hasBelow || !headerText(rows, below, column).empty();
                }
                bool hasAbove = false;
                for (auto above = header.first; above < number; ++above) {
                    hasAbove = hasAbove || !headerText(rows, above, column).empty();
                }
                if (hasBelow && !hasAbove) {
                    text = group;
                } else {
                    group.clear();
                }
            }
            auto& path = paths[column];
            if (!text.empty() && (path.empty() || path.back() != text)) {
                path.push_back(std::move(text));
            }
        }
    }
    std::vector<FoundHeading> out;
    for (auto& [column, path] : paths) {
        if (!path.empty()) {
            if (auto joined = joinedHeading(path); !joined.empty()) {
                path.assign(1, std::move(joined));
            } else if (header.last - header.first + 1 >= tallestHeader) {
                joinTail(path);
            }
            auto known = memory.find(path);
            if (known == memory.end()) {
                known = memory.emplace(path, readHeadingPath(path)).first;
            }
            out.push_back({column, std::move(path), known->second});
        }
    }
    return out;
}

std::vector<FoundHeading> headingsOrLetters(const KeptRows& rows, HeaderRows header)
{
    HeadingMemory memory;
    auto out = header.first == 0 ? std::vector<FoundHeading>{} : headingsOf(rows, header, memory);
    if (!out.empty()) {
        return out;
    }
    for (std::uint32_t column = 1; column <= std::min(rows.lastColumn(), widestHeader); ++column) {
        const bool isUsed =
            std::any_of(rows.rows().begin(), rows.rows().end(), [&](const KeptRow& row) {
                return row.number > header.last && row.at(column) != nullptr;
            });
        if (isUsed) {
            out.push_back({column, {columnLetters(column)}, {}});
        }
    }
    return out;
}

HeaderRows likelyHeader(const KeptRows& rows)
{
    std::size_t widest = 0;
    for (std::size_t i = 0; i < rows.rows().size() && i < searchedRows; ++i) {
        widest = std::max(widest, rows.rows()[i].cells.size());
    }
    for (std::size_t i = 0; i + 1 < rows.rows().size() && i < searchedRows; ++i) {
        const auto& row = rows.rows()[i];
        const bool isWords =
            std::all_of(row.cells.begin(), row.cells.end(), [](const KeptCell& cell) {
                return cell.kind == CellKind::Text && cell.text.size() <= 90 &&
                       cell.text.find_first_not_of("0123456789.,- ") != std::string::npos;
            });
        if (isWords && row.cells.size() >= 2 && row.cells.size() * 10 >= widest * 7) {
            return {row.number, row.number};
        }
    }
    return {0, 0};
}

std::optional<FoundHeader> findHeader(const KeptRows& rows)
{
    std::optional<FoundHeader> best;
    std::vector<FoundHeader> earlier; // each better than those before it
    HeadingMemory memory;
    for (std::size_t i = 0; i < rows.rows().size() && i < searchedRows; ++i) {
        const auto first = rows.rows()[i].number;
        if (rows.rows()[i].cells.size() < 2) {
            continue;
        }
        for (std::uint32_t height = 1; height <= tallestHeader; ++height) {
            const HeaderRows candidate{first, first + height - 1};
            if (isFullOfFigures(rows.row(candidate.last))) {
                break;
            }
            if (!isWorthTrying(rows, candidate)) {
                continue;
            }
            auto headings = headingsOf(rows, candidate, memory);
            const double score = scoreOfHeader(rows, candidate, headings);
            if (score > 1.2 && (!best || score > best->header.score + 1e-9)) {
                if (best && best->header.rows.last + 1 < candidate.first) {
                    earlier.push_back(std::move(*best));
                }
                best = FoundHeader{{candidate, score, {}}, std::move(headings)};
            }
        }
    }
    // A second table may have more columns; the first one comes first.
    const auto good = std::find_if(earlier.begin(), earlier.end(), [&best](const FoundHeader& h) {
        return h.header.score >= std::max(1.6, 0.5 * best->header.score) &&
               h.header.rows.last + 1 < best->header.rows.first;
    });
    if (good != earlier.end()) {
        best = std::move(*good);
    }
    if (best) {
        auto closed = closedOverMerges(rows, best->header.rows);
        if (closed.first > 1 && closed.last - closed.first + 1 < tallestHeader &&
            isRowOfGroups(rows, closed.first - 1,
                          static_cast<std::uint32_t>(best->headings.size()))) {
            --closed.first;
        }
        if (closed != best->header.rows) {
            best->header.rows = closed;
            best->headings = headingsOf(rows, closed, memory);
        }
        if (const auto whole = closedOverBrokenWords(rows, *best); whole != best->header.rows) {
            best->header.rows = whole;
            best->headings = headingsOf(rows, whole, memory);
        }
        const auto understood =
            std::count_if(best->headings.begin(), best->headings.end(),
                          [](const FoundHeading& h) { return !h.reading.fields.empty(); });
        best->header.reason = {"import.header_found",
                               {{"understood", std::to_string(understood)},
                                {"columns", std::to_string(best->headings.size())}}};
    }
    return best;
}

bool isColumnNumbers(const std::vector<KeptCell>& cells, std::uint32_t nameColumn)
{
    const auto numbersAColumn = [](std::string_view text) {
        if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
            text = text.substr(1, text.size() - 2);
        }
        const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
        if (text.empty() || text.size() > 24) {
            return false;
        }
        if (text.size() == 1) {
            const char c = text[0];
            return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '*';
        }
        std::size_t digits = 0;
        while (digits < text.size() && isDigit(text[digits])) {
            ++digits;
        }
        return digits >= 1 && digits <= 2 &&
               (digits == text.size() || text[digits] == '=' || text.substr(digits, 2) == " =");
    };
    std::size_t fitting = 0, falling = 0;
    int last = 0;
    std::vector<int> numbers;
    for (const auto& cell : cells) {
        const bool fits = numbersAColumn(cell.text);
        fitting += fits ? 1 : 0;
        if (!fits && nameColumn != 0 && cell.column == nameColumn) {
            return false;
        }
        // Columns are counted upwards; amounts of a device are not.
        const auto digit = fits ? cell.text.find_first_of("0123456789") : std::string::npos;
        if (digit != std::string::npos) {
            const int number = std::atoi(cell.text.c_str() + digit);
            falling += number <= last ? 1 : 0;
            last = number;
            numbers.push_back(number);
        }
    }
    // Columns that were moved took their numbers along: each of 1, 2, 3 … once, in any order.
    std::sort(numbers.begin(), numbers.end());
    const bool isEachOnce = numbers.size() >= 3 && numbers.front() == 1 &&
                            numbers.back() == static_cast<int>(numbers.size()) &&
                            std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end();
    if (isEachOnce && fitting == cells.size()) {
        return true;
    }
    const std::size_t needed = cells.size() < 6 ? 8 : 6;
    return cells.size() >= 3 && fitting * 10 >= cells.size() * needed &&
           falling <= (cells.size() < 6 ? 0U : 1U);
}

std::uint32_t firstDataRow(const KeptRows& rows, HeaderRows header)
{
    auto first = header.last + 1;
    for (std::uint32_t number = header.last + 1; number <= header.last + 3; ++number) {
        const auto* row = rows.row(number);
        if (row != nullptr && !isColumnNumbers(row->cells, 0)) {
            break;
        }
        first = row != nullptr ? number + 1 : first;
    }
    return first;
}

} // namespace dongbo::importers
