#include "gui/present/meetings/meeting_forms.h"

#include "core/register/meetings/duties.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/meetings.h"
#include "core/register/meetings/room_checks.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/meetings/meeting_words.h"

#include <algorithm>
#include <sstream>

namespace dongbo::present {

namespace {

/// The keys of the boxes that are ticked.
template <typename Id> std::vector<Id> tickedIn(const Form& form, const char* field)
{
    std::vector<Id> out;
    std::istringstream keys(form.valueOf(field));
    for (std::string key; keys >> key;) {
        if (const auto id = RecordId::parse(key)) {
            out.push_back(Id{*id});
        }
    }
    return out;
}

class AddMeetingForm final : public FormTask
{
public:
    using FormTask::FormTask;

    void build(Form& form) override
    {
        form.title = say("meetings.add");
        form.icon = "calendar-clock";
        form.sendWord = say("meetings.add_send");
        const auto ask = [&](const char* name) -> FormField& {
            return addField(form, RecordKind::Meeting, name);
        };
        ask("name").isRequired = true;
        ask("starts_at").isRequired = true;
        ask("ends_at");
        ask("meeting_level").place = FormPlace::Half;
        ask("link_type").place = FormPlace::Half;
        ask("platform");
        ask("notice_no").place = FormPlace::Half;
        ask("notice_sent_at").place = FormPlace::Half;
        auto& who = add(form, "who", FormFieldKind::Chips, say("meetings.who"));
        who.choices = {{"all", say("meetings.who_all"), {}},
                       {"unit", say("meetings.who_unit"), {}},
                       {"later", say("meetings.who_later"), {}}};
        who.value = "all";
        who.standsFor = {"site"};
        auto& unit = addField(form, RecordKind::Site, "unit");
        unit.kind = FormFieldKind::Suggest;
        unit.isShown = false;
        ask("contact");
        ask("notes");
        form.focus = "name";
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        form.at("unit").isShown = form.valueOf("who") == "unit";
        form.at("unit").isRequired = form.at("unit").isShown;
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        MeetingDraft draft;
        auto& meeting = draft.meeting;
        meeting.name = answers.text("name");
        meeting.startsAt = answers.moment("starts_at");
        meeting.endsAt = answers.moment("ends_at");
        meeting.level = answers.choice<MeetingLevel>("meeting_level");
        meeting.link = answers.choice<LinkType>("link_type");
        meeting.platform = answers.text("platform");
        meeting.noticeNo = answers.text("notice_no");
        meeting.noticeSentAt = answers.moment("notice_sent_at");
        meeting.contact = answers.text("contact");
        meeting.notes = answers.text("notes");
        const auto who = form.valueOf("who");
        draft.invited.all = who == "all";
        if (const auto unit = answers.record<UnitId>("unit"); who == "unit" && unit) {
            draft.invited.units = {*unit};
        }
        draft.ifUnlikely = ifUnlikely;
        const auto added = addMeeting(session().reg(), draft);
        if (!added) {
            return added.problems();
        }
        Shell::Done done{added->changeSet, say("meetings.added", {{"meeting", added->number}})};
        shell().go({ScreenName::Meetings, RecordRef{RecordKind::Meeting, added->id}, {}});
        return done;
    }
};

/// What is about one meeting.
class OfMeeting : public FormTask
{
public:
    OfMeeting(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_id{require(request.record, "the meeting").id}
        , m_hint(ListQuery::parse(request.hint))
    {}

protected:
    void begin(Form& form, const char* title, const char* icon, const char* send)
    {
        m_view = viewMeeting(session().reg(), m_id);
        form.title = say(title);
        form.icon = icon;
        form.sendWord = say(send);
        form.subjectIcon = "calendar-clock";
        form.subject = m_view.meeting.name.value_or("");
        form.detail =
            m_view.meeting.number.value_or("") +
            (m_view.meeting.startsAt ? " · " + text::formatInstant(*m_view.meeting.startsAt)
                                     : std::string());
        form.pill = meetingStatePill(session().language(), m_view.meeting.state,
                                     m_view.meeting.frozenAt.has_value());
        watch({RecordKind::Meeting, m_id}, {"meeting_state", "frozen_at"});
    }
    [[nodiscard]] Checked<Shell::Done> doneBy(const Checked<Written<MeetingId>>& written,
                                              std::string sentence) const
    {
        if (!written) {
            return written.problems();
        }
        return Shell::Done{written->changeSet, std::move(sentence)};
    }
    [[nodiscard]] const MeetingId& id() const { return m_id; }
    [[nodiscard]] const MeetingView& view() const { return m_view; }
    [[nodiscard]] const ListQuery& hint() const { return m_hint; }
    [[nodiscard]] std::optional<SiteId> hintedSite() const
    {
        const auto site = RecordId::parse(m_hint.first("site"));
        return site ? std::optional{SiteId{*site}} : std::nullopt;
    }

private:
    MeetingId m_id;
    ListQuery m_hint;
    MeetingView m_view;
};

class InviteForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.invite", "map-pin", "meetings.invite_send");
        auto& who = add(form, "who", FormFieldKind::Chips, say("meetings.who"));
        who.choices = {{"all", say("meetings.who_all"), {}},
                       {"unit", say("meetings.who_unit"), {}},
                       {"site", say("meetings.who_site"), {}}};
        who.value = "all";
        who.standsFor = {"site"};
        auto& unit = addField(form, RecordKind::Site, "unit");
        unit.kind = FormFieldKind::Suggest;
        auto& site = addField(form, RecordKind::MeetingSite, "site");
        site.kind = FormFieldKind::Suggest;
        site.name = "one_site";
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        const auto who = form.valueOf("who");
        for (const auto& [field, key] :
             {std::pair{"unit", "unit"}, std::pair{"one_site", "site"}}) {
            form.at(field).isShown = who == key;
            form.at(field).isRequired = who == key;
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        SiteChoice choice;
        choice.all = form.valueOf("who") == "all";
        if (const auto unit = answers.record<UnitId>("unit")) {
            choice.units = {*unit};
        }
        if (const auto site = answers.record<SiteId>("one_site")) {
            choice.sites = {*site};
        }
        return doneBy(inviteSites(session().reg(), id(), choice),
                      say("meetings.invited", {{"meeting", view().meeting.number.value_or("")}}));
    }
};

class ReceiptForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.receipt", "check", "meetings.receipt_send");
        auto& sites = add(form, "sites", FormFieldKind::Checks, say("meetings.receipt_sites"));
        sites.isRequired = true;
        sites.standsFor = {"site"};
        for (const auto& row : view().sites) {
            if (!row.invited.receivedAt && row.invited.site) {
                const auto key = row.invited.site->text();
                sites.choices.push_back({key, shortSiteName(row.site), {}});
            }
        }
        addField(form, RecordKind::MeetingSite, "received_at").place = FormPlace::Half;
        addField(form, RecordKind::MeetingSite, "received_by").place = FormPlace::Half;
        form.consequences = {
            say("meetings.receipt_left", {{"count", std::to_string(sites.choices.size())}})};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        ReceiptDraft draft;
        draft.sites.sites = tickedIn<SiteId>(form, "sites");
        draft.at = answers.moment("received_at");
        draft.by = answers.plain("received_by");
        draft.ifUnlikely = ifUnlikely;
        return doneBy(
            receiveNotice(session().reg(), id(), draft),
            say("meetings.receipt_done", {{"count", std::to_string(draft.sites.sites.size())}}));
    }
};

class OutcomeForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.outcome", "presentation", "meetings.outcome_send");
        auto& site = addField(form, RecordKind::MeetingSite, "site");
        site.kind = FormFieldKind::Choice;
        site.isRequired = true;
        for (const auto& row : view().sites) {
            if (row.invited.site) {
                site.choices.push_back({row.invited.site->text(), shortSiteName(row.site), {}});
            }
        }
        const auto hinted = hintedSite();
        if (hinted) {
            site.value = hinted->text();
        }
        auto& outcome =
            add(form, "meeting_outcome", FormFieldKind::Keyed, say("field.meeting_outcome"));
        for (const auto& term : terms<MeetingOutcome>()) {
            const auto pill = outcomePill(session().language(), term.value);
            outcome.choices.push_back({std::string(term.code), pill.word, {}, pill.icon});
        }
        outcome.isRequired = true;
        outcome.value = hint().first("outcome");
        addField(form, RecordKind::MeetingSite, "minutes_lost").place = FormPlace::Half;
        addField(form, RecordKind::MeetingSite, "lost_at").place = FormPlace::Half;
        addField(form, RecordKind::MeetingSite, "outcome_cause");
        form.focus = hinted ? "meeting_outcome" : "site";
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        const auto outcome = form.valueOf("meeting_outcome");
        const bool isBad = outcome == "degraded" || outcome == "lost";
        form.at("minutes_lost").isShown = isBad;
        form.at("lost_at").isShown = outcome == "lost";
        form.at("outcome_cause").isShown = isBad;
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        OutcomeDraft draft;
        if (const auto site = RecordId::parse(form.valueOf("site"))) {
            draft.sites.sites = {SiteId{*site}};
        }
        draft.outcome =
            answers.choice<MeetingOutcome>("meeting_outcome").value_or(MeetingOutcome::Held);
        draft.minutesLost = text::parseInteger(form.valueOf("minutes_lost"));
        draft.lostAt = answers.moment("lost_at");
        draft.cause = answers.plain("outcome_cause");
        draft.ifUnlikely = ifUnlikely;
        return doneBy(recordOutcome(session().reg(), id(), draft),
                      say("meetings.outcome_done",
                          {{"site", draft.sites.sites.empty()
                                        ? std::string()
                                        : shortSiteName(siteName(draft.sites.sites.front()))}}));
    }
};

class FreezeForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.freeze", "lock", "meetings.freeze_send");
        addField(form, RecordKind::Meeting, "began_at").place = FormPlace::Half;
        addField(form, RecordKind::Meeting, "ended_at").place = FormPlace::Half;
        const auto open = std::count_if(view().sites.begin(), view().sites.end(),
                                        [](const auto& row) { return !row.invited.outcome; });
        if (open > 0) {
            auto& rest = add(form, "rest", FormFieldKind::Check,
                             say("meetings.rest_held", {{"count", std::to_string(open)}}));
            rest.isRequired = true;
            rest.standsFor = {"meeting_outcome"};
        }
        form.consequences = {say("meetings.freeze_will")};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        FreezeDraft draft;
        draft.restHeld = form.find("rest") != nullptr && answers.isChecked("rest");
        draft.beganAt = answers.moment("began_at");
        draft.endedAt = answers.moment("ended_at");
        return doneBy(
            freezeMeeting(session().reg(), id(), draft),
            say("meetings.freeze_done", {{"meeting", view().meeting.number.value_or("")}}));
    }
};

class CancelForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.cancel", "ban", "meetings.cancel_send");
        form.tone = Tone::Bad;
        add(form, "reason", FormFieldKind::Area, say("meetings.cancel_reason")).isRequired = true;
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        return doneBy(
            cancelMeeting(session().reg(), id(), read(form).plain("reason")),
            say("meetings.cancel_done", {{"meeting", view().meeting.number.value_or("")}}));
    }
};

class DutyForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.duty", "user", "meetings.duty_send");
        auto& officer = addField(form, RecordKind::Duty, "officer");
        officer.kind = FormFieldKind::Suggest;
        officer.isRequired = true;
        addField(form, RecordKind::Duty, "duty_role").value = "main";
        auto& site = addField(form, RecordKind::Duty, "site");
        site.kind = FormFieldKind::Suggest;
        site.hint = say("meetings.duty_site_hint");
        addField(form, RecordKind::Duty, "on_duty_from").place = FormPlace::Half;
        addField(form, RecordKind::Duty, "on_duty_until").place = FormPlace::Half;
        addField(form, RecordKind::Duty, "phone");
        form.focus = "officer";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        DutyDraft draft;
        auto& duty = draft.duty;
        duty.meeting = id();
        duty.officer = answers.record<OfficerId>("officer");
        duty.role = answers.choice<DutyRole>("duty_role");
        duty.site = answers.record<SiteId>("site");
        duty.from = answers.moment("on_duty_from");
        duty.until = answers.moment("on_duty_until");
        duty.phone = answers.text("phone");
        draft.ifUnlikely = ifUnlikely;
        const auto done = giveDuty(session().reg(), draft);
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet, say("meetings.duty_done", {{"officer", done->number}})};
    }
};

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
            auto& site = addField(form, RecordKind::Check, "site");
            site.kind = FormFieldKind::Suggest;
            site.isRequired = true;
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
            field.value = m_failed == code ? "fail" : m_failed.empty() ? "" : "pass";
            auto& what = add(form, "what_" + code, FormFieldKind::Text, say("meetings.what_fails"));
            what.value = {};
            what.placeholder = say("check.symptom." + code);
            what.isShown = false;
            what.textLimit = checks::midText;
        }
        auto& severity = addField(form, RecordKind::Fault, "severity");
        severity.kind = FormFieldKind::Chips;
        severity.isShown = false;
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

template <typename F> std::unique_ptr<FormTask> ofMeeting(Shell& shell, const SheetRequest& request)
{
    const bool isOf = request.record && request.record->kind == RecordKind::Meeting;
    return isOf ? std::make_unique<F>(shell, request) : nullptr;
}

} // namespace

std::unique_ptr<FormTask> addMeetingForm(Shell& shell, const SheetRequest& /*request*/)
{
    return std::make_unique<AddMeetingForm>(shell);
}

std::unique_ptr<FormTask> inviteSitesForm(Shell& shell, const SheetRequest& request)
{
    return ofMeeting<InviteForm>(shell, request);
}

std::unique_ptr<FormTask> receiveNoticeForm(Shell& shell, const SheetRequest& request)
{
    return ofMeeting<ReceiptForm>(shell, request);
}

std::unique_ptr<FormTask> meetingOutcomeForm(Shell& shell, const SheetRequest& request)
{
    return ofMeeting<OutcomeForm>(shell, request);
}

std::unique_ptr<FormTask> freezeMeetingForm(Shell& shell, const SheetRequest& request)
{
    return ofMeeting<FreezeForm>(shell, request);
}

std::unique_ptr<FormTask> cancelMeetingForm(Shell& shell, const SheetRequest& request)
{
    return ofMeeting<CancelForm>(shell, request);
}

std::unique_ptr<FormTask> giveDutyForm(Shell& shell, const SheetRequest& request)
{
    return ofMeeting<DutyForm>(shell, request);
}

std::unique_ptr<FormTask> recordCheckForm(Shell& shell, const SheetRequest& request)
{
    return std::make_unique<CheckForm>(shell, request);
}

} // namespace dongbo::present
