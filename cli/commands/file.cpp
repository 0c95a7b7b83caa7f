#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "core/register/changes.h"

#include <filesystem>
#include <memory>

namespace dongbo::cli::commands {

namespace {

Exit backup(const Context& context, const std::string& file)
{
    refuseCsv(context);
    auto reg = Register::open(context.registerPath, context.registerOptions());
    backupTo(reg, file);
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(file, ignored);
    if (context.isJson()) {
        printJson(context, {{"backup", {{"path", file}, {"bytes", bytes}, {"verified", true}}}});
        return Exit::Done;
    }
    *context.out << context.say("cli.backup_done", {{"path", file}}) << "\n";
    return Exit::Done;
}

Exit restore(const Context& context, const std::string& file)
{
    refuseCsv(context);
    const auto kept = restoreFrom(file, context.registerPath, context.registerOptions());
    if (context.isJson()) {
        printJson(context, {{"restore",
                             {{"path", context.registerPath.string()},
                              {"from", file},
                              {"kept", jsonOfName(kept.string())}}}});
        return Exit::Done;
    }
    *context.out << context.say("cli.restore_done",
                                {{"path", context.registerPath.string()}, {"from", file}})
                 << "\n";
    if (!kept.empty()) {
        *context.out << context.say("cli.restore_kept", {{"path", kept.string()}}) << "\n";
    }
    return Exit::Done;
}

} // namespace

void addFile(CommandLine& line)
{
    auto target = std::make_shared<std::string>();
    line.verb("backup", Effect::NoRegister)
        .argument("backup_file", *target)
        .run([target](const Context& context) { return backup(context, *target); });
    auto source = std::make_shared<std::string>();
    line.verb("restore", Effect::NoRegister)
        .argument("backup_file", *source)
        .run([source](const Context& context) { return restore(context, *source); });
}

} // namespace dongbo::cli::commands
