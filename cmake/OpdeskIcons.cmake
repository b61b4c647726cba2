# opdesk_icons(<target> NAMES <name>...)
#   Draws the named Lucide icons into alpha masks and links them into every program that links <target>.
#   Resource path: :/icons/<name>-<size>@<scale>.png, size 13|15|16|20, scale 1|1.25|1.5|2; the mask is
#   floor(size * scale + 0.5) pixels wide. Nothing needs to be initialised at run time.
include(OpdeskDownload)

opdesk_npm_source(OPDESK_LUCIDE_DIR
  PACKAGE "lucide-static"
  VERSION 1.62.0
  SHA256 386f9080c440d6f5049cefe3456ae8357f7a0c7f76e59670cd1cb83bc7050a44)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(opdesk_icons target)
  cmake_parse_arguments(ARG "" "" "NAMES" ${ARGN})
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}_icons")
  list(JOIN ARG_NAMES "\n" names)
  file(CONFIGURE OUTPUT "${folder}/names.txt" CONTENT "${names}\n")  # written only when the list changes
  add_custom_command(OUTPUT "${folder}/icons.cpp"
    COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/scripts/render_icons.py" --svg-dir "${OPDESK_LUCIDE_DIR}/icons"
      --out-dir "${folder}/masks" --qrc "${folder}/icons.qrc" --names "${folder}/names.txt"
    COMMAND Qt6::rcc --name ${target}_icons --no-compress -o "${folder}/icons.cpp" "${folder}/icons.qrc"
    DEPENDS "${folder}/names.txt" "${PROJECT_SOURCE_DIR}/scripts/render_icons.py"
    COMMENT "Drawing icons for ${target}" VERBATIM)
  add_library(${target}_icons OBJECT "${folder}/icons.cpp")
  target_link_libraries(${target}_icons PRIVATE Qt6::Core)
  # As objects, not in the archive: nothing refers to the resource by name, so a linker would leave it out.
  target_link_libraries(${target} INTERFACE "$<TARGET_OBJECTS:${target}_icons>")
  add_dependencies(${target} ${target}_icons)
endfunction()
