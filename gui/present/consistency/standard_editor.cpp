#include "gui/present/consistency/standard_editor.h"

#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/consistency/standard_ground.h"
#include "gui/present/devices/device_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

struct Reading
{
    RegisterSituation read;
    std::vector<StandardLine> compared;
    std::optional<StandardSetId> set;
    StandardSet head;
    std::map<DeviceType, Attributes> attributes;
};

/// The sites of the tier and the version that is compared with: that one, else the one in force.
Reading readAll(Register& reg, const std::string& tier, std::optional<StandardSetId> compared)
{
    Reading out;
    PlanningScope scope;
    scope.tier = tier;
    out.read = readSites(reg, scope);
    if (!compared) {
        if (const auto row = store::standardSetFor(reg.database(), tier, planningDay(reg))) {
            compared = row->id;
        }
    }
    if (compared) {
        out.set = compared;
        out.head = store::load<StandardSet>(reg.database(), *compared).value_or(StandardSet{});
        for (auto& row : standardLinesOf(reg, *compared)) {
            out.compared.push_back(std::move(row.line));
        }
    }
    for (const auto& info : store::typeInfos(reg.database())) {
        if (info.type) {
            out.attributes.emplace(*info.type,
                                   planning::parseAttributes(info.attributes.value_or("")));
        }
    }
    return out;
}

} // namespace

StandardEditor::StandardEditor(Shell& shell, StandardEditorView& view)
    : m_shell(shell)
    , m_view(view)
    , m_board(StandardBoard::of(shell))
    , m_ground(shell)
    , m_counting(shell.jobs())
{
    m_ground.follow([this] { reload(); });
    m_onBoard = m_board->changed.connect([this] { boardChanged(); });
}

std::string StandardEditor::say(std::string_view code, std::initializer_list<Argument> args) const
{
    return m_shell.session().say(code, args);
}

std::string StandardEditor::number(std::int64_t value) const
{
    return text::formatInteger(value, m_shell.session().language());
}

void StandardEditor::openSet(const StandardSetId& set)
{
    if (m_board->baseSet() == set && m_board->isChanged()) {
        readGround();
        return;
    }
    auto& reg = m_shell.session().shown();
    const auto all = store::standardSets(reg.database());
    const auto isThere =
        std::any_of(all.begin(), all.end(), [&](const auto& row) { return row.id == set; });
    const auto instead =
        isThere ? std::optional<store::StandardSetRow>{}
                : store::standardSetFor(reg.database(), m_board->set().tier.value_or(""),
                                        m_shell.session().shownDay());
    m_comparedWith.reset();
    if (isThere || instead) { // one that was undone: what holds in its place
        m_board->openSet(reg, isThere ? set : instead->id);
    } else {
        m_board->close();
    }
    readGround();
}

void StandardEditor::openNew(const std::string& from, const std::string& tier)
{
    auto& reg = m_shell.session().shown();
    const auto language = m_shell.session().language();
    StandardDraft draft;
    const auto own = RecordId::parse(from);
    if (own || from == "site") {
        const auto site = own ? std::optional{SiteId{*own}} : exemplarySite(reg, tier);
        if (site) {
            draft = standardFromSite(reg, *site);
            const auto row = store::load<Site>(reg.database(), *site);
            draft.set.notes = say("consistency.copied_from",
                                  {{"site", row ? row->name.value_or("") : std::string()}});
        }
    } else if (const auto row =
                   store::standardSetFor(reg.database(), "commune", m_shell.session().shownDay())) {
        for (auto& line : standardLinesOf(reg, row->id)) {
            draft.lines.push_back(std::move(line.line));
        }
    }
    if (!tier.empty() || !draft.set.tier) {
        draft.set.tier = tier.empty() ? "commune" : tier;
    }
    draft.set.name = say("consistency.new_name", {{"tier", tierWord(language, *draft.set.tier)}});
    draft.set.validFrom = m_shell.session().shownDay();
    draft.set.validTo.reset();
    m_comparedWith.reset();
    m_board->openNew(std::move(draft));
    readGround();
}

void StandardEditor::reload()
{
    const auto base = m_board->baseSet();
    if (base && !m_board->isChanged()) {
        openSet(*base); // others may have corrected it
    } else {
        readGround();
    }
}

void StandardEditor::setInSight(bool isInSight)
{
    m_ground.setInSight(isInSight);
}

void StandardEditor::readGround()
{
    const auto tier = m_board->set().tier.value_or("");
    const auto compared = m_comparedWith ? m_comparedWith : m_board->baseSet();
    present();
    if (!m_board->isOpen()) {
        return;
    }
    m_ground.read<Reading>(
        [tier, compared](Register& reg, JobContext&) { return readAll(reg, tier, compared); },
        [this, tier](Reading reading) {
            auto ground = std::make_shared<Ground>();
            ground->read = std::move(reading.read);
            ground->compared = std::move(reading.compared);
            ground->comparedSet = reading.set;
            ground->comparedHead = std::move(reading.head);
            ground->tier = tier;
            m_attributes = std::move(reading.attributes);
            m_facts = std::move(ground);
            count();
        });
}

