#include "gui/present/stocktake/stocktake_forms.h"

#include "core/register/stocktake/settling.h"
#include "core/register/stocktake/stocktakes.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/stocktake/stocktake_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

class StartForm final : public FormTask
{
public:
    using FormTask::FormTask;

    void build(Form& form) override
    {
        setHead(form, "stocktake.begin", "clipboard-check", "stocktake.begin_send");
        auto& name = addField(form, RecordKind::Stocktake, "name");
        name.isRequired = true;
        m_proposed = proposedName(form);
        name.value = m_proposed;
        name.isReplaced = true;
        addField(form, RecordKind::Stocktake, "site").kind = FormFieldKind::Suggest;
        addField(form, RecordKind::Stocktake, "unit").kind = FormFieldKind::Suggest;
        form.at("unit").hint = say("stocktake.neither_is_all");
        addField(form, RecordKind::Stocktake, "day", today());
        addField(form, RecordKind::Stocktake, "document_no", {.place = FormPlace::Half});
        addField(form, RecordKind::Stocktake, "committee",
                 {.kind = FormFieldKind::Area, .hint = say("stocktake.committee_hint")});
        add(form, "blind", FormFieldKind::Check, say("stocktake.blind_word"),
            {.hint = say("stocktake.blind_hint")});
        add(form, "recount", FormFieldKind::Check, say("stocktake.recount_word"),
            {.hint = say("stocktake.recount_hint")});
        form.consequences = {say("stocktake.begin_will")};
        form.focus = "site";
    }

    void update(Form& form, std::string_view changed) override
    {
        if ((changed == "site" || changed == "unit" || changed == "recount") &&
            form.at("name").value == m_proposed) {
            m_proposed = proposedName(form);
            form.at("name").value = m_proposed;
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        StocktakeStart start;
        start.name = answers.plain("name");
        start.site = answers.record<SiteId>("site");
        start.unit = answers.record<UnitId>("unit");
        start.day = answers.day("day");
        start.documentNo = answers.plain("document_no");
        start.isBlind = answers.isChecked("blind");
        if (answers.isChecked("recount")) {
            start.sample = planning::SampleDemand{};
        }
        start.ifUnlikely = ifUnlikely;
        Stocktake typed;
        typed.committee = answers.text("committee");
        start.committee = committeeOf(typed);
        const auto begun = startStocktake(session().reg(), start);
        if (begun) {
            shell().go({ScreenName::Stocktake, RecordRef{RecordKind::Stocktake, begun->id}, {}});
        }
        return doneWith(begun, "stocktake.begun", "stocktake");
    }

private:
    [[nodiscard]] std::string proposedName(const Form& form) const
    {
        const auto* site = form.find("site");
        const auto* unit = form.find("unit");
        const bool isSample = form.find("recount") != nullptr && !form.valueOf("recount").empty();
        const auto place = site != nullptr && !site->key.empty()   ? shortSiteName(site->value)
                           : unit != nullptr && !unit->key.empty() ? unit->value
                                                                   : say("stocktake.everywhere");
        return say(isSample ? "stocktake.recount_name" : "stocktake.usual_name",
                   {{"place", place}, {"day", todayText()}});
    }

    std::string m_proposed;
};

/// What is about one stocktake that has not ended.
class OfStocktake : public FormTask
{
public:
    OfStocktake(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_id{require(request.record, "the stocktake").id}
        , m_hint(request.hint)
    {}

protected:
    void begin(Form& form, const char* title, const char* icon, const char* send)
    {
        m_view = viewStocktake(session().reg(), m_id);
        setHead(form, title, icon, send);
        form.subjectIcon = "clipboard-check";
        form.subject = m_view.stocktake.name.value_or("");
        form.detail = m_view.stocktake.number.value_or("");
        form.pill = stocktakeStatePill(session().language(), m_view.stocktake.state);
        watch({RecordKind::Stocktake, m_id}, {"stocktake_state"});
    }
    [[nodiscard]] const StocktakeId& id() const { return m_id; }
    [[nodiscard]] const StocktakeView& view() const { return m_view; }
    [[nodiscard]] const std::string& hint() const { return m_hint; }

private:
    StocktakeId m_id;
    std::string m_hint;
    StocktakeView m_view;
};

class SettleForm final : public OfStocktake
{
public:
    using OfStocktake::OfStocktake;

