#include "core/report/engine/keys.h"

#include <algorithm>
#include <map>
#include <vector>

namespace dongbo::report {

namespace {

/// What a site has: by the number that a type got when its first device came.
struct Line
{
    std::vector<std::int64_t> pieces;
    std::vector<std::vector<RecordId>> devices;
};

/// A column for each type there is, a line for each site: how many pieces.
void build(Builder& builder)
{
    std::map<Key, Line> sites;
    std::map<Key, std::size_t> types; ///< their numbers
    auto filter = askedDevices(builder);
    store::forEachDevice(
        builder.database(), filter, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
            auto& line = sites[deviceKey(builder, row, "site")];
            const auto type =
                types.try_emplace(typeKey(builder, row.device.type), types.size()).first->second;
            line.pieces.resize(std::max(line.pieces.size(), type + 1));
            line.pieces[type] += row.device.quantity.value_or(1);
            if (builder.sink.wantsRecords()) {
                line.devices.resize(line.pieces.size());
                line.devices[type].push_back(row.id);
            }
        });
    builder.column("site", ColumnKind::Text, 26);
    for (const auto& [type, number] : types) {
        builder.head.columns.push_back(
            {type.name, ColumnKind::Integer, 9, "type_" + type.order, {}, true});
    }
    builder.column("all", ColumnKind::Integer, 9, {.isSummed = true});
    for (auto& [site, line] : sites) {
        Row row{site.name};
        row.record = site.record;
        std::int64_t all = 0;
        for (const auto& [type, number] : types) {
            const auto pieces = number < line.pieces.size() ? line.pieces[number] : 0;
            row.push_back(pieces == 0 ? Cell{} : Cell{pieces});
            all += pieces;
            if (number < line.devices.size() && !line.devices[number].empty()) {
                row.behind.push_back(
                    {row.size() - 1, RecordKind::Device, std::move(line.devices[number])});
            }
        }
        row.push_back(all);
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition typesBySite;
const Definition typesBySite{
    "types-by-site", Question::Have, {parameter::site, parameter::unit}, &build};

} // namespace dongbo::report
