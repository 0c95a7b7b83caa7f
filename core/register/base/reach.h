#pragma once

#include "core/register/base/register.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>

namespace dongbo {

/// How far the register's journal reaches: the last operation of every node. Differs whenever
/// something was written or received in between.
[[nodiscard]] std::map<NodeId, std::uint64_t> reachOf(Register& reg);
/// The last operation this office wrote; 0 before the first.
[[nodiscard]] std::uint64_t ownReach(Register& reg);

/// An id for a record that is about to be made, of that moment.
[[nodiscard]] RecordId newRecordId(Register& reg, Instant moment);
/// Ids that are the same on every machine, for Register::Options::ids: for samples and simulations.
[[nodiscard]] std::unique_ptr<IdSource> seededIds(std::string_view seed);

} // namespace dongbo
