#include "gui/present/words/clock_words.h"

#include "gui/present/words/value_text.h"

namespace dongbo::present {

std::string clockDoubt(Language language, const std::optional<ClockDoubt>& doubt)
{
    return doubt ? text::say(language, "present.clock_doubt", {{"doubt", wordOf(language, doubt)}})
                 : std::string();
}

} // namespace dongbo::present
