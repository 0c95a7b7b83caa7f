#include "importers/recognise/columns/column_choice.h"

#include "core/text/fold.h"
#include "importers/recognise/columns/column_values.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <map>

namespace dongbo::importers {

namespace {

std::string joined(const std::vector<std::string>& path)
{
    std::string out;
    for (const auto& part : path) {
        out += out.empty() ? part : " - " + part;
    }
    return out;
}

std::string_view reasonCode(HeadingMatch match)
{
    switch (match) {
    case HeadingMatch::Exact:
        return "import.column_by_heading";
    case HeadingMatch::Stripped:
        return "import.column_by_heading_without_unit";
    case HeadingMatch::Words:
        return "import.column_by_words";
    case HeadingMatch::Spelling:
        return "import.column_by_spelling";
    case HeadingMatch::None:
        break;
    }
    return "import.column_not_understood";
}

Message because(std::string_view code, const ColumnReading& column)
{
    return {std::string(code),
            {{"heading", column.heading}, {"field", std::string(codeOf(column.field))}}};
}

/// A column called "Đang hư hỏng" under "Tình trạng thiết bị" holds crosses, not words.
bool isStateMark(const FoundHeading& heading, const ColumnValues& values)
{
    const auto* state = Vocabulary::builtIn().stateExactly(text::fold(heading.path.back()));
    if (state == nullptr || values.isMostlyStates()) {
        return false;
    }
    const auto group = readHeading(heading.path.front());
    const bool isUnderStates = heading.path.size() > 1 && !group.fields.empty() &&
                               group.fields.front() == ListField::Condition;
    // "Tốt | Hỏng" over crosses or counts need no group above them.
    return isUnderStates || (heading.reading.match != HeadingMatch::Exact && values.count() > 0 &&
                             values.fit(ListField::ConditionMark) > 0.7);
}

/// Fields whose values must look like them, or the heading was misleading.
bool needsFittingValues(ListField field)
{
    return isOneOf(field, {ListField::Measure, ListField::Quantity, ListField::QuantityBook,
                           ListField::QuantityCounted, ListField::InUseYear, ListField::InUseDate,
                           ListField::Acquired, ListField::YearMade, ListField::UnitPrice,
                           ListField::Amount, ListField::Cost});
}

void choose(ColumnReading& column, const FoundHeading& heading, const ColumnValues& values)
{
    const auto& found = heading.reading;
    if (isStateMark(heading, values)) {
        column.field = ListField::ConditionMark;
        column.confidence = 0.9;
        column.reason = because("import.column_of_crosses", column);
        return;
    }
    if (found.fields.empty()) {
        column.reason = because("import.column_not_understood", column);
        return;
    }
    column.field = found.fields.front();
    column.confidence = found.confidence;
    column.reason = because(reasonCode(found.match), column);
    if (values.count() == 0) {
        return;
    }
    if (found.fields.size() > 1) {
        double best = -1;
        for (std::size_t i = 0; i < found.fields.size(); ++i) {
            const double fit = values.fit(found.fields[i]) - 0.1 * static_cast<double>(i > 0);
            if (fit > best + 1e-9) {
                best = fit;
                column.field = found.fields[i];
            }
        }
        column.confidence *= 0.6 + 0.4 * std::clamp(best, 0.0, 1.0);
        column.reason = because("import.column_by_values", column);
    }
    // "Năm sử dụng" over days is the day, "Ngày sử dụng" over years is read as the year anyway.
    if (column.field == ListField::InUseYear && values.isMostlyDates()) {
        column.field = ListField::InUseDate;
        column.reason = because("import.column_by_values", column);
    }
    if (needsFittingValues(column.field) && values.count() >= 3 &&
        values.fit(column.field) < 0.15) {
        column.reason = because("import.column_values_disagree", column);
        column.field = ListField::Unknown;
        column.confidence = 0.2;
    }
}

/// A field that can be read from one column only.
bool isSingle(ListField field)
{
    return field != ListField::Unknown && field != ListField::ConditionMark &&
           field != ListField::Notes && field != ListField::SpecText &&
           field != ListField::Condition;
}

void dropDoubles(std::vector<ColumnReading>& columns)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (std::size_t j = i + 1; j < columns.size(); ++j) {
            if (columns[i].field != columns[j].field || !isSingle(columns[i].field)) {
                continue;
            }
            auto& loser =
                columns[j].confidence > columns[i].confidence + 1e-9 ? columns[i] : columns[j];
            loser.reason = because("import.column_said_twice", loser);
            loser.field = ListField::Unknown;
        }
    }
}

ColumnReading* find(std::vector<ColumnReading>& columns, ListField field)
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [field](const ColumnReading& c) { return c.field == field; });
    return found == columns.end() ? nullptr : &*found;
}

