#include "app/client/store_thread.h"

#include <gtest/gtest.h>

#include <string>

namespace opdesk::app {
namespace {

TEST(StoreThread, aPersonsWork_comesBeforeWhatCanWait) {
    std::string order;
    {
        StoreThread thread;
        std::promise<void> go;
        thread.post([&, gone = go.get_future().share()] { gone.wait(); });
        thread.postIdle([&] { order += "a"; });
        thread.postIdle([&] { order += "b"; });
        thread.post([&] { order += "1"; });
        thread.post([&] { order += "2"; });
        go.set_value();
    }
    EXPECT_EQ(order, "12ab") << "what is queued at the end is run all the same";
}

TEST(StoreThread, someoneWaits_fromThePostToTheStart) {
    StoreThread thread;
    std::promise<void> running, go;
    thread.postIdle([&] {
        running.set_value();
        go.get_future().wait();
    });
    running.get_future().wait();
    EXPECT_FALSE(thread.someoneWaits());
    std::promise<bool> inside;
    thread.post([&] { inside.set_value(thread.someoneWaits()); });
    EXPECT_TRUE(thread.someoneWaits());
    go.set_value();
    EXPECT_FALSE(inside.get_future().get()) << "whoever runs waits no more";
}

}  // namespace
}  // namespace opdesk::app
