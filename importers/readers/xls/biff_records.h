#pragma once

#include "importers/readers/container/input_file.h"
#include "importers/readers/xls/biff_cipher.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Iterates over the records of an old Excel stream: two bytes type, two bytes length, body.
class BiffRecords
{
public:
    /// `stream` must outlive the object.
    explicit BiffRecords(const InputFile& stream);

    /// From now on bodies are decrypted, except for types that are never encrypted.
    void decryptWith(std::unique_ptr<BiffCipher> cipher) { m_cipher = std::move(cipher); }
    /// Seeks to a record at that offset.
    void seek(std::uint64_t offset);
    /// False at the end of the stream, also in the middle of a record.
    bool next();
    /// Advances only if the next record is of that type.
    bool nextIf(std::uint16_t id);

    [[nodiscard]] std::uint16_t id() const { return m_id; }
    /// Valid until the next advance.
    [[nodiscard]] std::string_view body() const { return m_body; }
    /// Offset of the record in the stream.
    [[nodiscard]] std::uint64_t at() const { return m_recordAt; }
    [[nodiscard]] std::uint64_t size() const { return m_stream.size(); }

private:
    bool need(std::size_t bytes);
    void decrypt(char* body, std::size_t size);

    const InputFile& m_stream;
    std::vector<char> m_buffer;
    std::uint64_t m_bufferAt = 0; ///< offset of the buffer's first byte
    std::size_t m_at = 0;         ///< of the next record in the buffer
    std::size_t m_size = 0;
    std::uint64_t m_recordAt = 0;
    std::uint16_t m_id = 0;
    std::string_view m_body;
    std::unique_ptr<BiffCipher> m_cipher;
};

/// Reads values from a record and the CONTINUE records after it. Throws Error{Unreadable}
/// "readers.broken_xls" when they end too early.
class BiffCursor
{
public:
    /// Starts at the body of the current record of `records`.
    explicit BiffCursor(BiffRecords& records, std::size_t skipped = 0);

    [[nodiscard]] bool isAtEnd() { return m_left.empty() && !more(); }
    [[nodiscard]] std::uint8_t byte();
    [[nodiscard]] std::uint16_t word();
    [[nodiscard]] std::uint32_t number();
    void skip(std::uint64_t bytes);

    /// A text of Excel 97 and later whose length has been read: flags, then characters of one or
    /// two bytes, then its formatting data.
    struct Text
    {
        bool hasFirstRun = false;    ///< the first letter has a font of its own
        std::uint16_t firstFont = 0; ///< that font's number in the file
    };
    /// Appends it to `out`.
    Text unicode(std::size_t characters, std::string& out);

private:
    bool more();
    void characters(std::size_t count, bool wide, std::string& out);

    BiffRecords& m_records;
    std::string_view m_left;
};

/// Record types that are used.
namespace biff {
inline constexpr std::uint16_t formula = 0x0006, end = 0x000A, dateMode = 0x0022, filePass = 0x002F,
                               font = 0x0031, continued = 0x003C, codePage = 0x0042,
                               columnInfo = 0x007D, boundSheet = 0x0085, mulRk = 0x00BD,
                               richString = 0x00D6, extendedFormat = 0x00E0, mergedCells = 0x00E5,
                               sharedStrings = 0x00FC, labelShared = 0x00FD, number = 0x0203,
                               label = 0x0204, boolError = 0x0205, string = 0x0207, row = 0x0208,
                               rk = 0x027E, format = 0x041E, begin = 0x0809;
inline constexpr std::uint16_t version8 = 0x0600;
inline constexpr std::uint16_t kindWorksheet = 0x0010;
} // namespace biff

} // namespace dongbo::importers
