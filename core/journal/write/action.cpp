#include "core/domain/json_text.h"
#include "core/journal/chain/admission.h"
#include "core/journal/chain/arrivals.h"
#include "core/journal/chain/hash.h"
#include "core/journal/time/stamp.h"
#include "core/journal/write/journal.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::journal {

namespace {

/// What a sentence needs of a value; the record itself holds all of it.
constexpr std::size_t mostArgument = 500;

std::string sentenceValue(const std::string& value)
{
    auto clean = text::nfc(value);
    std::replace(clean.begin(), clean.end(), '\0', ' ');
    const auto start = text::firstCodePoints(clean, mostArgument);
    return start.size() == clean.size() ? clean : std::string(start) + "…";
}

std::string argumentsText(const std::vector<Argument>& arguments)
{
    std::string json = "{";
    for (const auto& argument : arguments) {
        json += (json.size() > 1 ? "," : "") + jsonText(argument.name) + ":" +
                jsonText(sentenceValue(argument.value));
    }
    return json + "}";
}

/// What people type may be spelt with marks of their own: "Máy" in four letters or in three.
Value normalForm(const Value& value)
{
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr && !text::isPlainlyNfc(*text) && text::isValidUtf8(*text)
               ? Value{text::nfc(*text)}
               : value;
}

/// A reason is typed by a person in every use case there is, so it is judged here for all of them.
MaybeText reasonOf(const std::string& typed)
{
    if (typed.empty()) {
        return std::nullopt;
    }
    static const auto* field = describe(RecordKind::ChangeSet).field("reason");
    auto reason = text::isValidUtf8(typed) ? text::nfc(typed) : typed;
    if (auto flaw = flawOf(*field, reason)) {
        flaw->args.push_back({"field", "@field.reason"});
        throw Error(Error::Kind::Usage, std::move(*flaw));
    }
    return reason;
}

} // namespace

Action::Action(Journal& journal, const Actor& actor, const Message& what, const std::string& reason)
    : m_journal(journal)
    , m_ops(journal.m_database)
    , m_projection(journal.m_database)
    , m_applier(journal.m_database, journal.m_options.knowledge)
    , m_hybrid(0)
    , m_reading(journal.readClock())
    , m_nodeId(journal.node())
    , m_node(m_ops.nodeNumber(m_nodeId))
    , m_head(m_ops.head(m_node))
{
    // What came from elsewhere is in the setting; what was made here is in the head of our own
    // chain.
    if (!isPlanted(Bug::CounterReset)) {
        m_hybrid.see(std::max(journal.lastSeenHlc(), m_head.hlc));
    }
    m_id = ChangeSetId{newId()};
    m_header.what = what.code;
    if (!what.args.empty()) {
        m_header.args = argumentsText(what.args);
    }
    m_header.reason = reasonOf(reason);
    m_header.actor = actor.officer;
    m_header.actorName = sentenceValue(actor.name);
    m_header.clockSuspect = m_reading.doubt;
}

Action::~Action() = default;

RecordId Action::newId()
{
    return m_journal.m_ids.next(m_reading.plausible.unixMs);
}

std::vector<archive::FieldChange> Action::changesOf(const std::vector<Value>& values)
{
    std::vector<archive::FieldChange> changes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::holds_alternative<std::monostate>(values[i])) {
            changes.push_back(
                {static_cast<std::uint16_t>(i + 1), normalForm(values[i]), 0, std::nullopt});
        }
    }
    return changes;
}

void Action::writeHeader()
{
    if (m_hasHeader) {
        return;
    }
    m_hasHeader = true;
    const archive::Payload payload{std::nullopt, changesOf(valuesOf(m_header))};
    append(archive::Verb::Create, RecordKind::ChangeSet, m_id, m_id, payload,
           encoded(RecordKind::ChangeSet, payload, ownSchema()), ownSchema());
}

std::uint32_t Action::ownSchema() const
{
    return m_journal.m_options.knowledge.schemaVersion;
}

std::string Action::encoded(RecordKind kind, const archive::Payload& payload,
                            std::uint32_t schemaVersion)
{
    const auto& described = describe(kind);
    admit(described, payload.changes, schemaVersion);
    if (payload.source && !isKnown(RecordKind::ImportFile, payload.source->file)) {
        throw notAdmitted(described.name, "source", "a list nobody knows");
    }
    for (const auto& change : payload.changes) {
        const auto* id = std::get_if<RecordId>(&change.value);
        const auto* field = described.field(change.number);
        if (id != nullptr && !isKnown(*field->target, *id)) {
            throw notAdmitted(described.name, field->name,
                              "no " + std::string(describe(*field->target).name) + " with that id");
        }
    }
    std::string bytes = std::move(m_buffer);
    bytes.clear();
    archive::encodeInto(bytes, payload);
    if (bytes.size() > mostPayload) {
        throw notAdmitted(described.name, "",
                          "more than " + std::to_string(mostPayload) + " bytes");
    }
    return bytes;
}

