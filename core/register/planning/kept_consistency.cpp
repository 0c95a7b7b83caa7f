#include "core/register/planning/kept_consistency.h"

#include "core/archive/envelope.h"
#include "core/domain/fields.h"
#include "core/store/journal/change_log.h"
#include "core/store/journal/op_table.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace dongbo {

namespace {

/// More touched records than this are not followed one by one.
constexpr std::size_t mostTouched = 500;
/// Texts of earlier readings are kept as long as something refers to them; then all is read anew.
constexpr std::size_t mostRefreshes = 200;

/// Which sites the operations since an arrival may have changed.
class TouchedSites
{
public:
    explicit TouchedSites(store::Database& database)
        : m_database(database)
        , m_ops(database)
    {}

    /// Nothing when everything has to be read anew.
    std::optional<std::vector<SiteId>> since(std::int64_t arrival)
    {
        if (m_ops.lastArrival() - arrival > static_cast<std::int64_t>(mostTouched)) {
            return std::nullopt;
        }
        std::vector<store::TouchedRecord> touched;
        m_ops.forEach(arrival, [&](const store::OpRow& row) {
            touched.push_back({static_cast<RecordKind>(row.kind), row.record});
            const bool isMark = touched.back().kind == RecordKind::ChangeSet &&
                                row.verb != static_cast<std::uint8_t>(archive::Verb::Create);
            if (isMark) { // undone or redone, or its time corrected
                m_marked.insert(row.record);
            }
        });
        if (!addMarked(touched)) {
            return std::nullopt;
        }
        for (const auto& one : touched) {
            if (!follow(one)) {
                return std::nullopt;
            }
        }
        return std::vector<SiteId>(m_sites.begin(), m_sites.end());
    }

private:
    bool addMarked(std::vector<store::TouchedRecord>& touched)
    {
        for (const auto& changeSet : m_marked) {
            const auto of = store::recordsOfChange(m_database, ChangeSetId{changeSet}, mostTouched);
            if (of.all > of.records.size() || touched.size() + of.all > mostTouched) {
                return false;
            }
            touched.insert(touched.end(), of.records.begin(), of.records.end());
        }
        return true;
    }

    /// False when the record decides about more than single sites.
    bool follow(const store::TouchedRecord& touched)
    {
        const auto kind = touched.kind;
        if (kind == RecordKind::Device) {
            addDevice(touched.record);
        } else if (kind == RecordKind::Fault) {
            addFault(touched.record);
        } else if (kind == RecordKind::Repair) {
            eachEver(touched.record, fieldOf<&Repair::fault>,
                     [this](const RecordId& fault) { addFault(fault); });
        }
        return kind != RecordKind::Unit && kind != RecordKind::Site &&
               kind != RecordKind::StandardSet && kind != RecordKind::StandardLine;
    }
    void addFault(const RecordId& fault)
    {
        eachEver(fault, fieldOf<&Fault::device>,
                 [this](const RecordId& device) { addDevice(device); });
    }
    void addDevice(const RecordId& device)
    {
        if (m_devices.insert(device).second) {
            eachEver(device, fieldOf<&Device::site>,
                     [this](const RecordId& site) { m_sites.insert(SiteId{site}); });
        }
    }

    /// Every record that the field has ever named: the one before the change is among them.
    template <typename F> void eachEver(const RecordId& record, FieldNumber field, F&& visit)
    {
        std::vector<RecordId> named;
        m_ops.ofRecord(record, [&](const store::OpRow& row) {
            if (row.isParked) {
                return; // not understood, so without effect
            }
            for (const auto& change : archive::decodePayload(row.payload).changes) {
                const auto* id = std::get_if<RecordId>(&change.value);
                if (change.number == std::uint16_t{field} && id != nullptr) {
                    named.push_back(*id);
                }
            }
        });
        for (const auto& id : named) {
            visit(id);
        }
    }

    store::Database& m_database;
    store::OpTable m_ops;
    std::set<RecordId> m_marked;
    std::set<RecordId> m_devices;
    std::set<SiteId> m_sites;
};

} // namespace

std::vector<std::size_t> reevaluate(Register& reg, Consistency& consistency,
                                    const std::vector<SiteId>& sites)
{
    std::vector<std::size_t> places;
    for (const auto& site : sites) {
        const auto at = consistency.read.placeOf(site);
        if (at != planning::nowhere) {
            places.push_back(at);
        }
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (places.empty()) {
        return places;
    }
    readDevicesAgain(reg, consistency.read, places);
    const auto& situation = consistency.read.situation;
    std::vector<planning::DeviceFacts> facts;
    for (const auto at : places) {
        const auto one = std::lower_bound(
            consistency.sites.begin(), consistency.sites.end(), at,
            [](const SiteConsistency& site, std::size_t place) { return site.site < place; });
        if (one == consistency.sites.end() || one->site != at) {
            continue; // without a standard
        }
        const auto& lines = consistency.standardOf(*one).lines;
        facts.clear();
        for (const auto& device : situation.sites[at].devices) {
            facts.push_back(device.facts);
        }
        consistency.counts.remove(one->needs, lines);
        one->needs = planning::Evaluator(lines).evaluate(facts);
        one->lines = planning::summarise(one->needs);
        consistency.counts.add(one->needs, lines);
    }
    return places;
}

struct KeptConsistency::Impl
{
    PlanningScope scope;
    Consistency evaluation;
    bool isRead = false;
    std::filesystem::path path;
    Date day{};
    std::int64_t arrival = 0; ///< of the last operation that counted
    store::Hash hash{};       ///< of that operation: another register has another
    std::size_t refreshes = 0;

    [[nodiscard]] static store::Hash hashOf(store::OpTable& ops, std::int64_t arrival)
    {
        store::Hash hash{};
        ops.byNumber(arrival, [&hash](const store::OpRow& row) { hash = row.hash; });
        return hash;
    }
    [[nodiscard]] bool isSame(Register& reg, store::OpTable& ops) const
    {
        return isRead && path == reg.path() && !reg.pastDay() && day == planningDay(reg) &&
               refreshes < mostRefreshes && hashOf(ops, arrival) == hash;
    }
};

KeptConsistency::KeptConsistency(PlanningScope scope)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->scope = std::move(scope);
}

KeptConsistency::~KeptConsistency() = default;
KeptConsistency::KeptConsistency(KeptConsistency&&) noexcept = default;
KeptConsistency& KeptConsistency::operator=(KeptConsistency&&) noexcept = default;

KeptConsistency::Refreshed KeptConsistency::refresh(Register& reg)
{
    const store::ReadView view(reg.database());
    store::OpTable ops(reg.database());
    auto& kept = *m_impl;
    const auto touched =
        kept.isSame(reg, ops) ? TouchedSites(reg.database()).since(kept.arrival) : std::nullopt;
    Refreshed out;
    if (touched) {
        out.sites = reevaluate(reg, kept.evaluation, *touched);
        kept.refreshes += out.sites.empty() ? 0 : 1;
    } else {
        kept.evaluation = evaluateSites(reg, kept.scope);
        kept.isRead = true;
        kept.path = reg.path();
        kept.day = planningDay(reg);
        kept.refreshes = 0;
        out.isWhole = true;
    }
    kept.arrival = ops.lastArrival();
    kept.hash = Impl::hashOf(ops, kept.arrival);
    return out;
}

const Consistency& KeptConsistency::evaluation() const
{
    return m_impl->evaluation;
}

const PlanningScope& KeptConsistency::scope() const
{
    return m_impl->scope;
}

} // namespace dongbo
