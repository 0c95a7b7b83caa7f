#include "gui/present/drafts.h"

#include "gui/present/words/whole_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>
#include <system_error>

namespace dongbo::present {

namespace {

using Json = nlohmann::json;

/// The form and the record a draft belongs to. What a request hints at does not count: the form of
/// one record is one form. A record to be added is told by its kind, which is a hint.
bool isSameForm(const SheetRequest& a, const SheetRequest& b)
{
    return a.kind == b.kind && a.record == b.record &&
           (a.kind != SheetKind::AddRecord || a.hint == b.hint);
}

/// FNV-1a: only a name for a file.
std::uint64_t nameNumber(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash;
}

struct FormName
{
    SheetKind kind;
    std::string_view name; ///< in the files: never changed
};
/// In the order of 0.2, whose files hold the place in this list instead of the name.
constexpr FormName formNames[] = {
    {SheetKind::ReportFault, "report_fault"},
    {SheetKind::AcceptFault, "accept_fault"},
    {SheetKind::WaitFault, "wait_fault"},
    {SheetKind::FixFault, "fix_fault"},
    {SheetKind::CloseFault, "close_fault"},
    {SheetKind::StartRepair, "start_repair"},
    {SheetKind::FinishRepair, "finish_repair"},
    {SheetKind::AddDevice, "add_device"},
    {SheetKind::EditDevice, "edit_device"},
    {SheetKind::ReplaceDevice, "replace_device"},
    {SheetKind::TransferDevice, "transfer_device"},
    {SheetKind::DisposeDevice, "dispose_device"},
    {SheetKind::GiveCustody, "give_custody"},
    {SheetKind::ReopenFault, "reopen_fault"},
    {SheetKind::CorrectRecord, "correct_record"},
    {SheetKind::ChoosePerson, "choose_person"},
    {SheetKind::ChooseRecord, "choose_record"},
    {SheetKind::AddRecord, "add_record"},
    {SheetKind::ChangeMany, "change_many"},
    {SheetKind::AcceptFinding, "accept_finding"},
    {SheetKind::PlanConditions, "plan_conditions"},
    {SheetKind::SavePlan, "save_plan"},
    {SheetKind::ApprovePlan, "approve_plan"},
    {SheetKind::CancelPlan, "cancel_plan"},
    {SheetKind::DoPlanLine, "do_plan_line"},
    {SheetKind::ReceivePlanLine, "receive_plan_line"},
    {SheetKind::DropPlanLine, "drop_plan_line"},
    {SheetKind::StartStocktake, "start_stocktake"},
    {SheetKind::SettleStocktake, "settle_stocktake"},
    {SheetKind::CloseStocktake, "close_stocktake"},
    {SheetKind::CancelStocktake, "cancel_stocktake"},
};

std::optional<SheetKind> formOf(const Json& json)
{
    if (json.is_number_unsigned()) {
        const auto place = json.get<std::size_t>();
        return place < std::size(formNames) ? std::optional{formNames[place].kind} : std::nullopt;
    }
    const auto name = json.get<std::string>();
    const auto* at = std::find_if(std::begin(formNames), std::end(formNames),
                                  [&](const FormName& one) { return one.name == name; });
    return at == std::end(formNames) ? std::nullopt : std::optional{at->kind};
}

std::string nameOf(SheetKind kind)
{
    const auto* at = std::find_if(std::begin(formNames), std::end(formNames),
                                  [&](const FormName& one) { return one.kind == kind; });
    return std::string(at == std::end(formNames) ? std::string_view() : at->name);
}

/// By its name; a number is what 0.2 wrote: the kind's own number.
std::optional<RecordKind> recordKindOf(const Json& json)
{
    for (const auto& kind : kinds()) {
        const bool isIt = json.is_number() ? static_cast<int>(kind.number) == json.get<int>()
                                           : kind.name == json.get<std::string>();
        if (isIt) {
            return kind.number;
        }
    }
    return std::nullopt;
}

Json jsonOf(const Draft& draft)
{
    Json out{{"form", nameOf(draft.request.kind)},
             {"hint", draft.request.hint},
             {"text", draft.text},
             {"at", draft.at.unixMs}};
    if (draft.request.record) {
        out["record_kind"] = describe(draft.request.record->kind).name;
        out["record"] = draft.request.record->id.text();
    }
    return out;
}

/// Nothing when it is of a form or record kind this program does not have.
std::optional<Draft> draftOf(const Json& json)
{
    Draft out;
    const auto form = formOf(json.at("form"));
    if (!form) {
        return std::nullopt;
    }
    out.request.kind = *form;
    out.request.hint = json.at("hint").get<std::string>();
    out.text = json.at("text").get<std::string>();
    out.at.unixMs = json.at("at").get<std::int64_t>();
    if (json.contains("record")) {
        const auto id = RecordId::parse(json["record"].get<std::string>());
        const auto kind = recordKindOf(json.at("record_kind"));
        if (!id || !kind) {
            return std::nullopt;
        }
        out.request.record = RecordRef{*kind, *id};
    }
    return out;
}

} // namespace

FormDraft::FormDraft(std::string_view text)
{
    const auto json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) {
        return;
    }
    for (const auto& [field, value] : json.items()) {
        if (value.is_string()) {
            set(field, value.get<std::string>());
        }
    }
}

