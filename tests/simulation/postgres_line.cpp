#include "tests/simulation/postgres_line.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace opdesk::simulation {

namespace {

sockaddr_un addressOf(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

void put(std::string& into, std::size_t number) {
    const auto value = static_cast<std::uint32_t>(number);
    std::array<char, 4> bytes{};
    std::memcpy(bytes.data(), &value, bytes.size());
    into.append(bytes.data(), bytes.size());
}

std::uint32_t take(const char* from) {
    std::uint32_t value = 0;
    std::memcpy(&value, from, sizeof value);
    return value;
}

}  // namespace

Line::~Line() {
    if (m_socket >= 0)
        ::close(m_socket);
}

std::optional<Line> Line::connect(const std::string& path) {
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return std::nullopt;
    Line line(socket);
    const auto address = addressOf(path);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return std::nullopt;
    return line;
}

bool Line::send(const Fields& fields) {
    std::string text;
    for (const auto& field : fields) {
        put(text, field.size());
        text += field;
    }
    std::string frame;
    put(frame, text.size());
    frame += text;
    for (std::size_t done = 0; done < frame.size();) {
        const auto sent = ::send(m_socket, frame.data() + done, frame.size() - done, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        done += static_cast<std::size_t>(sent);
    }
    return true;
}

bool Line::readAll(char* into, std::size_t size) {
    for (std::size_t done = 0; done < size;) {
        const auto got = ::recv(m_socket, into + done, size - done, 0);
        if (got <= 0)
            return false;
        done += static_cast<std::size_t>(got);
    }
    return true;
}

std::optional<Fields> Line::receive() {
    std::array<char, 4> head{};
    if (!readAll(head.data(), head.size()))
        return std::nullopt;
    std::string text(take(head.data()), '\0');
    if (!readAll(text.data(), text.size()))
        return std::nullopt;
    Fields fields;
    for (std::size_t at = 0; at + 4 <= text.size();) {
        const std::size_t size = take(text.data() + at);
        fields.push_back(text.substr(at + 4, size));
        at += 4 + size;
    }
    return fields;
}

bool Line::isReady(std::chrono::milliseconds wait) const {
    pollfd watched{m_socket, POLLIN, 0};
    return ::poll(&watched, 1, static_cast<int>(wait.count())) > 0;
}

LineDoor::LineDoor(const std::string& path) : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    ::unlink(path.c_str());
    const auto address = addressOf(path);
    if (m_socket < 0 || ::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(m_socket, 64) != 0) {
        std::perror("the door of an instance");
        std::exit(1);
    }
}

LineDoor::~LineDoor() {
    ::close(m_socket);
}

std::optional<Line> LineDoor::accept() {
    const int socket = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
    return socket < 0 ? std::nullopt : std::optional<Line>(Line(socket));
}

}  // namespace opdesk::simulation