/// Which column counts the devices, and who is the name when only a kind is given.
void settle(SheetReading& reading, const std::map<std::uint32_t, ColumnValues>& values)
{
    auto& columns = reading.columns;
    for (const auto field :
         {ListField::Quantity, ListField::QuantityCounted, ListField::QuantityBook}) {
        if (const auto* column = find(columns, field)) {
            reading.quantityColumn = column->column;
            break;
        }
    }
    if (find(columns, ListField::Name) == nullptr) {
        if (auto* type = find(columns, ListField::Type)) {
            type->field = ListField::Name;
            type->reason = because("import.column_name_from_type", *type);
        }
    }
    if (auto* code = find(columns, ListField::Code)) {
        const auto found = values.find(code->column);
        if (found != values.end() && found->second.count() >= 5 && !found->second.isDistinct()) {
            // The same "code" again and again names a kind, not a device.
            code->reason = because("import.column_code_repeats", *code);
            code->field = ListField::Unknown;
        }
    }
}

/// What a column may be by its values, when its heading leaves that open; empty when there is
/// nothing to ask about.
std::vector<ColumnGuess> guessesFor(const ColumnReading& column, const ColumnValues& values,
                                    bool hasCondition)
{
    std::vector<ColumnGuess> out;
    const auto count = values.count();
    if (count == 0) {
        return out;
    }
    const auto states = values.cellsLike(ListField::Condition);
    if (column.field == ListField::Notes && !hasCondition && states * 5 >= count) {
        out = {{ListField::Condition, states}, {ListField::Notes, count - states}};
    } else if (column.field == ListField::Unknown && column.confidence <= 0.2 &&
               column.reason.code != "import.column_said_twice") {
        for (const auto field :
             {ListField::Condition, ListField::Measure, ListField::Quantity, ListField::Amount,
              ListField::InUseYear, ListField::InUseDate, ListField::Maker, ListField::Country,
              ListField::FundingSource, ListField::Site, ListField::Type, ListField::Serial,
              ListField::Code, ListField::Model}) {
            if (const auto cells = values.cellsLike(field); cells * 2 >= count) {
                out.push_back({field, cells});
            }
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const ColumnGuess& a, const ColumnGuess& b) { return a.cells > b.cells; });
    out.resize(std::min<std::size_t>(out.size(), 2));
    return out;
}

} // namespace

void decideColumns(SheetReading& reading, const KeptRows& rows,
                   const std::vector<FoundHeading>& headings, const Surroundings& surroundings,
                   const SheetChoices& choices)
{
    const auto first = firstDataRow(rows, reading.header.rows);
    std::map<std::uint32_t, ColumnValues> values;
    for (const auto& heading : headings) {
        values.emplace(heading.column, ColumnValues(surroundings));
    }
    std::size_t looked = 0;
    for (const auto& row : rows.rows()) {
        // Section rows and signatures have few cells; they would speak for columns they merely use.
        if (row.number < first || row.cells.size() < 3) {
            continue;
        }
        if (++looked > 400) {
            break;
        }
        for (const auto& cell : row.cells) {
            if (const auto found = values.find(cell.column); found != values.end()) {
                found->second.add(cell);
            }
        }
    }
    for (const auto& heading : headings) {
        ColumnReading column;
        column.column = heading.column;
        column.heading = joined(heading.path);
        column.leaf = heading.path.back();
        choose(column, heading, values.at(heading.column));
        reading.columns.push_back(std::move(column));
    }
    dropDoubles(reading.columns);
    if (const auto* site = find(reading.columns, ListField::Site)) {
        std::size_t filled = 0, dataRows = 0;
        for (const auto& row : rows.rows()) {
            if (row.number >= first && row.cells.size() >= 3) {
                ++dataRows;
                filled += row.at(site->column) != nullptr ? 1 : 0;
            }
        }
        reading.placeFillsDown = filled > 0 && filled * 10 <= dataRows * 7;
    }
    settle(reading, values);
    const bool hasCondition = find(reading.columns, ListField::Condition) != nullptr ||
                              find(reading.columns, ListField::ConditionMark) != nullptr;
    for (auto& column : reading.columns) {
        column.guesses = guessesFor(column, values.at(column.column), hasCondition);
    }
    for (const auto& [number, field] : choices.columns) {
        if (number < reading.firstColumn || number > reading.lastColumn) {
            continue; // of the table beside
        }
        auto found = std::find_if(reading.columns.begin(), reading.columns.end(),
                                  [n = number](const ColumnReading& c) { return c.column == n; });
        if (found == reading.columns.end()) {
            ColumnReading added;
            added.column = number;
            found = reading.columns.insert(
                std::find_if(reading.columns.begin(), reading.columns.end(),
                             [n = number](const ColumnReading& c) { return c.column > n; }),
                added);
        }
        if (auto* other = find(reading.columns, field);
            other != nullptr && other->column != number && isSingle(field)) {
            other->field = ListField::Unknown;
            other->reason = because("import.column_said_twice", *other);
        }
        found->field = field;
        found->confidence = 1;
        found->guesses.clear();
        found->reason = because("import.chosen", *found);
        if (field == ListField::Quantity) {
            reading.quantityColumn = number;
        }
    }
}

} // namespace dongbo::importers
