#include "importers/write_back/count_sheet.h"

#include "core/domain/fields.h"
#include "core/register/base/find.h"
#include "core/report/cells/cells_file.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/typed_dates.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "importers/recognise/cells/cell_text.h"

#include <algorithm>
#include <array>
#include <map>

namespace dongbo::importers {

namespace {

using report::CellsFile;

enum class Part : std::uint8_t
{
    Code,
    Name,
    Expected, ///< where and how many the books have: for people, never read
    Quantity,
    Found,
    Condition,
    LabelLost,
    Site,
    Location,
    By,
    When,
    Notes,
    Device ///< its id, of an answer for scripts
};

struct Column
{
    Part part;
    const char* code;   ///< of the heading "stocktake.sheet.<code>"
    const char* member; ///< of `show --format csv`; may be empty
    int width;
};
constexpr std::array columns{Column{Part::Code, "code", "code", 16},
                             Column{Part::Name, "name", "name", 34},
                             Column{Part::Expected, "expected", "expected_site", 24},
                             Column{Part::Quantity, "quantity", "", 9},
                             Column{Part::Found, "found", "quantity", 10},
                             Column{Part::Condition, "condition", "condition", 14},
                             Column{Part::LabelLost, "label_lost", "label_lost", 9},
                             Column{Part::Site, "site", "counted_site", 24},
                             Column{Part::Location, "location", "location", 16},
                             Column{Part::By, "by", "counted_by", 20},
                             Column{Part::When, "when", "counted_at", 18},
                             Column{Part::Notes, "notes", "notes", 30},
                             Column{Part::Device, "device", "device_id", 0}};

constexpr Language languages[] = {Language::Vietnamese, Language::English};

std::string headingOf(const Column& column, Language language)
{
    return text::say(language, std::string("stocktake.sheet.") + column.code);
}

bool isYes(const std::string& folded)
{
    return folded == "x" || folded == "v" || folded == "co" || folded == "yes" ||
           folded == "true" || folded == "thay" || folded == "found";
}

bool isNo(const std::string& folded)
{
    return folded == "0" || folded == "khong" || folded == "no" || folded == "false" ||
           folded == "khong thay" || folded == "missing";
}

// --- out

class SheetWriter
{
public:
    SheetWriter(const StocktakeView& view, const CountSheetOrder& order, CellsFile& file)
        : m_view(view)
        , m_order(order)
        , m_file(file)
    {}

    void write()
    {
        const bool isBlind = m_view.stocktake.blind.value_or(false);
        m_file.beginSheet(m_view.stocktake.number.value_or("KK"));
        m_file.text(1, 1,
                    m_view.stocktake.number.value_or("") + " " + m_view.stocktake.name.value_or(""),
                    CellsFile::Look::Title);
        for (const auto& column : columns) {
            const bool isHidden =
                column.width == 0 ||
                (isBlind && (column.part == Part::Expected || column.part == Part::Quantity));
            if (!isHidden) {
                m_shown.push_back(column.part);
                const auto at = static_cast<std::uint32_t>(m_shown.size());
                m_file.setWidth(at, column.width);
                m_file.text(headRow, at, headingOf(column, m_order.language),
                            CellsFile::Look::Heading);
            }
        }
        m_file.freezeBelow(headRow);
        for (const auto& line : m_view.evaluation.lines) {
            const bool isHere =
                !m_order.room || line.room == m_order.room || line.expectedSite == m_order.room;
            if (isHere && (m_order.isFilled ? line.isCounted() : line.device.has_value())) {
                ++m_row;
                this->row(line);
            }
        }
    }

private:
    void row(const StocktakeLine& line)
    {
        for (std::size_t i = 0; i < m_shown.size(); ++i) {
            const auto said = textOf(m_shown[i], line);
            if (!said.empty()) {
                m_file.text(m_row, static_cast<std::uint32_t>(i) + 1, said);
            }
        }
    }

