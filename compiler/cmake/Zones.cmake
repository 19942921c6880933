# The names of the tz database that this machine has, as rows of C: base/timezone.c refuses others.
find_file(PLACARD_TZDATA tzdata.zi PATHS /usr/share/zoneinfo /usr/lib/zoneinfo NO_DEFAULT_PATH)
if(NOT PLACARD_TZDATA)
  message(FATAL_ERROR "tzdata.zi of the tz database is not there: install tzdata")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PLACARD_TZDATA})
file(STRINGS ${PLACARD_TZDATA} zone_lines REGEX "^[ZL] ")
set(zone_rows "\"UTC\",\n")
foreach(line ${zone_lines}) # Z NAME ..., or L TARGET NAME
  string(REGEX REPLACE "^(Z|L [^ ]+) ([^ ]+).*" "\\2" zone "${line}")
  string(APPEND zone_rows "\"${zone}\",\n")
endforeach()
file(GENERATE OUTPUT ${generated}/timezones.inc CONTENT "${zone_rows}")
