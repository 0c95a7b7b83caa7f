#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace dongbo::gui {

/// One window for a register and an account on this machine: who opens the same file again brings
/// the first window forward and hands over what was to be done there. Two machines on one shared
/// folder are not seen; there the file's own locks serve.
class SingleInstance
{
public:
    using Receive = std::function<void(const std::vector<std::string>& words)>;

    /// `folder`: this account's own, the same for every window.
    explicit SingleInstance(std::filesystem::path folder);
    ~SingleInstance();
    SingleInstance(const SingleInstance&) = delete;
    SingleInstance& operator=(const SingleInstance&) = delete;

    /// Stands for that register from now on instead of another. False: another window does; it was
    /// given the words and comes forward. When nobody can tell, true.
    [[nodiscard]] bool claim(const std::filesystem::path& registerFile,
                             const std::vector<std::string>& words);
    /// Words that others hand over, on the GUI thread.
    void onWords(Receive receive) { m_receive = std::move(receive); }

private:
    struct Impl;
    std::filesystem::path m_folder;
    Receive m_receive;
    std::unique_ptr<Impl> m_impl;
};

} // namespace dongbo::gui
