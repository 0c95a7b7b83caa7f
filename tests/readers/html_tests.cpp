#include "tests/support/reading.h"
#include "tests/support/xlsx_fixture.h"

#include <catch2/catch.hpp>

using dongbo::test::asText;
using dongbo::test::failureOf;
using dongbo::test::inUtf16;
using dongbo::test::readBytes;

namespace {

std::string page(std::string_view body, std::string_view head = "")
{
    return "<html><head>" + std::string(head) + "</head><body>" + std::string(body) +
           "</body></html>";
}

std::string shownPage(std::string_view body, std::string_view head = "")
{
    return asText(*readBytes(page(body, head)));
}

} // namespace

TEST_CASE("Html: a page named .xls gives its tables, one below the other", "[importers]")
{
    const auto book = readBytes(page("<p>UBND huyện</p><table><tr><th>STT<th>Tên</tr>"
                                     "<tr><td>1</td><td>Loa &amp; micro</td></tr></table>"
                                     "Người lập<table><TR><TD>ký</TD></TR></table>"));
    CHECK(book->format() == "html");
    CHECK(book->sheets().size() == 1);
    CHECK(
        asText(*book) ==
        "A1='UBND huyện' | A2='STT' B2='Tên' | A3='1' B3='Loa & micro' | A4='Người lập' | A5='ký'");
}

TEST_CASE("Html: blanks are collapsed, breaks kept, non-breaking blanks alone dropped",
          "[importers]")
{
    CHECK(shownPage("<table><tr><td>\n RAM \n <br>(GB) </td><td>&nbsp;</td><td><p>a</p><p>b</p>"
                    "</td><td>x&nbsp;y</td></tr></table>") ==
          "A1='RAM\n(GB)' C1='a\nb' D1='x\xC2\xA0y'");
}

TEST_CASE("Html: references are resolved, by name, number and the numbers of page 1252",
          "[importers]")
{
    CHECK(shownPage("<table><tr><td>&ecirc;&#7871;&#x1EBF;&#146;&unknown;&<td>a < b</table>") ==
          "A1='êếế’&unknown;&' B1='a < b'");
}

TEST_CASE("Html: cells over rows and columns shift the others and become merges", "[importers]")
{
    const auto book =
        readBytes(page("<table><tr><td rowspan=2>A<td colspan=\"2\">B<td>C</tr>"
                       "<tr><td>d<td>e<td>f</tr><tr><td rowspan='0' colspan=x>g</tr></table>"));
    CHECK(asText(*book) == "A1='A' B1='B' D1='C' | B2='d' C2='e' D2='f' | A3='g'");
    CHECK(book->sheets().at(0).merges ==
          std::vector<dongbo::importers::Merge>{{1, 1, 2, 1}, {1, 2, 1, 3}});
}

TEST_CASE("Html: numbers and dates are those Excel and LibreOffice stored as well", "[importers]")
{
    const auto* css = "<style><!-- .xl24{mso-number-format:\"dd\\/mm\\/yyyy\"; color:red;}\n"
                      "td.xl25, .xl26 {mso-number-format:'Short Date';} --></style>";
    CHECK(shownPage("<table><tr><td class=xl24 x:num=\"44327\">11/05/2021</td>"
                    "<td class=xl26 x:num=44327>x</td><td x:num>12.5</td>"
                    "<td x:num=\"3\" x:fmla=\"=1+2\">3</td><td x:num>1.234,5</td>"
                    "<td sdval=\"44327\" sdnum=\"1066;0;DD/MM/YYYY\">11/05/2021</td></tr></table>",
                    css) == "A1=date:44327 B1=date:44327 C1=12.5 D1=f3 E1='1.234,5' F1=date:44327");
}

TEST_CASE("Html: each cell has its font, from the nearest style that sets one", "[importers]")
{
    const auto* css = "<style>td {font-family:Arial, sans-serif;} .vn{font-family:\".VnTime\"}"
                      "</style>";
    CHECK(shownPage("<table><tr><td>a<td class=\"vn\">M¸y<td style='font-family:VNI-Times'>b"
                    "<td><font face=\".VnArial\">c</font><td>d<font face=\".VnArial\">e</font>"
                    "</tr></table>",
                    css) ==
          "A1='a'@Arial B1='M¸y'@.VnTime C1='b'@VNI-Times D1='c'@.VnArial E1='de'@Arial");
}

TEST_CASE("Html: hidden rows are marked, scripts and comments skipped", "[importers]")
{
    CHECK(shownPage("<script>document.write('<tr><td>x')</script><!-- <td>y --><table>"
                    "<tr style=\"display:none\"><td>ẩn</tr><tr><td>hiện</tr></table>") ==
          "h A1='ẩn' | A2='hiện'");
}

TEST_CASE("Html: the encoding is detected, else the declared one", "[importers]")
{
    const std::string text = page("<table><tr><td>Máy</td></tr></table>",
                                  "<meta http-equiv=Content-Type content=\"text/html; "
                                  "charset=windows-1252\">");
    CHECK(asText(*readBytes(text)) == "A1='Máy'"); // declares 1252, is UTF-8
    CHECK(asText(*readBytes("\xEF\xBB\xBF" + text)) == "A1='Máy'");
    CHECK(asText(*readBytes(inUtf16(text))) == "A1='Máy'");
    CHECK(shownPage("<table><tr><td>M\xB8y \x92</table>") == "A1='M¸y ’'");
    CHECK(shownPage("<table><tr><td>\xD0\xE0</table>", "<meta charset=\"windows-1258\">") ==
          "A1='Đà'");
}

TEST_CASE("Html: tables in tables and pages without end tags keep their cells", "[importers]")
{
    CHECK(shownPage("<table><tr><td>ngoài<table><tr><td>trong</table>sau</table>cuối") ==
          "A1='ngoài' | A2='trong' | A3='sau' | A4='cuối'");
    CHECK(asText(*readBytes("<br />Notice: x<br /><table><td>một<td>hai")) ==
          "A1='Notice: x' | A2='một' B2='hai'");
}

TEST_CASE("Html: a page without a table is reported as such", "[importers]")
{
    CHECK(failureOf(page("<form>Mật khẩu <input></form>")) == "readers.html_no_table");
}
