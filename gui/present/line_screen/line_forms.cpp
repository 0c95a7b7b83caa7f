#include "gui/present/line_screen/line_forms.h"

#include "core/register/lines/email_draft.h"
#include "core/register/lines/escalation.h"
#include "core/register/lines/incidents.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/support.h"
#include "core/report/writers/whole_file.h"
#include "core/store/projection/load.h"
#include "core/text/bit_rates.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_step_form.h"
#include "gui/present/line_screen/line_words.h"
#include "gui/present/reports/report_file.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace dongbo::present {

namespace {

std::string joined(std::initializer_list<std::string> parts)
{
    std::string out;
    for (const auto& part : parts) {
        out += (out.empty() || part.empty() ? "" : " · ") + part;
    }
    return out;
}

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
        form.detail = joined({m_view->provider, m_view->line.contractNo.value_or("")});
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
        auto& how = add(form, "how", FormFieldKind::Chips, say("lines.down_how"));
        how.choices = {{"down", say("lines.how_down"), {}}, {"bad", say("lines.how_bad"), {}}};
        how.value = "down";
        auto& since = addField(form, RecordKind::Fault, "down_from");
        since.kind = FormFieldKind::Moment;
        since.exact = session().now();
        since.value = text::formatInstant(*since.exact);
        since.standsFor = {"reported_at"};
        auto& symptom = addField(form, RecordKind::Fault, "symptom");
        symptom.kind = FormFieldKind::Text;
        symptom.isReplaced = true;
        m_proposed = say("line.symptom.down");
        symptom.value = m_proposed;
        m_chain = site() ? chainOf(session().reg(), {*site(), FaultAbout::Line, line()})
                         : std::vector<ChainStep>{};
        if (const auto* provider = providerStep(m_chain)) {
            auto& told = add(form, "told", FormFieldKind::Check,
                             say("lines.told_provider",
                                 {{"provider", provider->party},
                                  {"phone", provider->phone.empty() ? "–" : provider->phone}}));
            told.value = "yes";
            told.hint = say("lines.told_hint");
            auto& ticket = addField(form, RecordKind::Fault, "ticket");
            ticket.kind = FormFieldKind::Text;
            ticket.hint = say("lines.ticket_hint");
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
        auto& until = addField(form, RecordKind::Fault, "down_until");
        until.kind = FormFieldKind::Moment;
        until.exact = session().now();
        until.value = text::formatInstant(*until.exact);
        until.standsFor = {"fixed_at"};
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

class TellForm final : public FormTask
{
public:
    TellForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_fault{require(request.record, "the fault").id}
        , m_isProvider(request.hint == "provider=yes")
    {}

    void build(Form& form) override
    {
        auto& reg = session().reg();
        const auto fault = store::load<Fault>(reg.database(), m_fault);
        if (!fault) {
            throw Error(Error::Kind::Refused, {"faults.gone", {}});
        }
        m_text = incidentText(reg, m_fault, Language::Vietnamese, session().now());
        m_chain = chainOf(reg, questionOf(reg, *fault));
        const auto told = store::contactsOf(reg.database(), m_fault);
        form.title = say("lines.tell_title");
        form.icon = "phone";
        form.sendWord = say("lines.tell_send");
        form.subjectIcon = "triangle-alert";
        form.subject = fault->symptom.value_or("");
        form.detail = joined({fault->number.value_or(""), siteName(fault->site)});
        auto& step = add(form, "step", FormFieldKind::Choice, say("lines.tell_whom"));
        for (std::size_t i = 0; i < m_chain.size(); ++i) {
            const auto& one = m_chain[i];
            step.choices.push_back({std::to_string(i), std::to_string(one.level) + ". " + one.party,
                                    joined({one.person, one.phone, toldText(one, told)}), "phone"});
        }
        step.choices.push_back({"other", say("lines.tell_other"), {}});
        step.isRequired = true;
        step.value = proposed(told);
        step.standsFor = {"party"};
        add(form, "party", FormFieldKind::Text, say("field.party")).isRequired = true;
        auto& way = addField(form, RecordKind::Contact, "contact_way");
        way.kind = FormFieldKind::Chips;
        way.value = codeOf(ContactWay::Phone);
        auto& at = addField(form, RecordKind::Contact, "told_at");
        at.kind = FormFieldKind::Moment;
        at.exact = session().now();
        at.value = text::formatInstant(*at.exact);
        auto& said = addField(form, RecordKind::Contact, "told_text");
        said.kind = FormFieldKind::Area;
        said.value = m_text.body;
        auto& links = add(form, "links", FormFieldKind::Links, {});
        links.choices = {{"mail", say("lines.save_mail"), {}, "file-text"}};
        auto& answer = addField(form, RecordKind::Contact, "answer");
        answer.kind = FormFieldKind::Text;
        answer.hint = say("lines.answer_hint");
        addField(form, RecordKind::Contact, "ticket").kind = FormFieldKind::Text;
        form.focus = "answer";
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        form.at("party").isShown = form.valueOf("step") == "other";
    }

    void press(Form& form, std::string_view field, const std::string& key) override
    {
        if (field == "links" && key == "mail") {
            saveMail(form);
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        TellDraft draft;
        draft.fault = m_fault;
        draft.ifUnlikely = ifUnlikely;
        draft.party = answers.plain("party");
        if (const auto* step = chosenStep(form)) {
            draft.party.clear();
            fillFrom(draft, *step);
        }
        draft.way = answers.choice<ContactWay>("contact_way");
        draft.at = answers.moment("told_at");
        draft.text = answers.plain("told_text");
        draft.answer = answers.plain("answer");
        draft.ticket = answers.plain("ticket");
        const auto told = tellContact(session().reg(), draft);
        if (!told) {
            return told.problems();
        }
        return Shell::Done{told->changeSet, say("lines.done_told", {{"party", told->number}})};
    }

private:
    [[nodiscard]] const ChainStep* chosenStep(const Form& form) const
    {
        const auto chosen = form.valueOf("step");
        for (std::size_t i = 0; i < m_chain.size(); ++i) {
            if (std::to_string(i) == chosen) {
                return &m_chain[i];
            }
        }
        return nullptr;
    }

    [[nodiscard]] std::string proposed(const std::vector<store::ContactRow>& told) const
    {
        for (std::size_t i = 0; m_isProvider && i < m_chain.size(); ++i) {
            if (m_chain[i].isProvider) {
                return std::to_string(i);
            }
        }
        const auto next = nextStep(m_chain, told);
        return next ? std::to_string(*next) : std::string("0");
    }

    [[nodiscard]] std::string toldText(const ChainStep& step,
                                       const std::vector<store::ContactRow>& told) const
    {
        for (const auto& row : told) {
            const bool isIt =
                (step.point && row.contact.point == step.point) || row.contact.party == step.party;
            if (isIt && row.contact.toldAt) {
                return say("lines.told_at", {{"at", text::formatInstant(*row.contact.toldAt)}});
            }
        }
        return {};
    }

    /// The text as a draft for a mail program, where the person says.
    void saveMail(const Form& form)
    {
        const auto path = shell().prompts().fileToSave(
            say("lines.save_mail"), {{say("lines.mail_file"), "*.eml"}},
            suggestedFile(shell(), m_text.subject, ".eml"));
        if (!path) {
            return;
        }
        auto text = m_text;
        text.body = read(form).plain("told_text");
        const auto* step = chosenStep(form);
        try {
            report::WholeFile file(*path);
            std::ofstream out(file.draft(), std::ios::binary);
            out << emailDraft(text, step == nullptr ? std::string() : step->email, session().now());
            out.close();
            if (!out) {
                throw file.failure(errno);
            }
            file.keep();
            keepFolder(shell(), *path);
            shell().banner({BannerTone::Ok,
                            say("escalation.written", {{"path", path->string()}}),
                            {},
                            {},
                            {}});
        } catch (const Error& error) {
            shell().banner({BannerTone::Bad, session().say(error.message()), {}, {}, {}});
        }
    }

    FaultId m_fault;
    bool m_isProvider;
    IncidentText m_text;
    std::vector<ChainStep> m_chain;
};

class AnswerForm final : public FormTask
{
public:
    AnswerForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_named(require(request.record, "the contact"))
    {}

    void build(Form& form) override
    {
        auto& reg = session().reg();
        m_contact = m_named.kind == RecordKind::Contact ? ContactId{m_named.id}
                                                        : findContact(reg, m_named.id.text());
        const auto contact = store::load<Contact>(reg.database(), m_contact).value_or(Contact{});
        form.title = say("lines.answer_title");
        form.icon = "phone";
        form.sendWord = say("lines.answer_send");
        form.subjectIcon = "user";
        form.subject = contact.party.value_or("");
        form.detail = joined(
            {contact.person.value_or(""), contact.phone.value_or(""),
             contact.toldAt ? say("lines.told_at", {{"at", text::formatInstant(*contact.toldAt)}})
                            : std::string()});
        auto& answer = addField(form, RecordKind::Contact, "answer");
        answer.kind = FormFieldKind::Area;
        addField(form, RecordKind::Contact, "ticket").kind = FormFieldKind::Text;
        auto& at = addField(form, RecordKind::Contact, "answered_at");
        at.kind = FormFieldKind::Moment;
        at.exact = session().now();
        at.value = text::formatInstant(*at.exact);
        form.focus = "answer";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        AnswerDraft draft;
        draft.contact = m_contact;
        draft.answer = answers.plain("answer");
        draft.ticket = answers.plain("ticket");
        draft.at = answers.moment("answered_at");
        draft.ifUnlikely = ifUnlikely;
        const auto done = answerContact(session().reg(), draft);
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet, say("lines.done_answered", {{"party", done->number}})};
    }

private:
    RecordRef m_named;
    ContactId m_contact;
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
            auto& field = add(form, name, FormFieldKind::Text, say(label));
            field.placeholder = "Mbps";
            field.place = FormPlace::Half;
            field.standsFor = {std::string(name) + "_kbps"};
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
        auto& at = addField(form, RecordKind::LineMeasurement, "measured_at");
        at.kind = FormFieldKind::Moment;
        at.exact = session().now();
        at.value = text::formatInstant(*at.exact);
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
        const auto done = measureLine(session().reg(), draft, ifUnlikely);
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet, say("lines.done_measured", {{"line", done->number}})};
    }
};

