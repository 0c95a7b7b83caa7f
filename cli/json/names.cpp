#include "cli/json/names.h"

#include "core/archive/envelope.h"
#include "core/store/journal/op_table.h"
#include "core/store/projection/load.h"

#include <nlohmann/json.hpp>

namespace dongbo::cli {

namespace {

template <typename R>
const std::string& nameOf(store::Database& database,
                          std::unordered_map<RecordId, std::string>& known,
                          const std::optional<typename store::IdOf<R>::type>& id)
{
    static const std::string none;
    if (!id) {
        return none;
    }
    const auto [at, isNew] = known.try_emplace(*id);
    if (isNew) {
        if (const auto found = store::loadAny<R>(database, *id)) {
            at->second = found->record.name.value_or("");
        }
    }
    return at->second;
}

} // namespace

Names::Names(store::Database& database)
    : m_database(database)
{}

const std::string& Names::unit(const std::optional<UnitId>& id)
{
    return nameOf<Unit>(m_database, m_names, id);
}

const std::string& Names::officer(const std::optional<OfficerId>& id)
{
    return nameOf<Officer>(m_database, m_names, id);
}

const std::string& Names::vendor(const std::optional<VendorId>& id)
{
    return nameOf<Vendor>(m_database, m_names, id);
}

const Names::List& Names::list(const RecordId& file)
{
    const auto [at, isNew] = m_lists.try_emplace(file);
    if (isNew) {
        if (const auto found = store::loadAny<ImportFile>(m_database, ImportFileId{file})) {
            at->second.name = found->record.name.value_or("");
            const auto sheets =
                nlohmann::json::parse(found->record.sheets.value_or("[]"), nullptr, false);
            for (const auto& sheet : sheets) {
                at->second.sheets.push_back(sheet.is_string() ? sheet.get<std::string>() : "");
            }
        }
    }
    return at->second;
}

std::optional<Names::Source> Names::sourceOf(const DeviceId& id)
{
    const auto record = store::Projection(m_database).read(RecordKind::Device, id);
    if (!record || !record->birth) {
        return std::nullopt;
    }
    std::optional<Source> out;
    store::OpTable(m_database).byNumber(*record->birth, [&](const store::OpRow& row) {
        const auto payload = archive::decodePayload(row.payload);
        if (payload.source) {
            const List& from = list(payload.source->file);
            out = Source{from.name,
                         payload.source->sheet < from.sheets.size()
                             ? from.sheets[payload.source->sheet]
                             : std::string(),
                         payload.source->row};
        }
    });
    return out;
}

} // namespace dongbo::cli
