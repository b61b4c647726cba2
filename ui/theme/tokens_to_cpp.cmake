# opdesk_theme_tokens(<tokens.json> <output folder>): writes ui/theme/tokens.h and ui/theme/tokens.cpp, the only C++ that
# knows a colour or a size. Runs at configure time and again when the token file changes.
function(opdesk_theme_tokens tokens_file output)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${tokens_file}")
  file(READ "${tokens_file}" json)

  set(roles "")
  set(colours "")
  string(JSON count LENGTH "${json}" colour)
  math(EXPR last "${count} - 1")
  foreach(i RANGE ${last})
    string(JSON name MEMBER "${json}" colour ${i})
    string(JSON light GET "${json}" colour ${name} 0)
    string(JSON dark GET "${json}" colour ${name} 1)
    string(REPLACE "#" "0xff" light "${light}")
    string(REPLACE "#" "0xff" dark "${dark}")
    string(APPEND roles "    ${name},\n")
    string(APPEND colours "    {\"${name}\", ${light}, ${dark}},\n")
  endforeach()

  set(types "")
  set(type_rows "")
  string(JSON type_count LENGTH "${json}" type)
  math(EXPR last "${type_count} - 1")
  foreach(i RANGE ${last})
    string(JSON name MEMBER "${json}" type ${i})
    string(JSON pt GET "${json}" type ${name} pt)
    string(JSON line GET "${json}" type ${name} line)
    string(JSON weight GET "${json}" type ${name} weight 0)
    string(APPEND types "    ${name},\n")
    string(APPEND type_rows "    {\"${name}\", ${pt}, ${line}, ${weight}},\n")
  endforeach()

  set(metrics "")
  set(metric_rows "")
  string(JSON metric_count LENGTH "${json}" density compact)
  math(EXPR last "${metric_count} - 1")
  foreach(i RANGE ${last})
    string(JSON name MEMBER "${json}" density compact ${i})
    string(JSON compact GET "${json}" density compact ${name})
    string(JSON comfortable GET "${json}" density comfortable ${name})
    string(APPEND metrics "    ${name},\n")
    string(APPEND metric_rows "    {${compact}, ${comfortable}},\n")
  endforeach()

  set(sizes "")
  foreach(group radius frame focus motion_ms)
    string(JSON size_count LENGTH "${json}" ${group})
    math(EXPR last "${size_count} - 1")
    foreach(i RANGE ${last})
      string(JSON name MEMBER "${json}" ${group} ${i})
      string(JSON value GET "${json}" ${group} ${name})
      string(REGEX REPLACE "_(.)" "\\1" group_name "${group}")
      string(SUBSTRING "${name}" 0 1 first)
      string(SUBSTRING "${name}" 1 -1 rest)
      string(TOUPPER "${first}" first)
      string(REPLACE "motionms" "motionMs" group_name "${group_name}")
      string(REPLACE "_delay" "Delay" rest "${rest}")
      string(REPLACE "_stay" "Stay" rest "${rest}")
      string(SUBSTRING "${group_name}" 0 1 group_first)
      string(SUBSTRING "${group_name}" 1 -1 group_rest)
      string(TOUPPER "${group_first}" group_first)
      string(APPEND sizes "inline constexpr int k${group_first}${group_rest}${first}${rest} = ${value};\n")
    endforeach()
  endforeach()

  file(CONFIGURE OUTPUT "${output}/ui/theme/tokens.h" @ONLY CONTENT [=[#pragma once
// Made from resources/theme/tokens.json when the build is configured. Edit that file.
#include <array>
#include <cstdint>

namespace opdesk::ui::theme {

/// Colour roles.
enum class Role {
@roles@};
/// Text sizes.
enum class Type {
@types@};
/// Heights that follow the density.
enum class Metric {
@metrics@};

struct ColourToken {
    const char* name;
    std::uint32_t light;
    std::uint32_t dark;
};
struct TypeToken {
    const char* name;
    double points;
    int line;
    int weight;
};
struct MetricToken {
    int compact;
    int comfortable;
};

extern const std::array<ColourToken, @count@> kColours;
extern const std::array<TypeToken, @type_count@> kTypes;
extern const std::array<MetricToken, @metric_count@> kMetrics;
@sizes@
}  // namespace opdesk::ui::theme
]=])
  file(CONFIGURE OUTPUT "${output}/ui/theme/tokens.cpp" @ONLY CONTENT [=[#include "ui/theme/tokens.h"

namespace opdesk::ui::theme {

const std::array<ColourToken, @count@> kColours{{
@colours@}};
const std::array<TypeToken, @type_count@> kTypes{{
@type_rows@}};
const std::array<MetricToken, @metric_count@> kMetrics{{
@metric_rows@}};

}  // namespace opdesk::ui::theme
]=])
endfunction()
