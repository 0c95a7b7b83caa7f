#pragma once

#include "gui/present/forms/form_presenter.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/forms/form_control.h"
#include "gui/screens/sheet.h"
#include "gui/widgets/frame/card.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

class wxBoxSizer;

namespace dongbo::gui {

/// Every form of the window: one control a field of the presenter's form, in its order. Windows:
/// "form.<field>", see FormControl; "form.subject", "form.notice", "form.consequences".
class FormSheet final : public Sheet, private present::FormView
{
public:
    FormSheet(wxWindow* parent, present::Shell& shell, const present::SheetRequest& request);

    [[nodiscard]] std::string title() const override { return form().title; }
    [[nodiscard]] std::string caption() const override { return form().caption; }
    [[nodiscard]] std::string icon() const override { return form().icon; }
    [[nodiscard]] present::Tone tone() const override { return form().tone; }
    [[nodiscard]] std::vector<SheetButton> buttons() const override;
    void press(std::string_view buttonId) override;
    void commit() override { m_presenter.send(); }
    [[nodiscard]] std::string draft() const override { return m_presenter.answers().text(); }
    void restore(std::string_view draft) override;
    [[nodiscard]] wxWindow* firstField() override;
    void point(const present::RecordRef& record) override { m_presenter.point(record); }

private:
    [[nodiscard]] const present::Form& form() const { return m_presenter.form(); }
    void showForm(const present::Form& form) override;
    void focusOn(const std::string& field) override;
    /// Makes controls for new fields and takes away those not asked for any more; true when there
    /// were any.
    bool makeControls(const present::Form& form);
    void place(const present::Form& form);
    void placeField(const present::FormField& field, int gap, wxSizer*& line);
    void placeConsequences();

    present::FormPresenter m_presenter;
    wxBoxSizer* m_fields = nullptr;   // owned by this window's sizer
    ChosenThing* m_subject = nullptr; // owned by this window, as all below
    FormNote* m_notice = nullptr;
    FormNote* m_consequences = nullptr;
    Words* m_required = nullptr; ///< what the mark of required fields means
    std::map<std::string, std::unique_ptr<FormControl>> m_controls;
    std::map<std::string, Words*> m_headings; ///< by the field they stand over
    std::string m_focus;                      ///< the field that has or gets the keyboard
};

} // namespace dongbo::gui
