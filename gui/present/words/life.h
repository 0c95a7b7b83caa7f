#pragma once

#include "core/register/base/history.h"
#include "core/store/file/database.h"
#include "gui/present/session.h"
#include "gui/present/words/tone.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One thing that happened, for a timeline.
struct LifeEntry
{
    Instant at;
    std::string when;   ///< "16/06 08:14"
    std::string title;  ///< "Báo hỏng SC-2021-0141: DAN-SCR-0001 – màn hình không lên"
    std::string detail; ///< who, and why if somebody said so
    std::string icon;
    Tone tone = Tone::Mute;
    std::optional<ChangeSetId> canUndo; ///< stands, and the register can be written
    bool isUndone = false;
};

/// A record whose history is told.
struct LifeOf
{
    RecordKind kind = RecordKind::Fault;
    RecordId id;
};

/// What happened to these records, each change-set once, the newest first.
[[nodiscard]] std::vector<LifeEntry> lifeOf(Session& session, const std::vector<LifeOf>& records,
                                            std::size_t most);

} // namespace dongbo::present
