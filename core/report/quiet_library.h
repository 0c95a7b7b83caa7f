#pragma once

namespace dongbo::report {

/// While one of these stands, what C libraries print to their `stderr` goes nowhere: libxlsxwriter
/// prints its errors, which are told as an Error instead. Our own messages do not go that way. May
/// stand in several threads at once. The seam of this room to the C library; where `stderr` cannot
/// be exchanged (Windows) the twin does nothing.
class QuietLibrary
{
public:
    QuietLibrary();
    QuietLibrary(const QuietLibrary&) = delete;
    QuietLibrary& operator=(const QuietLibrary&) = delete;
    ~QuietLibrary();
};

} // namespace dongbo::report
