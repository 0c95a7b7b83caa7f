#pragma once

#include "gui/present/choosing.h"
#include "gui/present/settings.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace dongbo::present {

// Who acts in a register: one of its officers, chosen by a person and remembered for that file on
// this machine. Never taken from the machine's account.

/// The officer's id, or a name; empty: nobody was chosen there yet.
[[nodiscard]] std::string rememberedPerson(const Settings& settings,
                                           const std::filesystem::path& file);
void rememberPerson(Settings& settings, const std::filesystem::path& file,
                    std::string_view officer);
/// Opens the register for whom was chosen there, for nobody when that is nobody of it. Throws what
/// Session::open throws.
void openAsRemembered(Session& session, const Settings& settings,
                      const std::filesystem::path& file);

/// The form "Tôi là ai": the officers of the register, narrowed while typing; whoever is not among
/// them is added under the name that was typed.
class PersonPresenter final : public ChoosingPresenter
{
public:
    static constexpr std::size_t mostRows = 60;

    PersonPresenter(Shell& shell, ChoosingView& view);

    void open(const SheetRequest& request) override;
    void type(const std::string& text) override;
    bool send() override;
    /// The acting person's own record, to be corrected.
    void pressSide() override;

private:
    void chosenIsOther() override;
    void list();
    /// Adds who was typed; nothing when that could not be done.
    [[nodiscard]] std::optional<OfficerId> add();

    Shell& m_shell;
    std::string m_unitTitle;
    std::optional<UnitId> m_unit; ///< whose register it is: where somebody new belongs at first
    Connection m_changed;
};

} // namespace dongbo::present
