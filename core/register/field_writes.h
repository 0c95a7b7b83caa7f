#pragma once

#include "core/domain/fields.h"
#include "core/journal/journal.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace dongbo {

/// The fields a step of a use case sets in one record, and no others: what somebody else changed in
/// the record meanwhile stays. Fields that hold the value already are not written.
template <typename R> class FieldWrites
{
public:
    /// A value, or a std::optional whose absence empties the field.
    template <typename T, typename V> FieldWrites& set(std::optional<T> R::*member, const V& value)
    {
        m_changes.push_back(
            {fieldNumber(member), toValue(std::optional<T>{value}), 0, std::nullopt});
        return *this;
    }
    template <typename T> FieldWrites& clear(std::optional<T> R::*member)
    {
        m_changes.push_back({fieldNumber(member), Value{}, 0, std::nullopt});
        return *this;
    }
    /// True if anything was written.
    bool apply(journal::Action& action, const RecordId& id)
    {
        std::sort(m_changes.begin(), m_changes.end(),
                  [](const auto& a, const auto& b) { return a.number < b.number; });
        return !m_changes.empty() && action.changeRaw(kindOf<R>(), id, m_changes, std::nullopt);
    }

private:
    std::vector<archive::FieldChange> m_changes;
};

} // namespace dongbo
