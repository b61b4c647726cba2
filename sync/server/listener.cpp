#include "sync/server/listener.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/base/log.h"
#include "sync/server/http_session.h"

namespace opdesk::sync::server {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto kFarewell = std::chrono::seconds(5);
constexpr auto kPauseAfterFault = std::chrono::milliseconds(100);

}  // namespace

struct Listener::Impl {
    Impl(const Config& config, HeadBus& bus, Handler handler)
        : workers(config.workers), environment{config, bus, std::move(handler), tls, workers, openStreams} {}

    asio::io_context io{1};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    asio::thread_pool workers;
    std::atomic<std::size_t> openStreams = 0;
    tcp::acceptor acceptor{io};
    asio::signal_set signals{io};
    asio::steady_timer farewell{io};
    std::size_t sessions = 0;
    bool stopping = false;
    SessionEnvironment environment;

    asio::awaitable<void> accept() {
        while (!stopping) {
            boost::system::error_code error;
            tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
            if (stopping)
                co_return;
            if (error) {
                // Out of descriptors or the like: others must finish first.
                asio::steady_timer pause(io, kPauseAfterFault);
                co_await pause.async_wait(asio::use_awaitable);
                continue;
            }
            ++sessions;
            asio::co_spawn(io, runSession(std::move(socket), environment), [this](const std::exception_ptr&) {
                if (--sessions == 0 && stopping)
                    io.stop();
            });
        }
    }

    void beginStop() {
        if (stopping)
            return;
        stopping = true;
        boost::system::error_code ignored;
        acceptor.close(ignored);
        signals.cancel(ignored);
        if (sessions == 0)
            return io.stop();
        farewell.expires_after(openStreams == sessions ? std::chrono::seconds(0) : kFarewell);
        farewell.async_wait([this](boost::system::error_code) { io.stop(); });
    }
};

Listener::Listener(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Listener::~Listener() = default;

base::Result<std::unique_ptr<Listener>> Listener::open(const Config& config, HeadBus& bus, Handler handler) {
    auto impl = std::make_unique<Impl>(config, bus, std::move(handler));
    boost::system::error_code error;
    if (SSL_CTX_set_min_proto_version(impl->tls.native_handle(), TLS1_3_VERSION) != 1)
        return base::fail(base::ErrorCode::internal, "TLS 1.3 is not there");
    SSL_CTX_set_options(impl->tls.native_handle(), SSL_OP_NO_RENEGOTIATION);
    impl->tls.use_certificate_chain_file(config.certificate.string(), error);
    if (!error)
        impl->tls.use_private_key_file(config.privateKey.string(), asio::ssl::context::pem, error);
    if (error)
        return base::fail(base::ErrorCode::damaged, "the server's certificate or key cannot be read");

    const auto address = asio::ip::make_address(config.listenAddress, error);
    if (error)
        return base::failField("listen_address", "not an IP address", "as 127.0.0.1 or ::1");
    const tcp::endpoint endpoint(address, config.listenPort);
    impl->acceptor.open(endpoint.protocol(), error);
    if (!error)
        impl->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        impl->acceptor.bind(endpoint, error);
    if (!error)
        impl->acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error)
        return base::fail(base::ErrorCode::ioFailed, "the address and port cannot be listened on");
    return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

std::uint16_t Listener::port() const {
    return m_impl->acceptor.local_endpoint().port();
}

void Listener::run() {
    m_impl->signals.add(SIGTERM);
    m_impl->signals.add(SIGINT);
    m_impl->signals.async_wait([this](boost::system::error_code error, int) {
        if (!error)
            m_impl->beginStop();
    });
    asio::co_spawn(m_impl->io, m_impl->accept(), asio::detached);
    m_impl->io.run();
    m_impl->workers.stop();
    m_impl->workers.join();
}

void Listener::stop() {
    asio::post(m_impl->io, [this] { m_impl->beginStop(); });
}

}  // namespace opdesk::sync::server
