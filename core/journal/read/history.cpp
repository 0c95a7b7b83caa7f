#include "core/journal/read/history.h"

#include "core/journal/fold/fold.h"
#include "core/journal/read/json_texts.h"
#include "core/store/journal/op_table.h"

#include <algorithm>
#include <map>

namespace dongbo::journal {

namespace {

struct Step
{
    Stamp stamp;
    std::int64_t no = 0;
    std::int64_t wallMs = 0;
    ChangeSetId changeSet;
    archive::Verb verb = archive::Verb::Update;
    archive::Payload payload;
    std::optional<archive::Payload> header; ///< when it stood right beside the operation
    bool isMarked = false;
    std::optional<std::int64_t> correctedMs;
};

/// A mark set or taken back on one of the record's change-sets.
struct Mark
{
    Stamp stamp;
    ChangeSetId changeSet;
    std::int64_t wallMs = 0;
    ChangeSet change; ///< only what the mark wrote
};

template <typename T> T recordOfPayload(const archive::Payload& payload)
{
    std::vector<Value> values(describe(kindOf<T>()).fields.size());
    for (const auto& change : payload.changes) {
        if (change.number <= values.size()) {
            values[change.number - 1u] = change.value;
        }
    }
    return recordOf<T>(values);
}

class Teller
{
public:
    Teller(store::Database& database, RecordKind kind, const RecordId& record)
        : m_database(database)
        , m_ops(database)
        , m_kind(describe(kind))
        , m_record(record)
    {}

    std::vector<HistoryEntry> tell()
    {
        read();
        const auto earlier = [](const Step& a, const Step& b) { return a.stamp < b.stamp; };
        if (!std::is_sorted(m_steps.begin(), m_steps.end(),
                            earlier)) { // as they were written, mostly
            std::sort(m_steps.begin(), m_steps.end(), earlier);
        }
        // an operation that came a second time in another node's chain is the same event
        m_steps.erase(std::unique(m_steps.begin(), m_steps.end(),
                                  [](const Step& a, const Step& b) { return a.stamp == b.stamp; }),
                      m_steps.end());
        std::sort(m_marks.begin(), m_marks.end(),
                  [](const Mark& a, const Mark& b) { return a.stamp < b.stamp; });
        std::size_t nextMark = 0;
        m_now.assign(m_kind.fields.size(), {});
        m_entries.reserve(m_steps.size() + m_marks.size());
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            while (nextMark < m_marks.size() && m_marks[nextMark].stamp < m_steps[i].stamp) {
                tellMark(m_marks[nextMark++], i);
            }
            tellStep(m_steps[i], i);
        }
        while (nextMark < m_marks.size()) {
            tellMark(m_marks[nextMark++], m_steps.size());
        }
        return std::move(m_entries);
    }

private:
    Stamp stampOf(const store::OpRow& row)
    {
        auto known = m_nodes.find(row.origin);
        if (known == m_nodes.end()) {
            known = m_nodes.emplace(row.origin, m_ops.nodeId(row.origin)).first;
        }
        return {row.hlc, known->second, row.id};
    }

    void read()
    {
        m_steps.reserve(16);
        store::forEachInHistory(m_database, m_record, [&](const store::HistoryRow& found) {
            const auto& row = found.row;
            if (row.isParked || row.kind != static_cast<std::uint16_t>(m_kind.number)) {
                return;
            }
            auto& step = m_steps.emplace_back();
            step.stamp = stampOf(row);
            step.payload = archive::decodePayload(row.payload);
            step.no = row.no;
            step.wallMs = row.wallMs;
            step.changeSet = row.changeSet;
            step.verb = static_cast<archive::Verb>(row.verb);
            step.isMarked = found.isMarked;
            step.correctedMs = found.correctedMs;
            if (!found.header.empty()) {
                step.header = archive::decodePayload(found.header);
            }
        });
        std::vector<ChangeSetId> seen;
        for (const auto& step : m_steps) {
            const auto& id = step.changeSet;
            if (step.isMarked && std::find(seen.begin(), seen.end(), id) == seen.end()) {
                seen.push_back(id);
                readMarks(id);
            }
        }
    }

    void readMarks(const ChangeSetId& id)
    {
        m_ops.ofRecord(id, [&](const store::OpRow& row) {
            if (row.isParked || row.kind != static_cast<std::uint16_t>(RecordKind::ChangeSet) ||
                row.verb == static_cast<std::uint8_t>(archive::Verb::Create)) {
                return;
            }
            const auto change = recordOfPayload<ChangeSet>(archive::decodePayload(row.payload));
            if (change.undone) {
                m_marks.push_back({stampOf(row), id, row.wallMs, change});
                auto& undone = m_undoneNow[id];
                if (undone.first < m_marks.back().stamp) {
                    undone = {m_marks.back().stamp, *change.undone};
                }
            }
        });
    }

