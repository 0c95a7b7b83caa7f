#include "tests/torture/faulty_system.h"

#include "tests/torture/scarce_memory.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <string_view>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace dongbo::torture {

namespace {

template <typename F> F* real(const char* name)
{
    return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name));
}

constexpr std::size_t mostFiles = 4096;

struct State
{
    bool isArmed = false;
    bool isRecording = false;
    std::string folder;
    Fault fault;
    std::uint64_t calls = 0;
    bool hasStruck = false;
    bool isBackingUp = false;      ///< a folder of backups was touched
    std::uint32_t filesBefore = 0; ///< `lastNumber` then
    /// By descriptor: 0 not ours, 1 a folder, else the number of the file and 2.
    std::array<std::uint32_t, mostFiles> files{};
    std::map<std::pair<dev_t, ino_t>, std::uint32_t> numbers;
    std::uint32_t lastNumber = 0;
    std::vector<DiskCall> record;
};

State& state()
{
    static State one;
    return one;
}

/// What the disk was asked up to each call, as one number; outside of State because there may be no
/// memory when a call is made.
constexpr std::size_t mostTraced = 65'536;
std::array<std::uint64_t, mostTraced> traced{};
std::uint64_t trace = 0;

std::uint64_t mixed(std::uint64_t sum, std::uint64_t more)
{
    return (sum ^ more) * 0x100000001B3ULL; // FNV-1a, by words
}

/// A name without its digits: drafts bear the number of their process.
std::uint64_t sumOf(std::string_view name)
{
    std::uint64_t sum = 0xCBF29CE484222325ULL;
    for (const char c : name) {
        sum = c >= '0' && c <= '9' ? sum : mixed(sum, static_cast<unsigned char>(c));
    }
    return sum;
}

bool isOurs(const char* path)
{
    const auto& all = state();
    return (all.isArmed || all.isRecording) && path != nullptr &&
           std::strncmp(path, all.folder.c_str(), all.folder.size()) == 0;
}

std::uint64_t onPath(const char* path)
{
    const std::string_view name(path);
    if (name.find(".backups") != std::string_view::npos && !state().isBackingUp) {
        // the day's backup is made the same way whatever came before it
        state().isBackingUp = true;
        state().filesBefore = state().lastNumber;
        trace = 0;
    }
    return sumOf(name.substr(state().folder.size()));
}

std::uint64_t onFile(int file)
{
    const auto& all = state();
    const auto mine = all.files[static_cast<std::size_t>(file)];
    const auto before = all.filesBefore + 2; // as they are noted
    return all.isBackingUp && mine > before ? mostFiles + mine - before : mine;
}

bool isOurs(int file)
{
    const auto& all = state();
    return (all.isArmed || all.isRecording) && file >= 0 &&
           static_cast<std::size_t>(file) < mostFiles &&
           all.files[static_cast<std::size_t>(file)] != 0;
}

std::string relative(const char* path)
{
    return std::string(path).substr(state().folder.size() + 1);
}

/// True when the call is to fail; errno is set then. `on`: what the call is about, as sumOf(name)
/// or the number of an open file; `size`: how much of it.
bool strike(std::string_view call, std::uint64_t on, std::uint64_t size = 0)
{
    auto& all = state();
    if (!all.isArmed) {
        return false;
    }
    trace = mixed(mixed(mixed(trace, sumOf(call)), on), size);
    if (all.calls < mostTraced) {
        traced[all.calls] = trace;
    }
    ++all.calls;
    const bool isNow =
        all.fault.kind != Fault::Kind::None &&
        (all.calls == all.fault.at || (all.fault.goesOn && all.calls > all.fault.at));
    if (!isNow) {
        return false;
    }
    all.hasStruck = true;
    if (all.fault.kind == Fault::Kind::Kill) {
        ::kill(::getpid(), SIGKILL);
    }
    errno = all.fault.error;
    return true;
}

