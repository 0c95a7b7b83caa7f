#include "cli/json/names.h"

#include "core/register/base/history.h"
#include "core/store/projection/load.h"

#include <nlohmann/json.hpp>

namespace dongbo::cli {

Names::Names(store::Database& database)
    : m_database(database)
{}

const std::string& Names::of(RecordKind kind, const RecordId& id)
{
    const auto [at, isNew] = m_names.try_emplace(id);
    const auto record = isNew ? store::Projection(m_database).read(kind, id)
                              : std::optional<store::ProjectedRecord>{};
    if (record) {
        for (const std::string_view name : {"number", "code", "name"}) {
            const auto* field = describe(kind).field(name);
            // an official code names a unit to nobody
            if (field == nullptr || (kind == RecordKind::Unit && name == "code")) {
                continue;
            }
            const auto* text = std::get_if<std::string>(&record->values[field->number - 1u]);
            if (text != nullptr && !text->empty()) {
                at->second = *text;
                break;
            }
        }
    }
    return at->second;
}

const std::string& Names::unit(const std::optional<UnitId>& id)
{
    static const std::string none;
    return id ? of(RecordKind::Unit, *id) : none;
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
    const auto source = birthSource(m_database, RecordKind::Device, id);
    if (!source) {
        return std::nullopt;
    }
    const List& from = list(source->file);
    return Source{from.name,
                  source->sheet < from.sheets.size() ? from.sheets[source->sheet] : std::string(),
                  source->row};
}

} // namespace dongbo::cli
