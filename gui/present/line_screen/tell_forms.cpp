#include "core/paper/pdf.h"
#include "core/platform/folders.h"
#include "core/register/lines/email_draft.h"
#include "core/register/lines/escalation.h"
#include "core/report/writers/whole_file.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "gui/present/acting.h"
#include "gui/present/line_screen/line_forms.h"
#include "gui/present/reports/report_file.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace dongbo::present {

namespace {

/// The text on a page of its own, one line a paragraph.
paper::Document pageOf(const IncidentText& text, Instant now)
{
    paper::Document page;
    page.title = text.subject;
    page.created = now;
    page.blocks.emplace_back(paper::Title{text.subject, {}, {}, false});
    for (std::size_t from = 0; from < text.body.size();) {
        const auto end = std::min(text.body.find('\n', from), text.body.size());
        paper::Paragraph paragraph;
        paragraph.align = paper::Align::Left;
        paragraph.firstLine = 0;
        paragraph.spans.push_back({text.body.substr(from, end - from)});
        page.blocks.emplace_back(std::move(paragraph));
        from = end + 1;
    }
    return page;
}

/// Writes the bytes of `write` to the file, whole or not at all.
template <typename Write> void writeWhole(const std::filesystem::path& path, const Write& write)
{
    report::WholeFile file(path);
    std::ofstream out(file.draft(), std::ios::binary);
    write(out);
    out.close();
    if (!out) {
        throw file.failure(errno);
    }
    file.keep();
}

/// Hands the text to the printer.
void printText(Shell& shell, const IncidentText& text)
{
    const auto folder = platform::stateHome() / "dongbo" / "print";
    const auto path = folder / "incident.pdf";
    JobSpec spec;
    spec.title = shell.session().say("lines.printing");
    spec.work = [text, folder, path, now = shell.session().now()](JobContext& job) {
        job.checkpoint();
        std::filesystem::create_directories(folder);
        writeWhole(path, [&](std::ofstream& out) {
            const bool isWritten = paper::writePdf(
                pageOf(text, now), paper::Fonts::standard(), [&out](std::string_view bytes) {
                    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
                    return out.good();
                });
            if (!isWritten) {
                out.setstate(std::ios::badbit);
            }
        });
    };
    spec.done = [&shell, path, title = text.subject](const JobEnd& end) {
        if (end.isDone()) {
            shell.prompts().print(path, title);
        } else if (!end.isCancelled()) {
            shell.banner(bannerOf(shell.session(), *end.error));
        }
    };
    shell.jobs().start(std::move(spec));
}

/// Whom to tell, what to say, what they answered: of a fault, or of a room, where the worst open
/// fault is proposed.
class TellForm final : public FormTask
{
public:
    TellForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_named(require(request.record, "the fault"))
        , m_isProvider(request.hint == "provider=yes")
    {}

    void build(Form& form) override
    {
        form.title =
            say(m_named.kind == RecordKind::Site ? "sites.contact_card" : "lines.tell_title");
        form.icon = "phone";
        form.sendWord = say("lines.tell_send");
        if (m_named.kind == RecordKind::Site) {
            m_site = SiteId{m_named.id};
            askFault(form);
        } else {
            m_fault = FaultId{m_named.id};
        }
        add(form, "step", FormFieldKind::Choice, say("lines.tell_whom"),
            {.isRequired = true, .standsFor = {"party"}});
        add(form, "party", FormFieldKind::Text, say("field.party")).isRequired = true;
        addField(form, RecordKind::Contact, "contact_way",
                 {.kind = FormFieldKind::Chips, .value = std::string(codeOf(ContactWay::Phone))});
        addField(form, RecordKind::Contact, "told_at", now());
        addField(form, RecordKind::Contact, "told_text").kind = FormFieldKind::Area;
        add(form, "links", FormFieldKind::Links, {},
            {.choices = {{"copy", say("lines.copy_text"), {}, "copy"},
                         {"mail", say("lines.save_mail"), {}, "file-text"},
                         {"print", say("lines.print_text"), {}, "print"}}});
        addField(form, RecordKind::Contact, "answer",
                 {.kind = FormFieldKind::Text, .hint = say("lines.answer_hint")});
        addField(form, RecordKind::Contact, "ticket").kind = FormFieldKind::Text;
        form.focus = "answer";
        fill(form);
    }

    void update(Form& form, std::string_view changed) override
    {
        if (changed == "fault") {
            const auto chosen = RecordId::parse(form.valueOf("fault"));
            m_fault = chosen ? std::optional{FaultId{*chosen}} : std::optional<FaultId>{};
            fill(form);
        }
        form.at("party").isShown = form.valueOf("step") == "other";
    }

