#include "core/register/upkeep/verify.h"

namespace dongbo {

journal::VerifyResult verifyRegister(Register& reg, const journal::Progress& progress)
{
    return journal::verify(reg.database(), progress);
}

} // namespace dongbo
