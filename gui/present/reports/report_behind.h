#pragma once

#include "core/report/model/model.h"
#include "gui/present/register_reader.h"
#include "gui/present/words/tone.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A number somebody asks about.
struct ReportNumber
{
    std::string title;   ///< "Micro, Chập chờn"
    std::string value;   ///< "5"
    std::string caption; ///< "5 trên tổng 35 · Kỳ: quý II/2021"
    std::string how;     ///< how it is counted, a sentence; may be empty
    std::vector<report::RecordRef> records;
    std::size_t left = 0; ///< records that are not named
};

/// A record behind a number, ready to be shown.
struct BehindLine
{
    std::string id;      ///< of the record
    std::string lead;    ///< "13/05"
    std::string title;   ///< "Đại An"
    std::string caption; ///< "Shure BLX14 · lần 7"
    std::string value;   ///< "34 ngày"
    std::string note;    ///< "còn mở"
    Tone tone = Tone::None;
};

/// What the pane beside a report says of the chosen number.
struct BehindContent
{
    ReportNumber number;
    std::vector<BehindLine> lines; ///< the first of them
    std::string more;              ///< "và 120 dòng nữa"; empty: all are there
    std::string open;              ///< "Mở 5 sự cố"; empty: no list holds them
    std::string costTitle;         ///< what they cost together; empty: nothing known
    std::string cost;
    bool isReading = false;
};

/// Reads the records behind a number in a worker.
class ReportBehind
{
public:
    /// Rows shown; a list holds the others.
    static constexpr std::size_t mostLines = 200;
    /// Records one can open in their list: more would not fit what a list is asked for.
    static constexpr std::size_t mostOpened = 500;

    /// `show` gets nothing when no number is chosen any more.
    ReportBehind(Shell& shell, std::function<void(const BehindContent*)> show);

    void ask(ReportNumber number);
    void clear();
    [[nodiscard]] bool isOpen() const { return m_content.has_value(); }
    [[nodiscard]] const BehindContent* content() const { return m_content ? &*m_content : nullptr; }
    /// Goes to a record of the pane; does nothing when no page shows it.
    void open(const std::string& record);
    /// Goes to the list of exactly these records.
    void openAll();

private:
    struct Read;
    void adopt(Read read);

    Shell& m_shell;
    std::function<void(const BehindContent*)> m_show;
    RegisterReader m_reader;
    std::optional<BehindContent> m_content;
    std::optional<Place> m_list;
};

} // namespace dongbo::present
