#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// The questions that need a dialog of the system, or an answer before work goes on. Nothing else
/// in the window is modal. Tests answer by themselves.
class Prompts
{
public:
    virtual ~Prompts() = default;

    struct FileKind
    {
        std::string title;    ///< "Danh sách Excel"
        std::string patterns; ///< "*.xlsx;*.xls;*.ods;*.csv"
    };
    /// Files to open; empty when the person thought better of it.
    [[nodiscard]] virtual std::vector<std::filesystem::path>
    filesToOpen(const std::string& title, const std::vector<FileKind>& kinds, bool several) = 0;
    [[nodiscard]] virtual std::optional<std::filesystem::path>
    fileToSave(const std::string& title, const std::vector<FileKind>& kinds,
               const std::string& suggestedName) = 0;
    /// A folder that is there; nothing when the person thought better of it. The picker begins at
    /// `now` when that is there.
    [[nodiscard]] virtual std::optional<std::filesystem::path>
    folder(const std::string& title, const std::filesystem::path& now) = 0;
    /// A question with its answers as verbs ("Hoàn tác cả sự cố", "Giữ lại"); in the window's own
    /// look, beside the work, not modal. `answered` gets the index, or nothing when it was closed.
    virtual void ask(const std::string& question, const std::string& explanation,
                     const std::vector<std::string>& answers,
                     std::function<void(std::optional<std::size_t>)> answered) = 0;
    /// Text for any other program.
    virtual void putOnClipboard(const std::string& text) = 0;
    /// Hands the pdf to the printer, as the system's print dialog asks; says what came of it and
    /// removes the file.
    virtual void print(const std::filesystem::path& pdf, const std::string& title) = 0;
};

} // namespace dongbo::present
