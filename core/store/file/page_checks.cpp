#include "core/store/file/page_checks.h"

#include "core/store/file/log_frames.h"
#include "core/store/file/sums.h"

#include <sqlite3.h>

#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>
#include <utility>

namespace dongbo::store {

namespace {

constexpr const char* layerName = "dongbo-checked";
/// File controls of our own; SQLite's are far below.
constexpr int setChecksControl = 0x444F0001;
constexpr int expectSumsControl = 0x444F0002;

constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::size_t reservedByte = 20; ///< of the first page
constexpr int smallestPage = 512;

thread_local std::uint32_t damagedPage = 0;

/// Words are little-endian on every machine, so that a file can be carried between them.
Sum sumOfPage(const unsigned char* page, int size)
{
    Sum sum;
    addTo(sum, page, static_cast<std::size_t>(size - pageSumBytes), WordOrder::Little);
    return sum;
}

std::array<unsigned char, 8> bytesOf(const Sum& sum)
{
    std::array<unsigned char, 8> bytes{};
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[i] = static_cast<unsigned char>(sum.a >> (8 * i));
        bytes[4 + i] = static_cast<unsigned char>(sum.b >> (8 * i));
    }
    return bytes;
}

bool isPageSize(int amount)
{
    return amount >= smallestPage && std::has_single_bit(static_cast<unsigned>(amount));
}

/// One open file. Ours, and behind it the system's, made by the layer below.
struct CheckedFile
{
    sqlite3_file base;
    sqlite3_file* real;
    CheckedFile* log;       ///< of a register: its log, while open
    CheckedFile* register_; ///< of a log: its register
    bool isRegister;
    bool isLog;
    bool hasSums;      ///< its pages end in sums
    bool checksReads;  ///< of a register; its log asks it
    LogFrames* frames; ///< of a log; owned; SQLite gives and takes this struct as mere bytes
};

CheckedFile& mine(sqlite3_file* file)
{
    return *reinterpret_cast<CheckedFile*>(file);
}

sqlite3_file* realOf(sqlite3_file* file)
{
    return mine(file).real;
}

void learn(CheckedFile& file, const unsigned char* firstPage)
{
    if (std::memcmp(firstPage, magic.data(), magic.size()) == 0) {
        file.hasSums = firstPage[reservedByte] == pageSumBytes;
    }
}

/// Looks at the file itself: another process may have brought it up to date.
void learnAnew(CheckedFile& file)
{
    std::array<unsigned char, 100> head{};
    if (file.real->pMethods->xRead(file.real, head.data(), static_cast<int>(head.size()), 0) ==
        SQLITE_OK) {
        learn(file, head.data());
    }
}

int damaged(std::uint32_t page)
{
    damagedPage = page;
    return SQLITE_IOERR_DATA;
}

int checkPage(const CheckedFile& file, const unsigned char* page, int size, sqlite3_int64 offset)
{
    if (!file.checksReads || !file.hasSums || !isPageSize(size)) {
        return SQLITE_OK;
    }
    const auto sum = bytesOf(sumOfPage(page, size));
    return std::memcmp(sum.data(), page + size - pageSumBytes, sum.size()) == 0
               ? SQLITE_OK
               : damaged(static_cast<std::uint32_t>(offset / size + 1));
}

// --- a file

int closeFile(sqlite3_file* file)
{
    auto& own = mine(file);
    if (own.register_ != nullptr) {
        own.register_->log = nullptr;
    }
    if (own.log != nullptr) {
        own.log->register_ = nullptr;
    }
    delete own.frames; // what it holds belongs to a transaction that never ended
    own.frames = nullptr;
    const int done =
        own.real->pMethods != nullptr ? own.real->pMethods->xClose(own.real) : SQLITE_OK;
    std::free(own.real); // NOLINT(cppcoreguidelines-no-malloc): as openFile made it
    own.real = nullptr;
    return done;
}

/// What was written of the log and is still held back must be in the file first.
int flushLog(CheckedFile& file)
{
    return file.frames != nullptr ? file.frames->flush() : SQLITE_OK;
}

int readLog(CheckedFile& log, void* into, int amount, sqlite3_int64 offset)
{
    const int done = log.frames->read(into, amount, offset);
    if (done != SQLITE_OK || log.register_ == nullptr || !log.register_->checksReads) {
        return done;
    }
    const auto page = log.frames->damagedPage(into, amount, offset);
    return page == 0 ? SQLITE_OK : damaged(page);
}

int readFile(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset)
{
    auto& own = mine(file);
    if (own.isLog) {
        return readLog(own, into, amount, offset);
    }
    const int done = own.real->pMethods->xRead(own.real, into, amount, offset);
    if (done != SQLITE_OK || !own.isRegister) {
        return done;
    }
    const auto* bytes = static_cast<const unsigned char*>(into);
    if (offset == 0 && amount >= 100) {
        learn(own, bytes);
    }
    return checkPage(own, bytes, amount, offset);
}

int writeFile(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset)
{
    auto& own = mine(file);
    if (own.isLog) {
        return own.frames->write(from, amount, offset);
    }
    if (own.isRegister && offset == 0 && amount >= 100) {
        learn(own, static_cast<const unsigned char*>(from));
    }
    if (!own.isRegister || !own.hasSums || !isPageSize(amount)) {
        return own.real->pMethods->xWrite(own.real, from, amount, offset);
    }
    thread_local std::array<unsigned char, 65536> page;
    std::memcpy(page.data(), from, static_cast<std::size_t>(amount));
    const auto sum = bytesOf(sumOfPage(page.data(), amount));
    std::memcpy(page.data() + amount - pageSumBytes, sum.data(), sum.size());
    return own.real->pMethods->xWrite(own.real, page.data(), amount, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    const int done = flushLog(mine(file));
    return done != SQLITE_OK ? done : realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file* file, int flags)
{
    const int done = flushLog(mine(file));
    return done != SQLITE_OK ? done : realOf(file)->pMethods->xSync(realOf(file), flags);
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    const int done = flushLog(mine(file));
    return done != SQLITE_OK ? done : realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int isReserved(sqlite3_file* file, int* answer)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), answer);
}

