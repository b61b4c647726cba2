#include "sync/server/http_session.h"

#include <netinet/tcp.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <algorithm>

#include "core/base/log.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

using Stream = beast::ssl_stream<beast::tcp_stream>;
using asio::use_awaitable;

constexpr std::uint32_t kMaxHeaderBytes = 32 * 1024;
constexpr auto kHandshakeTime = std::chrono::seconds(10);
constexpr auto kRequestTime = std::chrono::seconds(60);
/// Shorter than the patience of the proxies between.
constexpr auto kLongPoll = std::chrono::seconds(25);

std::string textOf(beast::string_view view) {
    return {view.data(), view.size()};
}

/// Printable ASCII and short, or nothing: it is shown to an admin.
std::string plainName(beast::string_view view) {
    constexpr std::size_t kMost = 60;
    const bool isPlain = view.size() <= kMost && std::ranges::all_of(view, [](char c) { return c >= ' ' && c <= '~'; });
    return isPlain ? textOf(view) : std::string();
}

Request requestOf(http::request<http::string_body>&& message, const std::string& remoteAddress) {
    Request request;
    request.method = textOf(message.method_string());
    request.target = textOf(message.target());
    request.authorization = textOf(message[http::field::authorization]);
    request.dpop = textOf(message["DPoP"]);
    request.dpopHeaders = message.count("DPoP");
    request.remoteAddress = remoteAddress;
    request.acceptsZstd = textOf(message[http::field::accept_encoding]).find("zstd") != std::string::npos;
    request.program = plainName(message[http::field::user_agent]);
    request.body = std::move(message.body());
    return request;
}

