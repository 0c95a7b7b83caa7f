#include "gui/present/meetings/meeting_forms.h"

#include "core/register/meetings/meetings.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/meetings/meeting_task.h"

namespace dongbo::present {

namespace {

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
        ask("ends_at").place = FormPlace::Half;
        ask("trial_at").place = FormPlace::Half;
        ask("meeting_level").place = FormPlace::Half;
        ask("link_type").place = FormPlace::Half;
        ask("platform");
        ask("notice_no").place = FormPlace::Half;
        ask("notice_sent_at").place = FormPlace::Half;
        add(form, "who", FormFieldKind::Chips, say("meetings.who"),
            {.value = "all",
             .choices = {{"all", say("meetings.who_all"), {}},
                         {"unit", say("meetings.who_unit"), {}},
                         {"later", say("meetings.who_later"), {}}},
             .standsFor = {"site"}});
        addField(form, RecordKind::Site, "unit",
                 {.kind = FormFieldKind::Suggest, .isShown = false});
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
        meeting.trialAt = answers.moment("trial_at");
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

class InviteForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.invite", "map-pin", "meetings.invite_send");
        add(form, "who", FormFieldKind::Chips, say("meetings.who"),
            {.value = "all",
             .choices = {{"all", say("meetings.who_all"), {}},
                         {"unit", say("meetings.who_unit"), {}},
                         {"site", say("meetings.who_site"), {}}},
             .standsFor = {"site"}});
        addField(form, RecordKind::Site, "unit", {.kind = FormFieldKind::Suggest});
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
        return doneSaying(inviteSites(session().reg(), id(), choice),
                          say("meetings.invited", {{"meeting", number()}}));
    }
};

/// A box a site of the meeting that passes.
template <typename Wanted>
void fillSites(FormField& sites, const MeetingView& view, const Wanted& wanted)
{
    sites.isRequired = true;
    sites.standsFor = {"site"};
    for (const auto& row : view.sites) {
        if (row.invited.site && wanted(row.invited)) {
            sites.choices.push_back({row.invited.site->text(), shortSiteName(row.site), {}});
        }
    }
}

class UninviteForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.uninvite", "map-pin", "meetings.uninvite_send");
        form.tone = Tone::Warn;
        auto& sites = add(form, "sites", FormFieldKind::Checks, say("meetings.uninvite_sites"));
        fillSites(sites, view(), [](const MeetingSite&) { return true; });
        if (const auto site = hintedSite()) {
            sites.value = site->text();
        }
        form.consequences = {say("meetings.uninvite_will")};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto sites = tickedIn<SiteId>(form, "sites");
        return doneSaying(uninviteSites(session().reg(), id(), sites),
                          say("meetings.uninvited",
                              {{"count", std::to_string(sites.size())}, {"meeting", number()}}));
    }
};

class NoticeForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.send_notice", "file-text", "meetings.send_notice_send");
        const auto& meeting = view().meeting;
        addField(form, RecordKind::Meeting, "notice_no", {.value = meeting.noticeNo.value_or("")});
        addField(form, RecordKind::Meeting, "notice_day",
                 {.value = meeting.noticeDay ? text::formatDate(*meeting.noticeDay) : todayText(),
                  .place = FormPlace::Half});
        auto& sent = addField(form, RecordKind::Meeting, "notice_sent_at");
        sent.place = FormPlace::Half;
        sent.exact = meeting.noticeSentAt.value_or(session().now());
        sent.value = text::formatInstant(*sent.exact);
        sent.isRequired = true;
        m_asked = assumptionsOf(session().reg())["notice_hours"];
        form.focus = "notice_no";
    }

    /// How long before the meeting that is, and whether it is long enough.
    void update(Form& form, std::string_view /*changed*/) override
    {
        auto meeting = view().meeting;
        meeting.noticeSentAt = read(form).moment("notice_sent_at");
        const auto hours = noticeHoursOf(meeting);
        form.consequences.clear();
        if (!hours) {
            return;
        }
        const bool isLate = *hours < m_asked;
        form.consequences = {
            say(isLate ? "meetings.notice_will_be_late" : "meetings.notice_in_time",
                {{"hours", std::to_string(*hours)}, {"asked", std::to_string(m_asked)}}),
            say("meetings.notice_goes_to", {{"count", std::to_string(view().sites.size())}})};
        form.consequenceTone = isLate ? Tone::Warn : Tone::Accent;
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        NoticeDraft draft;
        draft.number = answers.plain("notice_no");
        draft.day = answers.day("notice_day");
        draft.sentAt = answers.moment("notice_sent_at");
        draft.ifUnlikely = ifUnlikely;
        return doneSaying(sendNotice(session().reg(), id(), draft),
                          say("meetings.notice_sent", {{"meeting", number()}}));
    }

