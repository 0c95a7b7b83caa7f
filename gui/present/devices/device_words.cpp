#include "gui/present/devices/device_words.h"

#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

namespace dongbo::present {

namespace {

constexpr std::string_view sitePrefix = "Điểm cầu ";
constexpr const char* dash = "–";

} // namespace

std::string deviceTitle(const Device& device)
{
    std::string title = device.name.value_or("");
    if (device.model && !device.model->empty() &&
        text::fold(title).find(text::fold(*device.model)) == std::string::npos) {
        title += (title.empty() ? "" : " ") + *device.model;
    }
    return title.empty() ? device.code.value_or(dash) : title;
}

std::string shortSiteName(std::string_view name)
{
    const bool hasMore = name.size() > sitePrefix.size();
    return std::string(hasMore && name.starts_with(sitePrefix) ? name.substr(sitePrefix.size())
                                                               : name);
}

std::string_view typeIcon(std::optional<DeviceType> type)
{
    switch (type.value_or(DeviceType::Other)) {
    case DeviceType::Computer:
        return "cpu";
    case DeviceType::Codec:
        return "presentation";
    case DeviceType::Camera:
        return "camera";
    case DeviceType::Screen:
        return "tv";
    case DeviceType::Projector:
        return "projector";
    case DeviceType::Microphone:
        return "mic";
    case DeviceType::Speaker:
        return "speaker-box";
    case DeviceType::Amplifier:
    case DeviceType::Mixer:
        return "sliders";
    case DeviceType::Ups:
    case DeviceType::Stabilizer:
        return "battery";
    case DeviceType::Generator:
        return "bolt";
    case DeviceType::Switch:
        return "network";
    case DeviceType::Router:
        return "router";
    case DeviceType::Converter:
    case DeviceType::Splitter:
        return "cable";
    case DeviceType::Accessory:
    case DeviceType::Other:
        return "box";
    }
    return "box";
}

template <typename E> std::string termOf(const Session& session, std::optional<E> e)
{
    if (!e) {
        return {};
    }
    return text::capitalized(
        session.say(std::string(listName<E>()) + "." + std::string(codeOf(*e))));
}
template std::string termOf(const Session&, std::optional<DeviceType>);
template std::string termOf(const Session&, std::optional<Condition>);
template std::string termOf(const Session&, std::optional<Use>);
template std::string termOf(const Session&, std::optional<Paper>);
template std::string termOf(const Session&, std::optional<AssetClass>);

PillText conditionPill(const Session& session, std::optional<Condition> condition)
{
    if (!condition) {
        return {"circle-question", session.say("device.condition_unknown"), Tone::Mute};
    }
    PillText pill{"check", termOf(session, condition), Tone::Ok};
    switch (*condition) {
    case Condition::Good:
        break;
    case Condition::Fair:
        pill.icon = "minus";
        pill.tone = Tone::Warn;
        break;
    case Condition::Poor:
        pill.icon = "chevrons-down";
        pill.tone = Tone::Warn;
        break;
    case Condition::Broken:
        pill.icon = "cross";
        pill.tone = Tone::Bad;
        break;
    }
    return pill;
}

PillText usePill(const Session& session, std::optional<Use> use)
{
    if (!use) {
        return {"circle-question", session.say("device.use_unknown"), Tone::Mute};
    }
    PillText pill{"plug", termOf(session, use), Tone::Mute};
    switch (*use) {
    case Use::InUse:
        break;
    case Use::Spare:
        pill.icon = "box";
        break;
    case Use::UnderRepair:
        pill.icon = "wrench";
        pill.tone = Tone::Accent;
        break;
    case Use::Lent:
        pill.icon = "external";
        break;
    }
    return pill;
}

PillText paperPill(const Session& session, std::optional<Paper> paper)
{
    PillText pill{"file-text", termOf(session, std::optional{paper.value_or(Paper::Active)}),
                  Tone::Mute};
    if (paper == Paper::DisposalProposed) {
        pill.word = session.say("device.paper_proposed"); // short enough for a pill
        pill.tone = Tone::Warn;
    } else if (paper == Paper::Lost) {
        pill.tone = Tone::Bad;
    }
    return pill;
}

std::string moneyOr(const Session& session, std::optional<Money> amount)
{
    return amount ? text::formatMoney(*amount, session.language()) : std::string(dash);
}

std::string inUseText(const Device& device)
{
    if (device.inUseDate) {
        return text::formatDate(*device.inUseDate);
    }
    return device.inUseYear ? std::to_string(*device.inUseYear) : std::string();
}

std::optional<bool> isUnderWarranty(const Device& device, Date day)
{
    return device.warrantyUntil ? std::optional{day <= *device.warrantyUntil} : std::nullopt;
}

bool isGone(const Device& device)
{
    return device.paper == Paper::Disposed || device.paper == Paper::Lost ||
           device.paper == Paper::Transferred;
}

} // namespace dongbo::present
