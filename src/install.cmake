# Installation: find_package(gongwen) and pkg-config find what stands here. `cmake --install --component`
# takes one part: gongwen_runtime (the shared library), gongwen_development (all that is built with it),
# gongwen_program (the command line program with its manual and completions).
target_include_directories(gongwen PUBLIC $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
install(TARGETS gongwen EXPORT gongwenTargets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    COMPONENT gongwen_runtime NAMELINK_COMPONENT gongwen_development
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT gongwen_development
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT gongwen_runtime)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/gongwen ${PROJECT_BINARY_DIR}/include/gongwen
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT gongwen_development
  FILES_MATCHING PATTERN "*.hpp")

# In the folder of the build, too: other projects may use it without installing it
# (-DCMAKE_PREFIX_PATH=BUILD).
set(gongwen_config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/gongwen)
install(EXPORT gongwenTargets NAMESPACE gongwen:: DESTINATION ${gongwen_config_dir}
  COMPONENT gongwen_development)
export(EXPORT gongwenTargets NAMESPACE gongwen:: FILE ${PROJECT_BINARY_DIR}/gongwenTargets.cmake)
if(TARGET gongwen_cli)
  install(EXPORT gongwenProgram NAMESPACE gongwen:: DESTINATION ${gongwen_config_dir}
    COMPONENT gongwen_program)
  export(EXPORT gongwenProgram NAMESPACE gongwen:: FILE ${PROJECT_BINARY_DIR}/gongwenProgram.cmake)
endif()
configure_package_config_file(gongwenConfig.cmake.in ${PROJECT_BINARY_DIR}/gongwenConfig.cmake
  INSTALL_DESTINATION ${gongwen_config_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/gongwenConfigVersion.cmake
  VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/gongwenConfig.cmake
              ${PROJECT_BINARY_DIR}/gongwenConfigVersion.cmake
  DESTINATION ${gongwen_config_dir} COMPONENT gongwen_development)

# The .pc file finds what it speaks of from where it stands, so it is right wherever it was moved to.
# CMAKE_INSTALL_LIBDIR may be absolute (as Nix and some packagers set it): then nothing can be moved.
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(GONGWEN_PC_PREFIX ${CMAKE_INSTALL_PREFIX})
else()
  file(RELATIVE_PATH GONGWEN_PC_PREFIX /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
  string(REGEX REPLACE "/$" "" GONGWEN_PC_PREFIX "${GONGWEN_PC_PREFIX}")
  set(GONGWEN_PC_PREFIX "\${pcfiledir}/${GONGWEN_PC_PREFIX}")
endif()
cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_LIBDIR BASE_DIRECTORY "\${prefix}"
           OUTPUT_VARIABLE GONGWEN_PC_LIBDIR)
cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_INCLUDEDIR BASE_DIRECTORY "\${prefix}"
           OUTPUT_VARIABLE GONGWEN_PC_INCLUDEDIR)
# The shared library has what it needs: it asks for no one else's .pc file. The static one needs
# `pkg-config --static`.
if(NOT gongwen_is_shared)
  set(GONGWEN_PC_REQUIRES "Requires.private: icu-uc libutf8proc re2\n")
  set(GONGWEN_PC_CFLAGS " -DGONGWEN_STATIC")
  if(GONGWEN_HAS_EXCLUDE_LIBS)
    set(GONGWEN_PC_LIBS " -Wl,--exclude-libs,libgongwen.a")
  endif()
endif()
configure_file(gongwen.pc.in gongwen.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/gongwen.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT gongwen_development)
