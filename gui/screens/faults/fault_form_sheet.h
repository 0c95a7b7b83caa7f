#pragma once

#include "gui/present/form_presenter.h"
#include "gui/screens/field_ask.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/sheet.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/frame/card.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

class wxBoxSizer;

namespace dongbo::gui {

/// The forms of a fault's life and those that correct a record, whatever they ask: one control a
/// field of the presenter's form. Windows: "form.<field>".
class FaultFormSheet final : public Sheet, private present::FormView
{
public:
    FaultFormSheet(wxWindow* parent, present::Shell& shell, const present::SheetRequest& request);

    [[nodiscard]] std::string title() const override { return m_presenter->form().title; }
    [[nodiscard]] std::string caption() const override { return m_presenter->form().detail; }
    [[nodiscard]] std::string icon() const override { return m_icon; }
    [[nodiscard]] std::vector<SheetButton> buttons() const override;
    void press(std::string_view /*buttonId*/) override {}
    void commit() override;
    [[nodiscard]] std::string draft() const override;
    void restore(std::string_view draft) override;
    [[nodiscard]] wxWindow* firstField() override;

private:
    /// The control of a field; one of these is there.
    struct Control
    {
        Field* field = nullptr;
        SearchField* search = nullptr; ///< also in `field`
        ChipBar* choices = nullptr;
        CheckBox* check = nullptr;
        Words* words = nullptr; ///< of a fact, or under a choice or box
        std::shared_ptr<FieldAsk> ask;
    };

    void showForm(const present::Form& form) override;
    void focusOn(const std::string& field) override;
    void build(const present::Form& form);
    Control make(const present::FormField& field);
    void addAsk(const present::FormField& field, Control& control);
    void show(const present::FormField& field, Control& control);

    std::unique_ptr<present::FormPresenter> m_presenter;
    wxBoxSizer* m_all = nullptr;
    wxBoxSizer* m_pair = nullptr; ///< a line with room for a second short field
    ChosenThing* m_subject = nullptr;
    FormNote* m_notice = nullptr;
    FormNote* m_consequences = nullptr;
    std::map<std::string, Control> m_controls; // owned by this window
    std::vector<std::string> m_order;
    std::string m_offered;
    std::string m_typing; ///< the field a person is typing right now
    std::string m_icon;
};

} // namespace dongbo::gui
