#include "core/domain/fields.h"

#include <algorithm>
#include <array>

namespace dongbo {

namespace {

/// Every type of record, in an order in which records can be created so that references point
/// backwards.
template <typename... Rs> struct RecordTypes
{};
using AllRecords =
    RecordTypes<Unit, Officer, Site, Vendor, TypeInfo, StandardSet, StandardLine, PriceEntry, Quota,
                RegisterOffice, ImportFile, Device, Custody, Procedure, Line, LineMeasurement,
                LineUpgrade, Meeting, Fault, Repair, Replacement, Transfer, Disposal, Attachment,
                RuleException, Plan, PlanLine, IssuedReport, OwnReport, WearRate, AssetThreshold,
                WearEntry, Stocktake, StocktakeCount, DisposalBatch, DisposalItem, Training,
                ContactPoint, MeetingSite, Check, CheckItem, Duty, Contact, SupportRequest,
                MaintenancePlan, WorkOrder, FaultStep, ReadinessSetting, ChangeSet>;

/// The kind whose records an Id names.
template <typename Id, typename... Rs> constexpr RecordKind targetOf(RecordTypes<Rs...>)
{
    RecordKind found{};
    static_cast<void>(((std::is_same_v<IdOf<Rs>, Id> && (found = kindOf<Rs>(), true)) || ...));
    return found;
}

template <typename E> std::string_view choiceCodeOf(std::int64_t number)
{
    return isKnownNumber<E>(number) ? codeOf(static_cast<E>(number)) : std::string_view{};
}

/// Keeps sums over a whole register within 64 bits: 10^14 đồng, ten thousand of each.
constexpr std::int64_t mostMoney = 100'000'000'000'000;
constexpr std::int64_t mostInteger = 1'000'000'000'000'000;

/// What follows from the type where nothing is stated.
struct ByType
{
    FormControl control{};
    ListColumn column;
};

ByType suggestionOf(FieldType type)
{
    using descriptors::choosable;
    switch (type) {
    case FieldType::Integer:
        return {FormControl::Count, choosable(8)};
    case FieldType::Money:
        return {FormControl::Money, choosable(14)};
    case FieldType::Bool:
        return {FormControl::Check, choosable(8)};
    case FieldType::Day:
        return {FormControl::Day, choosable(11)};
    case FieldType::Instant:
        return {FormControl::Moment, choosable(16)};
    case FieldType::Choice:
        return {FormControl::Choice, choosable(14)};
    case FieldType::Reference:
        return {FormControl::Picker, choosable(20)};
    case FieldType::Text:
        break;
    }
    return {FormControl::Line, choosable(20)};
}

void completeTraits(Field& field)
{
    const auto suggested = suggestionOf(field.type);
    if (field.group == FieldGroup::Internal) {
        field.control = FormControl::None;
        field.writtenBy = WrittenBy::UseCases;
        field.column = descriptors::noColumn;
        field.isListed = false;
    }
    if (field.writtenBy == WrittenBy::UseCases) {
        field.control = FormControl::None;
    }
    if (field.control == FormControl::ByType) {
        field.control = suggested.control;
    }
    if (!field.column.isStated) {
        field.column = suggested.column;
    }
    if (field.word.empty()) {
        field.word = field.name;
    }
}

struct Collector
{
    std::vector<Field>& out;

    template <typename T>
    void operator()(std::uint16_t number, std::string_view name, const std::optional<T>&,
                    const FieldTraits& traits)
    {
        Field field;
        static_cast<FieldTraits&>(field) = traits;
        field.number = number;
        field.name = name;
        if constexpr (std::is_same_v<T, std::string>) {
            field.type = FieldType::Text;
            field.textLimit = traits.textLimit == 0 ? descriptors::shortText : traits.textLimit;
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            field.type = FieldType::Integer;
            field.least = -mostInteger;
            field.most = mostInteger;
        } else if constexpr (std::is_same_v<T, Money>) {
            field.type = FieldType::Money;
            field.least = -mostMoney;
            field.most = mostMoney;
        } else if constexpr (std::is_same_v<T, bool>) {
            field.type = FieldType::Bool;
        } else if constexpr (std::is_same_v<T, Date>) {
            field.type = FieldType::Day;
        } else if constexpr (std::is_same_v<T, Instant>) {
            field.type = FieldType::Instant;
            field.least = earliestInstant().unixMs;
            field.most = latestInstant().unixMs;
        } else if constexpr (std::is_enum_v<T>) {
            field.type = FieldType::Choice;
            field.isKnown = &isKnownNumber<T>;
            field.choiceCode = &choiceCodeOf<T>;
            field.choiceList = listName<T>();
        } else {
            field.type = FieldType::Reference;
            field.target = targetOf<T>(AllRecords{});
        }
        completeTraits(field);
        out.push_back(field);
    }
};

template <typename R> constexpr bool isSimple()
{
    if constexpr (requires { descriptors::Described<R>::isSimple; }) {
        return descriptors::Described<R>::isSimple;
    }
    return false;
}

template <typename R> Kind kindFor()
{
    Kind kind{kindOf<R>(), descriptors::Described<R>::name, {}, isSimple<R>()};
    kind.fields.reserve(fieldCount<R>());
    Collector collector{kind.fields};
    const R record;
    visitFields(collector, record);
    return kind;
}

template <typename... Rs> std::vector<Kind> kindsOf(RecordTypes<Rs...>)
{
    return {kindFor<Rs>()...};
}

const std::vector<Kind>& allKinds()
{
    static const auto all = kindsOf(AllRecords{});
    return all;
}

} // namespace

const Field* Kind::field(std::string_view wanted) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& f) { return f.name == wanted; });
    return found == fields.end() ? nullptr : &*found;
}

const Field* Kind::fieldOfWord(std::string_view word) const
{
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) {
        return f.word == word || f.name == word;
    });
    return found == fields.end() ? nullptr : &*found;
}

std::string_view nameOf(FieldGroup group)
{
    static constexpr std::array<std::string_view, 11> names{
        "identity",    "description", "place",  "state", "people",  "times",
        "acquisition", "cost",        "papers", "notes", "internal"};
    return names[static_cast<std::size_t>(group)];
}

std::span<const Kind> kinds()
{
    return allKinds();
}

const Kind* findKind(std::uint16_t number)
{
    static const auto byNumber = [] {
        std::array<const Kind*, 128> table{};
        for (const auto& kind : allKinds()) {
            table[static_cast<std::size_t>(kind.number)] = &kind;
        }
        return table;
    }();
    return number < byNumber.size() ? byNumber[number] : nullptr;
}

const Kind& describe(RecordKind kind)
{
    return *findKind(static_cast<std::uint16_t>(kind));
}

bool fits(const Field& field, const Value& value)
{
    if (std::holds_alternative<std::monostate>(value)) {
        return true;
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    const auto* text = std::get_if<std::string>(&value);
    switch (field.type) {
    case FieldType::Text:
        return text != nullptr;
    case FieldType::Day:
        return text != nullptr && parseIsoDate(*text).has_value();
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Instant:
        return number != nullptr;
    case FieldType::Bool:
        return number != nullptr && (*number == 0 || *number == 1);
    case FieldType::Choice:
        return number != nullptr && field.isKnown(*number);
    case FieldType::Reference:
        return std::holds_alternative<RecordId>(value);
    }
    return false;
}

} // namespace dongbo
