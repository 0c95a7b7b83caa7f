#pragma once

#include "core/report/model.h"
#include "core/report/reports.h"
#include "gui/present/shell.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One thing the report can be asked for, as a field of the page.
struct ReportField
{
    enum class Kind : std::uint8_t
    {
        Place, ///< typed with suggestions, or chosen
        Day,
        Word ///< one of a few
    };
    struct Choice
    {
        std::string key;
        std::string word;
    };
    std::string name; ///< "site"
    std::string title;
    Kind kind = Kind::Word;
    std::string value;           ///< as asked now; empty: not restricted
    std::vector<Choice> choices; ///< of words, and of places while they are few
    std::string error;
};

struct ReportTitle
{
    std::string name; ///< "inventory"
    std::string title;
    bool isChosen = false;
};

struct ReportColumn
{
    std::string title;
    int characters = 12;
    bool isNumber = false;
    int drop = 0; ///< in a narrow window columns with the highest number go first; 0 stays
};

/// A line of the shown table.
struct ReportLine
{
    enum class Kind : std::uint8_t
    {
        Group,
        Row,
        Subtotal,
        Total,
        Note
    };
    Kind kind = Kind::Row;
    std::vector<std::string> cells; ///< one a column; a group's and a note's stands in the first
    bool opens = false;             ///< there is somewhere to go
};

/// A finished report as the page shows it.
struct ReportPage
{
    std::string title;
    std::string caption; ///< what was asked, when and from which register it was made
    std::vector<ReportColumn> columns;
    std::size_t lines = 0;
    std::string foot; ///< "344 dòng · 21 nhóm"
};

class ReportsView
{
public:
    virtual ~ReportsView() = default;
    virtual void showReports(const std::vector<ReportTitle>& reports) = 0;
    /// Fields of the chosen report; called when another is chosen, or a field gets an error.
    virtual void showFields(const std::vector<ReportField>& fields) = 0;
    virtual void showReport(const ReportPage& page) = 0;
    /// What stands in the middle instead of a table: being made, too large, failed.
    virtual void showSentence(const std::string& sentence) = 0;
};

/// The screen Báo cáo: the register's reports shown and exported. Made by a worker; a newer request
/// replaces an older one.
class ReportsPresenter
{
public:
    /// More devices than this are not put into one table: a place must be chosen.
    static constexpr std::int64_t mostDevices = 200'000;
    /// Places up to this many are offered as a list; beyond, they are searched.
    static constexpr std::size_t mostChoices = 200;

    /// `openFile` shows a file with the program the system has for it.
    ReportsPresenter(Shell& shell, ReportsView& view,
                     std::function<void(const std::filesystem::path&)> openFile);

    /// "report=repair-costs;since=2021-04-01;until=2021-06-30", or nothing: the last one.
    void open(const Place& place);
    void reload();
    void hide();
    [[nodiscard]] Place place() const;

    void choose(const std::string& report);
    /// A field's value as typed or chosen; the report is made anew.
    void ask(const std::string& field, const std::string& value);
    /// Places that begin with what was typed.
    [[nodiscard]] std::vector<ReportField::Choice> suggestions(const std::string& field,
                                                               const std::string& typed) const;

    [[nodiscard]] const ReportPage& page() const { return m_page; }
    [[nodiscard]] bool hasReport() const { return m_model != nullptr; }
    /// line < page().lines
    [[nodiscard]] ReportLine line(std::size_t line) const;
    /// Goes to the record a row speaks of.
    void openLine(std::size_t line);
    /// Asks where and writes the report there: .xlsx, .csv or .txt.
    void exportReport();

private:
    struct Spot
    {
        ReportLine::Kind kind = ReportLine::Kind::Row;
        std::size_t group = 0;
        std::size_t row = 0;
    };
    struct Made;
    void make();
    void adopt(Made& made);
    void showFields();
    [[nodiscard]] std::optional<Place> placeOf(const Spot& spot) const;
    [[nodiscard]] std::string textOf(const report::Cell& cell) const;

    Shell& m_shell;
    ReportsView& m_view;
    std::function<void(const std::filesystem::path&)> m_openFile;
    LatestJob m_job;
    bool m_isShown = false;
    bool m_isStale = true;
    std::string m_report;
    report::Parameters m_asked;
    Problems m_problems;
    std::shared_ptr<const report::Model> m_model;
    std::vector<Spot> m_spots;
    ReportPage m_page;
    Connection m_changed;
    Connection m_language;
};

} // namespace dongbo::present
