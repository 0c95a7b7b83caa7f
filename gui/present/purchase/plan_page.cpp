#include "gui/present/purchase/plan_page.h"

#include "core/planning/plan/effect.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/purchase/purchase_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <array>
#include <map>

namespace dongbo::present {

namespace {

using planning::SiteStanding;

PillText standingPill(Language language, SiteStanding standing)
{
    const auto word = [&](const char* code) { return text::say(language, code); };
    switch (standing) {
    case SiteStanding::CannotMeet:
        return {"cross", word("purchase.site_cannot"), Tone::Bad};
    case SiteStanding::Unknown:
        return {"circle-question", word("purchase.site_unknown"), Tone::Mute};
    case SiteStanding::Incomplete:
        return {"minus", word("purchase.site_incomplete"), Tone::Warn};
    case SiteStanding::Complete:
        return {"check", word("purchase.site_complete"), Tone::Ok};
    }
    return {};
}

bool isSame(const planning::PlanTarget& a, const planning::PlanTarget& b)
{
    return a.site == b.site && a.type == b.type;
}

bool holds(const std::vector<planning::PlanTarget>& targets, const planning::PlanTarget& target)
{
    return std::any_of(targets.begin(), targets.end(),
                       [&](const auto& one) { return isSame(one, target); });
}

/// More sites than this are counted by their standing instead of being shown one by one.
constexpr std::size_t mostMarks = 600;

class PageMaker
{
public:
    PageMaker(const Session& session, const PurchaseDesk& desk)
        : m_session(session)
        , m_language(session.language())
        , m_desk(desk)
    {}

    PlanPage make()
    {
        addAsked();
        if (!m_desk.run) {
            return std::move(m_page);
        }
        m_run = m_desk.run.get();
        m_page.isThere = true;
        m_page.caption =
            say("purchase.plan_caption", {{"sites", number(m_run->task.evaluated)},
                                          {"day", text::formatDate(m_run->read.situation.day)}});
        m_page.canSave = m_session.isWritable() && !m_run->outcome.actions.empty();
        addFigures();
        addSureness();
        addLines();
        addLeft();
        addSites();
        addCurve();
        return std::move(m_page);
    }

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }
    [[nodiscard]] std::string number(std::int64_t value) const
    {
        return text::formatInteger(value, m_language);
    }
    [[nodiscard]] std::string money(Money amount) const
    {
        return text::formatMoney(amount, m_language);
    }
    [[nodiscard]] std::string siteName(const SiteId& site) const
    {
        const auto at = m_run->read.placeOf(site);
        return at == planning::nowhere ? std::string() : shortSiteName(m_run->read.sites[at].name);
    }

    void addAsked()
    {
        const auto& request = m_desk.request;
        m_page.budget = request.budget;
        for (const auto& source : request.sources) {
            m_page.sources += (m_page.sources.empty() ? "" : ", ") + source.name + " " +
                              spokenMoney(m_language, source.most);
        }
        if (m_page.sources.empty()) {
            m_page.sources = say("purchase.one_purse");
        }
        if (!request.pins.empty()) {
            m_page.marks = say("purchase.pins", {{"count", number(std::ssize(request.pins))}});
        }
        if (!request.exclusions.empty()) {
            m_page.marks +=
                (m_page.marks.empty() ? "" : ", ") +
                say("purchase.exclusions", {{"count", number(std::ssize(request.exclusions))}});
        }
    }

    void addFigures()
    {
        const auto& outcome = m_run->outcome;
        m_page.readyBefore = number(outcome.readyBefore);
        m_page.readyAfter = number(outcome.readyAfter);
        m_page.readyOf = say("purchase.ready_of", {{"sites", number(m_run->task.evaluated)}});
        m_page.spent = money(outcome.spent);
        const Money left{m_run->request.budget.dong - outcome.spent.dong};
        m_page.spentNote =
            say(outcome.leftOut.empty() ? "purchase.left_over" : "purchase.left_short",
                {{"left", money(left)}});
        for (std::size_t i = 0; i < m_run->request.sources.size(); ++i) {
            const auto& source = m_run->request.sources[i];
            m_page.spentNote += " · " + source.name + " " +
                                spokenMoney(m_language, outcome.spentBySource[i]) + "/" +
                                spokenMoney(m_language, source.most);
        }
    }

