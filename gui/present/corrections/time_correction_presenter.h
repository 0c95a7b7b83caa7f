#pragma once

#include "gui/present/form_presenter.h"
#include "gui/present/unlikely.h"

#include <optional>
#include <string>

namespace dongbo::present {

/// The form that says when a change really was, after a wrong clock had dated it. The correction is
/// a change of its own and can be taken back.
class TimeCorrectionPresenter final : public FormPresenter
{
public:
    TimeCorrectionPresenter(Shell& shell, FormView& view)
        : m_shell(shell)
        , m_view(view)
    {}

    /// `request.record` is the change-set.
    bool open(const SheetRequest& request) override;
    void type(const std::string& field, const std::string& value) override;
    void take(const std::string& /*field*/, const std::string& /*key*/) override {}
    void leave(const std::string& field) override;
    void confirm(const std::string& field) override;
    bool send() override;
    [[nodiscard]] FormDraft answers() const override;
    void restore(const FormDraft& answers) override;
    [[nodiscard]] const Form& form() const override { return m_form; }

private:
    void add(const char* name, FormFieldKind kind, std::string label, std::string value = {});
    [[nodiscard]] Checked<Shell::Done> act(checks::IfUnlikely ifUnlikely);
    void showProblems(const Problems& problems);

    Shell& m_shell;
    FormView& m_view;
    std::optional<ChangeSetId> m_changeSet;
    Form m_form;
    std::string m_proposed; ///< the moment as it stands
    UnlikelyEntries m_unlikely;
};

} // namespace dongbo::present
