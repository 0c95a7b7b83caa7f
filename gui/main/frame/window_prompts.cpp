#include "gui/main/frame/window_prompts.h"

#include "gui/main/frame/main_frame.h"
#include "gui/main/frame/window_shell.h"
#include "gui/platform/print_file.h"
#include "gui/widgets/paint/strings.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/dirdlg.h>
#include <wx/filedlg.h>

#include <utility>

namespace dongbo::gui {

namespace {

wxString wildcardOf(const std::vector<present::Prompts::FileKind>& kinds)
{
    std::string out;
    for (const auto& kind : kinds) {
        out += (out.empty() ? "" : "|") + kind.title + "|" + kind.patterns;
    }
    return toWx(out);
}

std::filesystem::path pathOf(const wxString& text)
{
    return std::filesystem::path(fromWx(text));
}

} // namespace

std::vector<std::filesystem::path> WindowPrompts::filesToOpen(const std::string& title,
                                                              const std::vector<FileKind>& kinds,
                                                              bool several)
{
    if (m_next) {
        return *std::exchange(m_next, std::nullopt);
    }
    wxFileDialog dialog(m_shell.frame(), toWx(title), {}, {}, wildcardOf(kinds),
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST | (several ? wxFD_MULTIPLE : 0));
    std::vector<std::filesystem::path> out;
    if (dialog.ShowModal() == wxID_OK) {
        wxArrayString paths;
        dialog.GetPaths(paths);
        for (const auto& path : paths) {
            out.push_back(pathOf(path));
        }
    }
    return out;
}

std::optional<std::filesystem::path> WindowPrompts::fileToSave(const std::string& title,
                                                               const std::vector<FileKind>& kinds,
                                                               const std::string& suggestedName)
{
    if (m_next) {
        const auto next = *std::exchange(m_next, std::nullopt);
        return next.empty() ? std::nullopt : std::optional{next.front()};
    }
    const std::filesystem::path suggested(suggestedName);
    wxFileDialog dialog(m_shell.frame(), toWx(title), toWx(suggested.parent_path().string()),
                        toWx(suggested.filename().string()), wildcardOf(kinds),
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) {
        return std::nullopt;
    }
    return pathOf(dialog.GetPath());
}

std::optional<std::filesystem::path> WindowPrompts::folder(const std::string& title,
                                                           const std::filesystem::path& now)
{
    if (m_next) {
        const auto next = *std::exchange(m_next, std::nullopt);
        return next.empty() ? std::nullopt : std::optional{next.front()};
    }
    wxDirDialog dialog(m_shell.frame(), toWx(title), toWx(now.string()),
                       wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) {
        return std::nullopt;
    }
    return pathOf(dialog.GetPath());
}

void WindowPrompts::ask(const std::string& question, const std::string& explanation,
                        const std::vector<std::string>& answers,
                        std::function<void(std::optional<std::size_t>)> answered)
{
    if (m_shell.frame() == nullptr) {
        answered(std::nullopt);
        return;
    }
    m_shell.frame()->showQuestion(question, explanation, answers, std::move(answered));
}

void WindowPrompts::putOnClipboard(const std::string& text)
{
    if (wxTheClipboard->Open()) {
        wxTheClipboard->SetData(new wxTextDataObject(toWx(text))); // owned by the clipboard
        wxTheClipboard->Close();
    }
}

void WindowPrompts::print(const std::filesystem::path& pdf, const std::string& title)
{
    if (m_shell.frame() == nullptr) {
        return;
    }
    printPdf(
        *m_shell.frame(), pdf, title, [this, pdf, title](PrintEnd end, const std::string& why) {
            std::error_code ignored;
            std::filesystem::remove(pdf, ignored);
            if (end != PrintEnd::Cancelled) {
                const bool isDone = end == PrintEnd::Printed;
                m_shell.banner(
                    {isDone ? present::BannerTone::Ok : present::BannerTone::Bad,
                     m_shell.session().say(isDone ? "paper_view.printed" : "paper_view.not_printed",
                                           {{"name", title}}),
                     why,
                     {},
                     {}});
            }
        });
}

} // namespace dongbo::gui
