#pragma once

#include "gui/present/frame/undo_steps.h"
#include "gui/present/place.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"

#include <map>
#include <optional>
#include <string>

namespace dongbo::present {

/// What the frame around the screens says of the register: ready text.
struct FrameFacts
{
    std::string office;      ///< "Huyện Vụ Bản"; the file's name when no unit is known
    bool isSample = false;   ///< an invented district, whose day is its own
    std::string person;      ///< who acts; else that nobody was chosen yet
    std::string initials;    ///< "VH"; "?" for nobody
    bool asksPerson = false; ///< nobody was chosen: nothing can be written before
    std::string backup;      ///< "Sao lưu 10/05/2024", or what is wrong with the backups
    bool backupWarns = false;
    std::string backupDetail; ///< when exactly and where, or why it failed
    std::string saved;        ///< "Đã lưu lúc 15:19"; empty when nothing was ever written

    struct Count
    {
        std::string text;   ///< "372"
        bool waits = false; ///< something there waits for this person: drawn as a badge
    };
    std::map<ScreenName, Count> counts; ///< absent: nothing to say

    std::optional<UndoStep> undo; ///< what would be taken back; never of a past day
    std::optional<UndoStep> redo;
};

/// Of that register, or of a past one.
[[nodiscard]] FrameFacts frameFacts(Register& reg, Language language);
/// First letters of the first and the last word: "Vũ Thị Hạnh" → "VH".
[[nodiscard]] std::string initialsOf(std::string_view name);

/// Keeps the facts of the register that is shown up to date: a worker reads them after each change,
/// so that counting a million devices never holds the window up.
class FrameFactsReader
{
public:
    explicit FrameFactsReader(Shell& shell);

    /// As they were last read; empty when no register is open.
    [[nodiscard]] const FrameFacts& facts() const { return m_facts; }
    /// Reads them again.
    void refresh();
    /// facts() are others now.
    Signal<> changed;

private:
    /// The session's own part: who acts, what that one may take back, damage.
    void fitSession();

    Shell& m_shell;
    FrameFacts m_facts;
    RegisterReader m_reader;
    Connection m_onSwitch;
    Connection m_onPerson;
};

} // namespace dongbo::present
