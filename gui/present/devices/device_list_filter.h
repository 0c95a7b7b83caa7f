#pragma once

#include "core/store/queries/device_queries.h"
#include "gui/present/session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// The chips over the list of devices, of which one is always chosen.
enum class DeviceGroup : std::uint8_t
{
    All,
    Broken,
    UnderRepair,
    Spare,
    OnLoan,        ///< of the provider, of others
    WarrantyEnding ///< within 90 days
};

/// What the "Bộ lọc" menu narrows by; each choice becomes a chip that can be taken away.
enum class DeviceFacet : std::uint8_t
{
    Site,
    Unit,
    Type,
    Condition,
    Use,
    Paper,
    Custodian
};

/// What is asked of the list: the chip, the narrowing choices, the typed words. As text it is a
/// Place's filter: "condition=broken", "site=<id>;type=camera;text=samsung"; unknown parts are
/// passed over.
struct DeviceListFilter
{
    DeviceGroup group = DeviceGroup::All;
    std::optional<SiteId> site;
    std::optional<UnitId> unit;
    std::optional<DeviceType> type;
    std::optional<Condition> condition;
    std::optional<Use> use;
    std::optional<Paper> paper;
    std::optional<OfficerId> custodian;
    std::string text;

    bool operator==(const DeviceListFilter&) const = default;

    [[nodiscard]] static DeviceListFilter parse(std::string_view text);
    [[nodiscard]] std::string asText() const;
    [[nodiscard]] bool isEmpty() const { return *this == DeviceListFilter{}; }
    /// Takes one narrowing choice away.
    void clear(DeviceFacet facet);
    [[nodiscard]] bool has(DeviceFacet facet) const;
};

/// How many days before its end a warranty is worth a look.
inline constexpr int warrantyNoticeDays = 90;

/// For the queries. `group` stands in for the filter's own.
[[nodiscard]] store::DeviceFilter storeFilter(const DeviceListFilter& filter, DeviceGroup group,
                                              Date today);
/// Of "tv hien" the screens at Hiển Khánh, when no device of any group has these words: a word that
/// names a type (typeInWords) then narrows by it. Else, or when a type is chosen, the filter as it
/// is. Reads the register; for workers.
[[nodiscard]] DeviceListFilter withTypedType(store::Database& database, DeviceListFilter filter,
                                             Date today);
/// The last day of the notice.
[[nodiscard]] Date warrantyNotice(Date today);

} // namespace dongbo::present
