#include "cli/program.h"

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/commands/editing.h"
#include "cli/commands/lines.h"
#include "cli/failure.h"
#include "cli/globals.h"
#include "cli/output.h"
#include "core/platform/open_file.h"
#include "core/platform/terminal.h"

#include <cstdlib>
#include <exception>
#include <new>
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
    commands::addSimpleRecords(line);
    commands::addLineUpgrades(line);
    commands::addProvider(line);
    commands::addEscalate(line);
    commands::addSupport(line);
    commands::addPapers(line);
    commands::addRegister(line);
    commands::addStandard(line);
    commands::addConsistency(line);
    commands::addRules(line);
    commands::addPlan(line);
    commands::addStocktake(line);
    commands::addMeeting(line);
    commands::addCheck(line);
    commands::addDuty(line);
    commands::addMaintenance(line);
    commands::addWear(line);
    commands::addMovements(line);
    commands::addForecast(line);
    commands::addReport(line);
    commands::addIssuedReports(line);
    commands::addOwnReports(line);
    commands::addPaperSettings(line);
    commands::addChanges(line);
    commands::addFile(line);
}

/// The messages for when there is no memory left to compose one: composed beforehand.
struct LastWords
{
    std::string unchanged;
    std::string done;
    const Deed* deed = nullptr;

    void prepare(const Context& context)
    {
        unchanged = context.say("cli.out_of_memory") + "\n" + context.say("cli.unchanged") + "\n";
        done = context.say("cli.done_unanswered") + "\n";
        deed = context.deed;
    }

    /// Says what is so without asking for memory; gives the exit status.
    [[nodiscard]] Exit tell() const noexcept
    {
        const bool isDone = deed != nullptr && deed->isDone;
        // before the catalogue could be read there are no words in anybody's language
        std::string_view words = "dongbo-cli: out of memory\n";
        if (deed != nullptr) {
            words = isDone ? done : unchanged;
        }
        static_cast<void>(platform::writeAll(2, words));
        return isDone ? Exit::DoneUnanswered : Exit::CouldNot;
    }
};

LastWords& lastWords()
{
    static LastWords words;
    return words;
}

/// Where an exception cannot be thrown on, as in the standard library's own functions that promise
/// not to: that happens when memory runs out.
[[noreturn]] void endWithWords()
{
    std::_Exit(static_cast<int>(lastWords().tell()));
}

Exit runCommand(const std::vector<std::string>& arguments, Context& context, Output& answer)
{
    Globals globals = takeGlobals(arguments);
    applyGlobals(globals, context);
    lastWords().prepare(context);
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
    } catch (const std::bad_alloc&) {
        return lastWords().tell();
    } catch (const std::exception& exception) {
        return tellFailure(context,
                           Error(Error::Kind::Bug, {"cli.bug", {}}, std::string(exception.what())));
    }
}

} // namespace

int runProgram(const std::vector<std::string>& arguments)
{
    std::set_terminate(&endWithWords);
    platform::keepStandardStreams();
    platform::noticeInterrupts(static_cast<int>(Exit::Interrupted));
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
    Exit exit = Exit::CouldNot;
    try {
        exit = attempt(arguments, context, answer);
        out.flush();
        if (answer.failed()) {
            exit = tellUnwritten(context, answer.error());
        } else if (!out) { // the stream swallowed that there was no memory
            exit = tellUnwritten(context, std::make_error_code(std::errc::not_enough_memory));
        }
        const bool isSilent = !err && !errors.failed();
        if (isSilent && exit != Exit::Done && exit != Exit::DoneWithNo) {
            exit = lastWords().tell();
        }
    } catch (const std::bad_alloc&) {
        exit = lastWords().tell();
    }
    lastWords().deed = nullptr;
    return static_cast<int>(exit);
}

} // namespace dongbo::cli
