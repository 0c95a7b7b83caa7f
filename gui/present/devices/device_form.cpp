#include "gui/present/devices/device_form.h"

#include "core/text/numbers.h"
#include "core/text/typed_dates.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::present {

Answer* DeviceForm::find(std::string_view name)
{
    const auto at = std::find_if(answers.begin(), answers.end(),
                                 [&](const Answer& answer) { return answer.name == name; });
    return at == answers.end() ? nullptr : &*at;
}

const Answer* DeviceForm::find(std::string_view name) const
{
    const auto at = std::find_if(answers.begin(), answers.end(),
                                 [&](const Answer& answer) { return answer.name == name; });
    return at == answers.end() ? nullptr : &*at;
}

std::string DeviceForm::valueOf(std::string_view name) const
{
    const auto* answer = find(name);
    return answer == nullptr ? std::string() : answer->value;
}

std::string DeviceForm::keyOf(std::string_view name) const
{
    const auto* answer = find(name);
    return answer == nullptr ? std::string() : answer->key;
}

bool DeviceForm::hasProblems() const
{
    return std::any_of(answers.begin(), answers.end(),
                       [](const Answer& answer) { return !answer.problem.empty(); });
}

bool DeviceForm::hasQuestions() const
{
    return std::any_of(answers.begin(), answers.end(),
                       [](const Answer& answer) { return answer.question.has_value(); });
}

void judgeTyped(const Session& session, Answer& answer, Typing typing)
{
    if (answer.kind == AnswerKind::Day || answer.kind == AnswerKind::DayOrYear) {
        answer.problem = typedProblem(
            session, answer.kind == AnswerKind::Day ? TypedAs::Day : TypedAs::DayOrYear,
            answer.value, typing);
    }
}

MaybeText AnswerReader::text(std::string_view name)
{
    const auto typed = text::nfc(text::trim(m_form.valueOf(name)));
    return typed.empty() ? std::nullopt : MaybeText(typed);
}

std::optional<Date> AnswerReader::day(std::string_view name)
{
    auto* answer = m_form.find(name);
    if (answer == nullptr) {
        return std::nullopt;
    }
    if (answer->problem.empty()) {
        answer->problem = typedProblem(m_session, TypedAs::Day, answer->value, Typing::Ended);
    }
    return text::readTypedDate(answer->value, m_session.today()).day;
}

std::optional<Money> AnswerReader::money(std::string_view name)
{
    const auto typed = text(name);
    if (!typed) {
        return std::nullopt;
    }
    const auto amount = text::parseMoney(*typed);
    if (!amount) {
        blame(name, "device.not_money");
    } else if (*amount > mostForADevice) {
        blame(name, "device.absurd_money");
    }
    return amount;
}

std::optional<std::int64_t> AnswerReader::number(std::string_view name)
{
    const auto typed = text(name);
    if (!typed) {
        return std::nullopt;
    }
    const auto value = text::parseInteger(*typed);
    if (!value) {
        blame(name, "device.not_a_number");
    }
    return value;
}

std::optional<RecordId> AnswerReader::recordOf(std::string_view name)
{
    const auto* answer = m_form.find(name);
    if (answer == nullptr || (answer->key.empty() && text::trim(answer->value).empty())) {
        return std::nullopt;
    }
    const auto id = RecordId::parse(answer->key);
    if (!id) {
        blame(name, "device.choose_one");
    }
    return id;
}

void AnswerReader::require(std::string_view name)
{
    const auto* answer = m_form.find(name);
    if (answer != nullptr && answer->problem.empty() && answer->key.empty() &&
        text::trim(answer->value).empty()) {
        blame(name, "device.needed");
    }
}

void AnswerReader::blame(std::string_view name, const char* code)
{
    if (auto* answer = m_form.find(name); answer != nullptr && answer->problem.empty()) {
        answer->problem = m_session.say(code, {{"field", answer->label}});
    }
}

} // namespace dongbo::present