class AskUpgradeForm final : public OfLine
{
public:
    using OfLine::OfLine;

    void build(Form& form) override
    {
        begin(form, "lines.upgrade_title", "arrow-up", "lines.upgrade_send");
        auto& speed = add(form, "speed", FormFieldKind::Text, say("lines.wanted_speed"));
        speed.isRequired = true;
        speed.placeholder = "100 Mbps";
        speed.standsFor = {"wanted_kbps", "line"};
        if (view() && view()->line.downKbps) {
            speed.hint = say("lines.bought_now",
                             {{"speed", mbpsText(session().language(), view()->line.downKbps)}});
        }
        auto& reason = addField(form, RecordKind::LineUpgrade, "reason");
        reason.kind = FormFieldKind::Area;
        auto& day = addField(form, RecordKind::LineUpgrade, "day");
        day.kind = FormFieldKind::Day;
        day.place = FormPlace::Half;
        day.value = todayText();
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
        const auto done = askUpgrade(session().reg(), draft);
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet, say("lines.done_asked", {{"line", done->number}})};
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
        auto& day = addField(form, RecordKind::LineUpgrade, "answered_day");
        day.kind = FormFieldKind::Day;
        day.label = say("field.day");
        day.value = todayText();
        day.standsFor = {"done_day"};
        auto& answer = addField(form, RecordKind::LineUpgrade, "answer");
        answer.kind = FormFieldKind::Area;
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

class AskSupportForm final : public FormTask
{
public:
    AskSupportForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_named(request.record)
    {}

