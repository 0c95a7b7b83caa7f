#include "gui/present/import/import_presenter.h"

#include "core/journal/history.h"
#include "core/register/changes.h"
#include "core/text/unicode.h"
#include "gui/present/acting.h"
#include "gui/present/import/import_words.h"
#include "gui/present/words/whole_text.h"
#include "importers/proposal/set_aside.h"
#include "importers/reader_process/list_files.h"

#include <algorithm>
#include <charconv>

namespace dongbo::present {

namespace fs = std::filesystem;
using importers::Outcome;

/// What one comparing brings.
struct ImportPresenter::Work
{
    Session::ForWorker writing; ///< the register that compares also writes
    std::shared_ptr<ImportLists> lists;
    std::vector<ListAnswers> answers;
    bool makesPlaces = false;
    std::size_t list = 0;
    std::optional<std::size_t> sheet; ///< whose rows are wanted; absent: the first that is read

    ImportLists::Plan plan;
    std::vector<SheetLine> lines;

    void run(JobContext& context)
    {
        plan = lists->plan(writing, answers, makesPlaces, context);
        if (!sheet) {
            sheet = firstRead();
        }
        lines = lists->lines(list, *sheet, context);
    }

private:
    [[nodiscard]] std::size_t firstRead() const
    {
        const auto& readable = lists->readable();
        const auto at = std::find(readable.begin(), readable.end(), list);
        if (at != readable.end()) {
            const auto& proposal = plan.proposals[static_cast<std::size_t>(at - readable.begin())];
            for (const auto& one : proposal.sheets) {
                if (one.reading.isRead()) {
                    return one.reading.sheet;
                }
            }
        }
        return 0;
    }
};

ImportPresenter::ImportPresenter(Shell& shell, ImportView& view)
    : m_shell(shell)
    , m_view(view)
    , m_job(shell.jobs())
{}

void ImportPresenter::open(const Place& place)
{
    std::vector<fs::path> files;
    for (std::size_t at = 0; at < place.filter.size();) {
        const auto end = std::min(place.filter.find('\n', at), place.filter.size());
        if (end > at) {
            files.emplace_back(place.filter.substr(at, end - at));
        }
        at = end + 1;
    }
    if (files.empty()) {
        show();
    } else {
        read(files);
    }
}

void ImportPresenter::begin(const std::string& what, JobSpec spec)
{
    m_view.showBusy(what);
    spec.title = what;
    m_job.start(std::move(spec));
}

void ImportPresenter::fail(const JobEnd& end)
{
    m_view.showBusy({});
    if (!end.isCancelled()) {
        m_shell.banner(bannerOf(m_shell.session(), *end.error));
    }
    show();
}

void ImportPresenter::read(const std::vector<fs::path>& files)
{
    auto& session = m_shell.session();
    if (!session.isWritable()) {
        m_shell.banner({BannerTone::Warn, session.say("import_page.read_only"), {}, {}, {}});
        return;
    }
    cancel();
    const auto shared = std::make_shared<std::shared_ptr<ImportLists>>();
    JobSpec spec;
    spec.work = [shared, files](JobContext& context) {
        *shared = ImportLists::read(files, context);
    };
    spec.done = [this, shared](const JobEnd& end) {
        for (const auto& file : m_pasted) {
            std::error_code ignored;
            fs::remove_all(file.parent_path(), ignored);
        }
        m_pasted.clear();
        if (!end.isDone()) {
            fail(end);
            return;
        }
        m_lists = *shared;
        m_failures.clear();
        for (const auto& list : m_lists->lists()) {
            if (list.failure) {
                m_failures.push_back(failureOf(m_shell.session(), list));
            }
        }
        m_answers.assign(m_lists->lists().size(), {});
        if (!m_lists->isAnyReadable()) {
            m_lists.reset();
            m_view.showBusy({});
            show();
            return;
        }
        m_list = m_lists->readable().front();
        m_isNew = true;
        plan();
    };
    begin(session.say("import_page.reading"), std::move(spec));
}

void ImportPresenter::chooseFiles()
{
    const auto& session = m_shell.session();
    const auto files = m_shell.prompts().filesToOpen(
        session.say("import_page.choose_title"),
        {{session.say("import_page.kind_lists"), importers::listPattern()},
         {session.say("import_page.kind_all"), "*"}},
        true);
    if (!files.empty()) {
        read(files);
    }
}

void ImportPresenter::paste(const std::string& text)
{
    auto& session = m_shell.session();
    if (text::trim(text).empty()) {
        m_shell.banner({BannerTone::Info, session.say("import_page.nothing_to_paste"), {}, {}, {}});
        return;
    }
    std::error_code failed;
    const auto folder =
        fs::temp_directory_path(failed) / ("dongbo-" + std::to_string(session.now().unixMs));
    const auto file = folder / (session.say("import_page.pasted_name") + ".tsv");
    fs::create_directories(folder, failed);
    if (failed || !writeWhole(file, text)) {
        m_shell.banner({BannerTone::Bad, session.say("import_page.no_room_to_paste"), {}, {}, {}});
        return;
    }
    read({file});
    m_pasted.push_back(file);
}

void ImportPresenter::cancel()
{
    m_job.cancel();
    m_view.showBusy({});
    m_step = ImportStep::Choose;
    m_failures.clear();
    m_lists.reset();
    m_answers.clear();
    m_plan.reset();
    m_lines.clear();
    m_spots.clear();
    m_done.clear();
    m_offers.clear();
    m_changeSet.reset();
    m_isUndone = false;
    m_makesPlaces = false;
    show();
}

void ImportPresenter::plan()
{
    const auto work = std::make_shared<Work>();
    work->writing = m_shell.session().openForWorker(Session::WorkerAccess::Write);
    work->lists = m_lists;
    work->answers = m_answers;
    work->makesPlaces = m_makesPlaces;
    work->list = m_list;
    if (!m_isNew) {
        work->sheet = m_sheet;
    }
    JobSpec spec;
    spec.work = [work](JobContext& context) { work->run(context); };
    spec.done = [this, work](const JobEnd& end) {
        if (!end.isDone()) {
            fail(end);
            return;
        }
        m_view.showBusy({});
        adopt(work);
    };
    begin(m_shell.session().say("import_page.comparing"), std::move(spec));
}

void ImportPresenter::adopt(const std::shared_ptr<Work>& work)
{
    m_plan = std::make_shared<ImportLists::Plan>(std::move(work->plan));
    m_lines = std::move(work->lines);
    m_sheet = work->sheet.value_or(0);
    if (m_isNew) {
        m_isNew = false;
        m_step = asksNothing() ? ImportStep::Changes : ImportStep::Understand;
        const auto sum = importers::summaryOf(m_plan->proposals);
        m_outcome = sum.updated > 0 ? Outcome::Updated : Outcome::Created;
    }
    fillIndex();
    show();
}

bool ImportPresenter::asksNothing() const
{
    for (const auto& one : m_plan->proposals) {
        if (one.summary.setAside > 0) {
            return false;
        }
        for (const auto& sheet : one.sheets) {
            for (const auto& decision : sheet.understanding.decisions) {
                if (decision.standing != importers::Standing::Sure) {
                    return false;
                }
            }
        }
    }
    return m_failures.empty();
}

void ImportPresenter::readLines()
{
    struct Shared
    {
        std::vector<SheetLine> lines;
    };
    const auto shared = std::make_shared<Shared>();
    JobSpec spec;
    spec.work = [shared, lists = m_lists, list = m_list, sheet = m_sheet](JobContext& context) {
        shared->lines = lists->lines(list, sheet, context);
    };
    spec.done = [this, shared](const JobEnd& end) {
        if (!end.isDone()) {
            fail(end);
            return;
        }
        m_view.showBusy({});
        m_lines = std::move(shared->lines);
        show();
    };
    begin(m_shell.session().say("import_page.reading"), std::move(spec));
}

void ImportPresenter::showFile(std::size_t tab)
{
    if (m_lists && tab < m_lists->lists().size() && tab != m_list &&
        m_lists->lists()[tab].workbook) {
        m_list = tab;
        m_sheet = 0;
        for (const auto& one : proposal()->sheets) {
            if (one.reading.isRead()) {
                m_sheet = one.reading.sheet;
                break;
            }
        }
        readLines();
    }
}

void ImportPresenter::showSheet(std::size_t tab)
{
    if (m_plan && tab != m_sheet) {
        m_sheet = tab;
        readLines();
    }
}

std::optional<std::size_t> ImportPresenter::lineOf(std::uint32_t row) const
{
    const auto at =
        std::lower_bound(m_lines.begin(), m_lines.end(), row,
                         [](const SheetLine& line, std::uint32_t r) { return line.number < r; });
    return at == m_lines.end() ? std::nullopt
                               : std::optional{static_cast<std::size_t>(at - m_lines.begin())};
}

const importers::Proposal* ImportPresenter::proposal() const
{
    if (!m_lists || !m_plan) {
        return nullptr;
    }
    const auto& readable = m_lists->readable();
    const auto at = std::find(readable.begin(), readable.end(), m_list);
    const auto index = static_cast<std::size_t>(at - readable.begin());
    return index < m_plan->proposals.size() ? &m_plan->proposals[index] : nullptr;
}

const importers::SheetProposal* ImportPresenter::sheet() const
{
    const auto* all = proposal();
    return all != nullptr && m_sheet < all->sheets.size() ? &all->sheets[m_sheet] : nullptr;
}

importers::SheetChoices& ImportPresenter::choices()
{
    return m_answers[m_list].choices.sheets[sheet()->reading.name];
}

void ImportPresenter::decide(std::size_t index, const std::string& key)
{
    const auto* shown = sheet();
    if (shown == nullptr || index >= shown->understanding.decisions.size()) {
        return;
    }
    if (importers::overrule(choices(), shown->understanding.decisions[index], key)) {
        plan();
    } else {
        m_shell.banner({BannerTone::Warn,
                        m_shell.session().say("import_page.not_that", {{"value", key}}),
                        {},
                        {},
                        {}});
    }
}

void ImportPresenter::setMeaning(std::uint32_t column, const std::string& key)
{
    const auto field = importers::parseListField(key);
    if (sheet() != nullptr && field) {
        choices().columns[column] = *field;
        plan();
    }
}

void ImportPresenter::readSheet(bool isRead)
{
    if (sheet() != nullptr) {
        choices().isRead = isRead;
        plan();
    }
}

void ImportPresenter::next()
{
    if (m_step == ImportStep::Understand && m_plan && !m_job.isRunning()) {
        m_step = ImportStep::Changes;
        fillIndex();
        show();
    }
}

void ImportPresenter::back()
{
    if (m_step == ImportStep::Changes) {
        m_step = ImportStep::Understand;
        show();
    } else if (m_step == ImportStep::Understand) {
        cancel();
    }
}

void ImportPresenter::showOutcome(Outcome outcome)
{
    m_outcome = outcome;
    fillIndex();
    show();
}

void ImportPresenter::fillIndex()
{
    m_spots.clear();
    if (!m_plan) {
        return;
    }
    if (m_outcome == Outcome::Updated) {
        for (std::size_t i = 0; i < m_plan->updates.size(); ++i) {
            m_spots.push_back({m_plan->updates[i].list, 0, i});
        }
        return;
    }
    for (std::size_t list = 0; list < m_plan->proposals.size(); ++list) {
        const auto& one = m_plan->proposals[list];
        if (m_outcome == Outcome::SetAside) {
            for (std::size_t i = 0; i < one.setAside.size(); ++i) {
                m_spots.push_back({list, one.setAside[i].sheet, i});
            }
        } else if (m_outcome == Outcome::NotData) {
            for (std::size_t s = 0; s < one.sheets.size(); ++s) {
                for (std::size_t i = 0; i < one.sheets[s].rows.size(); ++i) {
                    if (one.sheets[s].rows[i].outcome == Outcome::NotData) {
                        m_spots.push_back({list, s, i});
                    }
                }
            }
        } else {
            for (std::size_t i = 0; i < one.devices.size(); ++i) {
                if (one.devices[i].outcome == m_outcome) {
                    m_spots.push_back({list, one.devices[i].sheet, i});
                }
            }
        }
    }
}

void ImportPresenter::tick(std::size_t row)
{
    if (m_outcome != Outcome::Updated || row >= m_spots.size()) {
        return;
    }
    auto& update = m_plan->updates[m_spots[row].index];
    auto& given = m_answers[m_lists->readable()[update.list]].answers;
    auto& ticked = update.change.isConflict ? given.taken : given.refused;
    const auto& where = update.change.where;
    if (!ticked.erase(where)) {
        ticked.insert(where);
    }
    update.change.isTaken = !update.change.isTaken;
    importers::countTicks(m_plan->proposals[update.list], given);
    show();
}

void ImportPresenter::answer(std::size_t index, const std::string& key, const std::string& typed)
{
    std::size_t at = 0;
    std::from_chars(key.data(), key.data() + key.size(), at);
    for (std::size_t list = 0; m_plan && list < m_plan->proposals.size(); ++list) {
        const auto& aside = m_plan->proposals[list].setAside;
        if (index >= aside.size()) {
            index -= aside.size();
            continue;
        }
        if (at < aside[index].answers.size()) {
            importers::give(m_answers[m_lists->readable()[list]].answers, aside[index],
                            aside[index].answers[at], typed);
            plan();
        }
        return;
    }
}

void ImportPresenter::makePlaces(bool yes)
{
    m_makesPlaces = yes;
    plan();
}

void ImportPresenter::goToGone(std::size_t gone)
{
    if (const auto* device = goneDevice(gone)) {
        m_shell.go({ScreenName::Devices, RecordRef{RecordKind::Device, device->id}, {}});
    }
}

void ImportPresenter::commit()
{
    auto& session = m_shell.session();
    if (m_step != ImportStep::Changes || !m_plan || m_job.isRunning() || !session.isWritable()) {
        return;
    }
    const auto shared = std::make_shared<std::vector<importers::Proposal>>();
    JobSpec spec;
    spec.work = [shared, plan = m_plan, lists = m_lists, answers = m_answers,
                 makes = m_makesPlaces || !m_plan->hasUnits](JobContext& context) {
        *shared = lists->apply(*plan, answers, makes, context);
    };
    spec.done = [this, shared](const JobEnd& end) {
        if (!end.isDone()) {
            fail(end);
            return;
        }
        m_view.showBusy({});
        m_done = std::move(*shared);
        for (const auto& one : m_done) {
            if (one.changeSet) {
                m_changeSet = one.changeSet;
            }
        }
        m_step = ImportStep::Done;
        m_shell.session().announceChange();
        show();
    };
    begin(session.say("import_page.writing"), std::move(spec));
}

void ImportPresenter::saveSetAside()
{
    auto& session = m_shell.session();
    const auto& proposals = m_done.empty() && m_plan ? m_plan->proposals : m_done;
    if (!m_lists || proposals.empty()) {
        return;
    }
    const auto chosen =
        m_shell.prompts().fileToSave(session.say("import_page.save_aside_title"),
                                     {{session.say("import_page.kind_xlsx"), "*.xlsx"}},
                                     session.say("import_page.aside_name") + ".xlsx");
    if (!chosen) {
        return;
    }
    JobSpec spec;
    spec.title = session.say("import_page.writing_aside");
    spec.work = [lists = m_lists, answers = m_answers, proposals, language = session.language(),
                 now = session.now(), path = *chosen](JobContext&) {
        lists->writeSetAside(answers, proposals, language, now, path);
    };
    spec.done = [this, path = *chosen](const JobEnd& end) {
        auto& now = m_shell.session();
        if (end.isDone()) {
            m_shell.banner(
                {BannerTone::Ok,
                 now.say("import_page.aside_written", {{"file", path.filename().string()}}),
                 path.parent_path().string(),
                 {},
                 {}});
        } else {
            m_shell.banner(bannerOf(now, *end.error));
        }
    };
    m_shell.jobs().start(std::move(spec));
}

void ImportPresenter::undo()
{
    if (m_changeSet) {
        undoWithQuestion(m_shell, *m_changeSet);
        const auto now = journal::changeSet(m_shell.session().reg().database(), *m_changeSet);
        m_isUndone = now && now->isUndone;
        show();
    }
}

void ImportPresenter::goToDevices()
{
    Place place;
    place.screen = ScreenName::Devices;
    m_shell.go(place);
}

void ImportPresenter::reportFault(std::size_t offer)
{
    if (offer < m_offers.size()) {
        m_shell.openSheet({SheetKind::ReportFault,
                           RecordRef{RecordKind::Device, m_offers[offer].device},
                           "symptom=" + m_offers[offer].symptom});
    }
}

void ImportPresenter::registerChanged()
{
    if (m_step == ImportStep::Done) {
        show();
    }
}

void ImportPresenter::show()
{
    switch (m_step) {
    case ImportStep::Choose:
        m_view.showChoose(m_failures);
        break;
    case ImportStep::Understand:
        m_view.showUnderstood(sheetPage());
        break;
    case ImportStep::Changes:
        m_view.showChanges(changesPage());
        break;
    case ImportStep::Done:
        m_view.showDone(donePage());
        break;
    }
}

} // namespace dongbo::present
