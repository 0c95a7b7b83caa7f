#include "importers/proposal/rows/row_checks.h"

#include "core/domain/fields.h"
#include "core/register/base/checks.h"
#include "core/register/devices/devices.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::int64_t firstYear = 1950;

/// The values of the first of the row's devices, by the numbers of a Device's fields.
void valuesOfFirst(const RowDraft& draft, std::vector<Value>& values)
{
    values.assign(describe(RecordKind::Device).fields.size(), Value{});
    for (const auto& value : draft.values) {
        values[value.field - 1u] = value.value;
    }
    if (!draft.code.empty()) {
        values[fieldOf<&Device::code> - 1u] = draft.code;
    }
    if (!draft.serials.empty()) {
        values[fieldOf<&Device::serial> - 1u] = draft.serials.front();
    }
    if (const auto cost = draft.costOf(0)) {
        values[fieldOf<&Device::cost> - 1u] = cost->dong;
    }
    values[fieldOf<&Device::quantity> - 1u] = draft.quantity;
}

std::uint32_t columnOf(const RowDraft& draft, FieldNumber field)
{
    switch (field) {
    case fieldOf<&Device::code>:
        return draft.codeColumn;
    case fieldOf<&Device::serial>:
        return draft.serialColumn;
    case fieldOf<&Device::cost>:
        return draft.amountColumn;
    default:
        const auto* value = draft.find(field);
        return value ? value->column : 0;
    }
}

std::string joined(const std::vector<PlaceOffer>& offers)
{
    std::string out;
    for (const auto& offer : offers) {
        out += (out.empty() ? "" : "; ") + offer.label;
    }
    return out;
}

void add(RowDraft& draft, std::uint32_t column, RowProblem::Severity severity, Message message)
{
    draft.problems.push_back({draft.row, column, severity, std::move(message)});
}

void fail(RowDraft& draft, std::uint32_t column, Message message)
{
    add(draft, column, RowProblem::Severity::Error, std::move(message));
}

void warn(RowDraft& draft, std::uint32_t column, Message message)
{
    add(draft, column, RowProblem::Severity::Warning, std::move(message));
}

/// Years a list may hold: another one is a slip of the hand or of the reading.
void checkYears(Problems& problems, const std::vector<Value>& values, Date today)
{
    const auto nextYear = static_cast<int>(today.year()) + 1;
    const auto check = [&](const char* name, FieldNumber field) {
        const auto* year = std::get_if<std::int64_t>(&values[field - 1u]);
        checks::between(problems, name, year != nullptr ? std::optional{*year} : std::nullopt,
                        firstYear, nextYear);
    };
    check("in_use_year", fieldOf<&Device::inUseYear>);
    check("year_made", fieldOf<&Device::yearMade>);
}

/// Days and years that are possible and hardly meant go in with a warning.
void warnOfUnlikely(RowDraft& draft, const std::vector<Value>& values, Date today)
{
    const auto& kind = describe(RecordKind::Device);
    Problems unlikely;
    checks::likely(unlikely, kind, values, startOfDay(today));
    for (auto& problem : unlikely) {
        const auto number = kind.field(problem.field)->number;
        auto message = std::move(problem.message);
        message.args.push_back({"field", "@field." + problem.field});
        warn(draft, columnOf(draft, number), std::move(message));
    }
}

/// Values the journal does not take, of those the rules have not found already. Of the row and not
/// of the device made from it: every value once.
void addFlaws(Problems& problems, const RowDraft& draft)
{
    const auto& kind = describe(RecordKind::Device);
    const auto ask = [&problems, &kind](FieldNumber number, const Value& value) {
        const auto& field = *kind.field(number);
        const bool isTold =
            std::any_of(problems.begin(), problems.end(),
                        [&](const Problem& problem) { return problem.field == field.name; });
        if (isTold) {
            return;
        }
        if (auto flaw = checks::flawOf(field, value)) {
            problems.push_back({std::string(field.name), std::move(*flaw)});
        }
    };
    for (const auto& value : draft.values) {
        ask(value.field, value.value);
    }
    if (!draft.code.empty()) {
        ask(fieldOf<&Device::code>, draft.code);
    }
    if (!draft.serials.empty()) {
        ask(fieldOf<&Device::serial>, draft.serials.front());
    }
    if (const auto cost = draft.costOf(0)) {
        ask(fieldOf<&Device::cost>, cost->dong);
    }
}

