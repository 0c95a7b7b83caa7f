#pragma once

#include "gui/present/reports/reports_list.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::test {

class FakeReportsView final : public present::ReportsView
{
public:
    std::vector<present::ReportField> fields;
    std::optional<present::BehindContent> behind;
    std::string askedField;
    int menus = 0;

    void showReports() override { ++menus; }
    void showFields(const std::vector<present::ReportField>& all) override { fields = all; }
    void showTitle() override {}
    void showBehind(const present::BehindContent* content) override
    {
        behind = content == nullptr ? std::nullopt : std::optional{*content};
    }
    void askField(const std::string& field) override { askedField = field; }

    [[nodiscard]] const present::ReportField* field(const std::string& name) const
    {
        const auto at = std::find_if(fields.begin(), fields.end(),
                                     [&](const auto& one) { return one.name == name; });
        return at == fields.end() ? nullptr : &*at;
    }
};

/// The screen of reports without a window.
struct ReportsDesk
{
    FakeShell shell;
    FakeReportsView view;
    std::vector<std::filesystem::path> opened;
    FakeListView table;
    present::ReportsList list{
        shell, table, view, [this](const std::filesystem::path& file) { opened.push_back(file); }};

    void open(const std::string& filter = {})
    {
        list.open({present::ScreenName::Reports, {}, filter});
        shell.settle();
    }
    [[nodiscard]] present::ListRow row(std::int64_t index)
    {
        present::ListRow out;
        list.row(index, out);
        return out;
    }
    [[nodiscard]] std::optional<std::int64_t> heading()
    {
        for (std::int64_t i = 0; i < list.rowCount(); ++i) {
            const auto one = row(i);
            if (one.isHeading || (one.isGroup && !one.isStrong)) {
                return i;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::int64_t> plainRow()
    {
        for (std::int64_t i = 0; i < list.rowCount(); ++i) {
            const auto one = row(i);
            if (!one.isHeading && !one.isGroup && !one.isStrong) {
                return i;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::int64_t> total()
    {
        for (std::int64_t i = 0; i < list.rowCount(); ++i) {
            const auto one = row(i);
            if (one.isStrong && one.isGroup) {
                return i;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::string foot() const { return list.foot(0, 0).left; }
    [[nodiscard]] std::string sentence() const
    {
        return table.empty ? table.empty->fact : std::string();
    }
};

} // namespace dongbo::test
