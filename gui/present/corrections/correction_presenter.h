#pragma once

#include "gui/present/corrections/correction_fields.h"
#include "gui/present/form_presenter.h"
#include "gui/present/unlikely.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// The form that puts a record right afterwards, whatever its kind: a fault, the cost of a repair
/// after the invoice, a renamed site or shop, the papers of a transfer, the register's own name.
/// Only the fields a person changed are written, against what was seen there; one that somebody
/// else changed meanwhile is a conflict beside it, and the others pass.
class CorrectionPresenter final : public FormPresenter
{
public:
    CorrectionPresenter(Shell& shell, FormView& view);

    bool open(const SheetRequest& request) override;
    void type(const std::string& field, const std::string& value) override;
    void take(const std::string& field, const std::string& key) override;
    void leave(const std::string& field) override;
    void settle(const std::string& field, ConflictAnswer answer) override;
    void confirm(const std::string& field) override;
    bool send() override;
    [[nodiscard]] FormDraft answers() const override;
    void restore(const FormDraft& answers) override;
    [[nodiscard]] const Form& form() const override { return m_form; }

private:
    /// A field as the person met it.
    struct Met
    {
        const Field* field = nullptr;
        Value seen;
        std::string text; ///< of `seen`, as the form shows it
    };
    void build();
    /// What else belongs to "this register": who acts, where it and its backups are.
    void tellRegister();
    void lookAgain();
    void meet(const std::vector<Value>& now);
    void offer(FormField& field) const;
    void warnOfTwins();
    [[nodiscard]] Met& met(const std::string& field);
    [[nodiscard]] std::vector<FieldEdit> edits(Problems& problems);
    [[nodiscard]] Checked<Shell::Done> act(checks::IfUnlikely ifUnlikely);
    void showConflict(const Conflict& conflict);
    void showProblems(const Problems& problems);

    Shell& m_shell;
    FormView& m_view;
    RecordRef m_record;
    Form m_form;
    UnlikelyEntries m_unlikely;
    std::vector<Met> m_met; ///< one for each field of the form but `reason_for_change`
    bool m_isLeft = false;  ///< conflicts are left after sending
    Connection m_changed;
};

} // namespace dongbo::present
