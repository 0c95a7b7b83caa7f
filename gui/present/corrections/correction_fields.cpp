#include "gui/present/corrections/correction_fields.h"

#include "core/register/base/find.h"
#include "core/register/base/office.h"
#include "core/register/corrections/corrections.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/typed_dates.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/faults/suggest.h"
#include "gui/present/words/moments.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <type_traits>

namespace dongbo::present {

namespace {

const std::map<RecordKind, std::vector<std::string_view>>& fieldsByKind()
{
    static const std::map<RecordKind, std::vector<std::string_view>> all{
        {RecordKind::Unit, {"name", "kind", "parent", "code", "prefix", "valid_to", "notes"}},
        {RecordKind::Site, {"name", "unit", "address", "valid_from", "valid_to", "notes"}},
        {RecordKind::Officer, {"name", "position", "unit", "phone", "notes"}},
        {RecordKind::Vendor, {"name", "kind", "phone", "address", "notes"}},
        {RecordKind::Fault,
         {"symptom", "severity", "reported_by", "reported_at", "fixed_at", "during_meeting",
          "estimate", "notes"}},
        {RecordKind::Repair,
         {"cost", "outcome", "vendor", "officer", "started_at", "finished_at", "parts",
          "in_warranty", "document_no", "notes"}},
        {RecordKind::Custody, {"officer", "from_day", "to_day", "document_no"}},
        {RecordKind::Transfer, {"day", "decision_no", "reason"}},
        {RecordKind::Disposal, {"day", "decision_no", "reason", "proceeds"}},
        {RecordKind::Office, {"name", "unit", "prefix"}},
    };
    return all;
}

template <typename R>
std::optional<std::vector<Value>> loadValues(Session& session, const RecordId& id)
{
    const auto found = store::load<R>(session.reg().database(), typename store::IdOf<R>::type{id});
    return found ? std::optional{valuesOf(*found)} : std::nullopt;
}

/// A name that `find` resolves; what it throws becomes a problem beside the field.
template <typename Find>
Checked<Value> named(const Field& field, const std::string& typed, const Find& find)
{
    try {
        return Value{RecordId(find(typed))};
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Usage) {
            throw;
        }
        return Problem{std::string(field.name), error.message()};
    }
}

Checked<Value> readReference(Session& session, const Field& field, const std::string& typed)
{
    auto& reg = session.reg();
    if (field.target == RecordKind::Officer) {
        return named(field, typed, [&](const auto& name) { return findOfficer(reg, name); });
    }
    if (field.target == RecordKind::Unit) {
        return named(field, typed, [&](const auto& name) { return findUnit(reg, name); });
    }
    if (field.target == RecordKind::Site) {
        return named(field, typed, [&](const auto& name) { return findSite(reg, name); });
    }
    if (field.target == RecordKind::Vendor) {
        return named(field, typed, [&](const auto& name) {
            const auto found = findVendor(reg, name);
            if (!found) {
                throw Error(Error::Kind::Usage, {"correct.unknown_vendor", {{"value", name}}});
            }
            return *found;
        });
    }
    return Problem{std::string(field.name), {"correct.unreadable", {{"value", typed}}}};
}

template <typename Id> Checked<Edited<RecordId>> plain(Checked<Edited<Id>> edited)
{
    if (!edited) {
        return edited.problems();
    }
    Edited<RecordId> out;
    out.id = edited->id;
    out.number = edited->number;
    out.changeSet = edited->changeSet;
    out.conflicts = edited->conflicts;
    return out;
}

/// Units that still exist, by the words typed so far; those of one name are told apart by what they
/// belong to.
std::vector<FormChoice> suggestUnits(Session& session, const std::string& typed)
{
    constexpr std::size_t most = 8;
    const auto folded = text::fold(typed);
    store::UnitFilter filter;
    filter.on = session.shownDay();
    std::vector<FormChoice> out;
    for (const auto& row : store::unitTree(session.shown().database(), filter)) {
        const auto title = store::unitTitle(row.unit);
        if (out.size() < most && !title.empty() && beginsWords(title + " " + row.parent, folded)) {
            out.push_back({row.id.text(), title, row.parent});
        }
    }
    return out;
}

/// How records of a kind are read and written.
struct Way
{
    std::optional<std::vector<Value>> (*now)(Session&, const RecordId&);
    Checked<Edited<RecordId>> (*write)(Register&, const RecordId&, const std::vector<FieldEdit>&,
                                       const std::string&, checks::IfUnlikely);
};

template <typename R, auto Edit> Way wayOf()
{
    return {[](Session& session, const RecordId& id) { return loadValues<R>(session, id); },
            [](Register& reg, const RecordId& id, const std::vector<FieldEdit>& edits,
               const std::string& reason, [[maybe_unused]] checks::IfUnlikely ifUnlikely) {
                const typename store::IdOf<R>::type which{id};
                if constexpr (std::is_invocable_v<decltype(Edit), Register&, decltype(which),
                                                  decltype(edits), decltype(reason), OnConflict>) {
                    return plain(Edit(reg, which, edits, reason, OnConflict::WriteOthers));
                } else { // asks about unlikely times and days
                    return plain(
                        Edit(reg, which, edits, reason, OnConflict::WriteOthers, ifUnlikely));
                }
            }};
}

const std::map<RecordKind, Way>& ways()
{
    static const std::map<RecordKind, Way> all{
        {RecordKind::Unit, wayOf<Unit, editUnit>()},
        {RecordKind::Site, wayOf<Site, editSite>()},
        {RecordKind::Officer, wayOf<Officer, editOfficer>()},
        {RecordKind::Vendor, wayOf<Vendor, editVendor>()},
        {RecordKind::Fault, wayOf<Fault, editFault>()},
        {RecordKind::Repair, wayOf<Repair, editRepair>()},
        {RecordKind::Custody, wayOf<Custody, editCustody>()},
        {RecordKind::Transfer, wayOf<Transfer, editTransfer>()},
        {RecordKind::Disposal, wayOf<Disposal, editDisposal>()},
        {RecordKind::Office,
         {[](Session& session, const RecordId& /*id*/) {
              return std::optional{valuesOf(officeOf(session.reg()))};
          },
          [](Register& reg, const RecordId& /*id*/, const std::vector<FieldEdit>& edits,
             const std::string& reason,
             checks::IfUnlikely /*ifUnlikely*/) { return plain(editOffice(reg, edits, reason)); }}},
    };
    return all;
}

} // namespace

