#include "core/report/writers/workbook_file.h"

#include "core/platform/quiet_library.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <string_view>

namespace dongbo::report {

namespace {

int errnoOr(int other)
{
    return errno == 0 ? other : errno;
}

/// The folder of the draft, used for the library's temporary files too: it is known to be writable,
/// another disk could be full, and it goes with the draft.
std::string folderOf(const std::filesystem::path& draft)
{
    const auto folder = draft.parent_path().string();
    return folder.empty() ? "." : folder;
}

/// "<?xml …?><worksheet xmlns=…" → "worksheet".
std::string_view rootOf(std::string_view beginning)
{
    std::size_t at = beginning.find('<');
    while (at != std::string_view::npos && at + 1 < beginning.size() &&
           (beginning[at + 1] == '?' || beginning[at + 1] == '!')) {
        at = beginning.find('<', at + 1);
    }
    if (at == std::string_view::npos) {
        return {};
    }
    const auto name = beginning.substr(at + 1);
    return name.substr(0, name.find_first_of(" />\r\n\t"));
}

/// True when the part is XML that ends with the closing tag of its root.
bool isWholePart(zip_file_t* part)
{
    std::array<char, 64 * 1024> buffer{};
    std::string beginning;
    std::string end;
    for (;;) {
        const auto count = zip_fread(part, buffer.data(), buffer.size());
        if (count < 0) {
            return false;
        }
        if (count == 0) {
            break;
        }
        const std::string_view piece(buffer.data(), static_cast<std::size_t>(count));
        if (beginning.size() < 512) {
            beginning += piece.substr(0, 512);
        }
        end += piece.substr(piece.size() - std::min<std::size_t>(piece.size(), 256));
        end.erase(0, end.size() - std::min<std::size_t>(end.size(), 256));
    }
    while (!end.empty() && (end.back() == '\n' || end.back() == '\r')) {
        end.pop_back();
    }
    const auto root = rootOf(beginning);
    if (root.empty()) {
        return false;
    }
    const auto firstClose = beginning.find('>', beginning.find("<" + std::string(root)));
    const bool isEmptyRoot = end.ends_with("/>") && firstClose + 1 == beginning.size();
    return isEmptyRoot || end.ends_with("</" + std::string(root) + ">");
}

} // namespace

WorkbookFile::WorkbookFile(const std::filesystem::path& path, Instant created,
                           const std::string& title, Memory memory)
    : m_file(path)
    , m_draft(m_file.draft().string())
    , m_folder(folderOf(m_file.draft()))
{
    errno = 0;
    if (!std::ofstream(m_draft, std::ios::binary)) {
        throw m_file.failure(errnoOr(EIO));
    }
    lxw_workbook_options options{};
    options.constant_memory = memory == Memory::Flat ? LXW_TRUE : LXW_FALSE;
    options.tmpdir = m_folder.data();
    m_workbook.reset(workbook_new_opt(m_draft.c_str(), &options));
    if (!m_workbook) {
        throw m_file.failure(ENOMEM);
    }
    lxw_doc_properties properties{};
    std::string copy = title;
    properties.title = copy.empty() ? nullptr : copy.data();
    properties.created = static_cast<time_t>(created.unixMs / 1000);
    workbook_set_properties(m_workbook.get(), &properties);
}

lxw_worksheet* WorkbookFile::addSheet(const char* name)
{
    errno = 0;
    const platform::QuietLibrary quiet;
    auto* sheet = workbook_add_worksheet(m_workbook.get(), name);
    if (sheet == nullptr) {
        throw m_file.failure(errnoOr(EIO));
    }
    return sheet;
}

void WorkbookFile::keep()
{
    errno = 0;
    for (auto* sheet = STAILQ_FIRST(m_workbook->worksheets); sheet != nullptr;
         sheet = STAILQ_NEXT(sheet, list_pointers)) {
        FILE* rows = sheet->optimize_tmpfile;
        if (rows != nullptr && (std::fflush(rows) != 0 || std::ferror(rows) != 0)) {
            throw m_file.failure(errnoOr(ENOSPC));
        }
    }
    lxw_error result = LXW_NO_ERROR;
    {
        const platform::QuietLibrary quiet;
        result = workbook_close(m_workbook.release());
    }
    if (result != LXW_NO_ERROR) {
        throw m_file.failure(errnoOr(EIO));
    }
    if (!isWholeWorkbook(m_draft)) {
        // a temporary file was truncated without an error: the disk is full
        throw m_file.failure(ENOSPC);
    }
    m_file.keep();
}

bool isWholeWorkbook(const std::filesystem::path& path)
{
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
    if (archive == nullptr) {
        return false;
    }
    const auto parts = zip_get_num_entries(archive, 0);
    bool isWhole = parts > 0;
    for (zip_int64_t i = 0; i < parts && isWhole; ++i) {
        zip_file_t* part = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        isWhole = part != nullptr && isWholePart(part);
        if (part != nullptr) {
            zip_fclose(part);
        }
    }
    zip_discard(archive);
    return isWhole;
}

} // namespace dongbo::report
