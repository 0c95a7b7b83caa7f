#pragma once

#include "core/report/engine/builder.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Inside core/report only: what reports group, count and restrict by.

namespace dongbo::report {

/// A value things are grouped by.
struct Key
{
    std::string order; ///< tells values apart and orders them
    std::string name;  ///< shown
    std::optional<RecordRef> record{};

    bool operator<(const Key& other) const { return order < other.order; }
};

/// What devices can be grouped by: site, unit, type, condition, use, age, funding, class, year,
/// maker, model, officer, device.
[[nodiscard]] Key deviceKey(const Builder& builder, const store::DeviceRow& row,
                            std::string_view by);
/// A named record, in the order of a Vietnamese dictionary; equal names stay apart.
[[nodiscard]] Key namedKey(const std::string& name, const RecordRef& record);
[[nodiscard]] Key typeKey(const Builder& builder, std::optional<DeviceType> type);

/// Years in use on that day, with fractions; absent when nobody knows since when. A year alone
/// counts from its middle.
[[nodiscard]] std::optional<double> yearsInUse(const Device& device, Date today);
/// The day a device was acquired, else put into use; of a year its first day.
[[nodiscard]] std::optional<Date> acquiredOn(const Device& device);

/// The sites that the parameters "site" and "unit" ask for.
class Places
{
public:
    explicit Places(const Builder& builder);
    [[nodiscard]] bool has(const std::optional<SiteId>& site) const
    {
        return !m_sites || (site && m_sites->contains(*site));
    }
    [[nodiscard]] bool isAll() const { return !m_sites; }

private:
    std::optional<std::set<SiteId>> m_sites;
};
/// Devices that the parameters "site", "unit" and "type" ask for.
[[nodiscard]] store::DeviceFilter askedDevices(const Builder& builder);

/// A number of records, with their ids where they are wanted.
class Count
{
public:
    void add(const RecordId& record, const Sink& sink)
    {
        ++m_count;
        if (sink.wantsRecords()) {
            if (m_records.size() < Behind::mostRecords) {
                m_records.push_back(record);
            } else {
                ++m_left;
            }
        }
    }
    [[nodiscard]] std::int64_t value() const { return m_count; }
    /// Puts the number into a row's cell.
    void into(Row& row, std::size_t column, RecordKind kind) const
    {
        row[column] = m_count;
        if (!m_records.empty()) {
            row.behind.push_back({column, kind, m_records, m_left});
        }
    }
    void into(Figure& figure, RecordKind kind) const
    {
        figure.value = m_count;
        figure.behind = {0, kind, m_records, m_left};
    }

private:
    std::int64_t m_count = 0;
    std::vector<RecordId> m_records;
    std::size_t m_left = 0;
};

/// A sum of money that may become too large to say. Of amounts nobody knows there is none; of no
/// amounts at all it is nought.
class Amount
{
public:
    void add(const std::optional<Money>& money)
    {
        m_isKnown = m_isKnown || money;
        m_isUnknown = m_isUnknown || !money;
        if (money && m_sum) {
            m_sum = Money::sum(*m_sum, *money);
        }
    }
    [[nodiscard]] std::optional<Money> sum() const
    {
        return m_isUnknown && !m_isKnown ? std::nullopt : m_sum;
    }
    [[nodiscard]] Cell cell() const { return cellOf(sum()); }
    [[nodiscard]] bool isTooLarge() const { return !m_sum; }
    [[nodiscard]] double number() const { return m_sum ? static_cast<double>(m_sum->dong) : 0; }

private:
    std::optional<Money> m_sum = Money{0};
    bool m_isKnown = false;   ///< an amount was among them
    bool m_isUnknown = false; ///< something without one was
};

/// Names of records; empty when absent or unknown.
[[nodiscard]] std::string vendorName(const Builder& builder, const std::optional<VendorId>& id);
[[nodiscard]] std::string officerName(const Builder& builder, const std::optional<OfficerId>& id);
[[nodiscard]] std::string siteName(const Builder& builder, const std::optional<SiteId>& id);

/// Cells every report writes alike: "DAN-CAM-0001", "Camera Logitech".
[[nodiscard]] std::string codeAndName(const std::string& code, const std::string& name);
/// Whole days between two moments, at least 0.
[[nodiscard]] std::int64_t daysBetween(Instant from, Instant to);
[[nodiscard]] std::int64_t daysBetween(Date from, Date to);

} // namespace dongbo::report
