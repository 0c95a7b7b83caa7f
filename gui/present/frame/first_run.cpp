#include "gui/present/frame/first_run.h"

#include "core/register/upkeep/seeds.h"
#include "core/store/queries/place_queries.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "gui/present/acting.h"
#include "gui/present/forms/suggest.h"
#include "gui/present/frame/backups.h"
#include "gui/present/frame/folders.h"
#include "gui/present/frame/who_acts.h"
#include "importers/reader_process/list_files.h"
#include "importers/sample/sample.h"

#include <algorithm>
#include <memory>
#include <system_error>

namespace dongbo::present {

namespace {

/// Whose register it is, unless the person says otherwise: that of the list's top unit.
std::string usual(const std::vector<std::string>& units)
{
    return units.empty() ? std::string() : units.front();
}

} // namespace

FirstRunPresenter::FirstRunPresenter(Shell& shell, FirstRunView& view, Open open)
    : m_shell(shell)
    , m_view(view)
    , m_open(std::move(open))
    , m_job(shell.jobs())
{}

std::filesystem::path FirstRunPresenter::samplePath()
{
    return dataFolder() / "mau.dongbo";
}

void FirstRunPresenter::openSample()
{
    const auto file = samplePath();
    std::error_code failed;
    if (std::filesystem::exists(file, failed)) {
        opened(file);
        return;
    }
    if (m_job.isRunning()) {
        return;
    }
    JobSpec job;
    job.title = m_shell.session().say("first_run.making_sample");
    job.work = [file](JobContext& context) {
        static_cast<void>(importers::makeSample(
            file, [&](std::size_t done, std::size_t all) { context.progress(done, all); }));
    };
    job.done = [this, file](const JobEnd& end) {
        if (end.isDone()) {
            opened(file);
        } else if (!end.isCancelled()) {
            m_shell.banner(bannerOf(m_shell.session(), *end.error));
        }
    };
    m_job.start(std::move(job));
}

void FirstRunPresenter::chooseLists()
{
    const auto& session = m_shell.session();
    auto files = m_shell.prompts().filesToOpen(
        session.say("first_run.choose_lists"),
        {{session.say("first_run.kind_lists"), importers::listPattern()},
         {session.say("first_run.kind_any"), "*"}},
        /*several=*/true);
    if (!files.empty()) {
        takeLists(std::move(files));
    }
}

void FirstRunPresenter::takeLists(std::vector<std::filesystem::path> lists)
{
    m_lists = std::move(lists);
    ask();
}

void FirstRunPresenter::makeEmpty()
{
    m_lists.clear();
    ask();
}

void FirstRunPresenter::back()
{
    m_lists.clear();
    m_offered.reset();
    m_view.showDoors();
}

void FirstRunPresenter::offerRestore(const std::filesystem::path& file)
{
    m_offered = file;
    m_view.showRestore(restoreOffer(m_shell.session(), file));
}

void FirstRunPresenter::restore(const std::filesystem::path& backup)
{
    if (m_offered) {
        restoreBackup(m_shell, *m_offered, backup, m_open);
    }
}

void FirstRunPresenter::restoreOther()
{
    if (m_offered) {
        restoreByDialog(m_shell, *m_offered, m_open);
    }
}

void FirstRunPresenter::ask()
{
    m_offered.reset();
    const auto& session = m_shell.session();
    std::vector<UnitListChoice> choices;
    for (const auto& name : unitLists()) {
        choices.push_back({name, session.say("unit_list." + name)});
    }
    choices.push_back({{}, session.say("first_run.no_units")});
    FirstRunAnswers proposed;
    proposed.unitList = choices.front().name;
    proposed.name = session.say("first_run.usual_name");
    proposed.unit = usual(unitsOf(proposed.unitList));
    m_view.showQuestion(choices, proposed, m_lists);
}

const std::vector<std::string>& FirstRunPresenter::unitsOf(const std::string& unitList)
{
    const auto known = m_units.find(unitList);
    if (known != m_units.end()) {
        return known->second;
    }
    auto& units = m_units[unitList];
    if (!unitList.empty()) {
        Register::InitOptions options;
        options.units = unitList;
        auto reg = Register::inMemory(options);
        for (const auto& row : store::unitTree(reg.database(), {})) {
            units.push_back(text::capitalized(store::unitTitle(row.unit)));
        }
    }
    return units;
}

void FirstRunPresenter::chooseUnits(const std::string& unitList, const std::string& unit)
{
    const auto isOneOf = [&](const std::vector<std::string>& units) {
        return std::find(units.begin(), units.end(), unit) != units.end();
    };
    // what somebody typed by hand stays
    const bool isProposed =
        unit.empty() || std::any_of(m_units.begin(), m_units.end(),
                                    [&](const auto& list) { return isOneOf(list.second); });
    if (isProposed) {
        m_view.showUnit(usual(unitsOf(unitList)));
    }
}

std::vector<std::string> FirstRunPresenter::suggestUnits(const std::string& unitList,
                                                         const std::string& typed)
{
    constexpr std::size_t most = 8;
    std::vector<std::string> out;
    const auto folded = text::fold(typed);
    for (const auto& unit : unitsOf(unitList)) {
        if (out.size() < most && !folded.empty() && beginsWords(unit, folded)) {
            out.push_back(unit);
        }
    }
    return out;
}

bool FirstRunPresenter::check(const FirstRunAnswers& answers)
{
    const auto& session = m_shell.session();
    bool isSound = true;
    const auto refuse = [&](const char* answer, const char* code) {
        m_view.showProblem(answer, session.say(code));
        isSound = false;
    };
    // the topmost comes last: it gets the keyboard
    if (text::trim(answers.person).empty()) {
        refuse("person", "first_run.person_missing");
    }
    if (text::trim(answers.name).empty()) {
        refuse("name", "first_run.name_missing");
    }
    return isSound;
}

void FirstRunPresenter::make(const FirstRunAnswers& answers)
{
    if (!check(answers) || m_job.isRunning()) {
        return;
    }
    const auto file = fileForRegister(dataFolder(), answers.name);
    const auto person = std::make_shared<std::string>();
    JobSpec job;
    job.title = m_shell.session().say("first_run.making");
    job.work = [file, answers, person](JobContext&) {
        Register::InitOptions options;
        options.units = answers.unitList;
        options.name = text::trim(answers.name);
        options.unit = text::trim(answers.unit);
        options.officer = text::collapseSpaces(answers.person);
        const auto reg = Register::init(file, options);
        if (const auto officer = reg.actor().officer) {
            *person = officer->text();
        }
    };
    job.done = [this, file, person](const JobEnd& end) {
        if (end.isDone()) {
            rememberPerson(m_shell.settings(), file, *person);
            opened(file);
        } else if (end.error->kind() == Error::Kind::Usage) { // the list has no such unit
            m_view.showProblem("unit", m_shell.session().say(end.error->message()));
        } else if (!end.isCancelled()) {
            m_shell.banner(bannerOf(m_shell.session(), *end.error));
        }
    };
    m_job.start(std::move(job));
}

void FirstRunPresenter::opened(const std::filesystem::path& file)
{
    const auto lists = std::move(m_lists);
    m_lists.clear();
    auto& shell = m_shell; // opening may take the page away, and this with it
    if (!m_open(file) || lists.empty()) {
        return;
    }
    std::string filter;
    for (const auto& list : lists) {
        filter += (filter.empty() ? "" : "\n") + list.string();
    }
    shell.go({ScreenName::Import, {}, filter});
}

std::filesystem::path fileForRegister(const std::filesystem::path& folder, std::string_view name)
{
    std::error_code failed;
    const auto usual = folder / "register.dongbo";
    if (!std::filesystem::exists(usual, failed)) {
        return usual;
    }
    std::string stem;
    for (const char c : text::fold(name)) {
        stem += c == ' ' ? '-' : c;
    }
    std::erase_if(stem, [](char c) {
        return c != '-' && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
    });
    stem = stem.substr(0, 60);
    if (stem.empty()) {
        stem = "so";
    }
    for (int number = 1;; ++number) {
        const auto ending = number == 1 ? std::string() : "-" + std::to_string(number);
        const auto file = folder / (stem + ending + ".dongbo");
        if (!std::filesystem::exists(file, failed)) {
            return file;
        }
    }
}

} // namespace dongbo::present
