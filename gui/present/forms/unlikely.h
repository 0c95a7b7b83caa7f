#pragma once

#include "core/register/base/checks.h"
#include "gui/present/forms/form.h"
#include "gui/present/shell.h"

#include <functional>
#include <string>
#include <string_view>

namespace dongbo::present {

/// What a form has been asked about: entries that a use case finds unlikely and writes only once
/// the person has said that they are right. One of these a form; the same for every form.
class UnlikelyEntries
{
public:
    using UseCase = std::function<Checked<Shell::Done>(checks::IfUnlikely)>;

    /// Runs the use case, which is to ask. When the person has said yes to all it asks, it is run
    /// again, to write. Else its answer, without what was answered already.
    [[nodiscard]] Checked<Shell::Done> run(const UseCase& useCase);
    /// Yes to whatever was asked about the field.
    void confirm(std::string_view field);
    /// The field was typed anew: what was said of it counts no more.
    void forget(std::string_view field);

private:
    [[nodiscard]] bool isConfirmed(const Problem& problem) const;

    Problems m_asked;
    Problems m_confirmed;
};

/// The question beside the field of an unlikely entry.
[[nodiscard]] FormQuestion questionOf(const Session& session, const Problem& problem);

/// Puts a use case's problem beside a field of a form, as a problem or as a question.
void putBeside(const Session& session, FormField& field, const Problem& problem);

} // namespace dongbo::present
