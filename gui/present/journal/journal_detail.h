#pragma once

#include "core/register/base/register.h"
#include "core/text/language.h"
#include "gui/present/place.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

struct JournalField
{
    std::string name;
    std::string before; ///< "(trống)" for nothing
    std::string after;
    std::string source; ///< "H31: “mờ 1 góc”"; empty: not from a list
};
struct JournalRecord
{
    std::string title;
    std::string note; ///< "mới", "từ Thiet bi xa.xls › Đại An › dòng 14"
    bool isBorn = false;
    std::vector<JournalField> fields;
    std::optional<Place> place; ///< where it can be looked at
};
/// A sentence of what undoing will do.
struct JournalEffect
{
    std::string icon;
    Tone tone = Tone::None;
    std::string sentence;
};

/// One change-set opened.
struct JournalDetail
{
    ChangeSetId changeSet;
    std::string title;
    std::string facts;                  ///< "09/06/2021 16:21 · Vũ Thị Hạnh"
    std::string reason;                 ///< "Vì: …"; may be empty
    std::string doubt;                  ///< its time is from a clock in doubt; may be empty
    std::string correctTime;            ///< the link's words; empty: nothing may be written
    std::string undone;                 ///< who took it back, when and why; may be empty
    std::vector<JournalRecord> records; ///< the first ones
    std::string more;                   ///< "và 1.204 mục nữa"; may be empty

    std::string effectTitle; ///< "Hoàn tác sẽ làm gì"
    std::vector<JournalEffect> effects;
    std::vector<std::string> dependants; ///< records that rest on it, by name
    std::string act;                     ///< the button's verb; empty: nothing may be done
    std::string actKeeping;              ///< with dependants: undo, but what they rest on stays
    std::string actHint;
    bool isRedo = false;
    std::string dayLink; ///< "Xem sổ ngày 09/06/2021"
    Date day;
};

/// One change-set opened, for a worker's own register. `limit` records are shown field by field.
[[nodiscard]] std::optional<JournalDetail> journalDetail(Register& reg, Language language,
                                                         const ChangeSetId& id, bool isWritable,
                                                         std::size_t limit);

} // namespace dongbo::present
