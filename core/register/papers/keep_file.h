#pragma once

#include "core/register/base/inside.h"
#include "core/register/papers/attachments.h"

// Inside core/register only.

namespace dongbo {

/// Keeps a checked file inside a use case; `of` says with which device or fault.
AttachmentId keepFile(Register& reg, journal::Action& action, Attachment of, const FileDraft& file);

} // namespace dongbo
