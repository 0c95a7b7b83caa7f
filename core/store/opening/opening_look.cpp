#include "core/store/opening/opening_look.h"

#include "core/store/health/damage.h"
#include "core/store/health/page_scan.h"

namespace dongbo::store {

namespace {

/// Less than a screen's frame and a half.
constexpr int openingLookMs = 20;

} // namespace

std::optional<Message> lookAtPages(Database::Impl& impl)
{
    PageScan scan(impl);
    static_cast<void>(scan.next(openingLookMs));
    if (scan.damaged().empty()) {
        return std::nullopt;
    }
    return damageAt(impl, scan.damaged().front());
}

} // namespace dongbo::store
