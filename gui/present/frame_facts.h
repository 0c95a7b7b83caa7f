#pragma once

#include "gui/present/place.h"
#include "gui/present/session.h"

#include <map>
#include <string>

namespace dongbo::present {

/// What the frame around the screens says of the register: ready text.
struct FrameFacts
{
    std::string office;   ///< "Huyện Vụ Bản"; the file's name when no unit is known
    std::string person;   ///< who acts
    std::string initials; ///< "VH"
    std::string saved;    ///< "Đã lưu lúc 15:19"; empty when nothing was ever written

    struct Count
    {
        std::string text;   ///< "372"
        bool waits = false; ///< something there waits for this person: drawn as a badge
    };
    std::map<ScreenName, Count> counts; ///< absent: nothing to say
};

/// Of the register that is shown. Empty when none is open.
[[nodiscard]] FrameFacts frameFacts(Session& session);
/// First letters of the first and the last word: "Vũ Thị Hạnh" → "VH".
[[nodiscard]] std::string initialsOf(std::string_view name);

} // namespace dongbo::present