int controlFile(sqlite3_file* file, int what, void* argument)
{
    auto& own = mine(file);
    switch (what) {
    case setChecksControl:
        std::swap(own.checksReads, *static_cast<bool*>(argument));
        return SQLITE_OK;
    case expectSumsControl:
        own.hasSums = true;
        return SQLITE_OK;
    case SQLITE_FCNTL_CKPT_START:
        learnAnew(own);
        break;
    default:
        break;
    }
    return own.real->pMethods->xFileControl(own.real, what, argument);
}

int sectorSize(sqlite3_file* file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int characteristics(sqlite3_file* file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int mapMemory(sqlite3_file* file, int page, int size, int extends, void volatile** into)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extends, into);
}

int lockMemory(sqlite3_file* file, int first, int count, int flags)
{
    auto& own = mine(file);
    // the lock to write the log is the first; when it goes, all frames have their sums
    if (first == 0 && (flags & SQLITE_SHM_UNLOCK) != 0 && (flags & SQLITE_SHM_EXCLUSIVE) != 0 &&
        own.log != nullptr) {
        own.log->frames->endTransaction();
    }
    return own.real->pMethods->xShmLock(own.real, first, count, flags);
}

void memoryBarrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int unmapMemory(sqlite3_file* file, int removes)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), removes);
}

/// Version 2: without memory-mapped pages, which nobody would check.
const sqlite3_io_methods& methods()
{
    static const sqlite3_io_methods all = [] {
        sqlite3_io_methods own{};
        own.iVersion = 2;
        own.xClose = &closeFile;
        own.xRead = &readFile;
        own.xWrite = &writeFile;
        own.xTruncate = &truncateFile;
        own.xSync = &syncFile;
        own.xFileSize = &sizeOfFile;
        own.xLock = &lockFile;
        own.xUnlock = &unlockFile;
        own.xCheckReservedLock = &isReserved;
        own.xFileControl = &controlFile;
        own.xSectorSize = &sectorSize;
        own.xDeviceCharacteristics = &characteristics;
        own.xShmMap = &mapMemory;
        own.xShmLock = &lockMemory;
        own.xShmBarrier = &memoryBarrier;
        own.xShmUnmap = &unmapMemory;
        return own;
    }();
    return all;
}

