#pragma once

#include "core/domain/device_state.h"
#include "core/planning/books/asset_class.h"
#include "core/register/base/register.h"
#include "core/report/engine/parameters.h"
#include "core/report/forms/form_filling.h"
#include "core/store/queries/device_queries.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

// Inside core/report only.

namespace dongbo::report {

/// What a paper is filled from. Papers are in Vietnamese, whatever the program speaks.
struct PaperFilling
{
    Register& reg;
    const Values& values;
    Date day; ///< of the paper: the register's
    FormValues& out;

    [[nodiscard]] store::Database& database() const { return reg.database(); }
    template <typename IdType>
    [[nodiscard]] std::optional<IdType> record(std::string_view name) const
    {
        const auto id = values.get<RecordId>(name);
        return id ? std::optional{IdType(*id)} : std::nullopt;
    }
    [[nodiscard]] static std::string say(std::string_view code,
                                         std::initializer_list<Argument> args = {})
    {
        return text::say(Language::Vietnamese, code, args);
    }
    /// The name of a closed-list value; empty when absent.
    template <typename E> [[nodiscard]] static std::string name(const std::optional<E>& value)
    {
        return value ? say(std::string(listName<E>()) + "." + std::string(codeOf(*value)))
                     : std::string();
    }
    /// The same as a label: its first letter capital.
    template <typename E> [[nodiscard]] static std::string label(const std::optional<E>& value)
    {
        return text::capitalized(name(value));
    }
};

/// Office, place, day, number and whatever else every paper has.
void fillCommon(PaperFilling& paper);
/// What was given in words for this paper goes before what the register says.
void fillTyped(PaperFilling& paper, const std::vector<ParameterSpec>& parameters);
/// {prefix}dd, {prefix}mm, {prefix}yyyy.
void fillDay(FormValues& out, const std::string& prefix, Date day);

/// "1.234.567"; empty when absent.
[[nodiscard]] std::string amountText(const std::optional<Money>& money);
/// In thousands of đồng, with as many decimals as it has: "12.672" of 12.672.000 đ.
[[nodiscard]] std::string thousandsText(const std::optional<Money>& money);
[[nodiscard]] std::string dayText(const std::optional<Date>& day);
/// When it was put into use: day, else acquired, else year.
[[nodiscard]] std::string inUseText(const Device& device);
[[nodiscard]] std::string yearText(const Device& device);
/// Name (else type), maker and model, each once.
[[nodiscard]] std::string fullName(const Device& device);
/// Owned, and a fixed asset: its class says so, or without a class its cost.
[[nodiscard]] bool isFixedAsset(const planning::AssetThresholds& thresholds, const Device& device,
                                Date day);
[[nodiscard]] inline bool isOnLoan(const Device& device)
{
    return device.assetClass == AssetClass::OnLoan;
}

/// The devices a paper is asked for: of its site, or of its unit and all below.
[[nodiscard]] store::DeviceFilter filterOf(const PaperFilling& paper);
/// Every device of the filter that is the office's own and in this register, by site.
void eachOwned(store::Database& database, const store::DeviceFilter& filter,
               const std::function<void(const store::DeviceRow&)>& visit);

/// Those of them that are fixed assets on that day.
void eachFixedAsset(store::Database& database, const store::DeviceFilter& filter,
                    const planning::AssetThresholds& thresholds, Date day,
                    const std::function<void(const store::DeviceRow&)>& visit);

/// Says below the table how many of its rows are in no sum for want of a cost; nothing for none.
void tellWithoutCost(PaperFilling& paper, std::int64_t rows);

/// What a paper adds up.
struct PaperSum
{
    std::int64_t quantity = 0;
    Money amount;
    std::int64_t withoutCost = 0; ///< rows not added for want of a cost
    std::int64_t withCost = 0;

    void add(std::int64_t count, const std::optional<Money>& money);
    void add(const PaperSum& more);
    /// Nothing when there are rows and none of them has a cost.
    [[nodiscard]] std::optional<Money> known() const
    {
        return withCost == 0 && withoutCost != 0 ? std::nullopt : std::optional{amount};
    }
};

} // namespace dongbo::report
