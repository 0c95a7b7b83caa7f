#pragma once

#include "cli/context.h"
#include "core/register/base/register.h"
#include "importers/proposal/model/proposal.h"

namespace dongbo::cli::commands {

/// What importing a list does, for people: by sheet what was understood and what is wrong, then
/// what changes, what is gone, and the counts.
void printProposal(const Context& context, Register& reg, const importers::Proposal& proposal,
                   bool isDryRun);

} // namespace dongbo::cli::commands
