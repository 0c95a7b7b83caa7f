#pragma once

#include "core/paper/document.h"
#include "core/report/engine/definition.h"
#include "core/report/model/sink.h"

// Inside core/report only.

namespace dongbo::report {

/// The paper of that definition: its form (data/forms) filled from the register. Its rows are read
/// from the register again whenever it is laid out, so the register outlives it.
[[nodiscard]] paper::Document makePaper(Register& reg, const Definition& definition,
                                        const Values& values, const std::string& title);

/// A paper as a report, for formats without pages: its first table as rows; what stands before it
/// as lines of the head, what stands after it, further tables too, as notes.
void sendPaper(const paper::Document& document, Head head, Sink& sink);

} // namespace dongbo::report
