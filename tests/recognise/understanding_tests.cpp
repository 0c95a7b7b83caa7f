#include "core/domain/vocabulary.h"
#include "core/text/wording.h"
#include "importers/recognise/recognise.h"
#include "tests/support/fake_workbook.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace dongbo;
using namespace dongbo::importers;
using dongbo::tests::FakeWorkbook;

namespace {

struct Read
{
    SheetReading sheet;
    Understanding understanding;
    std::map<std::uint32_t, RowDraft> drafts;

    [[nodiscard]] const Decision& decision(DecisionKind kind) const
    {
        const auto found =
            std::find_if(understanding.decisions.begin(), understanding.decisions.end(),
                         [kind](const Decision& d) { return d.kind == kind; });
        INFO("no decision of kind " << codeOf(kind));
        REQUIRE(found != understanding.decisions.end());
        return *found;
    }
    [[nodiscard]] std::string title(DecisionKind kind) const
    {
        return text::say(Language::Vietnamese, decision(kind).title);
    }
    [[nodiscard]] std::string evidence(DecisionKind kind) const
    {
        return evidenceText(decision(kind), Language::Vietnamese);
    }
};

Read read(const FakeWorkbook& list, const SheetChoices& choices = {})
{
    Surroundings around;
    around.fileName = "list.xls";
    Choices all;
    all.sheets["S"] = choices;
    Read out;
    out.sheet = readSheets(list, around, all).front();
    RowReader rows(list, around);
    rows.forEachRow(out.sheet, [&](const ClassifiedRow& row) {
        if (row.draft != nullptr) {
            out.drafts.emplace(row.row, *row.draft);
        }
        return true;
    });
    out.understanding =
        out.sheet.isRead() ? rows.understanding() : understandingOf(list, out.sheet);
    return out;
}

/// A list of 2003, in TCVN3 fonts.
FakeWorkbook oldList()
{
    FakeWorkbook list;
    const auto font = list.font(".VnTime");
    const auto old = [font](const char* text) { return FakeWorkbook::Value(text).inFont(font); };
    list.sheet("S")
        .row({old("TT"), old("Tªn thiÕt bÞ"), old("SL"), old("Sè m¸y"), old("N¨m sö dông"),
              old("Thµnh tiÒn")})
        .row({1, 2, 3, 4, 5, 6})
        .row({old("I. UBND x· HiÓn Kh¸nh")})
        .row({1, old("Mµn h×nh Samsung 55\""), 1, "0AXR3CBN4021", 2020, "12 500 000"})
        .row({2, old("Micro cæ ngçng Toa"), 2, "", 2020, "6 500 000"})
        .row({3, old("Loa thïng"), 1, "", "2OO", "5 300 000"})
        .row({"", old("Céng"), "", "", "", "24 300 000"});
    return list;
}

} // namespace

TEST_CASE("Understanding: every decision says what, why and how to change it")
{
    const auto got = read(oldList());
    CHECK(got.title(DecisionKind::Header) == "Đầu cột ở dòng 1, số cột ở dòng 2");
    CHECK(got.evidence(DecisionKind::Header) == "6 trên 6 cột đã rõ, theo tên và giá trị");
    CHECK(got.title(DecisionKind::Sections) == "1 dòng mục thành 1 điểm cầu");
    CHECK(got.evidence(DecisionKind::Sections) == "“UBND xã Hiển Khánh” là UBND xã Hiển Khánh");
    CHECK(got.title(DecisionKind::Totals) == "1/1 tổng cộng khớp");
    CHECK(got.evidence(DecisionKind::Totals) == "24.300.000 đ, đúng từng đồng");
    CHECK(got.title(DecisionKind::Money) == "Tiền: đồng");
    CHECK(got.evidence(DecisionKind::Money) ==
          "cách ba số một dấu cách · “12 500 000” là 12.500.000 đ");
    CHECK(got.title(DecisionKind::Quantity) == "1 dòng có số lượng lớn hơn 1 thành 2 máy riêng");
    CHECK(got.evidence(DecisionKind::Quantity) == "chia đều: 6.500.000 đ thành 2 × 3.250.000 đ");
    // Each language writes amounts its own way.
    CHECK(evidenceText(got.decision(DecisionKind::Totals), Language::English) ==
          "24,300,000 đ, to the đồng");
    CHECK(evidenceText(got.decision(DecisionKind::Quantity), Language::English) ==
          "shared evenly: 6,500,000 đ is 2 × 3,250,000 đ");
    CHECK(got.title(DecisionKind::OldText) == "Phông cũ TCVN3 (ABC) (.VnTime)");
    CHECK(got.title(DecisionKind::SetAside) == "1 dòng chưa vào sổ");
    CHECK(got.evidence(DecisionKind::SetAside) == "năm, ngày không đọc được 1");
    CHECK(got.decision(DecisionKind::SetAside).rows == std::vector<std::uint32_t>{6});
    for (const auto& decision : got.understanding.decisions) {
        for (const auto language : {Language::Vietnamese, Language::English}) {
            CHECK(text::say(language, decision.title).find("‹") == std::string::npos);
            for (const auto& message : decision.evidence) {
                CHECK(text::say(language, message).find("‹") == std::string::npos);
            }
            for (const auto& option : decision.options) {
                CHECK(text::say(language, option.label).find("‹") == std::string::npos);
            }
        }
    }
}

