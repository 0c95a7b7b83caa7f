#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/record_text.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/planning/reliability.h"
#include "core/text/numbers.h"

#include <cmath>
#include <memory>

namespace dongbo::cli::commands {

namespace {

/// Rounded to three decimals: more is not known.
double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

std::string shown(double value, int decimals)
{
    std::string text = std::to_string(value);
    return text.substr(0, text.find('.') + 1 + static_cast<std::size_t>(decimals));
}

Json typeJson(const planning::TypeForecast& type)
{
    Json models = Json::array();
    for (const auto& model : type.models) {
        models.push_back({{"model", model.name},
                          {"devices", model.devices},
                          {"failures", model.rate.failures},
                          {"rate", rounded(model.rate.rate)},
                          {"rate_lower", rounded(model.rate.lower)},
                          {"rate_upper", rounded(model.rate.upper)},
                          {"expected", rounded(model.coming)}});
    }
    Json out = {{"type", codeOf(type.type)},
                {"devices", type.devices},
                {"failures", type.failures},
                {"device_years", rounded(type.exposure)},
                {"enough_data", type.fit.has_value()},
                {"expected", nullptr},
                {"lower", nullptr},
                {"upper", nullptr},
                {"shape", nullptr},
                {"scale_years", nullptr},
                {"models", models}};
    if (type.fit && type.coming) {
        out["expected"] = rounded(type.coming->mean);
        out["lower"] = type.coming->lower;
        out["upper"] = type.coming->upper;
        out["shape"] = rounded(type.fit->shape);
        out["scale_years"] = rounded(type.fit->scale);
    }
    return out;
}

Json forecastJson(const planning::Forecast& forecast, const Lives& lives)
{
    Json types = Json::array();
    for (const auto& type : forecast.types) {
        types.push_back(typeJson(type));
    }
    Json sites = Json::array();
    for (const auto& site : forecast.sites) {
        const auto name = lives.names.find(site.site);
        sites.push_back({{"site", name == lives.names.end() ? Json() : Json(name->second)},
                         {"site_id", site.site.text()},
                         {"expected", rounded(site.coming)}});
    }
    Json periods = Json::array();
    for (const auto& period : forecast.test.periods) {
        periods.push_back({{"from", period.name},
                           {"forecast", rounded(period.forecast)},
                           {"naive", rounded(period.naive)},
                           {"actual", period.actual}});
    }
    const auto& test = forecast.test;
    return {{"day", isoText(forecast.today)},
            {"months", forecast.months},
            {"observed_since", isoText(forecast.from)},
            {"types", types},
            {"sites", sites},
            {"without_age", forecast.withoutAge},
            {"back_test",
             {{"periods", periods},
              {"forecast_error", rounded(test.forecastError)},
              {"naive_error", rounded(test.naiveError)},
              {"forecast_score", rounded(test.forecastScore)},
              {"naive_score", rounded(test.naiveScore)},
              {"inside_limits", test.inside}}}};
}

void printForecast(const Context& context, const planning::Forecast& forecast)
{
    Table table({{context.say("cli.column.type")},
                 {context.say("cli.column.devices"), Align::Right},
                 {context.say("forecast.column.failures"), Align::Right},
                 {context.say("forecast.column.expected"), Align::Right},
                 {context.say("forecast.column.limits"), Align::Right},
                 {context.say("forecast.column.shape"), Align::Right}});
    for (const auto& type : forecast.types) {
        const bool isKnown = type.fit && type.coming;
        table.add({{termText(context, std::optional{type.type})},
                   {std::to_string(type.devices)},
                   {std::to_string(type.failures)},
                   {isKnown ? shown(type.coming->mean, 1) : context.say("forecast.too_few"),
                    isKnown ? Tone::Plain : Tone::Quiet},
                   {isKnown ? std::to_string(type.coming->lower) + "–" +
                                  std::to_string(type.coming->upper)
                            : std::string()},
                   {isKnown ? shown(type.fit->shape, 2) : std::string()}});
    }
    printTable(context, table, "forecast.count_types", "forecast.no_types");
    *context.out << context.say("forecast.since", {{"day", shownDay(forecast.from)}}) << "\n";
    const auto& test = forecast.test;
    if (!test.periods.empty()) {
        *context.out << context.say("forecast.back_test",
                                    {{"periods", std::to_string(test.periods.size())},
                                     {"forecast", shown(test.forecastError, 1)},
                                     {"naive", shown(test.naiveError, 1)},
                                     {"inside", std::to_string(test.inside)}})
                     << "\n";
    }
    if (forecast.withoutAge > 0) {
        *context.out << context.say("forecast.without_age",
                                    {{"count", std::to_string(forecast.withoutAge)}})
                     << "\n";
    }
}

Exit forecast(const Context& context, const std::string& months)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    Problems problems;
    const auto wanted = typedInteger(problems, "months", months).value_or(12);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto lives = readLives(reg);
    const auto made = forecastFailures(lives, wanted);
    if (!made) {
        return context.refuse(made.problems());
    }
    if (context.isJson()) {
        printJson(context, forecastJson(*made, lives));
    } else {
        printForecast(context, *made);
    }
    return Exit::Done;
}

Exit spares(const Context& context, const std::string& cover)
{
    auto reg = context.openForReading();
    Problems problems;
    const auto percent = typedInteger(problems, "cover", cover).value_or(95);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto needs = sparesNeeded(reg, static_cast<double>(percent) / 100);
    if (!needs) {
        return context.refuse(needs.problems());
    }
    Json records = Json::array();
    Table table({{context.say("cli.column.type")},
                 {context.say("cli.column.devices"), Align::Right},
                 {context.say("forecast.column.per_year"), Align::Right},
                 {context.say("forecast.column.lead_days"), Align::Right},
                 {context.say("forecast.column.spares"), Align::Right},
                 {context.say("forecast.column.ready"), Align::Right},
                 {context.say("forecast.column.cover"), Align::Right}});
    for (const auto& need : *needs) {
        records.push_back({{"type", codeOf(need.type)},
                           {"devices", need.devices},
                           {"failures_per_year", rounded(need.failuresPerYear)},
                           {"lead_days", rounded(need.leadDays)},
                           {"spares", need.pool.spares},
                           {"ready", need.spares},
                           {"cover", rounded(need.pool.cover)}});
        table.add({{termText(context, std::optional{need.type})},
                   {std::to_string(need.devices)},
                   {shown(need.failuresPerYear, 1)},
                   {shown(need.leadDays, 1)},
                   {std::to_string(need.pool.spares)},
                   {std::to_string(need.spares),
                    need.spares < need.pool.spares ? Tone::Warning : Tone::Good},
                   {shown(need.pool.cover * 100, 1) + " %"}});
    }
    if (!printList(
            context, "spares", records,
            {"type", "devices", "failures_per_year", "lead_days", "spares", "ready", "cover"})) {
        printTable(context, table, "forecast.count_types", "forecast.no_types");
    }
    return Exit::Done;
}

Json adviceJson(const Advice& advice)
{
    Json repairs = Json::array();
    for (const auto& one : advice.repairs) {
        repairs.push_back({{"device", one.code},
                           {"device_id", one.device.text()},
                           {"type", codeOf(one.type)},
                           {"site", one.site},
                           {"advice", one.advice.shouldReplace ? "replace" : "repair"},
                           {"repair_cost", std::llround(one.question.repairCost)},
                           {"new_price", std::llround(one.question.newPrice)},
                           {"keep_cost", std::llround(one.advice.keepCost)},
                           {"replace_cost", std::llround(one.advice.replaceCost)},
                           {"break_even", std::llround(one.advice.breakEven)},
                           {"years", one.question.horizon}});
    }
    Json lemons = Json::array();
    for (const auto& report : advice.lemons) {
        for (const auto& member : report.members) {
            lemons.push_back({{"type", codeOf(report.type)},
                              {"model", member.name},
                              {"failures", member.failures},
                              {"expected", rounded(member.expected)},
                              {"limit", member.limit},
                              {"probability", member.probability}});
        }
    }
    Json claims = Json::array();
    for (const auto& claim : advice.claims) {
        claims.push_back({{"fault", jsonOfName(claim.number)},
                          {"fault_id", claim.fault.text()},
                          {"device", jsonOfName(claim.device)},
                          {"paid", claim.paid.dong}});
    }
    return {{"repairs", repairs}, {"lemons", lemons}, {"claims", claims}};
}

void printAdvice(const Context& context, const Advice& advice)
{
    Table repairs({{context.say("cli.column.device")},
                   {context.say("cli.column.site")},
                   {context.say("cli.column.type")},
                   {context.say("forecast.column.advice")},
                   {context.say("forecast.column.repair_cost"), Align::Right},
                   {context.say("forecast.column.break_even"), Align::Right}});
    const auto money = [&](double amount) {
        return shownMoney(context, Money{std::llround(amount)});
    };
    for (const auto& one : advice.repairs) {
        repairs.add(
            {{one.code},
             {one.site},
             {termText(context, std::optional{one.type})},
             {context.say(one.advice.shouldReplace ? "forecast.replace" : "forecast.repair")},
             {money(one.question.repairCost)},
             {money(one.advice.breakEven)}});
    }
    printTable(context, repairs, "forecast.count_repairs", "forecast.no_repairs");
    printHeading(context, "forecast.heading.lemons");
    Table lemons({{context.say("cli.column.type")},
                  {context.say("forecast.column.model")},
                  {context.say("forecast.column.failures"), Align::Right},
                  {context.say("forecast.column.usual"), Align::Right},
                  {context.say("forecast.column.limit"), Align::Right}});
    for (const auto& report : advice.lemons) {
        for (const auto& member : report.members) {
            lemons.add({{termText(context, std::optional{report.type})},
                        {member.name},
                        {std::to_string(member.failures)},
                        {shown(member.expected, 1)},
                        {std::to_string(member.limit)}});
        }
    }
    printTable(context, lemons, "forecast.count_lemons", "forecast.no_lemons");
    printHeading(context, "forecast.heading.claims");
    Table claims({{context.say("cli.column.fault")},
                  {context.say("cli.column.device")},
                  {context.say("cli.column.cost"), Align::Right}});
    for (const auto& claim : advice.claims) {
        claims.add({{claim.number}, {claim.device}, {shownMoney(context, claim.paid)}});
    }
    printTable(context, claims, "forecast.count_claims", "forecast.no_claims");
}

} // namespace

void addForecast(CommandLine& line)
{
    auto months = std::make_shared<std::string>();
    line.verb("forecast", Effect::Reads)
        .option("--months", *months, "number")
        .run([months](const Context& context) { return forecast(context, *months); });
    auto cover = std::make_shared<std::string>();
    line.verb("spares", Effect::Reads)
        .option("--cover", *cover, "number")
        .run([cover](const Context& context) { return spares(context, *cover); });
    line.verb("advice", Effect::Reads).run([](const Context& context) {
        refuseCsv(context);
        auto reg = context.openForReading();
        const auto advice = adviceFor(reg);
        if (context.isJson()) {
            printJson(context, adviceJson(advice));
        } else {
            printAdvice(context, advice);
        }
        return Exit::Done;
    });
}

} // namespace dongbo::cli::commands
