#include "importers/readers/container/zip_container.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace dongbo::importers {

namespace {

/// Read callback of libzip. Exceptions must not pass through it: a failed read is stored.
struct Feed
{
    const InputFile* file = nullptr;
    std::uint64_t at = 0;
    zip_error_t error{};
};

zip_int64_t feedRead(Feed& feed, void* data, zip_uint64_t length)
{
    try {
        const auto got =
            feed.file->readAt(feed.at, static_cast<char*>(data), static_cast<std::size_t>(length));
        feed.at += got;
        return static_cast<zip_int64_t>(got);
    } catch (const Error&) {
        zip_error_set(&feed.error, ZIP_ER_READ, 0);
        return -1;
    }
}

zip_int64_t feedCallback(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command)
{
    auto& feed = *static_cast<Feed*>(user);
    if (command == ZIP_SOURCE_OPEN) {
        feed.at = 0;
        return 0;
    }
    if (command == ZIP_SOURCE_READ) {
        return feedRead(feed, data, length);
    }
    if (command == ZIP_SOURCE_SEEK) {
        const auto where =
            zip_source_seek_compute_offset(feed.at, feed.file->size(), data, length, &feed.error);
        if (where < 0) {
            return -1;
        }
        feed.at = static_cast<std::uint64_t>(where);
        return 0;
    }
    if (command == ZIP_SOURCE_TELL) {
        return static_cast<zip_int64_t>(feed.at);
    }
    if (command == ZIP_SOURCE_STAT) {
        auto* stat = static_cast<zip_stat_t*>(data);
        zip_stat_init(stat);
        stat->valid = ZIP_STAT_SIZE;
        stat->size = feed.file->size();
        return sizeof(*stat);
    }
    if (command == ZIP_SOURCE_ERROR) {
        return zip_error_to_data(&feed.error, data, length);
    }
    if (command == ZIP_SOURCE_SUPPORTS) {
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
    }
    return command == ZIP_SOURCE_CLOSE || command == ZIP_SOURCE_FREE ? 0 : -1;
}

std::uint64_t littleEndian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
        value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

/// The highest entry count claimed by an end record in the file's last 64 KiB. libzip would
/// allocate an object for each before we could count them.
std::uint64_t claimedEntries(const InputFile& file)
{
    constexpr std::uint64_t reach = 65557 + 20;
    const auto from = file.size() > reach ? file.size() - reach : 0;
    std::string tail(static_cast<std::size_t>(file.size() - from), '\0');
    tail.resize(file.readAt(from, tail.data(), tail.size()));
    std::uint64_t most = 0;
    for (auto at = tail.find("PK\5\6"); at != std::string::npos; at = tail.find("PK\5\6", at + 1)) {
        if (tail.size() - at >= 22 && littleEndian(tail, at + 10, 2) != 0xFFFF) {
            most = std::max(most, littleEndian(tail, at + 10, 2));
        }
    }
    for (auto at = tail.find("PK\6\7"); at != std::string::npos; at = tail.find("PK\6\7", at + 1)) {
        std::array<char, 56> record{};
        if (tail.size() - at >= 20 &&
            file.readAt(littleEndian(tail, at + 8, 8), record.data(), record.size()) == 56) {
            most = std::max(most, littleEndian({record.data(), 56}, 32, 8));
        }
    }
    return most;
}

Error zipError(int code, const char* during)
{
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string log = std::string(during) + ": " + zip_error_strerror(&error);
    zip_error_fini(&error);
    if (code == ZIP_ER_MEMORY) {
        return pastLimit("memory_bytes", Limits::standard().memoryBytes);
    }
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP || code == ZIP_ER_WRONGPASSWD) {
        return {Error::Kind::Encrypted, {"readers.encrypted", {}}, log};
    }
    return unreadable("readers.broken_zip", log);
}

} // namespace

struct ZipContainer::State
{
    const Limits& limits;
    Feed feed;
    zip_t* archive = nullptr;
    std::uint64_t inflated = 0;
    std::uint64_t claimed = 0;
    std::unordered_map<std::string, std::uint64_t> parts;
};

