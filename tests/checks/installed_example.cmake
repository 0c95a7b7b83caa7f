# Installs the built tree into SCRATCH, configures, builds and runs docs/example against it alone.
function(must)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${text}")
  endif()
  set(said "${text}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${SCRATCH}")
must("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${SCRATCH}/tree")
must("${CMAKE_COMMAND}" -S "${SOURCE}/docs/example" -B "${SCRATCH}/build" -G "${GENERATOR}"
     "-DCMAKE_PREFIX_PATH=${SCRATCH}/tree")
must("${CMAKE_COMMAND}" --build "${SCRATCH}/build")
must("${CMAKE_COMMAND}" -E env "DONGBO_BIN=${SCRATCH}/tree/bin" "${SCRATCH}/build/first_fault" "${SCRATCH}/first.dongbo"
     "${SOURCE}/data/sample/lists/01-danh-sach-thiet-bi-truc-tuyen.xlsx")
if(NOT said MATCHES "101 devices\nSC-20[0-9][0-9]-0001[^\n]*\n0 open")
  message(FATAL_ERROR "the example did not import, report and undo:\n${said}")
endif()
file(REMOVE_RECURSE "${SCRATCH}")
