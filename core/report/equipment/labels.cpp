#include "core/register/base/find.h"
#include "core/report/engine/builder.h"
#include "core/report/forms/label_sheets.h"
#include "core/store/queries/device_queries.h"
#include "core/text/unicode.h"

namespace dongbo::report {

namespace {

store::DeviceFilter filterOf(const Values& values)
{
    store::DeviceFilter filter;
    if (const auto site = values.get<RecordId>("site")) {
        filter.site = SiteId(*site);
    }
    if (const auto unit = values.get<RecordId>("unit")) {
        filter.unit = UnitId(*unit);
    }
    filter.type = values.get<DeviceType>("type");
    return filter;
}

/// By id, code or serial, with commas between them. Throws {Usage} for one nobody knows.
std::vector<DeviceId> devicesNamed(Register& reg, std::string_view text)
{
    std::vector<DeviceId> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        if (const auto one = text::trim(text.substr(0, end)); !one.empty()) {
            out.push_back(findDevice(reg, one));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// Those chosen one by one in the order they were named, else all that pass.
void eachLabelled(Register& reg, const Values& values,
                  const std::function<void(const store::DeviceRow&)>& visit)
{
    if (const auto chosen = values.get<std::string>("devices")) {
        for (const auto& id : devicesNamed(reg, *chosen)) {
            if (const auto row = store::deviceRow(reg.database(), id)) {
                visit(*row);
            }
        }
        return;
    }
    store::forEachDevice(reg.database(), filterOf(values), store::DeviceOrder::Site, visit);
}

/// The place, from 0, at which the first label stands. Throws {Usage} when the page has none such.
std::size_t firstPlace(const Values& values, const paper::LabelSheet& sheet)
{
    const auto start = values.get<std::int64_t>("start").value_or(1);
    const auto most = static_cast<std::int64_t>(sheet.places());
    if (start < 1 || start > most) {
        throw Error(Error::Kind::Usage, {"report.no_such_place", {{"most", std::to_string(most)}}});
    }
    return static_cast<std::size_t>(start - 1);
}

paper::Document print(Register& reg, const Values& values, Language language)
{
    paper::Labels labels;
    labels.sheet = labelSheet(values.get<std::string>("labels").value_or(""),
                              reg.pastDay().value_or(reg.today()));
    labels.skipped = firstPlace(values, labels.sheet);
    labels.empty = text::say(language, "report.no_rows");
    labels.labels = [&reg, values](const paper::LabelSink& sink) {
        eachLabelled(reg, values, [&sink](const store::DeviceRow& row) {
            sink({row.id.text(), row.device.code.value_or(""), row.device.name.value_or(""),
                  row.site});
        });
    };
    paper::Document out;
    out.page = labels.sheet.page;
    out.margins = {0, 0, 0, 0};
    out.blocks.emplace_back(std::move(labels));
    return out;
}

/// What the labels say, for formats that have no places.
void build(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("id", ColumnKind::Text, 40);
    eachLabelled(builder.reg, builder.values, [&builder](const store::DeviceRow& row) {
        Row out{cellOf(row.device.code), cellOf(row.device.name), row.site, row.id.text()};
        out.record = RecordRef{RecordKind::Device, row.id};
        builder.row(std::move(out));
    });
}

} // namespace

extern const Definition labels;
const Definition labels{"labels",
                        Question::Have,
                        {{"labels",
                          ParameterKind::Choice,
                          {"70x37", "70x42.4", "38.1x21.2", "roll-50x30", "roll-62x29"}},
                         {"start", ParameterKind::Number, {}, Initial::Nothing, 1},
                         {"devices", ParameterKind::Text},
                         parameter::site,
                         parameter::unit,
                         parameter::type},
                        &build,
                        nullptr,
                        &print};

} // namespace dongbo::report
