#pragma once

#include "gui/present/frame/restore_offer.h"
#include "gui/present/shell.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A list of units a new register may begin with.
struct UnitListChoice
{
    std::string name;  ///< what Register::init takes; empty: none
    std::string title; ///< "Huyện Vụ Bản, Nam Định (2021)"
};

/// What a new register is to be, as a person answers it.
struct FirstRunAnswers
{
    std::string unitList; ///< empty: none
    std::string name;     ///< of the register
    std::string unit;     ///< whose it is, one of the list by name; may be empty
    std::string person;   ///< the name of whoever sits here

    bool operator==(const FirstRunAnswers&) const = default;
};

/// What the first page shows.
class FirstRunView
{
public:
    virtual ~FirstRunView() = default;
    /// The three doors.
    virtual void showDoors() = 0;
    /// The questions before a register is made, with what is proposed. `lists`: the files that are
    /// imported afterwards; empty for an empty register.
    virtual void showQuestion(const std::vector<UnitListChoice>& choices,
                              const FirstRunAnswers& proposed,
                              const std::vector<std::filesystem::path>& lists) = 0;
    /// Another list of units was chosen: whose register it is then most likely.
    virtual void showUnit(const std::string& proposed) = 0;
    /// Beside the answer: "name", "unit", "person".
    virtual void showProblem(const std::string& answer, const std::string& sentence) = 0;
    /// A register that cannot be opened any more.
    virtual void showRestore(const RestoreOffer& offer) = 0;
};

/// Where somebody begins who has no register yet: the sample, lists of their own, an empty one; or
/// a backup of one that cannot be opened any more.
class FirstRunPresenter
{
public:
    /// Opens a register in the window; false when that failed and a banner says why.
    using Open = std::function<bool(const std::filesystem::path&)>;

    FirstRunPresenter(Shell& shell, FirstRunView& view, Open open);

    /// Opens the sample register of this account; makes it first, in a worker, when there is none.
    void openSample();
    /// Asks for the files, then for what the register is to be.
    void chooseLists();
    /// The same for files that are known: dropped on the window.
    void takeLists(std::vector<std::filesystem::path> lists);
    void makeEmpty();
    /// Back to the doors.
    void back();
    /// The answers to showQuestion: makes the register and opens it for whom they name; lists lead
    /// to the import. All three can be changed later.
    void make(const FirstRunAnswers& answers);
    /// Another list of units is chosen; `unit` is what stands there now.
    void chooseUnits(const std::string& unitList, const std::string& unit);
    /// Units of the list whose names hold the words typed so far.
    [[nodiscard]] std::vector<std::string> suggestUnits(const std::string& unitList,
                                                        const std::string& typed);

    void offerRestore(const std::filesystem::path& file);
    /// Puts the backup in the place of the register that is offered, once it is tried and the
    /// person agrees, and opens it.
    void restore(const std::filesystem::path& backup);
    /// The same with a backup that is asked for.
    void restoreOther();
    /// The register that is offered to be restored.
    [[nodiscard]] const std::optional<std::filesystem::path>& offered() const { return m_offered; }

    [[nodiscard]] static std::filesystem::path samplePath();

private:
    void ask();
    [[nodiscard]] bool check(const FirstRunAnswers& answers);
    /// The units of a list, the top one first; none for no list.
    [[nodiscard]] const std::vector<std::string>& unitsOf(const std::string& unitList);
    void opened(const std::filesystem::path& file);

    Shell& m_shell;
    FirstRunView& m_view;
    Open m_open;
    std::vector<std::filesystem::path> m_lists;
    std::optional<std::filesystem::path> m_offered;
    std::map<std::string, std::vector<std::string>> m_units; ///< of the lists asked for so far
    LatestJob m_job;
};

/// Where a register of that name goes: the usual place for the first of this account, else a file
/// named after it ("Huyện Vụ Bản" → huyen-vu-ban.dongbo), numbered when that is taken.
[[nodiscard]] std::filesystem::path fileForRegister(const std::filesystem::path& folder,
                                                    std::string_view name);

} // namespace dongbo::present
