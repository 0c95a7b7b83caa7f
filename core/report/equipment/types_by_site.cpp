#include "core/report/engine/keys.h"

#include <map>

namespace dongbo::report {

namespace {

using Pieces = std::map<Key, std::int64_t>; ///< by type

/// A column for each type there is, a line for each site: how many pieces.
void build(Builder& builder)
{
    std::map<Key, Pieces> sites;
    std::map<Key, std::vector<RecordId>> devices; ///< by site and type
    Pieces types;
    auto filter = askedDevices(builder);
    store::forEachDevice(builder.database(), filter, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             const auto site = deviceKey(builder, row, "site");
                             const auto type = typeKey(builder, row.device.type);
                             const auto pieces = row.device.quantity.value_or(1);
                             sites[site][type] += pieces;
                             types[type] += pieces;
                             if (builder.sink.wantsRecords()) {
                                 devices[{site.order + "\n" + type.order, {}}].push_back(row.id);
                             }
                         });
    builder.column("site", ColumnKind::Text, 26);
    for (const auto& [type, pieces] : types) {
        builder.head.columns.push_back(
            {type.name, ColumnKind::Integer, 9, "type_" + type.order, {}, true});
    }
    builder.column("all", ColumnKind::Integer, 9, {.isSummed = true});
    for (const auto& [site, pieces] : sites) {
        Row row{site.name};
        row.record = site.record;
        std::int64_t all = 0;
        for (const auto& [type, total] : types) {
            const auto found = pieces.find(type);
            row.push_back(found == pieces.end() ? Cell{} : Cell{found->second});
            all += found == pieces.end() ? 0 : found->second;
            if (found != pieces.end() && builder.sink.wantsRecords()) {
                row.behind.push_back({row.size() - 1, RecordKind::Device,
                                      devices.at({site.order + "\n" + type.order, {}})});
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
