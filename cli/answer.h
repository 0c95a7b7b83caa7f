#pragma once

#include "cli/context.h"
#include "cli/json/values.h"
#include "core/register/base/checks.h"

#include <string>
#include <vector>

namespace dongbo::cli {

/// The answer for scripts: one object; its lists stand one element a line, so that long ones can be
/// read as they come.
void printJson(const Context& context, const Json& answer);

/// Rows for a spreadsheet (RFC 4180, UTF-8 with a byte order mark, so that it opens with the right
/// letters). Text that would be taken for a formula gets an apostrophe in front.
class CsvList
{
public:
    explicit CsvList(const Context& context);
    void row(const std::vector<std::string>& cells);
    /// The values of the members named, in that order; null is empty.
    void row(const std::vector<std::string>& members, const Json& record);

private:
    std::ostream& m_out;
};

/// `{"<name>":[…]}`, written element by element: nothing is held.
class JsonList
{
public:
    JsonList(const Context& context, const char* name);
    JsonList(const JsonList&) = delete;
    JsonList& operator=(const JsonList&) = delete;
    void add(const Json& record);
    void finish();

private:
    std::ostream& m_out;
    bool m_isFirst = true;
};

/// A list as `{"<name>":[…]}` or as csv with the members named as columns; false when the format
/// is text and the caller shows it to people.
bool printList(const Context& context, const char* name, const Json& records,
               const std::vector<std::string>& csvMembers);

/// What a writing command answers: what was done in a sentence and how to take it back, or
/// `{"<noun>":{…},"change_set"}`. Refuses --format csv before anything is written: see refuseCsv.
Exit answerWritten(const Context& context, Register& reg, const char* noun, const Json& record,
                   const ChangeSetId& changeSet);

/// What a person should know although it is done, a line each on standard error.
void printWarnings(const Context& context, const Problems& warnings);
/// What --yes means to a use case that asks about unlikely entries.
[[nodiscard]] checks::IfUnlikely ifUnlikely(bool saidYes);

/// Throws {Usage}: this command has no list to give as csv.
void refuseCsv(const Context& context);

/// The number people know it by, in text; "–" when there is none.
[[nodiscard]] std::string orDash(const std::string& text);
[[nodiscard]] std::string shownDay(const std::optional<Date>& day);
[[nodiscard]] std::string shownMoment(const std::optional<Instant>& moment);
[[nodiscard]] std::string shownMoney(const Context& context, const std::optional<Money>& amount);

} // namespace dongbo::cli
