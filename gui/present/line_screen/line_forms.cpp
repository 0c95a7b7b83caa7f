#include "gui/present/line_screen/line_forms.h"

#include "core/register/lines/escalation.h"
#include "core/register/lines/incidents.h"
#include "core/register/lines/lines.h"
#include "core/store/projection/load.h"
#include "core/text/bit_rates.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/present/faults/fault_step_form.h"
#include "gui/present/line_screen/line_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// The step of the provider; nullptr: nobody wrote one down.
const ChainStep* providerStep(const std::vector<ChainStep>& chain)
{
    const auto at = std::find_if(chain.begin(), chain.end(),
                                 [](const ChainStep& step) { return step.isProvider; });
    return at == chain.end() || at->party.empty() ? nullptr : &*at;
}

/// A speed as it was typed, or what is wrong with it.
std::optional<std::int64_t> typedSpeed(Problems& problems, const char* field,
                                       const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const auto rate = text::parseRate(text);
    if (!rate.unknownUnit.empty()) {
        problems.push_back({field, {"line.unknown_unit", {{"unit", rate.unknownUnit}}}});
    } else if (!rate.kbps) {
        problems.push_back({field, {"value.not_a_number", {{"value", text}}}});
    }
    return rate.kbps;
}

/// What is about one line.
class OfLine : public FormTask
{
public:
    OfLine(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_named(require(request.record, "the line"))
    {}

protected:
    void begin(Form& form, const char* title, const char* icon, const char* send)
    {
        auto& reg = session().reg();
        form.title = say(title);
        form.icon = icon;
        form.sendWord = say(send);
        form.subjectIcon = "network";
        if (m_named.kind == RecordKind::Site) {
            m_site = SiteId{m_named.id};
            form.subject = siteName(m_site);
            return;
        }
        for (auto& view : lineViews(reg, session().now())) {
            if (view.id == m_named.id) {
                m_view = std::move(view);
            }
        }
        if (!m_view) {
            throw Error(Error::Kind::NotFound,
                        {"find.gone", {{"kind", "@kind.line"}, {"id", m_named.id.text()}}});
        }
        m_site = m_view->line.site;
        form.subject = m_view->line.name.value_or("");
        form.detail = joinedParts({m_view->provider, m_view->line.contractNo.value_or("")});
        form.pill = lineStandingPill(session().language(), m_view->standing);
    }
    [[nodiscard]] std::optional<LineId> line() const
    {
        return m_view ? std::optional{m_view->id} : std::nullopt;
    }
    [[nodiscard]] const std::optional<LineView>& view() const { return m_view; }
    [[nodiscard]] const std::optional<SiteId>& site() const { return m_site; }

private:
    RecordRef m_named;
    std::optional<LineView> m_view;
    std::optional<SiteId> m_site;
};

class DownForm final : public OfLine
{
public:
    using OfLine::OfLine;

    void build(Form& form) override
    {
        begin(form, "lines.down_title", "triangle-alert", "lines.down_send");
        form.tone = Tone::Bad;
        add(form, "how", FormFieldKind::Chips, say("lines.down_how"),
            {.value = "down",
             .choices = {{"down", say("lines.how_down"), {}}, {"bad", say("lines.how_bad"), {}}}});
        addField(form, RecordKind::Fault, "down_from", now({"reported_at"}));
        auto& symptom = addField(form, RecordKind::Fault, "symptom",
                                 {.kind = FormFieldKind::Text, .isReplaced = true});
        m_proposed = say("line.symptom.down");
        symptom.value = m_proposed;
        m_chain = site() ? chainOf(session().reg(), {*site(), FaultAbout::Line, line()})
                         : std::vector<ChainStep>{};
        if (const auto* provider = providerStep(m_chain)) {
            add(form, "told", FormFieldKind::Check,
                say("lines.told_provider",
                    {{"provider", provider->party},
                     {"phone", provider->phone.empty() ? "–" : provider->phone}}),
                {.value = "yes", .hint = say("lines.told_hint")});
            addField(form, RecordKind::Fault, "ticket",
                     {.kind = FormFieldKind::Text, .hint = say("lines.ticket_hint")});
        }
        addField(form, RecordKind::Fault, "notes");
        if (view() && view()->open) {
            form.consequences = {
                say("lines.open_already", {{"fault", view()->open->fault.number.value_or("")}})};
        } else {
            form.consequences = {say("lines.down_will")};
        }
        if (view() && view()->isOver) {
            form.consequences.push_back(say("lines.contract_over"));
        }
        form.focus = "symptom";
    }

