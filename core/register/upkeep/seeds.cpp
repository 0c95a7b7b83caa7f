#include "core/register/upkeep/seeds.h"

#include "core/domain/fields.h"
#include "core/domain/json_text.h"
#include "core/journal/chain/hash.h"
#include "core/journal/write/journal.h"
#include "core/register/base/tsv.h"

#include <charconv>
#include <map>

#include "seed_embedded.h"

namespace dongbo {

namespace {

/// 2021-01-01T00:00+07:00: before any office's first entry.
constexpr std::int64_t seedMs = 1'609'434'000'000;

class SeedWriter
{
public:
    explicit SeedWriter(std::string_view name)
        : m_name("dongbo seed " + std::string(name))
    {
        m_segment.node = NodeId{journal::namedId(m_name)};
        m_segment.firstSeq = 1;
        m_segment.previousHash.assign(32, '\0');
        m_changeSet = ChangeSetId{journal::namedId(m_name + " change-set")};
        ChangeSet header;
        header.what = "did.seeded";
        header.args = "{\"list\":" + jsonText(name) + "}";
        header.actorName = "Đồng Bộ";
        add(m_changeSet, header);
    }

    template <typename R> void add(const RecordId& id, const R& record)
    {
        archive::Operation op;
        op.node = m_segment.node;
        op.origin = m_segment.node;
        op.seq = m_segment.operations.size() + 1;
        op.id = OpId{journal::namedId(m_name + " op " + std::to_string(op.seq))};
        op.hlc = (seedMs << 16) + static_cast<std::int64_t>(op.seq);
        op.wallMs = seedMs;
        op.verb = static_cast<std::uint8_t>(archive::Verb::Create);
        op.kind = static_cast<std::uint16_t>(kindOf<R>());
        op.record = id;
        op.changeSet = m_changeSet;
        op.schemaVersion = 1;
        op.payload = archive::encode(
            archive::Payload{std::nullopt, journal::Action::changesOf(valuesOf(record))});
        m_segment.operations.push_back(std::move(op));
    }

