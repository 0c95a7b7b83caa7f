#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/consistency/standard_ground.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

// The editor's page: what its draft does to the sites, in words.

namespace dongbo::present {

namespace {

EffectStrip stripOf(const planning::LineCounts& counts)
{
    const auto of = [&](planning::NeedState state) {
        return counts.sites[static_cast<std::size_t>(state)];
    };
    using enum planning::NeedState;
    return {of(Met), of(Substitute), of(BelowSpec), of(Missing) + of(Broken), of(Unknown)};
}

} // namespace

void StandardEditor::present()
{
    m_page = {};
    m_page.isOpen = m_board->isOpen();
    m_page.isWritable = m_shell.session().isOpen() && m_shell.session().isWritable();
    if (m_page.isOpen) {
        const auto language = m_shell.session().language();
        const auto& set = m_board->set();
        m_page.title = set.name.value_or("");
        m_page.legal = set.notes.value_or("");
        m_page.fromWord =
            set.validFrom ? say("consistency.from_day", {{"day", text::formatDate(*set.validFrom)}})
                          : say("consistency.from_always");
        m_page.isCounting = m_counting.isRunning() || m_ground.isReading();
        fillRows();
        fillChanges();
        fillSites();
        fillSums();
        fillProblems();
        const bool isChanged = m_board->isChanged();
        if (isChanged) {
            m_page.pill = {"pencil", say("consistency.unsaved"), Tone::Accent};
        }
        m_page.caption =
            tierWord(language, set.tier.value_or("")) + " · " +
            say("consistency.line_count", {{"count", number(std::ssize(m_page.rows))}}) + " · " +
            m_page.fromWord;
        if (!m_page.changes.empty()) {
            m_page.caption += " · " + say("consistency.change_count",
                                          {{"count", number(std::ssize(m_page.changes))}});
        }
        m_page.saveWord = say(!m_board->baseSet()       ? "consistency.save_new"
                              : m_board->isNewVersion() ? "consistency.save_version"
                                                        : "consistency.save_correction");
        m_page.canSave = m_page.isWritable && isChanged && m_page.problem.empty();
    }
    m_view.showEditor();
    headChanged();
}

const Attributes& StandardEditor::attributesOf(std::optional<DeviceType> type) const
{
    static const Attributes none;
    const auto at = type ? m_attributes.find(*type) : m_attributes.end();
    return at == m_attributes.end() ? none : at->second;
}

EditorRow StandardEditor::rowOf(std::size_t row, const StandardLine& line) const
{
    const auto language = m_shell.session().language();
    EditorRow out;
    out.row = row;
    out.function = functionWord(language, line.function);
    out.type = text::capitalized(wordOf(language, line.type));
    out.quantity = number(line.quantity.value_or(1));
    out.minimum = minimumText(language, line, attributesOf(line.type));
    out.substitutes = substitutesText(language, line);
    out.isCritical = line.critical.value_or(false);
    out.ceiling = line.ceiling ? text::formatMoney(*line.ceiling, language) : std::string();
    return out;
}

/// How many sites meet the line; when as many do as before, what else is otherwise.
void StandardEditor::tellEffect(EditorRow& row, const planning::LineCounts& after,
                                const planning::LineCounts& before, std::int64_t sites) const
{
    const auto change = [&](std::int64_t from, std::int64_t to) {
        return say("consistency.effect_changed", {{"before", number(from)}, {"after", number(to)}});
    };
    if (before.met() != after.met()) {
        row.effect = change(before.met(), after.met());
        row.effectTone = after.met() < before.met() ? Tone::Bad : Tone::Ok;
        return;
    }
    const auto old = stripOf(before);
    if (old.below != row.strip.below) {
        row.effect = say("consistency.cell_below") + " " + change(old.below, row.strip.below);
        row.effectTone = old.below < row.strip.below ? Tone::Warn : Tone::Ok;
    } else if (old.missing != row.strip.missing) {
        row.effect = say("consistency.cell_missing") + " " + change(old.missing, row.strip.missing);
        row.effectTone = old.missing < row.strip.missing ? Tone::Bad : Tone::Ok;
    } else {
        row.effect = say("consistency.effect_same",
                         {{"count", number(after.met())}, {"all", number(sites)}});
    }
}

void StandardEditor::fillRows()
{
    std::vector<std::size_t> rows;
    const auto lines = m_board->lines(&rows);
    const auto twins = m_facts ? planning::twinsOf(m_facts->compared, lines)
                               : std::vector<std::size_t>(lines.size(), planning::nowhere);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto out = rowOf(rows[i], lines[i]);
        const bool hasTwin = twins[i] != planning::nowhere;
        out.isChanged =
            m_facts &&
            (!hasTwin || !planning::differingFields(m_facts->compared[twins[i]], lines[i]).empty());
        if (m_counted) {
            const auto& effect = m_counted->effect;
            const auto at = std::find(m_counted->rows.begin(), m_counted->rows.end(), rows[i]);
            const auto counted = static_cast<std::size_t>(at - m_counted->rows.begin());
            if (at != m_counted->rows.end() && counted < effect.linesAfter.size()) {
                out.strip = stripOf(effect.linesAfter[counted]);
                tellEffect(out, effect.linesAfter[counted],
                           hasTwin && twins[i] < effect.linesBefore.size()
                               ? effect.linesBefore[twins[i]]
                               : effect.linesAfter[counted],
                           effect.after.sites);
            }
        }
        m_page.rows.push_back(std::move(out));
    }
    for (std::size_t i = 0; i < m_board->rows().size(); ++i) {
        if (m_board->rows()[i].isTakenOut) {
            auto out = rowOf(i, m_board->rows()[i].line);
            out.isTakenOut = out.isChanged = true;
            out.effect = say("consistency.taken_out");
            m_page.rows.push_back(std::move(out));
        }
    }
    std::stable_sort(m_page.rows.begin(), m_page.rows.end(),
                     [](const EditorRow& a, const EditorRow& b) { return a.row < b.row; });
}

