#include "importers/write_back/device_list.h"

#include "core/domain/amount.h"
#include "core/report/cells_file.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/wording.h"
#include "importers/proposal/match/state_words.h"
#include "importers/write_back/office_columns.h"

#include <map>
#include <unordered_map>
#include <variant>

namespace dongbo::importers {

namespace {

using report::CellsFile;
/// What stands in a cell: text, a number, an amount or a day.
using Shown = std::variant<std::string, std::int64_t, Money, Date>;

template <typename T> Shown shown(const std::optional<T>& value)
{
    return value ? Shown{*value} : Shown{std::string{}};
}

/// Columns that show a member of the device as it is.
const std::map<ListField, Shown (*)(const Device&)>& plainMembers()
{
    static const std::map<ListField, Shown (*)(const Device&)> all{
        {ListField::Code, [](const Device& d) { return shown(d.code); }},
        {ListField::Name, [](const Device& d) { return shown(d.name); }},
        {ListField::Maker, [](const Device& d) { return shown(d.maker); }},
        {ListField::Model, [](const Device& d) { return shown(d.model); }},
        {ListField::Serial, [](const Device& d) { return shown(d.serial); }},
        {ListField::SpecText, [](const Device& d) { return shown(d.specText); }},
        {ListField::Measure, [](const Device& d) { return shown(d.measure); }},
        {ListField::Quantity, [](const Device& d) { return Shown{d.quantity.value_or(1)}; }},
        {ListField::UnitPrice, [](const Device& d) { return shown(d.cost); }},
        {ListField::Amount, [](const Device& d) { return shown(amountOf(d)); }},
        {ListField::Location, [](const Device& d) { return shown(d.location); }},
        {ListField::Acquired, [](const Device& d) { return shown(d.acquired); }},
        {ListField::InUseYear, [](const Device& d) { return shown(d.inUseYear); }},
        {ListField::InUseDate, [](const Device& d) { return shown(d.inUseDate); }},
        {ListField::YearMade, [](const Device& d) { return shown(d.yearMade); }},
        {ListField::Country, [](const Device& d) { return shown(d.country); }},
        {ListField::WarrantyUntil, [](const Device& d) { return shown(d.warrantyUntil); }},
        {ListField::FundingSource, [](const Device& d) { return shown(d.fundingSource); }},
        {ListField::DocumentNo, [](const Device& d) { return shown(d.documentNo); }},
        {ListField::Notes, [](const Device& d) { return shown(d.notes); }},
    };
    return all;
}

class ListWriter
{
public:
    ListWriter(Register& reg, CellsFile& file, Language language)
        : m_register(&reg)
        , m_file(&file)
        , m_language(language)
    {
        // Of sites with the same name the unit tells which.
        for (const auto& site : store::sites(reg.database(), {})) {
            ++m_sitesNamed[text::fold(site.site.name.value_or(""))];
        }
    }

    void head()
    {
        m_file->beginSheet(text::say(m_language, "list.sheet"));
        std::uint32_t column = 0;
        for (const auto& one : officeColumns()) {
            ++column;
            m_file->setWidth(column, one.width);
        }
        m_file->merge(1, 1, 1, column, text::say(m_language, "list.title"), CellsFile::Look::Title);
        m_file->merge(
            2, 1, 2, column,
            text::say(
                m_language, "list.as_of",
                {{"day", text::formatDate(m_register->pastDay().value_or(m_register->today()))}}),
            CellsFile::Look::Bold);
        column = 0;
        for (const auto& one : officeColumns()) {
            m_file->text(headerRow, ++column, headingOf(one.field, m_language),
                         CellsFile::Look::Heading);
        }
        m_file->freezeBelow(headerRow);
    }

    void row(const store::DeviceRow& device)
    {
        ++m_rows;
        std::uint32_t column = 0;
        for (const auto& one : officeColumns()) {
            cell(headerRow + static_cast<std::uint32_t>(m_rows), ++column, one.field, device);
        }
    }

    [[nodiscard]] std::uint64_t rows() const { return m_rows; }

private:
    static constexpr std::uint32_t headerRow = 4;

    void cell(std::uint32_t row, std::uint32_t column, ListField field, const store::DeviceRow& of)
    {
        const auto shown = field == ListField::Sequence ? Shown{static_cast<std::int64_t>(m_rows)}
                                                        : valueOf(field, of);
        if (const auto* number = std::get_if<std::int64_t>(&shown)) {
            m_file->number(row, column, static_cast<double>(*number));
        } else if (const auto* amount = std::get_if<Money>(&shown)) {
            m_file->amount(row, column, amount->dong);
        } else if (const auto* day = std::get_if<Date>(&shown)) {
            m_file->day(row, column, *day);
        } else {
            m_file->text(row, column, std::get<std::string>(shown));
        }
    }

    Shown valueOf(ListField field, const store::DeviceRow& of)
    {
        const auto& device = of.device;
        if (const auto member = plainMembers().find(field); member != plainMembers().end()) {
            return member->second(device);
        }
        if (field == ListField::Type) {
            return device.type ? text::say(m_language, "type." + std::string(codeOf(*device.type)))
                               : std::string{};
        }
        if (field == ListField::Site) {
            return siteOf(of);
        }
        if (field == ListField::Custodian) {
            return of.custodian;
        }
        return field == ListField::Supplier ? supplierOf(device)
                                            : stateWording(store::asItIs(of), m_language);
    }

    std::string siteOf(const store::DeviceRow& row) const
    {
        const auto named = m_sitesNamed.find(text::fold(row.site));
        const bool isNameTwice = named != m_sitesNamed.end() && named->second > 1;
        return isNameTwice && !row.unit.empty() ? row.site + ", " + row.unit : row.site;
    }

    std::string supplierOf(const Device& device)
    {
        if (!device.supplier) {
            return {};
        }
        const auto [known, isNew] = m_vendors.emplace(*device.supplier, std::string{});
        if (isNew) {
            const auto vendor = store::load<Vendor>(m_register->database(), *device.supplier);
            known->second = vendor ? vendor->name.value_or("") : "";
        }
        return known->second;
    }

    Register* m_register;
    CellsFile* m_file;
    Language m_language;
    std::uint64_t m_rows = 0;
    std::map<std::string, int> m_sitesNamed; ///< by folded name
    std::unordered_map<VendorId, std::string> m_vendors;
};

} // namespace

std::uint64_t writeDeviceList(Register& reg, const store::DeviceFilter& filter, Language language,
                              const std::filesystem::path& path,
                              const std::function<void(std::uint64_t)>& progress)
{
    CellsFile file(path, reg.now(), CellsFile::Memory::Flat);
    ListWriter writer(reg, file, language);
    writer.head();
    store::forEachDevice(reg.database(), filter, store::DeviceOrder::Site,
                         [&](const store::DeviceRow& row) {
                             writer.row(row);
                             if (progress) {
                                 progress(writer.rows());
                             }
                         });
    file.keep();
    return writer.rows();
}

} // namespace dongbo::importers
