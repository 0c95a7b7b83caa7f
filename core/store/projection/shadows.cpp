#include "core/store/projection/shadows.h"

#include "core/store/projection/state_now.h"
#include "core/text/fold.h"
#include "core/text/sort_key.h"

#include <functional>
#include <utility>

namespace dongbo::store {

namespace {

const std::string* textAt(std::span<const Value> values, FieldNumber field)
{
    return field <= values.size() ? std::get_if<std::string>(&values[field - 1u]) : nullptr;
}

ShadowValue folded(const std::string* text)
{
    ShadowValue out;
    if (text != nullptr) {
        text::foldInto(out.data, *text);
        out.isNull = out.data.empty();
    }
    return out;
}

ShadowValue sortable(const std::string* text)
{
    ShadowValue out;
    out.isBytes = true;
    if (text != nullptr) {
        out.data = text::sortKey(*text);
        out.isNull = false;
    }
    return out;
}

ShadowValue plain(std::string text)
{
    ShadowValue out;
    out.isNull = text.empty();
    out.data = std::move(text);
    return out;
}

ShadowValue identified(const std::optional<RecordId>& id)
{
    ShadowValue out;
    out.isBytes = true;
    if (id) {
        out.data.assign(reinterpret_cast<const char*>(id->bytes.data()), id->bytes.size());
        out.isNull = false;
    }
    return out;
}

std::optional<std::int64_t> numberAt(std::span<const Value> values, FieldNumber field)
{
    const auto* number =
        field <= values.size() ? std::get_if<std::int64_t>(&values[field - 1u]) : nullptr;
    return number != nullptr ? std::optional{*number} : std::nullopt;
}

ShadowValue numbered(std::optional<std::int64_t> number)
{
    ShadowValue out;
    out.number = number;
    out.isNull = !number;
    return out;
}

constexpr const char* addDeviceWords = "INSERT INTO device_words (rowid, words) VALUES (?1, ?2)";
constexpr const char* dropDeviceWords =
    "INSERT INTO device_words (device_words, rowid, words) VALUES ('delete', ?1, ?2)";
constexpr const char* addDeviceIdent = "INSERT INTO device_ident (rowid, ident) VALUES (?1, ?2)";
constexpr const char* dropDeviceIdent =
    "INSERT INTO device_ident (device_ident, rowid, ident) VALUES ('delete', ?1, ?2)";
constexpr const char* addFound = "INSERT INTO found_words (rowid, words) VALUES (?1, ?2)";
constexpr const char* dropFound =
    "INSERT INTO found_words (found_words, rowid, words) VALUES ('delete', ?1, ?2)";

/// Changes of the search indexes that wait at most; a text is some hundred bytes, two a device.
constexpr std::size_t mostHeld = 65'536;
/// From so many on, an index may keep much in memory before it writes a piece of its own.
constexpr std::size_t manyHeld = 4'096;
/// In bytes. Fewer, larger pieces are merged less often. The setting stands in the file, so it is
/// given back: SQLite's own is 1 MiB.
constexpr const char* largeDeviceWords =
    "INSERT INTO device_words (device_words, rank) VALUES ('hashsize', 33554432)";
constexpr const char* usualDeviceWords =
    "INSERT INTO device_words (device_words, rank) VALUES ('hashsize', 1048576)";
constexpr const char* largeDeviceIdent =
    "INSERT INTO device_ident (device_ident, rank) VALUES ('hashsize', 33554432)";
constexpr const char* usualDeviceIdent =
    "INSERT INTO device_ident (device_ident, rank) VALUES ('hashsize', 1048576)";

/// The name or number by which records of a kind with search columns are found.
FieldNumber callingField(RecordKind kind)
{
    return kind == RecordKind::Unit      ? fieldOf<&Unit::name>
           : kind == RecordKind::Site    ? fieldOf<&Site::name>
           : kind == RecordKind::Officer ? fieldOf<&Officer::name>
           : kind == RecordKind::Vendor  ? fieldOf<&Vendor::name>
           : kind == RecordKind::Repair  ? fieldOf<&Repair::number>
                                         : fieldOf<&Fault::number>;
}

bool isFound(RecordKind kind)
{
    return kind == RecordKind::Unit || kind == RecordKind::Site || kind == RecordKind::Officer ||
           kind == RecordKind::Vendor || kind == RecordKind::Fault || kind == RecordKind::Repair;
}

} // namespace

void bindShadow(Use& use, int at, const ShadowValue& value)
{
    if (value.isNull) {
        use.bindNull(at);
    } else if (value.number) {
        use.bind(at, *value.number);
    } else if (value.isBytes) {
        use.bindBlob(at, value.data);
    } else {
        use.bind(at, value.data);
    }
}

const std::vector<const char*>& shadowColumns(RecordKind kind)
{
    static const std::vector<const char*> none;
    static const std::vector<const char*> device{"code_fold",     "serial_fold", "code_key",
                                                 "name_key",      "words",       "ident",
                                                 "condition_now", "use_now"};
    static const std::vector<const char*> named{"name_fold"};
    static const std::vector<const char*> listed{"name_fold", "name_key"};
    static const std::vector<const char*> numbered{"number_fold"};
    static const std::vector<const char*> placed{"number_fold", "site_now"};
    if (kind == RecordKind::Device) {
        return device;
    }
    if (kind == RecordKind::Unit || kind == RecordKind::Site) {
        return listed;
    }
    if (kind == RecordKind::Officer || kind == RecordKind::Vendor) {
        return named;
    }
    if (kind == RecordKind::Fault) {
        return placed;
    }
    if (kind == RecordKind::Repair) {
        return numbered;
    }
    return none;
}

void Shadows::compute(RecordKind kind, RecordState state, std::span<const Value> values,
                      std::vector<ShadowValue>& out)
{
    out.clear();
    const auto& columns = shadowColumns(kind);
    if (columns.empty()) {
        return;
    }
    if (state != RecordState::Born) {
        out.resize(columns.size());
        return;
    }
    if (kind == RecordKind::Device) {
        const auto* code = textAt(values, fieldOf<&Device::code>);
        const auto* serial = textAt(values, fieldOf<&Device::serial>);
        out.push_back(folded(code));
        out.push_back(folded(serial));
        out.push_back(sortable(code));
        out.push_back(sortableName(textAt(values, fieldOf<&Device::name>)));
        out.push_back(plain(m_words.of(kind, values)));
        std::string ident = out[0].data;
        ident += (ident.empty() || out[1].data.empty() ? "" : " ") + out[1].data;
        out.push_back(plain(std::move(ident)));
        out.push_back(numbered(numberAt(values, fieldOf<&Device::condition>)));
        out.push_back(numbered(numberAt(values, fieldOf<&Device::use>)));
        return;
    }
    const auto* called = textAt(values, callingField(kind));
    out.push_back(folded(called));
    if (kind == RecordKind::Unit || kind == RecordKind::Site) {
        out.push_back(sortable(called));
    } else if (kind == RecordKind::Fault) {
        out.push_back(identified(siteNow(m_database, values)));
    }
}

ShadowValue Shadows::sortableName(const std::string* name)
{
    constexpr std::size_t kept = 512; // a power of two
    if (name == nullptr || name->empty()) {
        return sortable(name);
    }
    m_nameKeys.resize(kept);
    auto& slot = m_nameKeys[std::hash<std::string>{}(*name) & (kept - 1)];
    if (slot.name != *name) {
        slot = {*name, text::sortKey(*name)};
    }
    ShadowValue out;
    out.isBytes = true;
    out.isNull = false;
    out.data = slot.key;
    return out;
}

void Shadows::computeKnown(RecordKind kind, const RecordId& id, RecordState state,
                           std::span<const Value> values, std::vector<ShadowValue>& out)
{
    compute(kind, state, values, out);
    if (kind != RecordKind::Device || state != RecordState::Born) {
        return;
    }
    auto& condition = out[out.size() - 2];
    auto& use = out[out.size() - 1];
    const auto now = stateNow(m_database, id, {condition.number, use.number});
    condition = numbered(now.condition);
    use = numbered(now.use);
}

std::optional<std::string> Shadows::foundWords(RecordKind kind, std::span<const Value> values)
{
    return isFound(kind) ? std::optional{m_words.of(kind, values)} : std::nullopt;
}

void Shadows::hold()
{
    m_isHolding = true;
    m_isIndexLarge = false;
}

void Shadows::writeHeld()
{
    runHeld();
    if (m_isIndexLarge) {
        Use(prepared(m_database, usualDeviceWords)).run();
        Use(prepared(m_database, usualDeviceIdent)).run();
    }
    m_isHolding = false;
    m_isIndexLarge = false;
}

void Shadows::dropHeld()
{
    m_held.clear();
    m_isHolding = false;
    m_isIndexLarge = false; // the transaction is rolled back, and the setting with it
}

void Shadows::changeIndex(const char* sql, std::int64_t row, std::string text)
{
    m_held.push_back({sql, row, std::move(text)});
    if (!m_isHolding || m_held.size() >= mostHeld) {
        runHeld();
    }
}

void Shadows::runHeld()
{
    // taken away first: what fails is rolled back, and must not be written later
    const auto changes = std::exchange(m_held, {});
    if (m_isHolding && !m_isIndexLarge && changes.size() >= manyHeld) {
        Use(prepared(m_database, largeDeviceWords)).run();
        Use(prepared(m_database, largeDeviceIdent)).run();
        m_isIndexLarge = true;
    }
    for (const auto& change : changes) {
        Use use(prepared(m_database, change.sql));
        use.bind(1, change.row).bind(2, change.text).run();
    }
}

void Shadows::indexNew(RecordKind kind, const RecordId& id, std::int64_t rowNumber,
                       RecordState state, std::span<const Value> values,
                       std::span<const ShadowValue> shadows)
{
    if (state != RecordState::Born) {
        return;
    }
    if (kind == RecordKind::Device) {
        if (!shadows[4].isNull) {
            changeIndex(addDeviceWords, rowNumber, shadows[4].data);
        }
        if (!shadows[5].isNull) {
            changeIndex(addDeviceIdent, rowNumber, shadows[5].data);
        }
    } else if (isFound(kind)) {
        const std::string words = m_words.of(kind, values);
        std::int64_t row = 0;
        {
            Use use(prepared(m_database,
                             "INSERT INTO found (kind, record, words) VALUES (?1, ?2, ?3)"));
            use.bind(1, static_cast<std::int64_t>(kind)).bind(2, id).bind(3, words);
            row = m_database.impl().insert(use);
        }
        changeIndex(addFound, row, words);
    }
    m_words.forget(id);
}

void Shadows::refresh(RecordKind kind, const RecordId& id)
{
    m_words.forget(id);
    if (kind == RecordKind::Device) {
        refreshDevice(id);
        return;
    }
    const auto& columns = shadowColumns(kind);
    if (!columns.empty()) {
        const auto row = Projection(m_database).read(kind, id);
        std::vector<ShadowValue> shadows;
        computeKnown(kind, id, row->state, row->values, shadows);
        std::string sql = "UPDATE " + std::string(describe(kind).name) + " SET ";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            sql += std::string(i == 0 ? "" : ", ") + columns[i] + " = ?" + std::to_string(i + 2);
        }
        sql += " WHERE id = ?1";
        Use use(m_database.impl().composed(sql));
        use.bind(1, id);
        for (std::size_t i = 0; i < shadows.size(); ++i) {
            bindShadow(use, static_cast<int>(i) + 2, shadows[i]);
        }
        use.run();
    }
    if (isFound(kind)) {
        refreshFound(kind, id);
    }
}