    void build(Form& form) override
    {
        form.title = say("lines.support_title");
        form.icon = "users";
        form.sendWord = say("lines.support_send");
        auto& site = addField(form, RecordKind::SupportRequest, "site");
        site.kind = FormFieldKind::Suggest;
        if (m_named && m_named->kind == RecordKind::Site) {
            site.key = m_named->id.text();
            site.value = siteName(SiteId{m_named->id});
        }
        if (m_named && m_named->kind == RecordKind::Line) {
            const auto line = store::load<Line>(session().reg().database(), LineId{m_named->id});
            if (line && line->site) {
                site.key = line->site->text();
                site.value = siteName(line->site);
            }
        }
        if (m_named && m_named->kind == RecordKind::Fault) {
            const auto fault = store::load<Fault>(session().reg().database(), FaultId{m_named->id});
            if (fault && fault->site) {
                site.key = fault->site->text();
                site.value = siteName(fault->site);
            }
            form.subjectIcon = "triangle-alert";
            form.subject = fault ? fault->symptom.value_or("") : std::string();
            form.detail = fault ? fault->number.value_or("") : std::string();
        }
        auto& of = addField(form, RecordKind::SupportRequest, "asked_of");
        of.kind = FormFieldKind::Text;
        of.isRequired = true;
        of.value = say("lines.support_usual");
        of.isReplaced = true;
        auto& content = addField(form, RecordKind::SupportRequest, "request_content");
        content.kind = FormFieldKind::Area;
        content.isRequired = true;
        content.standsFor = {"content"};
        auto& day = addField(form, RecordKind::SupportRequest, "day");
        day.kind = FormFieldKind::Day;
        day.place = FormPlace::Half;
        day.value = todayText();
        addField(form, RecordKind::SupportRequest, "document_no").place = FormPlace::Half;
        form.focus = form.subject.empty() && site.key.empty() ? "site" : "request_content";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        SupportDraft draft;
        draft.site = answers.record<SiteId>("site");
        draft.askedOf = answers.plain("asked_of");
        draft.content = answers.plain("request_content");
        draft.day = answers.day("day");
        draft.documentNo = answers.plain("document_no");
        draft.ifUnlikely = ifUnlikely;
        if (m_named && m_named->kind == RecordKind::Fault) {
            draft.fault = FaultId{m_named->id};
        }
        const auto done = askSupport(session().reg(), draft);
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet,
                           say("lines.done_support_asked", {{"request", done->number}})};
    }

private:
    std::optional<RecordRef> m_named;
};

