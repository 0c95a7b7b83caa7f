#include "cli/program.h"

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/commands/editing.h"
#include "cli/failure.h"
#include "cli/globals.h"
#include "cli/output.h"
#include "cli/terminal.h"

#include <ostream>

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

Exit runCommand(const std::vector<std::string>& arguments, Context& context, Output& answer)
{
    Globals globals = takeGlobals(arguments);
    applyGlobals(globals, context);
    answer.setFormat(context.format);
    if (globals.wantsVersion) {
        *context.out << "dongbo-cli " << DONGBO_VERSION << "\n";
        return Exit::Done;
    }
    CommandLine line;
    addCommands(line);
    return line.run(context, std::move(globals.rest),
                    globals.wantsHelp ? CommandLine::Want::Help : CommandLine::Want::Result);
}

/// Runs the command and tells what went wrong; the exit status as far as that goes.
Exit attempt(const std::vector<std::string>& arguments, Context& context, Output& answer)
{
    try {
        return runCommand(arguments, context, answer);
    } catch (const Error& error) {
        // a command that noticed that nobody takes its answer only stops; see tellUnwritten
        return answer.failed() ? Exit::CouldNot : tellFailure(context, error);
    } catch (const std::exception& exception) {
        return tellFailure(context,
                           Error(Error::Kind::Bug, {"cli.bug", {}}, std::string(exception.what())));
    }
}

} // namespace

int runProgram(const std::vector<std::string>& arguments)
{
    keepStandardStreams();
    noticeInterrupts();
    Output answer(1);
    Output errors(2);
    std::ostream out(&answer);
    std::ostream err(&errors);
    err << std::unitbuf;
    Deed deed;
    Context context;
    context.out = &out;
    context.err = &err;
    context.deed = &deed;
    Exit exit = attempt(arguments, context, answer);
    out.flush();
    if (answer.failed()) {
        exit = tellUnwritten(context, answer.error());
    }
    return static_cast<int>(exit);
}

} // namespace dongbo::cli
