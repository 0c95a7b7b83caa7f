#pragma once

#include "core/register/base/edits.h"
#include "core/register/base/register.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// Whose register this is, as every title and heading shows it.
struct RegisterIdentity
{
    std::string name; ///< never empty: given, else the top unit's title, else the file's name
    std::optional<OfficeId> office; ///< absent: nobody has named the register yet
    std::optional<UnitId> unit;     ///< whose register it is
    std::string unitTitle;          ///< "huyện Vụ Bản"; empty when there is none
    std::string prefix;             ///< starts its fault and repair numbers; may be empty
    bool isSample = false;
    std::optional<Date> sampleDay; ///< the day a sample's history ends
};
[[nodiscard]] RegisterIdentity registerIdentity(Register& reg);

/// Edits name, unit and prefix of this register's office; as editDevice. Makes its record when the
/// register has none yet; what was seen then is what registerIdentity tells.
[[nodiscard]] Checked<Edited<OfficeId>> editOffice(Register& reg,
                                                   const std::vector<FieldEdit>& fieldEdits,
                                                   const std::string& reason,
                                                   OnConflict onConflict = OnConflict::WriteOthers);
/// The office's record as editOffice weighs it: what is written, else what registerIdentity tells.
[[nodiscard]] RegisterOffice officeOf(Register& reg);

/// Writes down the name a register of version 0.2 was shown under, so that later lists and units do
/// not change it; nothing when it has an office. A change-set of its own, which can be undone.
void nameOnce(Register& reg);

/// The prefix of this register's fault and repair numbers; may be empty.
[[nodiscard]] std::string officePrefix(Register& reg);

} // namespace dongbo
