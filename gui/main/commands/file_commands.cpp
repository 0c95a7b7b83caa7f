#include "gui/main/commands/file_commands.h"

#include "gui/main/frame/program.h"
#include "gui/main/frame/window_shell.h"

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

} // namespace dongbo::gui
