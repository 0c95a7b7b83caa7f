#pragma once

#include "core/domain/fields.h"
#include "core/store/projection/projection.h"

#include <optional>

namespace dongbo::store {

/// A record and whether it is born, withdrawn or only referred to.
template <typename R> struct Loaded
{
    R record;
    RecordState state = RecordState::Stub;
};

/// The record whatever its state; nothing when the register has never heard of it.
template <typename R>
[[nodiscard]] std::optional<Loaded<R>> loadAny(Database& database, const IdOf<R>& id)
{
    const auto row = Projection(database).read(kindOf<R>(), id);
    if (!row) {
        return std::nullopt;
    }
    return Loaded<R>{recordOf<R>(row->values), row->state};
}

/// The record if it is born: neither withdrawn nor a stub.
/// load<Device>(db, id)
template <typename R> [[nodiscard]] std::optional<R> load(Database& database, const IdOf<R>& id)
{
    auto found = loadAny<R>(database, id);
    if (!found || found->state != RecordState::Born) {
        return std::nullopt;
    }
    return std::move(found->record);
}

} // namespace dongbo::store
