#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "core/base/result.h"
#include "sync/server/config.h"
#include "sync/server/head_bus.h"
#include "sync/server/http_message.h"

namespace opdesk::sync::server {

/// Takes TLS 1.3 connections and runs `handle` for their requests on worker threads. Beast stays behind this header.
class Listener {
public:
    using Handler = std::function<Response(const Request&)>;

    /// Errors: ioFailed when the address is taken; damaged when certificate or key cannot be read.
    static base::Result<std::unique_ptr<Listener>> open(const Config& config, HeadBus& bus, Handler handler);
    ~Listener();

    std::uint16_t port() const;
    /// Runs until stop(), which any thread or a signal (SIGTERM, SIGINT) may ask for; open requests get a few seconds.
    void run();
    void stop();

private:
    struct Impl;
    explicit Listener(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace opdesk::sync::server
