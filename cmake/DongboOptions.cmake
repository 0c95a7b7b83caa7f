# Flags shared by every target, on one INTERFACE target (warnings become errors in the presets only).
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
# assertions stay on: a wrong step stops the program before it can write
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(dongbo_options INTERFACE)
target_compile_features(dongbo_options INTERFACE cxx_std_20)
# an empty optional or a missing element that is asked for ends the program, and nothing is written
target_compile_definitions(dongbo_options INTERFACE $<BUILD_INTERFACE:_GLIBCXX_ASSERTIONS>)
# the compiler cache looks through precompiled headers
target_compile_options(dongbo_options INTERFACE $<BUILD_INTERFACE:-fpch-preprocess>)
# our warnings are ours, not those of a program that uses the installed library
set(dongbo_warnings -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wswitch-enum)
target_compile_options(dongbo_options INTERFACE "$<BUILD_INTERFACE:${dongbo_warnings}>")
target_include_directories(dongbo_options INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:include/dongbo>)
if(DONGBO_SANITIZE)
  target_compile_options(dongbo_options INTERFACE -fsanitize=${DONGBO_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(dongbo_options INTERFACE -fsanitize=${DONGBO_SANITIZE})
endif()

# dongbo_folders(NAME FOLDER…): a room of several folders, from the ground up. Each makes a target dongbo_NAME_FOLDER
# that links only folders named before it; dongbo_NAME is all of them.
function(dongbo_folders name)
  add_library(dongbo_${name} INTERFACE)
  set_property(GLOBAL APPEND PROPERTY DONGBO_ROOMS ${name})
  foreach(folder ${ARGN})
    add_subdirectory(${folder})
    target_link_libraries(dongbo_${name} INTERFACE dongbo_${name}_${folder})
  endforeach()
endfunction()

# dongbo_room(NAME SOURCES … HEADERS … LINK … PRIVATE … [PRECOMPILED wx]): one library, one wall.
function(dongbo_room name)
  cmake_parse_arguments(ROOM "" "PRECOMPILED" "SOURCES;HEADERS;LINK;PRIVATE" ${ARGN})
  add_library(dongbo_${name} STATIC ${ROOM_SOURCES})
  set_property(GLOBAL APPEND PROPERTY DONGBO_ROOMS ${name})
  target_sources(dongbo_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_HEADERS})
  target_link_libraries(dongbo_${name} PUBLIC dongbo_options ${ROOM_LINK} PRIVATE ${ROOM_PRIVATE})
  if(ROOM_PRECOMPILED)
    dongbo_precompiled(dongbo_${name} ${ROOM_PRECOMPILED})
  else()
    dongbo_precompiled(dongbo_${name} std)
  endif()
endfunction()