    [[nodiscard]] archive::Segment take() { return std::move(m_segment); }

private:
    std::string m_name;
    ChangeSetId m_changeSet;
    archive::Segment m_segment;
};

using Row = std::vector<std::string_view>;

Error damaged(std::string_view file)
{
    return {Error::Kind::Bug, {"store.failed", {{"detail", "data file " + std::string(file)}}}};
}

std::string_view cell(const Row& row, std::size_t at, std::string_view file)
{
    if (at >= row.size()) {
        throw damaged(file);
    }
    return row[at];
}

MaybeText maybe(std::string_view text)
{
    return text == "-" || text.empty() ? std::nullopt : MaybeText{std::string(text)};
}

RecordId idOf(std::string_view text, std::string_view file)
{
    const auto id = RecordId::parse(text);
    if (!id) {
        throw damaged(file);
    }
    return *id;
}

std::int64_t numberOf(std::string_view text, std::string_view file)
{
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size()) {
        throw damaged(file);
    }
    return value;
}

void addTypes(SeedWriter& writer)
{
    constexpr std::string_view file = "catalogue/device_types.tsv";
    for (const auto& row : tsv::rows(seed::embedded(file))) {
        TypeInfo info;
        info.type = parseCode<DeviceType>(cell(row, 0, file));
        info.usefulLifeYears = numberOf(cell(row, 6, file), file);
        info.wearRateBasisPoints = numberOf(cell(row, 7, file), file);
        info.source = maybe(cell(row, 8, file));
        info.attributes = maybe(cell(row, 9, file));
        writer.add(idOf(cell(row, 2, file), file), info);
    }
}

void addStandard(SeedWriter& writer)
{
    constexpr std::string_view file = "standard/starter.tsv";
    std::optional<StandardSetId> set;
    for (const auto& row : tsv::rows(seed::embedded(file))) {
        if (row[0] == "set") {
            StandardSet record;
            record.name = maybe(cell(row, 2, file));
            record.tier = maybe(cell(row, 3, file));
            record.validFrom = parseIsoDate(cell(row, 4, file));
            set = StandardSetId{idOf(cell(row, 1, file), file)};
            writer.add(*set, record);
            continue;
        }
        StandardLine line;
        line.set = set;
        line.position = numberOf(cell(row, 1, file), file);
        line.function = parseCode<Function>(cell(row, 2, file));
        line.type = parseCode<DeviceType>(cell(row, 3, file));
        line.substitutes = maybe(cell(row, 4, file));
        line.quantity = numberOf(cell(row, 5, file), file);
        line.minimum = maybe(cell(row, 6, file));
        line.critical = cell(row, 7, file) == "yes";
        if (cell(row, 8, file) != "-") {
            line.ceiling = Money{numberOf(cell(row, 8, file), file)};
        }
        line.source = maybe(cell(row, 9, file));
        writer.add(idOf(row[0], file), line);
    }
}

std::optional<std::int64_t> numberOrNone(std::string_view text, std::string_view file)
{
    return text == "-" ? std::nullopt : std::optional{numberOf(text, file)};
}

std::optional<Money> moneyOrNone(std::string_view text, std::string_view file)
{
    const auto dong = numberOrNone(text, file);
    return dong ? std::optional{Money{*dong}} : std::nullopt;
}

void addWearRates(SeedWriter& writer)
{
    constexpr std::string_view file = "books/wear_rates.tsv";
    for (const auto& row : tsv::rows(seed::embedded(file))) {
        WearRate rate;
        rate.type = parseCode<DeviceType>(cell(row, 1, file));
        rate.lifeYears = numberOrNone(cell(row, 2, file), file);
        rate.rateBasisPoints = numberOf(cell(row, 3, file), file);
        rate.validFrom = parseIsoDate(cell(row, 4, file));
        rate.validTo = parseIsoDate(cell(row, 5, file));
        rate.source = maybe(cell(row, 6, file));
        rate.legalBasis = maybe(cell(row, 7, file));
        writer.add(idOf(row[0], file), rate);
    }
}

void addThresholds(SeedWriter& writer)
{
    constexpr std::string_view file = "books/asset_thresholds.tsv";
    for (const auto& row : tsv::rows(seed::embedded(file))) {
        AssetThreshold threshold;
        threshold.fixedAssetFrom = Money{numberOf(cell(row, 1, file), file)};
        threshold.trackedFrom = moneyOrNone(cell(row, 2, file), file);
        threshold.validFrom = parseIsoDate(cell(row, 3, file));
        threshold.validTo = parseIsoDate(cell(row, 4, file));
        threshold.source = maybe(cell(row, 5, file));
        threshold.legalBasis = maybe(cell(row, 6, file));
        writer.add(idOf(row[0], file), threshold);
    }
}

} // namespace

archive::Segment booksSeed()
{
    SeedWriter writer("books");
    addWearRates(writer);
    addThresholds(writer);
    return writer.take();
}

archive::Segment catalogueSeed()
{
    SeedWriter writer("catalogue");
    addTypes(writer);
    addStandard(writer);
    return writer.take();
}

std::optional<archive::Segment> unitsSeed(std::string_view name)
{
    const std::string file = "units/" + std::string(name) + ".tsv";
    const auto text = seed::embedded(file);
    if (text.empty()) {
        return std::nullopt;
    }
    SeedWriter writer("units " + std::string(name));
    std::map<std::string_view, RecordId> byCode;
    for (const auto& row : tsv::rows(text)) {
        Unit unit;
        unit.code = maybe(cell(row, 0, file));
        unit.name = maybe(cell(row, 1, file));
        unit.kind = maybe(cell(row, 2, file));
        if (const auto parent = byCode.find(cell(row, 3, file)); parent != byCode.end()) {
            unit.parent = UnitId{parent->second};
        }
        unit.prefix = maybe(cell(row, 4, file));
        unit.validFrom = parseIsoDate(cell(row, 5, file));
        const auto id = idOf(cell(row, 6, file), file);
        byCode.emplace(row[0], id);
        writer.add(id, unit);
        if (cell(row, 7, file) != "-") {
            Site site;
            site.name = maybe(cell(row, 8, file));
            site.unit = UnitId{id};
            site.tier = maybe(cell(row, 9, file));
            writer.add(idOf(row[7], file), site);
        }
    }
    return writer.take();
}

std::vector<std::string> unitLists()
{
    std::vector<std::string> names;
    for (const auto file : seed::embeddedNames()) {
        if (file.starts_with("units/")) {
            names.emplace_back(file.substr(6, file.size() - 10));
        }
    }
    return names;
}

} // namespace dongbo
