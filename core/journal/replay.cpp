#include "core/journal/replay.h"

#include "core/journal/refold.h"
#include "core/store/bulk_load.h"

namespace dongbo::journal {

void replay(store::Database& from, store::Database& into, std::optional<Instant> until,
            const Progress& progress)
{
    const store::ReadView view(from);
    const store::OpTable past(from);
    store::BulkLoad load(into);
    Refold refold(into);
    load.addSettings(from);
    for (const auto& [number, id] : past.nodes()) {
        load.addNode(number, id);
    }
    // two passes over the operations: copy, then fold
    const auto all = static_cast<std::size_t>(past.count()) * 2;
    std::size_t done = 0;
    const auto tell = [&] {
        if (progress && ++done % 4096 == 0) {
            progress(done, all);
        }
    };
    past.forEach(0, [&](const store::OpRow& row) {
        if (!until || row.receivedMs <= until->unixMs) {
            load.addOperation(row);
            refold.add(row);
        }
        tell();
    });
    refold.finish();
    store::ProjectedRecord record;
    for (const auto& kind : kinds()) {
        auto rest = refold.operations(kind.number);
        while (!rest.empty()) {
            const auto group = Refold::firstRecord(rest);
            rest = rest.subspan(group.size());
            const auto& folded = refold.foldOf(kind.number, group);
            if (!folded.isNothing()) {
                record.state = folded.state;
                record.birth = folded.birth;
                record.values = folded.values;
                load.addRecord(kind.number, group.front().record, record, folded.cells);
            }
            for (std::size_t i = 0; i < group.size(); ++i) {
                tell();
            }
        }
    }
    load.finish();
    if (progress) {
        progress(all, all);
    }
}

} // namespace dongbo::journal
