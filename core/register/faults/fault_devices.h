#pragma once

#include "core/journal/write/journal.h"
#include "core/register/base/register.h"

// Inside core/register only.

namespace dongbo::fault_devices {

// What the end of a fault says of its device. While a fault is open nothing is written: that a
// device is broken or under repair then follows from the fault (core/planning/fault_rules.h).
// Inside the use case's UnitOfWork.

/// After the fault was fixed: a device of which *broken* was stated is stated to be as before (as
/// the fault remembers, else as the journal does, else good), unless another fault of it is open.
/// Version 0.2 stated *under repair* when a repair began: the use from before is stated again.
void stateFixed(Register& reg, journal::Action& action, const FaultId& id, const Fault& fault);
/// After nobody could repair it: the device is stated to be broken; the fault remembers as what it
/// was stated before.
void stateUnrepairable(Register& reg, journal::Action& action, const FaultId& id,
                       const Fault& fault);
/// A report that was wrong about the device or how bad it is: takes back the *broken* that version
/// 0.2 wrote with it. What a person or a list stated stays.
void takeBackReport(Register& reg, journal::Action& action, const FaultId& id, const Fault& fault);

/// Refuses a step of a fault whose device has left the books: throws {Refused, "device.gone"}.
void requireDeviceInBooks(Register& reg, const Fault& fault);

} // namespace dongbo::fault_devices
