#include "gui/present/purchase/plan_comparison_presenter.h"

#include "core/store/projection/load.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/purchase/purchase_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <functional>

namespace dongbo::present {

namespace {

class ComparisonMaker
{
public:
    ComparisonMaker(Register& reg, Language language)
        : m_reg(reg)
        , m_language(language)
    {}

    PlanComparisonPage make(const std::vector<PlanId>& plans)
    {
        std::vector<PlanId> there;
        std::copy_if(plans.begin(), plans.end(), std::back_inserter(there), [&](const PlanId& id) {
            return store::load<Plan>(m_reg.database(), id).has_value();
        });
        const auto compared = comparePlans(m_reg, there);
        if (!compared) {
            m_page.problem = text::say(m_language, compared.problems().front().message);
            return std::move(m_page);
        }
        for (const auto& plan : compared->plans) {
            m_page.plans.push_back(plan.id);
            m_page.names.push_back(plan.plan.name.value_or(""));
        }
        addFigures(*compared);
        addDifferences(*compared);
        m_page.caption = say("purchase.compare_caption",
                             {{"count", std::to_string(compared->plans.size())},
                              {"common", std::to_string(compared->common)},
                              {"different", std::to_string(compared->differences.size())}});
        return std::move(m_page);
    }

private:
    using Number = std::function<std::optional<std::int64_t>(const PlanSummary&)>;
    enum class Best : std::uint8_t
    {
        None,
        Least,
        Most
    };

    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }

    void addHeading(const char* code)
    {
        PlanComparisonRow row;
        row.word = say(code);
        row.isHeading = true;
        m_page.rows.push_back(std::move(row));
    }

    void addRow(const PlanComparison& compared, const char* code, Best best, bool isMoney,
                const Number& number)
    {
        PlanComparisonRow row;
        row.word = say(code);
        std::vector<std::optional<std::int64_t>> numbers;
        for (const auto& plan : compared.plans) {
            numbers.push_back(number(plan));
            const auto& value = numbers.back();
            row.values.push_back(!value    ? say("purchase.not_recorded")
                                 : isMoney ? text::formatMoney(Money{*value}, m_language)
                                           : text::formatInteger(*value, m_language));
        }
        const bool areKnown = std::all_of(numbers.begin(), numbers.end(),
                                          [](const auto& one) { return one.has_value(); });
        const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
        if (best != Best::None && areKnown && *least != *most) {
            const auto wanted = best == Best::Least ? *least : *most;
            for (const auto& value : numbers) {
                row.isBest.push_back(value == wanted);
            }
        }
        m_page.rows.push_back(std::move(row));
    }

    void addFigures(const PlanComparison& compared)
    {
        PlanComparisonRow state;
        state.word = say("purchase.col_state");
        for (const auto& plan : compared.plans) {
            state.values.push_back(planStatePill(m_language, plan.plan.state).word);
        }
        m_page.rows.push_back(std::move(state));
        addHeading("purchase.compare_money");
        addRow(compared, "purchase.col_budget", Best::None, true, [](const PlanSummary& plan) {
            return plan.plan.budget ? std::optional{plan.plan.budget->dong} : std::nullopt;
        });
        addRow(compared, "purchase.col_planned", Best::Least, true,
               [](const PlanSummary& plan) { return std::optional{plan.progress.planned.dong}; });
        addRow(compared, "purchase.col_spent", Best::None, true,
               [](const PlanSummary& plan) { return std::optional{plan.progress.spent.dong}; });
        addHeading("purchase.compare_effect");
        addRow(compared, "purchase.compare_ready", Best::Most, false,
               [](const PlanSummary& plan) { return plan.readyAfter; });
        addRow(compared, "purchase.compare_critical", Best::Most, false,
               [](const PlanSummary& plan) { return plan.critical; });
        addRow(compared, "purchase.compare_others", Best::Most, false,
               [](const PlanSummary& plan) { return plan.others; });
        addRow(compared, "purchase.compare_left", Best::Least, false,
               [](const PlanSummary& plan) { return plan.leftOut; });
        PlanComparisonRow sure;
        sure.word = say("purchase.sureness");
        for (const auto& plan : compared.plans) {
            sure.values.push_back(sureness(plan));
        }
        m_page.rows.push_back(std::move(sure));
    }

    [[nodiscard]] std::string sureness(const PlanSummary& plan) const
    {
        if (plan.isOptimal.value_or(false)) {
            return say("purchase.optimal");
        }
        return plan.gapPercent
                   ? say("purchase.near",
                         {{"gap", text::formatDecimal(*plan.gapPercent, 2, m_language)}})
                   : say("purchase.not_recorded");
    }

    void addDifferences(const PlanComparison& compared)
    {
        addHeading(compared.differences.empty() ? "purchase.compare_same"
                                                : "purchase.compare_different");
        for (const auto& difference : compared.differences) {
            PlanComparisonRow row;
            row.icon = planActionIcon(difference.action);
            const auto site = difference.site
                                  ? store::load<Site>(m_reg.database(), *difference.site)
                                  : std::optional<Site>();
            row.word = planActionWord(m_language, difference.action) + " " +
                       text::say(m_language, "purchase.thing_for",
                                 {{"thing", wordOf(m_language, difference.type)},
                                  {"site",
                                   site ? shortSiteName(site->name.value_or("")) : std::string()}});
            for (const auto count : difference.counts) {
                row.values.push_back(count == 0 ? say("purchase.not_in")
                                                : text::formatInteger(count, m_language));
            }
            m_page.rows.push_back(std::move(row));
        }
    }

    Register& m_reg;
    Language m_language;
    PlanComparisonPage m_page;
};

} // namespace

PlanComparisonPresenter::PlanComparisonPresenter(Shell& shell, PlanComparisonView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
{
    m_reader.setInSight(false); // the screen says when it is
    m_reader.follow([this] { reload(); });
}

void PlanComparisonPresenter::open(const std::vector<PlanId>& plans)
{
    m_plans = plans;
    reload();
}

void PlanComparisonPresenter::reload()
{
    m_reader.read<PlanComparisonPage>(
        [plans = m_plans, language = m_shell.session().language()](Register& reg, JobContext&) {
            return ComparisonMaker(reg, language).make(plans);
        },
        [this](PlanComparisonPage page) {
            m_page = std::move(page);
            m_view.showComparison(m_page);
        });
}

void PlanComparisonPresenter::openPlan(std::size_t index)
{
    if (index < m_page.plans.size()) {
        m_shell.go({ScreenName::Purchase, RecordRef{RecordKind::Plan, m_page.plans[index]}, {}});
    }
}

} // namespace dongbo::present
