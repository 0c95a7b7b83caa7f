#pragma once

#include "tests/torture/faulty_system.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace dongbo::torture {

enum class SyncMeans
{
    OnDisk, ///< what was written before a sync is there after a power cut
    Nothing ///< the disk says so and is not
};

/// A folder on a disk with a cache: plays the calls of a record, and can say what a power cut
/// leaves of them. Synced bytes stay. Of the writes since, each sector of 512 bytes of each write
/// is there or not, for itself. Names are changed in order; those since the folder's last sync are
/// there up to some point.
class Disk
{
public:
    explicit Disk(SyncMeans means)
        : m_means(means)
    {}

    void play(const DiskCall& call);
    /// Writes the files as a power cut at this moment leaves them.
    void writeAfterCut(const std::filesystem::path& folder, std::mt19937& random) const;

private:
    struct Pending
    {
        std::uint64_t offset = 0;
        std::string bytes;
        bool isTruncation = false; ///< to `offset`
    };
    struct File
    {
        std::string synced;
        std::vector<Pending> pending;
    };
    using Names = std::map<std::string, std::uint32_t>;

    static void write(std::string& content, std::uint64_t offset, std::string_view bytes);
    static void change(Names& names, const DiskCall& call);
    [[nodiscard]] static std::string contentAfterCut(const File& file, std::mt19937& random);

    SyncMeans m_means;
    std::map<std::uint32_t, File> m_files;
    Names m_names; ///< as of the folder's last sync
    std::vector<DiskCall> m_pendingNames;
};

/// Puts what is in the folder already into the record, as if it had just been written and synced.
void recordPresent(const std::filesystem::path& folder);

} // namespace dongbo::torture
