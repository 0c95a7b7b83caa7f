#include "gui/present/faults/fault_proposal.h"

#include "core/planning/fault_rules.h"
#include "core/register/faults/faults.h"
#include "core/register/faults/symptoms.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/words/day_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <map>
#include <set>

namespace dongbo::present {

namespace {

/// How many of the newest faults tell which symptoms are common: enough for a district's year, read
/// in milliseconds in a register of a province.
constexpr std::size_t newestCounted = 3'000;

std::optional<DeviceType> typeOf(const FaultSubject& subject)
{
    return subject.device ? subject.device->type : std::nullopt;
}

/// Whether the vocabulary's row is about this kind of thing.
bool concerns(std::string_view list, std::string_view what)
{
    const auto whole = "|" + std::string(list) + "|";
    return whole.find("|" + std::string(what) + "|") != std::string::npos;
}

/// The symptom without the words that only name the thing: "Tivi không lên", "Màn hình không lên"
/// and "Không lên hình" are one choice.
std::string gist(std::string_view symptom)
{
    static const std::set<std::string_view> names{"man",   "hinh", "ti",    "vi",   "tivi",
                                                  "tv",    "may",  "chieu", "tinh", "mic",
                                                  "micro", "ups",  "amply"};
    const auto folded = text::fold(symptom);
    std::string rest;
    for (const auto word : text::words(folded)) {
        if (!names.contains(word)) {
            rest += std::string(word) + " ";
        }
    }
    return rest.empty() ? folded : rest;
}

/// Other devices of the type that work and are in use at the same site.
std::int64_t othersWorking(Session& session, const FaultSubject& subject)
{
    store::DeviceFilter filter;
    filter.site = subject.site;
    filter.type = typeOf(subject);
    std::int64_t count = 0;
    store::forEachDevice(session.shown().database(), filter, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             const bool works = row.now.condition != Condition::Broken &&
                                                row.now.use != Use::UnderRepair &&
                                                row.now.use != Use::Lent;
                             count += works && row.id != subject.id ? 1 : 0;
                         });
    return count;
}

std::vector<FaultId> likeFaults(Session& session, const FaultSubject& subject,
                                const std::string& symptom, Instant since)
{
    const auto group = symptomGroupOf(subject.about, typeOf(subject), symptom);
    auto& database = session.shown().database();
    if (group.empty()) {
        return {};
    }
    if (subject.about == FaultAbout::Device) {
        return subject.id ? store::likeFaults(database, *subject.id, group, since)
                          : std::vector<FaultId>();
    }
    return subject.site ? store::likeFaults(database, *subject.site, subject.about, group, since)
                        : std::vector<FaultId>();
}

} // namespace

std::vector<std::string> usualSymptoms(Session& session, const FaultSubject& subject,
                                       std::size_t most)
{
    const auto type = typeOf(subject);
    std::vector<std::string> out;
    std::set<std::string> said;
    const auto add = [&](std::string_view symptom) {
        const auto text = text::capitalized(text::trim(symptom));
        if (out.size() < most && text::countCodePoints(text) <= 40 &&
            said.insert(gist(text)).second) {
            out.push_back(text);
        }
    };
    if (subject.about != FaultAbout::Device || type) {
        for (const auto& row :
             store::symptomCounts(session.shown().database(), subject.about, type, newestCounted)) {
            // what somebody once typed at length is no symptom to choose
            if (recogniseSymptom(subject.about, type, row.symptom) != nullptr) {
                add(row.symptom);
            }
        }
    }
    const auto what = subject.about != FaultAbout::Device ? codeOf(subject.about)
                      : type                              ? codeOf(*type)
                                                          : std::string_view{};
    // one of each group, then a second of each: eight ways to say "no picture" are one choice
    std::map<std::string_view, std::vector<std::string_view>> byGroup;
    std::vector<std::string_view> groups;
    std::size_t longest = 0;
    for (const auto& row : symptoms()) {
        if (concerns(row.concerns, what)) {
            auto& texts = byGroup[row.group];
            if (texts.empty()) {
                groups.push_back(row.group);
            }
            texts.push_back(row.text);
            longest = std::max(longest, texts.size());
        }
    }
    for (std::size_t turn = 0; turn < longest; ++turn) {
        for (const auto group : groups) {
            const auto& texts = byGroup.at(group);
            if (turn < texts.size()) {
                add(texts[turn]);
            }
        }
    }
    return out;
}

