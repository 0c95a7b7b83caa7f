#include "importers/write_back/list_template.h"

#include "core/domain/vocabulary.h"
#include "core/report/cells/cells_file.h"
#include "core/store/queries/place_queries.h"
#include "core/text/wording.h"
#include "importers/write_back/office_columns.h"

#include <string>
#include <vector>

namespace dongbo::importers {

namespace {

constexpr std::uint32_t headerRow = 3;
/// Rows made ready to be filled in; more may be used.
constexpr std::uint32_t readyRows = 500;

template <typename E> std::vector<std::string> namesOf(Language language)
{
    std::vector<std::string> out;
    for (const auto& term : terms<E>()) {
        out.push_back(
            text::say(language, std::string(listName<E>()) + "." + std::string(term.code)));
    }
    return out;
}

std::vector<std::string> siteNames(Register& reg)
{
    std::vector<std::string> out;
    for (const auto& row : store::sites(reg.database(), {std::nullopt, reg.today(), false})) {
        if (row.site.name) {
            out.push_back(*row.site.name);
        }
    }
    return out;
}

std::vector<std::string> offersFor(Register& reg, ListField field, Language language)
{
    if (field == ListField::Type) {
        return namesOf<DeviceType>(language);
    }
    if (field == ListField::Condition) {
        return namesOf<Condition>(language);
    }
    if (field == ListField::Measure) {
        return {"cái", "chiếc", "bộ", "hệ thống", "m", "cuộn"};
    }
    return field == ListField::Site ? siteNames(reg) : std::vector<std::string>{};
}

} // namespace

void writeTemplate(Register& reg, Language language, const std::filesystem::path& path)
{
    using report::CellsFile;
    CellsFile file(path, reg.now(), CellsFile::Memory::Free);
    file.beginSheet(text::say(language, "list.sheet"));
    file.text(1, 1, text::say(language, "list.title"), CellsFile::Look::Title);
    const auto hidden = text::say(language, "list.choices");
    std::uint32_t column = 0;
    for (const auto& one : officeColumns()) {
        if (one.field == ListField::Code) {
            continue; // codes are the register's to give
        }
        ++column;
        file.setWidth(column, one.width);
        file.text(headerRow, column, headingOf(one.field, language), CellsFile::Look::Heading);
        file.remark(headerRow, column, helpOf(one.field, language));
        file.offer(headerRow + 1, headerRow + readyRows, column,
                   offersFor(reg, one.field, language), hidden);
    }
    file.freezeBelow(headerRow);
    file.keep();
}

} // namespace dongbo::importers