bool Action::isKnown(RecordKind kind, const RecordId& record)
{
    const std::pair key{kind, record};
    if (m_known.contains(key)) {
        return true;
    }
    if (!m_projection.exists(kind, record)) {
        return false;
    }
    if (m_known.size() > 4096) {
        m_known.clear();
    }
    m_known.insert(key);
    return true;
}

void Action::append(archive::Verb verb, RecordKind kind, const RecordId& record,
                    const ChangeSetId& changeSet, const archive::Payload& payload,
                    std::string bytes, std::uint32_t schemaVersion)
{
    store::OpRow row;
    row.node = m_node;
    row.origin = m_node;
    row.seq = m_head.seq + 1;
    row.id = OpId{newId()};
    row.hlc = m_hybrid.next(m_reading.order.unixMs);
    row.wallMs = m_reading.wall.unixMs;
    row.receivedMs = m_reading.plausible.unixMs;
    row.verb = static_cast<std::uint8_t>(verb);
    row.kind = static_cast<std::uint16_t>(kind);
    row.record = record;
    row.changeSet = changeSet;
    row.schemaVersion = schemaVersion;
    m_buffer = std::move(bytes);
    row.payload = m_buffer;
    row.hash = chainHash(m_head.hash, headerOf(row, m_nodeId, m_nodeId), row.payload);
    std::optional<Arrivals> arrivals;
    if (row.receivedMs != row.wallMs) {
        arrivals.emplace(m_journal.m_database); // before the row is there: see Arrivals
    }
    row.no = m_ops.append(row);
    m_head = {row.seq, row.hlc, row.hash};
    if (arrivals) {
        arrivals->add(row);
        arrivals->keep();
    }
    if (!m_isTimeKept) {
        m_isTimeKept = true;
        keepKnownTime(m_journal.m_database, m_reading.known);
    }
    m_applier.apply(row, payload, Applier::Age::Newest);
}

void Action::createRaw(RecordKind kind, const RecordId& id,
                       std::vector<archive::FieldChange>&& changes,
                       const std::optional<archive::Source>& source)
{
    bear(kind, id, changes, source, ownSchema());
}

void Action::restateRaw(RecordKind kind, const RecordId& id,
                        std::vector<archive::FieldChange> changes)
{
    const auto schemaVersion = schemaOf(kind, id, changes);
    bear(kind, id, changes, std::nullopt, schemaVersion);
}

std::uint32_t Action::schemaOf(RecordKind kind, const RecordId& record,
                               const std::vector<archive::FieldChange>& repeated)
{
    const auto& described = describe(kind);
    std::vector<const archive::FieldChange*> flawed;
    for (const auto& change : repeated) {
        const auto* field = described.field(change.number);
        if (field != nullptr && flawOf(*field, change.value)) {
            flawed.push_back(&change);
        }
    }
    if (flawed.empty()) {
        return ownSchema();
    }
    auto schemaVersion = ownSchema();
    m_ops.ofRecord(record, [&](const store::OpRow& row) {
        if (row.isParked || row.schemaVersion >= strictSince ||
            row.kind != static_cast<std::uint16_t>(kind)) {
            return;
        }
        const auto payload = archive::decodePayload(row.payload);
        std::erase_if(flawed, [&](const archive::FieldChange* change) {
            const bool stands =
                tailOf(row.id) == change->basedOn &&
                std::any_of(payload.changes.begin(), payload.changes.end(),
                            [&](const archive::FieldChange& one) {
                                return one.number == change->number && one.value == change->value;
                            });
            if (stands) {
                schemaVersion = std::min(schemaVersion, row.schemaVersion);
            }
            return stands;
        });
    });
    return flawed.empty() ? schemaVersion : ownSchema();
}

void Action::bear(RecordKind kind, const RecordId& id, std::vector<archive::FieldChange>& changes,
                  const std::optional<archive::Source>& source, std::uint32_t schemaVersion)
{
    requireKind(kind);
    if (m_ops.isOfAnotherKind(id, static_cast<std::uint16_t>(kind))) {
        throw notAdmitted(describe(kind).name, "id", "a record of another kind has it");
    }
    std::erase_if(changes, [](const archive::FieldChange& change) {
        return std::holds_alternative<std::monostate>(change.value);
    });
    archive::Payload payload{source, std::move(changes)};
    auto bytes = encoded(kind, payload, schemaVersion);
    writeHeader();
    append(archive::Verb::Create, kind, id, m_id, payload, std::move(bytes), schemaVersion);
    changes = std::move(payload.changes);
}

