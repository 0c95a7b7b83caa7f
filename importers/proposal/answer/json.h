#pragma once

#include "core/text/language.h"
#include "importers/proposal/model/proposal.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace dongbo {
class Register;
}

namespace dongbo::importers {

/// The stable shape of docs/json.md, "import": files with their sheets and row ledgers, devices,
/// summary; `change_set` once something was written. Money integer đồng, dates ISO. Reasons and
/// problem codes without the room's "import." in front; messages in that language.
[[nodiscard]] nlohmann::ordered_json toJson(Register& reg, const std::vector<Proposal>& proposals,
                                            Language language);

} // namespace dongbo::importers
