#pragma once

#include "core/register/base/edits.h"
#include "gui/present/form.h"
#include "gui/present/session.h"
#include "gui/present/watched_record.h"

#include <string>

namespace dongbo::present {

/// A conflict as the form shows it: "Vũ Thị Hạnh đã ghi “3.000.000 đ” (16/06/2021 15:19); bạn gõ
/// “2.500.000”." `theirs` as people read it; `mine` as typed, empty: not said.
[[nodiscard]] FormConflict conflictOf(const Session& session, const Conflict& conflict,
                                      const std::string& theirs, const std::string& mine);
/// "Vũ Thị Hạnh vừa ghi “3.000.000 đ” (16/06/2021 15:19)": beside a field that shows it already.
[[nodiscard]] std::string changedWords(const Session& session, const FieldChange& change,
                                       const std::string& theirs);

} // namespace dongbo::present
