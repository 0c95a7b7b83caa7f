#include "core/register/stocktake/stocktake_view.h"

#include "core/register/base/lookups.h"
#include "core/register/stocktake/books.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace dongbo {

namespace {

std::string labelOf(const Stocktake& stocktake)
{
    return stocktake.number.value_or("–") + " " + stocktake.name.value_or("");
}

} // namespace

std::string StocktakeView::siteName(const std::optional<SiteId>& site) const
{
    const auto found = site ? siteNames.find(*site) : siteNames.end();
    return found == siteNames.end() ? std::string() : found->second;
}

StocktakeView viewStocktake(Register& reg, StocktakeId id)
{
    StocktakeView out;
    out.id = id;
    out.stocktake = lookups::require<Stocktake>(reg, id);
    const auto counts = store::stocktakeCounts(reg.database(), id);
    const stocktake::Books books(reg, out.stocktake, counts);
    out.rooms = books.rooms();
    out.evaluation = evaluate(books.devices(), counts, out.rooms, books.moved());
    const auto name = [&](const std::optional<SiteId>& site) {
        if (site && !out.siteNames.contains(*site)) {
            out.siteNames.emplace(*site, lookups::siteName(reg, *site));
        }
    };
    for (const auto& site : out.rooms) {
        name(site);
    }
    for (const auto& line : out.evaluation.lines) {
        name(line.expectedSite);
        name(line.room);
        name(line.device ? line.device->site : std::nullopt);
    }
    return out;
}

StocktakeId findStocktake(Register& reg, std::string_view text)
{
    constexpr std::size_t shortestId = 8;
    std::vector<StocktakeId> named;
    std::vector<StocktakeId> byId;
    std::string known;
    const auto folded = text::fold(text);
    for (const auto& row : store::stocktakes(reg.database())) {
        if (text::fold(row.stocktake.number.value_or("")) == folded ||
            text::fold(row.stocktake.name.value_or("")) == folded) {
            named.push_back(row.id);
        }
        if (text.size() >= shortestId && row.id.text().starts_with(text)) {
            byId.push_back(row.id);
        }
        known += (known.empty() ? "" : ", ") + labelOf(row.stocktake);
    }
    const auto& found = named.empty() ? byId : named;
    if (found.size() == 1) {
        return found.front();
    }
    if (found.empty()) {
        throw Error(Error::Kind::Usage,
                    {"find.unknown_stocktake", {{"text", std::string(text)}, {"known", known}}});
    }
    std::string ids;
    for (const auto& id : found) {
        ids += (ids.empty() ? "" : ", ") + id.text();
    }
    throw Error(Error::Kind::Usage,
                {"find.ambiguous_stocktake", {{"text", std::string(text)}, {"candidates", ids}}});
}

std::vector<CommitteeMember> committeeOf(const Stocktake& stocktake)
{
    std::vector<CommitteeMember> out;
    const std::string all = stocktake.committee.value_or("");
    std::size_t at = 0;
    while (at < all.size()) {
        const auto end = std::min(all.find('\n', at), all.size());
        const std::string_view line = std::string_view(all).substr(at, end - at);
        CommitteeMember member;
        std::string* const parts[] = {&member.name, &member.position, &member.role};
        std::size_t from = 0;
        for (auto* part : parts) {
            const auto bar = std::min(line.find('|', from), line.size());
            if (from <= line.size()) {
                *part = text::trim(line.substr(from, bar - from));
            }
            from = bar + 1;
        }
        if (!member.name.empty()) {
            out.push_back(std::move(member));
        }
        at = end + 1;
    }
    return out;
}

} // namespace dongbo
