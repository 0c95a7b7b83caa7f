#include "importers/recognise/columns/column_choice.h"

#include "core/planning/assignment.h"
#include "core/text/fold.h"
#include "importers/recognise/columns/column_doubts.h"
#include "importers/recognise/columns/column_values.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

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
                           ListField::Amount, ListField::Cost, ListField::WarrantyMonths,
                           ListField::WarrantyUntil, ListField::Site});
}

/// A field that can be read from one column only.
bool isSingle(ListField field)
{
    return field != ListField::Unknown && field != ListField::ConditionMark &&
           field != ListField::Notes && field != ListField::SpecText &&
           field != ListField::Condition && field != ListField::CostBudget &&
           field != ListField::CostOther;
}

/// What speaks for one role of one column.
struct Evidence
{
    ListField field = ListField::Unknown;
    double score = 0;
    double fit = 0.5;
    bool isByHeading = false;
};

/// A column that may be given a role.
struct Candidate
{
    const FoundHeading* heading = nullptr;
    const ColumnValues* values = nullptr;
    std::vector<Evidence> evidence; ///< only roles that something speaks for
    bool isStateMark = false;
    bool isImpossible = false; ///< the values cannot be what the heading says
    bool isSparse = false;     ///< most rows have nothing here: no column of names
};

/// What the headings of the sheet say together, before the values are asked.
struct Known
{
    bool money = false;    ///< some heading names a price
    bool quantity = false; ///< or a count
    bool time = false;
    bool site = false;
    bool sequence = false;
    bool name = false;
    bool isNamed = false; ///< some heading names devices before anything else
};

Known knownBy(const std::vector<FoundHeading>& headings)
{
    Known out;
    for (const auto& heading : headings) {
        out.isNamed = out.isNamed || (!heading.reading.fields.empty() &&
                                      heading.reading.fields.front() == ListField::Name);
        for (const auto field : heading.reading.fields) {
            out.money = out.money ||
                        isOneOf(field, {ListField::Cost, ListField::Amount, ListField::UnitPrice,
                                        ListField::CostBudget, ListField::CostOther});
            out.quantity =
                out.quantity || isOneOf(field, {ListField::Quantity, ListField::QuantityBook,
                                                ListField::QuantityCounted});
            out.time = out.time || isOneOf(field, {ListField::InUseYear, ListField::InUseDate,
                                                   ListField::Acquired, ListField::YearMade});
            out.site = out.site || field == ListField::Site;
            out.sequence = out.sequence || field == ListField::Sequence;
            out.name = out.name || field == ListField::Name;
        }
    }
    return out;
}

double weight(std::string_view key)
{
    return Vocabulary::builtIn().weight(key);
}

void addByHeading(Candidate& candidate, const Known& known)
{
    const auto& found = candidate.heading->reading;
    const auto& values = *candidate.values;
    auto fields = found.fields;
    // A column called by a kind of asset may hold one code a row.
    if (!fields.empty() && fields.front() == ListField::Type && values.count() >= 2 &&
        values.isDistinct() && values.isMostlyCodes()) {
        fields.push_back(ListField::Code);
    }
    bool isPossible = fields.empty();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        Evidence one{fields[i], 0, 0.5, true};
        one.score = weight("heading.known") * found.confidence -
                    weight("heading.other_reading") * static_cast<double>(i);
        if (values.count() > 0) {
            one.fit = values.fit(fields[i]);
            one.score += weight("values.fit") * (one.fit - 0.5);
            const bool isImpossible =
                needsFittingValues(fields[i]) && values.count() >= 3 && one.fit < 0.15;
            one.score += isImpossible ? weight("values.impossible") : 0.0;
            isPossible = isPossible || !isImpossible;
        } else {
            isPossible = true;
        }
        if (fields[i] == ListField::Name && (candidate.isSparse || values.isMostlyCrosses())) {
            one.score += weight("values.impossible");
        }
        if (fields[i] == ListField::Name && i > 0 && known.isNamed) {
            one.score += weight("heading.named_elsewhere");
        }
        candidate.evidence.push_back(one);
    }
    candidate.isImpossible = !isPossible;
}

/// Whether the first words of the row are those of a sum.
bool isSumRow(const KeptRow& row)
{
    constexpr int looked = 2;
    int texts = 0;
    for (const auto& cell : row.cells) {
        if (cell.kind != CellKind::Text || cell.text.size() >= 60) {
            continue;
        }
        if (++texts > looked) {
            return false;
        }
        if (Vocabulary::builtIn().sum(Marked(cell.text))) {
            return true;
        }
    }
    return false;
}

