#include "core/store/projection/projection.h"

#include "core/store/file/statement.h"
#include "core/store/projection/shadows.h"
#include "core/store/projection/state_now.h"

#include <unordered_set>

namespace dongbo::store {

namespace {

std::string columnList(const Kind& kind)
{
    std::string list;
    for (const auto& field : kind.fields) {
        list += ", ";
        list += field.name;
    }
    return list;
}

/// True when a record's name shows in the search words of others, or what holds now of them.
bool nameChanges(RecordKind kind, FieldNumber field)
{
    if (kind == RecordKind::Site) {
        return field == fieldOf<&Site::name> || field == fieldOf<&Site::unit>;
    }
    if (kind == RecordKind::Unit) {
        return field == fieldOf<&Unit::name> || field == fieldOf<&Unit::kind>;
    }
    if (kind == RecordKind::Officer) {
        return field == fieldOf<&Officer::name>;
    }
    return kind == RecordKind::Device &&
           (field == fieldOf<&Device::code> || field == fieldOf<&Device::name> ||
            field == fieldOf<&Device::site>); // an open fault is where its device is
}

/// True when what holds now of a device depends on the field.
bool feedsState(RecordKind kind, FieldNumber field)
{
    if (kind == RecordKind::Device) {
        return field == fieldOf<&Device::condition> || field == fieldOf<&Device::use>;
    }
    if (kind == RecordKind::Fault) {
        return field == fieldOf<&Fault::device> || field == fieldOf<&Fault::severity> ||
               field == fieldOf<&Fault::state>;
    }
    return kind == RecordKind::Repair &&
           (field == fieldOf<&Repair::fault> || field == fieldOf<&Repair::finishedAt>);
}

/// True when the search and sort columns are made from the field.
bool hasShadow(RecordKind kind, FieldNumber field)
{
    if (kind != RecordKind::Device) {
        return !shadowColumns(kind).empty();
    }
    static const std::vector<bool> of = [] {
        std::vector<bool> table(describe(RecordKind::Device).fields.size() + 1, false);
        for (const auto number :
             {fieldOf<&Device::code>, fieldOf<&Device::name>, fieldOf<&Device::maker>,
              fieldOf<&Device::model>, fieldOf<&Device::serial>, fieldOf<&Device::location>}) {
            table[number] = true;
        }
        table[fieldOf<&Device::site>] = true;
        table[fieldOf<&Device::custodian>] = true;
        return table;
    }();
    return field < of.size() && of[field];
}

} // namespace

struct Projection::Cache
{
    explicit Cache(Database& database)
        : shadows(database)
    {}

