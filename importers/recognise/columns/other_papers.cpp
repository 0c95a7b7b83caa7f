#include "importers/recognise/columns/other_papers.h"

#include "core/text/fold.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <map>
#include <set>

namespace dongbo::importers {

namespace {

constexpr std::size_t fewestHeadings = 2;

bool tellsOfADevice(ListField field)
{
    return isOneOf(field,
                   {ListField::Code,          ListField::Serial,         ListField::Model,
                    ListField::Maker,         ListField::Measure,        ListField::UnitPrice,
                    ListField::Amount,        ListField::Cost,           ListField::CostBudget,
                    ListField::CostOther,     ListField::NetValue,       ListField::InUseYear,
                    ListField::InUseDate,     ListField::Acquired,       ListField::YearMade,
                    ListField::Country,       ListField::WarrantyUntil,  ListField::Condition,
                    ListField::ConditionMark, ListField::Custodian,      ListField::Site,
                    ListField::QuantityBook,  ListField::QuantityCounted});
}

bool isPlaceholder(std::string_view text)
{
    return text.find("${") != std::string_view::npos || text.find("{{") != std::string_view::npos;
}

void skip(SheetReading& reading, const char* code)
{
    SheetReading out;
    out.sheet = reading.sheet;
    out.name = reading.name;
    out.layoutReason = {code, {{"sheet", reading.name}}};
    reading = std::move(out);
}

} // namespace

std::size_t tellsOfDevices(const SheetReading& reading)
{
    std::set<ListField> told;
    for (const auto& column : reading.columns) {
        const bool isGuess = column.reason.code == "import.column_by_its_values";
        if (tellsOfADevice(column.field) && !isGuess) {
            told.insert(column.field);
        }
    }
    return reading.layout == Layout::Grid ? 9 : told.size();
}

std::optional<Message> otherPaper(const SheetReading& reading, const KeptRows& rows)
{
    std::map<std::string_view, std::size_t> found;
    for (const auto& column : reading.columns) {
        if (const auto paper = Vocabulary::builtIn().otherPaper(text::foldKey(column.leaf));
            !paper.empty()) {
            ++found[paper];
        }
    }
    for (const auto& [paper, headings] : found) {
        if (headings >= fewestHeadings && headings * 4 >= reading.columns.size()) {
            return Message{"import.looks_like_" + std::string(paper), {{"sheet", reading.name}}};
        }
    }
    std::size_t cells = 0, gaps = 0;
    for (const auto& row : rows.rows()) {
        for (const auto& cell : row.cells) {
            if (row.number > reading.header.rows.last) {
                ++cells;
                gaps += isPlaceholder(cell.text) ? 1 : 0;
            }
        }
    }
    if (gaps > 0 && gaps * 3 >= cells) {
        return Message{"import.looks_like_form", {{"sheet", reading.name}}};
    }
    return std::nullopt;
}

void skipServingSheets(std::vector<SheetReading>& readings, const Choices& choices)
{
    std::size_t most = 0;
    for (const auto& reading : readings) {
        most = std::max(most, reading.isRead() ? tellsOfDevices(reading) : 0);
    }
    if (most < 2) {
        return;
    }
    for (auto& reading : readings) {
        const auto chosen = choices.sheets.find(reading.name);
        const bool isChosen = chosen != choices.sheets.end() && chosen->second.saysItIsAList();
        if (reading.isRead() && !isChosen && tellsOfDevices(reading) == 0) {
            skip(reading,
                 reading.quantityColumn ? "import.looks_like_summary" : "import.looks_like_lookup");
        }
    }
}

} // namespace dongbo::importers