void Shadows::refreshFound(RecordKind kind, const RecordId& id)
{
    std::int64_t row = 0;
    std::string old;
    {
        Use use(prepared(m_database, "SELECT no, words FROM found WHERE record = ?1"));
        use.bind(1, id);
        if (use.step()) {
            row = use.number(0);
            old = use.text(1);
        }
    }
    const auto record = Projection(m_database).read(kind, id);
    const bool wanted = record && record->state == RecordState::Born;
    const std::string words = wanted ? m_words.of(kind, record->values) : std::string();
    if (row != 0 && wanted && words == old) {
        return;
    }
    if (row != 0) {
        changeIndex(dropFound, row, old);
        Use use(prepared(m_database, "DELETE FROM found WHERE no = ?1"));
        use.bind(1, row).run();
    }
    if (wanted) {
        indexNew(kind, id, 0, RecordState::Born, record->values, {});
    }
}

std::optional<Shadows::Indexed> Shadows::indexedDevice(const RecordId& id)
{
    m_words.forget(id);
    Use use(prepared(m_database, "SELECT no, words, ident FROM device WHERE id = ?1"));
    use.bind(1, id);
    if (!use.step()) {
        return std::nullopt;
    }
    Indexed found;
    found.row = use.number(0);
    if (!use.isNull(1)) {
        found.words = std::string(use.text(1));
    }
    if (!use.isNull(2)) {
        found.ident = std::string(use.text(2));
    }
    return found;
}

