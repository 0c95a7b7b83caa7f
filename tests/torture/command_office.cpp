#include "tests/torture/command_office.h"

#include "core/domain/record_kind.h"
#include "core/journal/chain/digest.h"
#include "core/journal/chain/hash.h"
#include "core/journal/read/verify.h"
#include "core/register/upkeep/backups.h"
#include "core/store/journal/op_table.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>

namespace dongbo::torture {

namespace {

constexpr const char* registerName = "so.dongbo";
constexpr const char* draftMarks[] = {".copying-", ".making-", ".new-", ".restoring-"};

bool endsWith(const std::string& text, const std::string& ending)
{
    return text.size() >= ending.size() &&
           text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

/// A register, also one kept under another name; not what lies beside an open one, nor the note of
/// where its backups are.
bool isRegister(const std::string& name)
{
    return name.find(".dongbo") != std::string::npos && !endsWith(name, "-wal") &&
           !endsWith(name, "-shm") && !endsWith(name, ".xlsx") && !endsWith(name, ".part") &&
           !endsWith(name, ".txt");
}

/// In the hidden folder a list or report is made in. A kill leaves it; the next export removes it.
bool isDraftOfOutput(const std::filesystem::path& path)
{
    return std::any_of(path.begin(), path.end(), [](const std::filesystem::path& part) {
        return part.string().compare(0, 8, ".dongbo-") == 0 && endsWith(part.string(), ".part");
    });
}

/// A register that was being made or copied when the program was killed.
bool isDraft(const std::string& name)
{
    return std::any_of(std::begin(draftMarks), std::end(draftMarks), [&name](const char* mark) {
        const auto at = name.find(mark);
        return at != std::string::npos &&
               name.find_first_of("0123456789", at) == at + std::strlen(mark);
    });
}

/// What SQLite has beside a register while it is open. It stays when it cannot be removed, and is
/// read with the register.
bool isBeside(const std::filesystem::path& path)
{
    const auto name = path.string();
    return (endsWith(name, "-wal") || endsWith(name, "-shm")) &&
           std::filesystem::exists(name.substr(0, name.size() - 4));
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// How a list, report or letter ends: archives and pages have an end of their own, texts are as
/// long as they are. Half a file ends otherwise.
std::string endOf(const std::filesystem::path& path)
{
    const auto bytes = bytesOf(path);
    const auto tail = [&bytes](std::size_t count) {
        return bytes.substr(bytes.size() - std::min(count, bytes.size()));
    };
    constexpr std::size_t endOfArchive = 22;
    for (const char* archive : {".xlsx", ".ods", ".docx"}) {
        if (endsWith(path.string(), archive)) {
            return tail(endOfArchive).compare(0, 4, "PK\5\6") == 0 ? "whole" : "half";
        }
    }
    if (endsWith(path.string(), ".pdf")) {
        return tail(endOfArchive).find("%%EOF") != std::string::npos ? "whole" : "half";
    }
    return std::to_string(bytes.size()) + " bytes";
}

/// All that a register is: its file and its log.
std::string sumOf(const std::filesystem::path& path)
{
    return journal::hexOf(journal::hashOf(bytesOf(path))) +
           journal::hexOf(journal::hashOf(bytesOf(path.string() + "-wal")));
}

/// `known`: what was found in registers of the same bytes, which is found again. Most runs leave
/// all files but one as they were.
FileLook lookAt(const std::filesystem::path& path, bool isOwn,
                std::map<std::string, FileLook>& known)
{
    const auto sum = (isOwn ? "own " : "") + sumOf(path);
    const auto found = known.find(sum);
    if (found != known.end() && !isOwn) {
        return found->second;
    }
    Register::Options options;
    options.readOnly = !isOwn;
    // the office's own is opened in any case: leftovers go then
    auto reg = Register::open(path, options);
    if (found != known.end()) {
        return found->second;
    }
    FileLook look;
    const auto result = journal::verify(reg.database());
    for (const auto& check : result.checks) {
        INFO(path << ": " << check.name << ": " << check.detail());
        REQUIRE(check.ok);
    }
    look.digest = result.digest;
    look.operations = result.operations;
    store::OpTable(reg.database()).forEach(0, [&look](const store::OpRow& row) {
        look.changeSets += row.kind == static_cast<std::uint16_t>(RecordKind::ChangeSet) ? 1 : 0;
    });
    if (isOwn) {
        const auto state = backupState(reg);
        look.backups = !state.isOn             ? "off"
                       : state.isDefaultFolder ? "beside"
                                               : state.folder.filename().string();
    }
    known.emplace(sum, look);
    return look;
}

/// The same but for ids and times, which are others in every run.
bool isLike(const Look& one, const Look& other, const Look& before)
{
    const auto changes = [&before](const Look::value_type& file) {
        const auto was = before.find(file.first);
        return was == before.end() || was->second.digest != file.second.digest;
    };
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [&](const auto& a, const auto& b) {
                          return a.first == b.first && a.second.operations == b.second.operations &&
                                 a.second.backups == b.second.backups &&
                                 a.second.end == b.second.end && changes(a) == changes(b);
                      });
}

std::string shown(const Look& look)
{
    std::string text;
    for (const auto& [name, file] : look) {
        text += "\n  " + name + " " + file.digest.substr(0, 8) + " " +
                std::to_string(file.operations) + " " + file.backups + file.end;
    }
    return text;
}

} // namespace

CommandOffice& CommandOffice::shared()
{
    static CommandOffice one;
    return one;
}

CommandOffice::CommandOffice()
    : m_root(Folder::Where::Memory)
    , m_folder(m_root.path / "phòng")
    , m_temporary(m_root.path / "tạm")
{
    const auto& office = m_calls.office();
    const auto in = [&](const char* name) { return (office.folder() / name).string(); };
    const auto device = [&](const char* name) { return office.addDevice("camera", name); };
    const auto moved = device("Camera chuyển");
    const auto leaving = device("Camera thanh lý");
    const auto old = device("Camera thay");
    const auto reported = office.reportFault(moved, "mờ hình");
    const auto waiting = office.reportFault(moved, "mất tiếng");
    const auto fixed = office.reportFault(moved, "rung hình");
    (void)office.json({"fault", "fix", fixed});
    const auto closed = office.reportFault(moved, "treo");
    (void)office.json({"fault", "fix", closed});
    (void)office.json({"fault", "close", closed});
    (void)office.json({"backup", in("cu.dongbo")});
    const auto edit = [&](const char* notes) {
        return office.json({"device", "edit", moved, "--notes", notes})["change_set"]
            .get<std::string>();
    };
    const auto done = edit("một");
    const auto undone = edit("hai");
    (void)office.json({"undo", undone});
    const auto list = office.write("ds.csv", "Tên thiết bị,Số lượng\nMáy in,2\nLoa,hai rưỡi\n");
    const auto broken = office.write("hong.csv", "Tên thiết bị,Tình trạng\nMáy in,hỏng\n");
    (void)office.json({"plan", "--budget", "500000000", "--save", "Đã duyệt"});
    (void)office.json({"plan", "approve", "Đã duyệt"});
    std::vector<std::string> bought; // two lines of the plan: one to order, one to receive
    const auto plan = office.json({"plan", "show", "Đã duyệt"})["plan"];
    for (const auto& line : plan["actions"]) {
        if (line["kind"] == "buy" && bought.size() < 2) {
            bought.push_back(line["number"].get<std::string>());
        }
    }
    REQUIRE(bought.size() == 2);
    (void)office.json({"plan", "do", bought[1]});
    const auto counted =
        office.json({"stocktake", "start", "--site", "Hiển Khánh"})["stocktake"]["number"]
            .get<std::string>();
    (void)office.json({"stocktake", "settle", counted});
    const auto& meeting = m_calls.exampleOf("meeting");
    const auto over = office
                          .json({"meeting", "add", "--name", "Đã họp", "--starts-at",
                                 "04/01/2021 08:00", "--site", "Gôi"})["meeting"]["number"]
                          .get<std::string>();
    const auto asset =
        office
            .json({"device", "add", "--site", "Đại An", "--type", "computer", "--name", "Máy tính",
                   "--cost", "20 triệu", "--in-use-date", "01/03/2019"})["device"]["code"]
            .get<std::string>();
    const auto propose = [&](const char* name) {
        return office
            .json({"disposal", "propose", "--device", device(name)})["disposal_batch"]["number"]
            .get<std::string>();
    };
    const auto proposed = propose("Camera đề nghị");
    const auto decided = propose("Camera quyết định");
    (void)office.json({"disposal", "decide", decided});
    (void)office.json({"maintenance-plan", "add", "--name", "Lau bụi", "--type", "camera",
                       "--interval-days", "180"});
    const auto kept = [&](const char* name) {
        const auto code = device(name);
        return office
            .json({"maintenance", "open", code, "--plan", "Lau bụi"})["work_order"]["number"]
            .get<std::string>();
    };
    const auto seen = kept("Camera nhận việc");
    const auto later = kept("Camera hoãn");
    const auto off = kept("Camera bỏ lượt");
    const auto dusty = kept("Camera lau bụi");
    const auto waits = device("Camera chưa có phiếu");
    const auto tried = office.reportFault(device("Camera thử"), "mờ hình");
    m_examples = {
        {"contact-point add", {{"contact-point", "add", "--level", "3", "--party", "Nhà mạng"}}},
        {"maintenance-plan add",
         {{"maintenance-plan", "add", "--name", "Lau ống kính", "--type", "camera",
           "--interval-days", "90"}}},
        {"maintenance adopt", {{"maintenance", "adopt", "--from", "01/06/2031"}}},
        {"maintenance open", {{"maintenance", "open", waits, "--plan", "Lau bụi"}}},
        {"maintenance open-due", {{"maintenance", "open-due", "--until", "01/01/2199"}}},
        {"maintenance acknowledge", {{"maintenance", "acknowledge", seen}}},
        {"maintenance snooze",
         {{"maintenance", "snooze", later, "--until", "01/01/2199", "--reason", "chờ"}}},
        {"maintenance cancel", {{"maintenance", "cancel", off, "--reason", "thanh lý"}}},
        {"maintenance do",
         {{"maintenance", "do", dusty, "--rest-right"},
          {"maintenance", "do", dusty, "--result", "1=không"}}},
        {"fault tried",
         {{"fault", "tried", tried, "--text", "lau ống kính", "--result", "no_change"}}},
        {"wear run", {{"wear", "run"}}},
        {"wear open", {{"wear", "open", asset, "--year", "2019", "--accumulated", "4 triệu"}}},
        {"disposal propose", {{"disposal", "propose", "--device", leaving, "--why", "hỏng"}}},
        {"disposal decide", {{"disposal", "decide", proposed, "--decision-no", "45/QĐ-UBND"}}},
        {"disposal done", {{"disposal", "done", decided, "--expenses", "100000"}}},
        {"disposal withdraw", {{"disposal", "withdraw", proposed}}},
        {"init",
         {{"init", "--register", in("new.dongbo")},
          {"init", "--units", "vu-ban-2021", "--register", in("new.dongbo")}}},
        {"import",
         {{"import", list, "--site", "Đại An", "--set-aside", in("Cần sửa.xlsx"), "--save-recipe",
           in("recipe.json")},
          {"import", broken, "--site", "Đại An", "--report-faults"}}},
        {"device add",
         {{"device", "add", "--site", "Đại An", "--type", "ups", "--name", "Bộ lưu điện"}}},
        {"device transfer", {{"device", "transfer", moved, "--to", "Kim Thái"}}},
        {"device dispose", {{"device", "dispose", leaving}}},
        {"device replace",
         {{"device", "replace", old, "--create", "--name", "Camera mới", "--reason", "hỏng"}}},
        {"fault report", {{"fault", "report", "--device", moved, "--symptom", "không lên hình"}}},
        {"fault accept", {{"fault", "accept", reported}}},
        {"fault wait", {{"fault", "wait", waiting, "--for", "parts"}}},
        {"fault fix", {{"fault", "fix", reported}}},
        {"fault close", {{"fault", "close", fixed}}},
        {"fault reopen", {{"fault", "reopen", closed, "--reason", "lại treo"}}},
        {"repair start", {{"repair", "start", "--fault", reported, "--by", "Thợ Mẫu"}}},
        {"site close", {{"site", "close", "Liên Minh"}}},
        {"officer give", {{"officer", "give", m_calls.exampleOf("officer"), "--device", moved}}},
        {"standard set", {{"standard", "set", "commune/2", "--quantity", "2"}}},
        {"standard add-line",
         {{"standard", "add-line", "commune", "--type", "camera", "--function", "be_seen",
           "--quantity", "1"}}},
        {"standard version", {{"standard", "version", "commune", "--from", "01/01/2030"}}},
        {"plan do", {{"plan", "do", bought[0]}}},
        {"plan receive",
         {{"plan", "receive", bought[1], "--model", "Rally", "--cost", "28500000"}}},
        {"stocktake start", {{"stocktake", "start", "--site", "Gôi"}}},
        {"stocktake count",
         {{"stocktake", "count", m_calls.exampleOf("stocktake"), "MÃ-LẠ-1"},
          {"stocktake", "count", m_calls.exampleOf("stocktake"), "--rest-missing"}}},
        {"stocktake resume", {{"stocktake", "resume", counted}}},
        {"meeting add",
         {{"meeting", "add", "--name", "Hội nghị", "--starts-at", "17/06/2031 08:00", "--all"}}},
        {"meeting invite", {{"meeting", "invite", meeting, "--site", "Kim Thái"}}},
        {"meeting notice", {{"meeting", "notice", meeting, "--number", "118/GM-UBND"}}},
        {"meeting receipt", {{"meeting", "receipt", meeting, "--all"}}},
        {"meeting trial", {{"meeting", "trial", meeting, "--all", "--result", "good"}}},
        {"meeting outcome", {{"meeting", "outcome", over, "--all", "--outcome", "held"}}},
        {"meeting freeze", {{"meeting", "freeze", over, "--rest-held"}}},
        {"check record",
         {{"check", "record", "--site", "Đại An", "--meeting", meeting, "--power", "fail"}}},
        {"duty give", {{"duty", "give", m_calls.exampleOf("officer"), "--meeting", meeting}}},
        {"line measure", {{"line", "measure", m_calls.exampleOf("line"), "--down", "39 Mbps"}}},
        {"line down", {{"line", "down", m_calls.exampleOf("line")}}},
        {"line-upgrade ask",
         {{"line-upgrade", "ask", m_calls.exampleOf("line"), "--speed", "100 Mbps"}}},
        {"escalate tell", {{"escalate", "tell", m_calls.exampleOf("incident")}}},
        {"escalate answer",
         {{"escalate", "answer", m_calls.exampleOf("contact"), "--answer", "đang sửa"}}},
        {"own-report save", {{"own-report", "save", "Danh sách mới", "--columns", "code,name"}}},
        {"issued-report issue", {{"issued-report", "issue", "inventory"}}},
        {"report",
         {{"report", "needs", "--output", in("Nhu cầu.xlsx")},
          {"report", "s26-h", "--site", "Đại An", "--output", in("S26-H.pdf")},
          {"report", "state-report", "--output", in("Báo cáo.docx")},
          {"report", "inventory", "--issue", in("issued.json")}}},
        {"escalate text",
         {{"escalate", "text", m_calls.exampleOf("incident"), "--output", in("Báo sự cố.eml")}}},
        {"undo", {{"undo", done}}},
        {"redo", {{"redo", undone}}},
        {"backup",
         {{"backup", in("copy.dongbo")},
          {"backup", "settings", "--off"},
          {"backup", "settings", "--folder", in("sao")}}},
        {"restore", {{"restore", in("cu.dongbo")}}},
    };
    std::filesystem::create_directory(office.folder() / "sao");
    reset();
    m_before = look();
    reset();
}

std::vector<tests::Words> CommandOffice::callsOf(const nlohmann::json& verb) const
{
    const auto name = verb["command"].get<std::string>();
    if (const auto own = m_examples.find(name); own != m_examples.end()) {
        return own->second;
    }
    auto call = m_calls.call(verb);
    if (endsWith(name, " edit")) { // any of the fields that take any text
        for (const auto& option : verb["options"]) {
            if (option["value"] == "text" && option["name"] != "--reason") {
                call.insert(call.end(), {tests::ExampleCalls::longName(option), "sửa lại"});
                break;
            }
        }
    }
    return {call};
}

std::vector<std::pair<std::string, std::string>> CommandOffice::writtenFiles() const
{
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& verb : m_calls.help()) {
        for (const auto& option : verb["options"]) {
            const auto name = tests::ExampleCalls::longName(option);
            for (const char* file : {"--output", "--issue", "--set-aside", "--save-recipe"}) {
                if (name == file) {
                    out.emplace_back(verb["command"], name);
                }
            }
        }
    }
    return out;
}

Command CommandOffice::tried(const std::string& name, const tests::Words& words, bool writes) const
{
    Command command;
    command.name = name;
    command.words = words;
    reset();
    const auto end = run(words, diskTrouble({}));
    INFO(name << ": exit " << end.exit << "\n" << end.err);
    // 1: done, with rows set aside
    CHECK((end.exit == 0 || end.exit == 1 || !writes));
    command.writes = writes;
    command.exit = end.exit;
    command.calls = end.calls;
    command.traces = end.traces;
    command.requests = end.requests;
    command.after = look();
    return command;
}

const std::vector<Command>& CommandOffice::commands()
{
    if (!m_commands.empty()) {
        return m_commands;
    }
    for (const auto& verb : m_calls.help()) {
        const auto name = verb["command"].get<std::string>();
        for (const auto& words : callsOf(verb)) {
            auto command = tried(name, words, verb["writes"] == true);
            if (command.after != m_before) {
                m_commands.push_back(std::move(command));
            } else {
                INFO("give CommandOffice an example of “" << name << "” that changes something");
                CHECK_FALSE(command.writes);
            }
        }
    }
    return m_commands;
}

void CommandOffice::reset() const
{
    std::filesystem::remove_all(m_temporary);
    std::filesystem::create_directory(m_temporary);
    std::filesystem::create_directories(m_folder); // may be a disk of its own: emptied, not removed
    for (const auto& entry : std::filesystem::directory_iterator(m_folder)) {
        std::filesystem::remove_all(entry.path());
    }
    std::filesystem::copy(m_calls.office().folder(), m_folder,
                          std::filesystem::copy_options::recursive);
}

ProgramEnd CommandOffice::run(const tests::Words& words, const Trouble& trouble) const
{
    const auto from = m_calls.office().folder().string();
    tests::Words here;
    for (auto word : words) {
        if (word.compare(0, from.size(), from) == 0) {
            word.replace(0, from.size(), m_folder.string());
        }
        here.push_back(std::move(word));
    }
    // what is said last counts, so that `init` makes another register
    here.insert(here.begin(), {"--register", (m_folder / registerName).string()});
    return runProgram(here, m_folder, m_temporary, trouble);
}

Trouble CommandOffice::diskTrouble(const Fault& fault) const
{
    return {m_root.path, fault, {}};
}

Look CommandOffice::look() const
{
    REQUIRE(std::filesystem::exists(m_folder / registerName));
    Look look;
    // opened first, as whoever works on does: leftovers of what was killed go
    look[registerName] = lookAt(m_folder / registerName, true, m_known);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder)) {
        const auto name = std::filesystem::relative(entry.path(), m_folder).string();
        if (name == registerName || isDraftOfOutput(name) || isDraft(name) ||
            isBeside(entry.path())) {
            continue;
        }
        FileLook file;
        if (entry.is_regular_file()) {
            if (isRegister(name)) {
                file = lookAt(entry.path(), false, m_known);
            } else {
                file.end = endOf(entry.path());
            }
        }
        // backups the program makes by itself need only be sound: a change does not wait for them
        if (name.find(".backups") == std::string::npos) {
            look[name] = file;
        }
    }
    return look;
}

