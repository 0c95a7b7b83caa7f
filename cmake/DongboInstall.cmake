# core/ as a CMake package: find_package(dongbo) gives dongbo::core (every room) and dongbo::<room>.
include(CMakePackageConfigHelpers)

add_library(dongbo_core INTERFACE)
set(package_targets dongbo_options dongbo_core)
set_target_properties(dongbo_options dongbo_core PROPERTIES EXPORT_NAME core)
set_target_properties(dongbo_options PROPERTIES EXPORT_NAME options)
foreach(room domain text archive planning store journal register report)
  if(TARGET dongbo_${room})
    target_link_libraries(dongbo_core INTERFACE dongbo_${room})
    set_target_properties(dongbo_${room} PROPERTIES EXPORT_NAME ${room})
    list(APPEND package_targets dongbo_${room})
  endif()
endforeach()
add_library(dongbo::core ALIAS dongbo_core)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/dongbo")
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
