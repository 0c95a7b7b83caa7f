#pragma once

#include "core/domain/id.h"
#include "core/domain/message.h"
#include "core/domain/vocabulary.h"
#include "core/register/base/register.h"
#include "core/report/model/period.h"
#include "core/text/language.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dongbo::report {

enum class ParameterKind : std::uint8_t
{
    Day,
    Period, ///< "quý II/2021", "05/2021", "2021", "01/04/2021-16/06/2021"
    Site,
    Unit, ///< with every unit below it
    Type, ///< of devices
    Vendor,
    Officer,
    Device,
    Choice, ///< one of a few words
    Number, ///< whole, 0 to 100,000
    Text,   ///< any words
    Plan,
    Transfer,
    DisposalBatch,
    Fault,
    Meeting
};
/// "day", "period" … in JSON.
[[nodiscard]] std::string_view codeOf(ParameterKind kind);

/// What stands where nothing is given.
enum class Initial : std::uint8_t
{
    Nothing,     ///< it does not restrict; of a choice the first word
    ThisQuarter, ///< the quarter of the register's day
    ThisYear,
    Required ///< a report cannot be made without it
};

/// A parameter as a report declares it. One name has one kind in all reports.
struct ParameterSpec
{
    std::string_view name;
    ParameterKind kind = ParameterKind::Choice;
    std::vector<std::string_view> choices = {}; ///< of a choice, the first is taken for none
    Initial initial = Initial::Nothing;
    std::int64_t number = 0; ///< of a number: taken when none is given
};

/// A parameter as people are asked for it.
struct Parameter
{
    std::string name;  ///< "site"
    std::string title; ///< "Điểm cầu"
    ParameterKind kind = ParameterKind::Choice;
    struct Choice
    {
        std::string word;  ///< to give
        std::string title; ///< to show
    };
    std::vector<Choice> choices{}; ///< of choices and types; the first choice is taken for none
    Initial initial = Initial::Nothing;
    std::optional<std::int64_t> number{}; ///< taken when none is given
};

/// What was given, by name, as entered: "site" an id or name, "unit" an id, code or name, "type" a
/// code or a name, days and periods as people write them.
using Parameters = std::map<std::string, std::string>;

/// Values read from what was given.
class Values
{
public:
    using Value = std::variant<Date, Period, RecordId, DeviceType, std::int64_t, std::string>;

    void set(std::string_view name, Value value) { m_values[std::string(name)] = std::move(value); }
    template <typename T> [[nodiscard]] std::optional<T> get(std::string_view name) const
    {
        const auto found = m_values.find(name);
        return found == m_values.end() ? std::nullopt
                                       : std::optional<T>(std::get<T>(found->second));
    }

private:
    std::map<std::string, Value, std::less<>> m_values;
};

/// One parameter as a line of the report's head: "Điểm cầu: Đại An".
struct ReadParameter
{
    std::string_view name;
    std::string value;
};
struct ReadParameters
{
    Values values;
    std::vector<ReadParameter> lines; ///< of those given, in the order declared
    Problems problems;
};
/// Reads what was given. A value nobody can read or a name not declared is a Problem. Throws
/// {Usage} for an unknown or ambiguous record.
[[nodiscard]] ReadParameters readParameters(Register& reg, Language language,
                                            const std::vector<ParameterSpec>& declared,
                                            const Parameters& given, std::string_view reportTitle);
[[nodiscard]] Parameter describe(const ParameterSpec& spec, Language language);

} // namespace dongbo::report
