# What is installed, and where: places of the FHS, none of which names another by its full
# path, so that the tree may be moved.
include(CMakePackageConfigHelpers)

install(TARGETS placard_runtime placard_runtime_shared EXPORT placard-targets)

# The public headers; placard_format.h is for who writes bundles.
file(GLOB public_headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/include/placard*.h)
list(FILTER public_headers EXCLUDE REGEX placard_format)
file(GLOB cpp_headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/bindings/cpp/*.hpp)
install(FILES ${public_headers} ${cpp_headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

install(EXPORT placard-targets NAMESPACE placard:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/placard)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/placard-config-version.cmake COMPATIBILITY SameMinorVersion) # before 1.0 a minor version may break
install(FILES cmake/placard-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/placard-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/placard)
file(RELATIVE_PATH prefix_from_pc ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/placard.pc.in placard.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/placard.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES ../LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
file(GLOB schemas CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/../schemas/*.json)
install(FILES ${schemas} DESTINATION ${CMAKE_INSTALL_DATADIR}/placard/schemas)

# The Python module, for the interpreter of this machine.  Twice: in the build folder with the
# library there, and to be installed, with the way from it to the installed library.
find_package(Python3 COMPONENTS Interpreter)
if(NOT Python3_FOUND OR CMAKE_CROSSCOMPILING OR NOT UNIX)
  message(STATUS "The Python module is not installed: no Python here, or the library is for another machine")
  return()
endif()
execute_process(OUTPUT_STRIP_TRAILING_WHITESPACE OUTPUT_VARIABLE python_packages
  COMMAND ${Python3_EXECUTABLE} -c "import os, sysconfig; print(os.path.basename(sysconfig.get_path('purelib')))")
set(PLACARD_PYTHON_DIR lib/python${Python3_VERSION_MAJOR}.${Python3_VERSION_MINOR}/${python_packages} CACHE STRING
  "Where Python modules are installed, below the prefix")

set(python ${CMAKE_CURRENT_SOURCE_DIR}/bindings/python)
file(GLOB python_sources CONFIGURE_DEPENDS ${python}/placard/*.py ${python}/placard/py.typed)
set(python_built ${CMAKE_CURRENT_BINARY_DIR}/python/placard)
foreach(source ${python_sources})
  get_filename_component(name ${source} NAME)
  configure_file(${source} ${python_built}/${name} COPYONLY)
endforeach()

function(placard_python_header header library)
  add_custom_command(OUTPUT ${header} VERBATIM COMMAND ${Python3_EXECUTABLE} ${python}/declare ${library} > ${header}
                     DEPENDS ${python}/declare ${public_headers})
endfunction()
file(RELATIVE_PATH library_from_python ${CMAKE_INSTALL_PREFIX}/${PLACARD_PYTHON_DIR}/placard ${CMAKE_INSTALL_FULL_LIBDIR})
set(python_installed ${CMAKE_CURRENT_BINARY_DIR}/python_installed)
file(MAKE_DIRECTORY ${python_installed})
placard_python_header(${python_built}/_header.py $<TARGET_FILE:placard_runtime_shared>)
placard_python_header(${python_installed}/_header.py ${library_from_python}/$<TARGET_SONAME_FILE_NAME:placard_runtime_shared>)
add_custom_target(placard_python ALL DEPENDS ${python_built}/_header.py ${python_installed}/_header.py)
install(FILES ${python_sources} ${python_installed}/_header.py DESTINATION ${PLACARD_PYTHON_DIR}/placard)
