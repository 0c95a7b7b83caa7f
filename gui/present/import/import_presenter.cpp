#include "gui/present/import/import_presenter.h"

#include "core/text/unicode.h"
#include "gui/present/acting.h"
#include "gui/present/import/import_words.h"
#include "importers/proposal/rows/set_aside.h"
#include "importers/reader_process/list_files.h"

#include <algorithm>
#include <charconv>

namespace dongbo::present {

namespace fs = std::filesystem;
using importers::Outcome;

ImportPresenter::ImportPresenter(Shell& shell, ImportView& view)
    : m_shell(shell)
    , m_view(view)
    , m_run(ImportRun::of(shell))
    , m_looking(shell.jobs())
    , m_generation(m_run->generation())
    , m_broken(shell)
    , m_onBroken(m_broken.changed.connect([this] {
        if (step() == ImportStep::Done) {
            present();
        }
    }))
    , m_onRun(m_run->changed.connect([this] { onRun(); }))
    , m_onChange(shell.session().changed.connect([this] { registerChanged(); }))
{
    m_run->setSeen(true);
    if (plan() != nullptr) {
        adopt();
    }
    if (m_run->state() == ImportState::Done) {
        m_broken.take(m_run->written());
    }
}

ImportPresenter::~ImportPresenter()
{
    m_run->setSeen(false);
}

void ImportPresenter::show()
{
    m_isShown = true;
    m_run->setSeen(true);
}

void ImportPresenter::hide()
{
    m_isShown = false;
    m_run->setSeen(false);
}

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
        if (m_isEndSeen && step() == ImportStep::Done) {
            cancel(); // who asks for it again wants another list
        }
        present();
    } else {
        read(files);
    }
}

