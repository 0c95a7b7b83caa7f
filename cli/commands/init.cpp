#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/register/base/office.h"
#include "core/text/numbers.h"
#include "importers/sample/sample.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

struct InitWords
{
    std::string units;
    std::string name;
    std::string unit;
    std::string office; ///< the prefix of its numbers
    std::string officer;
    bool sample = false;
};

/// The invented district: its lists imported, three years replayed.
Exit initSample(const Context& context, const InitWords& words)
{
    if (!words.units.empty() || !words.office.empty() || !words.name.empty() ||
        !words.unit.empty() || !words.officer.empty()) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--sample"}, {"other", "--units, --office"}}});
    }
    importers::SampleResult result;
    {
        Progress progress(context, {"cli.progress_sample", {}});
        result = importers::makeSample(context.registerPath, progress.callback());
    }
    context.noteDone();
    std::uint64_t devices = 0;
    Json lists = Json::array();
    for (const auto& import : result.imports) {
        devices += import.summary.devices;
        lists.push_back({{"file", import.fileName},
                         {"devices", import.summary.devices},
                         {"set_aside", import.summary.setAside},
                         {"total_cost", import.summary.totalCost}});
    }
    if (context.isJson()) {
        printJson(context, {{"register",
                             {{"path", context.registerPath.string()},
                              {"steps", result.steps},
                              {"devices", devices},
                              {"is_sample", true}}},
                            {"lists", lists}});
        return Exit::Done;
    }
    Table table({{context.say("cli.column.list")},
                 {context.say("cli.column.devices"), Align::Right},
                 {context.say("cli.column.set_aside"), Align::Right},
                 {context.say("cli.column.cost"), Align::Right}});
    for (const auto& import : result.imports) {
        table.add({{import.fileName},
                   {std::to_string(import.summary.devices)},
                   {std::to_string(import.summary.setAside)},
                   {text::formatMoney(Money{import.summary.totalCost}, context.language)}});
    }
    table.print(context);
    *context.out << context.say("cli.sample_done",
                                {{"path", context.registerPath.string()},
                                 {"lists", std::to_string(result.imports.size())},
                                 {"devices", std::to_string(devices)},
                                 {"steps", std::to_string(result.steps)}})
                 << "\n";
    return Exit::Done;
}

Exit init(const Context& context, const InitWords& words)
{
    refuseCsv(context);
    if (words.sample) {
        return initSample(context, words);
    }
    Register::InitOptions options;
    options.units = words.units;
    options.name = typedText(words.name).value_or("");
    options.unit = typedText(words.unit).value_or("");
    options.officePrefix = words.office;
    options.officer = typedText(words.officer).value_or("");
    options.account = accountName();
    options.open = context.registerOptions();
    options.open.actAs.clear();
    options.onMade = [&context] { context.noteDone(); };
    auto reg = Register::init(context.registerPath, options);
    if (context.isJson()) {
        printJson(context, {{"register",
                             {{"path", context.registerPath.string()},
                              {"name", registerIdentity(reg).name},
                              {"units", jsonOfName(words.units)},
                              {"officer", reg.actor().name}}}});
        return Exit::Done;
    }
    *context.out << context.say("cli.init_done", {{"path", context.registerPath.string()},
                                                  {"name", registerIdentity(reg).name},
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
        .option("--name", words->name, "text")
        .option("--unit", words->unit, "unit_name")
        .option("--office", words->office, "prefix")
        .option("--officer", words->officer, "text")
        .flag("--sample", words->sample)
        .run([words](const Context& context) { return init(context, *words); });
}

} // namespace dongbo::cli::commands
