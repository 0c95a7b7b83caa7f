#include "importers/recognise/columns/column_doubts.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::size_t mostGuesses = 2;

bool hasRole(const std::vector<ColumnReading>& all, std::initializer_list<ListField> fields)
{
    return std::any_of(all.begin(), all.end(), [&fields](const ColumnReading& column) {
        return std::find(fields.begin(), fields.end(), column.field) != fields.end();
    });
}

/// The roles whose values these look like, with how many cells do.
std::vector<ColumnGuess> looksLike(const ColumnValues& values)
{
    std::vector<ColumnGuess> out;
    for (const auto field :
         {ListField::Condition, ListField::Measure, ListField::Quantity, ListField::Amount,
          ListField::InUseYear, ListField::InUseDate, ListField::Maker, ListField::Country,
          ListField::FundingSource, ListField::Site, ListField::Type, ListField::Serial,
          ListField::Code, ListField::Model}) {
        if (const auto cells = values.cellsLike(field); cells * 2 >= values.said() && cells > 0) {
            out.push_back({field, cells});
        }
    }
    return out;
}

/// Cells that no role is plainly told by are still not to be lost in silence.
std::vector<ColumnGuess> whateverItIs(const ColumnValues& values,
                                      const std::vector<ColumnReading>& all)
{
    if (const auto figures = values.figures(); figures * 2 >= values.said()) {
        if (!hasRole(all,
                     {ListField::Quantity, ListField::QuantityBook, ListField::QuantityCounted})) {
            return {{ListField::Quantity, figures}};
        }
        if (!hasRole(all, {ListField::Cost, ListField::Amount, ListField::UnitPrice})) {
            return {{ListField::Amount, figures}};
        }
    }
    return {{ListField::Notes, values.said()}};
}

/// Codes and serial numbers that stand in two columns, each with values of its own.
std::vector<ColumnGuess> secondOfItsKind(const ColumnReading& column, ListField field,
                                         const std::map<std::uint32_t, ColumnValues>& values,
                                         const std::vector<ColumnReading>& all)
{
    const auto other = std::find_if(
        all.begin(), all.end(), [field](const ColumnReading& one) { return one.field == field; });
    if (!isOneOf(field, {ListField::Serial, ListField::Code, ListField::Model}) ||
        other == all.end() || other->column == column.column ||
        values.at(column.column).hasValuesOf(values.at(other->column))) {
        return {};
    }
    return {{field, values.at(column.column).said()}};
}

} // namespace

std::vector<ColumnGuess> doubtsAbout(const ColumnReading& column, const HeadingReading& heading,
                                     const std::map<std::uint32_t, ColumnValues>& values,
                                     const std::vector<ColumnReading>& all)
{
    const auto& own = values.at(column.column);
    if (own.said() == 0 || !column.guesses.empty()) {
        return column.guesses;
    }
    std::vector<ColumnGuess> out;
    const auto states = own.cellsLike(ListField::Condition);
    if (column.field == ListField::Notes && states * 5 >= own.count() &&
        !hasRole(all, {ListField::Condition, ListField::ConditionMark})) {
        out = {{ListField::Condition, states}, {ListField::Notes, own.count() - states}};
    } else if (column.reason.code == "import.column_said_twice") {
        out = secondOfItsKind(column, heading.fields.front(), values, all);
        if (heading.fields.front() == ListField::Name) {
            // People, kinds: called by a word for names, and not those of the devices.
            out = looksLike(own);
            out = out.empty() ? std::vector<ColumnGuess>{{ListField::Custodian, own.said()},
                                                         {ListField::Notes, own.said()}}
                              : out;
        }
    } else if (column.reason.code == "import.column_code_repeats") {
        out = {{ListField::Model, own.said()}};
    } else if (column.field == ListField::Unknown && column.confidence <= 0.2 &&
               !own.isCountedOn()) {
        out = looksLike(own);
        out = out.empty() ? whateverItIs(own, all) : out;
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const ColumnGuess& a, const ColumnGuess& b) { return a.cells > b.cells; });
    out.resize(std::min(out.size(), mostGuesses));
    return out;
}

} // namespace dongbo::importers
