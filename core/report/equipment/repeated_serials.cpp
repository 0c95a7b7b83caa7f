#include "core/report/engine/keys.h"
#include "core/store/queries/report_queries.h"
#include "core/text/fold.h"

namespace dongbo::report {

namespace {

/// Devices in the books that state the same serial: typing errors, or one device entered twice.
void build(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("type", ColumnKind::Text, 16);
    builder.column("maker", ColumnKind::Text, 14);
    builder.column("model", ColumnKind::Text, 18);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("condition", ColumnKind::Text, 13);
    builder.groupedBy("serial");
    std::string open;
    for (const auto& id : store::repeatedSerials(builder.database())) {
        const auto row = store::deviceRow(builder.database(), id);
        if (!row) {
            continue;
        }
        const auto serial = row->device.serial.value_or("");
        if (text::foldKey(serial) != open) {
            if (!open.empty()) {
                builder.endGroup({});
            }
            open = text::foldKey(serial);
            builder.beginGroup({serial});
        }
        Row out{cellOf(row->device.code),        cellOf(row->device.name),
                builder.name(row->device.type),  cellOf(row->device.maker),
                cellOf(row->device.model),       row->site,
                builder.name(row->now.condition)};
        out.record = RecordRef{RecordKind::Device, id};
        builder.row(std::move(out));
    }
    if (!open.empty()) {
        builder.endGroup({});
    }
}

} // namespace

extern const Definition repeatedSerials;
const Definition repeatedSerials{"repeated-serials", Question::Have, {}, &build};

} // namespace dongbo::report
