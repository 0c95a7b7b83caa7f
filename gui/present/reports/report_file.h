#pragma once

#include "core/report/model/model.h"
#include "gui/present/shell.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace dongbo::present {

/// Shows a file with the program the system has for it.
using OpenFile = std::function<void(const std::filesystem::path&)>;

/// Asks where and writes the model there in a worker, in the format of that ending (".xlsx"); the
/// folder is proposed again next time. A banner says when it is done and offers to open it.
void saveReport(Shell& shell, std::shared_ptr<const report::Model> model, const std::string& ending,
                OpenFile openFile);
/// The formats a report can be written in: ".xlsx", ".csv" …
[[nodiscard]] std::vector<std::string> reportFormats();
/// "kiem-ke-thiet-bi-theo-diem-cau-2021-06-16.xlsx", in the folder saved to last.
[[nodiscard]] std::string suggestedFile(Shell& shell, const std::string& title,
                                        const std::string& ending);
/// Remembers where a file was saved.
void keepFolder(Shell& shell, const std::filesystem::path& file);

} // namespace dongbo::present
