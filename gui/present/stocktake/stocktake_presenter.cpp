#include "gui/present/stocktake/stocktake_presenter.h"

#include "core/register/base/history.h"
#include "core/register/stocktake/stocktakes.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/stocktake/stocktake_page.h"
#include "gui/present/stocktake/stocktake_words.h"

namespace dongbo::present {

StocktakePresenter::StocktakePresenter(Shell& shell, StocktakePageView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
{
    m_reader.setInSight(false); // the screen says when it is
    m_reader.follow([this] { reload(); });
}

void StocktakePresenter::open(const StocktakeId& stocktake)
{
    if (m_id != stocktake) {
        m_room.reset();
        m_view.showScan({});
    }
    m_id = stocktake;
    reload();
}

void StocktakePresenter::reload()
{
    if (!m_id) {
        return;
    }
    const auto& session = m_shell.session();
    m_reader.read<StocktakePage>(
        [id = *m_id, room = m_room, language = session.language(),
         canWrite = session.isWritable()](Register& reg, JobContext&) {
            return makeStocktakePage(reg, language, canWrite, id, room);
        },
        [this](StocktakePage page) {
            m_page = std::move(page);
            if (m_page.room < m_page.rooms.size()) {
                m_room = m_page.rooms[m_page.room].site;
            }
            m_view.showStocktake(m_page);
        });
}

void StocktakePresenter::chooseRoom(std::size_t room)
{
    if (room < m_page.rooms.size()) {
        m_room = m_page.rooms[room].site;
        reload();
    }
}

void StocktakePresenter::tell(const CountOutcome& outcome)
{
    const auto pill = standingPill(m_shell.session().language(), outcome.standing);
    const auto code =
        outcome.device && !outcome.device->code.empty() ? outcome.device->code : outcome.code;
    ScanResult result{
        {}, text::formatInstant(m_shell.session().now()).substr(11), pill.icon, pill.tone};
    if (outcome.already && !outcome.isWritten) {
        result.icon = "repeat";
        result.tone = Tone::Warn;
        result.text =
            say("stocktake.scan_already",
                {{"code", code},
                 {"at",
                  outcome.already->at ? text::formatInstant(*outcome.already->at).substr(11) : ""},
                 {"by", outcome.already->by.empty() ? "–" : outcome.already->by}});
    } else if (outcome.standing == Standing::WrongPlace) {
        const auto site =
            outcome.device && outcome.device->site
                ? store::load<Site>(m_shell.session().reg().database(), *outcome.device->site)
                : std::optional<Site>();
        result.text =
            say("stocktake.scan_elsewhere",
                {{"code", code}, {"site", site ? shortSiteName(site->name.value_or("")) : "–"}});
    } else {
        result.text = say("stocktake.scan_result",
                          {{"code", code},
                           {"name", outcome.device ? outcome.device->name : std::string()},
                           {"what", say("standing." + std::string(codeOf(outcome.standing)))}});
    }
    m_view.showScan(result);
}

std::optional<CountOutcome> StocktakePresenter::count(const CountDraft& draft, IfCounted ifCounted)
{
    if (!m_id || !m_page.canCount) {
        return std::nullopt;
    }
    std::optional<CountOutcome> outcome;
    const auto problems = [&](const Problems& wrong) {
        m_view.showScan({m_shell.session().say(wrong.front().message),
                         text::formatInstant(m_shell.session().now()).substr(11), "triangle-alert",
                         Tone::Bad});
    };
    const bool isDone = m_shell.act(
        [&]() -> Checked<Shell::Done> {
            const auto taken = countThing(m_shell.session().reg(), *m_id, draft, ifCounted);
            if (!taken) {
                return taken.problems();
            }
            outcome = taken->outcomes.front();
            return Shell::Done{taken->changeSet, {}}; // no banner: the next one is being scanned
        },
        problems);
    if (isDone && outcome) {
        tell(*outcome);
        return outcome;
    }
    return std::nullopt;
}

void StocktakePresenter::scan(const std::string& typed)
{
    CountDraft draft;
    draft.code = std::string(text::trim(typed));
    draft.site = m_room;
    if (draft.code.empty()) {
        return;
    }
    if (const auto outcome = count(draft, IfCounted::Tell)) {
        m_scanned = outcome->id;
        if (!outcome->isWritten) { // nothing changed: its row comes into sight all the same
            reload();
        }
    }
}

void StocktakePresenter::press(std::size_t row, CountKey key)
{
    if (row >= m_page.rows.size() || m_page.rows[row].isHeading || !m_page.rows[row].ref.device) {
        return;
    }
    CountDraft draft;
    draft.device = m_page.rows[row].ref.device;
    draft.code = m_page.rows[row].code;
    draft.site = m_room;
    switch (key) {
    case CountKey::Found:
        break;
    case CountKey::Missing:
        draft.isMissing = true;
        break;
    case CountKey::Good:
        draft.condition = Condition::Good;
        break;
    case CountKey::Fair:
        draft.condition = Condition::Fair;
        break;
    case CountKey::Poor:
        draft.condition = Condition::Poor;
        break;
    case CountKey::Broken:
        draft.condition = Condition::Broken;
        break;
    case CountKey::LabelLost:
        draft.labelLost = true;
        break;
    }
    // seen once more is no news: whoever saw it first stays
    const bool isAgain = key == CountKey::Found && m_page.rows[row].isFound;
    (void)count(draft, isAgain ? IfCounted::Tell : IfCounted::Correct);
}

void StocktakePresenter::restIsMissing()
{
    if (!m_id || !m_page.canCount) {
        return;
    }
    (void)m_shell.act(
        [&]() -> Checked<Shell::Done> {
            const auto taken = countRestMissing(m_shell.session().reg(), *m_id, m_room);
            return Shell::Done{taken.changeSet, say("stocktake.rest_missing_done",
                                                    {{"count", std::to_string(taken.written)}})};
        },
        {});
}

void StocktakePresenter::settle(std::size_t index)
{
    if (!m_id || index >= m_page.differences.size() || !m_page.differences[index].likeliest) {
        return;
    }
    const auto& difference = m_page.differences[index];
    if (*difference.likeliest == Settlement::Registered) {
        settleOtherwise(index); // it has to be said what it is
        return;
    }
    SettleDraft draft;
    draft.how = *difference.likeliest;
    const std::vector<LineRef> lines{difference.ref};
    bool isAsking = false;
    (void)m_shell.act(
        [&]() -> Checked<Shell::Done> {
            const auto settled = settleDifferences(m_shell.session().reg(), *m_id, lines, draft);
            if (!settled) {
                return settled.problems();
            }
            if (!settled->left.empty()) {
                return Problem{"", settled->left.front().why};
            }
            return Shell::Done{settled->changeSet,
                               say("stocktake.settled_one",
                                   {{"what", difference.title},
                                    {"how", say("settlement." + std::string(codeOf(draft.how)))}})};
        },
        [&](const Problems&) { isAsking = true; });
    if (isAsking) { // the form has room to say what stands in the way
        settleOtherwise(index);
    }
}

void StocktakePresenter::settleOtherwise(std::size_t index)
{
    if (!m_id || !m_page.canSettle || index >= m_page.differences.size() ||
        !m_page.differences[index].likeliest) {
        return;
    }
    const auto& ref = m_page.differences[index].ref;
    ListQuery hint;
    if (ref.count) {
        hint.set("count", {ref.count->text()});
    }
    if (ref.device) {
        hint.set("device", {ref.device->text()});
    }
    m_shell.openSheet(
        {SheetKind::SettleStocktake, RecordRef{RecordKind::Stocktake, *m_id}, hint.asText()});
}

void StocktakePresenter::undoSettling(std::size_t index)
{
    if (index >= m_page.differences.size() || !m_page.differences[index].canUndo) {
        return;
    }
    std::optional<ChangeSetId> settled;
    for (const auto& entry :
         journal::history(m_shell.session().reg().database(), RecordKind::StocktakeCount,
                          *m_page.differences[index].ref.count)) {
        for (const auto& step : entry.fields) {
            if (step.field == fieldOf<&StocktakeCount::settlement>) {
                settled = entry.changeSet;
            }
        }
    }
    if (settled) {
        undoWithQuestion(m_shell, *settled);
    }
}

void StocktakePresenter::follow(std::size_t row)
{
    if (row < m_page.rows.size() && m_page.rows[row].ref.device) {
        m_shell.go(
            {ScreenName::Devices, RecordRef{RecordKind::Device, *m_page.rows[row].ref.device}, {}});
    }
}

void StocktakePresenter::step(Checked<Written<StocktakeId>> (*useCase)(Register&, StocktakeId),
                              const char* sentence)
{
    if (!m_id) {
        return;
    }
    (void)m_shell.act(
        [&]() -> Checked<Shell::Done> {
            const auto done = useCase(m_shell.session().reg(), *m_id);
            if (!done) {
                return done.problems();
            }
            return Shell::Done{done->changeSet, say(sentence, {{"stocktake", done->number}})};
        },
        {});
}

void StocktakePresenter::endCounting()
{
    step(&dongbo::endCounting, "stocktake.counting_ended");
}

void StocktakePresenter::resumeCounting()
{
    step(&dongbo::resumeCounting, "stocktake.counting_resumed");
}

void StocktakePresenter::close()
{
    if (m_id && m_page.canClose) {
        m_shell.openSheet({SheetKind::CloseStocktake, RecordRef{RecordKind::Stocktake, *m_id}, {}});
    }
}

void StocktakePresenter::cancel()
{
    if (m_id && m_page.canClose) {
        m_shell.openSheet(
            {SheetKind::CancelStocktake, RecordRef{RecordKind::Stocktake, *m_id}, {}});
    }
}

void StocktakePresenter::goToPaper(const char* report)
{
    if (m_id) {
        ListQuery query;
        query.set("report", {report});
        query.set("view", {"paper"});
        query.set("stocktake", {m_page.number});
        m_shell.go({ScreenName::Reports, {}, query.asText()});
    }
}

void StocktakePresenter::showMinutes()
{
    goToPaper("c53-hd");
}

void StocktakePresenter::showSheet()
{
    goToPaper("stocktake-sheet");
}

std::optional<std::size_t> StocktakePresenter::takeScannedRow()
{
    for (std::size_t i = 0; m_scanned && i < m_page.rows.size(); ++i) {
        if (m_page.rows[i].ref.count == m_scanned) {
            m_scanned.reset();
            return i;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> StocktakePresenter::nextUncounted(std::size_t from, int by) const
{
    const auto count = static_cast<std::int64_t>(m_page.rows.size());
    for (auto at = static_cast<std::int64_t>(from) + by; at >= 0 && at < count; at += by) {
        const auto& row = m_page.rows[static_cast<std::size_t>(at)];
        if (!row.isHeading && !row.isCounted) {
            return static_cast<std::size_t>(at);
        }
    }
    return std::nullopt;
}

} // namespace dongbo::present
