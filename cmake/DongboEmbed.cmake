# dongbo_embed(TARGET NAMESPACE ns FILES …): makes the files' bytes part of the program, as
#   std::string_view dongbo::<ns>::embedded(std::string_view fileName)   declared in "<ns>_embedded.h"
# Names are the files' paths relative to data/. Unknown names give an empty view.
function(dongbo_embed target)
  cmake_parse_arguments(E "" "NAMESPACE" "FILES" ${ARGN})
  set(dir "${CMAKE_CURRENT_BINARY_DIR}/generated")
  set(source "${dir}/${E_NAMESPACE}_embedded.cpp")
  set(header "${dir}/${E_NAMESPACE}_embedded.h")
  file(MAKE_DIRECTORY "${dir}")
  file(CONFIGURE OUTPUT "${header}" CONTENT
"#pragma once
#include <string_view>
#include <vector>
namespace dongbo::${E_NAMESPACE} {
std::string_view embedded(std::string_view name);
const std::vector<std::string_view>& embeddedNames();
}
" @ONLY)
  add_custom_command(OUTPUT "${source}"
    COMMAND ${CMAKE_COMMAND} "-DOUT=${source}" "-DNAMESPACE=${E_NAMESPACE}"
            "-DROOT=${PROJECT_SOURCE_DIR}/data" "-DFILES=${E_FILES}"
            -P "${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake"
    DEPENDS ${E_FILES} "${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake" VERBATIM)
  target_sources(${target} PRIVATE "${source}")
  target_include_directories(${target} PRIVATE "${dir}")
endfunction()
