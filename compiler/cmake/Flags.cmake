# placard_flags: the language and warnings that every target of ours is built with.
include_guard()
add_library(placard_flags INTERFACE)
target_compile_options(placard_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wvla -Werror=implicit-function-declaration)
if(PLACARD_SANITIZE)
  target_compile_options(placard_flags INTERFACE
    -fsanitize=${PLACARD_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
  target_link_options(placard_flags INTERFACE -fsanitize=${PLACARD_SANITIZE})
endif()
if(PLACARD_FUZZ)
  target_compile_options(placard_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
