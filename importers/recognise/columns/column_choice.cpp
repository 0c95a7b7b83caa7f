#include "importers/recognise/columns/column_choice.h"

#include "core/planning/assignment.h"
#include "importers/recognise/columns/column_doubts.h"
#include "importers/recognise/columns/column_evidence.h"
#include "importers/recognise/columns/column_values.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <cmath>
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
    case HeadingMatch::Cue:
        return "import.column_by_cue";
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

/// Gives each column the role that makes the sum of all evidence the largest; no role weighs
/// nothing. Roles of several columns are free for all.
std::vector<const Evidence*> assignRoles(const std::vector<Candidate>& candidates)
{
    constexpr double scale = 1000;
    constexpr std::int64_t never = 1'000'000'000;
    const auto count = candidates.size();
    std::vector<const Evidence*> chosen(count, nullptr);
    std::vector<std::vector<std::int64_t>> cost(
        count, std::vector<std::int64_t>(listFieldCount + count, never));
    const auto priceOf = [](const Evidence& one, std::size_t column) {
        // of equal columns the first
        return -static_cast<std::int64_t>(std::lround(one.score * scale)) +
               static_cast<std::int64_t>(column);
    };
    for (std::size_t i = 0; i < count; ++i) {
        for (const auto& one : candidates[i].evidence) {
            if (isSingle(one.field)) {
                auto& cell = cost[i][static_cast<std::size_t>(one.field)];
                cell = std::min(cell, priceOf(one, i));
            } else if (one.score > 0 && (chosen[i] == nullptr || one.score > chosen[i]->score)) {
                chosen[i] = &one;
            }
        }
        cost[i][listFieldCount + i] = chosen[i] ? priceOf(*chosen[i], i) : 0;
    }
    const auto roles = planning::assign(cost);
    for (std::size_t i = 0; i < count; ++i) {
        if (roles[i] >= listFieldCount) {
            continue;
        }
        for (const auto& one : candidates[i].evidence) {
            if (static_cast<std::size_t>(one.field) == roles[i]) {
                chosen[i] = &one;
            }
        }
    }
    return chosen;
}

/// Writes down what the column became and why.
void settleColumn(ColumnReading& column, const Candidate& candidate, const Evidence* chosen)
{
    const auto& found = candidate.heading->reading;
    const auto& values = *candidate.values;
    if (candidate.isStateMark) {
        column.field = ListField::ConditionMark;
        column.confidence = 0.9;
        column.reason = because("import.column_of_crosses", column);
        return;
    }
    if (chosen == nullptr || chosen->field == ListField::Unknown) {
        if (found.fields.empty()) {
            column.reason = because("import.column_not_understood", column);
        } else if (found.fields.front() == ListField::Unknown) {
            column.confidence = found.confidence;
            column.reason = because("import.column_not_kept", column);
        } else if (candidate.isImpossible) {
            column.field = found.fields.front();
            column.reason = because("import.column_values_disagree", column);
            column.field = ListField::Unknown;
            column.confidence = 0.2;
        } else {
            column.field = found.fields.front();
            column.confidence = found.confidence;
            column.reason = because("import.column_said_twice", column);
            column.field = ListField::Unknown;
        }
        return;
    }
    column.field = chosen->field;
    if (!chosen->isByHeading) {
        // Names that mostly name known kinds of devices are guessed well.
        const bool isKnownKinds = chosen->field == ListField::Name &&
                                  values.cellsLike(ListField::Type) * 2 >= values.count();
        column.confidence = isKnownKinds ? 0.6 : 0.4;
        column.reason = because("import.column_by_its_values", column);
        column.guesses.push_back({chosen->field, values.count()});
        return;
    }
    column.confidence = found.confidence;
    column.reason = because(reasonCode(found.match), column);
    if (found.fields.size() > 1 && values.count() > 0) {
        column.confidence *= 0.6 + 0.4 * std::clamp(chosen->fit, 0.0, 1.0);
        column.reason = because("import.column_by_values", column);
    }
    // "Năm sử dụng" over days is the day, "Ngày sử dụng" over years is read as the year anyway.
    if (column.field == ListField::InUseYear && values.isMostlyDates()) {
        column.field = ListField::InUseDate;
        column.reason = because("import.column_by_values", column);
    }
}

ColumnReading* find(std::vector<ColumnReading>& columns, ListField field)
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [field](const ColumnReading& c) { return c.field == field; });
    return found == columns.end() ? nullptr : &*found;
}

/// Where nothing names the devices, or only a guess that leaves many of them out, they are called
/// by their models.
void nameByModel(std::vector<ColumnReading>& columns,
                 const std::map<std::uint32_t, ColumnValues>& values)
{
    auto* model = find(columns, ListField::Model);
    auto* name = find(columns, ListField::Name);
    const bool isIdentified = find(columns, ListField::Serial) != nullptr ||
                              find(columns, ListField::Code) != nullptr ||
                              find(columns, ListField::Maker) != nullptr;
    std::uint32_t most = 0;
    for (const auto& [column, own] : values) {
        most = std::max(most, own.said());
    }
    if (model == nullptr || !isIdentified || model->reason.code == "import.column_by_its_values" ||
        values.at(model->column).said() * 2 < most) {
        return;
    }
    if (name != nullptr) {
        const bool leavesMany =
            name->reason.code == "import.column_by_its_values" &&
            values.at(name->column).said() * 10 < values.at(model->column).said() * 8;
        if (!leavesMany) {
            return;
        }
        name->field = ListField::Unknown;
        name->confidence = 0.2;
        name->guesses.clear();
        name->reason = because("import.column_not_understood", *name);
    }
    model->field = ListField::Name;
    model->reason = because("import.column_name_from_model", *model);
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
    nameByModel(columns, values);
    if (auto* code = find(columns, ListField::Code)) {
        const auto found = values.find(code->column);
        if (found != values.end() && found->second.count() >= 5 && !found->second.isDistinct()) {
            // The same "code" again and again names a kind, not a device.
            code->reason = because("import.column_code_repeats", *code);
            code->field = ListField::Unknown;
        }
    }
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
        if (row.number < first || row.cells.size() < 3 || isSumRow(row)) {
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
    const auto candidates = candidatesOf(headings, values, rows, first, looked);
    const auto roles = assignRoles(candidates);
    for (std::size_t i = 0; i < headings.size(); ++i) {
        ColumnReading column;
        column.column = headings[i].column;
        column.heading = joined(headings[i].path);
        column.leaf = headings[i].path.back();
        settleColumn(column, candidates[i], roles[i]);
        column.isMonthFirst = candidates[i].values->isMonthFirst();
        reading.columns.push_back(std::move(column));
    }
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
    for (std::size_t i = 0; i < reading.columns.size(); ++i) {
        auto& column = reading.columns[i];
        column.guesses = doubtsAbout(column, headings[i].reading, values, reading.columns);
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