std::uint32_t numberOf(int file, bool isNew = false)
{
    struct stat found = {};
    ::fstat(file, &found);
    auto& number = state().numbers[{found.st_dev, found.st_ino}];
    if (isNew || number == 0) {
        number = ++state().lastNumber; // the system gives a removed file's number to a new one
    }
    return number;
}

/// Whether the disk has been full since the fault: what the C library writes behind our back fails
/// too then.
bool isFull()
{
    return state().isArmed && state().hasStruck && state().fault.goesOn;
}

void note(DiskCall call)
{
    if (state().isRecording) {
        state().record.push_back(std::move(call));
    }
}

void noteWrite(int file, const void* bytes, std::size_t count, std::uint64_t offset)
{
    const UncountedMemory ours;
    note({DiskCall::Kind::Write,
          state().files[static_cast<std::size_t>(file)] - 2,
          offset,
          std::string(static_cast<const char*>(bytes), count),
          {},
          {}});
}

/// Whether open() has a third argument.
bool makesFile(int flags)
{
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

int opened(int file, const char* path, int flags, bool wasThere)
{
    if (file < 0 || static_cast<std::size_t>(file) >= mostFiles) {
        return file;
    }
    auto& mine = state().files[static_cast<std::size_t>(file)];
    mine = 0;
    if (isOurs(path)) {
        const UncountedMemory ours;
        struct stat found = {};
        ::fstat(file, &found);
        mine = S_ISDIR(found.st_mode) ? 1 : numberOf(file, !wasThere) + 2;
        if (!wasThere) {
            note({DiskCall::Kind::Link, mine - 2, 0, {}, relative(path), {}});
        }
        if ((flags & O_TRUNC) != 0) {
            note({DiskCall::Kind::Truncate, mine - 2, 0, {}, {}, {}});
        }
    }
    return file;
}

FILE* openStream(const char* name, const char* path, const char* mode)
{
    const bool writes = std::strpbrk(mode, "wa+") != nullptr;
    if (isOurs(path) && writes && strike("stream", onPath(path))) {
        return nullptr;
    }
    const bool wasThere = !writes || ::access(path, F_OK) == 0;
    FILE* file = real<FILE*(const char*, const char*)>(name)(path, mode);
    if (file != nullptr && writes) {
        const int truncates = std::strchr(mode, 'w') != nullptr && wasThere ? O_TRUNC : 0;
        opened(::fileno(file), path, truncates, wasThere);
    }
    return file;
}

int openAny(const char* name, const char* path, int flags, mode_t mode)
{
    const bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
    if (isOurs(path) && writes && strike("open", onPath(path))) {
        return -1;
    }
    const bool wasThere = (flags & O_CREAT) == 0 || ::access(path, F_OK) == 0;
    return opened(real<int(const char*, int, ...)>(name)(path, flags, mode), path, flags, wasThere);
}

ssize_t writeAny(const char* name, int file, const void* bytes, std::size_t count, off_t offset)
{
    if (isOurs(file)) {
        if (strike(name, onFile(file), count)) {
            return -1;
        }
        noteWrite(file, bytes, count, static_cast<std::uint64_t>(offset));
    }
    return real<ssize_t(int, const void*, std::size_t, off_t)>(name)(file, bytes, count, offset);
}

int syncAny(const char* name, int file)
{
    if (isOurs(file)) {
        if (strike(name, onFile(file))) {
            return -1;
        }
        const auto mine = state().files[static_cast<std::size_t>(file)];
        note({mine == 1 ? DiskCall::Kind::SyncFolder : DiskCall::Kind::SyncFile,
              mine == 1 ? 0 : mine - 2,
              0,
              {},
              {},
              {}});
        if (state().isRecording) {
            return 0; // what reaches the disk is the record's affair
        }
    }
    return real<int(int)>(name)(file);
}

int truncateAny(const char* name, int file, off_t size)
{
    if (isOurs(file)) {
        if (strike(name, onFile(file))) {
            return -1;
        }
        note({DiskCall::Kind::Truncate,
              state().files[static_cast<std::size_t>(file)] - 2,
              static_cast<std::uint64_t>(size),
              {},
              {},
              {}});
    }
    return real<int(int, off_t)>(name)(file, size);
}

} // namespace

