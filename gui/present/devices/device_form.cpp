#include "gui/present/devices/device_form.h"

#include "core/text/dates.h"
#include "core/text/numbers.h"
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

MaybeText AnswerReader::text(std::string_view name)
{
    const auto typed = text::nfc(text::trim(m_form.valueOf(name)));
    return typed.empty() ? std::nullopt : MaybeText(typed);
}

std::optional<Date> AnswerReader::day(std::string_view name)
{
    const auto typed = text(name);
    if (!typed) {
        return std::nullopt;
    }
    const auto read = text::parseDateText(*typed);
    if (!read || read->precision != text::Precision::Day) {
        blame(name, "device.not_a_day");
        return std::nullopt;
    }
    return text::firstDay(*read);
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
