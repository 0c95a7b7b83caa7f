#pragma once

#include "core/domain/records.h"
#include "core/text/wording.h"
#include "gui/present/forms/form_task.h"

#include <memory>
#include <optional>
#include <string>

namespace dongbo::present {

/// A step in the life of a fault, done only while the fault is in the state the person saw.
class FaultStepForm : public FormTask
{
public:
    FaultStepForm(Shell& shell, const SheetRequest& request);

protected:
    /// Head and fault, watched from here on. Throws {NotFound, "faults.gone"}.
    void begin(Form& form, const char* title, const char* send);
    /// A field of a fault or repair under the words this life has for it.
    FormField& askFor(Form& form, RecordKind kind, const char* field) const;
    FormField& askNotes(Form& form) const { return askFor(form, RecordKind::Fault, "notes"); }
    /// A moment: now, unless another is typed.
    FormField& askMoment(Form& form, RecordKind kind, const char* field) const;
    /// Of the fault named or, when the request names one, of the repair's.
    [[nodiscard]] const FaultId& id() const { return m_id; }
    [[nodiscard]] const Fault& fault() const { return m_fault; }
    [[nodiscard]] std::optional<RepairId> openRepair() const;
    [[nodiscard]] const std::optional<Device>& device() const { return m_device; }
    /// The answer of the use case: "Đã tiếp nhận {fault}."
    template <typename Written>
    [[nodiscard]] Checked<Shell::Done> doneBy(const Written& written, const char* sentence) const
    {
        if (!written) {
            return written.problems();
        }
        return Shell::Done{written->changeSet, doneWords(sentence)};
    }

private:
    [[nodiscard]] std::string doneWords(const char* sentence) const;

    RecordRef m_named;
    FaultId m_id;
    Fault m_fault;
    std::optional<Device> m_device;
};

} // namespace dongbo::present