/// A person or supplier the row names is written as a record of its own.
template <typename R>
void checkName(RowDraft& draft, const std::string& name, std::uint32_t column, const char* field)
{
    constexpr auto number = fieldOf<&R::name>;
    if (auto flaw = name.empty() ? std::nullopt
                                 : checks::flawOf(*describe(kindOf<R>()).field(number), name)) {
        flaw->args.push_back({"field", "@field." + std::string(field)});
        fail(draft, column, std::move(*flaw));
    }
}

} // namespace

void checkRanges(RowDraft& draft, Date today, std::vector<Value>& values)
{
    if (draft.isSetAside()) {
        return; // has a worse problem already
    }
    valuesOfFirst(draft, values);
    auto problems = checkDeviceRules(values);
    checkYears(problems, values, today);
    addFlaws(problems, draft);
    for (auto& problem : problems) {
        const auto* field = describe(RecordKind::Device).field(problem.field);
        const auto number = field ? FieldNumber(field->number) : FieldNumber();
        const auto column = field ? listFieldOf(*field) : std::nullopt;
        // a device is not set aside for these: they go, with a warning
        const bool isDropped = number == fieldOf<&Device::yearMade> ||
                               number == fieldOf<&Device::warrantyUntil> ||
                               (column && plainDeviceField(*column) != nullptr);
        auto message = std::move(problem.message);
        message.args.push_back({"field", "@field." + problem.field});
        draft.problems.push_back(
            {draft.row, columnOf(draft, number),
             isDropped ? RowProblem::Severity::Warning : RowProblem::Severity::Error,
             std::move(message)});
        if (isDropped) {
            std::erase_if(draft.values,
                          [number](const DraftValue& value) { return value.field == number; });
            values[number - 1u] = {};
        }
    }
    checkName<Officer>(draft, draft.custodian, draft.custodianColumn, "custodian");
    checkName<Vendor>(draft, draft.supplier, draft.supplierColumn, "supplier");
    warnOfUnlikely(draft, values, today);
}

bool checkPlace(RowDraft& draft, const PlaceAnswer& answer, bool areUnitsKnown)
{
    const auto column = draft.placeColumn;
    if (!answer.note.code.empty()) {
        warn(draft, column, answer.note);
    }
    switch (answer.kind) {
    case PlaceAnswer::Kind::Nowhere:
        if (areUnitsKnown) {
            fail(draft, 0, {"import.place_unknown_none", {}});
            return false;
        }
        warn(draft, 0, {"import.place_missing", {}});
        return true;
    case PlaceAnswer::Kind::Site:
    case PlaceAnswer::Kind::NewSite:
        return true;
    case PlaceAnswer::Kind::NewPlace:
        checkName<Site>(draft, answer.siteName, column, "site");
        return !draft.isSetAside();
    case PlaceAnswer::Kind::Ambiguous:
        fail(draft, column,
             {"import.site_ambiguous",
              {{"place", draft.place}, {"candidates", joined(answer.offers)}}});
        return false;
    case PlaceAnswer::Kind::Unknown:
        fail(draft, column,
             answer.offers.empty()
                 ? Message{"import.place_unknown", {{"place", draft.place}}}
                 : Message{"import.place_unknown_near",
                           {{"place", draft.place}, {"near", joined(answer.offers)}}});
        return false;
    }
    return false;
}

} // namespace dongbo::importers
