#include "gui/present/forms/record_fields.h"

#include "core/register/base/office.h"
#include "core/register/corrections/corrections.h"
#include "core/register/devices/devices.h"
#include "core/register/meetings/meetings.h"
#include "core/register/places/places.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/projection.h"
#include "core/text/dates.h"
#include "core/text/field_names.h"
#include "core/text/numbers.h"
#include "core/text/percent.h"
#include "core/text/typed_dates.h"
#include "core/text/unicode.h"
#include "gui/present/forms/form_reader.h"
#include "gui/present/forms/suggest.h"
#include "gui/present/words/looks.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <map>
#include <type_traits>
#include <utility>

namespace dongbo::present {

namespace {

/// A closed list of up to so many entries is shown whole.
constexpr std::size_t mostChips = 4;
/// Texts whose column is no wider share a line with another field.
constexpr std::uint8_t shortColumn = 18;

FormFieldKind kindByType(const Field& field)
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
        return FormFieldKind::Number;
    case FieldType::Text:
        break;
    }
    return field.control == FormControl::Area ? FormFieldKind::Area : FormFieldKind::Text;
}

bool isShort(const FormField& field, const Field& described)
{
    using enum FormFieldKind;
    if (field.kind == Text) {
        return described.group == FieldGroup::Papers ||
               (described.column.width > 0 && described.column.width <= shortColumn);
    }
    return field.kind == Day || field.kind == Moment || field.kind == Number ||
           field.kind == Money || field.kind == Choice;
}

void setLimits(const Session& session, const Field& field, FormField& out)
{
    if (field.control == FormControl::Year) {
        constexpr int firstYear = 1950;
        out.least = firstYear;
        out.most = static_cast<int>(session.today().year()) + 1;
    } else if (field.type == FieldType::Integer || field.type == FieldType::Money) {
        out.least = std::max(field.least, field.range.least);
        out.most = std::min(field.most, field.range.most);
    } else if (field.type == FieldType::Text) {
        out.textLimit = field.textLimit;
        if (field.range.most < static_cast<std::int64_t>(out.textLimit)) {
            out.textLimit = static_cast<std::size_t>(field.range.most);
        }
    }
}

std::vector<FormChoice> termsOf(const Session& session, const Field& field)
{
    std::vector<FormChoice> out;
    for (std::int64_t number = 0; number < 256; ++number) {
        if (field.isKnown(number)) {
            const std::string code(field.choiceCode(number));
            const auto word = listWord(session.language(), field.choiceList, code);
            out.push_back({code, text::capitalized(word), {}});
        }
    }
    return out;
}

template <typename Id> Checked<Edited<RecordId>> untyped(const Checked<Edited<Id>>& edited)
{
    if (!edited) {
        return edited.problems();
    }
    return Edited<RecordId>{edited->id, edited->number, edited->changeSet, edited->conflicts,
                            edited->warnings};
}

template <typename Id> Checked<Written<RecordId>> untyped(const Checked<Written<Id>>& written)
{
    if (!written) {
        return written.problems();
    }
    return Written<RecordId>{written->id, written->number, written->changeSet, written->warnings};
}

/// How records of a kind are edited and, where a form of their own adds them, added.
struct Uses
{
    Checked<Edited<RecordId>> (*edit)(Register&, const RecordId&, const std::vector<FieldEdit>&,
                                      const std::string&, checks::IfUnlikely);
    Checked<Written<RecordId>> (*add)(Register&, const std::vector<Value>&, const std::string&,
                                      checks::IfUnlikely);
};

template <typename Id, auto Edit>
Checked<Edited<RecordId>> editBy(Register& reg, const RecordId& id,
                                 const std::vector<FieldEdit>& edits, const std::string& reason,
                                 [[maybe_unused]] checks::IfUnlikely ifUnlikely)
{
    if constexpr (std::is_invocable_v<decltype(Edit), Register&, Id, decltype(edits),
                                      decltype(reason), OnConflict, checks::IfUnlikely>) {
        return untyped(Edit(reg, Id{id}, edits, reason, OnConflict::WriteOthers, ifUnlikely));
    } else { // of its fields none can be unlikely
        return untyped(Edit(reg, Id{id}, edits, reason, OnConflict::WriteOthers));
    }
}

template <typename R, auto Add>
Checked<Written<RecordId>> addBy(Register& reg, const std::vector<Value>& values,
                                 const std::string& reason,
                                 [[maybe_unused]] checks::IfUnlikely ifUnlikely)
{
    if constexpr (std::is_invocable_v<decltype(Add), Register&, R, decltype(reason),
                                      checks::IfUnlikely>) {
        return untyped(Add(reg, recordOf<R>(values), reason, ifUnlikely));
    } else {
        return untyped(Add(reg, recordOf<R>(values), reason));
    }
}

Checked<Edited<RecordId>> editOwnOffice(Register& reg, const RecordId& /*id*/,
                                        const std::vector<FieldEdit>& edits,
                                        const std::string& reason, checks::IfUnlikely)
{
    return untyped(editOffice(reg, edits, reason));
}

