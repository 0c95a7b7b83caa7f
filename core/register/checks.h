#pragma once

#include "core/domain/message.h"
#include "core/domain/money.h"
#include "core/domain/time.h"

#include <optional>
#include <string>

namespace dongbo::checks {

// Small tests of what a person typed; each adds a Problem when it fails.

void required(Problems& problems, const char* field, const std::optional<std::string>& text);
void length(Problems& problems, const char* field, const std::optional<std::string>& text,
            std::size_t most);
void notNegative(Problems& problems, const char* field, std::optional<Money> amount);
/// Both ends are allowed.
void between(Problems& problems, const char* field, std::optional<std::int64_t> number,
             std::int64_t least, std::int64_t most);
void notBefore(Problems& problems, const char* field, std::optional<Instant> start,
               std::optional<Instant> end);
void notBefore(Problems& problems, const char* field, std::optional<Date> start,
               std::optional<Date> end);
void notAfterNow(Problems& problems, const char* field, std::optional<Instant> moment, Instant now);
void dayExists(Problems& problems, const char* field, std::optional<Date> day);

} // namespace dongbo::checks
