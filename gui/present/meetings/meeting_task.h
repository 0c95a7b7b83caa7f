#pragma once

#include "core/register/meetings/meeting_view.h"
#include "core/text/dates.h"
#include "gui/present/forms/form_task.h"
#include "gui/present/lists/list_query.h"

#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

// Inside gui/present/meetings only: what the forms of a meeting share.

namespace dongbo::present {

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

/// What is about one meeting.
class OfMeeting : public FormTask
{
public:
    OfMeeting(Shell& shell, const SheetRequest& request);

protected:
    /// Head and watched fields.
    void begin(Form& form, const char* title, const char* icon, const char* send);
    [[nodiscard]] const MeetingId& id() const { return m_id; }
    [[nodiscard]] const MeetingView& view() const { return m_view; }
    [[nodiscard]] const ListQuery& hint() const { return m_hint; }
    /// "HN-2021-0001".
    [[nodiscard]] std::string number() const { return m_view.meeting.number.value_or(""); }
    /// The site the request names: "site=ID".
    [[nodiscard]] std::optional<SiteId> hintedSite() const;

private:
    MeetingId m_id;
    ListQuery m_hint;
    MeetingView m_view;
};

/// "back=yes" in what a sheet is asked with.
[[nodiscard]] inline bool hasHint(const SheetRequest& request, const char* part)
{
    return ListQuery::parse(request.hint).has(part);
}

} // namespace dongbo::present
