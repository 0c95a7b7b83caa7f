#pragma once

#include "cli/command_line.h"
#include "core/register/maintenance/work_orders.h"

#include <string>

/// What the verbs of `maintenance` share.
namespace dongbo::cli::commands {

/// A turn of maintenance as it is named: an order's number, or a device's code with or without the
/// plan.
struct TurnWords
{
    std::string which, plan;
};
/// Throws {Usage}: neither an order nor a device is called so, or an order has the plan it has.
[[nodiscard]] WorkTarget targetOf(Register& reg, const TurnWords& words);
[[nodiscard]] std::string dueStateText(const Context& context, const DueWork& work);
void printDue(const Context& context, const std::vector<DueWork>& works, Date today);

/// open, open-due, do, acknowledge, snooze, cancel.
void addWorkOrders(Noun& maintenance);
/// batteries, power, watch: what the rooms are like.
void addRoomUpkeep(Noun& maintenance);

} // namespace dongbo::cli::commands