TEST_CASE("Understanding: converted cells are shown before and after, the original is kept")
{
    const auto got = read(oldList());
    REQUIRE_FALSE(got.understanding.samples.empty());
    const auto& sample = got.understanding.samples.front();
    CHECK(sample.before == "Tªn thiÕt bÞ");
    CHECK(sample.after == "Tên thiết bị");
    CHECK(sample.encoding == text::Encoding::Tcvn3);
    CHECK(sample.reason.code == "import.text_by_font");
    CHECK(got.understanding.convertedCells == 9);
    const auto* name = got.drafts.at(4).find(fieldOf<&Device::name>);
    REQUIRE(name);
    CHECK(name->value == Value{std::string("Màn hình Samsung 55\"")});
    CHECK(name->original == "Mµn h×nh Samsung 55\"");
    CHECK(got.drafts.at(4).serials == std::vector<std::string>{"0AXR3CBN4021"});
}

TEST_CASE("Understanding: an answer to a decision is a choice from which the list is read again")
{
    const auto list = oldList();
    const auto first = read(list);
    SheetChoices choices;
    CHECK(overrule(choices, first.decision(DecisionKind::Quantity), "no"));
    CHECK(overrule(choices, first.decision(DecisionKind::Money), "1000"));
    CHECK(overrule(choices, first.decision(DecisionKind::Sections), "xã Đại An"));
    CHECK_FALSE(overrule(choices, first.decision(DecisionKind::Money), "many"));
    CHECK_FALSE(overrule(choices, first.decision(DecisionKind::Totals), "yes"));
    const auto second = read(list, choices);
    CHECK(second.drafts.at(5).devices == 1);
    CHECK(second.drafts.at(5).quantity == 2);
    CHECK(second.drafts.at(5).amount == Money{6'500'000'000});
    CHECK(second.drafts.at(4).place == "xã Đại An");

    SheetChoices unicode;
    CHECK(overrule(unicode, first.decision(DecisionKind::OldText), "unicode"));
    CHECK(read(list, unicode).sheet.oldText.empty());
}

TEST_CASE("Understanding: a column that may be two things is asked about, with the cells for each")
{
    FakeWorkbook list;
    list.sheet("S").row({"TT", "Tên thiết bị", "SL", "Ghi chú", "Cột lạ"});
    for (int i = 1; i <= 6; ++i) {
        list.row({i, "Loa JBL", 1, i <= 2 ? "Hỏng" : "mua của công ty ABC",
                  "SN" + std::to_string(i * 7919)});
    }
    const auto first = read(list);
    std::vector<const Decision*> open;
    for (const auto& decision : first.understanding.decisions) {
        if (decision.kind == DecisionKind::Column) {
            open.push_back(&decision);
        }
    }
    REQUIRE(open.size() == 2);
    CHECK(text::say(Language::Vietnamese, open[0]->title) == "Cột D “Ghi chú” chưa rõ");
    CHECK(text::say(Language::Vietnamese, open[0]->evidence.at(0)) ==
          "giống “ghi chú” (4 ô) hoặc “tình trạng” (2 ô)");
    CHECK(open[0]->options.at(0).value == "notes");
    CHECK(open[0]->options.at(1).value == "condition");
    CHECK(open[0]->standing == Standing::Open);
    CHECK(first.drafts.at(2).find(fieldOf<&Device::condition>) == nullptr);

    SheetChoices choices;
    CHECK(overrule(choices, *open[0], "condition"));
    CHECK(overrule(choices, *open[1], open[1]->options.at(1).value));
    const auto second = read(list, choices);
    REQUIRE(second.drafts.at(2).find(fieldOf<&Device::condition>));
    CHECK(second.drafts.at(2).find(fieldOf<&Device::condition>)->value ==
          toValue(Condition::Broken));
    CHECK(std::none_of(second.understanding.decisions.begin(), second.understanding.decisions.end(),
                       [](const Decision& d) { return d.kind == DecisionKind::Column; }));
}

TEST_CASE("Understanding: a sheet that is not read says why and can be asked for")
{
    FakeWorkbook list;
    list.sheet("S", true).row({"TT", "Tên thiết bị", "SL"}).row({1, "Loa", 1});
    const auto hidden = read(list);
    CHECK_FALSE(hidden.sheet.isRead());
    CHECK(hidden.title(DecisionKind::Sheet) == "Không đọc trang tính “S”");
    SheetChoices choices;
    CHECK(overrule(choices, hidden.decision(DecisionKind::Sheet), "yes"));
    CHECK(read(list, choices).sheet.isRead());
}

TEST_CASE("Understanding: a title that may name another place is a question, and can be answered")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"THIẾT BỊ CỦA XÃ ĐẠI AN"})
        .row({"STT", "Tên thiết bị", "Hãng", "Năm sử dụng"})
        .row({1, "Máy tính để bàn", "Dell", 2019})
        .row({2, "Máy in", "Canon", 2020})
        .row({"THIẾT BỊ CỦA ÁNH SAO"})
        .row({"STT", "Tên thiết bị", "Hãng", "Năm sử dụng"})
        .row({1, "Máy quét", "Epson", 2021});
    auto got = read(list);
    const auto& asked = got.decision(DecisionKind::Sections);
    CHECK(asked.standing == Standing::Open);
    CHECK(asked.rows == std::vector<std::uint32_t>{5});
    CHECK(text::say(Language::Vietnamese, asked.title) == "Dòng 5 có thể là tên một nơi khác");
    CHECK(evidenceText(asked, Language::Vietnamese) ==
          "“THIẾT BỊ CỦA ÁNH SAO”, nay ghi vào XÃ ĐẠI AN như bảng trên");
    CHECK(got.drafts.size() == 3);

    SheetChoices choices;
    REQUIRE(overrule(choices, asked, "Hợp tác xã Ánh Sao"));
    got = read(list, choices);
    CHECK(got.drafts.at(3).place == "XÃ ĐẠI AN");
    CHECK(got.drafts.at(7).place == "Hợp tác xã Ánh Sao");
    CHECK(got.decision(DecisionKind::Sections).standing == Standing::Sure);
}
