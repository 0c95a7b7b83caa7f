#pragma once

#include "core/planning/standard/spread.h"
#include "core/register/planning/consistency_trend.h"
#include "gui/present/register_reader.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One type: how many models there are of it.
struct SpreadRow
{
    DeviceType type = DeviceType::Other;
    std::string icon;
    std::string name;                ///< "Camera"
    std::vector<std::int64_t> parts; ///< devices by model, the commonest first
    std::string models;              ///< "3 kiểu"
    std::string commonest;           ///< "12/17 là Logitech PTZ Pro 2"
    std::string standard;   ///< "1 kiểu là chuẩn, 12 máy theo chuẩn"; empty: none is named
    Tone tone = Tone::None; ///< of `models`
};

/// One device of the chosen type.
struct SpreadDevice
{
    DeviceId id;
    std::string code;
    std::string model;
    std::string site;
    bool isPreferred = false;
};

/// A quarter: "Q2/22".
struct TrendBar
{
    std::string label;
    std::int64_t able = 0;
    std::int64_t unable = 0;
    std::int64_t score = 0;
    Date day{};
    std::string tip;
    bool isCurrent = false;
};

class ModelsView
{
public:
    virtual ~ModelsView() = default;
    virtual void showSpread() = 0;
    virtual void showTrend() = 0;
};

/// How uniform the equipment is, with the devices behind it, and how the sites stood quarter by
/// quarter.
class ModelsPresenter
{
public:
    static constexpr std::size_t quarters = 8;

    ModelsPresenter(Shell& shell, ModelsView& view);

    void open(std::optional<DeviceType> type);
    void reload();
    void setInSight(bool isInSight);

    [[nodiscard]] const std::vector<SpreadRow>& rows() const { return m_rows; }
    [[nodiscard]] std::optional<DeviceType> chosen() const { return m_type; }
    [[nodiscard]] std::string chosenName() const;
    /// Of the chosen type: those of rare models first.
    [[nodiscard]] const std::vector<SpreadDevice>& devices() const { return m_devices; }
    [[nodiscard]] const std::vector<TrendBar>& trend() const { return m_trend; }
    [[nodiscard]] bool isTrendRead() const { return m_isTrendRead; }
    [[nodiscard]] std::string caption() const;
    void choose(std::size_t row);
    void openDevice(std::size_t index);
    /// Shows the register of that day, as the date box does.
    void openDay(std::size_t bar);

    Signal<> headChanged;

private:
    struct Reading;
    void readTrend();
    void fill();
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const;

    Shell& m_shell;
    ModelsView& m_view;
    RegisterReader m_reader;
    LatestJob m_trendJob;
    std::shared_ptr<const Reading> m_read;
    std::optional<DeviceType> m_type;
    std::vector<SpreadRow> m_rows;
    std::vector<SpreadDevice> m_devices;
    std::vector<TrendBar> m_trend;
    bool m_isTrendRead = false;
    bool m_isInSight = true;
};

} // namespace dongbo::present