    [[nodiscard]] std::string textOf(Part part, const StocktakeLine& line) const
    {
        const auto& counted = line.counted;
        const auto filled = [this](const std::string& text) {
            return m_order.isFilled ? text : std::string();
        };
        switch (part) {
        case Part::Code:
            return line.device ? line.device->code : counted.code.value_or("");
        case Part::Name:
            return line.device ? line.device->name : counted.notes.value_or("");
        case Part::Expected:
            return m_view.siteName(line.expectedSite);
        case Part::Quantity:
            return line.device ? std::to_string(line.device->quantity) : std::string();
        case Part::Found:
            return filled(std::to_string(line.foundQuantity()));
        case Part::Condition:
            return filled(conditionWord(counted.condition));
        case Part::LabelLost:
            return filled(counted.labelLost.value_or(false) ? "x" : "");
        case Part::Site:
            return filled(m_view.siteName(counted.site));
        case Part::Location:
            return filled(counted.location.value_or(""));
        case Part::By:
            return filled(counted.countedByName.value_or(""));
        case Part::When:
            return filled(counted.countedAt ? isoText(*counted.countedAt) : std::string());
        case Part::Notes:
            return filled(line.device ? counted.notes.value_or("") : std::string());
        case Part::Device:
            break;
        }
        return {};
    }

    [[nodiscard]] std::string conditionWord(const std::optional<Condition>& condition) const
    {
        return condition
                   ? text::say(m_order.language, "condition." + std::string(codeOf(*condition)))
                   : std::string();
    }

    static constexpr std::uint32_t headRow = 3;
    const StocktakeView& m_view;
    const CountSheetOrder& m_order;
    CellsFile& m_file;
    std::vector<Part> m_shown;
    std::uint32_t m_row = headRow;
};

// --- in

class SheetReader
{
public:
    explicit SheetReader(Register& reg)
        : m_reg(reg)
    {
        for (const auto& column : columns) {
            for (const auto language : languages) {
                m_headings.emplace(text::fold(headingOf(column, language)), column.part);
            }
            if (*column.member != '\0') {
                m_headings.emplace(text::fold(column.member), column.part);
            }
        }
    }

    CountsRead read(const Workbook& workbook)
    {
        for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
            m_columns.clear();
            workbook.forEachRow(i, [&](const Row& row) {
                if (m_columns.empty()) {
                    return findHeadings(row);
                }
                take(static_cast<std::uint32_t>(i), row);
                return true;
            });
        }
        if (!m_hasSheet) {
            throw Error(Error::Kind::Unreadable, {"stocktake.no_count_sheet", {}});
        }
        return std::move(m_out);
    }

private:
    /// Goes on until a row is a heading; not past the first hundred rows.
    bool findHeadings(const Row& row)
    {
        constexpr std::uint32_t last = 100;
        std::map<std::uint32_t, Part> found;
        for (const auto& cell : row.cells) {
            const auto part = m_headings.find(text::fold(cellText(cell)));
            if (part != m_headings.end()) {
                found.emplace(cell.column, part->second);
            }
        }
        const auto has = [&found](Part wanted) {
            return std::any_of(found.begin(), found.end(),
                               [wanted](const auto& one) { return one.second == wanted; });
        };
        if (has(Part::Code) && has(Part::Found)) {
            m_columns = std::move(found);
            m_hasSheet = true;
        }
        return row.number < last || !m_columns.empty();
    }

    void take(std::uint32_t sheet, const Row& row)
    {
        std::map<Part, std::string> said;
        for (const auto& cell : row.cells) {
            const auto part = m_columns.find(cell.column);
            const auto text = std::string(text::trim(cellText(cell)));
            if (part != m_columns.end() && !text.empty()) {
                said[part->second] = text;
            }
        }
        if (!said.contains(Part::Found)) {
            return; // nobody counted it
        }
        CountsRead::Row out{sheet, row.number, {}};
        if (const auto why = fill(out.draft, said)) {
            m_out.unread.push_back({row.number, *why});
        } else {
            m_out.rows.push_back(std::move(out));
        }
    }

    [[nodiscard]] std::optional<Message> fill(CountDraft& draft,
                                              const std::map<Part, std::string>& said)
    {
        const auto of = [&said](Part part) {
            const auto found = said.find(part);
            return found == said.end() ? std::string() : found->second;
        };
        draft.code = of(Part::Code);
        draft.location = of(Part::Location);
        draft.by = of(Part::By);
        draft.notes = of(Part::Notes);
        if (draft.code.empty() && draft.notes.empty()) {
            draft.notes = of(Part::Name);
        }
        if (const auto id = RecordId::parse(of(Part::Device))) {
            draft.device = DeviceId{*id};
        }
        const auto lost = text::fold(of(Part::LabelLost));
        draft.labelLost = isYes(lost) || lost == "1" ? std::optional{true} : std::nullopt;
        if (auto why = fillFound(draft, of(Part::Found))) {
            return why;
        }
        if (auto why = fillCondition(draft, of(Part::Condition))) {
            return why;
        }
        if (auto why = fillMoment(draft, of(Part::When))) {
            return why;
        }
        return fillSite(draft, of(Part::Site));
    }

