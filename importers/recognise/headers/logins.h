#pragma once

#include "importers/recognise/headers/header_search.h"

namespace dongbo::importers {

/// "User" beside "Password" is the name of an account, not who has the device: such a column is
/// read as one that is known and not kept, unless its values are people's names. At most two
/// columns off the password's, the nearest one.
void setLoginsAside(FoundHeader& header, const KeptRows& rows);

} // namespace dongbo::importers
