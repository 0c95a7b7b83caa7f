#pragma once

#include "core/register/faults/faults.h"
#include "core/register/papers/attachments.h"
#include "gui/present/devices/device_picker.h"
#include "gui/present/faults/fault_proposal.h"
#include "gui/present/forms/record_form.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// A report of a fault, new or to be completed: reportFaultForm.
class ReportForm final : public RecordForm
{
public:
    static constexpr std::size_t mostSymptoms = 8; ///< keys 1 to 8
    /// Sent so, a place and a word are enough; the rest is completed later.
    static constexpr const char* unfinished = "later";

    ReportForm(Shell& shell, const SheetRequest& request);

    void build(Form& form) override;
    void update(Form& form, std::string_view changed) override;
    [[nodiscard]] std::vector<FormChoice> offers(const Form& form, const FormField& field) override;
    [[nodiscard]] std::optional<FormChoice> choiceFor(const FormField& field,
                                                      const RecordRef& record) override;
    void press(Form& form, std::string_view field, const std::string& key) override;
    void onRegisterChanged(Form& form) override;

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override;
    void complete(const Form& form, Values& wanted) const override;

private:
    // The form's parts, in its order.
    void askWhat(Form& form);
    void askHow(Form& form);
    void askSeverity(Form& form);
    void askRest(Form& form);
    /// What the request knows already.
    void fillFrom(Form& form);

    // What is reported: a device, or the line, power, light or room of a site.
    [[nodiscard]] std::optional<FaultSubject> subject(const Form& form) const;
    [[nodiscard]] std::vector<DeviceChoice> devicesNearby(const std::string& typed) const;
    void chooseRoom(Form& form);
    /// Symptoms, quick tries and the line about what was chosen.
    void showSubject(Form& form, const std::optional<FaultSubject>& about);
    /// Severity, duplicate and consequences, from what is reported and how.
    void assess(Form& form, const std::optional<FaultSubject>& about);

    /// A name that is no officer's: it goes into the notes.
    [[nodiscard]] bool isUnknownReporter(const Form& form) const;
    [[nodiscard]] std::string notesOf(const Form& form) const;
    /// The notes end with what was tried and who reported.
    [[nodiscard]] bool hasMoreNotes(const Form& form) const;

    [[nodiscard]] Checked<Shell::Done> report(Form& form, checks::IfUnlikely ifUnlikely);
    [[nodiscard]] Checked<Shell::Done> completeReport(Form& form, checks::IfUnlikely ifUnlikely);
    [[nodiscard]] Checked<Shell::Done> addToDuplicate(Form& form, checks::IfUnlikely ifUnlikely);
    void addFiles(Form& form);

    SheetRequest m_request;
    std::optional<DeviceId> m_nearDevice; ///< looked at beside the form
    std::optional<SiteId> m_nearSite;
    std::string m_shownSubject; ///< the key the symptoms and tries were shown for
    std::optional<FaultId> m_duplicate;
    std::vector<FileDraft> m_files;
};

} // namespace dongbo::present
