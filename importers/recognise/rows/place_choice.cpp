#include "importers/recognise/rows/place_choice.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "importers/recognise/words/vocabulary.h"

#include <array>

namespace dongbo::importers {

namespace {

/// A letterhead names its own office and the office above it, the smaller one lower or first
/// marked as commune. Smaller kinds win.
int rankOf(std::string_view folded)
{
    static constexpr std::array<std::pair<std::string_view, int>, 16> ranks{{
        {"diem cau", 5},
        {"dau cau", 5},
        {"phong hop truc tuyen", 5},
        {"xa", 4},
        {"thi tran", 4},
        {"tt", 4},
        {"phuong", 4},
        {"commune", 4},
        {"town", 4},
        {"huyen", 2},
        {"quan", 2},
        {"thi xa", 2},
        {"thanh pho", 2},
        {"district", 2},
        {"tinh", 1},
        {"province", 1},
    }};
    int best = 0;
    for (const auto& [word, rank] : ranks) {
        if (rank > best && findWords(folded, word) != std::string_view::npos) {
            best = rank;
        }
    }
    return best;
}

/// The part of a letterhead's line that names a place: from its first place word on, without what
/// follows a bracket, comma or dash. Empty when it names none.
/// Where "năm 2021", "quý II/2021" or "tháng 5" begins, with the space before it; npos: nowhere.
std::size_t beginOfDate(std::string_view text)
{
    for (auto at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
        const auto end = std::min(text.find(' ', at + 1), text.size());
        const auto word = text::fold(text.substr(at + 1, end - at - 1));
        const auto next = end < text.size() ? text[end + 1] : ' ';
        const bool isCounted = (next >= '0' && next <= '9') || next == 'I' || next == 'V';
        if (isCounted && (word == "nam" || word == "quy" || word == "thang" || word == "ngay")) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::string placeIn(std::string_view line);

/// "DANH SÁCH BÀN GIAO - xã Đại An": the parts of a line are looked at one by one.
std::string placeInParts(std::string_view line)
{
    static constexpr std::string_view dashes[] = {" - ", " – ", " — "};
    for (const auto dash : dashes) {
        const auto at = line.find(dash);
        if (at == std::string_view::npos) {
            continue;
        }
        for (const auto part : {line.substr(0, at), line.substr(at + dash.size())}) {
            if (auto place = placeIn(part); !place.empty()) {
                return place;
            }
        }
        return {};
    }
    return placeIn(line);
}

std::string placeIn(std::string_view line)
{
    // The country's name stands above every letter; "các xã" names none of them.
    const auto whole = text::fold(line);
    if (whole.find("xa hoi chu nghia") != std::string::npos ||
        findWords(whole, "cac xa") != std::string_view::npos ||
        findWords(whole, "cac don vi") != std::string_view::npos) {
        return {};
    }
    for (std::size_t from = 0; from < line.size();) {
        const auto rest = text::trim(line.substr(from));
        const auto folded = text::fold(rest);
        // "Equipment list of Goi town": the whole line is no name because it ends like one.
        const bool isSentence = text::words(folded).size() > 4 &&
                                folded.starts_with(Vocabulary::builtIn().withoutPlaceWords(folded));
        if (!isSentence && Vocabulary::builtIn().looksLikePlace(folded)) {
            auto end = rest.find_first_of("(,;:\n");
            end = std::min({end, rest.find(" - "), beginOfDate(rest)});
            auto name = text::trim(rest.substr(0, end));
            if (name.empty() || name.size() == rest.size()) {
                return std::string(rest);
            }
            // "Đơn vị: UBND xã Đại An": what is before the colon only introduces.
            if (end != std::string_view::npos && rest[end] == ':') {
                from = static_cast<std::size_t>(rest.data() - line.data()) + end + 1;
                continue;
            }
            return std::string(name);
        }
        const auto next = line.find(' ', from);
        if (next == std::string_view::npos) {
            break;
        }
        from = next + 1;
    }
    return {};
}

bool isPlace(const Surroundings& surroundings, const std::string& text)
{
    return surroundings.isPlaceName && surroundings.isPlaceName(text);
}

std::optional<PlaceReading> fromLetterhead(const SheetReading& reading, const KeptRows& rows,
                                           const Surroundings& surroundings)
{
    std::optional<PlaceReading> best;
    int bestRank = 0;
    for (const auto& row : rows.rows()) {
        if (row.number >= reading.header.rows.first) {
            break;
        }
        for (const auto& cell : row.cells) {
            if (cell.kind != CellKind::Text || cell.text.size() > 160 ||
                cell.column < reading.firstColumn || cell.column > reading.lastColumn) {
                continue;
            }
            const auto place = placeInParts(cell.text);
            const auto folded = text::fold(place);
            // "Vụ Bản, ngày 12 tháng 5" tells where it was signed.
            if (place.empty() || text::fold(cell.text).find("ngay") != std::string::npos) {
                continue;
            }
            const int rank = rankOf(folded) + (isPlace(surroundings, place) ? 10 : 0);
            if (rank > bestRank) {
                bestRank = rank;
                best = PlaceReading{place,
                                    {"import.place_from_letterhead",
                                     {{"place", place}, {"row", std::to_string(row.number)}}}};
            }
        }
    }
    return best;
}

} // namespace

void decidePlace(SheetReading& reading, const KeptRows& rows, const Surroundings& surroundings,
                 const SheetChoices& choices, const std::optional<std::string>& listPlace)
{
    if (const auto& chosen = choices.place ? choices.place : listPlace) {
        reading.place = PlaceReading{*chosen, {"import.chosen", {{"place", *chosen}}}};
        return;
    }
    const auto letterhead = fromLetterhead(reading, rows, surroundings);
    const auto names = [&](std::string_view text) {
        const std::string own(text);
        return Vocabulary::builtIn().looksLikePlace(text::fold(text)) || isPlace(surroundings, own);
    };
    std::string file = surroundings.fileName;
    if (const auto dot = file.rfind('.'); dot != std::string::npos) {
        file.resize(dot);
    }
    for (auto& c : file) {
        c = c == '_' ? ' ' : c;
    }
    // A sheet a commune is common where the letterhead is the district's.
    const int letterheadRank = letterhead ? rankOf(text::fold(letterhead->text)) : 0;
    if (names(reading.name) && letterheadRank < 4) {
        reading.place =
            PlaceReading{reading.name, {"import.place_from_sheet_name", {{"place", reading.name}}}};
    } else if (letterhead && letterheadRank >= 4) {
        reading.place = letterhead;
    } else if (const auto place = placeInParts(file); !place.empty()) {
        reading.place = PlaceReading{place, {"import.place_from_file_name", {{"place", place}}}};
    } else {
        reading.place = letterhead;
    }
}

} // namespace dongbo::importers