namespace {

class ZipPart final : public ByteSource
{
public:
    ZipPart(zip_file_t* part, std::uint64_t& inflated, const Limits& limits)
        : m_part(part)
        , m_inflated(inflated)
        , m_limits(limits)
    {}
    ZipPart(const ZipPart&) = delete;
    ZipPart& operator=(const ZipPart&) = delete;
    ~ZipPart() override { zip_fclose(m_part); }

    std::size_t read(char* out, std::size_t size) override
    {
        const auto got = zip_fread(m_part, out, size);
        if (got < 0) {
            throw zipError(zip_error_code_zip(zip_file_get_error(m_part)), "zip_fread");
        }
        m_inflated += static_cast<std::uint64_t>(got);
        if (m_inflated > m_limits.inflatedBytes) {
            throw pastLimit("inflated_bytes", m_limits.inflatedBytes);
        }
        return static_cast<std::size_t>(got);
    }

private:
    zip_file_t* m_part;
    std::uint64_t& m_inflated;
    const Limits& m_limits;
};

} // namespace

std::string plainPartName(std::string_view name)
{
    std::vector<std::string> folders;
    std::string folder;
    const auto close = [&] {
        if (folder == ".." && !folders.empty()) {
            folders.pop_back();
        } else if (!folder.empty() && folder != "." && folder != "..") {
            folders.push_back(folder);
        }
        folder.clear();
    };
    for (const char c : name) {
        if (c == '/' || c == '\\') {
            close();
        } else {
            folder.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    close();
    std::string plain;
    for (const auto& part : folders) {
        plain += plain.empty() ? part : "/" + part;
    }
    return plain;
}

ZipContainer::ZipContainer(const InputFile& file, const Limits& limits)
    : m_state(new State{limits, {}, nullptr, 0, 0, {}})
{
    if (claimedEntries(file) > limits.entries) {
        throw pastLimit("entries", limits.entries);
    }
    m_state->feed.file = &file;
    zip_error_t error;
    zip_error_init(&error);
    zip_error_init(&m_state->feed.error);
    auto* source = zip_source_function_create(feedCallback, &m_state->feed, &error);
    m_state->archive =
        source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (m_state->archive == nullptr) {
        const auto code = zip_error_code_zip(&error);
        zip_error_fini(&error);
        if (source != nullptr) {
            zip_source_free(source);
        }
        throw zipError(code, "zip_open_from_source");
    }
    const auto count = zip_get_num_entries(m_state->archive, 0);
    if (static_cast<std::uint64_t>(count) > limits.entries) {
        zip_discard(m_state->archive);
        throw pastLimit("entries", limits.entries);
    }
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t stat;
        if (zip_stat_index(m_state->archive, i, 0, &stat) == 0 &&
            (stat.valid & ZIP_STAT_NAME) != 0) {
            m_state->parts.emplace(plainPartName(stat.name), i);
            m_state->claimed += stat.size;
        }
    }
}

ZipContainer::~ZipContainer()
{
    if (m_state->archive != nullptr) {
        zip_discard(m_state->archive);
    }
}

std::optional<std::uint64_t> ZipContainer::find(std::string_view name) const
{
    const auto found = m_state->parts.find(plainPartName(name));
    return found == m_state->parts.end() ? std::nullopt : std::optional{found->second};
}

std::unique_ptr<ByteSource> ZipContainer::open(std::string_view name)
{
    const auto index = find(name);
    if (!index) {
        throw unreadable("readers.part_missing", std::string(name));
    }
    auto* part = zip_fopen_index(m_state->archive, *index, 0);
    if (part == nullptr) {
        throw zipError(zip_error_code_zip(zip_get_error(m_state->archive)), "zip_fopen_index");
    }
    return std::make_unique<ZipPart>(part, m_state->inflated, m_state->limits);
}

std::uint64_t ZipContainer::inflated() const
{
    return m_state->inflated;
}

std::uint64_t ZipContainer::claimed() const
{
    return m_state->claimed;
}

} // namespace dongbo::importers
