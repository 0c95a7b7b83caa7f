#pragma once

namespace dongbo::platform {

/// Suppresses the C libraries' output to `stderr` during its lifetime: libxlsxwriter prints its
/// errors, which are reported as an Error instead. Our own messages are not affected. May exist in
/// several threads at once. Platform seam: where `stderr` cannot be replaced (Windows) the
/// implementation does nothing.
class QuietLibrary
{
public:
    QuietLibrary();
    QuietLibrary(const QuietLibrary&) = delete;
    QuietLibrary& operator=(const QuietLibrary&) = delete;
    ~QuietLibrary();
};

} // namespace dongbo::platform
