#include "gui/present/reports/paper_offers.h"

#include "core/report/engine/reports.h"
#include "gui/present/lists/list_query.h"

namespace dongbo::present {

std::vector<PaperOffer> papersFor(const Session& session, const RecordRef& record)
{
    std::vector<PaperOffer> out;
    for (const auto& info : report::reports(session.language())) {
        for (const auto& parameter : info.parameters) {
            // parameters that name a record are called after its kind
            if (!info.isPaper || report::codeOf(parameter.kind) != describe(record.kind).name) {
                continue;
            }
            ListQuery query;
            query.set("report", {info.name});
            query.set("view", {"paper"});
            query.set(parameter.name, {record.id.text()});
            out.push_back(
                {"paper:" + info.name, info.title, {ScreenName::Reports, {}, query.asText()}});
            break;
        }
    }
    return out;
}

} // namespace dongbo::present