void arm(const std::filesystem::path& folder, const Fault& fault)
{
    auto& all = state();
    all = State{};
    all.folder = folder.string();
    all.fault = fault;
    all.isArmed = true;
    trace = 0;
}

std::uint64_t disarm()
{
    state().isArmed = false;
    return state().calls;
}

std::span<const std::uint64_t> traces()
{
    return {traced.data(), std::min<std::size_t>(state().calls, mostTraced)};
}

bool hasStruck()
{
    return state().hasStruck;
}

void startRecording(const std::filesystem::path& folder)
{
    auto& all = state();
    all = State{};
    all.folder = folder.string();
    all.isRecording = true;
}

void mark(std::uint64_t number)
{
    note({DiskCall::Kind::Mark, 0, number, {}, {}, {}});
}

void noteName(int file, const std::filesystem::path& path)
{
    note({DiskCall::Kind::Link, numberOf(file), 0, {}, relative(path.c_str()), {}});
}

std::vector<DiskCall> recorded()
{
    state().isRecording = false;
    return std::move(state().record);
}

} // namespace dongbo::torture

// The names of the C library; SQLite and the standard library are led here by the loader.
extern "C" {

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const auto mode = dongbo::torture::makesFile(flags) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return dongbo::torture::openAny("open", path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const auto mode = dongbo::torture::makesFile(flags) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return dongbo::torture::openAny("open64", path, flags, mode);
}

FILE* fopen(const char* path, const char* mode)
{
    return dongbo::torture::openStream("fopen", path, mode);
}

FILE* fopen64(const char* path, const char* mode)
{
    return dongbo::torture::openStream("fopen64", path, mode);
}

size_t fwrite(const void* bytes, size_t size, size_t count, FILE* to)
{
    using namespace dongbo::torture; // NOLINT(google-build-using-namespace): its own file
    if (isFull() && isOurs(::fileno(to))) {
        errno = state().fault.error;
        return 0;
    }
    return real<size_t(const void*, size_t, size_t, FILE*)>("fwrite")(bytes, size, count, to);
}

int fclose(FILE* file)
{
    using namespace dongbo::torture; // NOLINT(google-build-using-namespace): its own file
    const int number = ::fileno(file);
    const bool fails = isOurs(number) && strike("close", onFile(number));
    const int error = errno;
    if (number >= 0 && static_cast<std::size_t>(number) < mostFiles) {
        state().files[static_cast<std::size_t>(number)] = 0;
    }
    const int done = real<int(FILE*)>("fclose")(file);
    if (fails) {
        errno = error;
        return EOF;
    }
    return done;
}

int mkdir(const char* path, mode_t mode)
{
    if (dongbo::torture::isOurs(path) &&
        dongbo::torture::strike("mkdir", dongbo::torture::onPath(path))) {
        return -1;
    }
    return dongbo::torture::real<int(const char*, mode_t)>("mkdir")(path, mode);
}

int close(int file)
{
    if (file >= 0 && static_cast<std::size_t>(file) < dongbo::torture::mostFiles) {
        dongbo::torture::state().files[static_cast<std::size_t>(file)] = 0;
    }
    return dongbo::torture::real<int(int)>("close")(file);
}

ssize_t pwrite(int file, const void* bytes, std::size_t count, off_t offset)
{
    return dongbo::torture::writeAny("pwrite", file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t count, off64_t offset)
{
    return dongbo::torture::writeAny("pwrite64", file, bytes, count, offset);
}

ssize_t write(int file, const void* bytes, std::size_t count)
{
    using namespace dongbo::torture; // NOLINT(google-build-using-namespace): its own file
    if (isOurs(file)) {
        if (strike("write", onFile(file), count)) {
            return -1;
        }
        noteWrite(file, bytes, count, static_cast<std::uint64_t>(::lseek(file, 0, SEEK_CUR)));
    }
    return real<ssize_t(int, const void*, std::size_t)>("write")(file, bytes, count);
}

ssize_t writev(int file, const iovec* pieces, int count)
{
    using namespace dongbo::torture; // NOLINT(google-build-using-namespace): its own file
    if (isOurs(file)) {
        const UncountedMemory ours;
        std::string all;
        for (int i = 0; i < count; ++i) {
            all.append(static_cast<const char*>(pieces[i].iov_base), pieces[i].iov_len);
        }
        return ::write(file, all.data(), all.size());
    }
    return real<ssize_t(int, const iovec*, int)>("writev")(file, pieces, count);
}

ssize_t sendfile(int to, int from, off_t* offset, std::size_t count)
{
    using namespace dongbo::torture; // NOLINT(google-build-using-namespace): its own file
    if (isOurs(to)) {
        if (strike("sendfile", onFile(to), count)) {
            return -1;
        }
        if (state().isRecording) {
            errno = EINVAL; // the caller then reads and writes
            return -1;
        }
    }
    return real<ssize_t(int, int, off_t*, std::size_t)>("sendfile")(to, from, offset, count);
}

ssize_t copy_file_range(int, off64_t*, int, off64_t*, std::size_t, unsigned)
{
    errno = ENOSYS;
    return -1;
}

int fsync(int file)
{
    return dongbo::torture::syncAny("fsync", file);
}

int fdatasync(int file)
{
    return dongbo::torture::syncAny("fdatasync", file);
}

int ftruncate(int file, off_t size)
{
    return dongbo::torture::truncateAny("ftruncate", file, size);
}

int ftruncate64(int file, off64_t size)
{
    return dongbo::torture::truncateAny("ftruncate64", file, size);
}

int rename(const char* from, const char* to)
{
    using namespace dongbo::torture; // NOLINT(google-build-using-namespace): its own file
    if (isOurs(to)) {
        if (strike("rename", onPath(to))) {
            return -1;
        }
        const UncountedMemory ours;
        note({DiskCall::Kind::Rename, 0, 0, {}, relative(from), relative(to)});
    }
    return real<int(const char*, const char*)>("rename")(from, to);
}

int link(const char* from, const char* to)
{
    using namespace dongbo::torture; // NOLINT(google-build-using-namespace): its own file
    if (isOurs(to) && strike("link", onPath(to))) {
        return -1;
    }
    const int done = real<int(const char*, const char*)>("link")(from, to);
    if (done == 0 && isOurs(to)) {
        struct stat found = {};
        ::stat(to, &found);
        const auto known = state().numbers.find({found.st_dev, found.st_ino});
        if (known != state().numbers.end()) {
            const UncountedMemory ours;
            note({DiskCall::Kind::Link, known->second, 0, {}, relative(to), {}});
        }
    }
    return done;
}

int unlink(const char* path)
{
    using namespace dongbo::torture; // NOLINT(google-build-using-namespace): its own file
    if (isOurs(path)) {
        // what goes on failing is a full disk: names can still be taken away there
        if (!state().fault.goesOn && strike("unlink", onPath(path))) {
            return -1;
        }
        if (::access(path, F_OK) == 0) {
            const UncountedMemory ours;
            note({DiskCall::Kind::Unlink, 0, 0, {}, relative(path), {}});
        }
    }
    return real<int(const char*)>("unlink")(path);
}

int remove(const char* path)
{
    struct stat found = {};
    if (::lstat(path, &found) == 0 && S_ISDIR(found.st_mode)) {
        return ::rmdir(path);
    }
    return ::unlink(path);
}

} // extern "C"
