#pragma once

#include "core/register/base/history.h"
#include "core/register/corrections/changes.h"
#include "gui/present/journal/change_words.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// Which change-sets the journal shows; what is absent does not restrict.
struct JournalQuery
{
    std::optional<ChangeKind> kind;
    std::string person; ///< the name it had then; empty: everybody
    std::optional<Date> since;
    std::optional<Date> until;
    std::string text; ///< words in any order, without marks, in the sentence, reason or name
    bool undoneOnly = false;

    bool operator==(const JournalQuery&) const = default;
};

/// A line of the list: the head of a day, or one change-set.
struct JournalRow
{
    bool isDay = false;
    std::string day;   ///< of a head: "Hôm nay, 16/06/2021"
    std::string count; ///< of a head: "9 thay đổi"

    std::optional<ChangeSetId> changeSet;
    std::string time;  ///< "15:12"
    std::string doubt; ///< that time is of a clock that was not believed; may be empty
    std::string icon;
    std::string what;
    std::string who;
    std::string records;   ///< "3 bản ghi"
    bool isUndone = false; ///< the sentence is struck through
    bool canUndo = false;
};

struct JournalChip
{
    enum class Kind : std::uint8_t
    {
        All,
        OfKind,
        Undone,
        Person,   ///< opens a menu
        Period,   ///< opens a menu
        MoreKinds ///< opens a menu
    };
    Kind kind = Kind::All;
    std::optional<ChangeKind> change;
    std::string icon;
    std::string word;
    std::string count; ///< empty: none is said
    bool isOn = false;
};

/// An entry of a chip's menu.
struct JournalChoice
{
    std::string key;
    std::string word;
    bool isOn = false;
};

struct JournalField
{
    std::string name;
    std::string before; ///< "(trống)" for nothing
    std::string after;
    std::string source; ///< "H31: “mờ 1 góc”"; empty: not from a list
};
struct JournalRecord
{
    std::string title;
    std::string note; ///< "mới", "từ Thiet bi xa.xls › Đại An › dòng 14"
    bool isBorn = false;
    std::vector<JournalField> fields;
    std::optional<Place> place; ///< where it can be looked at
};
/// A sentence of what undoing will do.
struct JournalEffect
{
    std::string icon;
    Tone tone = Tone::None;
    std::string sentence;
};

/// One change-set opened.
struct JournalDetail
{
    ChangeSetId changeSet;
    std::string title;
    std::string facts;       ///< "09/06/2021 16:21 · Vũ Thị Hạnh"
    std::string reason;      ///< "Vì: …"; may be empty
    std::string doubt;       ///< its time is of a clock that was not believed; may be empty
    std::string correctTime; ///< the link's words; empty: nothing may be written
    std::string undone;      ///< who took it back, when and why; may be empty
    std::vector<JournalRecord> records; ///< the first mostRecords
    std::string more;                   ///< "và 1.204 bản ghi nữa"; may be empty

    std::string effectTitle; ///< "Hoàn tác sẽ làm gì"
    std::vector<JournalEffect> effects;
    std::vector<std::string> dependants; ///< records that rest on it, by name
    std::string act;                     ///< the button's verb; empty: nothing may be done
    std::string actKeeping;              ///< with dependants: undo, but what they rest on stays
    std::string actHint;
    bool isRedo = false;
    std::string dayLink; ///< "Xem sổ ngày 09/06/2021"
    Date day;
};

struct JournalPage
{
    std::string caption; ///< "1.284 thay đổi · 7 người · không dòng nào bị xóa"
    std::vector<JournalChip> chips;
    std::size_t lines = 0; ///< of the list, heads included
    bool asksDays = false; ///< fields for the first and last day are shown
    std::optional<Date> since;
    std::optional<Date> until;
    std::string emptyTitle; ///< said when there are none
    std::string emptyHelp;
};

