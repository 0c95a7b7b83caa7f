# dongbo_tests(NAME SOURCES … LINK … [LABELS …] [TIMEOUT s] [WINDOW]): one Catch2 program, found by ctest as one test a program.
# WINDOW: its sources see wxWidgets.
find_package(Catch2 2 REQUIRED)
# the tests' own code is run once: less optimised, sooner built
add_library(dongbo_test_options INTERFACE)
target_compile_options(dongbo_test_options INTERFACE -O1)
target_link_libraries(dongbo_test_options INTERFACE Catch2::Catch2)
function(dongbo_tests name)
  cmake_parse_arguments(T "WINDOW" "TIMEOUT" "SOURCES;LINK;LABELS;ENVIRONMENT" ${ARGN})
  add_executable(${name} ${T_SOURCES})
  target_link_libraries(${name} PRIVATE dongbo_options dongbo_test_options dongbo_test_main ${T_LINK})
  if(NOT T_WINDOW) # wxWidgets' definitions do not fit the tests' precompiled headers
    dongbo_precompiled(${name} tests)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_BINARY_DIR}")
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 1200) # ends a test that hangs; no measure of speed
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}"
    ENVIRONMENT "DONGBO_BIN=${CMAKE_BINARY_DIR}/bin;DONGBO_SOURCE=${PROJECT_SOURCE_DIR};${T_ENVIRONMENT}")
endfunction()
