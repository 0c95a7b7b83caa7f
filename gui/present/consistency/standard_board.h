#pragma once

#include "core/register/planning/standard_revisions.h"
#include "gui/present/session.h"
#include "gui/present/shell.h"
#include "gui/present/signal.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::present {

/// One line of a draft.
struct BoardLine
{
    std::optional<std::size_t> base; ///< into StandardBoard::base(); absent: an added line
    StandardLine line;
    bool isTakenOut = false;
};

/// A standard that somebody is writing: what it was made from, and the lines as they stand. Nothing
/// is in the register before save(). Outlives screens and forms that show it (Shell::kept).
class StandardBoard
{
public:
    /// The one of this window; made at the first need.
    [[nodiscard]] static std::shared_ptr<StandardBoard> of(Shell& shell);

    /// Begins anew with a set of the register, to be corrected or replaced by a new version.
    void openSet(Register& reg, const StandardSetId& set);
    /// Begins a set that is not there yet.
    void openNew(StandardDraft draft);
    void close();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] const std::optional<StandardSetId>& baseSet() const { return m_base; }
    [[nodiscard]] const StandardSet& setBefore() const { return m_setBefore; }
    [[nodiscard]] const std::vector<StandardLine>& base() const { return m_baseLines; }
    [[nodiscard]] const StandardSet& set() const { return m_set; }
    [[nodiscard]] const std::vector<BoardLine>& rows() const { return m_rows; }
    /// The lines that ask for something, with what is being tried; `rows`: where each stands.
    [[nodiscard]] std::vector<StandardLine> lines(std::vector<std::size_t>* rows = nullptr) const;
    [[nodiscard]] bool isChanged() const;
    /// Whether saving makes a version of its own: the first day is another than that of the set it
    /// was made from.
    [[nodiscard]] bool isNewVersion() const;

    void setHead(StandardSet set);
    /// `row` past the last: adds the line.
    void setLine(std::size_t row, StandardLine line);
    /// Shows the line as if it were set, until it is set or dropped; for what is being typed.
    void tryLine(std::size_t row, StandardLine line);
    void dropTrial();
    /// The line asks for nothing from now on, or does again; an added one goes.
    void takeOut(std::size_t row);
    void putBack(std::size_t row);
    /// The field as it was in the version this was made from.
    void revert(std::size_t row, const std::string& field);
    /// Everything as it began.
    void revertAll();

    /// Writes it: a new set, a new version from its first day, or corrections of the one that
    /// holds. Afterwards the board stands on what was written.
    [[nodiscard]] Checked<Written<StandardSetId>> save(Register& reg, const std::string& reason);

    /// A line, the head, or what is being tried is another.
    Signal<> changed;

private:
    [[nodiscard]] std::vector<CorrectedLine> corrections() const;

    bool m_isOpen = false;
    std::optional<StandardSetId> m_base;
    StandardSet m_setBefore;
    std::vector<StandardLineId> m_baseIds;
    std::vector<StandardLine> m_baseLines;
    StandardSet m_set;
    std::vector<BoardLine> m_rows;
    std::optional<std::pair<std::size_t, StandardLine>> m_trial;
};

} // namespace dongbo::present
