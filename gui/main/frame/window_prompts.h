#pragma once

#include "gui/present/prompts.h"

namespace dongbo::gui {

class WindowShell;

/// The system's file pickers over the window, and questions in a bar of the window itself.
class WindowPrompts final : public present::Prompts
{
public:
    explicit WindowPrompts(WindowShell& shell)
        : m_shell(shell)
    {}

    std::vector<std::filesystem::path> filesToOpen(const std::string& title,
                                                   const std::vector<FileKind>& kinds,
                                                   bool several) override;
    std::optional<std::filesystem::path> fileToSave(const std::string& title,
                                                    const std::vector<FileKind>& kinds,
                                                    const std::string& suggestedName) override;
    std::optional<std::filesystem::path> folder(const std::string& title,
                                                const std::filesystem::path& now) override;
    void ask(const std::string& question, const std::string& explanation,
             const std::vector<std::string>& answers,
             std::function<void(std::optional<std::size_t>)> answered) override;
    void putOnClipboard(const std::string& text) override;
    void print(const std::filesystem::path& pdf, const std::string& title) override;

    /// The next file picker answers this instead of asking; for scripts.
    void answerFiles(std::vector<std::filesystem::path> files) { m_next = std::move(files); }

private:
    WindowShell& m_shell;
    std::optional<std::vector<std::filesystem::path>> m_next;
};

} // namespace dongbo::gui
