#include "gui/present/meetings/meeting_words.h"

#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <utility>

namespace dongbo::present {

namespace {

std::string wordOf(Language language, const char* list, std::string_view code)
{
    return text::capitalized(text::say(language, std::string(list) + "." + std::string(code)));
}

} // namespace

PillText readinessPill(Language language, Readiness state)
{
    const auto word = wordOf(language, "readiness", codeOf(state));
    switch (state) {
    case Readiness::Ready:
        return {"circle-check", word, Tone::Ok};
    case Readiness::AtRisk:
        return {"triangle-alert", word, Tone::Warn};
    case Readiness::NotReady:
        return {"circle-cross", word, Tone::Bad};
    case Readiness::Unknown:
        break;
    }
    return {"circle-question", word, Tone::Mute};
}

PillText headingMark(Language language, Readiness state)
{
    const auto word = text::say(language, "readiness.mark." + std::string(codeOf(state)));
    switch (state) {
    case Readiness::Ready:
        return {"check", {}, Tone::Ok};
    case Readiness::AtRisk:
        return {"triangle-alert", word, Tone::Warn};
    case Readiness::NotReady:
        return {"cross", word, Tone::Bad};
    case Readiness::Unknown:
        break;
    }
    return {"circle-dashed", word, Tone::Mute};
}

PillText meetingStatePill(Language language, std::optional<MeetingState> state, bool isFrozen)
{
    const auto now = state.value_or(MeetingState::Planned);
    const auto word = wordOf(language, "meeting_state", codeOf(now));
    switch (now) {
    case MeetingState::Planned:
        return {"calendar-clock", word, Tone::Accent};
    case MeetingState::Held:
        return {isFrozen ? "lock" : "check", word, Tone::Ok};
    case MeetingState::Cancelled:
        break;
    }
    return {"ban", word, Tone::Mute};
}

PillText outcomePill(Language language, std::optional<MeetingOutcome> outcome)
{
    if (!outcome) {
        return {{}, "–", Tone::None};
    }
    const auto word = wordOf(language, "meeting_outcome", codeOf(*outcome));
    switch (*outcome) {
    case MeetingOutcome::Held:
        return {"check", word, Tone::Ok};
    case MeetingOutcome::Degraded:
        return {"triangle-alert", word, Tone::Warn};
    case MeetingOutcome::Lost:
        break;
    }
    return {"cross", word, Tone::Bad};
}

std::vector<FormChoice> callChoices(Language language)
{
    constexpr std::pair<CallResult, const char*> all[] = {{CallResult::Reached, "check"},
                                                          {CallResult::NoAnswer, "cross"},
                                                          {CallResult::Busy, "phone"},
                                                          {CallResult::CallBack, "clock"}};
    std::vector<FormChoice> out;
    for (const auto& [result, icon] : all) {
        out.push_back({std::string(codeOf(result)),
                       wordOf(language, "call_result", codeOf(result)),
                       {},
                       icon});
    }
    return out;
}

} // namespace dongbo::present
