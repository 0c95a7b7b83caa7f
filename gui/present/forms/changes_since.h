#pragma once

#include "core/domain/fields.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A field that somebody else gave another value while a form was open.
struct FieldChange
{
    FieldNumber field;
    Value theirs;   ///< what it holds now
    std::string by; ///< who changed it; may be empty
    Instant at;
};

/// Which fields differ between what the form began with and what the register holds now, in field
/// order, with who did it (asked of the record's history).
[[nodiscard]] std::vector<FieldChange> changesSince(const Session& session, RecordKind kind,
                                                    const RecordId& id,
                                                    const std::vector<Value>& base,
                                                    const std::vector<Value>& now);

/// "Vũ Thị Hạnh vừa ghi “3.000.000 đ” (16/06/2021 15:19)": beside a field that shows it already.
/// `theirs` as people read it; empty: it was emptied.
[[nodiscard]] std::string changedWords(const Session& session, const FieldChange& change,
                                       const std::string& theirs);
/// "Vũ Thị Hạnh đã ghi “3.000.000 đ” (16/06/2021 15:19); bạn gõ “2.500.000”." `mine` as typed,
/// empty: not said.
[[nodiscard]] std::string conflictWords(const Session& session, const FieldChange& change,
                                        const std::string& theirs, const std::string& mine);

} // namespace dongbo::present
