# opdesk::sqlcipher: SQLCipher 4.14 (SQLite 3.51) as a static library with hidden symbols, because Qt's own SQL plugin
# may load another libsqlite3 into the same process. Use it as #include <sqlcipher/sqlite3.h>, never <sqlite3.h>.
include(OpdeskDownload)

opdesk_npm_source(OPDESK_SQLCIPHER_DIR
  PACKAGE "@journeyapps/sqlcipher"
  VERSION 6.0.0
  SHA256 ad3ee0e551de315b230db78e2294d41868b5c166d44c0c87da35fb6b87bde54c)

set(OPDESK_SQLCIPHER_AMALGAMATION "${OPDESK_SQLCIPHER_DIR}/deps/sqlcipher-amalgamation")
set(OPDESK_SQLCIPHER_INCLUDE "${CMAKE_BINARY_DIR}/third_party/include")
file(MAKE_DIRECTORY "${OPDESK_SQLCIPHER_INCLUDE}/sqlcipher")
configure_file("${OPDESK_SQLCIPHER_AMALGAMATION}/sqlite3.h" "${OPDESK_SQLCIPHER_INCLUDE}/sqlcipher/sqlite3.h" COPYONLY)

add_library(opdesk_sqlcipher STATIC "${OPDESK_SQLCIPHER_AMALGAMATION}/sqlite3.c")
add_library(opdesk::sqlcipher ALIAS opdesk_sqlcipher)
set_target_properties(opdesk_sqlcipher PROPERTIES C_VISIBILITY_PRESET hidden C_CLANG_TIDY "")
target_include_directories(opdesk_sqlcipher SYSTEM INTERFACE "${OPDESK_SQLCIPHER_INCLUDE}")
# The header hides sqlite3_key() without this one, so users of the library get it too.
target_compile_definitions(opdesk_sqlcipher PUBLIC SQLITE_HAS_CODEC)
target_compile_definitions(opdesk_sqlcipher PRIVATE
  SQLITE_TEMP_STORE=2
  SQLITE_EXTRA_INIT=sqlcipher_extra_init
  SQLITE_EXTRA_SHUTDOWN=sqlcipher_extra_shutdown
  SQLCIPHER_CRYPTO_OPENSSL
  SQLITE_THREADSAFE=1
  SQLITE_ENABLE_FTS5
  SQLITE_SECURE_DELETE
  SQLITE_OMIT_LOAD_EXTENSION
  SQLITE_DQS=0
  HAVE_STDINT_H
  HAVE_USLEEP)
# Search and sync figures mean nothing with an unoptimised engine, so it is optimised in every build.
target_compile_options(opdesk_sqlcipher PRIVATE -O2 -w)
target_link_libraries(opdesk_sqlcipher PUBLIC OpenSSL::Crypto Threads::Threads ${CMAKE_DL_LIBS})
if(UNIX)
  target_link_libraries(opdesk_sqlcipher PUBLIC m)
endif()
if(OPDESK_CCACHE)
  # Half a minute of compiling, the same in every build folder: let them share one cached object.
  set_target_properties(opdesk_sqlcipher PROPERTIES C_COMPILER_LAUNCHER
    "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${CMAKE_BINARY_DIR};CCACHE_NOHASHDIR=1;${OPDESK_CCACHE}")
endif()
