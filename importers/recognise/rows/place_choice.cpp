#include "importers/recognise/rows/place_choice.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "importers/recognise/rows/titles.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <array>
#include <iterator>

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

FoundPlace placeIn(std::string_view line, const Surroundings& surroundings);

/// "DANH SÁCH BÀN GIAO - xã Đại An": the parts of a line are looked at one by one.
FoundPlace placeInParts(std::string_view line, const Surroundings& surroundings)
{
    static constexpr std::string_view dashes[] = {" - ", " – ", " — "};
    for (const auto dash : dashes) {
        const auto at = line.find(dash);
        if (at == std::string_view::npos) {
            continue;
        }
        for (const auto part : {line.substr(0, at), line.substr(at + dash.size())}) {
            if (auto place = placeIn(part, surroundings); place.rank > 0) {
                return place;
            }
        }
        return {};
    }
    return placeIn(line, surroundings);
}

bool isPlace(const Surroundings& surroundings, const std::string& text)
{
    return surroundings.isPlaceName && surroundings.isPlaceName(text);
}

/// What stands before a colon: an office's own name, something else about it, or neither.
enum class LineLabel : std::uint8_t
{
    None,
    Own,   ///< "Đơn vị sử dụng tài sản:"
    Other, ///< "Đơn vị chủ quản:", "Loại hình đơn vị:", "Đơn vị tính:"
};

LineLabel labelOf(std::string_view before)
{
    static constexpr std::string_view own[] = {"don vi",   "ten don vi",  "co quan",
                                               "diem cau", "noi su dung", "noi dat",
                                               "dia diem", "noi kiem ke"};
    static constexpr std::string_view other[] = {"chu quan", "cap tren", "loai hinh", "ma",
                                                 "tinh",     "bo",       "mau so",    "so"};
    const auto folded = text::fold(before);
    for (const auto word : other) {
        if (findWords(folded, word) != std::string_view::npos) {
            return LineLabel::Other;
        }
    }
    for (const auto word : own) {
        if (folded.starts_with(word)) {
            return LineLabel::Own;
        }
    }
    return LineLabel::None;
}

/// Whether a name follows the words for places: "xã Đại An", not "xã và huyện".
bool hasOwnName(std::string_view name)
{
    const Marked marked(name);
    const auto bare = Vocabulary::builtIn().withoutPlaceWords(marked.folded);
    const auto words = countWords(bare);
    if (words == 0 || marked.folded.size() > 80) {
        return false;
    }
    std::size_t from = name.size();
    for (std::size_t i = 0; i < words && from > 0; ++i) {
        from = name.rfind(' ', from - 1);
        if (from == std::string_view::npos) {
            from = 0;
        }
    }
    const auto first = text::trim(name.substr(from));
    const auto letter = text::firstCodePoints(first, 1);
    const bool hasCapitals =
        text::capitalized(text::trim(name)) == text::trim(name) || !marked.isBare;
    return !hasCapitals || text::capitalized(letter) == letter;
}

/// Words that are too short to tell a place by without marks: "tinh" is in "máy tính".
bool isTooVague(const Marked& rest)
{
    static constexpr std::string_view words[] = {"tinh", "quan", "tt", "p", "x", "h", "dc", "tp"};
    return rest.isBare && std::any_of(std::begin(words), std::end(words), [&](std::string_view w) {
               return rest.folded.starts_with(w) && rest.folded.size() > w.size() &&
                      rest.folded[w.size()] == ' ';
           });
}

