# `cmake --install`: the program, the library with its headers, and a CMake package: find_package(isnad), isnad::core.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set_target_properties(isnad_core PROPERTIES EXPORT_NAME core)
install(TARGETS isnad RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(FILES LICENSE NOTICE README.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/isnad COMPONENT program)
install(TARGETS isnad_core EXPORT isnad-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/isnad DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT isnad-targets NAMESPACE isnad:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/isnad)
configure_package_config_file(cmake/isnad-config.cmake.in ${CMAKE_BINARY_DIR}/isnad-config.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/isnad)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/isnad-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/isnad-config.cmake ${CMAKE_BINARY_DIR}/isnad-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/isnad)

# scripts/package: a package for Debian with the program alone.
set(CPACK_PACKAGE_NAME isnad)
set(CPACK_PACKAGE_CONTACT "the authors of Isnad <isnad@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads Arabic news and keeps who says so")
set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME isnad)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Isnad reads Arabic news about conflicts, keeps the chain of attribution on everything it learns,
and lays the sides of contested events next to each other: as a program for the command line and
as a local web page (isnad serve). It needs no network.")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
include(CPack)
