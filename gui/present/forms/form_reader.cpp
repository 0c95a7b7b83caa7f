#include "gui/present/forms/form_reader.h"

#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/typed_dates.h"
#include "core/text/unicode.h"
#include "gui/present/words/moments.h"

namespace dongbo::present {

std::optional<Instant> momentOf(const Session& session, const FormField& field)
{
    if (field.exact && field.value == text::formatInstant(*field.exact)) {
        return field.exact;
    }
    return parseMoment(field.value, session.today());
}

MaybeText FormReader::text(std::string_view name) const
{
    auto typed = text::nfc(text::trim(m_form.valueOf(name)));
    return typed.empty() ? std::nullopt : MaybeText(std::move(typed));
}

std::optional<Date> FormReader::day(std::string_view name) const
{
    return text::readTypedDate(m_form.valueOf(name), m_session.today()).day;
}

std::optional<Instant> FormReader::moment(std::string_view name) const
{
    const auto* field = m_form.find(name);
    return field == nullptr || !field->isShown ? std::nullopt : momentOf(m_session, *field);
}

std::optional<Money> FormReader::money(std::string_view name) const
{
    const auto typed = text(name);
    return typed ? text::parseMoney(*typed) : std::nullopt;
}

bool FormReader::isChecked(std::string_view name) const
{
    return m_form.valueOf(name) == "yes";
}

std::string FormReader::chosen(std::string_view name) const
{
    const auto* field = m_form.find(name);
    if (field == nullptr || !field->isShown) {
        return {};
    }
    return field->value.empty() ? field->proposed : field->value;
}

} // namespace dongbo::present
