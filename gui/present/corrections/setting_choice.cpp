#include "gui/present/corrections/setting_choice.h"

#include "core/register/records/assumptions.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"

#include <algorithm>

namespace dongbo::present {

namespace {

std::string unitWord(Language language, const planning::Assumption& one)
{
    return text::say(language, "readiness.unit." + std::string(one.unit));
}

} // namespace

std::string settingWord(Language language, std::string_view code)
{
    const auto sentence = "readiness.setting." + std::string(code);
    return text::isKnown(language, sentence) ? text::say(language, sentence) : std::string(code);
}

std::vector<FormChoice> settingChoices(const Session& session)
{
    const auto language = session.language();
    const auto current = assumptionsOf(session.shown());
    std::vector<FormChoice> out;
    for (const auto& one : planning::shippedAssumptions()) {
        FormChoice choice;
        choice.key = one.code;
        choice.word = settingWord(language, one.code);
        choice.detail = session.say("readiness.in_force",
                                    {{"value", text::formatInteger(current[one.code], language)},
                                     {"unit", unitWord(language, one)}});
        out.push_back(std::move(choice));
    }
    return out;
}

std::string settingRange(Language language, std::string_view code)
{
    const auto& all = planning::shippedAssumptions();
    const auto at = std::find_if(all.begin(), all.end(), [code](const planning::Assumption& one) {
        return one.code == code;
    });
    return at == all.end() ? std::string()
                           : text::say(language, "readiness.range",
                                       {{"unit", unitWord(language, *at)},
                                        {"least", text::formatInteger(at->least, language)},
                                        {"most", text::formatInteger(at->most, language)}});
}

} // namespace dongbo::present
