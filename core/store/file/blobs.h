#pragma once

#include "core/store/file/database.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::store {

// The bytes of photos and papers, in the register's own file, named by the BLAKE2b-256 of what they
// are (64 hex digits). They are no records: an attachment record names them, and undo leaves them
// in place.

/// Keeps the bytes; keeping the same bytes again changes nothing. Inside a UnitOfWork.
void keepBlob(Database& database, std::string_view hash, std::string_view bytes);
/// Nothing when the register does not have them (another office may have them and not have sent
/// them yet).
[[nodiscard]] std::optional<std::string> blob(Database& database, std::string_view hash);

} // namespace dongbo::store
