#pragma once

#include "core/domain/time.h"
#include "gui/present/shell.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// What somebody has typed into a form, field by field, as one text that outlives the program:
/// Sheet::draft gives text(), Sheet::restore reads it.
class FormDraft
{
public:
    FormDraft() = default;
    /// Reads what text() wrote; anything else gives an empty draft.
    explicit FormDraft(std::string_view text);

    /// Fields that hold nothing are left out.
    void set(std::string_view field, std::string_view value);
    [[nodiscard]] const std::string& operator[](std::string_view field) const; ///< empty: not there
    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }
    /// Empty when there is nothing in it.
    [[nodiscard]] std::string text() const;

private:
    std::map<std::string, std::string, std::less<>> m_fields;
};

/// A half-filled form that was kept.
struct Draft
{
    SheetRequest request;
    std::string text;
    Instant at; ///< when it was kept
};

/// The drafts of this account, one file a register; at most one for each form and record. Writing
/// never throws: what cannot be kept is not kept.
class Drafts
{
public:
    explicit Drafts(std::filesystem::path folder);

    /// Replaces the draft of the same form and record; an empty text forgets it. On disk when it
    /// returns; cheap when nothing changed.
    void keep(const std::filesystem::path& registerFile, const Draft& draft);
    void forget(const std::filesystem::path& registerFile, const SheetRequest& request);
    /// Newest first. A file somebody else damaged gives none.
    [[nodiscard]] std::vector<Draft> of(const std::filesystem::path& registerFile) const;
    /// The text kept for that form and record; empty: none.
    [[nodiscard]] std::string textFor(const std::filesystem::path& registerFile,
                                      const SheetRequest& request) const;

private:
    [[nodiscard]] std::filesystem::path fileFor(const std::filesystem::path& registerFile) const;
    void write(const std::filesystem::path& registerFile, const std::vector<Draft>& drafts);

    std::filesystem::path m_folder;
};

} // namespace dongbo::present
