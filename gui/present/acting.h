#pragma once

#include "gui/present/shell.h"

namespace dongbo::present {

/// What Shell::act does, for any shell: runs the use case, shows what came of it as a banner (with
/// undo where there is something to take back), gives problems to `onProblems` (those no field
/// stands for come as a banner too when it is empty), announces the change. True when it was done.
bool actOn(Shell& shell, const std::function<Checked<Shell::Done>()>& useCase,
           const std::function<void(const Problems&)>& onProblems);

/// A failed world as a banner: what, and what to do next.
[[nodiscard]] BannerText bannerOf(const Session& session, const Error& error);

/// Takes a change-set back as one use case. When records rest on it, asks whether they go along or
/// stay; nothing is written before the answer.
void undoWithQuestion(Shell& shell, const ChangeSetId& changeSet);

} // namespace dongbo::present
