# `cmake --install`: the program, the library with its headers, and a CMake package: find_package(isnad), isnad::core.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set_target_properties(isnad_core PROPERTIES EXPORT_NAME core)
install(TARGETS isnad RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS isnad_core EXPORT isnad-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/isnad DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/isnad)
install(EXPORT isnad-targets NAMESPACE isnad:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/isnad)
configure_package_config_file(cmake/isnad-config.cmake.in ${CMAKE_BINARY_DIR}/isnad-config.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/isnad)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/isnad-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/isnad-config.cmake ${CMAKE_BINARY_DIR}/isnad-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/isnad)