void FormDraft::set(std::string_view field, std::string_view value)
{
    if (value.empty()) {
        m_fields.erase(std::string(field));
    } else {
        m_fields[std::string(field)] = value;
    }
}

const std::string& FormDraft::operator[](std::string_view field) const
{
    static const std::string none;
    const auto at = m_fields.find(field);
    return at == m_fields.end() ? none : at->second;
}

std::string FormDraft::text() const
{
    return isEmpty() ? std::string()
                     : Json(m_fields).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Drafts::Drafts(std::filesystem::path folder)
    : m_folder(std::move(folder))
{}

std::filesystem::path Drafts::fileFor(const std::filesystem::path& registerFile) const
{
    std::error_code failed;
    auto whole = std::filesystem::weakly_canonical(registerFile, failed);
    if (failed) {
        whole = registerFile;
    }
    char name[40];
    std::snprintf(name, sizeof name, "drafts-%016llx.json",
                  static_cast<unsigned long long>(nameNumber(whole.string())));
    return m_folder / name;
}

std::vector<Draft> Drafts::of(const std::filesystem::path& registerFile) const
{
    std::vector<Draft> out;
    const auto bytes = readWhole(fileFor(registerFile));
    const auto json = Json::parse(bytes, nullptr, /*allow_exceptions=*/false);
    if (!json.is_array()) {
        return out;
    }
    for (const auto& one : json) {
        try {
            if (auto draft = draftOf(one)) {
                out.push_back(std::move(*draft));
            }
        } catch (const Json::exception&) {
            continue; // of a program that writes them otherwise
        }
    }
    std::sort(out.begin(), out.end(), [](const Draft& a, const Draft& b) { return b.at < a.at; });
    return out;
}

std::string Drafts::textFor(const std::filesystem::path& registerFile,
                            const SheetRequest& request) const
{
    for (const auto& draft : of(registerFile)) {
        if (isSameForm(draft.request, request)) {
            return draft.text;
        }
    }
    return {};
}

void Drafts::keep(const std::filesystem::path& registerFile, const Draft& draft)
{
    if (nameOf(draft.request.kind).empty()) {
        return; // a line of a standard that is being written: the standard is the draft
    }
    auto all = of(registerFile);
    const auto at = std::find_if(all.begin(), all.end(), [&](const Draft& one) {
        return isSameForm(one.request, draft.request);
    });
    if (at != all.end() ? at->text == draft.text : draft.text.empty()) {
        return;
    }
    if (at != all.end()) {
        all.erase(at);
    }
    if (!draft.text.empty()) {
        all.push_back(draft);
    }
    write(registerFile, all);
}

void Drafts::forget(const std::filesystem::path& registerFile, const SheetRequest& request)
{
    keep(registerFile, {request, {}, {}});
}

void Drafts::write(const std::filesystem::path& registerFile, const std::vector<Draft>& drafts)
{
    const auto file = fileFor(registerFile);
    if (drafts.empty()) {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        return;
    }
    Json all = Json::array();
    for (const auto& draft : drafts) {
        all.push_back(jsonOf(draft));
    }
    writeWhole(file, all.dump(1, ' ', false, Json::error_handler_t::replace));
}

} // namespace dongbo::present
