#include "gui/main/commands/file_commands.h"

#include "core/register/backups.h"
#include "core/text/dates.h"
#include "gui/main/program.h"
#include "gui/main/window_shell.h"
#include "gui/present/acting.h"

namespace dongbo::gui {

namespace {

std::vector<present::Prompts::FileKind> registerKinds(const present::Session& session)
{
    return {{session.say("gui.kind_register"), "*.dongbo"}, {session.say("gui.kind_any"), "*"}};
}

} // namespace

void openRegisterByDialog(WindowShell& shell, Program& program)
{
    const auto& session = shell.session();
    const auto files = shell.prompts().filesToOpen(session.say("gui.open_title"),
                                                   registerKinds(session), /*several=*/false);
    if (!files.empty()) {
        program.openRegister(files.front());
    }
}

void backUpByDialog(WindowShell& shell)
{
    auto& session = shell.session();
    const auto target = shell.prompts().fileToSave(
        session.say("gui.backup_title"), registerKinds(session),
        session.path().stem().string() + "-" + isoText(session.today()) + ".dongbo");
    if (!target) {
        return;
    }
    present::JobSpec job;
    job.title = session.say("gui.backing_up");
    job.work = [from = session.openForWorker(present::Session::WorkerAccess::Read),
                target = *target](present::JobContext&) {
        auto reg = from.open();
        backupTo(reg, target);
    };
    job.done = [&shell, target = *target](const present::JobEnd& end) {
        if (end.error) {
            shell.banner(present::bannerOf(shell.session(), *end.error));
            return;
        }
        shell.banner({present::BannerTone::Ok,
                      shell.session().say("gui.backed_up"),
                      target.string(),
                      {},
                      {}});
    };
    shell.jobs().start(std::move(job));
}

} // namespace dongbo::gui