private:
    std::int64_t m_asked = 0;
};

class ReceiptForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.receipt", "check", "meetings.receipt_send");
        auto& sites = add(form, "sites", FormFieldKind::Checks, say("meetings.receipt_sites"));
        fillSites(sites, view(), [](const MeetingSite& invited) { return !invited.receivedAt; });
        const auto left = sites.choices.size(); // before another field moves it
        addField(form, RecordKind::MeetingSite, "received_at").place = FormPlace::Half;
        addField(form, RecordKind::MeetingSite, "received_by").place = FormPlace::Half;
        form.consequences = {say("meetings.receipt_left", {{"count", std::to_string(left)}})};
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
        return doneSaying(
            receiveNotice(session().reg(), id(), draft),
            say("meetings.receipt_done", {{"count", std::to_string(draft.sites.sites.size())}}));
    }
};

class TrialForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.trial", "presentation", "meetings.trial_send");
        auto& result = add(form, "trial_result", FormFieldKind::Keyed, say("field.trial_result"));
        for (const auto& term : terms<TrialResult>()) {
            const auto code = std::string(term.code);
            result.choices.push_back(
                {code, text::capitalized(say("trial_result." + code)), {}, trialIcon(term.value)});
        }
        result.isRequired = true;
        auto& at = addField(form, RecordKind::Meeting, "trial_at");
        at.exact = view().meeting.trialAt.value_or(session().now());
        at.value = text::formatInstant(*at.exact);
        auto& sites = add(form, "sites", FormFieldKind::Checks, say("meetings.trial_sites"));
        fillSites(sites, view(), [](const MeetingSite&) { return true; });
        for (const auto& row : view().sites) { // those nobody has said anything of
            if (row.invited.site && !row.invited.trial) {
                sites.value += (sites.value.empty() ? "" : " ") + row.invited.site->text();
            }
        }
        form.focus = "trial_result";
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        form.consequences.clear();
        if (form.valueOf("trial_result") == codeOf(TrialResult::Problem)) {
            form.consequences = {say("meetings.trial_will_risk")};
            form.consequenceTone = Tone::Warn;
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        SiteChoice sites;
        sites.sites = tickedIn<SiteId>(form, "sites");
        const auto result = answers.choice<TrialResult>("trial_result");
        return doneSaying(
            recordTrial(session().reg(), id(), sites, result.value_or(TrialResult::Good),
                        answers.moment("trial_at")),
            say("meetings.trial_done", {{"count", std::to_string(sites.sites.size())}}));
    }

private:
    static const char* trialIcon(TrialResult result)
    {
        return result == TrialResult::Good      ? "circle-check"
               : result == TrialResult::Problem ? "triangle-alert"
                                                : "circle-question";
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
        return doneSaying(cancelMeeting(session().reg(), id(), read(form).plain("reason")),
                          say("meetings.cancel_done", {{"meeting", number()}}));
    }
};

} // namespace

std::unique_ptr<FormTask> addMeetingForm(Shell& shell, const SheetRequest& /*request*/)
{
    return std::make_unique<AddMeetingForm>(shell);
}

std::unique_ptr<FormTask> inviteSitesForm(Shell& shell, const SheetRequest& request)
{
    return hasHint(request, "back") ? formOf<UninviteForm, RecordKind::Meeting>(shell, request)
                                    : formOf<InviteForm, RecordKind::Meeting>(shell, request);
}

std::unique_ptr<FormTask> receiveNoticeForm(Shell& shell, const SheetRequest& request)
{
    return hasHint(request, "send") ? formOf<NoticeForm, RecordKind::Meeting>(shell, request)
                                    : formOf<ReceiptForm, RecordKind::Meeting>(shell, request);
}

const FormMaker recordTrialForm = formOf<TrialForm, RecordKind::Meeting>;
const FormMaker cancelMeetingForm = formOf<CancelForm, RecordKind::Meeting>;

} // namespace dongbo::present