std::string StandardEditor::fieldText(const StandardLine& line, const std::string& field) const
{
    const auto language = m_shell.session().language();
    if (field == "minimum") {
        const auto text = minimumText(language, line, attributesOf(line.type));
        return text.empty() ? say("consistency.anything") : text;
    }
    if (field == "substitutes") {
        const auto text = substitutesText(language, line);
        return text.empty() ? say("consistency.nothing") : text;
    }
    if (field == "critical") {
        return say(line.critical.value_or(false) ? "consistency.critical"
                                                 : "consistency.not_critical");
    }
    const auto* described = describe(RecordKind::StandardLine).field(field);
    const auto text = valueText(m_shell.session().shown().database(), language, *described,
                                valuesOf(line)[described->number - 1U]);
    return text.empty() ? say("consistency.nothing") : text;
}

void StandardEditor::fillChanges()
{
    if (!m_facts) {
        return;
    }
    const auto& head = m_facts->comparedHead;
    m_page.comparedWith = !m_facts->comparedSet ? say("consistency.compared_none")
                          : head.validFrom      ? say("consistency.compared_from",
                                                      {{"day", text::formatDate(*head.validFrom)}})
                                                : say("consistency.compared");
    std::vector<std::size_t> rows;
    const auto lines = m_board->lines(&rows);
    const auto language = m_shell.session().language();
    for (const auto& difference : planning::differencesOf(m_facts->compared, lines)) {
        EditorChange change;
        if (difference.after == planning::nowhere) {
            const auto& line = m_facts->compared[difference.before];
            change.title = text::capitalized(wordOf(language, line.type));
            change.after = say("consistency.taken_out");
            for (std::size_t i = 0; i < m_board->rows().size(); ++i) {
                const auto& row = m_board->rows()[i];
                if (row.isTakenOut && row.line.type == line.type &&
                    row.line.function == line.function) {
                    change.row = i;
                }
            }
            m_page.changes.push_back(std::move(change));
            continue;
        }
        const auto& line = lines[difference.after];
        change.row = rows[difference.after];
        change.title = text::capitalized(wordOf(language, line.type));
        if (difference.before == planning::nowhere) {
            if (m_facts->comparedSet) {
                change.after = say("consistency.added");
                m_page.changes.push_back(std::move(change));
            }
            continue;
        }
        for (const auto& field : difference.fields) {
            auto one = change;
            one.field = field;
            one.title += " · " + text::say(language, "field." + field);
            one.before = fieldText(m_facts->compared[difference.before], field);
            one.after = fieldText(line, field);
            m_page.changes.push_back(std::move(one));
        }
    }
}

void StandardEditor::fillSites()
{
    if (!m_facts || !m_counted) {
        return;
    }
    const auto language = m_shell.session().language();
    const auto lines = m_board->lines();
    for (const auto& change : m_counted->effect.changes) {
        if (change.site >= m_facts->read.sites.size()) {
            continue;
        }
        EditorSite site;
        site.id = m_facts->read.sites[change.site].id;
        site.name = shortSiteName(m_facts->read.sites[change.site].name);
        const auto wordFor = [&](bool canMeet, bool isWhole) {
            return say(isWhole   ? "consistency.site_whole"
                       : canMeet ? "consistency.site_meets"
                                 : "consistency.site_cannot");
        };
        site.before = wordFor(change.couldMeet, change.wasWhole);
        site.after = wordFor(change.canMeet, change.isWhole);
        const bool isWorse = (change.couldMeet && !change.canMeet) ||
                             (change.couldMeet == change.canMeet && change.wasWhole);
        site.tone = !isWorse ? Tone::Ok : change.canMeet ? Tone::Warn : Tone::Bad;
        if (!change.isWhole && change.worstLine < lines.size()) {
            site.reason = wordOf(language, lines[change.worstLine].type) + ": " +
                          needPill(language, change.worst).word;
        }
        m_page.sites.push_back(std::move(site));
    }
    m_page.sitesHead =
        say("consistency.sites_changed", {{"count", number(std::ssize(m_page.sites))}});
}

void StandardEditor::fillSums()
{
    if (!m_counted) {
        return;
    }
    const auto& effect = m_counted->effect;
    m_page.siteCount = effect.after.sites;
    m_page.ableBefore = effect.before.able;
    m_page.ableAfter = effect.after.able;
    m_page.wholeBefore = effect.wholeBefore;
    m_page.wholeAfter = effect.wholeAfter;
    m_page.cost = text::formatMoney(effect.atCeilings, m_shell.session().language());
    if (effect.withoutCeiling > 0) {
        m_page.costNote =
            say("consistency.without_ceiling", {{"count", number(effect.withoutCeiling)}});
    }
}

void StandardEditor::fillProblems()
{
    std::vector<std::size_t> rows;
    const auto lines = m_board->lines(&rows);
    const auto problems = checkDraft(m_shell.session().shown(), lines);
    const auto language = m_shell.session().language();
    for (std::size_t i = 0; i < problems.size(); ++i) {
        if (problems[i].empty()) {
            continue;
        }
        const auto sentence = text::say(language, problems[i].front());
        for (auto& row : m_page.rows) {
            if (row.row == rows[i]) {
                row.problem = sentence;
            }
        }
        if (m_page.problem.empty()) {
            m_page.problem = sentence;
        }
    }
    if (lines.empty()) {
        m_page.problem = say("consistency.no_lines");
    }
    if (!m_typedProblem.empty()) {
        m_page.problem = m_typedProblem;
    }
}

} // namespace dongbo::present
