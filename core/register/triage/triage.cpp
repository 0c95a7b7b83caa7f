#include "core/register/triage/triage.h"

#include "core/planning/fault_rules.h"
#include "core/register/base/checks.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/tsv.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/fold.h"

#include <algorithm>
#include <charconv>

#include "triage_data_embedded.h"

namespace dongbo {

namespace {

using Row = std::vector<std::string_view>;

Error damaged(std::string_view file)
{
    return {Error::Kind::Bug, {"store.failed", {{"detail", "data file " + std::string(file)}}}};
}

std::vector<std::string> piecesOf(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty() && text != "-") {
        const auto end = std::min(text.find('|'), text.size());
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::vector<DeviceType> typesOf(std::string_view text, std::string_view file)
{
    std::vector<DeviceType> out;
    for (const auto& piece : piecesOf(text)) {
        const auto type = parseCode<DeviceType>(piece);
        if (!type) {
            throw damaged(file);
        }
        out.push_back(*type);
    }
    return out;
}

std::string orNothing(std::string_view text)
{
    return text == "-" ? std::string() : std::string(text);
}

void addBranch(HelpTree& tree, const Row& row, std::string_view file)
{
    planning::TriageBranch branch;
    branch.code = std::string(row[1]);
    branch.types = typesOf(row[2], file);
    branch.about = parseCode<FaultAbout>(row[3]);
    if (std::from_chars(row[4].data(), row[4].data() + row[4].size(), branch.weight).ec !=
        std::errc{}) {
        throw damaged(file);
    }
    tree.words[branch.code] = {std::string(row[5]), std::string(row[6])};
    tree.tree.branches.push_back(std::move(branch));
}

void addStep(HelpTree& tree, const Row& row, std::string_view file)
{
    planning::TriageStep step;
    step.code = std::string(row[1]);
    step.branch = orNothing(row[2]);
    step.types = typesOf(row[3], file);
    step.isLast = row[4] == "last";
    if (!step.isLast && row[4] != "try") {
        throw damaged(file);
    }
    tree.words[step.code] = {std::string(row[5]), std::string(row[6])};
    tree.tree.steps.push_back(std::move(step));
}

HelpTree treeOf(std::string_view file)
{
    HelpTree tree;
    for (const auto& row : tsv::rows(triage_data::embedded(file))) {
        if (row[0] == "tree" && row.size() == 5) {
            tree.tree.code = std::string(row[1]);
            tree.vietnamese = std::string(row[2]);
            tree.english = std::string(row[3]);
            tree.tree.groups = piecesOf(row[4]);
        } else if (row[0] == "branch" && row.size() == 7) {
            addBranch(tree, row, file);
        } else if (row[0] == "step" && row.size() == 7) {
            addStep(tree, row, file);
        } else {
            throw damaged(file);
        }
    }
    return tree;
}

bool holds(const std::vector<std::string>& groups, const std::string& group)
{
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

/// The tree whose symptoms the fault has; else the one that asks first about what it is a fault of.
const HelpTree* treeFor(const Fault& fault, const std::optional<DeviceType>& type)
{
    for (const auto& one : helpTrees()) {
        if (fault.symptomGroup && holds(one.tree.groups, *fault.symptomGroup)) {
            return &one;
        }
    }
    for (const auto& one : helpTrees()) {
        for (const auto& branch : one.tree.branches) {
            const bool isAbout = fault.about && fault.about != FaultAbout::Device &&
                                 branch.about == fault.about && branch.types.empty();
            const bool isOfType = type && std::find(branch.types.begin(), branch.types.end(),
                                                    *type) != branch.types.end();
            if (isAbout || isOfType) {
                return &one;
            }
        }
    }
    return nullptr;
}

/// The devices of the room that are in the books, by code.
std::vector<RoomDevice> roomOf(Register& reg, const SiteId& site)
{
    std::vector<RoomDevice> out;
    store::DeviceFilter filter;
    filter.site = site;
    store::forEachDevice(
        reg.database(), filter, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
            if (row.device.type) {
                out.push_back({row.id, *row.device.type,
                               row.device.code.value_or(row.device.name.value_or("")),
                               row.device.name.value_or("")});
            }
        });
    return out;
}

std::vector<SpareDevice> sparesOf(Register& reg, const planning::TriageAdvice& advice)
{
    std::vector<SpareDevice> out;
    const auto likeliest =
        std::find_if(advice.parts.begin(), advice.parts.end(), [](const auto& part) {
            return part.branch != nullptr && !part.branch->types.empty();
        });
    if (likeliest == advice.parts.end()) {
        return out;
    }
    for (const auto type : likeliest->branch->types) {
        store::DeviceFilter filter;
        filter.type = type;
        filter.use = Use::Spare;
        store::forEachDevice(
            reg.database(), filter, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
                if (row.now.condition != Condition::Broken) {
                    out.push_back({row.id, type,
                                   row.device.code.value_or(row.device.name.value_or("")),
                                   row.site});
                }
            });
    }
    return out;
}

std::vector<planning::SolvedFault> solvedOf(Register& reg, const HelpTree& tree,
                                            const FaultId& except)
{
    std::vector<planning::SolvedFault> out;
    for (auto& row : store::solvedFaults(reg.database())) {
        if (row.id != except && holds(tree.tree.groups, row.group)) {
            out.push_back({row.type, row.about, std::move(row.helped)});
        }
    }
    return out;
}

} // namespace

const std::string& HelpTree::title(Language language) const
{
    return language == Language::English ? english : vietnamese;
}

std::string HelpTree::say(const std::string& code, Language language) const
{
    const auto found = words.find(code);
    return found == words.end()            ? std::string()
           : language == Language::English ? found->second.english
                                           : found->second.vietnamese;
}

const std::vector<HelpTree>& helpTrees()
{
    static const std::vector<HelpTree> all{
        treeOf("triage/no_picture.tsv"), treeOf("triage/no_sound.tsv"),
        treeOf("triage/no_connection.tsv"), treeOf("triage/no_power.tsv")};
    return all;
}

const HelpTree* helpTree(std::string_view text)
{
    const auto wanted = text::fold(text);
    for (const auto& one : helpTrees()) {
        if (text::fold(one.tree.code) == wanted || text::fold(one.vietnamese) == wanted ||
            text::fold(one.english) == wanted) {
            return &one;
        }
    }
    return nullptr;
}

FaultHelp helpWith(Register& reg, const FaultId& id, const HelpTree* tree)
{
    const auto fault = lookups::require<Fault>(reg, id);
    const auto row = store::faultRow(reg.database(), id);
    FaultHelp help;
    help.tried = store::faultSteps(reg.database(), id);
    help.site = row ? row->site : std::string();
    help.tree = tree != nullptr ? tree : treeFor(fault, row ? row->deviceType : std::nullopt);
    std::vector<planning::ChainDevice> chain;
    const auto site = row && row->siteId ? row->siteId : fault.site;
    if (site) {
        for (auto& device : roomOf(reg, *site)) {
            chain.push_back({device.id, device.type});
            help.room.emplace(device.id, std::move(device));
        }
    }
    if (help.tree == nullptr) {
        return help;
    }
    std::vector<planning::TriedStep> tried;
    for (const auto& one : help.tried) {
        tried.push_back(
            {one.step.step.value_or(""), one.step.result.value_or(StepResult::NoChange)});
    }
    const auto solved = solvedOf(reg, *help.tree, id);
    help.advice = planning::advise(help.tree->tree, chain, solved, tried);
    help.spares = sparesOf(reg, help.advice);
    return help;
}

namespace {

struct FoundStep
{
    const HelpTree* tree = nullptr;
    const planning::TriageStep* step = nullptr;
};

FoundStep stepNamed(const std::string& code)
{
    for (const auto& one : helpTrees()) {
        for (const auto& step : one.tree.steps) {
            if (step.code == code) {
                return {&one, &step};
            }
        }
    }
    return {};
}

void refuseOver(const Fault& fault)
{
    const auto state = fault.state.value_or(FaultState::Reported);
    if (!planning::isOpen(state)) {
        throw Error(Error::Kind::Refused,
                    {"fault.not_open",
                     {{"fault", fault.number.value_or("")},
                      {"state", "@fault_state." + std::string(codeOf(state))}}});
    }
}

/// The device the step was tried on: the one named, else the only one of the step's in the room.
std::optional<DeviceId> deviceOf(Register& reg, const StepTried& tried, const FoundStep& found,
                                 Problems& problems)
{
    const auto row = store::faultRow(reg.database(), tried.fault);
    const auto room = row && row->siteId ? roomOf(reg, *row->siteId) : std::vector<RoomDevice>{};
    if (tried.device) {
        const bool isHere = std::any_of(room.begin(), room.end(), [&](const RoomDevice& device) {
            return device.id == *tried.device;
        });
        if (!isHere) {
            const auto device = store::load<Device>(reg.database(), *tried.device);
            problems.push_back({"device",
                                {"triage.not_in_room",
                                 {{"device", device ? device->code.value_or("") : std::string()},
                                  {"site", row ? row->site : std::string()}}}});
        }
        return tried.device;
    }
    std::vector<DeviceId> of;
    for (const auto& device : room) {
        const auto* types = found.step != nullptr ? &found.step->types : nullptr;
        if (types != nullptr &&
            std::find(types->begin(), types->end(), device.type) != types->end()) {
            of.push_back(device.id);
        }
    }
    return of.size() == 1 ? std::optional{of.front()} : std::nullopt;
}

} // namespace

Checked<Written<FaultStepId>> logStep(Register& reg, const StepTried& tried)
{
    store::UnitOfWork work(reg.database());
    const auto fault = lookups::require<Fault>(reg, tried.fault);
    refuseOver(fault);
    Problems problems;
    const auto found = tried.step.empty() ? FoundStep{} : stepNamed(tried.step);
    if (!tried.step.empty() && found.step == nullptr) {
        problems.push_back({"triage_step", {"triage.no_such_step", {{"step", tried.step}}}});
    }
    FaultStep record;
    record.fault = tried.fault;
    record.at = reg.now();
    record.by = lookups::maybe(reg.actor().name);
    record.step = lookups::maybe(tried.step);
    record.text =
        lookups::maybe(!tried.text.empty()     ? checks::normalForm(tried.text)
                       : found.tree != nullptr ? found.tree->say(tried.step, Language::Vietnamese)
                                               : std::string());
    record.result = tried.result;
    record.notes = lookups::maybe(tried.notes);
    record.device = deviceOf(reg, tried, found, problems);
    if (tried.step.empty()) {
        checks::required(problems, "step_text", record.text);
    }
    checks::length(problems, "step_text", record.text, checks::midText);
    checks::length(problems, "notes", record.notes, checks::longText);
    checks::record(problems, record);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.fault_step",
                            {{"fault", fault.number.value_or("")},
                             {"step", record.text.value_or("")},
                             {"result", "@step_result." + std::string(codeOf(tried.result))}}},
                           {});
    const FaultStepId id{action.create(record)};
    work.commit();
    return Written<FaultStepId>{id, fault.number.value_or(""), action.id()};
}

} // namespace dongbo