bool CommandOffice::isPartOf(const Look& now, const Look& after) const
{
    const auto& own = now.at(registerName);
    const auto& first = m_before.at(registerName);
    const auto& last = after.at(registerName);
    const auto [least, most] =
        std::minmax(first.changeSets, last.changeSets); // a restore goes back
    const bool isWhole =
        most - least > 1 && least == first.changeSets
            ? own.changeSets >= least && own.changeSets <= most
            : own.operations == first.operations || own.operations == last.operations;
    return isWhole && std::all_of(now.begin(), now.end(), [&](const auto& file) {
               const auto isAs = [&file](const Look& look) {
                   const auto found = look.find(file.first);
                   return found != look.end() && found->second.end == file.second.end;
               };
               return isAs(m_before) || isAs(after);
           });
}

Outcome CommandOffice::judge(const Command& command, const ProgramEnd& end)
{
    const auto now = look();
    const bool isUnchanged = now == m_before;
    const bool isDone = isLike(now, command.after, m_before);
    INFO("exit " << end.exit << "\n"
                 << end.out << end.err << "before:" << shown(m_before) << "\nnow:" << shown(now)
                 << "\nwanted:" << shown(command.after));
    CHECK(end.err.find('{') == std::string::npos); // a value missing in a sentence
    if (end.wasKilled()) {
        CHECK((isUnchanged || isDone || isPartOf(now, command.after)));
        CHECK((end.out.empty() || isDone)); // what was answered is there
        return isUnchanged ? Outcome::KilledBefore : Outcome::KilledAfter;
    }
    CHECK((end.exit == 0 || end.exit == 1 || end.exit == 3 || end.exit == 4));
    if (end.exit == 3) {
        CHECK(isUnchanged);
        CHECK_FALSE(end.err.empty());
        return Outcome::NotDone;
    }
    if (end.exit == 4) { // on disk, but not all that belongs to it could be given
        CHECK_FALSE(isUnchanged);
        CHECK(isPartOf(now, command.after));
        CHECK_FALSE(end.err.empty());
    } else {
        CHECK(end.exit == command.exit);
        CHECK(isDone);
    }
    return Outcome::Done;
}

void CommandOffice::checkWorksAgain(const Command& command)
{
    const auto end = run(command.words, {});
    INFO("again: exit " << end.exit << "\n" << end.err);
    CHECK(end.exit == command.exit);
    CHECK(isLike(look(), command.after, m_before));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder)) {
        INFO(entry.path());
        CHECK_FALSE(isDraft(entry.path().filename().string()));
    }
}

} // namespace dongbo::torture
