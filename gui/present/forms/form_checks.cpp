#include "gui/present/forms/form_checks.h"

#include "core/text/numbers.h"
#include "core/text/percent.h"
#include "core/text/unicode.h"
#include "gui/present/forms/suggest.h"
#include "gui/present/forms/typed_times.h"
#include "gui/present/words/value_text.h"

namespace dongbo::present {

namespace {

bool isWithin(const FormField& field, std::int64_t number)
{
    return (!field.least || number >= *field.least) && (!field.most || number <= *field.most);
}

void checkNumber(const Session& session, FormField& field, const std::string& typed)
{
    const bool isPercent = isShare(field.name);
    const auto number = isPercent ? text::parsePercent(typed, text::PercentSign::Optional)
                                  : text::parseInteger(typed);
    const auto shown = [&](std::int64_t limit) {
        return isPercent ? text::formatPercent(limit, session.language())
                         : text::formatInteger(limit, session.language());
    };
    if (!number) {
        field.problem = session.say("form.not_a_number");
    } else if (!isWithin(field, *number)) {
        field.problem =
            session.say("form.number_out_of_range", {{"least", shown(field.least.value_or(0))},
                                                     {"most", shown(field.most.value_or(0))}});
    }
}

void checkMoney(const Session& session, FormField& field, const std::string& typed)
{
    const auto money = text::parseMoney(typed);
    if (!money) {
        field.problem = session.say("form.not_money");
    } else if (field.most && money->dong > *field.most) {
        field.problem = session.say("form.too_much",
                                    {{"value", text::formatMoney(*money, session.language())}});
    }
}

/// Several records may answer to what was typed, or none.
void checkName(Session& session, FormField& field, const std::string& typed)
{
    if (!field.key.empty() || field.mayBeNew || !field.target) {
        return;
    }
    try {
        field.key = recordNamed(session.reg(), *field.target, typed).text();
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Usage) {
            throw;
        }
        const bool areSeveral = error.message().code.find("ambiguous") != std::string::npos;
        field.problem = session.say(areSeveral ? "form.choose_of_several" : "form.choose_one");
    }
}

void checkText(const Session& session, FormField& field, const std::string& typed)
{
    if (field.textLimit > 0 && text::countCodePoints(typed) > field.textLimit) {
        field.problem = session.say("form.too_long", {{"most", std::to_string(field.textLimit)}});
    }
}

void checkField(Session& session, FormField& field)
{
    const auto typed = text::nfc(text::trim(field.value));
    const bool isNamed = field.target && !typed.empty();
    if (field.isEmpty() && !isNamed) {
        if (field.isRequired) {
            field.problem = field.missing.empty() ? session.say("form.needed") : field.missing;
        }
    } else if (isNamed) {
        checkName(session, field, typed);
    } else {
        checkTyped(session, field);
    }
}

} // namespace

void checkTyped(const Session& session, FormField& field)
{
    const auto typed = text::nfc(text::trim(field.value));
    if (typed.empty()) {
        return; // nothing, or chosen
    }
    if (field.kind == FormFieldKind::Money) {
        checkMoney(session, field, typed);
    } else if (field.kind == FormFieldKind::Number) {
        checkNumber(session, field, typed);
    } else if (field.kind == FormFieldKind::Text || field.kind == FormFieldKind::Area) {
        checkText(session, field, typed);
    } else {
        judgeTyped(session, field, Typing::Ended); // days and moments; others are chosen
    }
}

bool checkForm(Session& session, Form& form)
{
    for (auto& field : form.fields) {
        if (field.isShown && field.isAnswer() && !field.conflict) {
            checkField(session, field);
        }
    }
    return !form.hasProblems();
}

} // namespace dongbo::present
