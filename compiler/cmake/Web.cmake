# What makes a page grade its own quiz: the runtime as wasm, and page.mjs joined with the web package into one script.
#
# clang with wasm-ld and wasm-opt make the one, node the other.  Without them, or with PLACARD_WEB=OFF, the program's
# pages show the quiz with its answers folded away.
set(PLACARD_WEB AUTO CACHE STRING "Pages that grade their quiz: ON, OFF, or AUTO for where clang, wasm-ld, wasm-opt and node are")
set_property(CACHE PLACARD_WEB PROPERTY STRINGS AUTO ON OFF)

function(placard_find_web out)
  set(${out} FALSE PARENT_SCOPE)
  unset(PLACARD_WEB_PACKAGE CACHE)
  if(PLACARD_WEB STREQUAL "OFF")
    return()
  endif()
  find_program(PLACARD_WEB_CLANG NAMES clang)
  find_program(PLACARD_WEB_WASM_OPT NAMES wasm-opt)
  find_program(PLACARD_WEB_NODE NAMES node nodejs)
  if(PLACARD_WEB_CLANG)
    execute_process(COMMAND ${PLACARD_WEB_CLANG} --print-prog-name=wasm-ld
      OUTPUT_VARIABLE linker OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    execute_process(COMMAND ${PLACARD_WEB_CLANG} --print-targets OUTPUT_VARIABLE targets ERROR_QUIET)
  endif()
  if(PLACARD_WEB_NODE AND PLACARD_WEB_WASM_OPT AND IS_ABSOLUTE "${linker}" AND targets MATCHES "wasm32")
    set(${out} TRUE PARENT_SCOPE)
  elseif(PLACARD_WEB STREQUAL "ON")
    message(FATAL_ERROR "PLACARD_WEB=ON wants clang, wasm-ld, wasm-opt and node (Debian: clang lld binaryen nodejs)")
  else()
    message(STATUS "Pages show their quiz and do not grade it: clang, wasm-ld, wasm-opt or node is not there")
  endif()
endfunction()

# Add the arrays page_script.inc and page_wasm.inc to `list`.  PLACARD_WEB_PACKAGE is where the web package is.
function(placard_web_parts list)
  set(web ${CMAKE_CURRENT_BINARY_DIR}/web)
  set(package ${PROJECT_SOURCE_DIR}/runtime/bindings/web)
  set(join ${CMAKE_CURRENT_SOURCE_DIR}/tools/join.mjs)
  set(page ${CMAKE_CURRENT_SOURCE_DIR}/render/page.mjs)
  file(GLOB sources CONFIGURE_DEPENDS ${package}/* ${PROJECT_SOURCE_DIR}/runtime/include/*.h
    ${PROJECT_SOURCE_DIR}/runtime/src/*/*.[ch])
  add_custom_command(OUTPUT ${web}/script.js ${web}/wasm.txt
    COMMAND ${CMAKE_COMMAND} -E env CLANG=${PLACARD_WEB_CLANG} WASM_OPT=${PLACARD_WEB_WASM_OPT} ${package}/build ${web}/package
    COMMAND ${PLACARD_WEB_NODE} ${join} ${page} ${web}/package ${web}
    DEPENDS ${join} ${page} ${sources} VERBATIM)
  foreach(part script.js wasm.txt)
    get_filename_component(name ${part} NAME_WE)
    set(array ${generated}/page_${name}.inc)
    add_custom_command(OUTPUT ${array} COMMAND placard_embed ${web}/${part} ${array}
      DEPENDS placard_embed ${web}/${part} VERBATIM)
    list(APPEND ${list} ${array})
  endforeach()
  set(${list} ${${list}} PARENT_SCOPE)
  set(PLACARD_WEB_PACKAGE ${web}/package CACHE INTERNAL "The web package")
endfunction()
