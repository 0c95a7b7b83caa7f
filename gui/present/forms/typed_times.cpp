#include "gui/present/forms/typed_times.h"

#include "core/text/dates.h"
#include "core/text/typed_dates.h"
#include "gui/present/words/moments.h"

namespace dongbo::present {

namespace {

using text::TypedDate;

/// What was read, whatever it was meant to be.
struct Read
{
    TypedDate kind = TypedDate::Empty;
    bool isWhole = false;
};

Read readAs(TypedAs meant, std::string_view typed, Date today)
{
    if (meant == TypedAs::Moment) {
        const auto moment = readMoment(typed, today);
        return {moment.kind, moment.isWhole};
    }
    const auto day = text::readTypedDate(typed, today);
    if (meant == TypedAs::DayOrYear && day.kind == TypedDate::Unreadable) {
        const auto loose = text::parseDateText(typed);
        if (loose && loose->precision == text::Precision::Year) {
            return {TypedDate::Good, true};
        }
    }
    return {day.kind, day.isWhole};
}

const char* sentenceFor(TypedAs meant, TypedDate kind)
{
    switch (meant) {
    case TypedAs::Moment:
        return "faults.not_a_moment";
    case TypedAs::DayOrYear:
        return kind == TypedDate::Impossible ? "widget.date_impossible"
                                             : "device.not_a_day_or_year";
    case TypedAs::Day:
        break;
    }
    return kind == TypedDate::Impossible ? "widget.date_impossible" : "widget.date_unreadable";
}

} // namespace

std::string typedProblem(const Session& session, TypedAs meant, std::string_view typed,
                         Typing typing)
{
    const auto read = readAs(meant, typed, session.today());
    if (read.kind == TypedDate::Empty || read.kind == TypedDate::Good) {
        return {};
    }
    if (typing == Typing::GoesOn && !(read.kind == TypedDate::Impossible && read.isWhole)) {
        return {};
    }
    const std::string shown(typed);
    return session.say(sentenceFor(meant, read.kind), {{"typed", shown}, {"value", shown}});
}

void judgeTyped(const Session& session, FormField& field, Typing typing)
{
    const auto meant = field.kind == FormFieldKind::Day         ? std::optional{TypedAs::Day}
                       : field.kind == FormFieldKind::DayOrYear ? std::optional{TypedAs::DayOrYear}
                       : field.kind == FormFieldKind::Moment    ? std::optional{TypedAs::Moment}
                                                                : std::nullopt;
    if (meant) {
        field.problem = typedProblem(session, *meant, field.value, typing);
    }
}

} // namespace dongbo::present