    static std::optional<Message> fillFound(CountDraft& draft, const std::string& text)
    {
        const auto folded = text::fold(text);
        draft.isMissing = isNo(folded);
        if (draft.isMissing || isYes(folded)) {
            return std::nullopt;
        }
        draft.quantity = text::parseInteger(text);
        return draft.quantity ? std::nullopt
                              : std::optional{Message{"table.bad_value", {{"text", text}}}};
    }

    static std::optional<Message> fillCondition(CountDraft& draft, const std::string& text)
    {
        if (text.empty()) {
            return std::nullopt;
        }
        const auto folded = text::fold(text);
        for (const auto& term : terms<Condition>()) {
            const bool isWord = std::any_of(
                std::begin(languages), std::end(languages), [&](const Language language) {
                    return text::fold(text::say(language, "condition." + std::string(term.code))) ==
                           folded;
                });
            if (isWord || folded == text::fold(term.code)) {
                draft.condition = term.value;
                return std::nullopt;
            }
        }
        return Message{"table.bad_value", {{"text", text}}};
    }

    [[nodiscard]] std::optional<Message> fillMoment(CountDraft& draft,
                                                    const std::string& text) const
    {
        if (text.empty()) {
            return std::nullopt;
        }
        draft.at = parseIsoInstant(text);
        if (!draft.at) {
            const auto day = text::readTypedDate(text, m_reg.today());
            if (day.day) {
                draft.at = startOfDay(*day.day);
            }
        }
        return draft.at ? std::nullopt
                        : std::optional{Message{"table.bad_value", {{"text", text}}}};
    }

    [[nodiscard]] std::optional<Message> fillSite(CountDraft& draft, const std::string& text)
    {
        if (text.empty()) {
            return std::nullopt;
        }
        const auto known = m_sites.find(text);
        if (known != m_sites.end()) {
            draft.site = known->second;
            return std::nullopt;
        }
        try {
            draft.site = findSite(m_reg, text);
            m_sites.emplace(text, *draft.site);
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Usage) {
                throw;
            }
            return error.message();
        }
        return std::nullopt;
    }

    Register& m_reg;
    std::map<std::string, Part> m_headings;
    std::map<std::uint32_t, Part> m_columns;
    std::map<std::string, SiteId> m_sites;
    bool m_hasSheet = false;
    CountsRead m_out;
};

/// A field of a device to come, as text; empty when it has none.
std::string textOf(const PlannedDevice& device, FieldNumber field)
{
    for (const auto& change : device.changes) {
        if (change.number == field) {
            const auto* text = std::get_if<std::string>(&change.value);
            return text == nullptr ? std::string() : *text;
        }
    }
    return {};
}

} // namespace

void writeCountSheet(Register& reg, const CountSheetOrder& order, const std::filesystem::path& path)
{
    const auto view = viewStocktake(reg, order.stocktake);
    CellsFile file(path, reg.now(), CellsFile::Memory::Flat);
    SheetWriter(view, order, file).write();
    file.keep();
}

CountsRead readCountSheet(Register& reg, const Workbook& workbook)
{
    return SheetReader(reg).read(workbook);
}

CountsRead countsOf(const Proposal& proposal)
{
    CountsRead out;
    for (const auto& device : proposal.devices) {
        CountsRead::Row row{device.sheet, device.row, {}};
        const auto* place =
            device.place < proposal.places.size() ? &proposal.places[device.place] : nullptr;
        if (place != nullptr && place->kind == PlaceAnswer::Kind::Site) {
            row.draft.site = place->site;
        }
        if (device.isKnown()) {
            row.draft.device = device.id;
        } else {
            row.draft.notes = textOf(device, fieldOf<&Device::name>);
            row.draft.code = textOf(device, fieldOf<&Device::serial>);
        }
        out.rows.push_back(std::move(row));
    }
    for (const auto& aside : proposal.setAside) {
        out.unread.push_back({aside.row, aside.reason});
    }
    return out;
}

} // namespace dongbo::importers
