#pragma once

#include "core/domain/records.h"
#include "core/planning/forecast/rates.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::planning {

/// What is known of one device's life.
struct DeviceLife
{
    DeviceId device;
    DeviceType type = DeviceType::Other;
    std::string model; ///< empty: not recorded
    std::optional<SiteId> site;
    Date start{};               ///< put into use, else bought
    std::optional<Date> end;    ///< left the books
    std::vector<Date> failures; ///< faults reported, in order
};

/// The stretches of age, in years, that lay between two days; each failure ends one and begins the
/// next (a repaired device goes on ageing).
[[nodiscard]] std::vector<Spell> spellsOf(const std::vector<DeviceLife>& lives, DeviceType type,
                                          Date from, Date until);

/// One type: how it ages and what is to be expected of those in use.
struct TypeForecast
{
    DeviceType type = DeviceType::Other;
    std::int64_t devices = 0;   ///< in use
    std::int64_t failures = 0;  ///< observed
    double exposure = 0;        ///< device years observed
    std::optional<Weibull> fit; ///< absent: too few failures to say anything
    std::vector<SurvivalStep> survival;
    std::optional<ForecastCount> coming;
    struct Model
    {
        std::string name;
        std::int64_t devices = 0;
        RelativeRate rate;
        double coming = 0;
    };
    std::vector<Model> models; ///< by name
};
struct SiteForecast
{
    SiteId site;
    double coming = 0;
};
struct Forecast
{
    Date from{}; ///< faults are recorded since
    Date today{};
    std::int64_t months = 0;
    std::vector<TypeForecast> types;
    std::vector<SiteForecast> sites; ///< by what is expected, the most first
    BackTest test;
    std::int64_t withoutAge = 0; ///< devices that nobody knows the age of
};
/// Failures to come in the next months, per type, model and site, from the hazard by age that the
/// register's own faults show; and how the same forecast did over past half-years against the naive
/// mean of the faults before.
[[nodiscard]] Forecast forecast(const std::vector<DeviceLife>& lives, Date from, Date today,
                                std::int64_t months);

/// Models (or suppliers) that fail more often than their type, over all types.
struct LemonReport
{
    DeviceType type = DeviceType::Other;
    std::vector<LemonVerdict> members;
};
[[nodiscard]] std::vector<LemonReport> lemonModels(const std::vector<DeviceLife>& lives, Date from,
                                                   Date today, double falseAlarms);

} // namespace dongbo::planning
