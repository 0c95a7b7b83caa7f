#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "core/register/seeds.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

struct InitWords
{
    std::string units;
    std::string office;
};

Exit init(const Context& context, const InitWords& words)
{
    refuseCsv(context);
    Register::InitOptions options;
    options.units = words.units;
    options.officePrefix = words.office;
    options.account = accountName();
    options.open = context.registerOptions();
    options.open.actAs.clear();
    auto reg = Register::init(context.registerPath, options);
    if (context.isJson()) {
        printJson(context, {{"register", {{"path", context.registerPath.string()},
                                          {"units", jsonOfName(words.units)},
                                          {"officer", reg.actor().name}}}});
        return Exit::Done;
    }
    *context.out << context.say("cli.init_done", {{"path", context.registerPath.string()},
                                                  {"officer", reg.actor().name}})
                 << "\n"
                 << context.say("cli.init_next") << "\n";
    return Exit::Done;
}

} // namespace

void addInit(CommandLine& line)
{
    auto words = std::make_shared<InitWords>();
    line.verb("init", Effect::NoRegister)
        .option("--units", words->units, "unit_list")
        .option("--office", words->office, "prefix")
        .run([words](const Context& context) { return init(context, *words); });
}

} // namespace dongbo::cli::commands
