#pragma once

#include "core/domain/time.h"
#include "core/register/lines/escalation.h"

#include <string>

namespace dongbo {

/// The text as a message (RFC 5322, UTF-8) that a mail program opens as one to be sent; `to` may be
/// empty.
[[nodiscard]] std::string emailDraft(const IncidentText& text, const std::string& to, Instant now);

} // namespace dongbo
