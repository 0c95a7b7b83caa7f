#pragma once

#include "core/archive/envelope.h"
#include "core/domain/fields.h"

#include <optional>
#include <string_view>
#include <vector>

namespace dongbo::journal {

// What may be appended. One rule for what is written here (Action) and for what comes from
// elsewhere (Journal::receive, projectParked, verify), so that nothing gets into a journal that
// another office would refuse.

/// Operations written by this program bear this number; those below it were written before limits
/// and spelling were asked, and are held to their types only (dongbo::fits).
inline constexpr std::uint32_t strictSince = 2;
/// Bytes of an encoded payload; the schema says the same.
inline constexpr std::size_t mostPayload = 262'144;

/// Why the field must not be given the value, as a sentence with a gap {field}; nothing when it
/// may. Of a reference only the type is asked.
[[nodiscard]] std::optional<Message> flawOf(const Field& field, const Value& value);

/// Valid UTF-8 in normal form C without NUL.
[[nodiscard]] bool isCleanText(std::string_view text);

/// Throws Error{Bug, "journal.not_admitted"} for the first change that must not be written: unknown
/// or unordered field, a value with a flaw, a cell's wording that is no text. Of an operation that
/// will bear a number below strictSince only the types are asked.
void admit(const Kind& kind, const std::vector<archive::FieldChange>& changes,
           std::uint32_t schemaVersion = strictSince);
/// The error that admit throws; `why` is the code of a sentence.
[[nodiscard]] Error notAdmitted(std::string_view kind, std::string_view field,
                                const std::string& why);

} // namespace dongbo::journal