    void press(Form& form, std::string_view field, const std::string& key) override
    {
        if (field != "links") {
            return;
        }
        auto text = m_text;
        text.body = read(form).plain("told_text");
        if (key == "mail") {
            saveMail(form, text);
        } else if (key == "print") {
            printText(shell(), text);
        } else if (key == "copy") {
            shell().prompts().putOnClipboard(text.subject + "\n\n" + text.body);
            shell().banner({BannerTone::Ok, say("lines.copied"), {}, {}, {}});
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        TellDraft draft;
        draft.fault = m_fault;
        if (!m_fault) {
            draft.site = m_site;
        }
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
        return doneWith(tellContact(session().reg(), draft), "lines.done_told", "party");
    }

private:
    /// Which of the room's open faults it is about; the worst stands there first.
    void askFault(Form& form)
    {
        store::FaultFilter open;
        open.site = m_site;
        auto rows = store::faults(session().reg().database(), open);
        const auto weight = [](const store::FaultRow& row) {
            const bool isLine = row.fault.about == FaultAbout::Line;
            const auto severity = row.fault.severity ? static_cast<int>(*row.fault.severity) : 9;
            return std::pair(severity, isLine ? 0 : 1);
        };
        std::stable_sort(rows.begin(), rows.end(),
                         [&](const auto& a, const auto& b) { return weight(a) < weight(b); });
        if (rows.empty()) {
            return;
        }
        auto& about = add(form, "fault", FormFieldKind::Choice, say("lines.tell_about"));
        for (const auto& row : rows) {
            about.choices.push_back(
                {row.id.text(),
                 joinedParts({row.fault.symptom.value_or(""), row.fault.number.value_or("")}),
                 {}});
        }
        about.choices.push_back({"none", say("lines.tell_about_nothing"), {}});
        about.value = about.choices.front().key;
        m_fault = FaultId{rows.front().id};
    }

    /// Head, chain and text, for what it is about.
    void fill(Form& form)
    {
        auto& reg = session().reg();
        std::vector<store::ContactRow> told;
        m_text = {};
        form.subjectIcon = m_fault ? "triangle-alert" : "map-pin";
        if (m_fault) {
            const auto fault = store::load<Fault>(reg.database(), *m_fault);
            if (!fault) {
                throw Error(Error::Kind::Refused, {"faults.gone", {}});
            }
            m_text = incidentText(reg, *m_fault, Language::Vietnamese, session().now());
            m_chain = chainOf(reg, questionOf(reg, *fault));
            told = store::contactsOf(reg.database(), *m_fault);
            form.subject = fault->symptom.value_or("");
            form.detail = joinedParts({fault->number.value_or(""), siteName(fault->site)});
        } else {
            m_chain = chainOf(reg, {require(m_site, "the site"), std::nullopt, std::nullopt});
            m_text.subject = siteName(m_site);
            form.subject = siteName(m_site);
            form.detail.clear();
        }
        auto& step = form.at("step");
        step.choices.clear();
        for (std::size_t i = 0; i < m_chain.size(); ++i) {
            const auto& one = m_chain[i];
            step.choices.push_back({std::to_string(i), std::to_string(one.level) + ". " + one.party,
                                    joinedParts({one.person, one.phone, toldText(one, told)}),
                                    "phone"});
        }
        step.choices.push_back({"other", say("lines.tell_other"), {}});
        step.value = proposed(told);
        form.at("told_text").value = m_text.body;
    }

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
    void saveMail(const Form& form, const IncidentText& text)
    {
        const auto path = shell().prompts().fileToSave(
            say("lines.save_mail"), {{say("lines.mail_file"), "*.eml"}},
            suggestedFile(shell(), text.subject, ".eml"));
        if (!path) {
            return;
        }
        const auto* step = chosenStep(form);
        try {
            writeWhole(*path, [&](std::ofstream& out) {
                out << emailDraft(text, step == nullptr ? std::string() : step->email,
                                  session().now());
            });
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

    RecordRef m_named;
    bool m_isProvider;
    std::optional<FaultId> m_fault;
    std::optional<SiteId> m_site; ///< of a room's card
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
        form.detail = joinedParts(
            {contact.person.value_or(""), contact.phone.value_or(""),
             contact.toldAt ? say("lines.told_at", {{"at", text::formatInstant(*contact.toldAt)}})
                            : std::string()});
        addField(form, RecordKind::Contact, "answer", {.kind = FormFieldKind::Area});
        addField(form, RecordKind::Contact, "ticket").kind = FormFieldKind::Text;
        addField(form, RecordKind::Contact, "answered_at", now());
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
        return doneWith(answerContact(session().reg(), draft), "lines.done_answered", "party");
    }

private:
    RecordRef m_named;
    ContactId m_contact;
};

} // namespace

const FormMaker tellContactForm = formOf<TellForm, RecordKind::Fault, RecordKind::Site>;
const FormMaker answerContactForm = formOf<AnswerForm, RecordKind::Contact, RecordKind::Fault>;

} // namespace dongbo::present
