#pragma once

#include "core/register/base/register.h"
#include "importers/proposal/apply/import_list.h"
#include "tests/corpus/list_spec.h"

#include <nlohmann/json.hpp>

#include <string>

namespace dongbo::corpus {

/// Faults of a reading, one a line; empty when all is as the list says. `got`: as toJson gives it.
[[nodiscard]] std::string faultsOf(const ListSpec& spec, const nlohmann::ordered_json& got);

[[nodiscard]] Register registerFor(const ListSpec& spec);
[[nodiscard]] importers::ImportOptions optionsOf(const ListSpec& spec);

} // namespace dongbo::corpus
