#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/import_choices.h"
#include "cli/commands/import_text.h"
#include "cli/commands/stocktake_words.h"
#include "cli/interrupts.h"
#include "cli/progress.h"
#include "cli/typed.h"
#include "core/platform/terminal.h"
#include "core/register/base/find.h"
#include "core/report/cells/cells_file.h"
#include "core/report/writers/whole_file.h"
#include "core/report/writers/writers.h"
#include "core/store/projection/load.h"
#include "core/text/unicode.h"
#include "importers/proposal/answer/json.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/proposal/rows/fault_offers.h"
#include "importers/reader_process/list_files.h"
#include "importers/reader_process/read_list.h"
#include "importers/write_back/list_template.h"
#include "importers/write_back/set_aside_workbook.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>

namespace dongbo::cli::commands {

namespace {

struct ImportWords
{
    std::vector<std::string> files;
    std::string site;
    std::string setAside; ///< where rows set aside are written
    std::string recipe;
    std::string saveRecipe;
    std::string allowMany;
    std::string stocktake;           ///< the lists are what was found in it
    std::vector<std::string> places; ///< "place as written=site"
    ReadingWords reading;
    bool reportFaults = false;
    bool createPlaces = false;
    bool dryRun = false;
    bool onlyClean = false;
    bool allOrNothing = false;
};

struct ReadFile
{
    std::unique_ptr<importers::Workbook> workbook;
    importers::ListFile list;
};

/// How the lists were read, as a file for other offices.
void saveRecipes(Register& reg, const std::vector<importers::ListToImport>& lists,
                 const std::vector<importers::Proposal>& proposals, const std::string& path)
{
    std::vector<importers::Recipe> recipes;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        std::vector<importers::SheetReading> readings;
        for (const auto& sheet : proposals[i].sheets) {
            readings.push_back(sheet.reading);
        }
        auto choices = lists[i].choices;
        importers::addPlaces(reg, lists[i].answers, readings, choices);
        auto own =
            importers::recipesOf(*lists[i].file.workbook, lists[i].file.name, readings, choices);
        recipes.insert(recipes.end(), own.begin(), own.end());
    }
    report::writeWhole(importers::recipesText(recipes), path);
}

/// Progress that hands Ctrl-C on as a request to stop, so that the reader's process is ended and
/// the transaction taken back by whoever opened them.
class Work
{
public:
    explicit Work(const Context& context)
        : m_progress(context, {"cli.progress_import", {}})
    {}
    void step(std::uint64_t rows)
    {
        if (platform::wasInterrupted()) {
            m_stop.request_stop();
        } else {
            m_progress.step(rows, 0);
        }
    }
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    Progress m_progress;
    std::stop_source m_stop;
};

/// The files as named; of a folder the lists that lie in it, by name.
std::vector<std::string> filesOf(const std::vector<std::string>& named)
{
    std::vector<std::string> out;
    for (const auto& name : named) {
        std::error_code none;
        if (!std::filesystem::is_directory(name, none)) {
            out.push_back(name);
            continue;
        }
        const auto inside = importers::listsIn(name);
        if (inside.empty()) {
            throw Error(Error::Kind::NotFound, {"cli.no_lists_in_folder", {{"folder", name}}});
        }
        std::transform(inside.begin(), inside.end(), std::back_inserter(out),
                       [](const std::filesystem::path& path) { return path.string(); });
    }
    return out;
}

/// Every file is read before anything is written: one that cannot be read stops them all.
std::vector<ReadFile> readAll(const std::vector<std::string>& named, Work& work)
{
    std::vector<ReadFile> out;
    for (const auto& file : filesOf(named)) {
        importers::ReadOptions options;
        options.cancel = work.token();
        options.progress = [&work](const importers::ReadProgress& progress) {
            work.step(progress.rows);
        };
        ReadFile read;
        read.workbook = importers::readList(file, options);
        read.list = importers::describeFile(file, *read.workbook);
        out.push_back(std::move(read));
    }
    return out;
}

bool saysNo(const importers::Proposal& proposal)
{
    const auto& sum = proposal.summary;
    const bool isNothingRecognised = sum.created + sum.updated + sum.unchanged + sum.setAside == 0;
    const bool isTotalWrong =
        std::any_of(proposal.sheets.begin(), proposal.sheets.end(), [](const auto& sheet) {
            return std::any_of(sheet.totals.begin(), sheet.totals.end(),
                               [](const auto& total) { return !total.agrees; });
        });
    return proposal.isRefused || sum.setAside > 0 || isNothingRecognised || isTotalWrong;
}

Exit exitOf(const std::vector<importers::Proposal>& proposals)
{
    return std::any_of(proposals.begin(), proposals.end(), &saysNo) ? Exit::DoneWithNo : Exit::Done;
}

/// What was said on the command line about single values of the lists.
importers::Answers answersOf(Register& reg, const ImportWords& words, Problems& problems)
{
    importers::Answers answers;
    for (const auto& typed : words.places) {
        const auto at = typed.rfind('=');
        const auto written = text::trim(std::string_view(typed).substr(0, at));
        const auto site = at == std::string::npos
                              ? std::string_view{}
                              : text::trim(std::string_view(typed).substr(at + 1));
        if (written.empty() || site.empty()) {
            problems.push_back({"place", {"cli.place_not_mapped", {{"value", typed}}}});
        } else {
            answers.places[std::string(written)] = findSite(reg, site).text();
        }
    }
    if (const auto many = typedInteger(problems, "allow_many", words.allowMany)) {
        if (*many < 1) {
            problems.push_back(
                {"allow_many",
                 {"value.too_small", {{"value", std::to_string(*many)}, {"least", "1"}}}});
        } else {
            answers.allowMany = static_cast<std::uint64_t>(*many);
        }
    }
    return answers;
}

void refuseBoth(bool one, bool other, const char* oneName, const char* otherName)
{
    if (one && other) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", oneName}, {"other", otherName}}});
    }
}

