#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace dongbo::bench {

/// Lower bound of the cost of a history: the record's rows, read column by column.
class BareHistory
{
public:
    explicit BareHistory(const std::string& path);
    ~BareHistory();
    BareHistory(const BareHistory&) = delete;
    BareHistory& operator=(const BareHistory&) = delete;

    /// Returns the number of bytes read.
    std::size_t read(const std::array<std::uint8_t, 16>& record);

private:
    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_select = nullptr;
};

} // namespace dongbo::bench
