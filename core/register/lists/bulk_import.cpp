#include "core/register/lists/bulk_import.h"

#include "core/domain/amount.h"
#include "core/register/base/checks.h"
#include "core/register/base/inside.h"
#include "core/register/books/book_tables.h"
#include "core/register/places/new_places.h"
#include "core/store/projection/load.h"
#include "core/store/projection/projection.h"

#include <cassert>

namespace dongbo {

struct BulkImport::Impl
{
    Impl(Register& to, const Message& what)
        : reg(to)
        , action(journalOf(to), to.actor(), what, {})
        , projection(to.database())
        , search(projection)
        , thresholds(assetThresholdsOf(to))
    {}

    Register& reg;
    journal::Action action;
    store::Projection projection;
    store::Projection::SearchHeld search; ///< no row's own words are searched while a list goes in
    planning::AssetThresholds thresholds;
    bool isFinished = false;
};

BulkImport::BulkImport(Register& reg, const Message& what)
    : m_impl(std::make_unique<Impl>(reg, what))
{}

BulkImport::~BulkImport() = default;

RecordId BulkImport::addFile(const ImportFile& file)
{
    return m_impl->action.create(file);
}

void BulkImport::changeFile(const RecordId& id, const ImportFile& file)
{
    static_cast<void>(m_impl->action.change(id, file));
}

void BulkImport::addOfficer(const RecordId& id, const Officer& officer)
{
    m_impl->action.createAs(id, officer);
}

void BulkImport::addVendor(const RecordId& id, const Vendor& vendor)
{
    m_impl->action.createAs(id, vendor);
}

void BulkImport::addSiteOf(const UnitId& unit, const SiteId& id)
{
    const auto known = store::load<Unit>(m_impl->reg.database(), unit);
    newSiteFor(m_impl->action, id, unit, known.value_or(Unit{}));
}

void BulkImport::addPlace(const std::string& name, const SiteId& id)
{
    newPlace(m_impl->action, id, name);
}

void BulkImport::addDevice(const DeviceId& id, std::vector<FieldChange>&& fields,
                           const RowSource& source)
{
    m_impl->action.createRaw(RecordKind::Device, id, std::move(fields), source);
}

void BulkImport::addOpening(const Opening& opening)
{
    const auto device = store::load<Device>(m_impl->reg.database(), opening.device);
    const auto today = m_impl->reg.today();
    const auto cost = device ? amountOf(*device) : std::nullopt;
    if (!cost || opening.accumulated > *cost ||
        m_impl->thresholds.classOf(*device, today) != AssetClass::FixedAsset) {
        return;
    }
    WearEntry entry;
    entry.device = opening.device;
    entry.kind = WearKind::Opening;
    entry.year = opening.year.value_or(static_cast<int>(today.year()) - 1);
    entry.cost = cost;
    entry.rateBasisPoints = opening.rateBasisPoints;
    entry.amount = opening.accumulated;
    entry.accumulated = opening.accumulated;
    entry.source = checks::shortened(opening.source, checks::longText);
    m_impl->action.create(entry);
}

void BulkImport::changeDevice(const DeviceId& id, std::vector<FieldChange> fields,
                              const RowSource& source)
{
    m_impl->action.changeRaw(RecordKind::Device, id, std::move(fields), source);
}

std::optional<ChangeSetId> BulkImport::finish()
{
    assert(!m_impl->isFinished);
    m_impl->isFinished = true;
    m_impl->search.finish();
    return m_impl->action.hasChanges() ? std::optional{m_impl->action.id()} : std::nullopt;
}

} // namespace dongbo
