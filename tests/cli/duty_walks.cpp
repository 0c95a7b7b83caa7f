#include "tests/cli/duty_walks.h"

#include "tests/cli/duty_table.h"

#include <catch2/catch.hpp>

#include <fstream>

namespace dongbo::tests {

namespace {

/// The sample district, made once.
const std::filesystem::path& sample()
{
    static const Office maker(Office::Register::NotMade);
    static const bool isMade = [] {
        const auto made = maker.run({"init", "--sample"});
        INFO(made.err);
        REQUIRE(made.exit == 0);
        return true;
    }();
    static const auto path = maker.file();
    REQUIRE(isMade);
    return path;
}

/// How files of a kind begin; empty: as any text.
std::string beginningOf(const std::string& name)
{
    if (name.ends_with(".pdf")) {
        return "%PDF-";
    }
    if (name.ends_with(".docx") || name.ends_with(".xlsx") || name.ends_with(".ods")) {
        return "PK";
    }
    return {};
}

} // namespace

DutyWalk::DutyWalk(const std::set<std::string>& known)
    : m_office(Office::Register::NotMade)
    , m_known(known)
{
    std::filesystem::copy_file(sample(), m_office.file());
}

nlohmann::json DutyWalk::json(const Words& words)
{
    Words all = words;
    all.insert(all.end(), {"--format", "json"});
    const auto answer = run(all);
    std::string shown;
    for (const auto& word : words) {
        shown += word + " ";
    }
    INFO(shown << "\n" << answer.err);
    REQUIRE(answer.exit == 0);
    return answer.json();
}

Answer DutyWalk::run(const Words& words)
{
    auto answer = m_office.run(words);
    if (answer.exit == 0) {
        m_called.insert(commandOf(words, m_known));
        m_called.insert(words.front()); // "report NAME": any
    }
    return answer;
}

void DutyWalk::paper(Words words, const std::string& name)
{
    const auto path = pathOf(name);
    words.insert(words.end(), {"-o", path});
    const auto answer = run(words);
    INFO(answer.err);
    REQUIRE(answer.exit == 0);
    std::ifstream in(path, std::ios::binary);
    const auto beginning = beginningOf(name);
    std::string bytes(std::max<std::size_t>(beginning.size(), 20), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    INFO(name);
    CHECK(in.gcount() == static_cast<std::streamsize>(bytes.size()));
    CHECK(bytes.starts_with(beginning));
}

std::string DutyWalk::file(const std::string& name, const std::string& bytes) const
{
    return m_office.write(name, bytes);
}

std::string DutyWalk::pathOf(const std::string& name) const
{
    return (m_office.folder() / name).string();
}

const std::array<DutySteps, 20>& dutySteps()
{
    static constexpr std::array<DutySteps, 20> all{
        walkPower,      walkUpgrade,   walkRepair,    walkCheck,          walkOfficer,
        walkProcedure,  walkRoster,    walkLineFails, walkDirectProvider, walkCare,
        walkConsistent, walkEquip,     walkNotice,    walkSupport,        walkContract,
        walkAtOnce,     walkRecurring, walkSafety,    walkLevels,         walkAddressees};
    return all;
}

} // namespace dongbo::tests