// --- the layer

sqlite3_vfs* below()
{
    return sqlite3_vfs_find(nullptr);
}

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* base = below();
    auto& own = mine(file);
    own = CheckedFile{};
    own.checksReads = true;
    own.isRegister = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    own.isLog = (flags & SQLITE_OPEN_WAL) != 0;
    // as large as the layer below wants it, which C++ has no type for
    own.real = static_cast<sqlite3_file*>(
        std::calloc(1, static_cast<std::size_t>(base->szOsFile))); // NOLINT
    if (own.real == nullptr) {
        return SQLITE_NOMEM;
    }
    const int done = base->xOpen(base, name, own.real, flags, outFlags);
    if (done != SQLITE_OK) {
        if (own.real->pMethods != nullptr) {
            own.real->pMethods->xClose(own.real);
        }
        std::free(own.real); // NOLINT(cppcoreguidelines-no-malloc)
        own.real = nullptr;
        return done;
    }
    own.base.pMethods = &methods();
    if (own.isRegister) {
        learnAnew(own);
    }
    if (own.isLog) {
        auto* registerFile = sqlite3_database_file_object(name);
        if (registerFile != nullptr && registerFile->pMethods == &methods()) {
            own.register_ = &mine(registerFile);
            own.register_->log = &own;
        }
        try {
            own.frames = new LogFrames(*own.real);
        } catch (const std::bad_alloc&) {
            closeFile(file);
            own.base.pMethods = nullptr; // or SQLite closes it again
            return SQLITE_NOMEM;
        }
    }
    return SQLITE_OK;
}

} // namespace

const char* checkedFiles()
{
    static sqlite3_vfs layer{};
    static const bool isReady [[maybe_unused]] = [] { // tried again when it threw
        if (sqlite3_initialize() != SQLITE_OK) {
            throw std::bad_alloc(); // nothing else keeps it from starting
        }
        layer = *below();
        layer.iVersion = 2;
        layer.szOsFile = static_cast<int>(sizeof(CheckedFile));
        layer.zName = layerName;
        layer.pNext = nullptr;
        layer.xOpen = &openFile;
        layer.xDelete = [](sqlite3_vfs*, const char* name, int sync) {
            return below()->xDelete(below(), name, sync);
        };
        layer.xAccess = [](sqlite3_vfs*, const char* name, int flags, int* answer) {
            return below()->xAccess(below(), name, flags, answer);
        };
        layer.xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* into) {
            return below()->xFullPathname(below(), name, size, into);
        };
        layer.xRandomness = [](sqlite3_vfs*, int size, char* into) {
            return below()->xRandomness(below(), size, into);
        };
        layer.xSleep = [](sqlite3_vfs*, int microseconds) {
            return below()->xSleep(below(), microseconds);
        };
        layer.xGetLastError = [](sqlite3_vfs*, int size, char* into) {
            return below()->xGetLastError(below(), size, into);
        };
        sqlite3_vfs_register(&layer, 0);
        return true;
    }();
    return layerName;
}

PageChecks setPageChecks(sqlite3* connection, PageChecks checks)
{
    bool isOn = checks == PageChecks::On;
    sqlite3_file_control(connection, "main", setChecksControl, &isOn);
    return isOn ? PageChecks::On : PageChecks::Off;
}

void reservePageSums(sqlite3* connection)
{
    int bytes = pageSumBytes;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
}

void expectPageSums(sqlite3* connection)
{
    sqlite3_file_control(connection, "main", expectSumsControl, nullptr);
}

bool hasPageSums(sqlite3* connection)
{
    int bytes = -1;
    return sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes) ==
               SQLITE_OK &&
           bytes == pageSumBytes;
}

std::uint32_t takeDamagedPage()
{
    return std::exchange(damagedPage, 0);
}

} // namespace dongbo::store
