#include "importers/recognise/columns/other_papers.h"

#include "core/text/fold.h"
#include "importers/recognise/headers/header_search.h"
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
    const bool isInBrackets = text.size() > 2 && ((text.front() == '[' && text.back() == ']') ||
                                                  (text.front() == '<' && text.back() == '>'));
    // "……", "......", "____": to be written over
    constexpr std::string_view ellipsis = "\xE2\x80\xA6";
    const bool isDots =
        text.starts_with(ellipsis) ||
        (text.size() >= 3 && text.find_first_not_of("._ ") == std::string_view::npos);
    return isInBrackets || isDots || text.find("${") != std::string_view::npos ||
           text.find("{{") != std::string_view::npos;
}

const ColumnReading* columnOf(const SheetReading& reading, ListField field)
{
    const auto found =
        std::find_if(reading.columns.begin(), reading.columns.end(),
                     [field](const ColumnReading& one) { return one.field == field; });
    return found == reading.columns.end() ? nullptr : &*found;
}

/// "Nhập", "Stock In": a word for what comes into a store; "Xuất", "Stock Out" for what leaves it.
enum class Movement : std::uint8_t
{
    None,
    In,
    Out
};

Movement movementIn(const std::string& text)
{
    static constexpr std::string_view in[] = {"nhap", "nhap kho", "stock in", "in", "received"};
    static constexpr std::string_view out[] = {"xuat", "xuat kho", "stock out", "out", "issued"};
    const auto folded = text.size() > 20 ? std::string{} : text::fold(text);
    const auto isOf = [&folded](const auto& words) {
        return std::find(std::begin(words), std::end(words), folded) != std::end(words);
    };
    return isOf(in) ? Movement::In : isOf(out) ? Movement::Out : Movement::None;
}

/// A kind of asset a row and what all of it came to: nothing tells one thing from another.
bool isSummaryOfKinds(const SheetReading& reading)
{
    const auto* name = columnOf(reading, ListField::Name);
    return name != nullptr && name->reason.code == "import.column_name_from_type" &&
           columnOf(reading, ListField::NetValue) != nullptr &&
           std::none_of(
               reading.columns.begin(), reading.columns.end(), [](const ColumnReading& one) {
                   return isOneOf(one.field, {ListField::Code, ListField::Serial, ListField::Model,
                                              ListField::Maker, ListField::Quantity,
                                              ListField::Measure, ListField::Condition});
               });
}

/// Codes and names and nothing else, none of which names a device: something to choose from.
bool isLookup(const SheetReading& reading, std::size_t names, std::size_t devices)
{
    return names >= 2 && devices == 0 &&
           std::all_of(reading.columns.begin(), reading.columns.end(),
                       [](const ColumnReading& one) {
                           return isOneOf(one.field,
                                          {ListField::Name, ListField::Code, ListField::Sequence});
                       });
}

/// A table of many columns in which nothing is told but numbers and names: examples to write over.
bool tellsOfNothing(const SheetReading& reading, const KeptRows& rows)
{
    constexpr std::size_t manyColumns = 5;
    const auto* name = columnOf(reading, ListField::Name);
    const auto first = firstDataRow(rows, reading.header.rows);
    return name != nullptr && reading.columns.size() >= manyColumns &&
           std::none_of(rows.rows().begin(), rows.rows().end(), [&](const KeptRow& row) {
               return row.number >= first && row.at(name->column) != nullptr &&
                      std::any_of(row.cells.begin(), row.cells.end(), [&](const KeptCell& cell) {
                          return cell.column > name->column && !isPlaceholder(cell.text);
                      });
           });
}

/// What the rows together look like, when that is no list of devices; null when it may be one.
const char* byItsRows(const SheetReading& reading, const KeptRows& rows)
{
    const auto& words = Vocabulary::builtIn();
    const auto* name = columnOf(reading, ListField::Name);
    std::map<std::uint32_t, std::pair<std::size_t, std::size_t>> moved; // in and out, by column
    std::size_t seen = 0, names = 0, land = 0, devices = 0;
    for (const auto& row : rows.rows()) {
        if (row.number <= reading.header.rows.last || row.cells.size() < 2) {
            continue;
        }
        ++seen;
        for (const auto& cell : row.cells) {
            const auto movement =
                cell.kind == CellKind::Text ? movementIn(cell.text) : Movement::None;
            moved[cell.column].first += movement == Movement::In ? 1 : 0;
            moved[cell.column].second += movement == Movement::Out ? 1 : 0;
        }
        const auto* cell = name != nullptr ? row.at(name->column) : nullptr;
        if (cell != nullptr && cell->kind == CellKind::Text) {
            const Marked text(cell->text);
            ++names;
            land += words.namesLand(text) ? 1 : 0;
            devices += words.typeIn(text.folded, cell->text) ? 1 : 0;
        }
    }
    for (const auto& [column, count] : moved) {
        if (count.first > 0 && count.second > 0 && (count.first + count.second) * 10 >= seen * 8) {
            return "import.looks_like_stock_movements";
        }
    }
    // Of land itself: a house with its price is an asset like others.
    if (names >= 5 && land * 10 >= names * 8 && columnOf(reading, ListField::Code) == nullptr &&
        !reading.priceColumn) {
        return "import.looks_like_land";
    }
    return isSummaryOfKinds(reading)           ? "import.looks_like_summary"
           : isLookup(reading, names, devices) ? "import.looks_like_lookup"
                                               : nullptr;
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
    if (gaps > 0 && (gaps * 3 >= cells || tellsOfNothing(reading, rows))) {
        return Message{"import.looks_like_form", {{"sheet", reading.name}}};
    }
    const auto paper = byItsRows(reading, rows);
    return paper == nullptr ? std::nullopt
                            : std::optional{Message{paper, {{"sheet", reading.name}}}};
}

namespace {

/// Codes and names of kinds beside sheets that tell much more of their devices: a catalogue.
bool isCatalogue(const SheetReading& reading, std::size_t most)
{
    constexpr std::size_t much = 4;
    return most >= much && tellsOfDevices(reading) == 1 &&
           columnOf(reading, ListField::Code) != nullptr &&
           std::all_of(reading.columns.begin(), reading.columns.end(),
                       [](const ColumnReading& one) {
                           return isOneOf(one.field, {ListField::Name, ListField::Code,
                                                      ListField::Sequence, ListField::Type,
                                                      ListField::SpecText, ListField::Unknown});
                       });
}

} // namespace

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
        // A sheet that says where its things are is a list of that place, however little it tells.
        // A place that somebody names for all sheets says nothing of this one.
        const bool isOneForAll =
            choices.place && (chosen == choices.sheets.end() || !chosen->second.place);
        const auto* name = columnOf(reading, ListField::Name);
        const bool isOfAPlace = reading.place.has_value() && !isOneForAll && name != nullptr &&
                                name->reason.code != "import.column_by_its_values" &&
                                name->reason.code != "import.column_name_from_type";
        if (reading.isRead() && !isChosen && !isOfAPlace &&
            (tellsOfDevices(reading) == 0 || isCatalogue(reading, most))) {
            skip(reading,
                 reading.quantityColumn ? "import.looks_like_summary" : "import.looks_like_lookup");
        }
    }
}

} // namespace dongbo::importers
