#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "sync/server/listener.h"

namespace opdesk::sync::server {

/// What the sessions of one listener share.
struct SessionEnvironment {
    const Config& config;
    HeadBus& bus;
    Listener::Handler handler;
    boost::asio::ssl::context& tls;
    boost::asio::thread_pool& workers;  ///< handlers block on the database here
    std::atomic<std::size_t>& openStreams;
};

/// One connection: handshake, requests one after the other, at the end perhaps an event stream.
boost::asio::awaitable<void> runSession(boost::asio::ip::tcp::socket socket, SessionEnvironment& environment);

}  // namespace opdesk::sync::server
