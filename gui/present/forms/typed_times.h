#pragma once

#include "gui/present/forms/form.h"
#include "gui/present/session.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace dongbo::present {

/// What a field's text is meant to be.
enum class TypedAs : std::uint8_t
{
    Day,
    DayOrYear,
    Moment
};
enum class Typing : std::uint8_t
{
    GoesOn,
    Ended ///< the keyboard left the field, or the form is sent
};

/// The sentence beside a field whose text cannot be what it is meant to be: "Không có ngày
/// 31/02/2022 …". Empty: nothing is wrong, nothing was typed, or (GoesOn) typing on may mend it.
[[nodiscard]] std::string typedProblem(const Session& session, TypedAs meant,
                                       std::string_view typed, Typing typing);
/// Sets the problem of a field that holds a day or a moment; leaves others alone.
void judgeTyped(const Session& session, FormField& field, Typing typing);

} // namespace dongbo::present
