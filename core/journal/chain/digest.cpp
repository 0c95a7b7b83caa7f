#include "core/journal/chain/digest.h"

#include "core/archive/bounded_archive.h"
#include "core/journal/chain/hash.h"
#include "core/store/projection/projection.h"

#include <algorithm>

namespace dongbo::journal {

namespace {

void encodeRecord(std::string& out, const Kind& kind, const RecordId& id,
                  const store::ProjectedRecord& record)
{
    archive::Writer writer(out);
    writer& static_cast<std::uint16_t>(kind.number) & id& static_cast<std::uint8_t>(record.state);
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const auto& value = record.values[i];
        if (std::holds_alternative<std::monostate>(value)) {
            continue;
        }
        writer& static_cast<std::uint16_t>(i + 1) & static_cast<std::uint8_t>(value.index());
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            writer&* number;
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            writer&* text;
        } else {
            writer& std::get<RecordId>(value);
        }
    }
    writer& std::uint16_t{0}; // no field has this number: the record ends
}

} // namespace

std::string digest(store::Database& database)
{
    const store::ReadView view(database);
    const store::Projection projection(database);
    std::vector<const Kind*> order;
    for (const auto& kind : kinds()) {
        if (kind.number != RecordKind::ChangeSet) {
            order.push_back(&kind);
        }
    }
    std::sort(order.begin(), order.end(),
              [](const Kind* a, const Kind* b) { return a->number < b->number; });
    Hasher hasher;
    std::string buffer;
    for (const auto* kind : order) {
        projection.forEach(
            kind->number, [&](const RecordId& id, const store::ProjectedRecord& record) {
                const bool isBare =
                    std::all_of(record.values.begin(), record.values.end(), [](const Value& value) {
                        return std::holds_alternative<std::monostate>(value);
                    });
                if (isBare && record.state != store::RecordState::Born) {
                    return;
                }
                encodeRecord(buffer, *kind, id, record);
                if (buffer.size() > 1u << 16) {
                    hasher.add(buffer);
                    buffer.clear();
                }
            });
    }
    hasher.add(buffer);
    return hexOf(hasher.finish());
}

} // namespace dongbo::journal
