#pragma once

#include "core/report/model/model.h"
#include "gui/present/shell.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace dongbo::present {

/// Shows a file with the program the system has for it.
using OpenFile = std::function<void(const std::filesystem::path&)>;

/// Asks where and writes the model there in a worker: .xlsx, .csv or .txt; a banner says when it is
/// done and offers to open it.
void saveReport(Shell& shell, std::shared_ptr<const report::Model> model, OpenFile openFile);

} // namespace dongbo::present
