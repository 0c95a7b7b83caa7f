#include "core/register/base/reach.h"

#include "core/journal/chain/hash.h"
#include "core/register/base/inside.h"

namespace dongbo {

std::map<NodeId, std::uint64_t> reachOf(Register& reg)
{
    return journalOf(reg).versionVector();
}

std::uint64_t ownReach(Register& reg)
{
    const auto all = reachOf(reg);
    const auto own = all.find(journalOf(reg).node());
    return own == all.end() ? 0 : own->second;
}

RecordId newRecordId(Register& reg, Instant moment)
{
    return journalOf(reg).ids().next(moment.unixMs);
}

std::unique_ptr<IdSource> seededIds(std::string_view seed)
{
    return std::make_unique<journal::SeededIds>(seed);
}

} // namespace dongbo
