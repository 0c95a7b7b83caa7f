#pragma once

#include "core/report/engine/reports.h"
#include "core/report/model/model.h"
#include "gui/present/lists/list_presenter.h"
#include "gui/present/reports/report_behind.h"
#include "gui/present/reports/report_fields.h"
#include "gui/present/reports/report_file.h"
#include "gui/present/reports/report_menu.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A report's chart, ready to be drawn.
struct ReportChart
{
    enum class Kind : std::uint8_t
    {
        Bars,
        Stacked,
        Lines
    };
    struct Series
    {
        std::string name;
        Tone tone = Tone::None;
        std::vector<double> values; ///< one a label
        std::vector<std::string> texts;
    };
    Kind kind = Kind::Bars;
    std::string note; ///< its title and unit
    std::vector<std::string> labels;
    std::vector<Series> series;
    std::vector<std::string> sums; ///< over stacked bars; else empty
};

/// A key number above the table.
struct ReportFigure
{
    std::string id; ///< "0"
    std::string number;
    std::string word;
};

/// What stands beside the report's table.
class ReportsView
{
public:
    virtual ~ReportsView() = default;
    /// The list of reports is another.
    virtual void showReports() = 0;
    /// Fields of the chosen report; called when another is chosen, or a field gets an error.
    virtual void showFields(const std::vector<ReportField>& fields) = 0;
    /// Title, caption, chart and key numbers of the report are others, or whether there is one.
    virtual void showTitle() = 0;
    /// What stands behind the chosen number; nothing: none is chosen.
    virtual void showBehind(const BehindContent* content) = 0;
    /// Asks for a field of the report.
    virtual void askField(const std::string& field) = 0;
};

/// The screen Báo cáo: the register's reports shown and exported. Asked for by
/// "report=repair-costs;since=2021-04-01". A report's rows are sorted within their groups. Columns
/// narrow the rows; sums are then of the rows shown, and the report says so.
class ReportsList final : public ListPresenter
{
public:
    /// More devices than this are not put into one table: a place must be chosen.
    static constexpr std::int64_t mostDevices = 200'000;
    /// Places up to this many are offered as a list; beyond, they are searched.
    static constexpr std::size_t mostChoices = 200;

    ReportsList(Shell& shell, ListView& view, ReportsView& around, OpenFile openFile);

    void open(const Place& place) override;
    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::int64_t rowCount() const override;
    void row(std::int64_t index, ListRow& out) override;
    [[nodiscard]] ListFoot foot(std::int64_t first, std::int64_t last) const override;
    /// Goes to the record a row speaks of.
    void openRow(std::int64_t index) override;
    void askValues(const std::string& part,
                   std::function<void(std::vector<ListChoice>)> answer) override;

    void chooseReport(const std::string& report);
    /// A field's value as typed or chosen; the report is made again.
    void ask(const std::string& field, const std::string& value);
    /// Places that begin with what was typed.
    [[nodiscard]] std::vector<ListChoice> suggestions(const std::string& field,
                                                      const std::string& typed) const;
    /// Of the report asked for, also while it is being made or cannot be.
    [[nodiscard]] std::string title() const;
    [[nodiscard]] bool hasReport() const { return m_model != nullptr; }
    /// Whether it can be issued: it is shown, of today, and says something of the register.
    [[nodiscard]] bool canIssue() const;
    /// Asks for number, day and signer of the report that is shown, and issues it.
    void issue();
    /// Whether it is one of the office's own making that can be changed now.
    [[nodiscard]] bool canChangeOwn() const;
    void changeOwn();
    /// Takes it off the list; the banner puts it back.
    void removeOwn();
    /// Asks where and writes the report there, in the format of that ending (".xlsx").
    void exportReport(const std::string& ending);
    [[nodiscard]] ReportMenu& menu() { return m_menu; }
    /// A way out of a report without rows.
    void takeWay(const std::string& id) override;

