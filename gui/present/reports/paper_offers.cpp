#include "gui/present/reports/paper_offers.h"

#include "core/report/engine/reports.h"
#include "core/store/queries/device_queries.h"
#include "gui/present/lists/list_query.h"

namespace dongbo::present {

namespace {

Place previewOf(const std::string& report, const std::string& parameter,
                std::vector<std::string> values)
{
    ListQuery query;
    query.set("report", {report});
    query.set("view", {"paper"});
    query.set(parameter, std::move(values));
    return {ScreenName::Reports, {}, query.asText()};
}

/// Parameters that name a record are called after its kind.
bool isAbout(const report::Parameter& parameter, RecordKind kind)
{
    return report::codeOf(parameter.kind) == describe(kind).name ||
           (parameter.name == "replacement" && kind == RecordKind::Replacement) ||
           (parameter.name == "devices" && kind == RecordKind::Device);
}

} // namespace

std::vector<PaperOffer> papersFor(const Session& session, const RecordRef& record)
{
    std::vector<PaperOffer> out;
    for (const auto& info : report::reports(session.language())) {
        for (const auto& parameter : info.parameters) {
            if (info.isPaper && isAbout(parameter, record.kind)) {
                out.push_back({"paper:" + info.name, info.title,
                               previewOf(info.name, parameter.name, {record.id.text()})});
                break;
            }
        }
    }
    return out;
}

std::vector<PaperOffer> papersForDevice(const Session& session, const DeviceId& device)
{
    auto out = papersFor(session, {RecordKind::Device, device});
    const auto add = [&](const RecordRef& record) {
        for (auto& offer : papersFor(session, record)) {
            out.push_back(std::move(offer));
        }
    };
    auto& database = session.shown().database();
    if (const auto moves = store::transfersOf(database, device); !moves.empty()) {
        add({RecordKind::Transfer, moves.back().id});
    }
    if (const auto found = store::replacementsOf(database, device); !found.empty()) {
        add({RecordKind::Replacement, found.back().id});
    }
    return out;
}

Place labelsOf(const std::vector<DeviceId>& devices)
{
    std::vector<std::string> ids;
    for (const auto& device : devices) {
        ids.push_back(device.text());
    }
    return previewOf("labels", "devices", std::move(ids));
}

} // namespace dongbo::present
