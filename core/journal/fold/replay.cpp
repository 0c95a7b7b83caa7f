#include "core/journal/fold/replay.h"

#include "core/journal/chain/arrivals.h"
#include "core/journal/fold/refold.h"
#include "core/store/journal/change_log.h"
#include "core/store/projection/bulk_load.h"

namespace dongbo::journal {

void replay(store::Database& from, store::Database& into, std::optional<Instant> until,
            const Progress& progress)
{
    const store::ReadView view(from);
    const store::OpTable past(from);
    store::BulkLoad load(into);
    Refold refold(into);
    load.addSettings(from);
    const auto own = from.setting("node");
    std::int64_t ownNumber = 0;
    for (const auto& [number, id] : past.nodes()) {
        load.addNode(number, id);
        if (own ==
            std::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size())) {
            ownNumber = number;
        }
    }
    const auto corrected = store::correctedTimes(from);
    // An operation written here came to be known when it was done; so a corrected time counts for
    // it. One of another office came when it came, whenever it was done.
    const auto knownSince = [&](const store::OpRow& row) {
        const auto found = corrected.find(row.changeSet);
        return found != corrected.end() && (row.receivedMs == row.wallMs || row.node == ownNumber)
                   ? found->second
                   : row.receivedMs;
    };
    // two passes over the operations: copy, then fold
    const auto all = static_cast<std::size_t>(past.count()) * 2;
    std::size_t done = 0;
    const auto tell = [&] {
        if (progress && ++done % 4096 == 0) {
            progress(done, all);
        }
    };
    past.forEach(0, [&](const store::OpRow& row) {
        if (!until || knownSince(row) <= until->unixMs) {
            load.addOperation(row);
            refold.add(row);
        }
        tell();
    });
    if (until) {
        Arrivals::forget(into); // it covers operations that are not in this copy
    }
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