    // --- chart and numbers ---
    [[nodiscard]] std::vector<ReportChart> charts() const;
    [[nodiscard]] std::string axisText(double value) const;
    /// A bar of that chart was clicked: its row becomes the current one.
    void chooseLabel(std::size_t chart, std::size_t label);
    [[nodiscard]] std::vector<ReportFigure> figures() const;
    /// What stands behind a key number, or behind the number in that cell, is shown beside.
    void askFigure(const std::string& id);
    void askCell(std::int64_t index, const std::string& column);
    [[nodiscard]] ReportBehind& behind() { return m_behind; }
    struct Asked
    {
        std::int64_t row = -1;
        std::string column;
    };
    /// The cell asked about last.
    [[nodiscard]] const Asked& askedCell() const { return m_asked; }
    /// Nothing is asked about any more. False: nothing was.
    bool clearAsked();

private:
    enum class RowKind : std::uint8_t
    {
        Group,
        Row,
        Subtotal,
        Total,
        Note
    };
    struct Spot
    {
        RowKind kind = RowKind::Row;
        std::size_t group = 0;
        std::size_t row = 0;
    };
    struct Made;

    [[nodiscard]] std::vector<TableColumn> declared() const override;
    void read(Why why) override;
    [[nodiscard]] bool isToldByChip(const std::string& part) const override
    {
        return part == "report" || part == "compare" || isParameter(part);
    }
    [[nodiscard]] std::string wordOf(const std::string& part,
                                     const std::string& value) const override;
    [[nodiscard]] EmptyList emptyList() const override;
    [[nodiscard]] std::int64_t keyAt(std::int64_t index) const override;
    [[nodiscard]] std::optional<RecordId> recordAt(std::int64_t /*index*/) const override
    {
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::int64_t> indexOf(const RecordId& /*record*/) const override
    {
        return std::nullopt;
    }
    void prepare(ListQuery& query) const override;
    [[nodiscard]] bool isPlain(const ListQuery& query) const override
    {
        return query.parts.size() < 2;
    }

    void adopt(Made made);
    void arrange();
    /// Whether the report can be asked for it; other parts narrow its rows.
    [[nodiscard]] bool isParameter(const std::string& part) const;
    [[nodiscard]] bool isNarrowed() const;
    /// Whether the row has the values asked for, whatever is asked of the column `but`.
    [[nodiscard]] bool passes(const report::Row& row, const std::string& but) const;
    [[nodiscard]] std::optional<std::size_t> columnAt(const std::string& code) const;
    void showAround();
    void showFields();
    [[nodiscard]] std::string reportName() const { return query().first("report"); }
    [[nodiscard]] report::Parameters asked() const;
    [[nodiscard]] std::optional<Place> placeOf(const Spot& spot) const;
    [[nodiscard]] std::string textOf(const report::Cell& cell) const;
    [[nodiscard]] ReportChart shownChart(const report::Chart& chart) const;

    [[nodiscard]] const report::Row* cellsOf(const Spot& spot) const;
    [[nodiscard]] std::vector<report::Row> rowsUnder(const Spot& spot) const;
    [[nodiscard]] bool isFigure(const Spot& spot, std::size_t column) const;
    [[nodiscard]] ReportNumber numberAt(const Spot& spot, std::size_t column) const;
    [[nodiscard]] std::string nameOf(const Spot& spot) const;
    [[nodiscard]] std::string parameterWords() const;
    [[nodiscard]] bool hasRows() const;
    /// Whether its rows are of the same things in every period: sums, not events.
    [[nodiscard]] bool isComparable() const;
    void showCells(const report::Row& cells, const Spot& spot, ListRow& out) const;

    ReportsView& m_around;
    ReportMenu m_menu;
    ReportBehind m_behind;
    Asked m_asked;
    OpenFile m_openFile;
    Problems m_problems;
    std::string m_sentence; ///< instead of a report
    std::string m_shownReport;
    std::string m_comparedWith;                   ///< of the report made last
    std::string m_columnsOf;                      ///< where its columns are kept, and their codes
    report::Parameters m_askedFor;                ///< of the report made last
    std::shared_ptr<const report::Model> m_model; ///< whole
    std::shared_ptr<const report::Model> m_shown; ///< with the rows asked for
    std::vector<Spot> m_spots;
};

} // namespace dongbo::present
