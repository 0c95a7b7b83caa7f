#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::planning {

/// One row of data/readiness/assumptions.tsv.
struct Assumption
{
    std::string_view code;
    std::int64_t value = 0;
    std::string_view
        unit; ///< "hour", "day", "month", "minute", "room", "percent"; "bp": hundredths of it
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::string_view grade; ///< where the figure comes from
};
/// All of them, in the order of the file.
[[nodiscard]] const std::vector<Assumption>& shippedAssumptions();

/// What the readiness of rooms takes for granted: the shipped figures, but for those an office has
/// set itself.
class Assumptions
{
public:
    Assumptions();
    /// False when there is no such code or the value is out of its range: then nothing is set.
    bool set(std::string_view code, std::int64_t value);
    /// Throws std::out_of_range for an unknown code.
    [[nodiscard]] std::int64_t operator[](std::string_view code) const;

private:
    std::map<std::string, std::int64_t, std::less<>> m_values;
};

} // namespace dongbo::planning