    Shadows shadows;
    std::vector<ShadowValue> computed;
    std::unordered_map<std::uint16_t, std::string> insertSql;
    std::unordered_map<std::uint16_t, std::string> replaceSql;
    std::unordered_map<std::uint16_t, std::string> readSql;
    std::unordered_map<std::uint16_t, std::string> existsSql;
    std::unordered_map<std::uint16_t, std::string> stubSql;
};

namespace {

void refreshStates(Database& database, const std::optional<RecordId>& before,
                   const std::optional<RecordId>& after)
{
    if (before) {
        refreshState(database, *before);
    }
    if (after && after != before) {
        refreshState(database, *after);
    }
}

/// A whole row: id, state, birth, a parameter a field, then the columns made from them.
void bindRow(Use& use, const Kind& kind, const RecordId& id, RecordState state,
             const std::optional<std::int64_t>& birth, std::span<const Value> values,
             std::span<const ShadowValue> shadows)
{
    use.bind(1, id).bind(2, static_cast<std::int64_t>(state));
    if (birth) {
        use.bind(3, *birth);
    } else {
        use.bindNull(3);
    }
    int at = 4;
    for (std::size_t i = 0; i < kind.fields.size(); ++i, ++at) {
        if (i < values.size()) {
            use.bind(at, values[i]);
        } else {
            use.bindNull(at);
        }
    }
    for (const auto& shadow : shadows) {
        bindShadow(use, at++, shadow);
    }
}

Projection::Cache& cacheOf(Database& database)
{
    auto& slot = database.impl().projectionCache;
    if (!slot) {
        slot = std::make_shared<Projection::Cache>(database);
    }
    return *static_cast<Projection::Cache*>(slot.get());
}
} // namespace

Projection::Projection(Database& database)
    : m_database(database)
    , m_cache(cacheOf(database))
{}

Projection::SearchHeld::SearchHeld(Projection& projection)
    : m_cache(projection.m_cache)
{
    m_cache.shadows.hold();
}

Projection::SearchHeld::~SearchHeld()
{
    m_cache.shadows.dropHeld();
}

void Projection::SearchHeld::finish()
{
    m_cache.shadows.writeHeld();
}

bool Projection::insert(RecordKind kind, const RecordId& id, RecordState state,
                        std::optional<std::int64_t> birth, std::span<const Value> values)
{
    const auto& described = describe(kind);
    auto& sql = m_cache.insertSql[static_cast<std::uint16_t>(kind)];
    const auto& columns = shadowColumns(kind);
    if (sql.empty()) {
        std::string places = "?1, ?2, ?3";
        for (std::size_t i = 0; i < described.fields.size() + columns.size(); ++i) {
            places += ", ?" + std::to_string(i + 4);
        }
        std::string shadowNames;
        for (const char* column : columns) {
            shadowNames += std::string(", ") + column;
        }
        sql = "INSERT INTO " + std::string(described.name) + " (id, state, birth" +
              columnList(described) + shadowNames + ") VALUES (" + places +
              ") ON CONFLICT (id) DO NOTHING";
    }
    auto& shadows = m_cache.computed;
    m_cache.shadows.compute(kind, state, values, shadows);
    std::int64_t row = 0;
    {
        Use use(m_database.impl().composed(sql));
        bindRow(use, described, id, state, birth, values, shadows);
        if (use.run() == 0) {
            return false;
        }
        row = m_database.impl().connection->getLastInsertRowid();
    }
    m_cache.shadows.indexNew(kind, id, row, state, values, shadows);
    if (const auto device = deviceOf(m_database, kind, id)) {
        refreshState(m_database, *device);
    }
    return true;
}

void Projection::replace(RecordKind kind, const RecordId& id, RecordState state,
                         std::optional<std::int64_t> birth, std::span<const Value> values)
{
    const auto& described = describe(kind);
    const bool isDevice = kind == RecordKind::Device;
    auto& sql = m_cache.replaceSql[static_cast<std::uint16_t>(kind)];
    if (sql.empty()) {
        sql = "UPDATE " + std::string(described.name) + " SET state = ?2, birth = ?3";
        int at = 4;
        for (const auto& field : described.fields) {
            sql += ", " + std::string(field.name) + " = ?" + std::to_string(at++);
        }
        if (isDevice) {
            for (const char* column : shadowColumns(kind)) {
                sql += std::string(", ") + column + " = ?" + std::to_string(at++);
            }
        }
        sql += " WHERE id = ?1";
    }
    const auto before = deviceOf(m_database, kind, id);
    // Devices come by the hundred thousand: their own columns go with the fields, so that every
    // index is changed once.
    auto& shadows = m_cache.computed;
    shadows.clear();
    std::optional<Shadows::Indexed> was;
    if (isDevice) {
        was = m_cache.shadows.indexedDevice(id);
        m_cache.shadows.computeKnown(kind, id, state, values, shadows);
    }
    {
        Use use(m_database.impl().composed(sql));
        bindRow(use, described, id, state, birth, values, shadows);
        use.run();
    }
    if (!isDevice) {
        m_cache.shadows.refresh(kind, id);
    } else if (was) {
        m_cache.shadows.reindexDevice(*was, shadows);
    }
    m_cache.shadows.refreshDependents(kind, id);
    refreshStates(m_database, before, deviceOf(m_database, kind, id));
}

void Projection::update(RecordKind kind, const RecordId& id,
                        std::span<const std::pair<std::uint16_t, const Value*>> fields)
{
    if (fields.empty()) {
        return;
    }
    const auto& described = describe(kind);
    std::string sql = "UPDATE " + std::string(described.name) + " SET ";
    bool shadows = false;
    bool names = false;
    bool states = false;
    int at = 2;
    for (const auto& [number, value] : fields) {
        sql += std::string(at == 2 ? "" : ", ") + std::string(described.field(number)->name) +
               " = ?" + std::to_string(at);
        shadows = shadows || hasShadow(kind, number);
        names = names || nameChanges(kind, number);
        states = states || feedsState(kind, number);
        ++at;
    }
    sql += " WHERE id = ?1";
    const auto ownerOf = [&] {
        return !states                      ? std::nullopt
               : kind == RecordKind::Device ? std::optional{id}
                                            : deviceOf(m_database, kind, id);
    };
    const auto before = ownerOf();
    {
        Use use(m_database.impl().composed(sql));
        use.bind(1, id);
        at = 2;
        for (const auto& [number, value] : fields) {
            use.bind(at++, *value);
        }
        use.run();
    }
    if (shadows) {
        m_cache.shadows.refresh(kind, id);
    }
    if (names) {
        m_cache.shadows.refreshDependents(kind, id);
    }
    refreshStates(m_database, before, ownerOf());
}

void Projection::ensureStub(RecordKind kind, const RecordId& id)
{
    if (exists(kind, id)) {
        return;
    }
    auto& sql = m_cache.stubSql[static_cast<std::uint16_t>(kind)];
    if (sql.empty()) {
        sql = "INSERT INTO " + std::string(describe(kind).name) + " (id, state) VALUES (?1, 0)";
    }
    Use use(m_database.impl().composed(sql));
    use.bind(1, id).run();
}

bool Projection::exists(RecordKind kind, const RecordId& id) const
{
    auto& sql = m_cache.existsSql[static_cast<std::uint16_t>(kind)];
    if (sql.empty()) {
        sql = "SELECT 1 FROM " + std::string(describe(kind).name) + " WHERE id = ?1";
    }
    Use use(m_database.impl().composed(sql));
    use.bind(1, id);
    return use.step();
}

std::optional<ProjectedRecord> Projection::read(RecordKind kind, const RecordId& id) const
{
    const auto& described = describe(kind);
    auto& sql = m_cache.readSql[static_cast<std::uint16_t>(kind)];
    if (sql.empty()) {
        sql = "SELECT state, birth" + columnList(described) + " FROM " +
              std::string(described.name) + " WHERE id = ?1";
    }
    Use use(m_database.impl().composed(sql));
    use.bind(1, id);
    if (!use.step()) {
        return std::nullopt;
    }
    ProjectedRecord record;
    record.state = static_cast<RecordState>(use.number(0));
    if (!use.isNull(1)) {
        record.birth = use.number(1);
    }
    record.values.reserve(described.fields.size());
    for (std::size_t i = 0; i < described.fields.size(); ++i) {
        record.values.push_back(use.value(static_cast<int>(i) + 2));
    }
    return record;
}

void Projection::forEach(
    RecordKind kind,
    const std::function<void(const RecordId&, const ProjectedRecord&)>& visit) const
{
    const auto& described = describe(kind);
    const std::string sql = "SELECT state, birth, id" + columnList(described) + " FROM " +
                            std::string(described.name) + " ORDER BY id";
    Use use(m_database.impl().composed(sql));
    ProjectedRecord record;
    while (use.step()) {
        record.state = static_cast<RecordState>(use.number(0));
        record.birth = use.isNull(1) ? std::nullopt : std::optional{use.number(1)};
        record.values.clear();
        for (std::size_t i = 0; i < described.fields.size(); ++i) {
            record.values.push_back(use.value(static_cast<int>(i) + 3));
        }
        visit(use.id(2), record);
    }
}

std::vector<RecordId> Projection::referring(RecordKind kind, FieldNumber field,
                                            const RecordId& target) const
{
    const auto& described = describe(kind);
    const std::string sql = "SELECT id FROM " + std::string(described.name) + " WHERE " +
                            std::string(described.field(field)->name) +
                            " = ?1 AND state = 1 ORDER BY id";
    Use use(m_database.impl().composed(sql));
    use.bind(1, target);
    std::vector<RecordId> ids;
    while (use.step()) {
        ids.push_back(use.id(0));
    }
    return ids;
}

void Projection::forEachReference(RecordKind kind, FieldNumber field,
                                  const std::optional<RecordId>& target,
                                  const std::function<void(const HeldReference&)>& visit) const
{
    const auto& described = describe(kind);
    const std::string table(described.name);
    const std::string column = table + "." + std::string(described.field(field)->name);
    const std::string sql = "SELECT id, " + column +
                            ", coalesce((SELECT op FROM cell WHERE cell.record = " + table +
                            ".id AND cell.field = " + std::to_string(field) + "), birth, 0) FROM " +
                            table + " WHERE " + column + (target ? " = ?1" : " IS NOT NULL");
    Use use(m_database.impl().composed(sql));
    if (target) {
        use.bind(1, *target);
    }
    while (use.step()) {
        visit({use.id(0), use.id(1), use.number(2)});
    }
}

std::vector<CellStamp> Projection::cells(const RecordId& record) const
{
    std::vector<CellStamp> all;
    Use use(prepared(m_database, "SELECT field, op FROM cell WHERE record = ?1 ORDER BY field"));
    use.bind(1, record);
    while (use.step()) {
        all.push_back({static_cast<std::uint16_t>(use.number(0)), use.number(1)});
    }
    return all;
}

std::optional<std::int64_t> Projection::cell(const RecordId& record, FieldNumber field) const
{
    Use use(prepared(m_database, "SELECT op FROM cell WHERE record = ?1 AND field = ?2"));
    use.bind(1, record).bind(2, std::int64_t{field});
    return use.step() ? std::optional{use.number(0)} : std::nullopt;
}

void Projection::setCell(const RecordId& record, FieldNumber field, std::int64_t op)
{
    Use use(prepared(m_database, "INSERT INTO cell (record, field, op) VALUES (?1, ?2, ?3)"
                                 " ON CONFLICT (record, field) DO UPDATE SET op = ?3"));
    use.bind(1, record).bind(2, std::int64_t{field}).bind(3, op).run();
}

void Projection::clearCells(const RecordId& record)
{
    Use use(prepared(m_database, "DELETE FROM cell WHERE record = ?1"));
    use.bind(1, record).run();
}

void Projection::forEachCell(const std::function<void(const RecordId&, CellStamp)>& visit) const
{
    Use use(prepared(m_database, "SELECT record, field, op FROM cell ORDER BY record, field"));
    while (use.step()) {
        visit(use.id(0), {static_cast<std::uint16_t>(use.number(1)), use.number(2)});
    }
}

} // namespace dongbo::store
