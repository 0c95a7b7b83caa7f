#pragma once

#include "core/report/engine/keys.h"

#include <functional>

// Inside core/report only.

namespace dongbo::report {

/// Only what is there.
struct FaultPlace
{
    std::optional<SiteId> site{};
    bool isNowhere = false; ///< only what has no site
};

/// Faults reported in the builder's period (all without one) at the places and of the type asked
/// for, in the order of store::faults; open and closed.
void eachFault(const Builder& builder, const std::optional<Period>& period,
               const std::function<void(const store::FaultRow&)>& visit,
               const FaultPlace& place = {});
[[nodiscard]] bool isOpen(const Fault& fault);
/// Days from report to fixed (else closed); absent while it is open or a moment is missing.
[[nodiscard]] std::optional<double> daysToFix(const Fault& fault);
/// What its repairs cost; absent when it has none, or nobody entered a price of any.
[[nodiscard]] std::optional<Money> repairCostOf(const Builder& builder, const store::FaultRow& row);
/// The subject: the device, else "đường truyền", "điện" …
[[nodiscard]] std::string subjectOf(const Builder& builder, const store::FaultRow& row);

/// A mean, as it grows.
class Mean
{
public:
    void add(double value)
    {
        m_sum += value;
        ++m_count;
    }
    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] double sum() const { return m_sum; }
    /// With one decimal; absent without a value.
    [[nodiscard]] Cell cell() const
    {
        return m_count == 0 ? Cell{} : decimalOf(m_sum / static_cast<double>(m_count));
    }

private:
    double m_sum = 0;
    std::int64_t m_count = 0;
};

} // namespace dongbo::report
