#include "importers/proposal/row_checks.h"

#include "core/domain/fields.h"
#include "core/register/devices.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

// Numbers of core/domain/fields.h, Device.
constexpr std::uint16_t codeField = 1, serialField = 6, acquiredField = 10, inUseYearField = 11,
                        inUseDateField = 12, costField = 13, warrantyField = 16, yearMadeField = 26;

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

/// Days and years that are possible and hardly meant: before there were such devices, or to come.
void warnOfUnlikely(RowDraft& draft, Date today)
{
    constexpr std::int64_t firstYear = 1990;
    const auto describeField = [](std::uint16_t number) {
        return "@field." + std::string(describe(RecordKind::Device).field(number)->name);
    };
    for (const auto number : {acquiredField, inUseYearField, inUseDateField, warrantyField}) {
        const auto* value = draft.find(number);
        if (value == nullptr) {
            continue;
        }
        bool isUnlikely = false;
        if (const auto* year = std::get_if<std::int64_t>(&value->value)) {
            isUnlikely = *year < firstYear || *year > static_cast<int>(today.year());
        } else if (const auto* text = std::get_if<std::string>(&value->value)) {
            const auto day = parseIsoDate(*text);
            const auto last = number == warrantyField ? today + std::chrono::years{30} : today;
            isUnlikely = day && (static_cast<int>(day->year()) < firstYear || *day > last);
        }
        if (isUnlikely) {
            warn(draft, value->column,
                 {"import.day_unlikely",
                  {{"field", describeField(number)}, {"value", value->original}}});
        }
    }
}

} // namespace

void checkRanges(RowDraft& draft, Date today)
{
    if (draft.isSetAside()) {
        return; // has a worse problem already
    }
    for (auto& problem : checkDevice(deviceOf(draft), today)) {
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
    warnOfUnlikely(draft, today);
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
