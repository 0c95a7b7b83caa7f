#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/room_checks.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/meetings/meeting_forms.h"

namespace dongbo::present {

namespace {

/// The five headings of one room.
class CheckForm final : public FormTask
{
public:
    CheckForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
    {
        const auto hint = ListQuery::parse(request.hint);
        m_failed = hint.first("fail");
        if (request.record && request.record->kind == RecordKind::Meeting) {
            m_meeting = MeetingId{request.record->id};
            if (const auto site = RecordId::parse(hint.first("site"))) {
                m_site = SiteId{*site};
            }
        } else if (request.record && request.record->kind == RecordKind::Site) {
            m_site = SiteId{request.record->id};
        }
    }

    void build(Form& form) override
    {
        form.title = say("meetings.check");
        form.icon = "clipboard-check";
        form.sendWord = say("meetings.check_send");
        form.subjectIcon = "map-pin";
        if (m_site) {
            form.subject = siteName(m_site);
        } else {
            addField(form, RecordKind::Check, "site",
                     {.kind = FormFieldKind::Suggest, .isRequired = true});
        }
        if (m_meeting) {
            const auto view = viewMeeting(session().reg(), *m_meeting);
            form.detail = view.meeting.number.value_or("") + " · " + view.meeting.name.value_or("");
        }
        for (std::size_t i = 0; i < planning::headingCount; ++i) {
            const auto heading = planning::headingAt(i);
            const std::string code(codeOf(heading));
            auto& field =
                add(form, "heading_" + code, FormFieldKind::Chips, say("check_heading." + code));
            for (const auto& term : terms<CheckResult>()) {
                field.choices.push_back(
                    {std::string(term.code), say("check_result." + std::string(term.code)), {}});
            }
            if (i == 0 && m_site) { // what is said of the room as a whole: entered already
                field.standsFor = {"site", "for_meeting"};
            }
            field.value = m_failed == code ? "fail" : m_failed.empty() ? "" : "pass";
            add(form, "what_" + code, FormFieldKind::Text, say("meetings.what_fails"),
                {.value = {},
                 .placeholder = say("check.symptom." + code),
                 .isShown = false,
                 .textLimit = checks::midText});
        }
        addField(form, RecordKind::Fault, "severity",
                 {.kind = FormFieldKind::Chips, .isShown = false});
        addField(form, RecordKind::Check, "checked_at").isRequired = false;
        addField(form, RecordKind::Check, "notes");
        form.focus = m_failed.empty() || m_failed == "-" ? "heading_power" : "what_" + m_failed;
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        bool isAny = false;
        for (std::size_t i = 0; i < planning::headingCount; ++i) {
            const std::string code(codeOf(planning::headingAt(i)));
            const bool isFailed = form.valueOf("heading_" + code) == "fail";
            form.at("what_" + code).isShown = isFailed;
            isAny = isAny || isFailed;
        }
        form.at("severity").isShown = isAny;
        form.consequences.clear();
        if (isAny) {
            form.consequences = {say("meetings.check_will_report")};
            form.consequenceTone = Tone::Warn;
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        CheckDraft draft;
        const auto site = m_site ? m_site : answers.record<SiteId>("site");
        if (!site) {
            return Problem{"site", {"value.required", {}}};
        }
        draft.site = *site;
        draft.meeting = m_meeting;
        draft.at = answers.moment("checked_at");
        draft.severity = answers.choice<Severity>("severity");
        draft.notes = answers.plain("notes");
        for (std::size_t i = 0; i < planning::headingCount; ++i) {
            const std::string code(codeOf(planning::headingAt(i)));
            draft.headings[i] = answers.choice<CheckResult>("heading_" + code);
            draft.symptoms[i] = answers.plain("what_" + code);
            if (draft.symptoms[i].empty()) {
                draft.symptoms[i] = say("check.symptom." + code);
            }
        }
        draft.ifUnlikely = ifUnlikely;
        const auto taken = recordCheck(session().reg(), draft);
        if (!taken) {
            return taken.problems();
        }
        Shell::Done done{taken->changeSet,
                         say("meetings.checked", {{"site", shortSiteName(siteName(site))}})};
        for (const auto& fault : taken->taken.front().faults) {
            done.explanation +=
                (done.explanation.empty() ? "" : " ") +
                say(fault.isNew ? "check.fault_opened" : "check.fault_found",
                    {{"fault", fault.number},
                     {"heading", "@check_heading." + std::string(codeOf(fault.heading))}}) +
                ".";
        }
        return done;
    }

private:
    std::optional<MeetingId> m_meeting;
    std::optional<SiteId> m_site;
    std::string m_failed; ///< the code of a heading; "-": none; empty: not said
};

} // namespace

std::unique_ptr<FormTask> recordCheckForm(Shell& shell, const SheetRequest& request)
{
    return std::make_unique<CheckForm>(shell, request);
}

} // namespace dongbo::present
