#include "gui/present/frame/restore_offer.h"

#include "core/store/health/known_backups.h"
#include "core/text/dates.h"
#include "gui/present/frame/recent_registers.h"

#include <algorithm>
#include <string_view>

namespace dongbo::present {

namespace {

constexpr std::string_view mark = "restore\n";
constexpr std::size_t mostShown = 5;

bool wasOpenedHere(const std::filesystem::path& file, const Settings& settings)
{
    const auto recent = recentRegisters(settings);
    return std::any_of(recent.begin(), recent.end(), [whole = wholePath(file)](const auto& known) {
        return wholePath(known) == whole;
    });
}

} // namespace

Place placeToRestore(const std::filesystem::path& file)
{
    return {ScreenName::FirstRun, {}, std::string(mark) + wholePath(file)};
}

std::optional<Place> placeToRestore(const Error& error, const std::filesystem::path& file,
                                    const Settings& settings)
{
    const auto kind = error.kind();
    const bool isGone = kind == Error::Kind::NotARegister || kind == Error::Kind::NotFound;
    const bool isWorthIt =
        kind == Error::Kind::Corrupt ||
        (isGone && (!store::knownBackups(file).empty() || wasOpenedHere(file, settings)));
    return isWorthIt ? std::optional{placeToRestore(file)} : std::nullopt;
}

std::optional<std::filesystem::path> registerToRestore(const Place& place)
{
    return place.screen == ScreenName::FirstRun && place.filter.starts_with(mark)
               ? std::optional<std::filesystem::path>{place.filter.substr(mark.size())}
               : std::nullopt;
}

RestoreOffer restoreOffer(const Session& session, const std::filesystem::path& file)
{
    RestoreOffer offer;
    offer.file = file;
    offer.title = session.say("restore.title", {{"file", file.filename().string()}});
    std::error_code ignored;
    const bool isThere = std::filesystem::exists(file, ignored);
    offer.help =
        session.say(isThere ? "restore.unreadable" : "restore.gone", {{"path", file.string()}});
    for (const auto& backup : store::knownBackups(file)) {
        if (offer.backups.size() < mostShown) {
            offer.backups.push_back(
                {backup.path, text::formatInstant(backup.at), backup.path.string()});
        }
    }
    offer.help += " " + session.say(offer.backups.empty() ? "restore.none" : "restore.choose");
    return offer;
}

} // namespace dongbo::present
