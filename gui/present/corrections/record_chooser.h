#pragma once

#include "gui/present/choosing.h"

namespace dongbo::present {

/// The way to correct a record that no screen stands for: a unit, a repair shop or supplier, an
/// officer, a site. Narrowed while typing; the one that is chosen opens in the form that corrects.
/// One that is not there yet can be added from here.
class RecordChooser final : public ChoosingPresenter
{
public:
    static constexpr std::size_t mostRows = 60;

    RecordChooser(Shell& shell, ChoosingView& view);

    /// The hint says which kind: "kind=unit", "kind=vendor", "kind=officer", "kind=site".
    void open(const SheetRequest& request) override;
    void type(const std::string& text) override;
    bool send() override;
    /// Adds one that is not there.
    void pressSide() override;

private:
    void chosenIsOther() override;
    void list();
    void openInstead(const SheetRequest& request);

    Shell& m_shell;
    RecordKind m_kind = RecordKind::Unit;
    Connection m_changed;
};

/// The request for one of a kind.
[[nodiscard]] SheetRequest chooseToCorrect(RecordKind kind);

} // namespace dongbo::present
