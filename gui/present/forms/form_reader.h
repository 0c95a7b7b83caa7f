#pragma once

#include "core/domain/records.h"
#include "gui/present/forms/form.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

/// The answers of a form as values. Fields that are hidden, empty or unreadable read as nothing;
/// checkForm has put a problem beside the unreadable ones before a form is sent.
class FormReader
{
public:
    FormReader(const Session& session, const Form& form)
        : m_session(session)
        , m_form(form)
    {}

    [[nodiscard]] MaybeText text(std::string_view name) const;
    /// The same for use cases that take an empty text for none.
    [[nodiscard]] std::string plain(std::string_view name) const { return text(name).value_or(""); }
    [[nodiscard]] std::optional<Date> day(std::string_view name) const;
    /// With its seconds while the text is the one the form proposed.
    [[nodiscard]] std::optional<Instant> moment(std::string_view name) const;
    [[nodiscard]] std::optional<Money> money(std::string_view name) const;
    [[nodiscard]] bool isChecked(std::string_view name) const;
    template <typename E> [[nodiscard]] std::optional<E> choice(std::string_view name) const
    {
        return parseCode<E>(chosen(name));
    }
    template <typename Id> [[nodiscard]] std::optional<Id> record(std::string_view name) const
    {
        const auto id = RecordId::parse(m_form.keyOf(name));
        return id ? std::optional{Id{*id}} : std::nullopt;
    }
    /// A choice's key, or the one that stands there until the person chooses.
    [[nodiscard]] std::string chosen(std::string_view name) const;

private:
    const Session& m_session;
    const Form& m_form;
};

/// The moment of one field; nothing when it cannot be read.
[[nodiscard]] std::optional<Instant> momentOf(const Session& session, const FormField& field);

} // namespace dongbo::present
