#include "core/register/people/people.h"

#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/maintenance_queries.h"
#include "core/store/queries/meeting_queries.h"
#include "core/text/fold.h"
#include "core/text/sort_key.h"

#include <algorithm>
#include <map>

namespace dongbo {

namespace {

bool holdsOn(const std::optional<Date>& from, const std::optional<Date>& until, Date day)
{
    return (!from || *from <= day) && (!until || *until > day);
}

RoomKeeper keeper(Register& reg, const OfficerId& id)
{
    const auto officer = store::load<Officer>(reg.database(), id).value_or(Officer{});
    RoomKeeper out;
    out.officer = id;
    out.name = officer.name.value_or("");
    out.phone = officer.phone.value_or("");
    return out;
}

bool isValidOn(const Procedure& procedure, Date day)
{
    return (!procedure.validFrom || *procedure.validFrom <= day) &&
           (!procedure.validTo || *procedure.validTo >= day);
}

} // namespace

std::vector<RoomKeeper> keepersOf(Register& reg, const SiteId& site, Date day)
{
    std::vector<RoomKeeper> out;
    for (const auto& row : store::custodyOf(reg.database(), site)) {
        if (!row.custody.officer || !holdsOn(row.custody.from, row.custody.to, day)) {
            continue;
        }
        auto one = keeper(reg, *row.custody.officer);
        one.isDeputy = row.custody.isDeputy.value_or(false);
        one.since = row.custody.from;
        one.handedOver = row.custody.handedOver.value_or("");
        out.push_back(std::move(one));
    }
    std::stable_partition(out.begin(), out.end(),
                          [](const RoomKeeper& one) { return !one.isDeputy; });
    if (out.empty() || out.front().isDeputy) {
        const auto record = store::load<Site>(reg.database(), site);
        if (record && record->custodian) {
            out.insert(out.begin(), keeper(reg, *record->custodian));
        }
    }
    return out;
}

std::vector<ValidProcedure> validProcedures(Register& reg, Date day)
{
    std::map<std::string, store::ProcedureRow> byName;
    for (auto& row : store::procedures(reg.database())) { // the newest first
        if (!isValidOn(row.procedure, day)) {
            continue;
        }
        const auto name = text::fold(row.procedure.name.value_or(""));
        const auto found = byName.find(name);
        if (found == byName.end() || found->second.procedure.validFrom < row.procedure.validFrom) {
            byName.insert_or_assign(name, std::move(row));
        }
    }
    std::vector<ValidProcedure> out;
    for (const auto& [name, row] : byName) {
        out.push_back({row.id, row.procedure.name.value_or(""), row.procedure.version.value_or(""),
                       row.procedure.type, row.procedure.set});
    }
    std::stable_sort(out.begin(), out.end(), [](const ValidProcedure& a, const ValidProcedure& b) {
        return text::sortKey(a.name) < text::sortKey(b.name);
    });
    return out;
}

std::vector<TrainedIn> trainedIn(Register& reg, const OfficerId& officer, Date day)
{
    std::map<ProcedureId, store::ProcedureRow> all;
    for (auto& row : store::procedures(reg.database())) {
        all.emplace(row.id, std::move(row));
    }
    const auto trainings = store::trainings(reg.database(), officer); // by day
    std::vector<TrainedIn> out;
    for (auto& procedure : validProcedures(reg, day)) {
        TrainedIn one;
        const auto name = text::fold(procedure.name);
        one.procedure = std::move(procedure);
        for (const auto& row : trainings) {
            const auto& training = row.training;
            if (!training.procedure || (training.day && *training.day > day)) {
                continue;
            }
            const auto found = all.find(*training.procedure);
            if (*training.procedure == one.procedure.id) {
                one.day = training.day ? training.day : std::optional{day};
            } else if (found != all.end() &&
                       text::fold(found->second.procedure.name.value_or("")) == name) {
                one.earlierVersion = found->second.procedure.version.value_or("");
            }
        }
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace dongbo