bool Action::changeTo(RecordKind kind, const RecordId& id, const std::vector<Value>& now)
{
    const auto record = m_projection.read(kind, id);
    std::vector<archive::FieldChange> changes;
    for (std::size_t i = 0; i < now.size(); ++i) {
        // what is there already stays as it is spelt
        if (!record || i >= record->values.size() || record->values[i] != now[i]) {
            changes.push_back(
                {static_cast<std::uint16_t>(i + 1), normalForm(now[i]), 0, std::nullopt});
        }
    }
    return changeRaw(kind, id, std::move(changes), std::nullopt);
}

bool Action::changeRaw(RecordKind kind, const RecordId& id,
                       std::vector<archive::FieldChange> changes,
                       const std::optional<archive::Source>& source)
{
    requireKind(kind);
    return update(kind, id, std::move(changes), source);
}

bool Action::update(RecordKind kind, const RecordId& id, std::vector<archive::FieldChange> changes,
                    const std::optional<archive::Source>& source)
{
    const auto& described = describe(kind);
    const auto record = m_projection.read(kind, id);
    if (!record) {
        throw notAdmitted(described.name, "id", "change of a record that is not there");
    }
    std::erase_if(changes, [&](const archive::FieldChange& change) {
        return described.field(change.number) != nullptr &&
               record->values[change.number - 1u] == change.value;
    });
    if (changes.empty()) {
        return false;
    }
    for (auto& change : changes) {
        const auto holder = m_projection.cell(id, change.number);
        const auto based = holder ? holder : record->birth;
        if (based) {
            const auto op = m_applier.stampOf(*based).op;
            std::memcpy(&change.basedOn, op.bytes.data() + 8, 8);
        }
    }
    const archive::Payload payload{source, std::move(changes)};
    auto bytes = encoded(kind, payload, ownSchema());
    writeHeader();
    append(archive::Verb::Update, kind, id, m_id, payload, std::move(bytes), ownSchema());
    return true;
}

void Action::requireKind(RecordKind kind)
{
    // headers are written by Action itself, marks by mark()
    if (findKind(static_cast<std::uint16_t>(kind)) == nullptr || kind == RecordKind::ChangeSet) {
        throw notAdmitted(std::to_string(static_cast<int>(kind)), "kind", "unknown kind");
    }
}

bool Action::correctTime(const ChangeSetId& target, Instant at)
{
    constexpr auto field = fieldOf<&ChangeSet::correctedAt>;
    return update(RecordKind::ChangeSet, target, {{field, toValue(at), 0, std::nullopt}},
                  std::nullopt);
}

void Action::mark(const ChangeSetId& target, const ChangeSet& now,
                  const std::function<void(std::size_t, std::size_t)>& progress)
{
    m_applier.onProgress = progress;
    const auto record = m_projection.read(RecordKind::ChangeSet, target);
    if (!record) {
        throw notAdmitted("change_set", "id", "mark of a change-set that is not there");
    }
    auto marked = now;
    marked.undoneClockSuspect = m_reading.doubt;
    if (marked.undoneReason) {
        marked.undoneReason = reasonOf(*marked.undoneReason);
    }
    if (marked.undoneByName) {
        marked.undoneByName = sentenceValue(*marked.undoneByName);
    }
    constexpr auto first = fieldOf<&ChangeSet::undone>;
    std::vector<archive::FieldChange> changes;
    const auto values = valuesOf(marked);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (record->values[i] == values[i]) {
            continue;
        }
        const auto number = static_cast<std::uint16_t>(i + 1);
        if (number < first || number == fieldOf<&ChangeSet::clockSuspect> ||
            number == fieldOf<&ChangeSet::correctedAt>) {
            throw notAdmitted("change_set", describe(RecordKind::ChangeSet).fields[i].name,
                              "no part of a mark");
        }
        changes.push_back({number, values[i], 0, std::nullopt});
    }
    if (changes.empty()) {
        return;
    }
    // The mark belongs to the change-set it marks: it is not a change-set of its own.
    const archive::Payload payload{std::nullopt, std::move(changes)};
    auto bytes = encoded(RecordKind::ChangeSet, payload, ownSchema());
    append(archive::Verb::Update, RecordKind::ChangeSet, target, target, payload, std::move(bytes),
           ownSchema());
}

} // namespace dongbo::journal
