#include "core/register/meetings/sheet_rooms.h"

#include "core/register/base/lookups.h"
#include "core/register/meetings/meeting_view.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"

namespace dongbo {

namespace {

std::vector<SiteId> sitesMeant(Register& reg, const SheetOrder& order)
{
    auto out = order.sites;
    if (!out.empty()) {
        return out;
    }
    if (order.meeting) {
        for (const auto& row : store::meetingSites(reg.database(), *order.meeting)) {
            if (row.invited.site) {
                out.push_back(*row.invited.site);
            }
        }
        return out;
    }
    for (const auto& [id, name] : store::siteNames(reg.database(), reg.today())) {
        out.push_back(id);
    }
    return out;
}

std::string faultsOf(Register& reg, const CheckId& check)
{
    std::string out;
    for (const auto& row : store::checkItems(reg.database(), check)) {
        if (!row.item.fault) {
            continue;
        }
        const auto fault = store::load<Fault>(reg.database(), *row.item.fault);
        const auto number = fault ? fault->number.value_or("") : std::string();
        if (!number.empty() && out.find(number) == std::string::npos) {
            out += (out.empty() ? "" : ", ") + number;
        }
    }
    return out;
}

} // namespace

std::vector<SheetRoom> sheetRooms(Register& reg, const SheetOrder& order)
{
    std::vector<SheetRoom> out;
    for (const auto& site : sitesMeant(reg, order)) {
        SheetRoom room{site, lookups::siteName(reg, site), {}, {}};
        if (order.isFilled) {
            store::CheckFilter filter;
            filter.site = site;
            filter.meeting = order.meeting;
            auto checks = store::siteChecks(reg.database(), filter); // the newest first
            if (!checks.empty()) {
                room.faults = faultsOf(reg, checks.front().id);
                room.check = std::move(checks.front());
            }
        }
        out.push_back(std::move(room));
    }
    return out;
}

std::string sheetTitle(Register& reg, const SheetOrder& order)
{
    if (!order.meeting) {
        return {};
    }
    const auto meeting = lookups::require<Meeting>(reg, *order.meeting);
    auto out = meeting.number.value_or("");
    if (meeting.name) {
        out += (out.empty() ? "" : " ") + *meeting.name;
    }
    return out + (meeting.startsAt ? ", " + text::formatInstant(*meeting.startsAt) : "");
}

} // namespace dongbo
