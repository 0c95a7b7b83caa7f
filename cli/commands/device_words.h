#pragma once

#include "cli/command_line.h"
#include "core/register/register.h"

#include <string>

namespace dongbo::cli::commands {

/// The options that fill a device's fields, shared by add and replace --create.
struct DeviceWords
{
    std::string type, name, code, maker, model, serial, specs, specText;
    std::string cost, acquired, inUseYear, inUseDate, warrantyUntil, assetClass;
    std::string fundingSource, supplier, custodian;
    std::string condition, use, conditionText;
    std::string quantity, measure, yearMade, country, documentNo, location, notes;
};

void addDeviceWords(Verb& verb, DeviceWords& words);

/// Gives the device what was typed; fields without a word stay. Adds a Problem for what cannot be
/// meant; throws {Usage} for an unknown custodian.
void applyDeviceWords(const Context& context, Register& reg, const DeviceWords& words,
                      Device& device, Problems& problems);

} // namespace dongbo::cli::commands