    void build(Form& form) override
    {
        begin(form, "stocktake.settle_title", "gavel", "stocktake.settle_send");
        findLine();
        const auto& line = *m_line;
        form.subjectIcon = line.device ? std::string(typeIcon(line.device->type)) : "tag";
        form.subject = line.device ? line.device->name
                                   : line.counted.notes.value_or(line.counted.code.value_or("–"));
        form.detail = detailOf(line);
        form.pill = standingPill(session().language(), line.standing);
        auto& how = add(form, "how", FormFieldKind::Cards, say("stocktake.how"));
        for (const auto one : settlementsOf(line)) {
            const std::string code(codeOf(one));
            how.choices.push_back({code, text::capitalized(say("settlement." + code)),
                                   say("stocktake.will_" + code)});
        }
        how.isRequired = true;
        how.value = how.choices.empty() ? std::string() : how.choices.front().key;
        addField(form, RecordKind::Device, "type", {.isRequired = true});
        addField(form, RecordKind::Device, "name",
                 {.value = line.device ? std::string() : line.counted.notes.value_or(""),
                  .isRequired = true});
        addField(form, RecordKind::Device, "serial").value =
            line.device ? std::string() : line.counted.code.value_or("");
        addField(form, RecordKind::StocktakeCount, "device",
                 {.kind = FormFieldKind::Suggest, .isRequired = true});
        addField(form, RecordKind::StocktakeCount, "settled_day", today({"day"}));
        addField(form, RecordKind::StocktakeCount, "document_no").place = FormPlace::Half;
        add(form, "close_faults", FormFieldKind::Check, say("stocktake.close_faults")).standsFor = {
            "open_faults"};
        add(form, "reason", FormFieldKind::Area, say("stocktake.reason"));
        form.focus = "how";
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        const auto how = howOf(form);
        const bool isNew = how == Settlement::Registered;
        for (const auto* name : {"type", "name", "serial"}) {
            form.at(name).isShown = isNew;
        }
        form.at("device").isShown = how == Settlement::Corrected && m_line && !m_line->device;
        form.at("close_faults").isShown = how == Settlement::Lost;
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        SettleDraft draft;
        draft.how = howOf(form);
        draft.day = answers.day("settled_day");
        draft.documentNo = answers.plain("document_no");
        draft.reason = answers.plain("reason");
        draft.openFaults =
            answers.isChecked("close_faults") ? OpenFaults::Close : OpenFaults::Refuse;
        draft.ifUnlikely = ifUnlikely;
        if (form.at("device").isShown) {
            draft.device = answers.record<DeviceId>("device");
        }
        if (draft.how == Settlement::Registered) {
            Device fresh;
            fresh.type = answers.choice<DeviceType>("type");
            fresh.name = answers.text("name");
            fresh.serial = answers.text("serial");
            draft.create = fresh;
        }
        const std::vector<LineRef> lines{refOf(*m_line)};
        const auto settled = settleDifferences(session().reg(), id(), lines, draft);
        if (!settled) {
            return settled.problems();
        }
        if (!settled->left.empty()) {
            return Problem{"how", settled->left.front().why};
        }
        return Shell::Done{settled->changeSet,
                           say("stocktake.settled_one",
                               {{"what", form.subject},
                                {"how", say("settlement." + std::string(codeOf(draft.how)))}})};
    }

private:
    void findLine()
    {
        const auto asked = ListQuery::parse(hint());
        const auto count = asked.first("count");
        const auto device = asked.first("device");
        for (const auto& line : view().evaluation.lines) {
            const bool isIt = count.empty() ? line.device && line.device->id.text() == device
                                            : line.count && line.count->text() == count;
            if (isIt) {
                m_line = line;
                return;
            }
        }
        throw Error(Error::Kind::NotFound,
                    {"find.gone", {{"kind", "@kind.stocktake_count"}, {"id", count}}});
    }
    [[nodiscard]] std::string detailOf(const StocktakeLine& line) const
    {
        std::string out = line.device ? line.device->code : std::string();
        const auto add = [&out](const std::string& more) {
            out += (out.empty() || more.empty() ? "" : " · ") + more;
        };
        if (line.expectedSite) {
            add(say("stocktake.book_says",
                    {{"site", shortSiteName(view().siteName(line.expectedSite))}}));
        }
        if (line.isCounted() && line.standing != Standing::Missing) {
            add(say("stocktake.seen_at",
                    {{"site", shortSiteName(view().siteName(line.counted.site))}}));
        }
        return out;
    }
    [[nodiscard]] Settlement howOf(const Form& form) const
    {
        return read(form).choice<Settlement>("how").value_or(Settlement::LeftAsIs);
    }

    std::optional<StocktakeLine> m_line;
};

class CloseForm final : public OfStocktake
{
public:
    using OfStocktake::OfStocktake;

    void build(Form& form) override
    {
        begin(form, "stocktake.close_title", "lock", "stocktake.close_send");
        addField(form, RecordKind::Stocktake, "document_no").value =
            view().stocktake.documentNo.value_or("");
        const auto& all = view().evaluation.all;
        form.consequences = {say("stocktake.close_will")};
        if (all.notCounted() != 0) {
            form.consequences.push_back(
                say("stocktake.uncounted", {{"count", std::to_string(all.notCounted())}}));
        }
        if (all.open != 0) {
            add(form, "leave", FormFieldKind::Check,
                say("stocktake.leave_rest", {{"count", std::to_string(all.open)}}),
                {.isRequired = true});
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        const bool isLeft = form.find("leave") != nullptr && answers.isChecked("leave");
        return doneWith(closeStocktake(session().reg(), id(),
                                       isLeft ? OpenDifferences::Leave : OpenDifferences::Refuse,
                                       answers.plain("document_no")),
                        "stocktake.closed", "stocktake");
    }
};

class CancelForm final : public OfStocktake
{
public:
    using OfStocktake::OfStocktake;

    void build(Form& form) override
    {
        begin(form, "stocktake.cancel_title", "ban", "stocktake.cancel_send");
        askReason(form, "stocktake.reason", "stocktake.cancel_will");
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        return doneWith(cancelStocktake(session().reg(), id(), read(form).plain("reason")),
                        "stocktake.cancelled", "stocktake");
    }
};

} // namespace

const FormMaker startStocktakeForm = formOf<StartForm>;
const FormMaker settleStocktakeForm = formOf<SettleForm, RecordKind::Stocktake>;
const FormMaker closeStocktakeForm = formOf<CloseForm, RecordKind::Stocktake>;
const FormMaker cancelStocktakeForm = formOf<CancelForm, RecordKind::Stocktake>;

} // namespace dongbo::present
