#pragma once

#include "core/report/engine/reports.h"
#include "core/report/model/model.h"
#include "gui/present/lists/list_presenter.h"
#include "gui/present/reports/report_file.h"

#include <cstdint>
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
        Word, ///< one of a few
        Typed ///< a period, a number, a name
    };
    std::string name; ///< "site"
    std::string title;
    Kind kind = Kind::Word;
    std::string value;               ///< as asked now; empty: not restricted
    std::vector<ListChoice> choices; ///< of words
    std::string error;
};

struct ReportTitle
{
    std::string name; ///< "inventory"
    std::string title;
    bool isChosen = false;
};

/// What stands beside the report's table.
class ReportsView
{
public:
    virtual ~ReportsView() = default;
    virtual void showReports(const std::vector<ReportTitle>& reports) = 0;
    /// Fields of the chosen report; called when another is chosen, or a field gets an error.
    virtual void showFields(const std::vector<ReportField>& fields) = 0;
    /// Title and caption of the report are others, or whether there is one.
    virtual void showTitle() = 0;
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
    [[nodiscard]] std::string title() const { return m_model ? m_model->title : std::string(); }
    [[nodiscard]] bool hasReport() const { return m_model != nullptr; }
    /// Asks where and writes the report there: .xlsx, .csv or .txt.
    void exportReport();

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
        return part == "report" || isParameter(part);
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

    ReportsView& m_around;
    OpenFile m_openFile;
    Problems m_problems;
    std::string m_sentence; ///< instead of a report
    std::string m_shownReport;
    report::Parameters m_askedFor;                ///< of the report made last
    std::shared_ptr<const report::Model> m_model; ///< whole
    std::shared_ptr<const report::Model> m_shown; ///< with the rows asked for
    std::vector<Spot> m_spots;
};

} // namespace dongbo::present
