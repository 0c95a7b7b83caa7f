#pragma once

#include "gui/present/faults/report_fault_presenter.h"
#include "gui/screens/field_ask.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/sheet.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/frame/card.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

class wxBoxSizer;
class wxFlexGridSizer;

namespace dongbo::gui {

/// The sheet Báo hỏng: what, how, how bad; the rest has an answer already.
class ReportFaultSheet final : public Sheet, private present::ReportFaultView
{
public:
    ReportFaultSheet(wxWindow* parent, present::Shell& shell, const present::SheetRequest& request);

    [[nodiscard]] std::string title() const override;
    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::string icon() const override { return "triangle-alert"; }
    [[nodiscard]] present::Tone tone() const override { return present::Tone::Bad; }
    [[nodiscard]] std::vector<SheetButton> buttons() const override;
    void press(std::string_view buttonId) override;
    void commit() override;
    [[nodiscard]] std::string draft() const override;
    void restore(std::string_view draft) override;
    [[nodiscard]] wxWindow* firstField() override;
    void point(const present::RecordRef& record) override;

private:
    void showForm(const present::ReportForm& form) override;
    void focusOn(Spot spot) override;

    void buildWhat();
    void buildHow();
    void buildSeverity();
    void buildRest();
    void showWhat(const present::ReportForm& form);
    void showHow(const present::ReportForm& form);
    void showRest(const present::ReportForm& form);
    void showTries(const present::ReportForm& form);
    void showErrors(const present::ReportForm& form);
    /// Room for what is asked beside that field of the form, which stands last so far.
    void addAsk(const char* field, wxWindow* window, const std::string& spoken);
    [[nodiscard]] std::string say(const char* code) const;

    present::ReportFaultPresenter m_presenter;
    std::map<std::string, std::unique_ptr<FieldAsk>> m_asks;
    Spot m_spot = Spot::What;
    bool m_hasNotes = false;                      ///< the fields for notes and estimate are open
    bool m_isPlaced = false;                      ///< shown and laid out
    std::vector<present::DeviceChoice> m_offered; ///< under the first field now
    std::string m_offeredWho;                     ///< the same for the reporter
    wxBoxSizer* m_all = nullptr;
    FormNote* m_notice = nullptr;
    StepHead* m_what = nullptr;
    SearchField* m_search = nullptr;
    ChosenThing* m_chosen = nullptr;
    ChipBar* m_room = nullptr;
    StepHead* m_how = nullptr;
    KeyedAnswers* m_symptoms = nullptr;
    TextField* m_words = nullptr;
    FormNote* m_duplicate = nullptr;
    Button* m_addTo = nullptr;
    StepHead* m_bad = nullptr;
    ChoiceCards* m_severity = nullptr;
    TextField* m_moment = nullptr;
    SearchField* m_reporter = nullptr;
    CheckBox* m_inMeeting = nullptr;
    TextField* m_meeting = nullptr;
    Button* m_addPhoto = nullptr;
    Button* m_addNote = nullptr;
    ChipBar* m_files = nullptr;
    Words* m_filesProblem = nullptr;
    TextArea* m_notes = nullptr;
    MoneyField* m_estimate = nullptr;
    Card* m_triesCard = nullptr;
    wxFlexGridSizer* m_triesGrid = nullptr;
    std::vector<CheckBox*> m_tries; // owned by m_triesCard
    FormNote* m_consequences = nullptr;
};

} // namespace dongbo::gui
