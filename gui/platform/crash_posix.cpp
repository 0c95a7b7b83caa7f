#include "core/domain/system_time.h"
#include "gui/platform/crash.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <execinfo.h>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace dongbo::gui {

namespace {

// Only what is ready before: within the handler nothing may be allocated.
std::array<char, 1024> notePath{};

void write(int file, const char* text)
{
    static_cast<void>(!::write(file, text, std::strlen(text)));
}

void onSignal(int number)
{
    const int file = ::open(notePath.data(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    if (file >= 0) {
        write(file, "Dong Bo " DONGBO_VERSION "\nsignal ");
        const std::array<char, 4> digits{static_cast<char>('0' + number / 10 % 10),
                                         static_cast<char>('0' + number % 10), '\n', '\0'};
        write(file, digits.data());
        std::array<void*, 64> frames{};
        const int count = ::backtrace(frames.data(), static_cast<int>(frames.size()));
        ::backtrace_symbols_fd(frames.data(), count, file);
        ::close(file);
    }
    ::raise(number); // the handler was for one time: now the system's own
}

} // namespace

void noteCrashes(const std::filesystem::path& folder)
{
    const auto path = (folder / "crash.txt").string();
    if (path.size() >= notePath.size()) {
        return;
    }
    std::copy(path.begin(), path.end(), notePath.begin());
    std::array<void*, 1> first{};
    static_cast<void>(::backtrace(first.data(), 1)); // loads what it needs
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    for (const int number : {SIGSEGV, SIGABRT, SIGFPE, SIGILL, SIGBUS}) {
        ::sigaction(number, &action, nullptr);
    }
}

std::optional<std::filesystem::path> takeCrashNote(const std::filesystem::path& folder)
{
    const auto note = folder / "crash.txt";
    std::error_code failed;
    if (!std::filesystem::is_regular_file(note, failed)) {
        return std::nullopt;
    }
    std::string name = "crash-";
    for (const char c : isoText(systemNow()).substr(0, 19)) { // "2021-05-11T08:30:00"
        if (c != '-' && c != ':') {
            name += c == 'T' ? '-' : c;
        }
    }
    const auto kept = folder / (name + ".txt");
    std::filesystem::rename(note, kept, failed);
    return failed ? std::nullopt : std::optional{kept};
}

} // namespace dongbo::gui
