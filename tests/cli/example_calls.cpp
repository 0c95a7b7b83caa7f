#include "tests/cli/example_calls.h"

#include <catch2/catch.hpp>

#include <sstream>

namespace dongbo::tests {

ExampleCalls::ExampleCalls()
{
    m_examples["device"] = m_office.addDevice("screen", "Ti vi");
    const auto twin = m_office.addDevice("camera", "Camera");
    m_examples["fault"] = m_office.reportFault(m_examples["device"], "sọc màn hình");
    m_examples["repair"] = m_office.json({"repair", "start", "--fault", m_examples["fault"], "--by",
                                          "Minh Anh"})["repair"]["number"];
    (void)m_office.json({"officer", "add", "--name", "Trần Thị Mẫu"});
    m_examples["officer"] = "Trần Thị Mẫu";
    m_examples["vendor"] = m_examples["shop"] = "Minh Anh";
    m_examples["money"] = "1.500.000";
    m_examples["price"] =
        m_office.json({"price", "add", "--type", "camera", "--price", "38 triệu"})["price"]["id"];
    m_examples["quota"] =
        m_office.json({"quota", "add", "--type", "camera", "--most-per-site", "2"})["quota"]["id"];
    m_examples["wear_rate"] = m_office.json(
        {"wear-rate", "add", "--type", "camera", "--rate-bp", "2000"})["wear_rate"]["id"];
    m_examples["asset_threshold"] = m_office.json(
        {"asset-threshold", "add", "--fixed-asset-from", "10 triệu"})["asset_threshold"]["id"];
    m_examples["site"] = "Đại An";
    m_examples["unit"] = "Đại An";
    m_examples["change_set"] =
        m_office.json({"changes", "list"})["changes"][0]["change_set"].get<std::string>();
    m_examples["list_file"] = m_office.write("list.csv", "Tên thiết bị\nMáy in\n");
    m_examples["price_file"] = m_office.write("prices.csv", "type,price\ncamera,39000000\n");
    m_examples["quota_file"] = m_office.write("quotas.csv", "type,most_per_site\nscreen,3\n");
    m_examples["wear_rate_file"] = m_office.write("rates.csv", "type,rate_bp\nscreen,2000\n");
    m_examples["asset_threshold_file"] =
        m_office.write("thresholds.csv", "fixed_asset_from,valid_from\n5000000,01/01/2030\n");
    prepareMeetings();
    m_examples["standard_file"] =
        m_office.write("standard.csv", "name,Bộ chuẩn mới\ntier,commune\nvalid_from,01/01/2031\n\n"
                                       "type,quantity\ncamera,1\n");
    m_examples["backup_file"] = (m_office.folder() / "copy.dongbo").string();
    m_examples["output_file"] = (m_office.folder() / "out.xlsx").string();
    (void)m_office.json({"own-report", "save", "Danh sách", "--columns", "code,name"});
    (void)m_office.json({"issued-report", "issue", "needs", "--document-no", "1/BC"});
    m_examples["own_report"] = "Danh sách";
    m_examples["own_name"] = "Báo cáo khác";
    m_examples["own_columns"] = "code,site";
    m_examples["own_column"] = "site";
    m_examples["own_list"] = "devices";
    m_examples["own_filter"] = "condition=broken";
    m_examples["issued_report"] = "1/BC";
    m_examples["own_report_file"] = m_office.write(
        "own.json", R"({"format":"dongbo-own-report","name":"Từ nơi khác","definition":)"
                    R"({"version":1,"list":"devices","columns":["code"]}})");
    m_examples["report"] = "needs";
    (void)m_office.json({"paper-setting", "set", "head", "Nguyễn Văn Mẫu"});
    m_examples["setting_part"] = "head";
    m_examples["setting_text"] = "Nguyễn Văn Mẫu";
    m_examples["setting_paper"] = "s26-h";
    m_examples["setting_grade"] = "V";
    m_examples["period"] = "2021";
    m_examples["issued_file"] = (m_office.folder() / "issued.json").string();
    m_examples["text"] = "chữ";
    m_examples["json"] = R"({"inch":55})";
    m_examples["type"] = "camera";
    m_examples["date"] = m_examples["moment"] = "11/05/2021";
    m_examples["condition_of"] = "notes=chữ";
    m_examples["backup_words"] = "auto";
    m_examples["folder"] = m_office.folder().string();
    m_examples["money"] = "500000000";
    (void)m_office.json({"plan", "--budget", m_examples["money"], "--save", "Mua sắm"});
    m_examples["plan"] = "Mua sắm";
    m_examples["plan_line"] = "Mua sắm/1";
    m_examples["stocktake"] =
        m_office.json({"stocktake", "start", "--site", "Đại An"})["stocktake"]["number"];
    m_examples["stocktake_line"] = m_examples["counted_code"] = m_examples["device"];
    m_examples["meeting"] =
        m_office.json({"meeting", "add", "--name", "Giao ban", "--starts-at", "17/06/2031 14:00",
                       "--site", "Đại An", "--site", "Gôi"})["meeting"]["number"];
    m_examples["check"] =
        m_office.json({"check", "record", "--site", "Gôi", "--power", "pass"})["check"]["id"];
    m_examples["duty"] = m_office.json({"duty", "give", "Trần Thị Mẫu", "--meeting",
                                        m_examples["meeting"], "--site", "Gôi"})["duty"]["id"];
    m_examples["device_starts"] = m_examples["device"] + "=2";
    m_examples["meeting_file"] = m_office.write(
        "meetings.csv", "Tên hội nghị,Bắt đầu,Điểm cầu\nTập huấn,18/06/2031 08:00,Gôi\n");
    m_examples["check_file"] =
        m_office.write("checks.csv", "Điểm cầu,Nguồn điện,Đường truyền\nKim Thái,x,x\n");
    prepareLines();
    m_examples["percentage"] = "98";
    m_examples["member"] = "Nguyễn Văn Mẫu|Phó Chủ tịch|Trưởng ban";
    m_examples["standard"] = "commune";
    m_examples["standard_line"] = "commune/2";
    m_examples["rule"] = "spare_broken";
    m_examples["rule_exception"] =
        m_office.json({"rules", "except", "type_other", "--reason", "chữ"})["exception"]["id"];
    (void)m_office.json({"device", "transfer", twin, "--to", "Kim Thái"});
    m_examples["custody"] =
        m_office.json({"officer", "give", "Trần Thị Mẫu", "--device", twin})["custody"]["id"];
    (void)m_office.json({"device", "dispose", twin});
    const auto shown = m_office.json({"device", "show", twin})["device"];
    m_examples["transfer"] = shown["transfers"][0]["id"];
    m_examples["disposal"] = shown["disposals"][0]["id"];
    m_examples["year"] = "2020";
    m_examples["number"] = "2000";
    const auto worn = m_office.addDevice("speaker", "Loa");
    (void)m_office.json({"maintenance-plan", "add", "--name", "Lau loa", "--type", "speaker",
                         "--interval-days", "90"});
    m_examples["maintenance_plan"] = "Lau loa";
    m_examples["work_order"] = m_examples["work_turn"] =
        m_office.json({"maintenance", "open", worn})["work_order"]["number"];
    m_examples["step_answer"] = "1=có";
    m_examples["triage_step"] = "picture_replug";
    m_examples["disposal_batch"] =
        m_office.json({"disposal", "propose", "--device", worn})["disposal_batch"]["number"];
}

void ExampleCalls::prepareMeetings()
{
    const auto idOf = [this](const char* kind, const Words& words) {
        return m_office.json(words)[kind]["id"].get<std::string>();
    };
    m_examples["line"] = idOf("line", {"line", "add", "--name", "FTTH Đại An", "--site", "Đại An"});
    m_examples["line_measurement"] =
        idOf("line_measurement", {"line-measurement", "add", "--line", "FTTH Đại An",
                                  "--measured-at", "11/05/2021 08:00"});
    m_examples["procedure"] = idOf("procedure", {"procedure", "add", "--name", "Quy trình"});
    m_examples["training"] = idOf("training", {"training", "add", "--officer", "Trần Thị Mẫu",
                                               "--procedure", "Quy trình", "--day", "10/05/2021"});
    m_examples["contact_point"] =
        idOf("contact_point", {"contact-point", "add", "--level", "1", "--party", "Văn phòng"});
    m_examples["maintenance_plan"] =
        idOf("maintenance_plan", {"maintenance-plan", "add", "--name", "Thử ắc quy", "--type",
                                  "ups", "--interval-days", "180"});
    m_examples["readiness_setting"] =
        idOf("readiness_setting", {"readiness-setting", "add", "--code", "mau", "--value", "72"});
    m_examples["line_file"] = m_office.write("lines.csv", "name,site\nFTTH Kim Thái,Kim Thái\n");
    m_examples["line_measurement_file"] = m_office.write(
        "measured.csv", "line,measured_at,down_kbps\nFTTH Đại An,12/05/2021 08:00,40000\n");
    m_examples["procedure_file"] =
        m_office.write("procedures.csv", "name,version\nQuy trình khác,1\n");
    m_examples["training_file"] =
        m_office.write("trainings.csv", "officer,procedure,day\n"
                                        "Trần Thị Mẫu,Quy trình,11/05/2021\n");
    m_examples["contact_point_file"] =
        m_office.write("contacts.csv", "level,party\n2,Phòng Văn hóa\n");
    m_examples["maintenance_plan_file"] =
        m_office.write("plans.csv", "name,type,interval_days\nVệ sinh máy,computer,90\n");
    m_examples["readiness_setting_file"] =
        m_office.write("settings.csv", "code,value\nmau_khac,3\n");
    m_examples["standard_set"] = "commune";
    m_examples["code"] = "check_stale_hours";
}

void ExampleCalls::prepareLines()
{
    (void)m_office.json({"vendor", "add", "--name", "Mạng Mẫu", "--kind", "provider"});
    m_examples["provider"] = "Mạng Mẫu";
    (void)m_office.json({"line", "add", "--name", "FTTH Gôi", "--site", "Gôi", "--down-kbps",
                         "40000", "--provider", "Mạng Mẫu"});
    m_examples["incident"] =
        m_office.json({"line", "down", "FTTH Gôi"})["fault"]["number"].get<std::string>();
    m_examples["ticket"] = "MAU-1";
    m_examples["speed"] = "100 Mbps";
    m_examples["rate_unit"] = "Mbps";
    m_examples["line_upgrade"] = m_office.json(
        {"line-upgrade", "ask", "FTTH Gôi", "--speed", "80 Mbps"})["line_upgrade"]["id"];
    m_examples["contact"] = m_office.json(
        {"escalate", "tell", m_examples["incident"], "--level", "2"})["contact"]["id"];
    m_examples["support_request"] = m_office.json(
        {"support", "ask", "--of", "Sở Mẫu", "--content", "chữ"})["support_request"]["number"];
    m_examples["draft_file"] = (m_office.folder() / "out.eml").string();
}

nlohmann::json ExampleCalls::help() const
{
    const auto answer = m_office.run({"--help", "--format", "json"});
    REQUIRE(answer.exit == 0);
    return answer.json()["commands"];
}

Words ExampleCalls::call(const nlohmann::json& verb) const
{
    Words words;
    const auto command = verb["command"].get<std::string>();
    std::istringstream path(command);
    for (std::string word; path >> word;) {
        words.push_back(word);
    }
    for (const auto& argument : verb["arguments"]) {
        if (argument["required"] == true) {
            words.push_back(example(argument));
        }
    }
    for (const auto& option : verb["options"]) {
        if (option["required"] == true) {
            words.push_back(longName(option));
            words.push_back(example(option));
        }
    }
    if (command == "init") { // of another register than the one that is there
        words.push_back("--register");
        words.push_back((m_office.folder() / "new.dongbo").string());
    }
    return words;
}

std::string ExampleCalls::example(const nlohmann::json& part) const
{
    if (!part["choices"].empty()) {
        return part["choices"][0];
    }
    return exampleOf(part["value"].get<std::string>());
}

const std::string& ExampleCalls::exampleOf(const std::string& kind) const
{
    const auto known = m_examples.find(kind);
    INFO("say in ExampleCalls what an example of “" << kind << "” is");
    REQUIRE(known != m_examples.end());
    return known->second;
}

std::string ExampleCalls::longName(const nlohmann::json& option)
{
    const auto name = option["name"].get<std::string>();
    return name.substr(name.find("--"));
}

std::set<std::string> ExampleCalls::files() const
{
    std::set<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(m_office.folder())) {
        out.insert(entry.path().filename().string());
    }
    return out;
}

} // namespace dongbo::tests
