#pragma once

#include "core/register/devices/devices.h"
#include "gui/present/forms/form_task.h"

#include <memory>
#include <optional>

namespace dongbo::present {

// The forms of a device; `request.record` names it. Nullptr when it names something else; all throw
// {NotFound, "find.gone"} from build.

/// Adds a device (perhaps at the site the request names, of the type in its hint: "type=ups"), or
/// puts the facts of one right.
[[nodiscard]] std::unique_ptr<FormTask> deviceRecordForm(Shell& shell, const SheetRequest& request);
extern const FormMaker transferDeviceForm;
extern const FormMaker disposeDeviceForm;
extern const FormMaker replaceDeviceForm;
[[nodiscard]] std::unique_ptr<FormTask> giveCustodyForm(Shell& shell, const SheetRequest& request);
/// What the hint says ("edit", "transfer", "custody", "dispose") done with all of `request.many`.
[[nodiscard]] std::unique_ptr<FormTask> changeManyForm(Shell& shell, const SheetRequest& request);

/// No single device of a meeting room costs more: past it somebody typed a few zeros too many.
inline constexpr std::int64_t mostForADevice = 20'000'000'000;

/// A form of one device or of many: what they ask alike.
class DeviceTask : public FormTask
{
public:
    using FormTask::FormTask;

protected:
    /// The day of the step: today, unless another is typed.
    FormField& askDay(Form& form, RecordKind kind, const char* field) const;
    /// Where to, when, by which paper, who takes over, why; and what was answered.
    void askTransfer(Form& form) const;
    [[nodiscard]] TransferDraft transferAsked(const Form& form,
                                              checks::IfUnlikely ifUnlikely) const;
    /// Who, from when, by which paper.
    void askCustody(Form& form) const;
    /// Which step of a disposal, but for that one.
    FormField& askDisposal(Form& form, std::optional<Paper> without) const;
    [[nodiscard]] DisposeDraft disposalAsked(const Form& form, checks::IfUnlikely ifUnlikely) const;
};

/// A step in the life of the device: asks nothing but what the step needs, and is done only while
/// the device stands where the person saw it.
class DeviceStepForm : public DeviceTask
{
public:
    DeviceStepForm(Shell& shell, const SheetRequest& request);

protected:
    /// Head and device, watched from here on.
    void begin(Form& form, const char* title, const char* icon, const char* send);
    [[nodiscard]] const DeviceId& id() const { return m_id; }
    [[nodiscard]] const Device& device() const { return m_device; }
    [[nodiscard]] const std::string& hint() const { return m_hint; }

private:
    DeviceId m_id;
    std::string m_hint; ///< of the request
    Device m_device;
};

} // namespace dongbo::present
