#include "gui/present/words/looks.h"

#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <algorithm>
#include <iterator>

namespace dongbo::present {

namespace {

struct Entry
{
    std::string_view list;
    std::string_view code;
    Look look;
};

using enum Tone;

constexpr Entry entries[] = {
    {"condition", "good", {"check", Ok}},
    {"condition", "fair", {"minus", Warn}},
    {"condition", "poor", {"chevrons-down", Warn}},
    {"condition", "broken", {"cross", Bad}},
    {"use", "in_use", {"plug"}},
    {"use", "spare", {"box"}},
    {"use", "under_repair", {"wrench", Accent}},
    {"use", "lent", {"external"}},
    {"paper", "active", {"file-text"}},
    {"paper", "disposal_proposed", {"file-text", Warn}},
    {"paper", "disposed", {"file-text"}},
    {"paper", "lost", {"file-text", Bad}},
    {"paper", "transferred", {"file-text"}},
    {"severity", "blocking", {"octagon-cross", Bad}},
    {"severity", "degraded", {"trend-down", Warn}},
    {"severity", "intermittent", {"wave", Odd}},
    {"severity", "minor", {"minus"}},
    {"fault_state", "reported", {"triangle-alert", Warn}},
    {"fault_state", "accepted", {"user"}},
    {"fault_state", "in_repair", {"wrench", Accent}},
    {"fault_state", "waiting", {"clock"}},
    {"fault_state", "fixed", {"circle-check", Ok}},
    {"fault_state", "closed", {"check"}},
    {"fault_state", "unrepairable", {"cross", Bad}},
    {"type", "computer", {"cpu"}},
    {"type", "codec", {"presentation"}},
    {"type", "camera", {"camera"}},
    {"type", "screen", {"tv"}},
    {"type", "projector", {"projector"}},
    {"type", "microphone", {"mic"}},
    {"type", "speaker", {"speaker-box"}},
    {"type", "amplifier", {"sliders"}},
    {"type", "mixer", {"sliders"}},
    {"type", "ups", {"battery"}},
    {"type", "stabilizer", {"battery"}},
    {"type", "generator", {"bolt"}},
    {"type", "switch", {"network"}},
    {"type", "router", {"router"}},
    {"type", "converter", {"cable"}},
    {"type", "splitter", {"cable"}},
};

} // namespace

std::string listWord(Language language, std::string_view list, std::string_view code)
{
    const auto word = std::string(list) + "." + std::string(code);
    const auto inWindow = "window." + word;
    return text::say(language, text::isKnown(language, inWindow) ? inWindow : word);
}

Look lookOf(std::string_view list, std::string_view code)
{
    const auto* at = std::find_if(std::begin(entries), std::end(entries), [&](const Entry& one) {
        return one.list == list && one.code == code;
    });
    return at == std::end(entries) ? Look{"box"} : at->look;
}

PillText pillOf(Language language, std::string_view list, std::string_view code)
{
    const auto look = lookOf(list, code);
    return {std::string(look.icon), text::capitalized(listWord(language, list, code)), look.tone};
}

} // namespace dongbo::present