    void addSureness()
    {
        const auto& choice = m_run->choice;
        if (choice.state == planning::PlanChoice::State::Optimal) {
            m_page.sureness = {"shield-check", say("purchase.optimal"), Tone::Ok};
            m_page.surenessNote =
                say(choice.isLeastMoney ? "purchase.proven" : "purchase.proven_but_money");
            return;
        }
        constexpr double percent = 100;
        const double gap = choice.bound > 0
                               ? percent * static_cast<double>(choice.bound - choice.objective) /
                                     static_cast<double>(choice.bound)
                               : 0;
        m_page.sureness = {"gauge",
                           say("purchase.near", {{"gap", text::formatDecimal(gap, 2, m_language)}}),
                           Tone::Warn};
        m_page.surenessNote =
            say(choice.isTimeUp ? "purchase.time_up" : "purchase.near_note",
                {{"objective", number(choice.objective)}, {"bound", number(choice.bound)}});
    }

    /// What a device is called: "Camera Logitech PTZ Pro 2".
    [[nodiscard]] std::string named(std::optional<DeviceType> type, const std::string& model) const
    {
        const auto word = typeWord(m_language, type);
        return model.empty() ? word : word + " " + model;
    }

    [[nodiscard]] std::string modelOf(const SiteId& site, const DeviceId& id) const
    {
        const auto at = m_run->read.placeOf(site);
        if (at == planning::nowhere) {
            return {};
        }
        const auto& devices = m_run->read.situation.sites[at].devices;
        const auto found = std::find_if(devices.begin(), devices.end(),
                                        [&](const auto& one) { return one.facts.id == id; });
        return found == devices.end() ? std::string() : std::string(found->model);
    }

    void addLines()
    {
        std::array<std::int64_t, 4> counts{};
        for (const auto& action : m_run->outcome.actions) {
            ++counts[static_cast<std::size_t>(action.kind)];
            PlanPageLine line;
            line.target = {action.site, lineType(action.gap)};
            line.icon = planActionIcon(action.kind);
            line.how = planActionWord(m_language, action.kind);
            line.where = siteName(action.site);
            if (action.kind != PlanAction::Move || action.cost.dong != 0) { // else it costs nothing
                line.cost = money(action.cost);
            }
            line.source = action.source;
            line.why = m_session.say(action.why);
            if (action.basis == planning::CostBasis::UsualRepair ||
                action.basis == planning::CostBasis::Ceiling) { // not a price anybody asked
                line.why += " · " + m_session.say(action.how);
            }
            line.whole =
                text::say(m_language, action.why) + " " + text::say(m_language, action.how);
            line.makesReady = action.why.code == "plan.why.ready";
            line.isCritical = action.isCritical;
            line.isPinned = action.isPinned;
            addDevice(line, action);
            m_page.lines.push_back(std::move(line));
        }
        m_page.sum = money(m_run->outcome.spent);
        m_page.linesCaption = say("purchase.lines", {{"count", number(std::ssize(m_page.lines))}});
        const auto kinds =
            actionCounts(m_language, counts[static_cast<std::size_t>(PlanAction::Repair)],
                         counts[static_cast<std::size_t>(PlanAction::Move)],
                         counts[static_cast<std::size_t>(PlanAction::Buy)]);
        m_page.linesCaption += kinds.empty() ? "" : ": " + kinds;
    }

