#pragma once

#include "core/text/language.h"
#include "gui/present/forms/form.h"
#include "gui/present/session.h"

#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

// The assumptions of readiness and lines (data/readiness) as something to choose: an office sees
// what each is and what is in force before it sets its own.

/// "Một lần kiểm tra còn giá trị trong"; of a code nobody knows the code.
[[nodiscard]] std::string settingWord(Language language, std::string_view code);
/// Every assumption, with the value that is in force.
[[nodiscard]] std::vector<FormChoice> settingChoices(const Session& session);
/// What may be typed for it: "giờ, từ 1 đến 8760"; empty for a code nobody knows.
[[nodiscard]] std::string settingRange(Language language, std::string_view code);

} // namespace dongbo::present
