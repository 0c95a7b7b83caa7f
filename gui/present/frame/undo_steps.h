#pragma once

#include "core/domain/id.h"
#include "core/register/base/history.h"
#include "gui/present/shell.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One thing this person did, for the undo and redo buttons and their history.
struct UndoStep
{
    ChangeSetId changeSet;
    std::string what; ///< "Báo hỏng SC-2024-0017"
    std::string when; ///< "15:12" today, else "10/05/2024"
    bool isUndone = false;

    bool operator==(const UndoStep&) const = default;
};

/// What the acting person can take back and do again, read from the journal: so it is the same
/// after the program was closed. The register's first entry is not among them.
class UndoSteps
{
public:
    /// Of the window's register; there are none while nothing can be written.
    explicit UndoSteps(const Session& session);
    /// Of a worker's own connection, also one that only reads.
    UndoSteps(Register& reg, Language language)
        : m_register(&reg)
        , m_language(language)
    {}

    /// Newest first, at most `limit`.
    [[nodiscard]] std::vector<UndoStep> steps(std::size_t limit) const;
    /// The newest that stands.
    [[nodiscard]] std::optional<UndoStep> nextUndo() const;
    /// The one taken back last, unless the person has done something new since.
    [[nodiscard]] std::optional<UndoStep> nextRedo() const;

private:
    [[nodiscard]] const std::vector<journal::ChangeSummary>& newest() const;

    Register* m_register; ///< nullptr: there are none
    Language m_language;
    mutable std::optional<std::vector<journal::ChangeSummary>>
        m_newest; ///< two, nearly always enough
};

/// Takes nextUndo() back (asking first when others rest on it); nothing when there is none.
void undoLast(Shell& shell);
void redoLast(Shell& shell);

} // namespace dongbo::present
