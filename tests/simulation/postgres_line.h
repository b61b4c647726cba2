#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The line between the simulator and its instances of opdeskd: frames of texts over a Unix socket.
namespace opdesk::simulation {

using Fields = std::vector<std::string>;

class Line {
public:
    explicit Line(int socket) : m_socket(socket) {}
    Line(Line&& other) noexcept : m_socket(other.m_socket) { other.m_socket = -1; }
    Line& operator=(Line&& other) noexcept {
        std::swap(m_socket, other.m_socket);
        return *this;
    }
    ~Line();

    /// Nothing when nobody listens there.
    static std::optional<Line> connect(const std::string& path);
    /// False when the other end is gone.
    bool send(const Fields& fields);
    /// Waits; nothing when the other end is gone.
    std::optional<Fields> receive();
    /// Is there something to receive, or the end?
    bool isReady(std::chrono::milliseconds wait) const;

private:
    bool readAll(char* into, std::size_t size);
    int m_socket;
};

/// Takes lines at a path.
class LineDoor {
public:
    /// Errors end the process: without a door there is no instance.
    explicit LineDoor(const std::string& path);
    ~LineDoor();
    LineDoor(const LineDoor&) = delete;
    LineDoor& operator=(const LineDoor&) = delete;
    std::optional<Line> accept();

private:
    int m_socket;
};

}  // namespace opdesk::simulation
