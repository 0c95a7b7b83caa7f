#pragma once

#include "gui/present/faults/fault_steps.h"
#include "gui/present/form_presenter.h"
#include "gui/present/shell.h"
#include "gui/present/unlikely.h"

#include <map>
#include <optional>
#include <string>

namespace dongbo::present {

/// The forms of a fault's life: accept, wait, start and finish a repair, fixed, close. What was
/// typed stays whatever happens; a step that somebody else took meanwhile is said, not lost.
class FaultFormPresenter final : public FormPresenter
{
public:
    FaultFormPresenter(Shell& shell, FormView& view);

    /// `request.record` is the fault, or (FinishRepair) its repair. False when there is nothing to
    /// do: then a banner says why.
    bool open(const SheetRequest& request) override;
    /// A field's text after every key, or a choice's key.
    void type(const std::string& field, const std::string& value) override;
    void take(const std::string& field, const std::string& key) override;
    void leave(const std::string& field) override;
    void confirm(const std::string& field) override;
    /// Does it and closes the sheet; false when something is wrong with the answers.
    bool send() override;

    /// The answers that differ from those proposed, for a draft; and back.
    [[nodiscard]] FormDraft answers() const override;
    void restore(const FormDraft& answers) override;
    [[nodiscard]] const Form& form() const override { return m_form; }
    [[nodiscard]] std::optional<FaultId> fault() const { return m_fault; }

private:
    void build(const Fault& fault);
    void addFields(const Fault& fault);
    void add(const char* name, FormFieldKind kind, std::string value = {});
    /// What the answers bring about, and what is odd in them.
    void judge();
    void lookAgain();
    /// Whether the fault's state is the one the person saw. If not, the form says so, and sending
    /// asks once more.
    bool standsAsSeen();
    [[nodiscard]] Checked<Shell::Done> act(checks::IfUnlikely ifUnlikely);
    [[nodiscard]] Checked<Shell::Done> writeStep(checks::IfUnlikely ifUnlikely);
    void showProblems(const Problems& problems);
    [[nodiscard]] std::optional<Instant> momentOf(const char* field, Problems& problems) const;

    Shell& m_shell;
    FormView& m_view;
    FaultStep m_step = FaultStep::Accept;
    std::optional<FaultId> m_fault;
    std::optional<RepairId> m_repair;
    std::optional<FaultState> m_stateSeen;
    std::optional<Device> m_device;
    Instant m_openedAt; ///< what moments are proposed
    Form m_form;
    UnlikelyEntries m_unlikely;
    std::map<std::string, std::string> m_proposed; ///< the fields' values at the beginning
    Connection m_changed;
};

} // namespace dongbo::present
