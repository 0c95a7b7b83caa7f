#include "core/register/planning/reliability.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/purchase/insight_words.h"
#include "gui/present/purchase/purchase_words.h"

namespace dongbo::present {

namespace {

constexpr auto allCovers = {std::int64_t{80}, std::int64_t{90}, std::int64_t{95}, std::int64_t{99}};
constexpr std::int64_t usualCover = 95;
constexpr double percent = 100;

class AdviceMaker : public InsightWords
{
public:
    using InsightWords::InsightWords;

    InsightPage make(Register& reg, const std::string& asked)
    {
        const auto cover = chosenOf(asked, allCovers, usualCover);
        addChoices(m_page, "purchase.cover", allCovers, cover);
        m_page.question = say("purchase.cover_question");
        const auto advice = adviceFor(reg);
        addRepairs(advice);
        addSpares(reg, cover);
        addLemons(advice);
        addClaims(advice);
        m_page.caption =
            say("purchase.advice_caption", {{"repairs", number(std::ssize(advice.repairs))},
                                            {"claims", number(std::ssize(advice.claims))}});
        m_page.notes = {say("purchase.advice_how")};
        return std::move(m_page);
    }

private:
    void addRepairs(const Advice& advice)
    {
        InsightTable table;
        table.id = "repairs";
        table.title = say("purchase.repair_or_replace");
        table.caption = say("purchase.repair_rule");
        table.columns = {column("device", CellKind::Strong, 150, 1),
                         column("type", CellKind::Text, 130, 1, 2),
                         column("site", CellKind::Text, 120, 1, 1),
                         column("advice", CellKind::Pill, 108),
                         column("repair_cost", CellKind::Number, 116),
                         column("break_even", CellKind::Number, 116)};
        table.icon = "wrench";
        table.emptyFact = say("purchase.no_repairs");
        table.emptyHelp = say("purchase.no_repairs_help");
        for (const auto& one : advice.repairs) {
            const bool shouldReplace = one.advice.shouldReplace;
            ListCell pill{say(shouldReplace ? "purchase.replace" : "purchase.repair"),
                          shouldReplace ? "replace" : "wrench",
                          shouldReplace ? Tone::Warn : Tone::Ok};
            table.rows.push_back(rowOf({{one.code},
                                        {typeWord(m_language, one.type)},
                                        {shortSiteName(one.site)},
                                        pill,
                                        {money(one.question.repairCost)},
                                        {money(one.advice.breakEven)}}));
            table.places.push_back(
                {ScreenName::Devices, RecordRef{RecordKind::Device, one.device}, {}});
        }
        m_page.tables.push_back(std::move(table));
    }

    void addSpares(Register& reg, std::int64_t cover)
    {
        InsightTable table;
        table.id = "spares";
        table.title = say("purchase.spares");
        table.caption = say("purchase.spares_rule", {{"cover", number(cover)}});
        table.columns = {column("type", CellKind::Strong, 160, 2),
                         column("devices", CellKind::Number, 84),
                         column("per_year", CellKind::Number, 96, 0, 2),
                         column("lead_days", CellKind::Number, 96, 0, 1),
                         column("wanted", CellKind::Number, 84),
                         column("ready_now", CellKind::Number, 84),
                         column("reached", CellKind::Number, 92)};
        table.icon = "box";
        table.emptyFact = say("purchase.too_few");
        table.emptyHelp = say("purchase.too_few_help");
        const auto needs = sparesNeeded(reg, static_cast<double>(cover) / percent);
        if (needs) {
            for (const auto& need : *needs) {
                ListCell ready{number(need.spares)};
                ready.tone = need.spares < need.pool.spares ? Tone::Warn : Tone::Ok;
                table.rows.push_back(rowOf({{typeWord(m_language, need.type)},
                                            {number(need.devices)},
                                            {decimal(need.failuresPerYear)},
                                            {decimal(need.leadDays)},
                                            {number(need.pool.spares)},
                                            ready,
                                            {decimal(need.pool.cover * percent) + " %"}}));
                table.places.push_back({ScreenName::Devices, std::nullopt,
                                        "type=" + std::string(codeOf(need.type)) + ";use=spare"});
            }
        }
        m_page.tables.push_back(std::move(table));
    }

    void addLemons(const Advice& advice)
    {
        InsightTable table;
        table.id = "lemons";
        table.title = say("purchase.lemons");
        table.isAside = true;
        table.columns = {column("model", CellKind::Strong, 150, 2),
                         column("failures", CellKind::Number, 92),
                         column("usual", CellKind::Number, 92)};
        table.icon = "check";
        table.emptyFact = say("purchase.no_lemons");
        for (const auto& report : advice.lemons) {
            for (const auto& model : report.members) {
                ListCell name{model.name};
                name.after = typeWord(m_language, report.type);
                ListCell failures{number(model.failures)};
                failures.tone = Tone::Bad;
                table.rows.push_back(rowOf({name, failures, {decimal(model.expected)}}));
                table.places.push_back(
                    {ScreenName::Devices, std::nullopt,
                     "type=" + std::string(codeOf(report.type)) + ";text=" + model.name});
            }
        }
        m_page.tables.push_back(std::move(table));
    }

    void addClaims(const Advice& advice)
    {
        InsightTable table;
        table.id = "claims";
        table.title = say("purchase.claims");
        table.isAside = true;
        table.columns = {column("fault", CellKind::Strong, 120, 1),
                         column("device", CellKind::Text, 120, 1),
                         column("paid", CellKind::Number, 112)};
        table.icon = "shield-check";
        table.emptyFact = say("purchase.no_claims");
        Money sum;
        for (const auto& claim : advice.claims) {
            sum.dong += claim.paid.dong;
            table.rows.push_back(rowOf({{claim.number}, {claim.device}, {money(claim.paid)}}));
            table.places.push_back(
                {ScreenName::Faults, RecordRef{RecordKind::Fault, claim.fault}, {}});
        }
        if (sum.dong > 0) {
            table.caption = money(sum);
        }
        m_page.tables.push_back(std::move(table));
    }

    InsightPage m_page;
};

} // namespace

InsightPage advicePage(Register& reg, Language language, const std::string& cover)
{
    return AdviceMaker(language).make(reg, cover);
}

} // namespace dongbo::present
