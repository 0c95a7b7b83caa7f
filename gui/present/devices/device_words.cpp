#include "gui/present/devices/device_words.h"

#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/words/looks.h"

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
    return lookOf(type.value_or(DeviceType::Other)).icon;
}

template <typename E> std::string termOf(const Session& session, std::optional<E> e)
{
    return e ? text::capitalized(listWord(session.language(), listName<E>(), codeOf(*e)))
             : std::string();
}
template std::string termOf(const Session&, std::optional<DeviceType>);
template std::string termOf(const Session&, std::optional<Condition>);
template std::string termOf(const Session&, std::optional<Use>);
template std::string termOf(const Session&, std::optional<Paper>);
template std::string termOf(const Session&, std::optional<AssetClass>);

PillText conditionPill(const Session& session, std::optional<Condition> condition)
{
    return pillOf(session.language(), condition, session.say("device.condition_unknown"));
}

PillText usePill(const Session& session, std::optional<Use> use)
{
    return pillOf(session.language(), use, session.say("device.use_unknown"));
}

PillText paperPill(const Session& session, std::optional<Paper> paper)
{
    return pillOf(session.language(), std::optional{paper.value_or(Paper::Active)}, {});
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
