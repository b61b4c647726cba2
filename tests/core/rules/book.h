#pragma once

#include <gtest/gtest.h>

#include "core/rules/rule_book.h"

namespace opdesk::rules {

/// The compiled-in data, read once for all tests of the folder.
inline const RuleBook& book() {
    static const RuleBook kBook = [] {
        auto loaded = RuleBook::load();
        if (!loaded)
            ADD_FAILURE() << loaded.error().detail;
        return std::move(loaded).value();
    }();
    return kBook;
}

}  // namespace opdesk::rules
