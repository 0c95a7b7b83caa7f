#include "core/domain/fields.h"

#include <algorithm>
#include <array>

namespace dongbo {

namespace {

// The kind a reference points to, from the tag of its Id.
template <typename T> struct Target;
template <> struct Target<UnitId>
{
    static constexpr RecordKind kind = RecordKind::Unit;
};
template <> struct Target<SiteId>
{
    static constexpr RecordKind kind = RecordKind::Site;
};
template <> struct Target<OfficerId>
{
    static constexpr RecordKind kind = RecordKind::Officer;
};
template <> struct Target<VendorId>
{
    static constexpr RecordKind kind = RecordKind::Vendor;
};
template <> struct Target<DeviceId>
{
    static constexpr RecordKind kind = RecordKind::Device;
};
template <> struct Target<FaultId>
{
    static constexpr RecordKind kind = RecordKind::Fault;
};
template <> struct Target<StandardSetId>
{
    static constexpr RecordKind kind = RecordKind::StandardSet;
};

template <typename E> std::string_view choiceCodeOf(std::int64_t number)
{
    return isKnownNumber<E>(number) ? codeOf(static_cast<E>(number)) : std::string_view{};
}

constexpr std::size_t shortText = 300;
constexpr std::size_t longText = 2'000;

struct TextLimit
{
    RecordKind kind;
    std::string_view field;
    std::size_t most;
};

/// Texts with a limit above shortText. A limit may be raised but never lowered: a program must
/// accept what an older one wrote.
constexpr std::array longTexts{
    TextLimit{RecordKind::Unit, "notes", longText},
    TextLimit{RecordKind::Site, "notes", longText},
    TextLimit{RecordKind::Officer, "notes", longText},
    TextLimit{RecordKind::Vendor, "notes", longText},
    TextLimit{RecordKind::Device, "specs", longText},
    TextLimit{RecordKind::Device, "condition_text", longText},
    TextLimit{RecordKind::Device, "notes", longText},
    TextLimit{RecordKind::Device, "spec_text", longText},
    TextLimit{RecordKind::Fault, "symptom", 500},
    TextLimit{RecordKind::Fault, "during_meeting", 500},
    TextLimit{RecordKind::Fault, "notes", longText},
    TextLimit{RecordKind::Repair, "parts", longText},
    TextLimit{RecordKind::Repair, "notes", longText},
    TextLimit{RecordKind::Replacement, "reason", longText},
    TextLimit{RecordKind::Transfer, "reason", longText},
    TextLimit{RecordKind::Disposal, "reason", longText},
    TextLimit{RecordKind::StandardLine, "substitutes", longText},
    TextLimit{RecordKind::StandardLine, "minimum", longText},
    TextLimit{RecordKind::StandardLine, "source", longText},
    TextLimit{RecordKind::TypeInfo, "attributes", longText},
    TextLimit{RecordKind::TypeInfo, "source", longText},
    TextLimit{RecordKind::ImportFile, "sheets", 60'000}, // a workbook may have very many
    TextLimit{RecordKind::ImportFile, "summary", longText},
    TextLimit{RecordKind::ChangeSet, "args", 20'000},
    TextLimit{RecordKind::ChangeSet, "reason", longText},
    TextLimit{RecordKind::ChangeSet, "undone_reason", longText},
};

std::size_t textLimitOf(RecordKind kind, std::string_view field)
{
    const auto found = std::find_if(longTexts.begin(), longTexts.end(), [&](const TextLimit& one) {
        return one.kind == kind && one.field == field;
    });
    return found == longTexts.end() ? shortText : found->most;
}

/// Keeps sums over a whole register within 64 bits: 10^14 đồng, ten thousand of each.
constexpr std::int64_t mostMoney = 100'000'000'000'000;
constexpr std::int64_t mostInteger = 1'000'000'000'000'000;

struct Collector
{
    RecordKind kind;
    std::vector<Field>& out;

    template <typename T>
    void operator()(std::uint16_t number, std::string_view name, const std::optional<T>&)
    {
        Field field;
        field.number = number;
        field.name = name;
        if constexpr (std::is_same_v<T, std::string>) {
            field.type = FieldType::Text;
            field.textLimit = textLimitOf(kind, name);
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
            field.target = Target<T>::kind;
        }
        out.push_back(field);
    }
};

template <typename R> Kind kindFor(std::string_view name)
{
    Kind kind{kindOf<R>(), name, {}};
    Collector collector{kind.number, kind.fields};
    const R record;
    visitFields(collector, record);
    return kind;
}

const std::vector<Kind>& allKinds()
{
    static const std::vector<Kind> all{
        kindFor<Unit>("unit"),
        kindFor<Officer>("officer"),
        kindFor<Site>("site"),
        kindFor<Vendor>("vendor"),
        kindFor<TypeInfo>("type_info"),
        kindFor<StandardSet>("standard_set"),
        kindFor<StandardLine>("standard_line"),
        kindFor<RegisterOffice>("office"),
        kindFor<ImportFile>("import_file"),
        kindFor<Device>("device"),
        kindFor<Custody>("custody"),
        kindFor<Fault>("fault"),
        kindFor<Repair>("repair"),
        kindFor<Replacement>("replacement"),
        kindFor<Transfer>("transfer"),
        kindFor<Disposal>("disposal"),
        kindFor<Attachment>("attachment"),
        kindFor<ChangeSet>("change_set"),
    };
    return all;
}

} // namespace

const Field* Kind::field(std::string_view wanted) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& f) { return f.name == wanted; });
    return found == fields.end() ? nullptr : &*found;
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
