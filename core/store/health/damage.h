#pragma once

#include "core/domain/error.h"
#include "core/domain/message.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <optional>

namespace dongbo::store {

/// The sentence about damage on that page: what it means, and the newest good backup known of
/// (known_backups.h).
[[nodiscard]] Message damageAt(Database::Impl& impl, std::uint32_t page);

/// The page of the open register whose sum did not fit, when that is what the error says; the first
/// when it names none.
[[nodiscard]] std::optional<std::uint32_t> damagedPageOf(const Error& error);

/// A damaged page was met in a register in use, by whatever connection: through this one it can
/// only be read from now on, as if it had been found at opening (damageOf). Gives the sentence.
Message noteDamage(Database& database, std::uint32_t page);

} // namespace dongbo::store
