include(${CMAKE_CURRENT_LIST_DIR}/placard-targets.cmake)
