#include "core/domain/fields.h"
#include "core/text/fold.h"
#include "importers/reader_process/read_list.h"
#include "importers/recognise/recognise.h"
#include "importers/recognise/words/vocabulary.h"
#include "tests/data/tables.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <set>
#include <string>

namespace dongbo::tests {

namespace {

using importers::RowDraft;
using importers::RowKind;

/// Names of the district's units, folded.
const std::set<std::string>& placeNames()
{
    static const auto names = [] {
        std::set<std::string> out;
        for (const auto& row : table("units/vu-ban-2021.tsv")) {
            out.insert(text::fold(row.at(1)));
        }
        return out;
    }();
    return names;
}

/// What the draft says of a choice field, as its code; "-" when nothing.
template <typename E> std::string choiceIn(const RowDraft& draft, std::optional<E> Device::*field)
{
    const auto* found = draft.find(fieldNumber(field));
    const auto* number = found ? std::get_if<std::int64_t>(&found->value) : nullptr;
    return number ? std::string(codeOf(static_cast<E>(*number))) : "-";
}

/// The draft in the columns of expected_rows.tsv from "devices" to "asset class", then the type.
Row told(const RowDraft& draft, const std::string& type)
{
    return {std::to_string(draft.isSetAside() ? 0 : draft.devices),
            std::to_string(draft.quantity),
            draft.serials.empty() ? "-" : draft.serials.front(),
            draft.amount ? std::to_string(draft.amount->dong) : "-",
            choiceIn(draft, &Device::condition),
            choiceIn(draft, &Device::use),
            choiceIn(draft, &Device::paper),
            choiceIn(draft, &Device::assetClass),
            type};
}

} // namespace

TEST_CASE("Sample: every row of every list is read as it is meant")
{
    // list, sheet, row -> the expected row
    std::map<std::string, std::map<std::string, std::map<std::int64_t, Row>>> expected;
    for (const auto& row : table("sample/expected_rows.tsv")) {
        expected[row.at(0)][row[1]][whole(row[2])] = row;
    }
    importers::Surroundings surroundings;
    surroundings.isPlaceName = [](std::string_view text) {
        const auto folded = text::fold(text);
        return placeNames().contains(
            std::string(importers::Vocabulary::builtIn().withoutPlaceWords(folded)));
    };
    for (const auto& list : table("sample/expected.tsv")) {
        INFO(list.at(0));
        const auto path =
            std::string(std::getenv("DONGBO_SOURCE")) + "/data/sample/lists/" + list[0];
        const auto workbook = importers::readListInProcess(path);
        surroundings.fileName = list[0];
        const auto sheets = importers::readSheets(*workbook, surroundings);
        importers::RowReader reader(*workbook, surroundings);
        std::int64_t data = 0;
        std::int64_t totals = 0;
        for (const auto& sheet : sheets) {
            INFO("sheet " << sheet.name);
            const auto isCsv = workbook->format() == "csv";
            auto& rows = expected.at(list[0])[isCsv ? "" : sheet.name];
            CHECK((sheet.layout == importers::Layout::Rows) == !rows.empty());
            if (sheet.layout != importers::Layout::Rows) {
                continue;
            }
            reader.forEachRow(sheet, [&](const importers::ClassifiedRow& row) {
                INFO("row " << row.row << " read as " << codeOf(row.kind));
                const auto wanted = rows.find(row.row);
                CHECK((row.kind == RowKind::Data) == (wanted != rows.end()));
                if (row.kind != RowKind::Data || wanted == rows.end()) {
                    return true;
                }
                ++data;
                const auto& want = wanted->second;
                const auto& draft = *row.draft;
                const auto place = std::string(
                    importers::Vocabulary::builtIn().withoutPlaceWords(text::fold(draft.place)));
                const auto wantedPlace = text::fold(want[5]);
                INFO("place " << draft.place);
                CHECK((wantedPlace == place ||
                       importers::Vocabulary::builtIn().withoutPlaceWords(wantedPlace) == place));
                if (want[3] == "set_aside" && want[4] != "place_unknown") {
                    CHECK(draft.isSetAside());
                    return true;
                }
                auto row8 = told(draft, choiceIn(draft, &Device::type));
                Row want8(want.begin() + 7, want.begin() + 15);
                want8.push_back(want[6]);
                if (want[4] == "place_unknown") {
                    want8[0] =
                        std::string("2"); // which places there are is for the register to say
                }
                CHECK(row8 == want8);
                return true;
            });
            for (const auto& total : reader.totals()) {
                INFO("row " << total.row << " column " << total.column);
                CHECK(total.stated == total.computed);
                CHECK(total.agrees);
                ++totals;
            }
        }
        CHECK(data == whole(list[1]) - whole(list[6]));
        CHECK(totals > 0);
    }
}

} // namespace dongbo::tests
