#pragma once

#include "core/store/queries/device_queries.h"
#include "gui/present/import/import_presenter.h"
#include "tests/support/fake_shell.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

// An import screen without a window, and a list to try it with.

namespace dongbo::test {

using importers::Outcome;

class ImportFakeView final : public present::ImportView
{
public:
    std::vector<present::ImportFailure> failures;
    present::ImportSheetPage understood;
    present::ImportChangesPage changes;
    present::ImportDonePage done;
    std::string busy;
    bool locked = false;

    void showChoose(const std::vector<present::ImportFailure>& all) override { failures = all; }
    void showUnderstood(const present::ImportSheetPage& page) override { understood = page; }
    void showChanges(const present::ImportChangesPage& page) override { changes = page; }
    void showDone(const present::ImportDonePage& page) override { done = page; }
    void showBusy(const std::string& what, bool isLocked) override
    {
        busy = what;
        locked = isLocked;
    }

    [[nodiscard]] const present::ImportColumn* column(const std::string& letter) const
    {
        const auto at = std::find_if(understood.columns.begin(), understood.columns.end(),
                                     [&](const auto& one) { return one.letter == letter; });
        return at == understood.columns.end() ? nullptr : &*at;
    }
    [[nodiscard]] std::string count(Outcome outcome) const
    {
        for (const auto& one : changes.counts) {
            if (one.outcome == outcome) {
                return one.number;
            }
        }
        return {};
    }
};

inline constexpr const char* untidy = "UBND HUYỆN VỤ BẢN,,,,,\n"
                                      "DANH SÁCH THIẾT BỊ HỌP TRỰC TUYẾN NĂM 2021,,,,,\n"
                                      "TT,Tên thiết bị,SL,Kiểu máy,Số sê-ri,Thành tiền\n"
                                      "I,UBND xã Đại An,,,,\n"
                                      "1,Camera hội nghị Logitech,1,PTZ Pro 2,CAM001,16 900 000\n"
                                      "2,Micro cổ ngỗng Toa,2,TS-D1000,,6 500 000\n"
                                      ",Cộng,,,,23 400 000\n"
                                      "II,UBND xã Tam Thanh,,,,\n"
                                      "1,Loa thùng Toa,hai cái,F-2000BT,,5 300 000\n"
                                      "2,Bộ lưu điện Santak,1,Blazer 1000,UPS77,3 980 000\n"
                                      ",Cộng,,,,9 280 000\n";

struct ImportDesk
{
    FakeShell shell;
    ImportFakeView view;
    Folder folder;
    present::ImportPresenter presenter{shell, view};

    std::filesystem::path file(const std::string& name, const std::string& content)
    {
        const auto path = folder.path / name;
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    void read(const std::vector<std::filesystem::path>& files)
    {
        presenter.read(files);
        shell.settle();
    }
    [[nodiscard]] std::int64_t devices() { return store::countDevices(shell.reg().database(), {}); }
};

} // namespace dongbo::test
