#pragma once

#include "core/register/planning/gap_ways.h"
#include "gui/present/consistency/consistency_facts.h"
#include "gui/present/consistency/standard_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/lists/list_types.h"
#include "gui/present/register_reader.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A cell as it is drawn; the colour only repeats the text.
struct MatrixCellText
{
    enum class Ink : std::uint8_t
    {
        Outline, ///< as it should be
        Soft,
        Plain,
        Dashed ///< nothing is there, or nothing is known
    };
    std::string text;
    std::string icon = {};
    Tone tone = Tone::None;
    Ink ink = Ink::Outline;
    bool isDeviation = false;
    bool isThere = true; ///< false: the standard of that site does not ask for it
    std::string spoken = {};
    std::string tip = {}; ///< what fills it and why
};

struct MatrixRowText
{
    SiteId site;
    std::string name;
    PillText verdict;
    std::string sum; ///< "9/12" lines
    Tone sumTone = Tone::None;
};

struct MatrixColumnText
{
    std::string id; ///< "see", "see.screen"
    std::string title;
    std::string group; ///< of a line: its function
    std::string tip;
};

/// What can be done about a cell.
struct MatrixAct
{
    std::string id;
    std::string word;
    std::string icon;
};

/// A device that was looked at for a cell.
struct MatrixDevice
{
    DeviceId id;
    std::string icon;
    std::string title;
    std::string caption; ///< code, where it is
    std::string reason;  ///< "đủ", "hỏng, SC-2021-0141", "dưới chuẩn: …"
    Tone tone = Tone::None;
    std::optional<FaultId> fault; ///< open, of this device
};

/// One way to close the gap of the chosen cell, with what it costs.
struct MatrixWay
{
    PlanAction action = PlanAction::Buy;
    std::string icon;
    std::string title;   ///< "Chuyển KTH-SCR-0002 từ Kim Thái"
    std::string caption; ///< how the cost is known
    std::string cost;    ///< empty: it cannot be done
    std::optional<DeviceId> device;
    std::optional<FaultId> fault;
};

/// The card beside the matrix: why the chosen cell says so.
struct MatrixDetail
{
    bool isThere = false;
    std::string title;   ///< "Hiển Khánh, màn hình"
    std::string caption; ///< "dòng 1 · bắt buộc để họp"
    PillText pill;
    std::vector<std::string> demands; ///< "1 cái", "≥ 55 in", "trần 15.000.000 đ"
    std::string devicesHead;          ///< "Đã xét 3 máy, không máy nào lấp được"
    std::vector<MatrixDevice> devices;
    std::string waysHead;        ///< empty: nothing is to be closed, or nothing is known yet
    std::vector<MatrixWay> ways; ///< the cheapest first; a worker adds them
    std::vector<MatrixAct> acts; ///< the first is the primary one
};

class MatrixView
{
public:
    virtual ~MatrixView() = default;
    /// Columns, rows or their order are others; `current` is selected.
    virtual void showMatrix() = 0;
    virtual void showBar() = 0;
    virtual void showDetail() = 0;
    /// Instead of the matrix; nothing: there are rows.
    virtual void showEmpty(const std::optional<EmptyList>& empty) = 0;
    virtual void showBusy(bool isBusy) = 0;
    virtual void showTyped(const std::string& text) = 0;
};

/// The matrix: every site against its standard, as of the day shown. Asked for as a list is:
/// "show=cannot|gaps|critical|unknown;unit=<id>;tier=commune;text=…".
class MatrixPresenter
{
public:
    MatrixPresenter(Shell& shell, MatrixView& view);

    void open(const ListQuery& query);
    [[nodiscard]] const ListQuery& query() const { return m_query; }
    void reload();
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }

    // --- what is asked for ---
    [[nodiscard]] std::vector<ListChip> chips() const;
    void press(const std::string& chip);
    [[nodiscard]] std::vector<ListChoice> menuOf(const std::string& chip) const;
    void chooseIn(const std::string& chip, const std::string& key);
    void setText(const std::string& typed);
    [[nodiscard]] MatrixBy by() const { return m_by; }
    void setBy(MatrixBy by);
    void takeWay(const std::string& id);

    // --- rows and columns ---
    [[nodiscard]] std::vector<MatrixColumnText> columns() const;
    [[nodiscard]] std::int64_t rowCount() const { return std::ssize(m_order); }
    [[nodiscard]] MatrixRowText row(std::int64_t index) const;
    [[nodiscard]] MatrixCellText cell(std::int64_t row, std::size_t column) const;
    /// The next row from `from` on with a deviation in a column from `column` on; -1: none.
    [[nodiscard]] std::int64_t nextDeviation(std::int64_t from, std::size_t& column, int by) const;
    /// "5/18 điểm cầu họp được · 32 chỗ thiếu · hỏng tính là thiếu".
    [[nodiscard]] std::string caption() const;
    [[nodiscard]] std::string sumsHead() const;

    // --- the chosen cell ---
    void choose(std::int64_t row, std::size_t column);
    [[nodiscard]] std::int64_t currentRow() const { return m_row; }
    [[nodiscard]] std::size_t currentColumn() const { return m_column; }
    [[nodiscard]] const MatrixDetail& detail() const { return m_detail; }
    /// To the devices of the chosen cell in the screen Thiết bị.
    void openDevices();
    void openSite(std::int64_t row);
    void openDevice(std::size_t index);
    /// To the fault, the transfer or the plan that closes the gap.
    void openWay(std::size_t index);
    void act(const std::string& id);

    Signal<> headChanged;

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const;
    [[nodiscard]] const MatrixSite& site(std::int64_t row) const;
    [[nodiscard]] const Attributes& attributesOf(std::optional<DeviceType> type) const;
    /// Whether what is asked for lets the deviation have ink.
    [[nodiscard]] bool isTold(const MatrixState& state) const;
    [[nodiscard]] bool passes(const MatrixSite& site) const;
    [[nodiscard]] bool isMeant(const MatrixSite& site, std::string_view show) const;
    [[nodiscard]] std::int64_t countOf(std::string_view show) const;
    [[nodiscard]] std::string tipOf(const MatrixSite& site, const MatrixKey& key) const;
    void take(std::shared_ptr<const ConsistencyFacts> facts);
    void arrange();
    void chooseAgain();
    void fillDetail();
    void fillDevices(const MatrixSite& site, const std::vector<std::size_t>& lines);
    void readWays(const MatrixSite& site, const std::vector<std::size_t>& lines);
    void takeWays(const std::vector<LineWays>& lines);
    [[nodiscard]] std::optional<DeviceType> typeAsked() const;
    void fillActs(const MatrixSite& site, const MatrixState& state);
    [[nodiscard]] EmptyList emptyList() const;

    Shell& m_shell;
    MatrixView& m_view;
    RegisterReader m_reader;
    RegisterReader m_ways;
    ListQuery m_query;
    MatrixBy m_by = MatrixBy::Line;
    std::optional<std::string> m_unitRead; ///< the unit that was read; nothing: nothing was
    std::shared_ptr<KeptFacts> m_kept;     ///< of that unit
    std::shared_ptr<const ConsistencyFacts> m_facts;
    std::vector<std::size_t> m_order; ///< indexes of sites
    std::optional<SiteId> m_site;     ///< of the chosen cell
    std::optional<MatrixKey> m_key;
    std::int64_t m_row = -1;
    std::size_t m_column = 0;
    MatrixDetail m_detail;
};

} // namespace dongbo::present
