#include "cli/program.h"

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/commands/editing.h"
#include "cli/failure.h"
#include "cli/globals.h"
#include "cli/terminal.h"

#include <iostream>

namespace dongbo::cli {

namespace {

void addCommands(CommandLine& line)
{
    commands::addInit(line);
    commands::addImport(line);
    commands::addDevice(line);
    commands::addFault(line);
    commands::addRepair(line);
    commands::addSite(line);
    commands::addUnit(line);
    commands::addOfficer(line);
    commands::addVendor(line);
    commands::addPapers(line);
    commands::addRegister(line);
    commands::addReport(line);
    commands::addChanges(line);
    commands::addFile(line);
}

Exit runCommand(const std::vector<std::string>& arguments, Context& context)
{
    Globals globals = takeGlobals(arguments);
    applyGlobals(globals, context);
    if (globals.wantsVersion) {
        *context.out << "dongbo-cli " << DONGBO_VERSION << "\n";
        return Exit::Done;
    }
    CommandLine line;
    addCommands(line);
    return line.run(context, std::move(globals.rest),
                    globals.wantsHelp ? CommandLine::Want::Help : CommandLine::Want::Result);
}

} // namespace

int runProgram(const std::vector<std::string>& arguments)
{
    noticeInterrupts();
    Context context;
    context.out = &std::cout;
    context.err = &std::cerr;
    Exit exit = Exit::CouldNot;
    try {
        exit = runCommand(arguments, context);
        std::cout.flush();
        if (!std::cout) {
            throw Error(Error::Kind::Full, {"cli.output_failed", {}});
        }
    } catch (const Error& error) {
        std::cout.flush();
        tellFailure(context, error);
        exit = exitFor(error.kind());
    } catch (const std::exception& exception) {
        tellFailure(context,
                    Error(Error::Kind::Bug, {"cli.bug", {}}, std::string(exception.what())));
    }
    return static_cast<int>(exit);
}

} // namespace dongbo::cli