/// One fault for each device that is broken now; nothing of lists that were refused.
std::uint64_t reportFaults(const Context& context, Register& reg,
                           const std::vector<importers::Proposal>& proposals)
{
    const bool isRefused =
        std::any_of(proposals.begin(), proposals.end(),
                    [](const importers::Proposal& proposal) { return proposal.isRefused; });
    if (isRefused) {
        return 0;
    }
    Progress progress(context, {"cli.progress_report_faults", {}});
    return importers::reportBroken(reg, proposals,
                                   [&progress](std::uint64_t done, std::uint64_t all) {
                                       progress.step(done, all);
                                       stopIfInterrupted();
                                   })
        .count;
}

/// The register stays as it is: each list is what was found.
Exit countLists(const Context& context, const ImportWords& words)
{
    auto reg = context.openForWriting();
    const auto id = findStocktake(reg, words.stocktake);
    const auto site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    auto exit = Exit::Done;
    for (const auto& file : filesOf(words.files)) {
        const auto one = countList(context, reg, {id, file, site, IfCounted::Tell});
        exit = one == Exit::Done ? exit : one;
    }
    return exit;
}

Exit run(const Context& context, const ImportWords& words)
{
    refuseCsv(context);
    refuseBoth(words.onlyClean, words.allOrNothing, "--only-clean", "--all-or-nothing");
    refuseBoth(words.dryRun, words.reportFaults, "--dry-run", "--report-faults");
    refuseBoth(words.dryRun, !words.stocktake.empty(), "--dry-run", "--as-stocktake");
    if (!words.stocktake.empty()) {
        return countLists(context, words);
    }
    if (!words.setAside.empty()) {
        report::requireEnding(words.setAside, ".xlsx"); // it may need several sheets
    }
    auto reg = words.dryRun ? Register::open(context.registerPath, context.registerOptions())
                            : context.openForWriting();
    std::vector<importers::Proposal> proposals;
    std::uint64_t written = 0, reported = 0;
    Problems problems;
    const auto answers = answersOf(reg, words, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    {
        Work work(context);
        importers::ImportOptions options;
        if (!words.site.empty()) {
            const auto site = findSite(reg, words.site);
            options.choices.place =
                store::load<Site>(reg.database(), site)->name.value_or(words.site);
        }
        options.createPlaces = words.createPlaces;
        if (!words.recipe.empty()) {
            options.recipes = importers::readRecipeFile(words.recipe);
        }
        options.rule = words.allOrNothing ? importers::ImportOptions::Rule::AllOrNothing
                       : words.onlyClean  ? importers::ImportOptions::Rule::OnlyClean
                                          : importers::ImportOptions::Rule::GoodRows;
        options.cancel = work.token();
        options.progress = [&work](std::uint64_t rows) { work.step(rows); };
        const auto files = readAll(words.files, work);
        std::vector<importers::ListToImport> lists;
        for (const auto& file : files) {
            lists.push_back({file.list, options.choices, answers});
            addChoices(lists.back().choices, words.reading, *file.workbook, problems);
        }
        if (!problems.empty()) {
            return context.refuse(problems);
        }
        proposals = words.dryRun ? importers::proposeImports(reg, lists, options)
                                 : importers::importLists(reg, lists, options);
        if (!proposals.empty() && proposals.front().noBackup) {
            *context.err << context.say("cli.import_no_backup",
                                        {{"why", context.say(*proposals.front().noBackup)}})
                         << "\n";
        }
        if (!words.saveRecipe.empty()) {
            saveRecipes(reg, lists, proposals, words.saveRecipe);
        }
        if (!words.setAside.empty()) {
            written = importers::writeSetAside(lists, proposals, context.language,
                                               context.moment(reg), words.setAside);
        }
    }
    if (words.reportFaults) {
        reported = reportFaults(context, reg, proposals);
    }
    if (context.isJson()) {
        auto json = importers::toJson(reg, proposals, context.language);
        if (words.reportFaults) {
            json["faults_reported"] = reported;
        }
        if (written > 0) {
            json["set_aside_file"] = words.setAside;
        }
        printJson(context, json);
        return exitOf(proposals);
    }
    for (const auto& proposal : proposals) {
        printProposal(context, reg, proposal, words.dryRun);
    }
    if (words.reportFaults) {
        *context.out << context.say("cli.faults_reported", {{"count", std::to_string(reported)}})
                     << "\n";
    }
    if (written > 0) {
        *context.out << context.say("cli.set_aside_written",
                                    {{"count", std::to_string(written)}, {"path", words.setAside}})
                     << "\n";
    }
    return exitOf(proposals);
}

Exit writeEmptyList(const Context& context, const std::string& output)
{
    refuseCsv(context);
    report::requireEnding(output, report::cellsEndings);
    auto reg = context.openForReading();
    importers::writeTemplate(reg, context.language, output);
    context.noteDone();
    if (context.isJson()) {
        printJson(context, {{"template", {{"path", output}}}});
    } else {
        *context.out << context.say("cli.template_written", {{"path", output}}) << "\n";
    }
    return Exit::Done;
}

} // namespace

