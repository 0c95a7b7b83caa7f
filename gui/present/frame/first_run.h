#pragma once

#include "gui/present/shell.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A list of units a new register may begin with.
struct UnitListChoice
{
    std::string name;  ///< what Register::init takes; empty: none
    std::string title; ///< "Huyện Vụ Bản, Nam Định (2021)"
};

/// What the first page shows.
class FirstRunView
{
public:
    virtual ~FirstRunView() = default;
    /// The three doors.
    virtual void showDoors() = 0;
    /// The question before a register is made: which units, what the register is called. `lists`:
    /// the files that are imported afterwards; empty for an empty register.
    virtual void showQuestion(const std::vector<UnitListChoice>& choices, const std::string& name,
                              const std::vector<std::filesystem::path>& lists) = 0;
    /// Beside the name.
    virtual void showProblem(const std::string& sentence) = 0;
};

/// Where somebody begins who has no register yet: the sample, lists of their own, an empty one.
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
    /// The answer to showQuestion: makes the register and opens it; lists lead to the import.
    void make(const std::string& unitList, const std::string& name);

    [[nodiscard]] static std::filesystem::path samplePath();

private:
    void ask();
    void opened(const std::filesystem::path& file);

    Shell& m_shell;
    FirstRunView& m_view;
    Open m_open;
    std::vector<std::filesystem::path> m_lists;
    LatestJob m_job;
};

/// Where a register of that name goes: the usual place for the first of this account, else a file
/// named after it ("Huyện Vụ Bản" → huyen-vu-ban.dongbo), numbered when that is taken.
[[nodiscard]] std::filesystem::path fileForRegister(const std::filesystem::path& folder,
                                                    std::string_view name);

} // namespace dongbo::present
