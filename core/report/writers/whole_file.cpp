#include "core/report/writers/whole_file.h"

#include "core/report/writers/writers.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <string>
#include <system_error>

namespace dongbo::report {

WholeFile::WholeFile(std::filesystem::path path)
    : m_path(std::move(path))
{
    try {
        m_folder.emplace(m_path);
    } catch (const std::system_error& error) {
        throw failure(error.code().value());
    }
    m_draft = m_folder->path() / m_path.filename();
}

WholeFile::~WholeFile()
{
    std::error_code ignored;
    std::filesystem::remove(m_draft, ignored); // by its name, which takes no open file
}

Error WholeFile::failure(int errorNumber) const
{
    const std::error_code code(errorNumber, std::generic_category());
    const std::vector<Argument> args{{"path", m_path.string()}, {"detail", code.message()}};
    if (code == std::errc::no_space_on_device || code == std::errc::file_too_large ||
        errorNumber == EDQUOT) {
        return {Error::Kind::Full, {"report.full", args}};
    }
    if (code == std::errc::permission_denied || code == std::errc::read_only_file_system ||
        code == std::errc::operation_not_permitted) {
        return {Error::Kind::ReadOnly, {"report.read_only", args}};
    }
    if (code == std::errc::no_such_file_or_directory) {
        return {Error::Kind::NotFound, {"report.no_folder", args}};
    }
    return {Error::Kind::Unreadable, {"report.not_written", args}};
}

void WholeFile::keep()
{
    std::error_code failed;
    std::filesystem::rename(m_draft, m_path, failed);
    if (failed) {
        throw failure(failed.value());
    }
}

void writeWhole(std::string_view bytes, const std::filesystem::path& path)
{
    WholeFile file(path);
    errno = 0;
    std::ofstream out(file.draft(), std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        throw file.failure(errno == 0 ? EIO : errno);
    }
    file.keep();
}

std::string endingOf(const std::filesystem::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ending;
}

Error unknownEnding(const std::filesystem::path& path, const char* known)
{
    return {Error::Kind::Usage,
            {"report.unknown_format", {{"path", path.string()}, {"known", known}}}};
}

void requireEnding(const std::filesystem::path& path, const char* known)
{
    const auto ending = endingOf(path);
    if (ending.empty() || (std::string(known) + ",").find(ending + ",") == std::string::npos) {
        throw unknownEnding(path, known);
    }
}

} // namespace dongbo::report