    [[nodiscard]] bool isUndoneNow(const ChangeSetId& id) const
    {
        const auto found = m_undoneNow.find(id);
        return found != m_undoneNow.end() && found->second.second;
    }

    void describeChange(HistoryEntry& entry, std::optional<archive::Payload> header)
    {
        if (!header) {
            if (const auto row = store::changeWords(m_database, entry.changeSet)) {
                entry.by = row->actorName;
                entry.reason = row->reason;
                entry.what = {row->what, argumentsOf(row->args)};
                entry.clockSuspect = row->clockSuspect;
            }
            return;
        }
        constexpr auto what = fieldOf<&ChangeSet::what>;
        constexpr auto args = fieldOf<&ChangeSet::args>;
        constexpr auto reason = fieldOf<&ChangeSet::reason>;
        constexpr auto by = fieldOf<&ChangeSet::actorName>;
        constexpr auto suspect = fieldOf<&ChangeSet::clockSuspect>;
        for (auto& change : header->changes) {
            if (change.number == suspect) {
                fromValue(change.value, entry.clockSuspect);
            }
            auto* text = std::get_if<std::string>(&change.value);
            if (text == nullptr) {
                continue;
            }
            if (change.number == what) {
                entry.what.code = std::move(*text);
            } else if (change.number == args) {
                entry.what.args = argumentsOf(*text);
            } else if (change.number == reason) {
                entry.reason = std::move(*text);
            } else if (change.number == by) {
                entry.by = std::move(*text);
            }
        }
    }

    void tellStep(Step& step, std::size_t at)
    {
        HistoryEntry entry;
        const bool isBirth = step.verb == archive::Verb::Create;
        entry.event = isBirth ? HistoryEntry::Event::Born : HistoryEntry::Event::Changed;
        entry.at = {step.correctedMs.value_or(step.wallMs)};
        entry.changeSet = step.changeSet;
        entry.isUndone = isUndoneNow(entry.changeSet);
        describeChange(entry, std::move(step.header));
        if (step.correctedMs) {
            entry.clockSuspect.reset();
        }
        if (step.payload.source) {
            entry.source = noteOf(*step.payload.source);
        }
        if (isRestated(step.verb, step.payload)) {
            tellRestated(std::move(entry), at);
            return;
        }
        if (isBirth) {
            // what a birth does not name is absent from then on
            std::vector<bool> named(m_now.size(), false);
            for (const auto& change : step.payload.changes) {
                named[change.number - 1u] = true;
            }
            for (std::size_t i = 0; i < named.size(); ++i) {
                if (!named[i] && !std::holds_alternative<std::monostate>(m_now[i])) {
                    entry.fields.push_back(
                        {static_cast<std::uint16_t>(i + 1), std::move(m_now[i]), {}, 0, {}});
                    m_now[i] = {};
                }
            }
        }
        entry.fields.reserve(entry.fields.size() + step.payload.changes.size());
        for (const auto& change : step.payload.changes) {
            auto& now = m_now[change.number - 1u];
            if (isBirth && now == change.value) {
                continue; // kept as it was, by a birth of its own
            }
            auto& field = entry.fields.emplace_back(
                FieldStep{change.number, std::move(now), change.value, 0, {}});
            if (change.origin) {
                field.column = change.origin->column;
                field.originalText = change.origin->text;
            }
            now = change.value;
        }
        if (isBirth) {
            std::sort(entry.fields.begin(), entry.fields.end(),
                      [](const FieldStep& a, const FieldStep& b) { return a.field < b.field; });
        }
        m_entries.push_back(std::move(entry));
    }

