#include "gui/present/meetings/meeting_task.h"

#include "core/domain/require.h"
#include "gui/present/meetings/meeting_words.h"

namespace dongbo::present {

OfMeeting::OfMeeting(Shell& shell, const SheetRequest& request)
    : FormTask(shell)
    , m_id{require(request.record, "the meeting").id}
    , m_hint(ListQuery::parse(request.hint))
{}

void OfMeeting::begin(Form& form, const char* title, const char* icon, const char* send)
{
    m_view = viewMeeting(session().reg(), m_id);
    form.title = say(title);
    form.icon = icon;
    form.sendWord = say(send);
    form.subjectIcon = "calendar-clock";
    form.subject = m_view.meeting.name.value_or("");
    form.detail = m_view.meeting.number.value_or("") +
                  (m_view.meeting.startsAt ? " · " + text::formatInstant(*m_view.meeting.startsAt)
                                           : std::string());
    form.pill = meetingStatePill(session().language(), m_view.meeting.state,
                                 m_view.meeting.frozenAt.has_value());
    watch({RecordKind::Meeting, m_id}, {"meeting_state", "frozen_at"});
}

std::optional<SiteId> OfMeeting::hintedSite() const
{
    const auto site = RecordId::parse(m_hint.first("site"));
    return site ? std::optional{SiteId{*site}} : std::nullopt;
}

} // namespace dongbo::present
