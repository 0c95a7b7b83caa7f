#pragma once

#include "gui/present/meetings/meetings_list.h"
#include "gui/widgets/base/canvas.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// A month of meetings: a week a row, Monday first, each day with its meetings. Parts: "prev",
/// "next", and the ids of the meetings in sight.
class MonthGrid final : public Canvas
{
public:
    struct Entry
    {
        std::string id;
        std::chrono::year_month_day day;
        std::string hour;
        std::string name;
        Tone tone = Tone::None;
    };
    /// What is said around the days.
    struct Texts
    {
        std::string previous;
        std::string next;
        std::vector<std::string> weekdays; ///< seven, Monday first
        std::function<std::string(std::chrono::year_month)> month;
    };
    MonthGrid(wxWindow* parent, const std::string& name, Texts texts);

    /// The month that is shown stays, once there was one.
    void setEntries(std::vector<Entry> entries, std::chrono::year_month_day today);
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {420, 320}; }

private:
    [[nodiscard]] std::chrono::sys_days firstShown() const;
    [[nodiscard]] int weeks() const;
    [[nodiscard]] wxRect cell(int index) const;
    void turn(int months);

    Texts m_texts;
    std::vector<Entry> m_entries;
    std::chrono::year_month_day m_today{};
    std::chrono::year_month m_month{};
    std::function<void(const std::string&)> m_open;
};

} // namespace dongbo::gui
