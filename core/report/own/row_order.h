#pragma once

#include "core/domain/id.h"
#include "core/platform/temporary_file.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Inside core/report only.

namespace dongbo::report {

/// Puts records in order: by group, by key, as they came. Few are held in memory; of many, sorted
/// runs wait in a temporary file and are merged, so that memory does not grow with the records.
class RowOrder
{
public:
    /// Less than 0: the first group stands before the second; the same answer every time.
    using GroupOrder = std::function<int(std::uint32_t, std::uint32_t)>;
    using Visit = std::function<void(std::uint32_t group, const RecordId& record)>;

    static constexpr std::size_t usualRun = std::size_t{4} << 20U; ///< bytes held

    RowOrder(GroupOrder groups, bool isDescending, std::size_t run = usualRun);

    /// `key`: bytes in their order, at most 60,000; one that begins with 0xFF is not known and
    /// stands last either way. Throws {Full} when the temporary file has no room.
    void add(std::uint32_t group, std::string_view key, const RecordId& record);
    /// In order; called once.
    void each(const Visit& visit);

private:
    struct Entry
    {
        std::uint32_t group = 0;
        std::uint32_t at = 0;
        RecordId record;
        std::string_view key;
    };
    class Run;
    [[nodiscard]] Entry entryAt(std::size_t offset) const;
    [[nodiscard]] bool isBefore(const Entry& a, const Entry& b) const;
    void sort();
    void spill();

    GroupOrder m_groups;
    bool m_isDescending;
    std::size_t m_run;
    std::uint32_t m_count = 0;
    std::string m_held;                  ///< entries one after the other
    std::vector<std::uint32_t> m_places; ///< of the entries in m_held
    std::unique_ptr<platform::TemporaryFile> m_file;
    std::vector<std::uint64_t> m_ends; ///< of the runs in the file
};

} // namespace dongbo::report