class JournalView
{
public:
    virtual ~JournalView() = default;
    /// The list and what is around it. Rows are asked of the presenter as they come in sight.
    virtual void showPage(const JournalPage& page, std::optional<std::size_t> selected) = 0;
    virtual void showDetail(const std::optional<JournalDetail>& detail) = 0;
    virtual void showBusy(bool isBusy) = 0;
};

/// The screen Nhật ký: who changed what, when and why; take one change back, or look at the
/// register of its day. The list is put together by a worker; only rows in sight are read for the
/// window.
class JournalPresenter
{
public:
    static constexpr std::size_t mostRecords = 60; ///< of an opened change-set
    static constexpr std::size_t mostFields = 400;

    JournalPresenter(Shell& shell, JournalView& view);

    /// Comes to the screen, perhaps to one change-set, perhaps with a filter: "kind=import",
    /// "undone", "person=…", "since=2021-06-01;until=2021-06-16", "text=…".
    void open(const Place& place);
    void reload();
    void hide();
    [[nodiscard]] Place place() const;

    void chooseChip(const JournalChip& chip);
    /// All kinds of change there are, for the menu.
    [[nodiscard]] std::vector<JournalChoice> kinds() const;
    void chooseKind(const std::string& key);
    [[nodiscard]] std::vector<JournalChoice> people() const;
    [[nodiscard]] std::vector<JournalChoice> periods() const;
    void choosePerson(const std::string& key);
    void choosePeriod(const std::string& key);
    void setPeriod(std::optional<Date> since, std::optional<Date> until);
    void setText(const std::string& typed);

    [[nodiscard]] const JournalPage& page() const { return m_page; }
    /// A line, read now if it is not at hand; line < page().lines.
    [[nodiscard]] const JournalRow& row(std::size_t line);
    void select(std::size_t line);
    [[nodiscard]] std::optional<std::size_t> selected() const;
    /// Lines as text a spreadsheet takes: day, time, who, what, records,
    /// undone.
    [[nodiscard]] std::string textOf(const std::vector<std::size_t>& lines);

    /// Takes the opened change-set back, or lets it count again.
    void act(const std::string& reason);
    /// Takes it back but keeps what later records rest on.
    void actKeeping(const std::string& reason);
    /// From the list, with the question where records rest on it.
    void undoLine(std::size_t line);
    void showDay();
    /// Opens the form that says when the opened change-set really was.
    void correctTime();
    void goTo(const Place& place);

private:
    struct Line
    {
        std::int64_t number = 0; ///< 0: head of a day
        std::int64_t wallMs = 0;
        std::int64_t count = 0; ///< of a head
    };
    struct Facet
    {
        std::string name;
        std::int64_t count = 0;
    };
    struct Index;
    void read();
    void adopt(const Index& index);
    void fillPage();
    void readDetail();
    void readRows(std::size_t around);
    [[nodiscard]] std::optional<std::size_t> lineOf(std::int64_t number) const;

    Shell& m_shell;
    JournalView& m_view;
    LatestJob m_job;
    LatestJob m_detailJob;
    JournalQuery m_query;
    std::string m_period; ///< key of the period's menu entry
    bool m_isShown = false;
    bool m_isStale = true;
    std::vector<Line> m_lines;
    std::int64_t m_all = 0;
    std::int64_t m_undone = 0;
    std::vector<Facet> m_people;
    std::vector<std::int64_t> m_kinds;
    JournalPage m_page;
    std::size_t m_firstRow = 0;
    std::vector<JournalRow> m_rows; ///< of lines m_firstRow…
    std::optional<std::int64_t> m_selected;
    std::optional<ChangeSetId> m_wanted; ///< to be selected once the list is there
    std::optional<JournalDetail> m_detail;
    Connection m_changed;
    Connection m_language;
};

/// One change-set opened, for a worker's own register. `limit` records are shown field by field.
[[nodiscard]] std::optional<JournalDetail> journalDetail(Register& reg, Language language,
                                                         const ChangeSetId& id, bool isWritable,
                                                         std::size_t limit);

} // namespace dongbo::present
