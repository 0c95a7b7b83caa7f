#include "importers/proposal/model/proposal.h"

namespace dongbo::importers {

std::string_view codeOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Created:
        return "created";
    case Outcome::Updated:
        return "updated";
    case Outcome::Unchanged:
        return "unchanged";
    case Outcome::SetAside:
        return "set_aside";
    case Outcome::NotData:
        return "not_data";
    }
    return {};
}

std::string_view codeOf(MatchedBy by)
{
    switch (by) {
    case MatchedBy::Serial:
        return "serial";
    case MatchedBy::Code:
        return "code";
    case MatchedBy::Twin:
        return "twin";
    case MatchedBy::Nothing:
        break;
    }
    return {};
}

void Proposal::Summary::add(const Summary& other)
{
    created += other.created;
    updated += other.updated;
    unchanged += other.unchanged;
    setAside += other.setAside;
    notData += other.notData;
    devices += other.devices;
    problems += other.problems;
    totalCost = Money::sum({totalCost}, {other.totalCost}).value_or(Money{totalCost}).dong;
    setAsideCost =
        Money::sum({setAsideCost}, {other.setAsideCost}).value_or(Money{setAsideCost}).dong;
    cells += other.cells;
    conflicts += other.conflicts;
    gone += other.gone;
    faultOffers += other.faultOffers;
    brokenDevices += other.brokenDevices;
    totals += other.totals;
    totalsAgree += other.totalsAgree;
}

} // namespace dongbo::importers
