#include "core/store/queries/people_queries.h"

#include "core/store/projection/projection.h"
#include "core/store/projection/rows.h"
#include "core/store/queries/place_queries.h"

namespace dongbo::store {

namespace {
constexpr const char* officerColumns = R"(
SELECT o.id, o.state, u.kind, u.name,
    (SELECT count(*) FROM device AS d WHERE d.custodian = o.id AND d.state = 1), )";
constexpr const char* officerFrom = R"(
FROM officer AS o LEFT JOIN unit AS u ON u.id = o.unit
WHERE o.state = 1 OR (?1 AND o.state = 2)
ORDER BY o.name_fold IS NULL, o.name_fold, o.id)";
constexpr const char* vendorColumns = R"(
SELECT v.id, v.state, (SELECT count(*) FROM repair AS r WHERE r.vendor = v.id AND r.state = 1), )";
constexpr const char* vendorFrom = R"(
FROM vendor AS v
WHERE v.state = 1 OR (?1 AND v.state = 2)
ORDER BY v.name_fold IS NULL, v.name_fold, v.id)";

std::int64_t flagOf(Withdrawn withdrawn)
{
    return withdrawn == Withdrawn::Included ? 1 : 0;
}
bool isWithdrawnAt(const Use& use, int column)
{
    return use.number(column) == static_cast<std::int64_t>(RecordState::Withdrawn);
}
} // namespace

std::vector<OfficerRow> officers(Database& database, Withdrawn withdrawn)
{
    Composed query;
    query.add(officerColumns).add(columnsOf(RecordKind::Officer, "o"));
    query.add(officerFrom, 1, flagOf(withdrawn));
    std::vector<OfficerRow> rows;
    Run use(database, query);
    while (use.step()) {
        Unit unit;
        fromValue(use.value(2), unit.kind);
        fromValue(use.value(3), unit.name);
        rows.push_back({OfficerId{use.id(0)}, recordAt<Officer>(use, 5), unitTitle(unit),
                        use.number(4), isWithdrawnAt(use, 1)});
    }
    return rows;
}

std::vector<VendorRow> vendors(Database& database, Withdrawn withdrawn)
{
    Composed query;
    query.add(vendorColumns).add(columnsOf(RecordKind::Vendor, "v"));
    query.add(vendorFrom, 1, flagOf(withdrawn));
    std::vector<VendorRow> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back(
            {VendorId{use.id(0)}, recordAt<Vendor>(use, 3), use.number(2), isWithdrawnAt(use, 1)});
    }
    return rows;
}

} // namespace dongbo::store
