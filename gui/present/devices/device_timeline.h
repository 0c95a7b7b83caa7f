#pragma once

#include "core/domain/id.h"
#include "core/domain/time.h"
#include "core/store/file/database.h"
#include "core/text/language.h"
#include "gui/present/place.h"
#include "gui/present/words/tone.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One thing that happened to a device: one action of somebody, in the words of the office.
/// Example: a triangle, "Báo hỏng SC-0141: không lên hình", 16/06/2021, "Nguyễn Văn Hiệp · chặn
/// họp · lần 3".
struct TimelineEntry
{
    ChangeSetId changeSet;
    std::string icon;
    Tone tone = Tone::Mute;
    std::string title;
    std::string date; ///< when it happened, as far as somebody said; else when it was written down
    std::string caption;
    Instant at;           ///< the same for sorting
    bool isFault = false; ///< of a fault's life
    bool isMoney = false; ///< something was paid or gained
    bool isUndone = false;
    bool isImport = false;     ///< many devices came with it
    bool canBeUndone = false;  ///< as far as the journal goes
    std::optional<Place> link; ///< the fault, the other device
};

/// Everything that ever happened to the device, newest first: its own history, its faults and their
/// repairs, replacements, moves, disposals, custody, photos; also what was taken back, marked so.
/// For workers: `checkpoint` is called now and then and may throw to stop.
[[nodiscard]] std::vector<TimelineEntry> deviceTimeline(store::Database& database,
                                                        Language language, const DeviceId& device,
                                                        const std::function<void()>& checkpoint);

} // namespace dongbo::present
