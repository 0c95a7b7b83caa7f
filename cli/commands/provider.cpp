#include "cli/answer.h"
#include "cli/commands/lines.h"
#include "cli/commands/record_text.h"
#include "cli/json/lines.h"
#include "cli/json/records.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/sla.h"
#include "core/text/bit_rates.h"

#include <map>
#include <memory>

namespace dongbo::cli::commands {

namespace {

/// What a provider has here.
struct Holding
{
    store::VendorRow row;
    std::vector<LineView> lines;
    std::int64_t down = 0;
    std::int64_t below = 0;
    std::int64_t expired = 0;
    Money monthly;
};

/// Vendors that are providers, or have a line.
std::vector<Holding> providersOf(const Context& context, Register& reg)
{
    std::map<VendorId, std::vector<LineView>> lines;
    for (auto& view : lineViews(reg, context.moment(reg))) {
        if (view.line.provider) {
            lines[*view.line.provider].push_back(std::move(view));
        }
    }
    std::vector<Holding> out;
    for (auto& row : store::vendors(reg.database(), store::Withdrawn::LeftOut)) {
        const auto held = lines.find(row.id);
        if (row.vendor.kind != VendorKind::Provider && held == lines.end()) {
            continue;
        }
        Holding one{std::move(row), {}, 0, 0, 0, {}};
        if (held != lines.end()) {
            one.lines = std::move(held->second);
        }
        for (const auto& view : one.lines) {
            one.down += view.downMinutes ? 1 : 0;
            one.below += view.standing == planning::LineStanding::Below ? 1 : 0;
            one.expired += view.isOver ? 1 : 0;
            one.monthly.dong += view.line.monthlyCost.value_or(Money{}).dong;
        }
        out.push_back(std::move(one));
    }
    return out;
}

Json providerJson(const Holding& holding, Names& names)
{
    auto out = vendorJson(holding.row, names);
    out["lines"] = holding.lines.size();
    out["down"] = holding.down;
    out["below"] = holding.below;
    out["expired"] = holding.expired;
    out["monthly_cost"] = holding.monthly.dong;
    return out;
}

Exit list(const Context& context)
{
    auto reg = context.openForReading();
    Names names(reg.database());
    Json records = Json::array();
    Table table({{context.say("field.provider")},
                 {context.say("field.hotline")},
                 {context.say("line.column.lines"), Align::Right},
                 {context.say("line_standing.down"), Align::Right},
                 {context.say("line_standing.below"), Align::Right},
                 {context.say("line.expired"), Align::Right},
                 {context.say("field.monthly_cost"), Align::Right}});
    for (const auto& holding : providersOf(context, reg)) {
        records.push_back(providerJson(holding, names));
        table.add({{holding.row.vendor.name.value_or("")},
                   {holding.row.vendor.hotline.value_or(holding.row.vendor.phone.value_or(""))},
                   {std::to_string(holding.lines.size())},
                   {std::to_string(holding.down), holding.down > 0 ? Tone::Bad : Tone::Plain},
                   {std::to_string(holding.below)},
                   {std::to_string(holding.expired)},
                   {shownMoney(context, holding.monthly)}});
    }
    if (!printList(context, "providers", records,
                   {"name", "hotline", "phone", "email", "lines", "down", "below", "expired",
                    "monthly_cost", "id"})) {
        printTable(context, table, "line.count_providers", "line.no_providers");
    }
    return Exit::Done;
}

Exit show(const Context& context, const std::string& name)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findVendor(reg, name);
    const auto all = providersOf(context, reg);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Holding& one) { return one.row.id == id; });
    if (found == all.end()) {
        throw Error(Error::Kind::Usage,
                    {id ? "line.no_provider" : "cli.unknown_vendor", {{"text", name}}});
    }
    Names names(reg.database());
    Json lines = Json::array();
    Table table({{context.say("cli.column.site")},
                 {context.say("kind.line")},
                 {context.say("field.contract_no")},
                 {context.say("line.column.bought"), Align::Right},
                 {context.say("field.repair_hours"), Align::Right},
                 {context.say("field.valid_to")},
                 {context.say("line.column.standing")}});
    for (const auto& view : found->lines) {
        lines.push_back(lineViewJson(view));
        table.add(
            {{view.site},
             {view.line.name.value_or("")},
             {view.line.contractNo.value_or("")},
             {view.line.downKbps ? text::formatMbps(*view.line.downKbps, context.language)
                                 : std::string("–")},
             {view.line.repairHours ? std::to_string(*view.line.repairHours) : std::string("–")},
             {shownDay(view.line.validTo) +
              (view.isOver ? " " + context.say("line.expired") : std::string())},
             {context.say("line_standing." + std::string(codeOf(view.standing)))}});
    }
    if (context.isJson()) {
        auto record = providerJson(*found, names);
        record["line_list"] = lines;
        SlaQuestion question;
        question.provider = id;
        question.until = dayOf(context.moment(reg));
        question.from = Date{question.until.year(), std::chrono::January, std::chrono::day{1}};
        const auto kept = slaOf(reg, question, context.moment(reg));
        record["this_year"] = kept ? slaJson(*kept)["total"] : Json();
        printJson(context, {{"provider", record}});
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::Vendor, found->row.id).print(context);
    *context.out << "\n";
    printTable(context, table, "line.count_lines", "line.none");
    return Exit::Done;
}

} // namespace

void addProvider(CommandLine& line)
{
    auto& noun = line.noun("provider");
    noun.verb("list", Effect::Reads).run([](const Context& context) { return list(context); });
    auto which = std::make_shared<std::string>();
    noun.verb("show", Effect::Reads)
        .argument("provider", *which)
        .run([which](const Context& context) { return show(context, *which); });
}

} // namespace dongbo::cli::commands