std::vector<std::uint16_t> correctable(RecordKind kind)
{
    std::vector<std::uint16_t> out;
    if (const auto at = fieldsByKind().find(kind); at != fieldsByKind().end()) {
        for (const auto name : at->second) {
            if (const auto* field = describe(kind).field(name)) {
                out.push_back(field->number);
            }
        }
    }
    return out;
}

std::optional<std::vector<Value>> valuesNow(Session& session, RecordKind kind, const RecordId& id)
{
    const auto way = ways().find(kind);
    return way == ways().end() ? std::nullopt : way->second.now(session, id);
}

FormFieldKind formKindOf(const Field& field)
{
    switch (field.type) {
    case FieldType::Money:
        return FormFieldKind::Money;
    case FieldType::Bool:
        return FormFieldKind::Check;
    case FieldType::Instant:
        return FormFieldKind::Moment;
    case FieldType::Choice:
        return FormFieldKind::Choice;
    case FieldType::Reference:
        return FormFieldKind::Suggest;
    case FieldType::Day:
        return FormFieldKind::Day;
    case FieldType::Integer:
        return FormFieldKind::Text;
    case FieldType::Text:
        break;
    }
    return field.name == "notes" || field.name == "reason" || field.name == "symptom"
               ? FormFieldKind::Area
               : FormFieldKind::Text;
}

