#pragma once

#include "core/text/language.h"
#include "importers/proposal/apply/import_list.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace dongbo::importers {

/// Writes the rows that were set aside into a workbook in the shape of the lists they came from: a
/// sheet for each of their sheets, with its letterhead, header and the sections they stood under,
/// and two columns more: why, in that language, and the row it was. A place that only the file's or
/// sheet's name or a choice told is written into the letterhead. Mended and imported, each row
/// becomes what it would have become; a row whose serial or code stood twice is set aside again
/// until the number or the reason is changed. Gives the number of rows; with none no file is made.
/// Throws as CellsFile does.
std::uint64_t writeSetAside(const std::vector<ListToImport>& lists,
                            const std::vector<Proposal>& proposals, Language language,
                            Instant created, const std::filesystem::path& path);

} // namespace dongbo::importers
