#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/purchase/plan_forms.h"
#include "gui/present/purchase/purchase_desk.h"

namespace dongbo::present {

namespace {

constexpr std::size_t mostPairs = 8; ///< of sources, and of weights
constexpr std::int64_t mostAmount = 100'000'000'000'000;
constexpr std::int64_t mostWeight = 100;
constexpr const char* atCeiling = "ceiling";
constexpr const char* leaveOut = "leave-out";

std::string numbered(const char* name, std::size_t at)
{
    return std::string(name) + "_" + std::to_string(at + 1);
}

/// What a plan is computed under. Sources and weights are pairs of fields; the next empty pair
/// comes when the last one is filled.
class PlanConditionsForm final : public FormTask
{
public:
    using FormTask::FormTask;

    void build(Form& form) override
    {
        const auto& request = purchaseDesk(shell()).request;
        form.title = say("purchase.conditions");
        form.icon = "sliders";
        form.sendWord = say("purchase.conditions_send");
        form.subjectIcon = "cart";
        form.subject = say("purchase.conditions_subject");
        form.detail = say("purchase.conditions_detail");
        addMoney(form, "budget", say("field.budget"), request.budget).isRequired = true;
        addMoney(form, "move_cost", say("purchase.move_cost"), request.moveCost).place =
            FormPlace::Half;
        form.at("budget").place = FormPlace::Half;
        auto& prices =
            add(form, "missing_price", FormFieldKind::Chips, say("purchase.missing_price"));
        prices.choices = {{atCeiling, say("purchase.at_ceiling"), {}},
                          {leaveOut, say("purchase.leave_out"), {}}};
        prices.value = request.missingPrice == planning::PlanRequest::MissingPrice::AtCeiling
                           ? atCeiling
                           : leaveOut;
        add(form, "floor", FormFieldKind::Check, say("purchase.floor"),
            {.value = request.hasFloor ? "yes" : "", .hint = say("purchase.floor_hint")});
        addSources(form, request);
        addWeights(form, request);
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        showPairs(form, "source", "source_most");
        showPairs(form, "site", "weight");
        Money sum;
        const auto answers = read(form);
        for (std::size_t i = 0; i < mostPairs; ++i) {
            sum.dong += answers.money(numbered("source_most", i)).value_or(Money{}).dong;
        }
        const auto budget = answers.money("budget");
        form.at("budget").caution =
            budget && sum.dong > 0 && sum.dong < budget->dong
                ? say("purchase.sources_below",
                      {{"sum", text::formatMoney(sum, session().language())}})
                : std::string();
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        auto request = purchaseDesk(shell()).request;
        request.budget = answers.money("budget").value_or(Money{});
        request.moveCost = answers.money("move_cost").value_or(Money{});
        request.missingPrice = form.valueOf("missing_price") == leaveOut
                                   ? planning::PlanRequest::MissingPrice::LeaveOut
                                   : planning::PlanRequest::MissingPrice::AtCeiling;
        request.hasFloor = answers.isChecked("floor");
        Problems problems;
        takeSources(form, request, problems);
        takeWeights(form, request, problems);
        const auto wrong = checkRequest(request);
        problems.insert(problems.end(), wrong.begin(), wrong.end());
        if (!problems.empty()) {
            return problems;
        }
        askFor(shell(), std::move(request));
        return Shell::Done{std::nullopt, {}};
    }

private:
    FormField& addMoney(Form& form, const std::string& name, const std::string& label,
                        std::optional<Money> amount) const
    {
        auto& field = add(form, name, FormFieldKind::Money, label);
        field.least = 0;
        field.most = mostAmount;
        field.value = amount ? text::formatMoney(*amount, session().language()) : std::string();
        return field;
    }

    void addSources(Form& form, const planning::PlanRequest& request) const
    {
        for (std::size_t i = 0; i < mostPairs; ++i) {
            const bool isThere = i < request.sources.size();
            auto& name = add(form, numbered("source", i), FormFieldKind::Text,
                             i == 0 ? say("field.funding_source") : std::string(),
                             {.placeholder = say("purchase.source_example"),
                              .spoken = say("field.funding_source"),
                              .place = FormPlace::Half,
                              .textLimit = 200});
            name.value = isThere ? request.sources[i].name : std::string();
            auto& most = addMoney(form, numbered("source_most", i),
                                  i == 0 ? say("purchase.source_most") : std::string(),
                                  isThere ? std::optional{request.sources[i].most} : std::nullopt);
            most.place = FormPlace::Half;
            most.spoken = say("purchase.source_most");
        }
        form.at("source_1").group = say("purchase.sources");
        form.at("source_1").standsFor = {"funding_source"};
    }

    void addWeights(Form& form, const planning::PlanRequest& request) const
    {
        auto weight = request.weights.begin();
        for (std::size_t i = 0; i < mostPairs; ++i) {
            const bool isThere = weight != request.weights.end();
            auto& site =
                add(form, numbered("site", i), FormFieldKind::Suggest,
                    i == 0 ? say("field.site") : std::string(),
                    {.spoken = say("field.site"), .icon = "map-pin", .place = FormPlace::Half});
            site.target = RecordKind::Site;
            auto& value = add(form, numbered("weight", i), FormFieldKind::Number,
                              i == 0 ? say("purchase.weight") : std::string(),
                              {.spoken = say("purchase.weight"), .place = FormPlace::Half});
            value.least = 1;
            value.most = mostWeight;
            if (isThere) {
                auto& named = form.at(numbered("site", i));
                named.value = siteName(weight->first);
                named.key = weight->first.text();
                value.value = std::to_string(weight->second);
                ++weight;
            }
        }
        form.at("site_1").group = say("purchase.weights");
        form.at("weight_1").hint = say("purchase.weight_hint");
    }

    /// Those filled, and the next.
    static void showPairs(Form& form, const char* left, const char* right)
    {
        bool isBefore = true;
        for (std::size_t i = 0; i < mostPairs; ++i) {
            auto& name = form.at(numbered(left, i));
            auto& value = form.at(numbered(right, i));
            name.isShown = value.isShown = isBefore;
            isBefore = isBefore && (!name.value.empty() || !value.value.empty());
        }
    }

    void takeSources(const Form& form, planning::PlanRequest& request, Problems& problems) const
    {
        const auto answers = read(form);
        request.sources.clear();
        for (std::size_t i = 0; i < mostPairs; ++i) {
            const auto name = answers.text(numbered("source", i));
            const auto most = answers.money(numbered("source_most", i));
            if (name && most) {
                request.sources.push_back({*name, *most});
            } else if (name || most) {
                problems.push_back(
                    {numbered(name ? "source_most" : "source", i), {"form.needed", {}}});
            }
        }
    }

    void takeWeights(const Form& form, planning::PlanRequest& request, Problems& problems) const
    {
        const auto answers = read(form);
        request.weights.clear();
        for (std::size_t i = 0; i < mostPairs; ++i) {
            const auto site = answers.record<SiteId>(numbered("site", i));
            const auto weight = text::parseInteger(answers.plain(numbered("weight", i)));
            if (site && weight) {
                request.weights[*site] = *weight;
            } else if (site || weight) {
                problems.push_back({numbered(site ? "weight" : "site", i), {"form.needed", {}}});
            }
        }
    }
};

} // namespace

const FormMaker planConditionsForm = formOf<PlanConditionsForm>;

} // namespace dongbo::present