void addImport(CommandLine& line)
{
    auto words = std::make_shared<ImportWords>();
    line.verb("import", Effect::Writes)
        .arguments("list_file", words->files)
        .option("--site", words->site, "site")
        .option("--recipe", words->recipe, "recipe_file")
        .option("--save-recipe", words->saveRecipe, "recipe_file")
        .option("--set-aside", words->setAside, "output_file")
        .repeated("--place", words->places, "place_map")
        .repeated("--sheet", words->reading.sheets, "sheet_name")
        .option("--header-row", words->reading.headerRow, "row_range")
        .repeated("--column", words->reading.columns, "column_map")
        .option("--money", words->reading.money, "money_unit")
        .option("--rows", words->reading.rows, "row_range")
        .option("--allow-many", words->allowMany, "number")
        .option("--as-stocktake", words->stocktake, "stocktake")
        .flag("--create-places", words->createPlaces)
        .flag("--report-faults", words->reportFaults)
        .flag("--dry-run", words->dryRun)
        .flag("--only-clean", words->onlyClean)
        .flag("--all-or-nothing", words->allOrNothing)
        .run([words](const Context& context) { return run(context, *words); });

    auto output = std::make_shared<std::string>();
    line.verb("template", Effect::Reads)
        .required("-o,--output", *output, "output_file")
        .run([output](const Context& context) { return writeEmptyList(context, *output); });
}

} // namespace dongbo::cli::commands
