#include "importers/proposal/match/state_words.h"

#include "core/text/fold.h"
#include "core/text/wording.h"
#include "importers/recognise/words/vocabulary.h"

namespace dongbo::importers {

namespace {

template <typename E> void add(std::string& out, const std::optional<E>& state, Language language)
{
    if (state) {
        out += out.empty() ? "" : ", ";
        out += text::say(language, std::string(listName<E>()) + "." + std::string(codeOf(*state)));
    }
}

template <typename E> bool fits(const std::optional<E>& read, const std::optional<E>& held)
{
    return !read || read == held;
}

} // namespace

std::string stateWords(const Device& device, Language language)
{
    std::string out;
    add(out, device.condition, language);
    add(out, device.use == Use::InUse ? std::nullopt : device.use, language);
    add(out, device.paper == Paper::Active ? std::nullopt : device.paper, language);
    return out;
}

std::string stateWording(const Device& device, Language language)
{
    if (device.conditionText) {
        const auto read = Vocabulary::builtIn().state(Marked(*device.conditionText));
        const bool tellsAll = (read.condition || !device.condition) &&
                              (read.use || !device.use || device.use == Use::InUse) &&
                              (read.paper || !device.paper || device.paper == Paper::Active);
        if (tellsAll && fits(read.condition, device.condition) && fits(read.use, device.use) &&
            fits(read.paper, device.paper)) {
            return *device.conditionText;
        }
    }
    return stateWords(device, language);
}

bool saysOnlyStates(std::string_view wording, const Device& device)
{
    const auto folded = text::fold(wording);
    return folded == text::fold(stateWords(device, Language::Vietnamese)) ||
           folded == text::fold(stateWords(device, Language::English));
}

} // namespace dongbo::importers
