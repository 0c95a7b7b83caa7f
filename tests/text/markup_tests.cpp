#include "core/text/markup.h"

#include <catch2/catch.hpp>

using dongbo::text::escapedMarkup;

TEST_CASE("Markup: what would be read as a tag, a quote or a reference is written out", "[text]")
{
    CHECK(escapedMarkup("Đại An <b> & 'A' \"B\"") ==
          "Đại An &lt;b&gt; &amp; &#39;A&#39; &quot;B&quot;");
    CHECK(escapedMarkup("&amp;") == "&amp;amp;");
    CHECK(escapedMarkup("một\nhai\tba") == "một\nhai\tba");
    CHECK(escapedMarkup(std::string("a\0b\x1B[31m\x7F", 9)) == "a b [31m ");
    CHECK(escapedMarkup("").empty());
}
