#include "importers/write_back/device_list.h"

#include "core/domain/amount.h"
#include "core/domain/fields.h"
#include "core/report/cells/cells_file.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/wording.h"
#include "importers/proposal/match/state_words.h"
#include "importers/write_back/office_columns.h"

#include <array>
#include <map>
#include <unordered_map>
#include <variant>
#include <vector>

namespace dongbo::importers {

namespace {

using report::CellsFile;
/// What stands in a cell: text, a number, an amount or a day.
using Shown = std::variant<std::string, std::int64_t, Money, Date>;

/// The device's field a column shows as it is; null for columns that several make.
const Field* fieldShown(ListField column)
{
    static constexpr std::array<std::pair<ListField, std::uint16_t>, 4> more{{
        {ListField::UnitPrice, fieldOf<&Device::cost>},
        {ListField::Code, fieldOf<&Device::code>},
        {ListField::Serial, fieldOf<&Device::serial>},
        {ListField::Type, fieldOf<&Device::type>},
    }};
    for (const auto& [known, number] : more) {
        if (known == column) {
            return describe(RecordKind::Device).field(number);
        }
    }
    return deviceFieldOf(column);
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
        m_values = valuesOf(device.device);
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

    Shown valueOf(ListField column, const store::DeviceRow& of)
    {
        const auto& device = of.device;
        if (const auto* field = fieldShown(column)) {
            return shown(*field);
        }
        if (column == ListField::Quantity) {
            return device.quantity.value_or(1);
        }
        if (column == ListField::Amount) {
            const auto amount = amountOf(device);
            return amount ? Shown{*amount} : Shown{std::string{}};
        }
        if (column == ListField::Site) {
            return siteOf(of);
        }
        if (column == ListField::Custodian) {
            return of.custodian;
        }
        return column == ListField::Supplier ? supplierOf(device)
                                             : stateWording(store::asItIs(of), m_language);
    }

    /// A field of the device at hand, as its type is shown in a cell.
    [[nodiscard]] Shown shown(const Field& field) const
    {
        const auto& value = m_values[field.number - 1u];
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            return field.type == FieldType::Money ? Shown{Money{*number}}
                   : field.type == FieldType::Choice
                       ? Shown{text::say(m_language, std::string(field.choiceList) + "." +
                                                         std::string(field.choiceCode(*number)))}
                       : Shown{*number};
        }
        const auto* text = std::get_if<std::string>(&value);
        const auto day =
            text != nullptr && field.type == FieldType::Day ? parseIsoDate(*text) : std::nullopt;
        return day ? Shown{*day} : Shown{text != nullptr ? *text : std::string{}};
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
    std::vector<Value> m_values;             ///< of the device at hand
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