SeverityProposal proposeSeverity(Session& session, const FaultSubject& subject,
                                 const std::string& symptom)
{
    const auto type = typeOf(subject);
    const auto* known = recogniseSymptom(subject.about, type, symptom);
    if (known == nullptr || !known->usual) {
        return {Severity::Degraded, session.say("faults.why_unknown")};
    }
    const auto usual = *known->usual;
    if (subject.about != FaultAbout::Device) {
        return {usual, session.say("faults.why_room_" + std::string(codeOf(usual)))};
    }
    if (subject.device && subject.device->use == Use::Spare) {
        return {Severity::Minor, session.say("faults.why_spare")};
    }
    if (usual != Severity::Blocking || !type || !subject.site) {
        return {usual, session.say("faults.why_usual")};
    }
    const auto others = othersWorking(session, subject);
    const auto word = wordOf(session.language(), type);
    if (others == 0) {
        return {Severity::Blocking, session.say("faults.why_only", {{"type", word}})};
    }
    return {Severity::Degraded,
            session.say("faults.why_others", {{"type", word}, {"count", std::to_string(others)}})};
}

std::optional<FaultId> openLikeFault(Session& session, const FaultSubject& subject,
                                     const std::string& symptom)
{
    for (const auto& id : likeFaults(session, subject, symptom, Instant{0})) {
        const auto fault = store::load<Fault>(session.shown().database(), id);
        if (fault && planning::isOpen(fault->state.value_or(FaultState::Reported))) {
            return id;
        }
    }
    return std::nullopt;
}

std::int64_t faultsWithinYear(Session& session, const FaultSubject& subject)
{
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.since = Instant{session.now().unixMs - 365LL * 24 * 3600 * 1000};
    if (subject.id) {
        filter.device = subject.id;
        return store::countFaults(session.shown().database(), filter);
    }
    return 0;
}

std::optional<FaultId> earlierLikeFault(Session& session, const FaultSubject& subject,
                                        const std::string& symptom)
{
    const Instant since{session.now().unixMs - planning::recurrenceDays * 24LL * 3600 * 1000};
    const auto like = likeFaults(session, subject, symptom, since);
    return like.empty() ? std::nullopt : std::optional{like.front()};
}

std::vector<std::string> consequencesOf(Session& session, const FaultSubject& subject,
                                        const std::string& symptom,
                                        std::optional<Severity> severity,
                                        const std::optional<FaultId>& completes)
{
    std::vector<std::string> out;
    auto& database = session.shown().database();
    const auto& device = subject.device;
    const bool breaks = severity && planning::proposedCondition(*severity) == Condition::Broken;
    if (device && breaks && device->condition != Condition::Broken) {
        out.push_back(session.say("faults.will_break",
                                  {{"device", device->code.value_or(deviceTitle(*device))},
                                   {"before", conditionPill(session, device->condition).word}}));
    }
    const auto earlier = earlierLikeFault(session, subject, symptom);
    if (earlier && earlier != completes) {
        const auto fault = store::load<Fault>(database, *earlier);
        const auto times = store::occurrenceOf(database, *earlier) + 1;
        out.push_back(session.say(
            "faults.will_recur",
            {{"count", std::to_string(times)},
             {"fault", fault ? fault->number.value_or("") : std::string()},
             {"day", fault && fault->reportedAt ? shortDay(*fault->reportedAt, session.today())
                                                : std::string()}}));
    }
    if (device && isUnderWarranty(*device, session.today()).value_or(false)) {
        out.push_back(session.say("faults.still_covered",
                                  {{"day", text::formatDate(*device->warrantyUntil)}}));
    }
    if (!completes) {
        out.push_back(
            session.say("faults.will_wait", {{"hours", std::to_string(hoursToAccept().count())}}));
    }
    return out;
}

} // namespace dongbo::present
