#include "gui/present/devices/device_corrections.h"

#include "core/store/queries/device_queries.h"
#include "gui/present/session.h"

namespace dongbo::present {

std::vector<PaperCorrection> paperCorrections(const Session& session, const DeviceId& device)
{
    auto& database = session.reg().database();
    std::vector<PaperCorrection> out;
    const auto add = [&](RecordKind kind, const char* id, const char* word, const auto& rows) {
        if (!rows.empty()) {
            out.push_back({id, session.say(word), RecordRef{kind, rows.back().id}});
        }
    };
    add(RecordKind::Transfer, "correct_transfer", "correct.papers_transfer",
        store::transfersOf(database, device));
    add(RecordKind::Disposal, "correct_disposal", "correct.papers_disposal",
        store::disposalsOf(database, device));
    add(RecordKind::Custody, "correct_custody", "correct.papers_custody",
        store::custodyOf(database, device));
    return out;
}

} // namespace dongbo::present