std::string typedText(Session& session, const Field& field, const Value& value)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    switch (field.type) {
    case FieldType::Money:
        return number == nullptr ? std::string() : text::formatInteger(*number, session.language());
    case FieldType::Integer:
        return number == nullptr ? std::string() : std::to_string(*number);
    case FieldType::Bool:
        return number != nullptr && *number != 0 ? "yes" : "";
    case FieldType::Instant:
        return number == nullptr ? std::string() : text::formatInstant(Instant{*number});
    case FieldType::Choice:
        return number == nullptr ? std::string() : std::string(field.choiceCode(*number));
    case FieldType::Day: {
        const auto* text = std::get_if<std::string>(&value);
        const auto day = text == nullptr ? std::nullopt : parseIsoDate(*text);
        return day ? text::formatDate(*day) : std::string();
    }
    case FieldType::Reference:
        return valueText(session.reg().database(), session.language(), field, value);
    case FieldType::Text:
        break;
    }
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string() : *text;
}

Checked<Value> readTyped(Session& session, const Field& field, const std::string& written,
                         const std::string& key)
{
    const std::string typed(text::trim(written));
    if (const auto chosen = RecordId::parse(key)) {
        return Value{*chosen};
    }
    const auto bad = [&](const char* code) -> Checked<Value> {
        return Problem{std::string(field.name), {code, {{"value", typed}}}};
    };
    if (field.type == FieldType::Bool) {
        return Value{std::int64_t{typed == "yes" ? 1 : 0}};
    }
    if (typed.empty()) {
        return Value{};
    }
    switch (field.type) {
    case FieldType::Money: {
        const auto money = text::parseMoney(typed);
        return money ? Checked<Value>(toValue(*money)) : bad("value.not_money");
    }
    case FieldType::Integer: {
        const auto number = text::parseInteger(typed);
        return number ? Checked<Value>(Value{*number}) : bad("correct.not_a_number");
    }
    case FieldType::Instant: {
        const auto moment = parseMoment(typed, session.today());
        return moment ? Checked<Value>(toValue(*moment)) : bad("faults.not_a_moment");
    }
    case FieldType::Day: {
        const auto read = text::readTypedDate(typed, session.today());
        return read.day ? Checked<Value>(toValue(*read.day)) : bad("correct.not_a_day");
    }
    case FieldType::Choice:
        for (std::int64_t number = 0; number < 256; ++number) {
            if (field.isKnown(number) && field.choiceCode(number) == typed) {
                return Value{number};
            }
        }
        return bad("correct.unreadable");
    case FieldType::Reference:
        return readReference(session, field, typed);
    case FieldType::Bool:
    case FieldType::Text:
        break;
    }
    return Value{typed};
}

std::vector<FormChoice> choicesFor(Session& session, const Field& field, const std::string& typed)
{
    std::vector<FormChoice> out;
    if (field.type == FieldType::Choice) {
        for (std::int64_t number = 0; number < 256; ++number) {
            if (field.isKnown(number)) {
                const std::string code(field.choiceCode(number));
                out.push_back(
                    {code,
                     text::capitalized(session.say(std::string(field.choiceList) + "." + code)),
                     {}});
            }
        }
    } else if (field.target == RecordKind::Officer) {
        return suggestOfficers(session, typed);
    } else if (field.target == RecordKind::Site) {
        return suggestSites(session, typed);
    } else if (field.target == RecordKind::Vendor) {
        return suggestRepairers(session, typed);
    } else if (field.target == RecordKind::Unit) {
        return suggestUnits(session, typed);
    }
    return out;
}

Checked<Edited<RecordId>> correct(Register& reg, RecordKind kind, const RecordId& id,
                                  const std::vector<FieldEdit>& edits, const std::string& reason,
                                  checks::IfUnlikely ifUnlikely)
{
    const auto way = ways().find(kind);
    if (way == ways().end()) {
        throw Error(Error::Kind::Bug, {"present.bug", {{"what", "correct"}}});
    }
    return way->second.write(reg, id, edits, reason, ifUnlikely);
}

} // namespace dongbo::present
