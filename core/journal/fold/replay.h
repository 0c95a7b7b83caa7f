#pragma once

#include "core/domain/time.h"
#include "core/store/file/database.h"

#include <cstddef>
#include <functional>
#include <optional>

namespace dongbo::journal {

/// (done, all); may throw Error{Cancelled}.
using Progress = std::function<void(std::size_t, std::size_t)>;

/// Makes `into`, an empty register in memory, a past of `from`: what `from` knew at `until`, the
/// last moment that counts (by the time operations were recorded here). Everything is folded anew
/// from the journal, so every query works on `into`. Without `until`: all of it. Reads `from` in
/// one consistent view; `into` stays empty when this throws.
void replay(store::Database& from, store::Database& into, std::optional<Instant> until,
            const Progress& progress = {});

} // namespace dongbo::journal