    void addDevice(PlanPageLine& line, const planning::PlannedAction& action) const
    {
        line.place = {ScreenName::Sites, RecordRef{RecordKind::Site, action.site}, {}};
        switch (action.kind) {
        case PlanAction::Buy:
            line.what = named(action.type, action.model);
            return;
        case PlanAction::Move:
            line.what =
                say("purchase.moved_from",
                    {{"device", named(action.type, modelOf(*action.fromSite, *action.device))},
                     {"site", siteName(*action.fromSite)}});
            break;
        case PlanAction::Repair:
            line.what = named(action.type, modelOf(action.site, *action.device));
            break;
        }
        line.place = {ScreenName::Devices, RecordRef{RecordKind::Device, *action.device}, {}};
    }

    /// The type the standard asks for there: what pins and exclusions name.
    [[nodiscard]] std::optional<DeviceType> lineType(std::size_t at) const
    {
        const auto& gap = m_run->task.gaps[at];
        const auto& site = m_run->read.situation.sites[gap.site];
        return m_run->read.situation.standards[site.standard].lines[gap.line].type;
    }

    void addLeft()
    {
        for (const auto& left : m_run->outcome.leftOut) {
            PlanPageLine line;
            line.target = {left.site, lineType(left.gap)};
            line.what = typeWord(m_language, left.type);
            line.where = siteName(left.site);
            line.cost = left.cost ? money(*left.cost) : std::string();
            line.why = m_session.say(left.why);
            line.whole = text::say(m_language, left.why);
            line.isCritical = left.isCritical;
            line.isExcluded = holds(m_desk.request.exclusions, line.target);
            line.place = {ScreenName::Sites, RecordRef{RecordKind::Site, left.site}, {}};
            m_page.left.push_back(std::move(line));
        }
        // what would let a room meet comes first
        std::stable_partition(m_page.left.begin(), m_page.left.end(),
                              [](const PlanPageLine& line) { return line.isCritical; });
        m_page.leftCaption = say("purchase.lines", {{"count", number(std::ssize(m_page.left))}});
    }

    void addSites()
    {
        auto effects = *m_desk.effects;
        const auto marks = [&](auto standingOf, std::vector<PlanSiteMark>& out) {
            if (effects.size() > mostMarks) {
                addCounts(effects, standingOf, out);
                return;
            }
            std::stable_sort(effects.begin(), effects.end(), [&](const auto& a, const auto& b) {
                return standingOf(a) < standingOf(b);
            });
            for (const auto& effect : effects) {
                const auto& site = m_run->read.sites[effect.site];
                out.push_back({shortSiteName(site.name),
                               standingPill(m_language, standingOf(effect)),
                               {ScreenName::Sites, RecordRef{RecordKind::Site, site.id}, {}}});
            }
        };
        marks([](const planning::SiteEffect& effect) { return effect.before; }, m_page.before);
        marks([](const planning::SiteEffect& effect) { return effect.after; }, m_page.after);
        m_page.sitesCaption = say("purchase.sites", {{"count", number(std::ssize(effects))}});
        const auto unknown = std::count_if(effects.begin(), effects.end(), [](const auto& one) {
            return one.after == SiteStanding::Unknown;
        });
        m_page.readyNote = unknown == 0
                               ? say("purchase.none_unknown")
                               : say("purchase.some_unknown", {{"count", number(unknown)}});
    }

    /// One mark a standing instead of one a site.
    template <typename StandingOf>
    void addCounts(const std::vector<planning::SiteEffect>& effects, const StandingOf& standingOf,
                   std::vector<PlanSiteMark>& out) const
    {
        std::map<SiteStanding, int> counts;
        for (const auto& effect : effects) {
            ++counts[standingOf(effect)];
        }
        for (const auto& [standing, count] : counts) {
            out.push_back(
                {{}, standingPill(m_language, standing), {ScreenName::Sites, {}, {}}, count});
        }
    }

