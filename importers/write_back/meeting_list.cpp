#include "importers/write_back/meeting_list.h"

#include "core/register/base/find.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "importers/write_back/sheet_columns.h"

#include <algorithm>
#include <array>

namespace dongbo::importers {

namespace {

enum Part : int
{
    Name,
    Starts,
    Ends,
    Level,
    Platform,
    Link,
    Host,
    Place,
    Contact,
    NoticeNo,
    NoticeDay,
    NoticeSent,
    Sites,
    Notes
};

constexpr std::array columns{SheetColumn{Name, "name", "name"},
                             SheetColumn{Starts, "starts", "starts_at"},
                             SheetColumn{Ends, "ends", "ends_at"},
                             SheetColumn{Level, "level", "level"},
                             SheetColumn{Platform, "platform", "platform"},
                             SheetColumn{Link, "link", "link"},
                             SheetColumn{Host, "host", "host"},
                             SheetColumn{Place, "place", "place"},
                             SheetColumn{Contact, "contact", "contact"},
                             SheetColumn{NoticeNo, "notice_no", "notice_no"},
                             SheetColumn{NoticeDay, "notice_day", "notice_day"},
                             SheetColumn{NoticeSent, "notice_sent", "notice_sent_at"},
                             SheetColumn{Sites, "sites", "sites"},
                             SheetColumn{Notes, "notes", "notes"}};

template <typename E>
std::optional<Message> fillChoice(const std::string& text, std::optional<E>& out)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const auto folded = text::fold(text);
    for (const auto& term : terms<E>()) {
        const auto key = std::string(listName<E>()) + "." + std::string(term.code);
        if (folded == text::fold(term.code) ||
            folded == text::fold(text::say(Language::Vietnamese, key)) ||
            folded == text::fold(text::say(Language::English, key))) {
            out = term.value;
            return std::nullopt;
        }
    }
    return badValue(text);
}

std::optional<Message> fillMoment(const std::string& text, std::optional<Instant>& out)
{
    constexpr int morning = 8;
    if (!text.empty()) {
        out = saidMoment(text, morning);
        if (!out) {
            return badValue(text);
        }
    }
    return std::nullopt;
}

std::optional<Message> fillSites(Register& reg, const std::string& said, SiteChoice& out)
{
    const auto folded = text::fold(said);
    if (folded == "all" || folded == "tat ca") {
        out.all = true;
        return std::nullopt;
    }
    std::optional<Message> wrong;
    for (std::string_view rest = said; !rest.empty() && !wrong;) {
        const auto end = std::min(rest.find(';'), rest.size());
        if (const auto name = text::trim(rest.substr(0, end)); !name.empty()) {
            wrong = found([&] { out.sites.push_back(findSite(reg, name)); });
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return wrong;
}

std::optional<Message> fill(Register& reg, const SaidRow& row, MeetingDraft& draft)
{
    auto& meeting = draft.meeting;
    const auto text = [&row](Part part) {
        return row[part].empty() ? MaybeText{} : MaybeText{row[part]};
    };
    meeting.name = text(Name);
    meeting.platform = text(Platform);
    meeting.place = text(Place);
    meeting.contact = text(Contact);
    meeting.noticeNo = text(NoticeNo);
    meeting.notes = text(Notes);
    std::optional<Instant> noticeDay;
    const auto first = [](std::initializer_list<std::optional<Message>> all) {
        const auto wrong =
            std::find_if(all.begin(), all.end(), [](const auto& one) { return one.has_value(); });
        return wrong == all.end() ? std::optional<Message>{} : *wrong;
    };
    const auto wrong =
        first({fillMoment(row[Starts], meeting.startsAt), fillMoment(row[Ends], meeting.endsAt),
               fillMoment(row[NoticeSent], meeting.noticeSentAt),
               fillMoment(row[NoticeDay], noticeDay), fillChoice(row[Level], meeting.level),
               fillChoice(row[Link], meeting.link), fillSites(reg, row[Sites], draft.invited),
               row[Host].empty() ? std::nullopt
                                 : found([&] { meeting.host = findUnit(reg, row[Host]); })});
    if (noticeDay) {
        meeting.noticeDay = dayOf(*noticeDay);
    }
    return wrong;
}

} // namespace

MeetingsRead readMeetingList(Register& reg, const Workbook& workbook)
{
    const auto rows = readSaidRows(workbook, "meeting.sheet.", columns, {Name, Starts});
    if (!rows) {
        throw Error(Error::Kind::Unreadable, {"meeting.no_list", {}});
    }
    MeetingsRead out;
    for (const auto& row : *rows) {
        MeetingsRead::Row read{row.row, {}};
        if (const auto why = fill(reg, row, read.draft)) {
            out.unread.push_back({row.row, *why});
        } else {
            out.rows.push_back(std::move(read));
        }
    }
    return out;
}

} // namespace dongbo::importers
