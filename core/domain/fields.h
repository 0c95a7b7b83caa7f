#pragma once

#include "core/domain/descriptors/books.h"
#include "core/domain/descriptors/devices.h"
#include "core/domain/descriptors/duty.h"
#include "core/domain/descriptors/faults.h"
#include "core/domain/descriptors/lines.h"
#include "core/domain/descriptors/maintenance.h"
#include "core/domain/descriptors/meetings.h"
#include "core/domain/descriptors/places.h"
#include "core/domain/descriptors/plans.h"
#include "core/domain/descriptors/register.h"
#include "core/domain/descriptors/reports.h"
#include "core/domain/descriptors/standards.h"
#include "core/domain/field_number.h"
#include "core/domain/value.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dongbo {

// The one description of the records: descriptors/ states for every kind its fields and what the
// rooms want to know of each; `describe` gives the same without the types. Codec, projection,
// history, merge, import, JSON, command line, cards and forms read it, so that none of them names a
// field's number.

/// Calls v(number, name, member, traits) for every field of the record in number order.
template <typename V, typename R> constexpr void visitFields(V& v, R& r)
{
    descriptors::Described<std::remove_const_t<R>>::visit(v, r);
}

template <typename R> constexpr RecordKind kindOf()
{
    return descriptors::Described<R>::kind;
}

/// What identifies a record of type R: IdOf<Device> is DeviceId.
template <typename R> using IdOf = typename descriptors::Described<R>::Id;

/// Type-erased description of one field. Of the traits, word, control, column and textLimit are
/// filled in: as stated in descriptors/, else as the type suggests.
struct Field : FieldTraits
{
    std::uint16_t number = 0;
    std::string_view name;
    FieldType type = FieldType::Text;
    std::optional<RecordKind> target;        ///< of a Reference
    bool (*isKnown)(std::int64_t) = nullptr; ///< of a Choice: whether the number is valid
    std::string_view (*choiceCode)(std::int64_t) = nullptr; ///< of a Choice: its code
    std::string_view choiceList;                            ///< of a Choice: the list's name
    /// Of an Integer, Money or Instant: what the journal admits, both ends included.
    std::int64_t least = 0;
    std::int64_t most = 0;

    /// True when a person gives the value, at least once: the command line has an option for it.
    [[nodiscard]] bool isTyped() const { return writtenBy != WrittenBy::UseCases; }
    /// True when a person may correct the value.
    [[nodiscard]] bool isEdited() const { return writtenBy == WrittenBy::People; }
    /// Numbers stand at the right of their column; years read like words.
    [[nodiscard]] bool isAlignedRight() const
    {
        return type == FieldType::Money ||
               (type == FieldType::Integer && control != FormControl::Year);
    }
};

struct Kind
{
    RecordKind number;
    std::string_view name;     ///< the table and the translations' key: "device"
    std::vector<Field> fields; ///< by number, 1, 2, 3 … without gaps
    bool isSimple = false;     ///< no rules but the descriptor's: core/register/records

    [[nodiscard]] const Field* field(FieldNumber wanted) const
    {
        return wanted >= 1 && wanted <= fields.size() ? &fields[wanted - 1u] : nullptr;
    }
    [[nodiscard]] const Field* field(std::string_view name) const;
    /// By its word of JSON and the command line, or by its name.
    [[nodiscard]] const Field* fieldOfWord(std::string_view word) const;
};

/// All kinds, in an order in which records can be created so that references point backwards.
[[nodiscard]] std::span<const Kind> kinds();
/// Absent when the number belongs to a newer program.
[[nodiscard]] const Kind* findKind(std::uint16_t number);
[[nodiscard]] const Kind& describe(RecordKind kind);
/// True when the value fits the field's type (a Choice is valid, a day exists). When false, park
/// the operation. Limits and the normal form of text are checked by journal::flawOf.
[[nodiscard]] bool fits(const Field& field, const Value& value);

namespace detail {

struct FieldCounter
{
    std::size_t count = 0;

    template <typename M>
    constexpr void operator()(std::uint16_t, std::string_view, const M&, const FieldTraits&)
    {
        ++count;
    }
};

struct MemberFinder
{
    const void* wanted = nullptr;
    std::uint16_t found = 0;

    template <typename M>
    constexpr void operator()(std::uint16_t number, std::string_view, const M& member,
                              const FieldTraits&)
    {
        if (static_cast<const void*>(&member) == wanted) {
            found = number;
        }
    }
};

} // namespace detail

/// How many fields records of type R have.
template <typename R> [[nodiscard]] consteval std::size_t fieldCount()
{
    const R record{};
    detail::FieldCounter counter;
    visitFields(counter, record);
    return counter.count;
}

/// The field number of a member handed over; where it is known, say fieldOf<&Device::cost>.
template <typename R, typename T>
[[nodiscard]] constexpr std::uint16_t fieldNumber(std::optional<T> R::*member)
{
    const R record{};
    detail::MemberFinder finder{&(record.*member)};
    visitFields(finder, record);
    return finder.found;
}

/// The field number of a member, a constant: fieldOf<&Device::cost> is 13.
template <auto member> inline constexpr std::uint16_t fieldOf = fieldNumber(member);

/// The record's fields in number order: element i is field i + 1.
template <typename R> [[nodiscard]] std::vector<Value> valuesOf(const R& record)
{
    std::vector<Value> out;
    out.reserve(fieldCount<R>());
    auto collect = [&out](std::uint16_t, std::string_view, const auto& member, const FieldTraits&) {
        out.push_back(toValue(member));
    };
    visitFields(collect, record);
    return out;
}

/// Gives fields nobody filled in what a new record starts with (FieldTraits::initial).
template <typename R> void fillInitial(R& record)
{
    auto fill = [](std::uint16_t, std::string_view, auto& member, const FieldTraits& traits) {
        if (traits.initial && !member) {
            fromValue(Value{*traits.initial}, member);
        }
    };
    visitFields(fill, record);
}

/// The inverse of valuesOf; missing trailing fields are absent.
template <typename R> [[nodiscard]] R recordOf(std::span<const Value> values)
{
    R record;
    std::size_t at = 0;
    auto assign = [&](std::uint16_t, std::string_view, auto& member, const FieldTraits&) {
        if (at < values.size()) {
            fromValue(values[at], member);
        }
        ++at;
    };
    visitFields(assign, record);
    return record;
}

} // namespace dongbo
