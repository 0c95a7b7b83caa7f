# Debug information apart from the programs that use it (docs/decisions/0044). A build with sanitizers keeps it
# inside: its reports name lines.
#
# dongbo_separate_debug(TARGET): moves it to .debug/NAME.debug beside the program, where gdb and addr2line find it.
function(dongbo_separate_debug target)
  if(DONGBO_SANITIZE OR NOT CMAKE_OBJCOPY)
    return()
  endif()
  set(folder "$<TARGET_FILE_DIR:${target}>/.debug")
  set(file "${folder}/$<TARGET_FILE_NAME:${target}>.debug")
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E make_directory "${folder}"
    COMMAND ${CMAKE_OBJCOPY} --only-keep-debug "$<TARGET_FILE:${target}>" "${file}"
    COMMAND ${CMAKE_OBJCOPY} --strip-debug "--add-gnu-debuglink=${file}" "$<TARGET_FILE:${target}>"
    VERBATIM)
endfunction()

# dongbo_no_debug(): programs of this folder are linked without it; their objects have it still.
macro(dongbo_no_debug)
  if(NOT DONGBO_SANITIZE)
    add_link_options(-Wl,--strip-debug)
  endif()
endmacro()