    void addCurve()
    {
        const auto& curve = m_desk.curve;
        for (const auto& point : curve) {
            PlanCurveMark mark;
            mark.budget = point.budget;
            mark.ready = point.ready;
            mark.closed = point.counts.critical + point.counts.others;
            mark.label = spokenMoney(m_language, point.budget);
            mark.tip = say(point.isOptimal ? "purchase.curve_tip" : "purchase.curve_tip_near",
                           {{"budget", mark.label},
                            {"ready", number(point.ready)},
                            {"closed", number(mark.closed)}});
            m_page.curve.push_back(std::move(mark));
        }
        if (!curve.empty()) {
            addBudgets();
            return;
        }
        constexpr std::size_t mostForCurve = 3'000;
        const auto gaps = m_run->task.gaps.size();
        m_page.curveNote = say(gaps == 0             ? "purchase.curve_nothing"
                               : gaps > mostForCurve ? "purchase.curve_too_many"
                                                     : "purchase.curve_coming");
    }

    /// The budget that is planned, two below it and some above.
    void addBudgets()
    {
        constexpr std::size_t below = 2;
        constexpr std::size_t shown = 6;
        struct Point
        {
            Money budget;
            std::int64_t ready;
            const std::vector<std::size_t>* chosen;
            bool isChosen;
        };
        std::vector<Point> all;
        const auto own = m_run->request.budget;
        for (const auto& point : m_desk.curve) {
            if (point.budget != own) {
                all.push_back({point.budget, point.ready, &point.chosen, false});
            }
        }
        all.push_back({own, m_run->outcome.readyAfter, &m_run->choice.chosen, true});
        std::stable_sort(all.begin(), all.end(), [](const Point& a, const Point& b) {
            return a.budget.dong < b.budget.dong;
        });
        const auto at = static_cast<std::size_t>(
            std::find_if(all.begin(), all.end(), [](const Point& one) { return one.isChosen; }) -
            all.begin());
        auto first = at > below ? at - below : 0;
        first = std::min(first, all.size() > shown ? all.size() - shown : 0);
        for (auto i = first; i < std::min(all.size(), first + shown); ++i) {
            PlanBudgetRow row;
            row.budget = all[i].budget;
            row.budgetText = spokenMoney(m_language, row.budget);
            row.ready = number(all[i].ready);
            row.closed =
                number(std::ssize(*all[i].chosen)) + "/" + number(std::ssize(m_run->task.gaps));
            row.isChosen = all[i].isChosen;
            if (row.isChosen) {
                row.gain = say("purchase.chosen_budget");
            } else if (i > 0) {
                row.gain = gainWords(m_language, m_run->read.situation, m_run->task,
                                     *all[i - 1].chosen, *all[i].chosen);
                row.gain = row.gain.empty() ? say("purchase.no_gain") : row.gain;
            }
            m_page.budgets.push_back(std::move(row));
        }
    }

    const Session& m_session;
    Language m_language;
    const PurchaseDesk& m_desk;
    const PlanRun* m_run = nullptr;
    PlanPage m_page;
};

} // namespace

PlanPage planPage(const Session& session, const PurchaseDesk& desk)
{
    return PageMaker(session, desk).make();
}

std::vector<Money> curveBudgets(Money most, std::size_t count)
{
    constexpr std::int64_t million = 1'000'000;
    const auto wanted = std::max<std::int64_t>(1, static_cast<std::int64_t>(count));
    std::int64_t step = million;
    for (std::int64_t power = million; step * wanted < most.dong; power *= 10) {
        for (const std::int64_t lead : {1, 2, 5}) {
            step = lead * power;
            if (step * wanted >= most.dong) {
                break;
            }
        }
    }
    std::vector<Money> out;
    for (std::int64_t budget = 0; out.empty() || out.back().dong < most.dong; budget += step) {
        out.push_back(Money{budget});
    }
    return out;
}

} // namespace dongbo::present
