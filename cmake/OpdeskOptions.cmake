set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Debug)
endif()
set(OPDESK_SANITIZE "" CACHE STRING "Sanitizers to build with, comma separated: address,undefined or thread")

find_program(OPDESK_CCACHE ccache)
if(OPDESK_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${OPDESK_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${OPDESK_CCACHE})
endif()
find_program(OPDESK_LLD ld.lld)
if(OPDESK_LLD)
  add_link_options(-fuse-ld=lld)
endif()

# Debug information stays small by default: a full build links many programs on small machines.
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
set(CMAKE_C_FLAGS_DEBUG "-O1 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(opdesk_warnings INTERFACE)
target_compile_options(opdesk_warnings INTERFACE -Wall -Wextra -Wshadow -Wconversion -Werror)
# GCC 12 sees overlapping copies in `text = "x"` when it optimises fully (GCC bug 105651), and reads of unset members where a
# variant is moved; there are none.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(opdesk_warnings INTERFACE $<$<CONFIG:Release>:-Wno-restrict>
    $<$<CONFIG:Release>:-Wno-maybe-uninitialized>)
endif()

# Hardening, in every build and for third-party sources as well.
include(CheckPIESupported)
check_pie_supported()
add_compile_options(-fstack-protector-strong)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  add_compile_options(-fcf-protection)
endif()
if(UNIX AND NOT APPLE)
  add_link_options(LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
endif()
add_compile_definitions("$<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>")

if(OPDESK_SANITIZE)
  string(REPLACE "," ";" sanitizers "${OPDESK_SANITIZE}")
  foreach(sanitizer ${sanitizers})
    add_compile_options(-fsanitize=${sanitizer})
    add_link_options(-fsanitize=${sanitizer})
  endforeach()
  add_compile_options(-fno-omit-frame-pointer -fno-sanitize-recover=all)
else()
  # Fortified string functions hide the accesses that a sanitizer wants to see.
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
