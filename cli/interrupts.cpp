#include "cli/interrupts.h"

#include "core/domain/error.h"
#include "core/platform/terminal.h"

namespace dongbo::cli {

void stopIfInterrupted()
{
    if (platform::wasInterrupted()) {
        throw Error(Error::Kind::Cancelled, {"cli.interrupted", {}});
    }
}

} // namespace dongbo::cli