void Shadows::reindexDevice(const Indexed& was, std::span<const ShadowValue> shadows)
{
    const auto change = [&](const std::optional<std::string>& old, const ShadowValue& now,
                            const char* drop, const char* add) {
        if (old.has_value() == !now.isNull && (!old || *old == now.data)) {
            return;
        }
        if (old) {
            changeIndex(drop, was.row, *old);
        }
        if (!now.isNull) {
            changeIndex(add, was.row, now.data);
        }
    };
    change(was.words, shadows[4], dropDeviceWords, addDeviceWords);
    change(was.ident, shadows[5], dropDeviceIdent, addDeviceIdent);
}

void Shadows::refreshDevice(const RecordId& id)
{
    const auto was = indexedDevice(id);
    if (!was) {
        return;
    }
    const auto record = Projection(m_database).read(RecordKind::Device, id);
    std::vector<ShadowValue> shadows;
    computeKnown(RecordKind::Device, id, record->state, record->values, shadows);
    reindexDevice(*was, shadows);
    Use use(
        prepared(m_database,
                 "UPDATE device SET code_fold = ?2, serial_fold = ?3, code_key = ?4, name_key = ?5,"
                 " words = ?6, ident = ?7, condition_now = ?8, use_now = ?9 WHERE id = ?1"));
    use.bind(1, id);
    for (std::size_t i = 0; i < shadows.size(); ++i) {
        bindShadow(use, static_cast<int>(i) + 2, shadows[i]);
    }
    use.run();
}

