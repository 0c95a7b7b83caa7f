#pragma once

#include "gui/present/devices/device_form_presenter.h"
#include "gui/screens/field_ask.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/sheet.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/frame/card.h"

#include <map>
#include <memory>
#include <string>

class wxBoxSizer;
class wxSizer;

namespace dongbo::gui {

/// Add, edit, transfer, dispose, replace, give custody: one control an answer of the presenter's
/// form. Windows: "device_form.<answer>".
class DeviceFormSheet final : public Sheet, private present::DeviceFormView
{
public:
    DeviceFormSheet(wxWindow* parent, present::Shell& shell, const present::SheetRequest& request);

    [[nodiscard]] std::string title() const override { return m_presenter.form().title; }
    [[nodiscard]] std::string icon() const override { return m_presenter.form().icon; }
    [[nodiscard]] std::vector<SheetButton> buttons() const override;
    void press(std::string_view /*buttonId*/) override {}
    void commit() override { static_cast<void>(m_presenter.send()); }
    [[nodiscard]] std::string draft() const override { return m_presenter.draft().text(); }
    void restore(std::string_view draft) override;
    [[nodiscard]] wxWindow* firstField() override;
    void point(const present::RecordRef& record) override { m_presenter.point(record); }

private:
    /// The control of an answer; exactly one of them is there.
    struct Control
    {
        Field* field = nullptr;
        SearchField* search = nullptr; ///< also in `field`
        ChoiceField* choice = nullptr;
        Words* heading = nullptr; ///< over it and those after it
        std::shared_ptr<FieldAsk> ask;
    };

    void showForm(const present::DeviceForm& form, bool isOther) override;
    void focusOn(const std::string& field) override;
    void rebuild(const present::DeviceForm& form);
    void addAsk(const present::Answer& answer, Control& control);
    Control make(const present::Answer& answer);
    /// Puts the control at the end of the form, beside the one before when both are short.
    void place(wxWindow* control, const present::Answer& answer);
    void show(const present::Answer& answer, Control& control);
    void offer(const present::Answer& answer, Control& control);
    /// What there is to choose from before anything is typed.
    void offerAtOnce(const std::string& name);

    present::DeviceFormPresenter m_presenter;
    wxBoxSizer* m_fields = nullptr;
    wxSizer* m_line = nullptr; ///< of two short answers, while it has room
    ChosenThing* m_subject = nullptr;
    FormNote* m_notice = nullptr;
    FormNote* m_consequences = nullptr;
    std::map<std::string, Control> m_controls; // owned by this window
    std::string m_typing;                      ///< the answer a person is typing right now
};

} // namespace dongbo::gui
