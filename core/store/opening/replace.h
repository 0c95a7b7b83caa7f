#pragma once

#include "core/domain/time.h"
#include "core/store/health/backup.h"

#include <filesystem>

namespace dongbo::store {

struct Replacement
{
    Date day{};         ///< of the name under which the old register is kept
    CheckDraft prepare; ///< may still change the new register, a closed file of the newest schema
    CopyProgress progress;
    int waitMs = 5'000; ///< for somebody who is just opening the register
};

/// Puts a backup in the place of a register, in one step of the system: until then the old one
/// stands there whole, afterwards the new one, whatever stops the program in between. What was
/// prepared and not finished is cleared away when the register is opened next. Refuses while
/// anybody has the register open; keeps the old file as "<name>.before-restore-<day>". A symbolic
/// link stays and leads to the new register. Throws {NotFound}, {NotARegister}, {NewerSchema},
/// {Locked}, {Corrupt}, {Full}; then the register is what it was. Gives the name under which the
/// old register was kept, empty when there was none.
std::filesystem::path replaceFile(const std::filesystem::path& backup,
                                  const std::filesystem::path& path,
                                  const Replacement& replacement);

} // namespace dongbo::store
