#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace dongbo::test {

/// The parts of a .docx by their path inside; fails the test when it is no zip.
[[nodiscard]] std::map<std::string, std::string> partsOf(const std::filesystem::path& file);

/// Why expat refuses a part; empty when it is well-formed.
[[nodiscard]] std::string faultOf(const std::string& xml);

/// What a reader sees of word/document.xml: paragraphs by '\n', line breaks as blanks.
[[nodiscard]] std::string textOf(const std::string& xml);

/// Everything against the schema's order inside of properties, cells without a paragraph at their
/// end, tables without a grid or not fixed, tables next to each other; empty when there is nothing.
[[nodiscard]] std::string disorderOf(const std::string& xml);

} // namespace dongbo::test
