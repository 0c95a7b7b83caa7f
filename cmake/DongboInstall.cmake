# core/ and importers/ as a CMake package: find_package(dongbo) gives dongbo::dongbo with the headers <dongbo/…>
# of include/dongbo, dongbo::core (the rooms of core alone) and dongbo::<room>.
include(CMakePackageConfigHelpers)

add_library(dongbo_core INTERFACE)
add_library(dongbo_public INTERFACE)
set(package_targets dongbo_options dongbo_core dongbo_public)
set_target_properties(dongbo_core PROPERTIES EXPORT_NAME core)
set_target_properties(dongbo_public PROPERTIES EXPORT_NAME dongbo)
set_target_properties(dongbo_options PROPERTIES EXPORT_NAME options)
foreach(room domain platform text paper archive planning store journal register report)
  target_link_libraries(dongbo_core INTERFACE dongbo_${room})
endforeach()
get_property(rooms GLOBAL PROPERTY DONGBO_ROOMS) # those made so far: core and importers
foreach(room ${rooms})
  set_target_properties(dongbo_${room} PROPERTIES EXPORT_NAME ${room})
  list(APPEND package_targets dongbo_${room})
endforeach()
file(GLOB public_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/dongbo/*.h)
target_sources(dongbo_public INTERFACE FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include
  FILES ${public_headers})
target_link_libraries(dongbo_public INTERFACE dongbo_core dongbo_proposal dongbo_reader_process)
add_library(dongbo::core ALIAS dongbo_core)
add_library(dongbo::dongbo ALIAS dongbo_public)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/dongbo")
install(TARGETS dongbo_public EXPORT dongboTargets FILE_SET HEADERS DESTINATION include)
list(REMOVE_ITEM package_targets dongbo_public)
install(TARGETS ${package_targets} EXPORT dongboTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}/dongbo"
  FILE_SET HEADERS DESTINATION include/dongbo)
install(EXPORT dongboTargets NAMESPACE dongbo:: DESTINATION "${package_dir}")
configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/dongboConfig.cmake.in" "${CMAKE_BINARY_DIR}/dongboConfig.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${CMAKE_BINARY_DIR}/dongboConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_BINARY_DIR}/dongboConfig.cmake" "${CMAKE_BINARY_DIR}/dongboConfigVersion.cmake"
  DESTINATION "${package_dir}")
