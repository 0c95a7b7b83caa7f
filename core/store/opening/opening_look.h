#pragma once

#include "core/domain/message.h"
#include "core/store/file/database.h"

#include <optional>

// Inside core/store only.

namespace dongbo::store {

/// A look at a register's pages that costs a moment, however large it is: what is damaged, and
/// which backup to go back to. Nothing when all that was looked at is sound.
[[nodiscard]] std::optional<Message> lookAtPages(Database::Impl& impl);

} // namespace dongbo::store