    void update(Form& form, std::string_view changed) override
    {
        if (changed == "how" && form.at("symptom").value == m_proposed) {
            m_proposed =
                say(form.valueOf("how") == "bad" ? "line.symptom.bad" : "line.symptom.down");
            form.at("symptom").value = m_proposed;
        }
        if (auto* ticket = form.find("ticket")) {
            ticket->isShown = !form.valueOf("told").empty();
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        LineDownDraft draft;
        draft.line = line();
        draft.site = line() ? std::nullopt : site();
        draft.at = answers.moment("down_from");
        draft.isDown = answers.chosen("how") != "bad";
        draft.symptom = answers.plain("symptom");
        draft.ticket = answers.plain("ticket");
        draft.notes = answers.plain("notes");
        draft.ifUnlikely = ifUnlikely;
        const auto* provider = providerStep(m_chain);
        const bool isTold = form.find("told") != nullptr && answers.isChecked("told");
        if (isTold && provider != nullptr) {
            TellDraft told;
            fillFrom(told, *provider);
            told.ticket = draft.ticket;
            told.ifUnlikely = ifUnlikely;
            draft.told = told;
        }
        const auto done = lineDown(session().reg(), draft);
        if (!done) {
            return done.problems();
        }
        const char* sentence = !done->isNew ? "lines.done_found"
                               : isTold     ? "lines.done_down_told"
                                            : "lines.done_down";
        return Shell::Done{done->changeSet,
                           say(sentence, {{"fault", done->number},
                                          {"provider", provider == nullptr ? std::string("–")
                                                                           : provider->party}})};
    }

private:
    std::string m_proposed;
    std::vector<ChainStep> m_chain;
};

class RestoredForm final : public FaultStepForm
{
public:
    using FaultStepForm::FaultStepForm;

    void build(Form& form) override
    {
        begin(form, "lines.restored_title", "lines.restored_send");
        form.icon = "check";
        addField(form, RecordKind::Fault, "down_until", now({"fixed_at"}));
        askNotes(form);
        if (fault().downFrom) {
            form.consequences = {
                say("lines.restored_will", {{"from", text::formatInstant(*fault().downFrom)}})};
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        LineRestoredDraft draft;
        draft.fault = id();
        draft.at = read(form).moment("down_until");
        draft.notes = read(form).plain("notes");
        draft.ifUnlikely = ifUnlikely;
        return doneBy(lineRestored(session().reg(), draft), "lines.done_restored");
    }
};

class MeasureForm final : public OfLine
{
public:
    using OfLine::OfLine;

    void build(Form& form) override
    {
        begin(form, "lines.measure", "gauge", "lines.measure_send");
        const auto speed = [&](const char* name, const char* label,
                               const std::optional<std::int64_t>& bought) {
            auto& field = add(form, name, FormFieldKind::Text, say(label),
                              {.placeholder = "Mbps",
                               .place = FormPlace::Half,
                               .standsFor = {std::string(name) + "_kbps"}});
            if (bought) {
                field.hint =
                    say("lines.bought_now", {{"speed", mbpsText(session().language(), bought)}});
            }
        };
        speed("down", "lines.down_speed", view() ? view()->line.downKbps : std::nullopt);
        speed("up", "lines.up_speed", view() ? view()->line.upKbps : std::nullopt);
        for (const auto* name : {"ping_ms", "jitter_ms"}) {
            addField(form, RecordKind::LineMeasurement, name).place = FormPlace::Half;
        }
        addField(form, RecordKind::LineMeasurement, "measured_at", now());
        addField(form, RecordKind::LineMeasurement, "measured_by").value =
            session().reg().actor().name;
        addField(form, RecordKind::LineMeasurement, "source");
        addField(form, RecordKind::LineMeasurement, "notes");
        form.focus = "down";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        Problems problems;
        MeasureDraft draft;
        draft.line = require(line(), "the line");
        draft.downKbps = typedSpeed(problems, "down", answers.plain("down"));
        draft.upKbps = typedSpeed(problems, "up", answers.plain("up"));
        draft.pingMs = text::parseInteger(answers.plain("ping_ms"));
        draft.jitterMs = text::parseInteger(answers.plain("jitter_ms"));
        draft.at = answers.moment("measured_at");
        draft.by = answers.plain("measured_by");
        draft.source = answers.plain("source");
        draft.notes = answers.plain("notes");
        if (!problems.empty()) {
            return problems;
        }
        return doneWith(measureLine(session().reg(), draft, ifUnlikely), "lines.done_measured",
                        "line");
    }
};

class AskUpgradeForm final : public OfLine
{
public:
    using OfLine::OfLine;

