#include "core/domain/system_time.h"
#include "core/text/wording.h"
#include "gui/main/start/app.h"
#include "gui/present/frame/start_options.h"

#include <cstdio>

using dongbo::Language;

int main(int argc, char** argv)
{
    const auto options = dongbo::present::readStartOptions({argv + 1, argv + argc});
    if (!options) {
        for (const auto& problem : options.problems()) {
            std::fprintf(stderr, "%s\n", dongbo::text::say(Language::Vietnamese, problem).c_str());
        }
        return 2;
    }
    if (options->help) {
        const auto language = options->language.value_or(Language::Vietnamese);
        std::printf("%s\n", dongbo::text::say(language, "gui.usage").c_str());
        return 0;
    }
    if (const auto value = dongbo::unreadableClock()) {
        std::fprintf(stderr, "%s\n",
                     dongbo::text::say(options->language.value_or(Language::Vietnamese),
                                       "clock.unreadable", {{"value", *value}})
                         .c_str());
        return 2;
    }
    wxApp::SetInstance(new dongbo::gui::App(*options)); // owned by wx
    int noWords = 1; // the toolkit's own options are not ours to offer
    return wxEntry(noWords, argv);
}