    /// A birth that repeats what others said counts only where no other is left, and is as old as
    /// what it repeats: it tells what is otherwise by it, mostly nothing.
    void tellRestated(HistoryEntry entry, std::size_t at)
    {
        const auto before = m_now;
        refold(at + 1);
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before[i] != m_now[i]) {
                entry.fields.push_back(
                    {static_cast<std::uint16_t>(i + 1), before[i], m_now[i], 0, {}});
            }
        }
        m_entries.push_back(std::move(entry));
    }

    void tellMark(const Mark& mark, std::size_t stepsBefore)
    {
        HistoryEntry entry;
        const bool undone = *mark.change.undone;
        entry.changeSet = mark.changeSet;
        describeChange(entry, std::nullopt);
        entry.clockSuspect = mark.change.undoneClockSuspect;
        entry.event = undone ? HistoryEntry::Event::Undone : HistoryEntry::Event::Redone;
        entry.at = {mark.wallMs};
        // a mark names only what it changed; the same officer redoing writes no name again
        auto& by = m_markedBy[mark.changeSet];
        by = mark.change.undoneByName.value_or(by);
        entry.by = by;
        entry.reason = mark.change.undoneReason.value_or("");
        entry.isUndone = isUndoneNow(mark.changeSet);
        m_undoneThen[mark.changeSet] = undone;
        m_entries.push_back(std::move(entry));
        refold(stepsBefore);
    }

    /// What the record held once the marks so far had been set.
    void refold(std::size_t stepsBefore)
    {
        std::vector<FoldInput> inputs;
        for (std::size_t i = 0; i < stepsBefore; ++i) {
            const auto& step = m_steps[i];
            const auto undone = m_undoneThen.find(step.changeSet);
            inputs.push_back({step.stamp, step.no, step.verb,
                              undone == m_undoneThen.end() || !undone->second, &step.payload});
        }
        m_now = fold(m_kind, inputs).values;
    }

    SourceNote noteOf(const archive::Source& source)
    {
        if (!m_file || m_file->first != source.file) {
            const auto row =
                store::Projection(m_database).read(RecordKind::ImportFile, source.file);
            m_file = {source.file, row ? recordOf<ImportFile>(row->values) : ImportFile{}};
        }
        SourceNote note;
        note.file = source.file;
        note.fileName = m_file->second.name.value_or("");
        const auto sheets = jsonTexts(m_file->second.sheets.value_or(""));
        if (source.sheet < sheets.size()) {
            note.sheetName = sheets[source.sheet];
        }
        note.row = source.row;
        return note;
    }

    store::Database& m_database;
    store::OpTable m_ops;
    const Kind& m_kind;
    RecordId m_record;
    std::vector<Step> m_steps;
    std::vector<Mark> m_marks;
    std::map<std::int64_t, NodeId> m_nodes;
    std::map<ChangeSetId, std::pair<Stamp, bool>> m_undoneNow;
    std::map<ChangeSetId, bool> m_undoneThen;
    std::map<ChangeSetId, std::string> m_markedBy;
    std::vector<Value> m_now;
    std::optional<std::pair<RecordId, ImportFile>> m_file;
    std::vector<HistoryEntry> m_entries;
};

} // namespace

std::vector<Argument> argumentsOf(std::string_view json)
{
    std::vector<Argument> arguments;
    auto texts = jsonTexts(json);
    arguments.reserve(texts.size() / 2);
    for (std::size_t i = 0; i + 1 < texts.size(); i += 2) {
        arguments.push_back({std::move(texts[i]), std::move(texts[i + 1])});
    }
    return arguments;
}

ChangeSummary summaryOf(const store::ChangeRow& row)
{
    ChangeSummary summary;
    summary.changeSet = row.id;
    summary.at = {row.wallMs};
    summary.statedAt = {row.statedMs};
    summary.clockSuspect = row.clockSuspect;
    summary.undoneClockSuspect = row.undoneClockSuspect;
    summary.by = row.actorName;
    summary.what = {row.what, argumentsOf(row.args)};
    summary.reason = row.reason;
    summary.records = row.records;
    summary.isUndone = row.isUndone;
    if (row.undoneMs != 0) {
        summary.undoneBy = row.undoneByName;
        summary.undoneAt = Instant{row.undoneMs};
        summary.undoneReason = row.undoneReason;
    }
    return summary;
}

std::vector<HistoryEntry> history(store::Database& database, RecordKind kind,
                                  const RecordId& record)
{
    const store::ReadView view(database);
    return Teller(database, kind, record).tell();
}

std::vector<ChangeSummary> changeSets(store::Database& database, const store::ChangeFilter& filter)
{
    std::vector<ChangeSummary> summaries;
    for (const auto& row : store::changeList(database, filter)) {
        summaries.push_back(summaryOf(row));
    }
    return summaries;
}

std::optional<ChangeSummary> changeSet(store::Database& database, const ChangeSetId& id)
{
    const auto row = store::changeRow(database, id);
    if (!row || row->birth == 0) {
        return std::nullopt;
    }
    return summaryOf(*row);
}

} // namespace dongbo::journal
