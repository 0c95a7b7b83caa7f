#include "gui/widgets/controls/words.h"

namespace dongbo::gui {

namespace {
Language& current()
{
    static Language one = Language::Vietnamese;
    return one;
}
} // namespace

Language windowLanguage()
{
    return current();
}

void setWindowLanguage(Language language)
{
    current() = language;
}

std::string word(std::string_view code, std::initializer_list<Argument> args)
{
    return text::say(current(), code, args);
}

} // namespace dongbo::gui
