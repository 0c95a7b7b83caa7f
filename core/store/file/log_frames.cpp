#include "core/store/file/log_frames.h"

#include "core/store/file/sums.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace dongbo::store {

namespace {

constexpr sqlite3_int64 logHeader = 32;
constexpr sqlite3_int64 frameHeader = 24;
constexpr sqlite3_int64 sumAt = 16; ///< in a frame's header
constexpr int sumBytes = 8;
constexpr sqlite3_int64 headSumAt = 24; ///< in the log's header

using Head = std::array<unsigned char, logHeader>;

bool isPageSize(int amount)
{
    constexpr int smallest = 512;
    return amount >= smallest && std::has_single_bit(static_cast<unsigned>(amount));
}

int orderOf(const unsigned char* head)
{
    return head[3] & 1;
}

Sum sumFrom(const unsigned char* at)
{
    return {bigAt(at), bigAt(at + 4)};
}

/// The sum of a frame that follows one with the sum `sum`: over the page's number, the size after a
/// commit, and the page.
void addFrame(Sum& sum, const unsigned char* header, const unsigned char* page, int size, int order)
{
    const auto words = order != 0 ? WordOrder::Big : WordOrder::Little;
    addTo(sum, header, 8, words);
    addTo(sum, page, static_cast<std::size_t>(size), words);
}

void putBig(unsigned char* at, std::uint32_t number)
{
    for (int i = 0; i < 4; ++i) {
        at[i] = static_cast<unsigned char>(number >> (24 - 8 * i));
    }
}

} // namespace

LogFrames::LogFrames(sqlite3_file& file)
    : m_file(file)
    , m_writes(file)
{
    Head head{};
    if (readRaw(head, 0)) {
        m_page = static_cast<int>(bigAt(head.data() + 8));
        m_order = orderOf(head.data());
    }
}

template <typename Bytes> bool LogFrames::readRaw(Bytes& into, sqlite3_int64 offset)
{
    return m_file.pMethods->xRead(&m_file, into.data(), static_cast<int>(into.size()), offset) ==
           SQLITE_OK;
}

LogFrames::Place LogFrames::placeOf(sqlite3_int64 offset, int pageSize)
{
    const auto whole = frameHeader + pageSize;
    return {(offset - logHeader) / whole, (offset - logHeader) % whole};
}

sqlite3_int64 LogFrames::offsetOf(sqlite3_int64 frame, int pageSize)
{
    return logHeader + frame * (frameHeader + pageSize);
}

int LogFrames::write(const void* from, int amount, sqlite3_int64 offset)
{
    const auto* bytes = static_cast<const unsigned char*>(from);
    if (offset == 0 && amount >= logHeader) {
        m_page = static_cast<int>(bigAt(bytes + 8));
        m_order = orderOf(bytes);
    }
    if (offset < logHeader || m_page == 0) {
        return m_writes.write(from, amount, offset);
    }
    const auto place = placeOf(offset, m_page);
    if (place.rest == 0 && amount == frameHeader) {
        return writeHeader(bytes, place.frame, offset);
    }
    if (std::exchange(m_sumsNext, false) && place.rest == frameHeader && amount == m_page) {
        return writeSummed(bytes, place.frame);
    }
    if (place.frame == m_lastHeader) {
        m_lastHeader = -1; // written once more it has no header of its own
    } else {
        m_unsummedFrom = std::min(m_unsummedFrom, place.frame);
    }
    return m_writes.write(from, amount, offset);
}

int LogFrames::writeHeader(const unsigned char* bytes, sqlite3_int64 frame, sqlite3_int64 offset)
{
    m_lastHeader = frame;
    m_last = frame;
    if (frame <= m_unsummedFrom &&
        std::all_of(bytes + 8, bytes + frameHeader, [](unsigned char byte) { return byte == 0; })) {
        std::copy_n(bytes, m_unsummed.size(), m_unsummed.begin());
        m_sumsNext = true;
        return SQLITE_OK;
    }
    if (frame == m_unsummedFrom) {
        ++m_unsummedFrom;
    }
    return m_writes.write(bytes, static_cast<int>(frameHeader), offset);
}

int LogFrames::writeSummed(const unsigned char* page, sqlite3_int64 frame)
{
    m_lastHeader = -1;
    if (const int flushed = flush(); flushed != SQLITE_OK) {
        return flushed;
    }
    Head head{};
    Header before{};
    if (!readRaw(head, 0) || (frame > 0 && !readRaw(before, offsetOf(frame - 1, m_page)))) {
        return SQLITE_IOERR_READ;
    }
    auto sum = sumFrom(frame == 0 ? head.data() + headSumAt : before.data() + sumAt);
    addFrame(sum, m_unsummed.data(), page, m_page, orderOf(head.data()));
    std::copy_n(head.begin() + 16, 8, m_unsummed.begin() + 8); // the salts of this log
    putBig(m_unsummed.data() + sumAt, sum.a);
    putBig(m_unsummed.data() + sumAt + 4, sum.b);
    const auto offset = offsetOf(frame, m_page);
    if (const int done = m_writes.write(m_unsummed.data(), static_cast<int>(frameHeader), offset);
        done != SQLITE_OK) {
        return done;
    }
    if (frame == m_unsummedFrom) {
        ++m_unsummedFrom;
    }
    return m_writes.write(page, m_page, offset + frameHeader);
}

int LogFrames::read(void* into, int amount, sqlite3_int64 offset)
{
    if (const int flushed = flush(); flushed != SQLITE_OK) {
        return flushed;
    }
    if (amount == sumBytes && m_page != 0 && m_last >= 0 && offset > logHeader) {
        // The commit asks for the sum before the first frame that it gives one. After a rollback
        // that frame may lie behind the last one there is, whose sum is then the one to go on from.
        const auto place = placeOf(offset, m_page);
        if (place.rest == sumAt && place.frame > m_last) {
            offset = offsetOf(m_last, m_page) + sumAt;
        }
    }
    return m_file.pMethods->xRead(&m_file, into, amount, offset);
}

std::uint32_t LogFrames::damagedPage(const void* page, int amount, sqlite3_int64 offset)
{
    if (!isPageSize(amount) || offset < logHeader + frameHeader) {
        return 0;
    }
    const auto place = placeOf(offset, amount);
    if (place.rest != frameHeader || place.frame >= m_unsummedFrom) {
        return 0;
    }
    Head head{};
    Header before{};
    Header own{};
    const auto start = offset - frameHeader;
    const bool isFirst = place.frame == 0;
    if (((isFirst || m_order < 0) && !readRaw(head, 0)) || !readRaw(own, start) ||
        (!isFirst && !readRaw(before, start - frameHeader - amount))) {
        return 0; // the read itself went well; what SQLite makes of it is its own affair
    }
    if (m_order < 0) {
        m_order = orderOf(head.data());
    }
    const auto fits = [&] {
        auto sum = sumFrom(isFirst ? head.data() + headSumAt : before.data() + sumAt);
        addFrame(sum, own.data(), static_cast<const unsigned char*>(page), amount, m_order);
        return sum == sumFrom(own.data() + sumAt);
    };
    if (fits()) {
        return 0;
    }
    // a log that another machine began may have been begun anew since
    const bool isOther =
        readRaw(head, 0) && std::exchange(m_order, orderOf(head.data())) != orderOf(head.data());
    return isOther && fits() ? 0 : bigAt(own.data());
}

void LogFrames::endTransaction()
{
    m_unsummedFrom = noFrame;
    m_lastHeader = -1;
    m_last = -1;
    m_sumsNext = false;
    m_writes.endTransaction();
}

} // namespace dongbo::store
