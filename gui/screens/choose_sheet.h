#pragma once

#include "gui/present/choosing.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/sheet.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"

#include <memory>
#include <string>

namespace dongbo::gui {

/// The forms that ask for one thing of many: who acts, which record is to be corrected. A text that
/// narrows, and the list under it; arrows walk it while one types. Windows: "choose.text",
/// "choose.rows", "choose.extra".
class ChooseSheet final : public Sheet, private present::ChoosingView
{
public:
    ChooseSheet(wxWindow* parent, present::Shell& shell, const present::SheetRequest& request);

    [[nodiscard]] std::string title() const override { return shown().title; }
    [[nodiscard]] std::string caption() const override { return shown().caption; }
    [[nodiscard]] std::string icon() const override { return shown().icon; }
    [[nodiscard]] std::vector<SheetButton> buttons() const override;
    void press(std::string_view buttonId) override;
    void commit() override;
    [[nodiscard]] std::string draft() const override { return {}; }
    void restore(std::string_view /*draft*/) override {}
    [[nodiscard]] wxWindow* firstField() override;

private:
    void showChoosing(const present::Choosing& choosing) override;
    [[nodiscard]] const present::Choosing& shown() const { return m_presenter->choosing(); }
    bool walk(const wxKeyEvent& event);

    std::unique_ptr<present::ChoosingPresenter> m_presenter;
    TextField* m_text; // these owned by this window
    RowList* m_rows;
    Words* m_more;
    TextField* m_extra;
    FormNote* m_note;
};

} // namespace dongbo::gui
