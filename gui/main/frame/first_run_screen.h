#pragma once

#include "gui/present/frame/first_run.h"
#include "gui/screens/screen.h"

#include <functional>
#include <vector>

namespace dongbo::gui {

class Card;
class ChoiceCards;
class SearchField;
class TextField;

/// The whole window while no register is open: three doors and, behind two of them, one question;
/// or the backups of a register that cannot be opened.
class FirstRunScreen : public Screen, private present::FirstRunView
{
public:
    FirstRunScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override {}
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;
    [[nodiscard]] bool takeEscape() override;

private:
    void showDoors() override;
    void showQuestion(const std::vector<present::UnitListChoice>& choices,
                      const present::FirstRunAnswers& proposed,
                      const std::vector<std::filesystem::path>& lists) override;
    void showUnit(const std::string& proposed) override;
    void showProblem(const std::string& answer, const std::string& sentence) override;
    void showRestore(const present::RestoreOffer& offer) override;
    void start();
    void addFoot(wxSizer& column);
    [[nodiscard]] wxSizer* restoreRow(Card& card, const present::BackupChoice& backup,
                                      bool isNewest);
    /// The card alone, in the middle of the page.
    void centre(wxWindow* card);
    void addFields(Card& card, const present::FirstRunAnswers& proposed);
    void make();
    [[nodiscard]] std::string unitList() const;
    [[nodiscard]] bool isAsking() const { return m_name != nullptr; }

    present::FirstRunPresenter m_presenter;
    ChoiceCards* m_units = nullptr; // owned by this window while the question is shown
    TextField* m_name = nullptr;    // these too
    SearchField* m_unit = nullptr;
    TextField* m_person = nullptr;
};

} // namespace dongbo::gui
