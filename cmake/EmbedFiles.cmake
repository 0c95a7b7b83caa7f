# Writes OUT: a C++ source holding FILES (separated by ;) as byte arrays, with a look-up by name.
set(text "#include <string_view>\n#include <vector>\n")
set(table "")
set(names "")
set(index 0)
foreach(file IN LISTS FILES)
  file(READ "${file}" hex HEX)
  file(RELATIVE_PATH name "${ROOT}" "${file}")
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  # pieces of 1024 bytes keep every compiler content with the literal
  set(bytes "")
  set(at 0)
  while(at LESS digits)
    string(SUBSTRING "${hex}" ${at} 2048 piece)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" piece "${piece}")
    string(APPEND bytes "\"${piece}\"\n")
    math(EXPR at "${at} + 2048")
  endwhile()
  if(size EQUAL 0)
    set(bytes "\"\"")
  endif()
  string(APPEND text "static const char file${index}[] =\n${bytes};\n")
  string(APPEND table "    if (name == \"${name}\") return std::string_view(file${index}, ${size});\n")
  string(APPEND names "\"${name}\", ")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUT}" "${text}
namespace dongbo::${NAMESPACE} {
std::string_view embedded(std::string_view name);
const std::vector<std::string_view>& embeddedNames();
std::string_view embedded(std::string_view name)
{
${table}    return {};
}
const std::vector<std::string_view>& embeddedNames()
{
    static const std::vector<std::string_view> all{${names}};
    return all;
}
}
")
