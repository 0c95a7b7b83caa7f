#include "gui/present/journal/journal_detail.h"

#include "core/register/base/history.h"
#include "core/register/corrections/changes.h"
#include "core/text/dates.h"
#include "core/text/field_names.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/words/clock_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::size_t mostDependants = 12;
constexpr std::size_t mostFields = 400;

/// What the change-set did to one field, and whether it still stands.
struct Counted
{
    std::size_t born = 0;       ///< records it made
    std::size_t restored = 0;   ///< fields that would have their old value again
    std::size_t superseded = 0; ///< fields that somebody has changed since
    std::vector<std::string> supersededNames;
};

class DetailMaker
{
public:
    DetailMaker(Register& reg, Language language, const journal::ChangeSummary& summary,
                std::size_t limit)
        : m_reg(reg)
        , m_database(reg.database())
        , m_language(language)
        , m_summary(summary)
        , m_limit(limit)
    {}

    JournalDetail make(bool isWritable)
    {
        m_detail.changeSet = m_summary.changeSet;
        fillHead();
        fillRecords();
        if (isWritable) {
            m_detail.correctTime = say("correct.time_link");
            m_summary.isUndone ? offerRedo() : offerUndo();
        }
        return std::move(m_detail);
    }

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }
    [[nodiscard]] std::string number(std::size_t value) const
    {
        return text::formatInteger(static_cast<std::int64_t>(value), m_language);
    }

    void fillHead()
    {
        m_detail.title = text::say(m_language, m_summary.what);
        m_detail.day = dayOf(m_summary.at);
        m_detail.facts =
            text::formatInstant(m_summary.at) + (m_summary.by.empty() ? "" : " · " + m_summary.by);
        if (!m_summary.reason.empty()) {
            m_detail.reason = say("journal_page.reason", {{"reason", m_summary.reason}});
        }
        m_detail.doubt = clockDoubt(m_language, m_summary.clockSuspect);
        if (m_summary.statedAt != m_summary.at) {
            m_detail.facts += " · " + say("journal_page.was_dated",
                                          {{"at", text::formatInstant(m_summary.statedAt)}});
        }
        if (m_summary.isUndone && m_summary.undoneAt) {
            m_detail.undone =
                say("journal_page.undone_by",
                    {{"by", m_summary.undoneBy}, {"at", text::formatInstant(*m_summary.undoneAt)}});
            if (!m_summary.undoneReason.empty()) {
                m_detail.undone +=
                    " " + say("journal_page.reason", {{"reason", m_summary.undoneReason}});
            }
        }
        m_detail.dayLink = say("journal_page.day_link", {{"day", text::formatDate(m_detail.day)}});
    }

    [[nodiscard]] static std::optional<Place> placeOf(RecordKind kind, const RecordId& record)
    {
        const auto screen = screenOf(kind);
        return screen ? std::optional{Place{*screen, RecordRef{kind, record}, {}}} : std::nullopt;
    }

    [[nodiscard]] std::string valueOr(const Field& field, const Value& value) const
    {
        const auto shown = valueText(m_database, m_language, field, value);
        return shown.empty() ? say("journal_page.nothing") : shown;
    }

    /// "H31", or "H31: “mờ 1 góc”" where the cell said it otherwise.
    [[nodiscard]] std::string cellOf(const journal::SourceNote& source,
                                     const journal::FieldStep& step) const
    {
        if (step.column == 0) {
            return {};
        }
        std::string name;
        for (auto column = step.column; column > 0; column = (column - 1) / 26) {
            name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
        }
        name += std::to_string(source.row);
        return step.originalText
                   ? say("journal_page.cell", {{"cell", name}, {"text", *step.originalText}})
                   : name;
    }

    /// Whether an operation after `entry`, of a change-set that counts, gave the field a value.
    [[nodiscard]] static bool isSuperseded(const std::vector<journal::HistoryEntry>& history,
                                           std::size_t entry, FieldNumber field)
    {
        for (std::size_t i = entry + 1; i < history.size(); ++i) {
            const auto& later = history[i];
            if (later.isUndone || later.changeSet == history[entry].changeSet) {
                continue;
            }
            for (const auto& step : later.fields) {
                if (step.field == field) {
                    return true;
                }
            }
        }
        return false;
    }

    void addSteps(const Kind& kind, const std::vector<journal::HistoryEntry>& history,
                  std::size_t at, JournalRecord& record)
    {
        const auto& entry = history[at];
        const bool isBirth = entry.event == journal::HistoryEntry::Event::Born;
        record.isBorn = record.isBorn || isBirth;
        if (entry.source) {
            record.note = say("journal_page.source", {{"file", entry.source->fileName},
                                                      {"sheet", entry.source->sheetName},
                                                      {"row", std::to_string(entry.source->row)}});
        }
        for (const auto& step : entry.fields) {
            const auto* field = kind.field(step.field);
            if (field == nullptr || field->name == "symptom_group") {
                continue; // a code of ours, for telling recurrences
            }
            if (!isBirth) {
                const bool isGone = isSuperseded(history, at, step.field);
                ++(isGone ? m_counted.superseded : m_counted.restored);
                if (isGone) {
                    m_counted.supersededNames.push_back(text::fieldName(m_language, *field));
                }
            }
            if (m_fields >= mostFields) {
                continue;
            }
            ++m_fields;
            record.fields.push_back({text::fieldName(m_language, *field),
                                     isBirth ? std::string() : valueOr(*field, step.before),
                                     valueOr(*field, step.after),
                                     entry.source ? cellOf(*entry.source, step) : std::string()});
        }
    }

    void fillRecords()
    {
        const auto touched = store::recordsOfChange(m_database, m_summary.changeSet, m_limit);
        for (const auto& one : touched.records) {
            JournalRecord record;
            const Kind* kind = findKind(static_cast<std::uint16_t>(one.kind));
            if (kind == nullptr) {
                continue; // of a newer program
            }
            record.title =
                text::capitalized(recordTitle(m_database, m_language, one.kind, one.record));
            record.place = placeOf(one.kind, one.record);
            const auto history = journal::history(m_database, one.kind, one.record);
            for (std::size_t i = 0; i < history.size(); ++i) {
                if (history[i].changeSet == m_summary.changeSet && !history[i].fields.empty()) {
                    addSteps(*kind, history, i, record);
                }
            }
            if (record.isBorn) {
                record.note =
                    say("journal_page.born") + (record.note.empty() ? "" : " · " + record.note);
                ++m_counted.born;
            }
            m_detail.records.push_back(std::move(record));
        }
        m_all = touched.all;
        if (touched.all > touched.records.size()) {
            m_detail.more =
                say("journal_page.more", {{"count", number(touched.all - touched.records.size())}});
        }
    }

    /// Of more records than are shown: how many it made, and how many it changed.
    void countAll()
    {
        const auto touched = countTouched(m_database, m_summary.changeSet);
        m_counted = {};
        m_counted.born = touched.born;
        m_counted.restored = touched.changed;
    }

    void addEffect(const char* icon, Tone tone, std::string sentence)
    {
        m_detail.effects.push_back({icon, tone, std::move(sentence)});
    }

    void offerUndo()
    {
        m_detail.effectTitle = say("journal_page.effect_title");
        const bool isWhole = m_all <= m_detail.records.size();
        if (!isWhole) {
            countAll();
        }
        if (m_counted.born > 0) {
            addEffect("minus", Tone::Warn,
                      say(m_counted.born == 1 ? "journal_page.effect_one_born"
                                              : "journal_page.effect_born",
                          {{"count", number(m_counted.born)}}));
        }
        if (m_counted.restored > 0) {
            addEffect("circle-check", Tone::Ok,
                      say(m_counted.restored == 1 ? "journal_page.effect_one_restored"
                          : isWhole               ? "journal_page.effect_restored"
                                                  : "journal_page.effect_restored_records",
                          {{"count", number(m_counted.restored)}}));
        }
        if (m_counted.superseded > 0) {
            std::string names;
            auto& all = m_counted.supersededNames;
            std::sort(all.begin(), all.end());
            all.erase(std::unique(all.begin(), all.end()), all.end());
            for (const auto& name : all) {
                names += (names.empty() ? "" : ", ") + name;
            }
            addEffect("triangle-alert", Tone::Warn,
                      say("journal_page.effect_superseded",
                          {{"count", number(m_counted.superseded)}, {"fields", names}}));
        }
        const auto dependants = dependantsOf(m_reg, m_summary.changeSet);
        for (std::size_t i = 0; i < std::min(mostDependants, dependants.size()); ++i) {
            m_detail.dependants.push_back(text::capitalized(
                recordTitle(m_database, m_language, dependants[i].kind, dependants[i].record)));
        }
        if (dependants.size() > mostDependants) {
            m_detail.dependants.push_back(
                say("present.and_more", {{"count", number(dependants.size() - mostDependants)}}));
        }
        if (!dependants.empty()) {
            addEffect(
                "link", Tone::Bad,
                say("journal_page.effect_dependants", {{"count", number(dependants.size())}}));
            m_detail.act = say("journal_page.undo_all");
            if (std::all_of(dependants.begin(), dependants.end(),
                            [](const journal::Dependant& one) {
                                return one.tie == journal::Tie::Reference;
                            })) { // a step cannot stay without the step before it
                m_detail.actKeeping = say("journal_page.undo_keeping");
            }
        } else {
            m_detail.act = say("present.undo");
        }
        m_detail.actHint = say("journal_page.undo_hint");
    }

    void offerRedo()
    {
        m_detail.effectTitle = say("journal_page.redo_title");
        addEffect("redo", Tone::Accent, say("journal_page.effect_redo"));
        m_detail.act = say("present.redo");
        m_detail.isRedo = true;
    }

    Register& m_reg;
    store::Database& m_database;
    Language m_language;
    const journal::ChangeSummary& m_summary;
    std::size_t m_limit;
    std::size_t m_fields = 0;
    std::size_t m_all = 0;
    Counted m_counted;
    JournalDetail m_detail;
};

} // namespace

std::optional<JournalDetail> journalDetail(Register& reg, Language language, const ChangeSetId& id,
                                           bool isWritable, std::size_t limit)
{
    const store::ReadView view(reg.database());
    const auto summary = journal::changeSet(reg.database(), id);
    if (!summary) {
        return std::nullopt;
    }
    return DetailMaker(reg, language, *summary, limit).make(isWritable);
}

} // namespace dongbo::present
