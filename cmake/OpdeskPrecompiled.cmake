# The headers nearly every source reads (the standard library, Boost.JSON, Qt's widgets) are compiled once. They only save
# time: every source still includes what it uses, and builds the same with -DOPDESK_PCH=OFF.
option(OPDESK_PCH "Precompile the headers that nearly every source reads" ON)

# A precompiled header only serves sources with the same code model, so that programs are compiled as libraries are; they
# are linked as position independent executables all the same.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE ${CMAKE_CXX_COMPILE_OPTIONS_PIC})

set(opdesk_common_headers
  <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
  <unordered_map> <utility> <variant> <vector> <boost/json.hpp>)
set(opdesk_widget_headers
  <QAbstractButton> <QAction> <QApplication> <QBoxLayout> <QDate> <QEvent> <QLabel> <QLineEdit> <QListView> <QPainter>
  <QPointer> <QStringList> <QStyledItemDelegate> <QTimer> <QWidget>)

if(OPDESK_PCH)
  # Every source that reads them has to define what they were compiled with.
  add_library(opdesk_precompiled_definitions INTERFACE)
  foreach(library Boost::json Boost::container)
    target_compile_definitions(opdesk_precompiled_definitions INTERFACE
      $<TARGET_PROPERTY:${library},INTERFACE_COMPILE_DEFINITIONS>)
  endforeach()
  file(WRITE "${CMAKE_BINARY_DIR}/precompiled.cpp" "")
  add_library(opdesk_precompiled OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
  target_link_libraries(opdesk_precompiled PRIVATE Boost::json opdesk_warnings)
  target_precompile_headers(opdesk_precompiled PRIVATE ${opdesk_common_headers})
  add_library(opdesk_precompiled_widgets OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
  target_link_libraries(opdesk_precompiled_widgets PRIVATE Boost::json Qt6::Widgets opdesk_warnings)
  target_precompile_headers(opdesk_precompiled_widgets PRIVATE ${opdesk_common_headers} ${opdesk_widget_headers})
  add_library(opdesk_precompiled_tests OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
  target_link_libraries(opdesk_precompiled_tests PRIVATE Boost::json GTest::gtest opdesk_warnings)
  target_precompile_headers(opdesk_precompiled_tests PRIVATE ${opdesk_common_headers} <gtest/gtest.h>)
endif()

# opdesk_precompile(<target> [GTEST]): lets the target's sources read the precompiled headers, with Qt's where it draws and
# GoogleTest's where it tests.
function(opdesk_precompile target)
  cmake_parse_arguments(ARG "GTEST" "" "" ${ARGN})
  if(NOT OPDESK_PCH)
    return()
  endif()
  target_link_libraries(${target} PRIVATE opdesk_precompiled_definitions)
  if(ARG_GTEST)
    target_precompile_headers(${target} REUSE_FROM opdesk_precompiled_tests)
  elseif(target MATCHES "^(opdesk$|opdesk_ui_|ui_)" AND NOT target MATCHES "ui_labels")
    target_precompile_headers(${target} REUSE_FROM opdesk_precompiled_widgets)
  else()
    target_precompile_headers(${target} REUSE_FROM opdesk_precompiled)
  endif()
endfunction()
