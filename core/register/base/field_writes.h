#pragma once

#include "core/domain/fields.h"
#include "core/journal/write/journal.h"
#include "core/register/base/checks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

// Inside core/register only.

namespace dongbo {

/// The fields a step of a use case sets in one record, and no others: what somebody else changed in
/// the record meanwhile stays. Fields that hold the value already are not written.
template <typename R> class FieldWrites
{
public:
    /// A value, or a std::optional whose absence empties the field.
    template <typename T, typename V> FieldWrites& set(std::optional<T> R::*member, const V& value)
    {
        std::optional<T> written{value};
        if constexpr (std::is_same_v<T, std::string>) {
            if (written) {
                written = checks::normalForm(*written); // as people type it
            }
        }
        return put(fieldNumber(member), toValue(written));
    }
    template <typename T> FieldWrites& clear(std::optional<T> R::*member)
    {
        return put(fieldNumber(member), Value{});
    }
    /// True if anything was written.
    bool apply(journal::Action& action, const RecordId& id)
    {
        std::sort(m_changes.begin(), m_changes.end(),
                  [](const auto& a, const auto& b) { return a.number < b.number; });
        return !m_changes.empty() && action.changeRaw(kindOf<R>(), id, m_changes, std::nullopt);
    }

private:
    /// The last value given to a field counts.
    FieldWrites& put(FieldNumber field, Value value)
    {
        std::erase_if(m_changes, [field](const auto& change) { return change.number == field; });
        m_changes.push_back({field, std::move(value), 0, std::nullopt});
        return *this;
    }

    std::vector<archive::FieldChange> m_changes;
};

} // namespace dongbo