http::response<http::string_body> messageOf(Response&& response, unsigned version, bool keepAlive) {
    http::response<http::string_body> message(static_cast<http::status>(response.status), version);
    message.set(http::field::content_type, response.contentType);
    message.set("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : response.headers)
        message.set(name, value);
    message.keep_alive(keepAlive);
    message.body() = std::move(response.body);
    message.prepare_payload();
    return message;
}

// GCC 12 destroys temporaries of a co_await expression twice when they own something: what a coroutine here is given by
// value is trivial, everything else is a reference to a named object of the frame that awaits it.

/// Runs what blocks on a worker and comes back to the connection's own executor.
template <typename Function>
auto onWorker(asio::thread_pool& workers, const Function& function)
    -> asio::awaitable<std::invoke_result_t<const Function&>> {
    using Answer = std::invoke_result_t<const Function&>;
    const auto* const call = &function;
    const auto run = [call]() -> asio::awaitable<Answer> { co_return (*call)(); };
    co_return co_await asio::co_spawn(workers, run, use_awaitable);
}

/// The newest head waits here for the listener; a burst of pokes becomes one.
struct Poke {
    explicit Poke(const asio::any_io_executor& executor) : timer(executor) {}
    asio::steady_timer timer;
    std::int64_t head = HeadBus::kLookAgain;
    bool fresh = false;
    bool lookAgain = false;

    /// Until somebody pokes or the time is over; what came before the wait counts.
    asio::awaitable<bool> wait(std::int64_t millis) {
        boost::system::error_code ignored;
        if (!fresh) {
            timer.expires_after(std::chrono::milliseconds(millis));
            co_await timer.async_wait(asio::redirect_error(use_awaitable, ignored));
        }
        const bool poked = fresh;
        fresh = false;
        co_return poked;
    }
};

std::string pokeText(std::int64_t head, const std::string& epoch) {
    return base::canonicalJson(protocol::encode(protocol::WaitAnswer{head, epoch}));
}

HeadBus::Subscription listenTo(HeadBus& bus, const model::TenantId& tenant, const std::shared_ptr<Poke>& poke,
                               const asio::any_io_executor& executor) {
    return bus.subscribe(tenant, [poke, executor](std::int64_t head) {
        asio::post(executor, [poke, head] {
            poke->lookAgain = poke->lookAgain || head == HeadBus::kLookAgain;
            poke->head = std::max(poke->head, head);
            poke->fresh = true;
            poke->timer.cancel();
        });
    });
}

asio::awaitable<void> runStream(Stream& stream, SessionEnvironment& environment, const StreamOf& of,
                                const Response& head, unsigned version) {
    http::response<http::empty_body> opening(http::status::ok, version);
    opening.set(http::field::content_type, head.contentType);
    for (const auto& [name, value] : head.headers)
        opening.set(name, value);
    opening.chunked(true);
    http::response_serializer<http::empty_body> serializer(opening);
    co_await http::async_write_header(stream, serializer, use_awaitable);

    const auto executor = co_await asio::this_coro::executor;
    const auto poke = std::make_shared<Poke>(executor);
    const auto subscription = listenTo(environment.bus, of.tenant, poke, executor);
    std::int64_t sent = HeadBus::kLookAgain;
    // Only a look can tell of another history: it begins by putting back the database and telling everybody to look.
    std::string epoch;
    bool silent = true;
    // Looked at after the subscription began: no head can slip between the two.
    bool lookNow = true, heartbeat = false;
    for (;;) {
        if (lookNow) {
            poke->head = HeadBus::kLookAgain;
            poke->lookAgain = false;
            const auto heard = co_await onWorker(environment.workers, of.look);
            if (!heard)
                break;
            silent = heard->isSilent;
            // A database that was restored may stand at a lower one, or at the same.
            if (heard->head != sent || heard->epoch != epoch)
                sent = HeadBus::kLookAgain;
            epoch = heard->epoch;
            poke->head = std::max(poke->head, heard->head);
        }
        std::string text;
        if (!silent && poke->head > sent) {
            sent = poke->head;
            text = "event: head\ndata: " + pokeText(sent, epoch) + "\n\n";
        } else if (heartbeat || (silent && lookNow)) {
            text = ": heartbeat\n\n";
        }
        if (!text.empty()) {
            beast::get_lowest_layer(stream).expires_after(kRequestTime);
            const auto chunk = http::make_chunk(asio::buffer(text));
            co_await asio::async_write(stream, chunk, use_awaitable);
        }
        const bool poked = co_await poke->wait(environment.config.heartbeatMillis);
        heartbeat = !poked;
        lookNow = !poked || poke->lookAgain;
    }
    const auto last = http::make_chunk_last();
    co_await asio::async_write(stream, last, use_awaitable);
}

/// Fills in the body of a request that waits: as soon as head or epoch is another one, and in any case after a while.
asio::awaitable<void> runWait(SessionEnvironment& environment, const StreamOf& of, Response& response) {
    const auto executor = co_await asio::this_coro::executor;
    const auto poke = std::make_shared<Poke>(executor);
    const auto subscription = listenTo(environment.bus, of.tenant, poke, executor);
    const auto until = std::chrono::steady_clock::now() + kLongPoll;
    std::int64_t head = *of.known;
    std::string epoch = of.knownEpoch;
    bool lookNow = true, silent = false;
    for (;;) {
        if (lookNow) {
            poke->lookAgain = false;
            const auto heard = co_await onWorker(environment.workers, of.look);
            if (!heard) {
                const auto refusal = errorResponse({base::ErrorCode::unauthorized, "the session ended", {}, {}});
                response.status = refusal.status;
                response.body = refusal.body;
                co_return;
            }
            silent = heard->isSilent;
            if (!silent) {
                head = heard->head;
                epoch = heard->epoch;
            }
        }
        if (!silent && poke->head > head)
            head = poke->head;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        const bool otherHistory = !of.knownEpoch.empty() && epoch != of.knownEpoch;
        if (head != *of.known || otherHistory || left.count() <= 0)
            break;
        co_await poke->wait(left.count());
        lookNow = poke->lookAgain;
    }
    response.body = pokeText(head, epoch);
}

asio::awaitable<void> sendError(Stream& stream, const base::Error& error, unsigned version) {
    auto message = messageOf(errorResponse(error), version, false);
    co_await http::async_write(stream, message, use_awaitable);
}

/// A desk writes a large request in pieces, and its kernel keeps one back until those before are acknowledged; ours
/// would wait 40 ms for an answer to send that along with. Good until the next answer.
void acknowledgeAtOnce(Stream& stream) {
    using QuickAck = asio::detail::socket_option::boolean<IPPROTO_TCP, TCP_QUICKACK>;
    boost::system::error_code ignored;
    beast::get_lowest_layer(stream).socket().set_option(QuickAck(true), ignored);
}

asio::awaitable<void> serve(Stream& stream, SessionEnvironment& environment, const std::string& remoteAddress) {
    beast::flat_buffer buffer;
    for (;;) {
        beast::get_lowest_layer(stream).expires_after(std::chrono::seconds(environment.config.idleSeconds));
        http::request_parser<http::string_body> parser;
        parser.header_limit(kMaxHeaderBytes);
        parser.body_limit(environment.config.maxBodyBytes);
        acknowledgeAtOnce(stream);
        boost::system::error_code error;
        co_await http::async_read(stream, buffer, parser, asio::redirect_error(use_awaitable, error));
        if (error == http::error::end_of_stream)
            co_return;
        if (error) {
            base::Error refusal{base::ErrorCode::damaged, "not a request of this API", {}, {}};
            if (error == http::error::body_limit || error == http::error::header_limit ||
                error == http::error::buffer_overflow)
                refusal = {base::ErrorCode::tooLarge, "the request is too large", {}, {}};
            else if (error.category() != http::make_error_code(http::error::end_of_stream).category())
                co_return;
            co_await sendError(stream, refusal, 11);
            co_return;
        }
        auto message = parser.release();
        const bool keepAlive = message.keep_alive();
        const unsigned version = message.version();
        // Compressed requests would let a small body grow (security.md §4).
        if (message.count(http::field::content_encoding) > 0) {
            const base::Error refusal{base::ErrorCode::invalidInput, "compressed requests are not taken", {}, {}};
            co_await sendError(stream, refusal, version);
            co_return;
        }
        Request request = requestOf(std::move(message), remoteAddress);
        beast::get_lowest_layer(stream).expires_after(kRequestTime);
        const auto handle = [&environment, &request] {
            Response made = environment.handler(request);
            if (request.acceptsZstd)
                packBody(made);
            return made;
        };
        Response response = co_await onWorker(environment.workers, handle);
        if (response.stream) {
            if (environment.openStreams.fetch_add(1) >= environment.config.maxStreams) {
                environment.openStreams.fetch_sub(1);
                const base::Error refusal{base::ErrorCode::rateLimited, "too many open streams", {}, {}};
                co_await sendError(stream, refusal, version);
                co_return;
            }
            const std::shared_ptr<void> counted(nullptr,
                                                [&environment](void*) { environment.openStreams.fetch_sub(1); });
            if (!response.stream->known) {
                co_await runStream(stream, environment, *response.stream, response, version);
                co_return;
            }
            const StreamOf of = *response.stream;
            co_await runWait(environment, of, response);
        }
        auto answer = messageOf(std::move(response), version, keepAlive);
        co_await http::async_write(stream, answer, use_awaitable);
        if (!keepAlive)
            co_return;
    }
}

}  // namespace

asio::awaitable<void> runSession(asio::ip::tcp::socket socket, SessionEnvironment& environment) {
    boost::system::error_code error;
    const auto remote = socket.remote_endpoint(error);
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    Stream stream(beast::tcp_stream(std::move(socket)), environment.tls);
    try {
        beast::get_lowest_layer(stream).expires_after(kHandshakeTime);
        // Anything but TLS 1.3, plain HTTP too, ends here without an answer of ours.
        co_await stream.async_handshake(asio::ssl::stream_base::server, use_awaitable);
        co_await serve(stream, environment, remote.address().to_string());
        beast::get_lowest_layer(stream).expires_after(kHandshakeTime);
        co_await stream.async_shutdown(asio::redirect_error(use_awaitable, error));
    } catch (const boost::system::system_error&) {
        // The peer went away or took too long; there is nobody to tell.
    } catch (const std::exception&) {
        base::log(base::LogLevel::error, "a connection ended by an unexpected fault");
    }
}

}  // namespace opdesk::sync::server
