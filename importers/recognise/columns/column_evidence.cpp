#include "importers/recognise/columns/column_evidence.h"

#include "core/text/fold.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <set>

namespace dongbo::importers {

bool isSingle(ListField field)
{
    return field != ListField::Unknown && field != ListField::ConditionMark &&
           field != ListField::Notes && field != ListField::SpecText &&
           field != ListField::Condition && field != ListField::CostBudget &&
           field != ListField::CostOther;
}

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

namespace {

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

} // namespace

std::vector<Candidate> candidatesOf(const std::vector<FoundHeading>& headings,
                                    const std::map<std::uint32_t, ColumnValues>& values,
                                    const KeptRows& rows, std::uint32_t first, std::size_t looked)
{
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
    return candidates;
}

} // namespace dongbo::importers
