#include "gui/present/faults/report_subject.h"

#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "gui/present/devices/device_words.h"

namespace dongbo::present {

namespace {

constexpr std::string_view devicePrefix = "device:";
constexpr std::string_view sitePrefix = "site:";

struct SiteKey
{
    std::optional<SiteId> site;
    std::optional<FaultAbout> about;
};

SiteKey siteKey(std::string_view key)
{
    if (!key.starts_with(sitePrefix)) {
        return {};
    }
    key.remove_prefix(sitePrefix.size());
    const auto colon = std::min(key.find(':'), key.size());
    const auto id = RecordId::parse(std::string(key.substr(0, colon)));
    SiteKey out;
    out.site = id ? std::optional{SiteId{*id}} : std::nullopt;
    out.about = colon < key.size() ? parseCode<FaultAbout>(key.substr(colon + 1)) : std::nullopt;
    return out;
}

std::optional<DeviceId> deviceIn(std::string_view key)
{
    const auto id = key.starts_with(devicePrefix)
                        ? RecordId::parse(std::string(key.substr(devicePrefix.size())))
                        : std::nullopt;
    return id ? std::optional{DeviceId{*id}} : std::nullopt;
}

} // namespace

std::string subjectKey(const DeviceId& device)
{
    return std::string(devicePrefix) + device.text();
}

std::string subjectKey(const SiteId& site, const std::optional<FaultAbout>& about)
{
    return std::string(sitePrefix) + site.text() +
           (about ? ":" + std::string(codeOf(*about)) : std::string());
}

std::optional<FaultSubject> subjectOf(const Session& session, std::string_view key)
{
    FaultSubject subject;
    if (const auto device = deviceIn(key)) {
        subject.device = store::loadAsItIs(session.shown().database(), *device);
        subject.id = device;
        subject.site = subject.device ? subject.device->site : std::nullopt;
        return subject.device ? std::optional{subject} : std::nullopt;
    }
    const auto [site, about] = siteKey(key);
    subject.site = site;
    subject.about = about.value_or(FaultAbout::Room);
    return site ? std::optional{subject} : std::nullopt;
}

FormChoice subjectChoice(const DeviceChoice& device)
{
    auto choice = asChoice(device);
    choice.key = subjectKey(device.id);
    return choice;
}

std::optional<FormChoice> subjectChoice(Session& session, std::string_view key)
{
    if (const auto device = deviceIn(key)) {
        const auto choice = deviceChoice(session, *device);
        return choice ? std::optional{subjectChoice(*choice)} : std::nullopt;
    }
    const auto [site, about] = siteKey(key);
    const auto row = site ? store::siteRow(session.shown().database(), *site) : std::nullopt;
    return row ? std::optional{FormChoice{std::string(key),
                                          shortSiteName(row->site.name.value_or("")), row->unit,
                                          "map-pin"}}
               : std::nullopt;
}

} // namespace dongbo::present
