#pragma once

#include "core/register/corrections/changes.h"
#include "gui/present/shell.h"

#include <string>
#include <vector>

namespace dongbo::present {

/// What Shell::act does, for any shell: runs the use case, shows what came of it as a banner (with
/// undo where there is something to take back), gives problems to `onProblems` (those no field
/// stands for come as a banner too when it is empty), announces the change. True when it was done.
bool actOn(Shell& shell, const std::function<Checked<Shell::Done>()>& useCase,
           const std::function<void(const Problems&)>& onProblems);

/// The same, whoever acts: for the one change made before anybody is known, that of becoming known.
bool actUnasked(Shell& shell, const std::function<Checked<Shell::Done>()>& useCase,
                const std::function<void(const Problems&)>& onProblems);
/// Whether somebody acts; else asks who, and does `then` once that is known.
bool isKnownOrAsked(Shell& shell, std::function<void()> then);

/// Runs the use case only if, under its write lock, things stand as the person saw them. When they
/// do not, `stands` has told the form, nothing is written, and there are no problems to show.
[[nodiscard]] Checked<Shell::Done>
actIfStands(Session& session, const std::function<bool()>& stands,
            const std::function<Checked<Shell::Done>()>& useCase);

/// Announces a change that was committed elsewhere (in a worker) and says what was done; `failures`
/// came after the commit. False when the register's file has gone meanwhile.
bool tellChanged(Shell& shell, const Shell::Done& done, std::vector<Error> failures);

using WriteProgress = std::function<void(std::size_t done, std::size_t all)>;
/// Writes in a worker, on a connection of its own, with progress in the strip under that title;
/// when somebody stops it nothing is written, as `stoppedHelp` then says. `then` runs on the GUI
/// thread once `work` has returned; what was committed it announces with tellChanged.
void writeInWorker(Shell& shell, std::string title,
                   std::function<void(Register&, const WriteProgress&)> work,
                   std::function<void()> then, std::string stoppedHelp);

/// Logs what listeners threw and says in one banner that what is shown may be out of date.
void reportListenerFailures(Shell& shell, const std::vector<Error>& failures);

/// A worker could not read what is to be shown: says so, never as if a change had failed. With the
/// register's file gone, that is what is told.
void tellReadingFailed(Shell& shell, const Error& error);

/// A read of the open register met a damaged page: from now on it is only read (Session::damage),
/// and whoever follows the session says so. False when the error says nothing of that, or nothing
/// new.
bool noticeDamage(Session& session, const Error& error);

/// The register's file is not at its path any more: says so and offers to save a copy of what is
/// still open.
void tellFileLost(Shell& shell);
/// Asks where, and writes a checked copy of the open register there.
void saveCopy(Shell& shell);

/// A failed world as a banner: what, and what to do next.
[[nodiscard]] BannerText bannerOf(const Session& session, const Error& error);

/// Takes a change-set back as one use case, for that reason. When records rest on it, names them
/// and asks whether they go along or stay; nothing is written before the answer. A large change-set
/// is taken back in a worker, with progress, and can be stopped: nothing is written then.
void undoWithQuestion(Shell& shell, const ChangeSetId& changeSet, const std::string& reason = {});
/// The same with the answer known: what rests on it goes along (Take) or stays (Keep).
void undoBy(Shell& shell, const ChangeSetId& changeSet, journal::DependantRule rule,
            const std::string& reason);
/// Lets a change-set that was taken back count again. When it rests on others that are undone,
/// names them and asks whether they come back too; nothing is written before the answer.
void redoAgain(Shell& shell, const ChangeSetId& changeSet, const std::string& reason = {},
               journal::BasisRule rule = journal::BasisRule::Refuse);
/// The dependants' titles, one a line; those past the first few are only counted.
[[nodiscard]] std::string namesOf(const Session& session,
                                  const std::vector<journal::Dependant>& dependants);

} // namespace dongbo::present