namespace {
std::vector<RecordId> idsOf(Use& use)
{
    std::vector<RecordId> ids;
    while (use.step()) {
        ids.push_back(use.id(0));
    }
    return ids;
}
} // namespace

namespace {
/// Reported there, or there now.
constexpr const char* faultsAt =
    "SELECT id FROM fault WHERE site = ?1 UNION SELECT id FROM fault WHERE site_now = ?1";
} // namespace

void Shadows::refreshDependents(RecordKind kind, const RecordId& id)
{
    std::vector<std::pair<RecordKind, RecordId>> work;
    const auto collect = [&](RecordKind of, const char* sql) {
        Use use(prepared(m_database, sql));
        use.bind(1, id);
        for (const auto& found : idsOf(use)) {
            work.emplace_back(of, found);
        }
    };
    if (kind == RecordKind::Site) {
        m_words.forgetAll();
        collect(RecordKind::Device, "SELECT id FROM device WHERE site = ?1");
        collect(RecordKind::Fault, faultsAt);
    } else if (kind == RecordKind::Unit) {
        m_words.forgetAll();
        collect(RecordKind::Site, "SELECT id FROM site WHERE unit = ?1");
        for (std::size_t i = 0, sites = work.size(); i < sites; ++i) {
            Use use(prepared(m_database, "SELECT id FROM device WHERE site = ?1"));
            use.bind(1, work[i].second);
            for (const auto& found : idsOf(use)) {
                work.emplace_back(RecordKind::Device, found);
            }
            Use faults(prepared(m_database, faultsAt));
            faults.bind(1, work[i].second);
            for (const auto& found : idsOf(faults)) {
                work.emplace_back(RecordKind::Fault, found);
            }
        }
    } else if (kind == RecordKind::Officer) {
        m_words.forget(id);
        collect(RecordKind::Device, "SELECT id FROM device WHERE custodian = ?1");
    } else if (kind == RecordKind::Device) {
        m_words.forget(id);
        collect(RecordKind::Fault, "SELECT id FROM fault WHERE device = ?1");
    }
    for (const auto& [of, which] : work) {
        refresh(of, which);
    }
}

} // namespace dongbo::store