    void build(Form& form) override
    {
        begin(form, "lines.upgrade_title", "arrow-up", "lines.upgrade_send");
        auto& speed = add(
            form, "speed", FormFieldKind::Text, say("lines.wanted_speed"),
            {.placeholder = "100 Mbps", .isRequired = true, .standsFor = {"wanted_kbps", "line"}});
        if (view() && view()->line.downKbps) {
            speed.hint = say("lines.bought_now",
                             {{"speed", mbpsText(session().language(), view()->line.downKbps)}});
        }
        addField(form, RecordKind::LineUpgrade, "reason", {.kind = FormFieldKind::Area});
        addField(form, RecordKind::LineUpgrade, "day", today());
        addField(form, RecordKind::LineUpgrade, "document_no").place = FormPlace::Half;
        form.focus = "speed";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        Problems problems;
        UpgradeDraft draft;
        draft.line = require(line(), "the line");
        draft.wantedKbps = typedSpeed(problems, "speed", answers.plain("speed"));
        draft.day = answers.day("day");
        draft.reason = answers.plain("reason");
        draft.documentNo = answers.plain("document_no");
        draft.ifUnlikely = ifUnlikely;
        if (!problems.empty()) {
            return problems;
        }
        return doneWith(askUpgrade(session().reg(), draft), "lines.done_asked", "line");
    }
};

class AnswerUpgradeForm final : public FormTask
{
public:
    AnswerUpgradeForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_named(require(request.record, "the request"))
    {}

    void build(Form& form) override
    {
        auto& reg = session().reg();
        m_id = m_named.kind == RecordKind::LineUpgrade ? LineUpgradeId{m_named.id}
                                                       : findUpgrade(reg, m_named.id.text());
        const auto upgrade = store::load<LineUpgrade>(reg.database(), m_id).value_or(LineUpgrade{});
        const auto line =
            upgrade.line ? store::load<Line>(reg.database(), *upgrade.line) : std::optional<Line>{};
        form.title = say("lines.upgrade_answer_title");
        form.icon = "arrow-up";
        form.sendWord = say("lines.answer_send");
        form.subjectIcon = "network";
        form.subject = line ? line->name.value_or("") : std::string();
        form.detail =
            say("lines.wanted", {{"speed", mbpsText(session().language(), upgrade.wantedKbps)},
                                 {"day", upgrade.day ? text::formatDate(*upgrade.day) : "–"}});
        auto& what = add(form, "what", FormFieldKind::Cards, say("lines.upgrade_what"));
        if (upgrade.state == UpgradeState::Requested) {
            what.choices = {{"agreed", say("lines.upgrade_agreed"), {}},
                            {"refused", say("lines.upgrade_refused"), {}}};
        }
        what.choices.push_back({"done", say("lines.upgrade_done"), say("lines.upgrade_done_help")});
        what.isRequired = true;
        what.value = what.choices.front().key;
        addField(form, RecordKind::LineUpgrade, "answered_day",
                 {.kind = FormFieldKind::Day,
                  .label = say("field.day"),
                  .value = todayText(),
                  .standsFor = {"done_day"}});
        addField(form, RecordKind::LineUpgrade, "answer", {.kind = FormFieldKind::Area});
        watch({RecordKind::LineUpgrade, m_id}, {"upgrade_state"});
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        form.at("answer").isShown = form.valueOf("what") != "done";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        auto& reg = session().reg();
        const auto what = answers.chosen("what");
        const auto day = answers.day("answered_day");
        const auto done =
            what == "done"
                ? finishUpgrade(reg, {m_id, day, {}})
                : answerUpgrade(reg, {m_id, what == "agreed", day, answers.plain("answer")});
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet,
                           say("lines.done_upgrade_" + what, {{"line", done->number}})};
    }

private:
    RecordRef m_named;
    LineUpgradeId m_id;
};

} // namespace

const FormMaker lineDownForm = formOf<DownForm, RecordKind::Line, RecordKind::Site>;
const FormMaker lineRestoredForm = formOf<RestoredForm, RecordKind::Fault>;
const FormMaker measureLineForm = formOf<MeasureForm, RecordKind::Line>;
const FormMaker askUpgradeForm = formOf<AskUpgradeForm, RecordKind::Line>;
const FormMaker answerUpgradeForm =
    formOf<AnswerUpgradeForm, RecordKind::LineUpgrade, RecordKind::Line>;

} // namespace dongbo::present