/// The part of a line that names a place: from its first place word on, without what follows a
/// bracket, comma or dash.
FoundPlace placeIn(std::string_view line, const Surroundings& surroundings)
{
    // The country's name stands above every letter; "các xã" names none of them.
    const auto whole = text::fold(line);
    if (whole.find("xa hoi chu nghia") != std::string::npos ||
        findWords(whole, "cac xa") != std::string_view::npos ||
        findWords(whole, "cac don vi") != std::string_view::npos) {
        return {};
    }
    // A name of the register by itself needs no word that tells what it is.
    if (const std::string bare(text::trim(line)); isPlace(surroundings, bare)) {
        return {bare, std::max(1, rankOf(whole)) + 10};
    }
    std::size_t begin = 0;
    bool isOwn = false;
    if (const auto colon = line.find(':'); colon != std::string_view::npos) {
        const auto label = labelOf(line.substr(0, colon));
        if (label == LineLabel::Other) {
            return {};
        }
        isOwn = label == LineLabel::Own;
        begin = isOwn ? colon + 1 : 0;
    }
    for (std::size_t from = begin; from < line.size();) {
        const auto rest = text::trim(line.substr(from));
        const Marked marked(rest);
        // "Equipment list of Goi town": the whole line is no name because it ends like one.
        const bool isSentence =
            countWords(marked.folded) > 4 &&
            marked.folded.starts_with(Vocabulary::builtIn().withoutPlaceWords(marked.folded)) &&
            !Vocabulary::builtIn().beginsLikePlace(marked);
        const bool isBegin = from == begin;
        const bool isWorded = isBegin ? Vocabulary::builtIn().looksLikePlace(marked)
                                      : Vocabulary::builtIn().namesAUnit(marked);
        if (!isSentence && (isWorded || (isBegin && isOwn && !rest.empty()))) {
            auto end = rest.find_first_of("(,;:\n");
            end = std::min({end, rest.find(" - "), beginOfDate(rest), rest.size()});
            const auto name = text::trim(rest.substr(0, end));
            // "Đơn vị: UBND xã Đại An": what is before the colon only introduces.
            if (end < rest.size() && rest[end] == ':') {
                from = static_cast<std::size_t>(rest.data() - line.data()) + end + 1;
                begin = from;
                continue;
            }
            const std::string text(name);
            const bool isKnown = isPlace(surroundings, text);
            const Marked own(name);
            const bool isWritten = !text.empty() && text.find_first_of("-._*") != 0;
            const bool isName = (isOwn && isBegin && isWritten) ||
                                (Vocabulary::builtIn().looksLikePlace(own) &&
                                 !Vocabulary::builtIn().namesAGroup(own) && hasOwnName(name));
            if (!text.empty() && (isKnown || (isName && (isBegin || !isTooVague(marked))))) {
                const int office = Vocabulary::builtIn().namesAUnit(own) ? 0 : 3;
                return {text, std::max({1, rankOf(own.folded), isOwn ? 4 : 0, office}) +
                                  (isKnown ? 10 : 0)};
            }
        }
        const auto next = line.find(' ', std::max(from, begin));
        if (next == std::string_view::npos) {
            break;
        }
        from = next + 1;
    }
    return {};
}

struct FromLetterhead
{
    std::optional<PlaceReading> place;
    int rank = 0;
};

FromLetterhead fromLetterhead(const SheetReading& reading, const Surroundings& surroundings)
{
    FromLetterhead best;
    for (const auto& line : reading.titles) {
        const auto found = placeInLine(line.text, surroundings);
        if (found.rank <= best.rank) {
            continue;
        }
        best.rank = found.rank;
        best.place = PlaceReading{found.text,
                                  {"import.place_from_letterhead",
                                   {{"place", found.text}, {"row", std::to_string(line.row)}}},
                                  line.row};
    }
    return best;
}

std::vector<TitleLine> titlesAbove(const SheetReading& reading, const KeptRows& rows)
{
    std::vector<TitleLine> out;
    for (const auto& row : rows.rows()) {
        if (row.number >= reading.header.rows.first) {
            break;
        }
        auto lines = titleLines(row, reading);
        out.insert(out.end(), std::make_move_iterator(lines.begin()),
                   std::make_move_iterator(lines.end()));
    }
    return out;
}

} // namespace

FoundPlace placeInLine(std::string_view line, const Surroundings& surroundings)
{
    // "Vụ Bản, ngày 12 tháng 5" tells where it was signed.
    if (text::fold(line).find("ngay") != std::string::npos) {
        return {};
    }
    return placeInParts(line, surroundings);
}

void decidePlace(SheetReading& reading, const KeptRows& rows, const Surroundings& surroundings,
                 const SheetChoices& choices, const std::optional<std::string>& listPlace)
{
    reading.titles = titlesAbove(reading, rows);
    if (const auto& chosen = choices.place ? choices.place : listPlace) {
        reading.place = PlaceReading{*chosen, {"import.place_chosen", {{"place", *chosen}}}};
        return;
    }
    const auto letterhead = fromLetterhead(reading, surroundings);
    const auto names = [&](std::string_view text) {
        const std::string own(text);
        return (Vocabulary::builtIn().looksLikePlace(Marked(text)) && hasOwnName(text)) ||
               isPlace(surroundings, own);
    };
    std::string file = surroundings.fileName;
    if (const auto dot = file.rfind('.'); dot != std::string::npos) {
        file.resize(dot);
    }
    for (auto& c : file) {
        c = c == '_' ? ' ' : c;
    }
    // A sheet a commune is common where the letterhead is the district's; not one the other way.
    const int letterheadRank = letterhead.rank % 10;
    const int sheetRank = rankOf(text::fold(reading.name));
    const bool isAbove = sheetRank > 0 && sheetRank < 3 && letterheadRank > sheetRank;
    if (names(reading.name) && letterheadRank < 4 && !isAbove) {
        reading.place =
            PlaceReading{reading.name, {"import.place_from_sheet_name", {{"place", reading.name}}}};
    } else if (letterhead.place && letterheadRank >= 4) {
        reading.place = letterhead.place;
    } else if (const auto place = placeInParts(file, surroundings); place.rank > 0) {
        reading.place =
            PlaceReading{place.text, {"import.place_from_file_name", {{"place", place.text}}}};
    } else {
        reading.place = letterhead.place;
    }
}

} // namespace dongbo::importers
