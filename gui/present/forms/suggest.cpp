#include "gui/present/forms/suggest.h"

#include "core/register/base/find.h"
#include "core/register/records/simple_records.h"
#include "core/store/queries/people_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/search/lookups.h"
#include "core/text/fold.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/words/twins.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

namespace dongbo::present {

namespace {

void addOfficers(Session& session, const std::string& folded, std::size_t most,
                 std::vector<FormChoice>& out, std::vector<std::string>& more)
{
    for (const auto& row : store::officers(session.shown().database(), store::Withdrawn::LeftOut)) {
        if (out.size() >= most) {
            return;
        }
        const auto name = row.officer.name.value_or("");
        if (!name.empty() && beginsWords(name, folded)) {
            const auto position = row.officer.position.value_or("");
            const auto joined = position.empty() || row.unit.empty() ? "" : ", ";
            out.push_back({row.id.text(), name, position + joined + row.unit});
            more.push_back(row.officer.phone.value_or(""));
        }
    }
}

void addVendors(Session& session, const std::string& folded, std::size_t most,
                std::vector<FormChoice>& out, std::vector<std::string>& more)
{
    auto vendors = store::vendors(session.shown().database(), store::Withdrawn::LeftOut);
    std::stable_sort(vendors.begin(), vendors.end(),
                     [](const auto& a, const auto& b) { return a.repairs > b.repairs; });
    for (const auto& row : vendors) {
        const auto name = row.vendor.name.value_or("");
        if (out.size() < most && !name.empty() && beginsWords(name, folded)) {
            out.push_back({row.id.text(), name, wordOf(session.language(), row.vendor.kind)});
            const auto phone = row.vendor.phone.value_or("");
            more.push_back(phone.empty() ? row.vendor.address.value_or("") : phone);
        }
    }
}

/// Tells choices of one name apart: by what their line says, else by one of `more`, a list each.
void tellApart(std::vector<FormChoice>& choices, const std::vector<std::string>& more)
{
    std::vector<NamedRecord> named;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        named.push_back({*RecordId::parse(choices[i].key),
                         choices[i].word,
                         {choices[i].detail, i < more.size() ? more[i] : std::string()}});
    }
    const auto apart = toldApart(named);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (!apart[i].empty() && apart[i] != choices[i].detail) {
            choices[i].detail += (choices[i].detail.empty() ? "" : " · ") + apart[i];
        }
    }
}

} // namespace

bool beginsWords(const std::string& text, const std::string& folded)
{
    const auto held = " " + text::fold(text);
    const auto asked = text::words(folded);
    return std::all_of(asked.begin(), asked.end(), [&](std::string_view word) {
        return held.find(" " + std::string(word)) != std::string::npos;
    });
}

std::vector<FormChoice> suggestVendors(Session& session, const std::string& typed, std::size_t most)
{
    std::vector<FormChoice> out;
    std::vector<std::string> more;
    addVendors(session, text::fold(typed), most, out, more);
    tellApart(out, more);
    return out;
}

std::vector<FormChoice> suggestRepairers(Session& session, const std::string& typed,
                                         std::size_t most)
{
    const auto folded = text::fold(typed);
    std::vector<FormChoice> out;
    std::vector<std::string> more;
    addVendors(session, folded, most, out, more);
    if (!folded.empty()) {
        addOfficers(session, folded, most, out, more);
    }
    tellApart(out, more);
    return out;
}

std::vector<FormChoice> suggestOfficers(Session& session, const std::string& typed,
                                        std::size_t most)
{
    std::vector<FormChoice> out;
    std::vector<std::string> more;
    addOfficers(session, text::fold(typed), most, out, more);
    tellApart(out, more);
    return out;
}

std::vector<FormChoice> suggestSites(Session& session, const std::string& typed, std::size_t most)
{
    const auto folded = text::fold(typed);
    std::vector<FormChoice> out;
    if (folded.empty()) {
        return out;
    }
    std::vector<std::string> more;
    store::SiteFilter filter;
    filter.on = session.shownDay();
    for (const auto& row : store::sites(session.shown().database(), filter)) {
        const auto name = row.site.name.value_or("");
        if (out.size() < most && beginsWords(name + " " + row.unit, folded)) {
            out.push_back({row.id.text(), shortSiteName(name), row.unit});
            more.push_back(row.site.address.value_or(""));
        }
    }
    tellApart(out, more);
    return out;
}

std::vector<FormChoice> suggestUnits(Session& session, const std::string& typed, std::size_t most)
{
    const auto folded = text::fold(typed);
    store::UnitFilter filter;
    filter.on = session.shownDay();
    std::vector<FormChoice> out;
    for (const auto& row : store::unitTree(session.shown().database(), filter)) {
        const auto title = store::unitTitle(row.unit);
        if (out.size() < most && !title.empty() && beginsWords(title + " " + row.parent, folded)) {
            out.push_back({row.id.text(), title, row.parent});
        }
    }
    return out;
}

namespace {

/// Records without rules of their own, by what people call them: lines, procedures.
std::vector<FormChoice> suggestSimple(Session& session, RecordKind kind, const std::string& typed,
                                      std::size_t most)
{
    const auto folded = text::fold(typed);
    std::vector<FormChoice> out;
    for (const auto& row : simpleRecords(session.shown(), kind, {})) {
        const auto label = simpleLabel(describe(kind), row.values, session.language());
        if (out.size() < most && !label.empty() && beginsWords(label, folded)) {
            out.push_back({row.id.text(), label, {}});
        }
    }
    return out;
}

} // namespace

std::vector<FormChoice> suggestOf(Session& session, RecordKind kind, const std::string& typed)
{
    constexpr std::size_t mostSimple = 8;
    return kind == RecordKind::Officer  ? suggestOfficers(session, typed)
           : kind == RecordKind::Site   ? suggestSites(session, typed)
           : kind == RecordKind::Vendor ? suggestVendors(session, typed)
           : kind == RecordKind::Unit   ? suggestUnits(session, typed)
           : describe(kind).isSimple    ? suggestSimple(session, kind, typed, mostSimple)
                                        : std::vector<FormChoice>();
}

RecordId recordNamed(Register& reg, RecordKind kind, const std::string& text)
{
    if (kind == RecordKind::Officer) {
        return findOfficer(reg, text);
    }
    if (kind == RecordKind::Site) {
        return findSite(reg, text);
    }
    if (kind == RecordKind::Unit) {
        return findUnit(reg, text);
    }
    if (describe(kind).isSimple) {
        return findSimple(reg, kind, text);
    }
    const auto vendor = kind == RecordKind::Vendor ? findVendor(reg, text) : std::nullopt;
    if (!vendor) {
        throw Error(Error::Kind::Usage, {"form.choose_one", {}});
    }
    return *vendor;
}

std::string kindIcon(RecordKind kind)
{
    return kind == RecordKind::Officer  ? "user"
           : kind == RecordKind::Site   ? "map-pin"
           : kind == RecordKind::Unit   ? "building"
           : kind == RecordKind::Vendor ? "wrench"
           : kind == RecordKind::Fault  ? "triangle-alert"
                                        : "box";
}

std::optional<OfficerId> officerOf(Session& session, const std::string& name)
{
    const auto found = store::officersByName(session.shown().database(), text::fold(name));
    return found.size() == 1 ? std::optional{OfficerId{found.front()}} : std::nullopt;
}

} // namespace dongbo::present