/// Columns of whole numbers that the list itself adds up: figures under them in a row of sums are
/// what stands above. What is counted is added up, sizes and years are not.
std::set<std::uint32_t> summedColumns(const KeptRows& rows, std::uint32_t first)
{
    std::map<std::uint32_t, double> all, sinceSum;
    std::set<std::uint32_t> out;
    for (const auto& row : rows.rows()) {
        if (row.number < first) {
            continue;
        }
        const bool isSum = isSumRow(row);
        for (const auto& cell : row.cells) {
            if (cell.kind != CellKind::Number) {
                continue;
            }
            if (!isSum) {
                all[cell.column] += cell.number;
                sinceSum[cell.column] += cell.number;
            } else if (cell.number > 1 &&
                       (cell.number == all[cell.column] || cell.number == sinceSum[cell.column])) {
                out.insert(cell.column);
            }
        }
        if (isSum) {
            sinceSum.clear();
        }
    }
    return out;
}

/// Whether the column times the price of one is the amount, row for row, and not only as times one.
bool isMultiplier(const KeptRows& rows, std::uint32_t first, std::uint32_t column,
                  std::uint32_t price, std::uint32_t amount)
{
    std::size_t right = 0, wrong = 0, several = 0;
    for (const auto& row : rows.rows()) {
        const auto* count = row.number >= first ? row.at(column) : nullptr;
        const auto* one = row.at(price);
        const auto* both = row.at(amount);
        if (count == nullptr || one == nullptr || both == nullptr ||
            count->kind != CellKind::Number || one->kind != CellKind::Number ||
            both->kind != CellKind::Number) {
            continue;
        }
        const bool isProduct = count->number * one->number == both->number;
        (isProduct ? right : wrong) += 1;
        several += isProduct && count->number > 1 ? 1 : 0;
    }
    return several > 0 && right > 4 * wrong;
}

/// How many rows of the table have something in the column, cells that a merge covers included.
std::size_t filledRows(const KeptRows& rows, std::uint32_t first, std::uint32_t column)
{
    std::size_t seen = 0, filled = 0;
    for (const auto& row : rows.rows()) {
        if (row.number >= first && row.cells.size() >= 3 && ++seen <= 400) {
            filled += rows.at(row.number, column) != nullptr ? 1 : 0;
        }
    }
    return filled;
}

/// Roles that only the values speak for. A heading that plainly says something else outweighs them.
void addByValues(Candidate& candidate, const Known& known, bool mayCount)
{
    const auto& found = candidate.heading->reading;
    const double against =
        found.fields.empty() ? 0.0 : weight("heading.says_else") * found.confidence;
    static constexpr ListField guessed[] = {
        ListField::Name,          ListField::Code,      ListField::Serial,    ListField::Maker,
        ListField::Measure,       ListField::Quantity,  ListField::Condition, ListField::Country,
        ListField::FundingSource, ListField::Site,      ListField::Type,      ListField::InUseYear,
        ListField::Cost,          ListField::Custodian, ListField::Location,  ListField::Sequence};
    for (const auto field : guessed) {
        const bool isSaid =
            std::find(found.fields.begin(), found.fields.end(), field) != found.fields.end();
        const bool isOpen = (field != ListField::Cost || !known.money) &&
                            (field != ListField::Quantity || (!known.quantity && mayCount)) &&
                            (field != ListField::InUseYear || !known.time) &&
                            (field != ListField::Site || !known.site) &&
                            (field != ListField::Sequence || !known.sequence) &&
                            (field != ListField::Name || (!known.name && !candidate.isSparse));
        const double score = candidate.values->guess(field) + against;
        if (!isSaid && isOpen && score >= weight("guess.threshold")) {
            candidate.evidence.push_back({field, score, candidate.values->fit(field), false});
        }
    }
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
    const auto known = knownBy(headings);
    const auto summed = known.quantity ? std::set<std::uint32_t>{} : summedColumns(rows, first);
    std::uint32_t priceColumn = 0, amountColumn = 0;
    for (const auto& heading : headings) {
        const auto front =
            heading.reading.fields.empty() ? ListField::Unknown : heading.reading.fields.front();
        priceColumn = front == ListField::UnitPrice ? heading.column : priceColumn;
        amountColumn = front == ListField::Amount ? heading.column : amountColumn;
    }
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        Candidate candidate{&headings[i], &values.at(headings[i].column), {}, false, false, false};
        candidate.isSparse = looked >= 3 && candidate.values->count() * 10 < looked * 3 &&
                             filledRows(rows, first, headings[i].column) * 10 < looked * 3;
        candidate.isStateMark = isStateMark(headings[i], *candidate.values);
        if (!candidate.isStateMark) {
            const auto names = [&](std::size_t at, ListField field) {
                return at < headings.size() && !headings[at].reading.fields.empty() &&
                       headings[at].reading.fields.front() == field;
            };
            addByHeading(candidate, known);
            const auto column = headings[i].column;
            addByValues(candidate, known,
                        candidate.values->isMostlyOnes() || names(i + 1, ListField::Measure) ||
                            (i > 0 && names(i - 1, ListField::Measure)) ||
                            summed.contains(column) ||
                            (priceColumn != 0 && amountColumn != 0 &&
                             isMultiplier(rows, first, column, priceColumn, amountColumn)));
        }
        candidates.push_back(std::move(candidate));
    }
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
