#include "core/register/maintenance/starter.h"

#include "core/domain/fields.h"
#include "core/planning/maintenance/schedule.h"
#include "core/register/base/checks.h"
#include "core/register/base/inside.h"
#include "core/register/base/tsv.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/maintenance_queries.h"
#include "core/text/fold.h"

#include <algorithm>
#include <charconv>

#include "maintenance_data_embedded.h"

namespace dongbo {

namespace {

std::string_view cell(const std::vector<std::string_view>& row, std::size_t at)
{
    if (at >= row.size()) {
        throw Error(Error::Kind::Bug,
                    {"store.failed", {{"detail", "data file maintenance/plans.tsv"}}});
    }
    return row[at];
}

std::optional<std::int64_t> numberAt(const std::vector<std::string_view>& row, std::size_t at)
{
    const auto text = cell(row, at);
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc{} && end == text.data() + text.size() ? std::optional{value}
                                                                     : std::nullopt;
}

std::string stepLine(const std::vector<std::string_view>& row, Language language)
{
    std::string out(cell(row, language == Language::English ? 2 : 1));
    for (std::size_t at = 3; at < 7; ++at) {
        out += " | " + std::string(cell(row, at));
    }
    while (out.ends_with(" | -")) {
        out.resize(out.size() - 4);
    }
    return out;
}

} // namespace

std::vector<MaintenancePlan> starterPlans(Language language)
{
    std::vector<MaintenancePlan> plans;
    for (const auto& row : tsv::rows(maintenance_data::embedded("maintenance/plans.tsv"))) {
        if (cell(row, 0).empty() && !plans.empty()) {
            auto& checklist = plans.back().checklist;
            checklist = (checklist ? *checklist + "\n" : std::string()) + stepLine(row, language);
            continue;
        }
        MaintenancePlan plan;
        plan.name = std::string(cell(row, language == Language::English ? 1 : 0));
        plan.type = parseCode<DeviceType>(cell(row, 2));
        plan.intervalDays = numberAt(row, 3);
        plan.afterFaults = numberAt(row, 4);
        plan.basis = parseCode<DueBasis>(cell(row, 5));
        plan.source = std::string(cell(row, 6));
        plans.push_back(std::move(plan));
    }
    return plans;
}

Checked<AdoptedPlans> adoptStarterPlans(Register& reg, std::optional<Date> first, Language language)
{
    Problems problems;
    checks::dayExists(problems, "starts_on", first);
    if (!problems.empty()) {
        return problems;
    }
    store::UnitOfWork work(reg.database());
    AdoptedPlans out;
    std::vector<MaintenancePlan> fresh;
    const auto known = store::maintenancePlans(reg.database());
    for (auto& plan : starterPlans(language)) {
        store::DeviceFilter filter;
        filter.type = plan.type;
        if (store::countDevices(reg.database(), filter) == 0) {
            continue;
        }
        const auto name = plan.name.value_or("");
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const auto& row) {
            return text::fold(row.plan.name.value_or("")) == text::fold(name);
        });
        (isKnown ? out.left : out.names).push_back(name);
        if (!isKnown) {
            plan.startsOn =
                first.value_or(planning::plusDays(reg.today(), plan.intervalDays.value_or(0)));
            fresh.push_back(std::move(plan));
        }
    }
    if (fresh.empty()) {
        return out;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.records_added",
         {{"kind", "@kind.maintenance_plan"}, {"count", std::to_string(fresh.size())}}},
        {});
    for (auto& plan : fresh) {
        plan.checklist = checks::normalForm(plan.checklist.value_or(""));
        action.create(plan);
    }
    out.changeSet = action.id();
    work.commit();
    return out;
}

} // namespace dongbo