class AnswerSupportForm final : public FormTask
{
public:
    AnswerSupportForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_id{require(request.record, "the request").id}
    {}

    void build(Form& form) override
    {
        const auto request = store::load<SupportRequest>(session().reg().database(), m_id)
                                 .value_or(SupportRequest{});
        form.title = say("lines.support_answer_title");
        form.icon = "users";
        form.sendWord = say("lines.answer_send");
        form.subjectIcon = "users";
        form.subject = request.content.value_or("");
        form.detail = joined({request.number.value_or(""), request.askedOf.value_or("")});
        auto& what = add(form, "what", FormFieldKind::Cards, say("lines.support_what"));
        if (request.state == SupportState::Open) {
            what.choices.push_back({"answer", say("lines.support_answered"), {}});
        }
        what.choices.push_back({"help", say("lines.support_helped"), {}});
        what.choices.push_back({"refuse", say("lines.support_refused"), {}});
        what.isRequired = true;
        what.value = what.choices.front().key;
        auto& answer = addField(form, RecordKind::SupportRequest, "answer");
        answer.kind = FormFieldKind::Area;
        auto& day = addField(form, RecordKind::SupportRequest, "answered_day");
        day.kind = FormFieldKind::Day;
        day.label = say("field.day");
        day.value = todayText();
        day.standsFor = {"helped_day"};
        watch({RecordKind::SupportRequest, m_id}, {"support_state"});
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        const auto what = answers.chosen("what");
        const auto step = what == "answer" ? SupportStep::Answer
                          : what == "help" ? SupportStep::Help
                                           : SupportStep::Refuse;
        const auto done = stepSupport(
            session().reg(), {m_id, step, answers.day("answered_day"), answers.plain("answer")});
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet,
                           say("lines.done_support_" + what, {{"request", done->number}})};
    }

private:
    SupportRequestId m_id;
};

/// The form when the request names a record of one of these kinds.
template <typename F>
std::unique_ptr<FormTask> of(Shell& shell, const SheetRequest& request,
                             std::initializer_list<RecordKind> kinds)
{
    const bool isOf = request.record &&
                      std::find(kinds.begin(), kinds.end(), request.record->kind) != kinds.end();
    return isOf ? std::make_unique<F>(shell, request) : nullptr;
}

} // namespace

std::unique_ptr<FormTask> lineDownForm(Shell& shell, const SheetRequest& request)
{
    return of<DownForm>(shell, request, {RecordKind::Line, RecordKind::Site});
}

std::unique_ptr<FormTask> lineRestoredForm(Shell& shell, const SheetRequest& request)
{
    return of<RestoredForm>(shell, request, {RecordKind::Fault});
}

std::unique_ptr<FormTask> tellContactForm(Shell& shell, const SheetRequest& request)
{
    return of<TellForm>(shell, request, {RecordKind::Fault});
}

std::unique_ptr<FormTask> answerContactForm(Shell& shell, const SheetRequest& request)
{
    return of<AnswerForm>(shell, request, {RecordKind::Contact, RecordKind::Fault});
}

std::unique_ptr<FormTask> measureLineForm(Shell& shell, const SheetRequest& request)
{
    return of<MeasureForm>(shell, request, {RecordKind::Line});
}

std::unique_ptr<FormTask> askUpgradeForm(Shell& shell, const SheetRequest& request)
{
    return of<AskUpgradeForm>(shell, request, {RecordKind::Line});
}

std::unique_ptr<FormTask> answerUpgradeForm(Shell& shell, const SheetRequest& request)
{
    return of<AnswerUpgradeForm>(shell, request, {RecordKind::LineUpgrade, RecordKind::Line});
}

std::unique_ptr<FormTask> askSupportForm(Shell& shell, const SheetRequest& request)
{
    return std::make_unique<AskSupportForm>(shell, request);
}

std::unique_ptr<FormTask> answerSupportForm(Shell& shell, const SheetRequest& request)
{
    return of<AnswerSupportForm>(shell, request, {RecordKind::SupportRequest});
}

} // namespace dongbo::present
