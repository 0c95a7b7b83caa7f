#include "tests/torture/disk_image.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace dongbo::torture {

namespace {
constexpr std::uint64_t sector = 512;
}

void Disk::write(std::string& content, std::uint64_t offset, std::string_view bytes)
{
    if (content.size() < offset + bytes.size()) {
        content.resize(offset + bytes.size(), '\0');
    }
    content.replace(offset, bytes.size(), bytes);
}

void Disk::change(Names& names, const DiskCall& call)
{
    switch (call.kind) {
    case DiskCall::Kind::Link:
        names[call.name] = call.file;
        break;
    case DiskCall::Kind::Unlink:
        names.erase(call.name);
        break;
    case DiskCall::Kind::Rename:
        if (const auto at = names.find(call.name); at != names.end()) {
            names[call.other] = at->second;
            names.erase(call.name);
        }
        break;
    case DiskCall::Kind::Write:
    case DiskCall::Kind::Truncate:
    case DiskCall::Kind::SyncFile:
    case DiskCall::Kind::SyncFolder:
    case DiskCall::Kind::Mark:
        break;
    }
}

void Disk::play(const DiskCall& call)
{
    switch (call.kind) {
    case DiskCall::Kind::Write:
        m_files[call.file].pending.push_back({call.offset, call.bytes, false});
        break;
    case DiskCall::Kind::Truncate:
        m_files[call.file].pending.push_back({call.offset, {}, true});
        break;
    case DiskCall::Kind::SyncFile: {
        if (m_means == SyncMeans::Nothing) {
            break;
        }
        auto& file = m_files[call.file];
        for (const auto& one : file.pending) {
            if (one.isTruncation) {
                file.synced.resize(one.offset, '\0');
            } else {
                write(file.synced, one.offset, one.bytes);
            }
        }
        file.pending.clear();
        break;
    }
    case DiskCall::Kind::Link:
    case DiskCall::Kind::Unlink:
    case DiskCall::Kind::Rename:
        m_pendingNames.push_back(call);
        break;
    case DiskCall::Kind::SyncFolder:
        if (m_means == SyncMeans::OnDisk) {
            for (const auto& one : m_pendingNames) {
                change(m_names, one);
            }
            m_pendingNames.clear();
        }
        break;
    case DiskCall::Kind::Mark:
        break;
    }
}

std::string Disk::contentAfterCut(const File& file, std::mt19937& random)
{
    auto content = file.synced;
    for (const auto& one : file.pending) {
        if (one.isTruncation) {
            if (random() % 2 == 0) {
                content.resize(one.offset, '\0');
            }
            continue;
        }
        // each sector for itself, in no order
        for (std::uint64_t from = one.offset; from < one.offset + one.bytes.size();) {
            const auto until =
                std::min(one.offset + one.bytes.size(), (from / sector + 1) * sector);
            if (random() % 2 == 0) {
                write(content, from,
                      std::string_view(one.bytes).substr(from - one.offset, until - from));
            }
            from = until;
        }
    }
    return content;
}

void Disk::writeAfterCut(const std::filesystem::path& folder, std::mt19937& random) const
{
    auto names = m_names;
    const auto many = m_pendingNames.empty() ? 0 : random() % (m_pendingNames.size() + 1);
    for (std::size_t i = 0; i < many; ++i) {
        change(names, m_pendingNames[i]);
    }
    std::map<std::uint32_t, std::filesystem::path> written;
    for (const auto& [name, number] : names) {
        const auto path = folder / name;
        std::error_code ignored;
        std::filesystem::create_directories(path.parent_path(), ignored);
        if (const auto other = written.find(number); other != written.end()) {
            std::filesystem::create_hard_link(other->second, path, ignored);
            continue;
        }
        written[number] = path;
        const auto file = m_files.find(number);
        std::ofstream(path, std::ios::binary)
            << (file == m_files.end() ? std::string() : contentAfterCut(file->second, random));
    }
}

void recordPresent(const std::filesystem::path& folder)
{
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)),
                                std::istreambuf_iterator<char>());
        // once more, through the calls that are recorded
        const int file = ::open(entry.path().c_str(), O_RDWR);
        noteName(file, entry.path());
        static_cast<void>(!::pwrite(file, bytes.data(), bytes.size(), 0));
        ::fsync(file);
        ::close(file);
    }
    const int self = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY);
    ::fsync(self);
    ::close(self);
}

} // namespace dongbo::torture
