#pragma once

#include "core/domain/message.h"
#include "core/journal/fold/replay.h"
#include "core/store/file/database.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dongbo::journal {

/// One thing that was looked at: "integrity", "schema", "search", "references", "attachments",
/// "chain", "replay", "node", "arrivals", "settings", and two that are always ok and whose findings
/// are hints only: "times" and "space".
struct Check
{
    std::string name; ///< also the last part of its sentence's code, "verify.<name>"
    bool ok = true;
    std::size_t problems = 0; ///< how many there are
    std::vector<Message>
        findings; ///< the first of them: each names a page, an operation or a record

    /// The findings on one line, for logs and JSON: "verify.record kind=device record=…
    /// field=cost".
    [[nodiscard]] std::string detail() const;
};

struct VerifyResult
{
    bool ok = true;
    std::string digest; ///< empty when the file could not be read to its end
    std::int64_t operations = 0;
    std::vector<Check> checks; ///< always all of them, in the order above
};

/// Looks at everything the file can be asked: is it sound as a database; is every node's chain
/// unbroken; is every record, with its stamps and its search words, what the journal says. Damage
/// is an answer, never an Error; only {Cancelled} from `progress` and std::bad_alloc are thrown on.
/// Writes nothing.
[[nodiscard]] VerifyResult verify(store::Database& database, const Progress& progress = {});

} // namespace dongbo::journal