const Uses& usesOf(RecordKind kind)
{
    static const std::map<RecordKind, Uses> all{
        {RecordKind::Unit, {editBy<UnitId, editUnit>, addBy<Unit, addUnit>}},
        {RecordKind::Site, {editBy<SiteId, editSite>, addBy<Site, addSite>}},
        {RecordKind::Officer, {editBy<OfficerId, editOfficer>, addBy<Officer, addOfficer>}},
        {RecordKind::Vendor, {editBy<VendorId, editVendor>, addBy<Vendor, addVendor>}},
        {RecordKind::Device, {editBy<DeviceId, editDevice>, addBy<Device, addDevice>}},
        {RecordKind::Fault, {editBy<FaultId, editFault>, nullptr}},
        {RecordKind::Repair, {editBy<RepairId, editRepair>, nullptr}},
        {RecordKind::Custody, {editBy<CustodyId, editCustody>, nullptr}},
        {RecordKind::Transfer, {editBy<TransferId, editTransfer>, nullptr}},
        {RecordKind::Disposal, {editBy<DisposalId, editDisposal>, nullptr}},
        {RecordKind::Meeting, {editBy<MeetingId, editMeeting>, nullptr}},
        {RecordKind::Office, {editOwnOffice, nullptr}},
    };
    const auto at = all.find(kind);
    if (at == all.end()) {
        throw Error(Error::Kind::Bug, {"present.bug", {{"what", "usesOf"}}});
    }
    return at->second;
}

} // namespace

std::vector<const Field*> fieldsToAsk(RecordKind kind, bool isNew)
{
    std::vector<const Field*> out;
    for (const auto& field : describe(kind).fields) {
        const bool isAsked = isNew ? field.isTyped() : field.isEdited();
        if (isAsked && field.control != FormControl::None && field.group != FieldGroup::Internal) {
            out.push_back(&field);
        }
    }
    const auto order = [](const Field* one) { return std::pair(one->group, !one->isRequired); };
    std::stable_sort(out.begin(), out.end(),
                     [&](const Field* a, const Field* b) { return order(a) < order(b); });
    return out;
}

FormField formFieldOf(const Session& session, const Field& field)
{
    FormField out;
    out.name = field.name;
    out.kind = kindByType(field);
    out.label = text::capitalized(text::fieldName(session.language(), field));
    out.isRequired = field.isRequired;
    out.target = field.target;
    setLimits(session, field, out);
    if (field.type == FieldType::Choice) {
        out.choices = termsOf(session, field);
        out.kind = out.choices.size() <= mostChips ? FormFieldKind::Chips : FormFieldKind::Choice;
    }
    if (out.target) {
        out.icon = kindIcon(*out.target);
    }
    out.place = isShort(out, field) ? FormPlace::Half : FormPlace::Line;
    return out;
}

std::string typedText(Session& session, const Field& field, const Value& value)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    if (field.type == FieldType::Choice) {
        return number == nullptr ? std::string() : std::string(field.choiceCode(*number));
    }
    if (field.type == FieldType::Bool) {
        return number != nullptr && *number != 0 ? "yes" : "";
    }
    return valueText(session.reg().database(), session.language(), field, value);
}

std::optional<Value> typedValue(Session& session, const Field& field, const FormField& answer)
{
    const auto typed = text::nfc(text::trim(answer.value));
    const auto orNothing = [](const auto& read) {
        return read ? std::optional{toValue(*read)} : std::nullopt;
    };
    if (field.type == FieldType::Reference) {
        const auto id = RecordId::parse(answer.key);
        return id              ? std::optional{Value{*id}}
               : typed.empty() ? std::optional{Value{}}
                               : std::nullopt;
    }
    if (field.type == FieldType::Bool) {
        return Value{std::int64_t{typed == "yes" ? 1 : 0}};
    }
    if (typed.empty()) {
        return Value{};
    }
    switch (field.type) {
    case FieldType::Money:
        return orNothing(text::parseMoney(typed));
    case FieldType::Integer:
        return orNothing(isShare(field.name)
                             ? text::parsePercent(typed, text::PercentSign::Optional)
                             : text::parseInteger(typed));
    case FieldType::Instant:
        return orNothing(momentOf(session, answer));
    case FieldType::Day:
        return orNothing(text::readTypedDate(typed, session.today()).day);
    case FieldType::Choice:
        for (std::int64_t number = 0; number < 256; ++number) {
            if (field.isKnown(number) && field.choiceCode(number) == typed) {
                return Value{number};
            }
        }
        return std::nullopt;
    case FieldType::Bool:
    case FieldType::Reference:
    case FieldType::Text:
        break;
    }
    return Value{typed};
}

std::optional<std::vector<Value>> recordValues(const Session& session, const RecordRef& record)
{
    if (record.kind == RecordKind::Office) {
        return valuesOf(officeOf(session.reg()));
    }
    auto row = store::Projection(session.reg().database()).read(record.kind, record.id);
    return row && row->state == store::RecordState::Born ? std::optional{std::move(row->values)}
                                                         : std::nullopt;
}

Checked<Edited<RecordId>> editRecord(Register& reg, const RecordRef& record,
                                     const std::vector<FieldEdit>& edits, const std::string& reason,
                                     checks::IfUnlikely ifUnlikely)
{
    if (describe(record.kind).isSimple) {
        return editSimple(reg, record.kind, record.id, edits, reason, OnConflict::WriteOthers,
                          ifUnlikely);
    }
    return usesOf(record.kind).edit(reg, record.id, edits, reason, ifUnlikely);
}

Checked<Written<RecordId>> addRecord(Register& reg, RecordKind kind,
                                     const std::vector<Value>& values, const std::string& reason,
                                     checks::IfUnlikely ifUnlikely)
{
    if (describe(kind).isSimple) {
        return addSimple(reg, kind, values, reason, ifUnlikely);
    }
    return usesOf(kind).add(reg, values, reason, ifUnlikely);
}

} // namespace dongbo::present
