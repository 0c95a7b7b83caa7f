#include "importers/proposal/rows/row_checks.h"

#include "core/domain/fields.h"
#include "core/journal/chain/admission.h"
#include "core/register/base/checks.h"
#include "core/register/devices/devices.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

// Numbers of core/domain/fields.h, Device.
constexpr std::uint16_t codeField = 1, serialField = 6, inUseYearField = 11, costField = 13,
                        warrantyField = 16, yearMadeField = 26;
constexpr std::int64_t firstLikelyYear = 1990; // before that there was nothing to hold them with
constexpr int longestWarranty = 30;            // years

Device deviceOf(const RowDraft& draft)
{
    std::vector<Value> values(describe(RecordKind::Device).fields.size());
    for (const auto& value : draft.values) {
        values[value.field - 1u] = value.value;
    }
    if (!draft.code.empty()) {
        values[codeField - 1u] = draft.code;
    }
    if (!draft.serials.empty()) {
        values[serialField - 1u] = draft.serials.front();
    }
    if (const auto cost = draft.costOf(0)) {
        values[costField - 1u] = cost->dong;
    }
    auto device = recordOf<Device>(values);
    device.quantity = draft.quantity;
    return device;
}

std::uint32_t columnOf(const RowDraft& draft, std::uint16_t field)
{
    switch (field) {
    case codeField:
        return draft.codeColumn;
    case serialField:
        return draft.serialColumn;
    case costField:
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

/// Days and years that are possible and hardly meant go in with a warning.
void warnOfUnlikely(RowDraft& draft, const Device& device, Date today)
{
    Problems unlikely;
    checks::likelyDay(unlikely, "acquired", device.acquired, today);
    checks::likelyDay(unlikely, "in_use_date", device.inUseDate, today);
    checks::likelyDay(unlikely, "warranty_until", device.warrantyUntil,
                      today + std::chrono::years{longestWarranty});
    for (auto& problem : unlikely) {
        const auto number = describe(RecordKind::Device).field(problem.field)->number;
        auto message = std::move(problem.message);
        message.args.push_back({"field", "@field." + problem.field});
        warn(draft, columnOf(draft, number), std::move(message));
    }
    if (device.inUseYear && *device.inUseYear < firstLikelyYear) {
        warn(draft, columnOf(draft, inUseYearField),
             {"import.year_unlikely", {{"value", std::to_string(*device.inUseYear)}}});
    }
}

/// Texts the journal does not take. Only those that may be such are looked at: a byte too many, or
/// a byte of no text.
void addTextFlaws(Problems& problems, const RowDraft& draft)
{
    for (const auto& value : draft.values) {
        const auto* text = std::get_if<std::string>(&value.value);
        const auto& field = *describe(RecordKind::Device).field(value.field);
        const bool isSuspect =
            text != nullptr && field.textLimit != 0 &&
            (text->size() > field.textLimit || text->find('\0') != std::string::npos);
        const bool isTold =
            std::any_of(problems.begin(), problems.end(),
                        [&](const Problem& problem) { return problem.field == field.name; });
        if (auto flaw = isSuspect && !isTold ? journal::flawOf(field, value.value) : std::nullopt) {
            problems.push_back({std::string(field.name), std::move(*flaw)});
        }
    }
}

/// A person or supplier the row names is written as a record of its own.
template <typename R>
void checkName(RowDraft& draft, const std::string& name, std::uint32_t column, const char* field)
{
    static const auto number = fieldNumber(&R::name);
    if (auto flaw = name.empty() ? std::nullopt
                                 : journal::flawOf(*describe(kindOf<R>()).field(number), name)) {
        flaw->args.push_back({"field", "@field." + std::string(field)});
        fail(draft, column, std::move(*flaw));
    }
}

} // namespace

void checkRanges(RowDraft& draft, Date today)
{
    if (draft.isSetAside()) {
        return; // has a worse problem already
    }
    const auto device = deviceOf(draft);
    auto problems = checkDevice(device, today);
    addTextFlaws(problems, draft);
    for (auto& problem : problems) {
        const auto* field = describe(RecordKind::Device).field(problem.field);
        const auto number = field ? field->number : std::uint16_t{0};
        const bool isDropped = number == yearMadeField || number == warrantyField;
        auto message = std::move(problem.message);
        message.args.push_back({"field", "@field." + problem.field});
        draft.problems.push_back(
            {draft.row, columnOf(draft, number),
             isDropped ? RowProblem::Severity::Warning : RowProblem::Severity::Error,
             std::move(message)});
        if (isDropped) {
            std::erase_if(draft.values,
                          [number](const DraftValue& value) { return value.field == number; });
        }
    }
    checkName<Officer>(draft, draft.custodian, draft.custodianColumn, "custodian");
    checkName<Vendor>(draft, draft.supplier, draft.supplierColumn, "supplier");
    warnOfUnlikely(draft, device, today);
}

bool checkPlace(RowDraft& draft, const PlaceAnswer& answer, const PlaceRules& rules)
{
    const auto column = draft.placeColumn;
    if (!answer.note.code.empty()) {
        warn(draft, column, answer.note);
    }
    switch (answer.kind) {
    case PlaceAnswer::Kind::Nowhere:
        if (rules.areUnitsKnown) {
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
        if (draft.isSetAside()) {
            return false;
        }
        if (rules.mayBeMade) {
            return true;
        }
        if (rules.isWriting) {
            fail(draft, column, {"import.place_unknown", {{"place", draft.place}}});
            return false;
        }
        warn(draft, column, {"import.place_proposed", {{"place", draft.place}}});
        return true;
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
