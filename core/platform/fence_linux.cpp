#include "core/platform/fence.h"

#include <array>
#include <cerrno>
#include <linux/landlock.h>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace dongbo::platform {

namespace {

/// System calls that need only what the process has: its descriptors, its memory, the time.
constexpr std::array allowed{SCMP_SYS(read),
                             SCMP_SYS(readv),
                             SCMP_SYS(pread64),
                             SCMP_SYS(write),
                             SCMP_SYS(writev),
                             SCMP_SYS(lseek),
                             SCMP_SYS(_llseek),
                             SCMP_SYS(close),
                             SCMP_SYS(fstat),
                             SCMP_SYS(fstat64),
                             SCMP_SYS(munmap),
                             SCMP_SYS(mremap),
                             SCMP_SYS(madvise),
                             SCMP_SYS(brk),
                             SCMP_SYS(futex),
                             SCMP_SYS(getpid),
                             SCMP_SYS(gettid),
                             SCMP_SYS(getrandom),
                             SCMP_SYS(clock_gettime),
                             SCMP_SYS(gettimeofday),
                             SCMP_SYS(time),
                             SCMP_SYS(rt_sigaction),
                             SCMP_SYS(rt_sigprocmask),
                             SCMP_SYS(rt_sigreturn),
                             SCMP_SYS(sigaltstack),
                             SCMP_SYS(sched_yield),
                             SCMP_SYS(restart_syscall),
                             SCMP_SYS(exit),
                             SCMP_SYS(exit_group)};

struct ReleaseFilter
{
    void operator()(scmp_filter_ctx filter) const { seccomp_release(filter); }
};

[[maybe_unused]] bool filterCalls()
{
    const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    if (!filter) {
        return false;
    }
    bool isComplete = true;
    for (const int call : allowed) {
        isComplete = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0 && isComplete;
    }
    // memory that can be written or read, never executed
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)}) {
        isComplete = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1,
                                      SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
                     isComplete;
    }
    // used by abort(); the filter denies signals to other processes
    isComplete =
        seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                         SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))) == 0 &&
        isComplete;
    return isComplete && seccomp_load(filter.get()) == 0;
}

/// Landlock (Linux 5.13): no rule is added, so every access it handles is denied.
[[maybe_unused]] bool refuseFiles()
{
    landlock_ruleset_attr rules{};
    rules.handled_access_fs =
        LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
        LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
        LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
        LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_SOCK;
    const auto made = ::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (made < 0) {
        return false;
    }
    const int ruleset = static_cast<int>(made);
    const bool isHeld = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                        ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    ::close(ruleset);
    return isHeld;
}

} // namespace

Fence fenceSelf()
{
#if defined(__SANITIZE_ADDRESS__)
    return Fence::None;
#else
    const bool refusesFiles = refuseFiles(); // first: the filter would deny it
    if (filterCalls()) {
        return Fence::Calls;
    }
    return refusesFiles ? Fence::Files : Fence::None;
#endif
}

} // namespace dongbo::platform
