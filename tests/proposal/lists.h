#pragma once

#include "core/journal/read/history.h"
#include "core/register/base/register.h"
#include "core/store/queries/device_queries.h"
#include "importers/proposal/apply/import_list.h"
#include "tests/support/fake_workbook.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::tests {

// What the tests of this room begin with: a register, a list typed into the test as a file.

inline Register newRegister(const std::string& units = "vu-ban-2021")
{
    Register::InitOptions options;
    options.units = units;
    options.account = "thu";
    return Register::inMemory(options);
}

inline importers::ListFile fileOf(const FakeWorkbook& list, const std::string& name = "ds.xlsx")
{
    importers::ListFile file;
    file.workbook = &list;
    file.path = file.name = name;
    return file;
}

inline std::vector<store::DeviceRow> devicesOf(Register& reg)
{
    std::vector<store::DeviceRow> out;
    store::forEachDevice(reg.database(), {}, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) { out.push_back(row); });
    return out;
}

/// The wording of the cell from which the device's field was first imported.
inline std::optional<std::string> originalOf(Register& reg, const DeviceId& id, std::uint16_t field)
{
    for (const auto& entry : journal::history(reg.database(), RecordKind::Device, id)) {
        for (const auto& step : entry.fields) {
            if (step.field == field && entry.source) {
                return step.originalText;
            }
        }
    }
    return std::nullopt;
}

} // namespace dongbo::tests
