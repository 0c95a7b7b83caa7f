#pragma once

#include "core/store/queries/device_queries.h"
#include "gui/present/session.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace dongbo::present {

/// A row of the list of devices, ready to be shown.
struct DeviceLine
{
    DeviceId id;
    std::string code;
    std::string title; ///< name and model
    std::string icon;  ///< of its type
    std::string site;
    PillText condition;
    std::string use;
    std::string cost; ///< of all its pieces
    std::string inUse;
    std::string serial;
    bool isGone = false; ///< withdrawn or out of the books

    bool operator==(const DeviceLine&) const = default;
};

[[nodiscard]] DeviceLine deviceLine(const Session& session, const store::DeviceRow& row);

/// Rows of a long list by index, read a page at a time when first asked for and kept while they are
/// near: a page costs about a millisecond.
class DeviceRows
{
public:
    explicit DeviceRows(const Session& session)
        : m_session(session)
    {}

    /// The line of numbers[index].
    const DeviceLine& at(std::span<const store::DeviceNumber> numbers, std::size_t index);
    /// What was read is not so any more.
    void forget() { m_pages.clear(); }

private:
    static constexpr std::size_t pageRows = 64;
    static constexpr std::size_t mostPages = 64;

    const Session& m_session;
    std::unordered_map<std::size_t, std::vector<DeviceLine>> m_pages;
};

} // namespace dongbo::present
