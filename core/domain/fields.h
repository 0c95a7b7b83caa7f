#pragma once

#include "core/domain/records.h"
#include "core/domain/value.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dongbo {

/// Kinds of record. The numbers are stored in journals permanently: never reuse or renumber one.
enum class RecordKind : std::uint16_t
{
    Unit = 1,
    Site = 2,
    Officer = 3,
    Vendor = 4,
    Device = 5,
    Custody = 6,
    Fault = 7,
    Repair = 8,
    Replacement = 9,
    Transfer = 10,
    Disposal = 11,
    Attachment = 12,
    StandardSet = 13,
    StandardLine = 14,
    TypeInfo = 15,
    ImportFile = 16,
    Office = 17,
    ChangeSet = 100
};

// One line per field: number (never reused), name (column, JSON word, translation "field.<name>"),
// member. Texts longer than 300 characters are listed in fields.cpp. Codec, projection, history and
// merge read this list through `describe` below.

template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Unit>
{
    v(1, "code", r.code);
    v(2, "name", r.name);
    v(3, "kind", r.kind);
    v(4, "parent", r.parent);
    v(5, "prefix", r.prefix);
    v(6, "valid_from", r.validFrom);
    v(7, "valid_to", r.validTo);
    v(8, "successor", r.successor);
    v(9, "notes", r.notes);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Site>
{
    v(1, "name", r.name);
    v(2, "unit", r.unit);
    v(3, "tier", r.tier);
    v(4, "address", r.address);
    v(5, "custodian", r.custodian);
    v(6, "valid_from", r.validFrom);
    v(7, "valid_to", r.validTo);
    v(8, "notes", r.notes);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Officer>
{
    v(1, "name", r.name);
    v(2, "position", r.position);
    v(3, "unit", r.unit);
    v(4, "phone", r.phone);
    v(5, "account", r.account);
    v(6, "notes", r.notes);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Vendor>
{
    v(1, "name", r.name);
    v(2, "kind", r.kind);
    v(3, "phone", r.phone);
    v(4, "address", r.address);
    v(5, "notes", r.notes);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Device>
{
    v(1, "code", r.code);
    v(2, "type", r.type);
    v(3, "name", r.name);
    v(4, "maker", r.maker);
    v(5, "model", r.model);
    v(6, "serial", r.serial);
    v(7, "specs", r.specs);
    v(8, "site", r.site);
    v(9, "custodian", r.custodian);
    v(10, "acquired", r.acquired);
    v(11, "in_use_year", r.inUseYear);
    v(12, "in_use_date", r.inUseDate);
    v(13, "cost", r.cost);
    v(14, "funding_source", r.fundingSource);
    v(15, "supplier", r.supplier);
    v(16, "warranty_until", r.warrantyUntil);
    v(17, "asset_class", r.assetClass);
    v(18, "condition", r.condition);
    v(19, "use", r.use);
    v(20, "paper", r.paper);
    v(21, "condition_text", r.conditionText);
    v(22, "notes", r.notes);
    v(23, "quantity", r.quantity);
    v(24, "measure", r.measure);
    v(25, "spec_text", r.specText);
    v(26, "year_made", r.yearMade);
    v(27, "country", r.country);
    v(28, "document_no", r.documentNo);
    v(29, "location", r.location);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Custody>
{
    v(1, "officer", r.officer);
    v(2, "device", r.device);
    v(3, "site", r.site);
    v(4, "from_day", r.from);
    v(5, "to_day", r.to);
    v(6, "document_no", r.documentNo);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Fault>
{
    v(1, "number", r.number);
    v(2, "about", r.about);
    v(3, "device", r.device);
    v(4, "site", r.site);
    v(5, "symptom", r.symptom);
    v(6, "symptom_group", r.symptomGroup);
    v(7, "severity", r.severity);
    v(8, "fault_state", r.state);
    v(9, "reported_by", r.reportedBy);
    v(10, "reported_at", r.reportedAt);
    v(11, "accepted_at", r.acceptedAt);
    v(12, "accepted_by", r.acceptedBy);
    v(13, "fixed_at", r.fixedAt);
    v(14, "closed_at", r.closedAt);
    v(15, "closed_by", r.closedBy);
    v(16, "during_meeting", r.duringMeeting);
    v(17, "waiting_for", r.waitingFor);
    v(18, "condition_before", r.conditionBefore);
    v(19, "recurrence_of", r.recurrenceOf);
    v(20, "estimate", r.estimate);
    v(21, "notes", r.notes);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Repair>
{
    v(1, "number", r.number);
    v(2, "fault", r.fault);
    v(3, "vendor", r.vendor);
    v(4, "officer", r.officer);
    v(5, "started_at", r.startedAt);
    v(6, "finished_at", r.finishedAt);
    v(7, "outcome", r.outcome);
    v(8, "cost", r.cost);
    v(9, "parts", r.parts);
    v(10, "in_warranty", r.inWarranty);
    v(11, "document_no", r.documentNo);
    v(12, "notes", r.notes);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Replacement>
{
    v(1, "old_device", r.oldDevice);
    v(2, "new_device", r.newDevice);
    v(3, "day", r.day);
    v(4, "reason", r.reason);
    v(5, "document_no", r.documentNo);
    v(6, "fault", r.fault);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Transfer>
{
    v(1, "device", r.device);
    v(2, "from_site", r.fromSite);
    v(3, "to_site", r.toSite);
    v(4, "day", r.day);
    v(5, "decision_no", r.decisionNo);
    v(6, "reason", r.reason);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Disposal>
{
    v(1, "device", r.device);
    v(2, "paper", r.paper);
    v(3, "day", r.day);
    v(4, "decision_no", r.decisionNo);
    v(5, "reason", r.reason);
    v(6, "proceeds", r.proceeds);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, Attachment>
{
    v(1, "device", r.device);
    v(2, "fault", r.fault);
    v(3, "name", r.name);
    v(4, "media_type", r.mediaType);
    v(5, "size", r.size);
    v(6, "hash", r.hash);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, StandardSet>
{
    v(1, "name", r.name);
    v(2, "tier", r.tier);
    v(3, "valid_from", r.validFrom);
    v(4, "valid_to", r.validTo);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, StandardLine>
{
    v(1, "standard_set", r.set);
    v(2, "position", r.position);
    v(3, "function", r.function);
    v(4, "type", r.type);
    v(5, "substitutes", r.substitutes);
    v(6, "quantity", r.quantity);
    v(7, "minimum", r.minimum);
    v(8, "critical", r.critical);
    v(9, "ceiling", r.ceiling);
    v(10, "source", r.source);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, TypeInfo>
{
    v(1, "type", r.type);
    v(2, "useful_life_years", r.usefulLifeYears);
    v(3, "wear_rate_bp", r.wearRateBasisPoints);
    v(4, "attributes", r.attributes);
    v(5, "source", r.source);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, ImportFile>
{
    v(1, "name", r.name);
    v(2, "format", r.format);
    v(3, "hash", r.hash);
    v(4, "size", r.size);
    v(5, "sheets", r.sheets);
    v(6, "summary", r.summary);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, RegisterOffice>
{
    v(1, "name", r.name);
    v(2, "unit", r.unit);
    v(3, "prefix", r.prefix);
    v(4, "is_sample", r.isSample);
    v(5, "sample_day", r.sampleDay);
}
template <typename V, typename R>
void visitFields(V& v, R& r) requires std::is_same_v<std::remove_const_t<R>, ChangeSet>
{
    v(1, "what", r.what);
    v(2, "args", r.args);
    v(3, "reason", r.reason);
    v(4, "actor", r.actor);
    v(5, "actor_name", r.actorName);
    v(6, "undone", r.undone);
    v(7, "undone_by", r.undoneBy);
    v(8, "undone_by_name", r.undoneByName);
    v(9, "undone_reason", r.undoneReason);
    v(10, "clock_suspect", r.clockSuspect);
    v(11, "corrected_at", r.correctedAt);
    v(12, "undone_clock_suspect", r.undoneClockSuspect);
}

template <typename R> constexpr RecordKind kindOf() = delete;
template <> constexpr RecordKind kindOf<Unit>()
{
    return RecordKind::Unit;
}
template <> constexpr RecordKind kindOf<Site>()
{
    return RecordKind::Site;
}
template <> constexpr RecordKind kindOf<Officer>()
{
    return RecordKind::Officer;
}
template <> constexpr RecordKind kindOf<Vendor>()
{
    return RecordKind::Vendor;
}
template <> constexpr RecordKind kindOf<Device>()
{
    return RecordKind::Device;
}
template <> constexpr RecordKind kindOf<Custody>()
{
    return RecordKind::Custody;
}
template <> constexpr RecordKind kindOf<Fault>()
{
    return RecordKind::Fault;
}
template <> constexpr RecordKind kindOf<Repair>()
{
    return RecordKind::Repair;
}
template <> constexpr RecordKind kindOf<Replacement>()
{
    return RecordKind::Replacement;
}
template <> constexpr RecordKind kindOf<Transfer>()
{
    return RecordKind::Transfer;
}
template <> constexpr RecordKind kindOf<Disposal>()
{
    return RecordKind::Disposal;
}
template <> constexpr RecordKind kindOf<Attachment>()
{
    return RecordKind::Attachment;
}
template <> constexpr RecordKind kindOf<StandardSet>()
{
    return RecordKind::StandardSet;
}
template <> constexpr RecordKind kindOf<StandardLine>()
{
    return RecordKind::StandardLine;
}
template <> constexpr RecordKind kindOf<TypeInfo>()
{
    return RecordKind::TypeInfo;
}
template <> constexpr RecordKind kindOf<ImportFile>()
{
    return RecordKind::ImportFile;
}
template <> constexpr RecordKind kindOf<RegisterOffice>()
{
    return RecordKind::Office;
}
template <> constexpr RecordKind kindOf<ChangeSet>()
{
    return RecordKind::ChangeSet;
}

/// Type-erased description of one field.
struct Field
{
    std::uint16_t number = 0;
    std::string_view name;
    FieldType type = FieldType::Text;
    std::optional<RecordKind> target;        ///< of a Reference
    bool (*isKnown)(std::int64_t) = nullptr; ///< of a Choice: whether the number is valid
    std::string_view (*choiceCode)(std::int64_t) = nullptr; ///< of a Choice: its code
    std::string_view choiceList;                            ///< of a Choice: the list's name
    std::size_t textLimit = 0;                              ///< of a Text: most code points
    std::int64_t least = 0; ///< of an Integer, Money or Instant: inclusive range
    std::int64_t most = 0;
};

struct Kind
{
    RecordKind number;
    std::string_view name;     ///< the table and the translations' key: "device"
    std::vector<Field> fields; ///< by number, 1, 2, 3 … without gaps

    [[nodiscard]] const Field* field(std::uint16_t wanted) const
    {
        return wanted >= 1 && wanted <= fields.size() ? &fields[wanted - 1u] : nullptr;
    }
    [[nodiscard]] const Field* field(std::string_view name) const;
};

/// All kinds, in an order in which records can be created so that references point backwards.
[[nodiscard]] std::span<const Kind> kinds();
/// Absent when the number belongs to a newer program.
[[nodiscard]] const Kind* findKind(std::uint16_t number);
[[nodiscard]] const Kind& describe(RecordKind kind);
/// True when the value fits the field's type (a Choice is valid, a day exists). When false, park
/// the operation. Limits and the normal form of text are checked by journal::flawOf.
[[nodiscard]] bool fits(const Field& field, const Value& value);

/// The record's fields in number order: element i is field i + 1.
template <typename R> [[nodiscard]] std::vector<Value> valuesOf(const R& record)
{
    std::vector<Value> out;
    auto collect = [&out](std::uint16_t, std::string_view, const auto& member) {
        out.push_back(toValue(member));
    };
    visitFields(collect, record);
    return out;
}

/// The inverse of valuesOf; missing trailing fields are absent.
template <typename R> [[nodiscard]] R recordOf(std::span<const Value> values)
{
    R record;
    std::size_t at = 0;
    auto assign = [&](std::uint16_t, std::string_view, auto& member) {
        if (at < values.size()) {
            fromValue(values[at], member);
        }
        ++at;
    };
    visitFields(assign, record);
    return record;
}

/// The field number of a member: fieldNumber(&Device::cost) == 13.
template <typename R, typename T>
[[nodiscard]] std::uint16_t fieldNumber(std::optional<T> R::*member)
{
    R record;
    std::uint16_t found = 0;
    auto look = [&](std::uint16_t number, std::string_view, auto& m) {
        if (static_cast<const void*>(&m) == static_cast<const void*>(&(record.*member))) {
            found = number;
        }
    };
    visitFields(look, record);
    return found;
}

} // namespace dongbo