void StandardEditor::boardChanged()
{
    if (m_facts && m_facts->tier != m_board->set().tier.value_or("")) {
        readGround(); // other sites are asked
    } else {
        count();
    }
}

void StandardEditor::count()
{
    present();
    if (!m_facts || !m_board->isOpen()) {
        return;
    }
    const auto counted = std::make_shared<Counted>();
    auto lines = m_board->lines(&counted->rows);
    JobSpec spec;
    spec.work = [ground = m_facts, counted, lines = std::move(lines)](JobContext& job) {
        job.checkpoint();
        counted->effect =
            planning::effectOfDraft(ground->read.situation.sites, ground->compared, lines);
    };
    spec.done = [this, counted](const JobEnd& end) {
        if (end.isDone()) {
            m_counted = counted;
            present();
        }
    };
    m_counting.start(std::move(spec));
}

std::vector<ListChoice> StandardEditor::versions() const
{
    std::vector<ListChoice> out;
    const auto tier = m_board->set().tier;
    for (const auto& row : store::standardSets(m_shell.session().shown().database())) {
        if (row.set.tier == tier) {
            const auto from =
                row.set.validFrom
                    ? say("consistency.from_day", {{"day", text::formatDate(*row.set.validFrom)}})
                    : say("consistency.from_always");
            out.push_back({row.id.text(),
                           row.set.name.value_or("") + ", " + from,
                           {},
                           {},
                           Tone::None,
                           m_facts && m_facts->comparedSet == row.id});
        }
    }
    return out;
}

void StandardEditor::compareWith(const std::string& set)
{
    if (const auto id = RecordId::parse(set)) {
        m_comparedWith = StandardSetId{*id};
        readGround();
    }
}

void StandardEditor::editLine(std::size_t index)
{
    if (index < m_page.rows.size() && m_page.isWritable && !m_page.rows[index].isTakenOut) {
        m_shell.openSheet(
            {SheetKind::EditStandardDraft, {}, "line=" + std::to_string(m_page.rows[index].row)});
    }
}

void StandardEditor::addLine()
{
    if (m_page.isWritable && m_board->isOpen()) {
        m_shell.openSheet(
            {SheetKind::EditStandardDraft, {}, "line=" + std::to_string(m_board->rows().size())});
    }
}

void StandardEditor::editHead()
{
    if (m_page.isWritable && m_board->isOpen()) {
        m_shell.openSheet({SheetKind::EditStandardDraft, {}, "head"});
    }
}

void StandardEditor::toggleCritical(std::size_t index)
{
    if (index < m_page.rows.size() && m_page.isWritable && !m_page.rows[index].isTakenOut) {
        const auto row = m_page.rows[index].row;
        auto line = m_board->rows()[row].line;
        line.critical = !line.critical.value_or(false);
        m_board->setLine(row, std::move(line));
    }
}

void StandardEditor::takeOut(std::size_t index)
{
    if (index < m_page.rows.size() && m_page.isWritable) {
        const auto row = m_page.rows[index];
        row.isTakenOut ? m_board->putBack(row.row) : m_board->takeOut(row.row);
    }
}

void StandardEditor::revert(std::size_t change)
{
    if (change >= m_page.changes.size() || !m_page.isWritable) {
        return;
    }
    const auto one = m_page.changes[change];
    if (!one.field.empty()) {
        m_board->revert(one.row, one.field);
    } else if (one.row < m_board->rows().size() && m_board->rows()[one.row].isTakenOut) {
        m_board->putBack(one.row);
    } else {
        m_board->takeOut(one.row);
    }
}

void StandardEditor::revertAll()
{
    m_shell.closeSheet();
    m_board->revertAll();
}

void StandardEditor::openSite(std::size_t index)
{
    if (index < m_page.sites.size()) {
        m_shell.go({ScreenName::Sites, RecordRef{RecordKind::Site, m_page.sites[index].id}, {}});
    }
}

void StandardEditor::save()
{
    if (!m_page.canSave) {
        return;
    }
    m_shell.closeSheet();
    m_shell.act(
        [this]() -> Checked<Shell::Done> {
            const auto written = m_board->save(m_shell.session().reg(), {});
            if (!written) {
                return written.problems();
            }
            return Shell::Done{written->changeSet,
                               say("consistency.saved", {{"standard", written->number}})};
        },
        [this](const Problems& problems) {
            if (!problems.empty()) {
                m_page.problem = text::say(m_shell.session().language(), problems.front());
                m_view.showEditor();
            }
        });
}

} // namespace dongbo::present
