#pragma once

#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"

#include <memory>

namespace dongbo::importers {

/// The zip container inside an encrypted .xlsx, a compound file, when it is encrypted under Excel's
/// own password: AES by the "standard" method of Office 2007 and the "agile" one since 2010. Null
/// when another password is needed or the method is another. `file` and `limits` must outlive it.
[[nodiscard]] std::unique_ptr<InputFile> packageUnderExcelsPassword(const InputFile& file,
                                                                    const Limits& limits);

} // namespace dongbo::importers