void ImportPresenter::read(const std::vector<fs::path>& files)
{
    m_run->read(files);
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

void ImportPresenter::paste(const CopiedTable& table)
{
    if (text::trim(table.text).empty() && table.html.empty()) {
        m_shell.banner(
            {BannerTone::Info, m_shell.session().say("import_page.nothing_to_paste"), {}, {}, {}});
        return;
    }
    m_run->readCopied(table);
}

void ImportPresenter::cancel()
{
    m_run->drop();
}

ImportStep ImportPresenter::step() const
{
    switch (m_run->state()) {
    case ImportState::Choosing:
    case ImportState::Reading:
        return ImportStep::Choose;
    case ImportState::Comparing:
    case ImportState::Failed:
        return plan() == nullptr ? ImportStep::Choose : m_page;
    case ImportState::Ready:
    case ImportState::Writing:
        return m_page;
    case ImportState::Done:
        return ImportStep::Done;
    }
    return ImportStep::Choose;
}

void ImportPresenter::onRun()
{
    if (m_generation != m_run->generation()) {
        m_generation = m_run->generation();
        m_looking.cancel();
        m_adopted = nullptr;
        m_isNew = true;
        m_page = ImportStep::Understand;
        m_list = 0;
        m_sheet = 0;
        m_lines.clear();
        m_spots.clear();
        m_offers.clear();
    }
    if (m_run->state() == ImportState::Ready && plan() != m_adopted) {
        adopt();
    }
    if (m_run->state() == ImportState::Done) {
        m_broken.take(m_run->written());
    }
    m_view.showBusy(m_run->doing(), m_run->state() == ImportState::Writing);
    present();
}

std::size_t ImportPresenter::firstReadSheet(std::size_t list) const
{
    if (const auto* all = proposalOf(list)) {
        for (const auto& one : all->sheets) {
            if (one.reading.isRead()) {
                return one.reading.sheet;
            }
        }
    }
    return 0;
}

void ImportPresenter::adopt()
{
    m_adopted = plan();
    if (m_isNew) {
        m_isNew = false;
        m_list = m_run->lists()->readable().front();
        m_sheet = firstReadSheet(m_list);
        m_page = asksNothing() ? ImportStep::Changes : ImportStep::Understand;
        const auto sum = importers::summaryOf(plan()->proposals);
        m_outcome = sum.updated > 0 ? Outcome::Updated : Outcome::Created;
        readLines();
    }
    fillIndex();
}

bool ImportPresenter::asksNothing() const
{
    for (const auto& one : plan()->proposals) {
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
    return failures().empty();
}

std::vector<ImportFailure> ImportPresenter::failures() const
{
    std::vector<ImportFailure> out;
    if (const auto* lists = m_run->lists()) {
        for (const auto& list : lists->lists()) {
            if (list.failure) {
                out.push_back(failureOf(m_shell.session(), list));
            }
        }
    }
    return out;
}

void ImportPresenter::readLines()
{
    const auto shared = std::make_shared<std::vector<SheetLine>>();
    JobSpec spec;
    spec.work = [shared, lists = m_run->sharedLists(), list = m_list, sheet = m_sheet](
                    JobContext& context) { *shared = lists->lines(list, sheet, context); };
    spec.done = [this, shared](const JobEnd& end) {
        if (end.isDone()) {
            m_lines = std::move(*shared);
            present();
        } else if (!end.isCancelled()) {
            m_shell.banner(bannerOf(m_shell.session(), *end.error));
        }
    };
    m_looking.start(std::move(spec));
}

void ImportPresenter::showFile(std::size_t tab)
{
    const auto* lists = m_run->lists();
    if (lists != nullptr && tab < lists->lists().size() && tab != m_list &&
        lists->lists()[tab].workbook && m_run->look()) {
        m_list = tab;
        m_sheet = firstReadSheet(tab);
        m_lines.clear();
        readLines();
        present();
    }
}

void ImportPresenter::showSheet(std::size_t tab)
{
    if (plan() != nullptr && tab != m_sheet && m_run->look()) {
        m_sheet = tab;
        m_lines.clear();
        readLines();
        present();
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

const importers::Proposal* ImportPresenter::proposalOf(std::size_t list) const
{
    const auto* lists = m_run->lists();
    if (lists == nullptr || plan() == nullptr) {
        return nullptr;
    }
    const auto& readable = lists->readable();
    const auto at = std::find(readable.begin(), readable.end(), list);
    const auto index = static_cast<std::size_t>(at - readable.begin());
    return index < plan()->proposals.size() ? &plan()->proposals[index] : nullptr;
}

const importers::SheetProposal* ImportPresenter::sheet() const
{
    const auto* all = proposal();
    return all != nullptr && m_sheet < all->sheets.size() ? &all->sheets[m_sheet] : nullptr;
}

void ImportPresenter::next()
{
    if (step() != ImportStep::Understand) {
        return;
    }
    if (m_run->state() == ImportState::Ready) {
        m_page = ImportStep::Changes;
        fillIndex();
        present();
    } else {
        commit(); // after a failure: compares again
    }
}

void ImportPresenter::back()
{
    if (step() == ImportStep::Changes) {
        if (m_run->look()) {
            m_page = ImportStep::Understand;
            present();
        }
    } else if (step() == ImportStep::Understand) {
        cancel();
    }
}

void ImportPresenter::showOutcome(Outcome outcome)
{
    if (m_run->look()) {
        m_outcome = outcome;
        fillIndex();
        present();
    }
}

void ImportPresenter::fillIndex()
{
    m_spots.clear();
    const auto* all = plan();
    if (all == nullptr) {
        return;
    }
    if (m_outcome == Outcome::Updated) {
        for (std::size_t i = 0; i < all->updates.size(); ++i) {
            m_spots.push_back({all->updates[i].list, 0, i});
        }
        return;
    }
    for (std::size_t list = 0; list < all->proposals.size(); ++list) {
        const auto& one = all->proposals[list];
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
    if (m_outcome == Outcome::Updated && row < m_spots.size()) {
        m_run->tick(m_spots[row].index);
    }
}

void ImportPresenter::answer(std::size_t index, const std::string& key, const std::string& typed)
{
    const auto* all = plan();
    for (std::size_t list = 0; all != nullptr && list < all->proposals.size(); ++list) {
        const auto& aside = all->proposals[list].setAside;
        if (index >= aside.size()) {
            index -= aside.size();
            continue;
        }
        const auto& row = aside[index];
        const auto whose = m_run->lists()->readable()[list];
        std::size_t at = 0;
        std::from_chars(key.data(), key.data() + key.size(), at);
        if (at < row.answers.size()) {
            m_run->answer([&](ImportAnswers& answers) {
                importers::give(answers.lists.at(whose).answers, row, row.answers[at], typed);
            });
        }
        return;
    }
}

void ImportPresenter::makePlaces(bool yes)
{
    m_run->answer([yes](ImportAnswers& answers) { answers.makesPlaces = yes; });
}

void ImportPresenter::goToGone(std::size_t gone)
{
    if (const auto* device = goneDevice(gone)) {
        m_shell.go({ScreenName::Devices, RecordRef{RecordKind::Device, device->id}, {}});
    }
}

void ImportPresenter::commit()
{
    const bool isRefused = plan() != nullptr && plan()->tooMany() != 0; // a question first
    if ((step() == ImportStep::Changes || m_run->state() == ImportState::Failed) && !isRefused) {
        m_run->commit();
    }
}

void ImportPresenter::saveSetAside()
{
    auto& session = m_shell.session();
    const bool isDone = !m_run->written().empty();
    if (!isDone && plan() == nullptr) {
        return;
    }
    const auto& proposals = isDone ? m_run->written() : plan()->proposals;
    const auto chosen =
        m_shell.prompts().fileToSave(session.say("import_page.save_aside_title"),
                                     {{session.say("import_page.kind_xlsx"), "*.xlsx"}},
                                     session.say("import_page.aside_name") + ".xlsx");
    if (!chosen) {
        return;
    }
    JobSpec spec;
    spec.title = session.say("import_page.writing_aside");
    spec.work = [lists = m_run->sharedLists(), answers = m_run->answers(), proposals,
                 language = session.language(), now = session.now(), path = *chosen](JobContext&) {
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

void ImportPresenter::mendAside()
{
    if (step() == ImportStep::Done && m_run->again()) {
        m_page = ImportStep::Changes;
        m_outcome = Outcome::SetAside;
        fillIndex();
        present();
    }
}

void ImportPresenter::undo()
{
    if (const auto changeSet = m_run->changeSet()) {
        undoWithQuestion(m_shell, *changeSet);
        present();
    }
}

void ImportPresenter::goToDevices()
{
    const auto changeSet = m_run->changeSet(); // those of the list just written
    m_shell.go({ScreenName::Devices, {}, changeSet ? "change=" + changeSet->text() : "all"});
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
    if (step() == ImportStep::Done) {
        m_broken.recount();
        present();
    }
}

void ImportPresenter::present()
{
    m_isEndSeen = step() == ImportStep::Done && (m_isEndSeen || m_isShown);
    switch (step()) {
    case ImportStep::Choose:
        m_view.showChoose(failures());
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
