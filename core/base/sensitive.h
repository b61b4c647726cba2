#pragma once

#include <ostream>
#include <utility>

namespace opdesk::base {

/// Wraps a value that must never be printed: patient text, tokens, one-time codes. Streaming, formatting or logging one
/// does not compile; reveal() is the only way in, and it is easy to search for.
template <typename T>
class Sensitive {
public:
    Sensitive() = default;
    explicit Sensitive(T value) : m_value(std::move(value)) {}
    const T& reveal() const { return m_value; }
    T& reveal() { return m_value; }
    bool operator==(const Sensitive&) const = default;

private:
    T m_value{};
};

template <typename T>
std::ostream& operator<<(std::ostream&, const Sensitive<T>&) = delete;

}  // namespace opdesk::base
